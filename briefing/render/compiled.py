"""What takes long to make of a packaged file is kept beside it, where Python keeps its own compiled modules.

Nothing made of a workspace's file is kept, nor anything read that was kept there: a compiled template is code.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
from typing import TYPE_CHECKING, Final

from briefing import render
from briefing.errors import RenderError
from briefing.render import resources

if TYPE_CHECKING:
    from pathlib import Path

_DIGEST: Final = hashlib.sha256().digest_size


def find(name: str, source: str, maker: str) -> bytes | None:
    """Return what was made of a packaged file.

    Args:
        name: Of the file, as `resources.read` takes it.
        source: Names the content that it must have been made of, such as a checksum.
        maker: Names the library that made it and its version.

    Returns:
        None when it was not made yet, of something else, or is damaged.
    """
    path = _beside(name, maker)
    try:
        content = path.read_bytes() if path else b""
    except OSError:
        return None
    made = content[_DIGEST:]
    return made if content and content[:_DIGEST] == _seal(source, made) else None


def keep(name: str, source: str, maker: str, made: bytes) -> None:
    """Keep what was made of a packaged file; where nothing can be written, it is made again each time.

    Args:
        name: As for `find`.
        source: As for `find`.
        maker: As for `find`.
        made: What `find` will return.
    """
    path = _beside(name, maker)
    if path and not sys.dont_write_bytecode:
        with contextlib.suppress(RenderError):
            render.write(path, _seal(source, made) + made)


def _beside(name: str, maker: str) -> Path | None:
    packaged = resources.locate(name)
    if packaged is None:
        return None
    return packaged.parent / "__pycache__" / f"{packaged.name}.{sys.implementation.cache_tag}.{maker}"


def _seal(source: str, made: bytes) -> bytes:
    return hashlib.sha256(source.encode() + b"\0" + made).digest()
