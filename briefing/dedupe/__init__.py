"""What is said twice: copied documents, echoed sentences."""

from briefing.dedupe.copies import Copies, copies
from briefing.dedupe.echoes import Echo, compare, echoes, numbers

__all__ = ["Copies", "Echo", "compare", "copies", "echoes", "numbers"]
