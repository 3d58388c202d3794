"""The child process of the printed note: a page in, a PDF out.

It imports the layout library and what finds template files, nothing of editions: a child starts anew for every note.
"""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any

from briefing.render import pdf, resources


def confined(letter: dict[str, Any]) -> bytes:
    """Print the page of a letter.

    Args:
        letter: `html`; `made`, the files that are not in templates/ (name -> base64); `templates`, the workspace's
            folder or None; `attached` and `properties` as `pdf.print_page` takes them.

    Raises:
        RenderError: The page cannot be laid out.
    """
    made = {name: base64.b64decode(content) for name, content in letter["made"].items()}
    file = letter["attached"]
    attached = pdf.Attached(**file | {"modified": datetime.fromisoformat(file["modified"])})

    def asset(name: str) -> bytes:
        return made[name] if name in made else resources.read(name, letter["templates"])

    return pdf.print_page(letter["html"], asset, attached, letter["properties"])
