"""What is said twice: copied documents, echoed sentences."""

from briefing.dedupe.copies import Copies, copies
from briefing.dedupe.echoes import Echo, compare, echoes, numbers
from briefing.dedupe.sketch import LENGTH as SKETCH_LENGTH
from briefing.dedupe.sketch import sketch

__all__ = ["SKETCH_LENGTH", "Copies", "Echo", "compare", "copies", "echoes", "numbers", "sketch"]
