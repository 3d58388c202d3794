"""Where a workspace keeps its things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from briefing.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

_EDITION_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with briefing.toml, seeds/, templates/, reports/ and .briefing/; each may be missing."""

    root: Path

    @property
    def reports(self) -> Path:
        """Folder of the editions."""
        return self.root / "reports"

    @property
    def state(self) -> Path:
        """Folder of the state, the lock and the outbox."""
        return self.root / ".briefing"

    def report(self, edition_id: str) -> Path:
        """Name the folder of one edition.

        Raises:
            UsageError: The id could not be a folder's name everywhere.
        """
        return self.reports / checked_id(edition_id)


def checked_id(edition_id: str) -> str:
    """Return the id if it can name a folder.

    Raises:
        UsageError: It cannot.
    """
    if not _EDITION_ID.fullmatch(edition_id):
        remedy = "Use letters, digits, dots, dashes and underscores, for instance 2026-W47."
        raise UsageError(repr(edition_id), "not an edition's name", remedy)
    return edition_id
