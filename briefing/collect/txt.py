"""Plain text -> one RawDocument: decoding, line ends, and nothing else.

Every character keeps its place: what cannot be shown is replaced by a space, one for one, so that offsets
in the text are offsets in the decoded file.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from briefing.errors import DocumentError
from briefing.model import RawDocument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.model import Fetched

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Share of control characters above which a file is no text. Scraped articles had none; random bytes have 11 %.
_MAX_CONTROL_SHARE: Final = 0.05

#: So many stray control characters prove nothing, however short the file.
_STRAY_CONTROLS: Final = 16

#: Bytes looked at to decide whether a file without a mark is UTF-16.
_PARITY_SAMPLE: Final = 4096

_LINE_ENDS = dict.fromkeys(map(ord, "\r\u2028\u2029\x85"), "\n")
_INVISIBLE = dict.fromkeys(
    [
        *(*range(0x09), *range(0x0B, 0x0D), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)),
        *(0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF),
        *range(0xD800, 0xE000),
    ],
    " ",
)
_TRANSLATION = _INVISIBLE | _LINE_ENDS
#: A text without any of these is shown as it is: looking costs a tenth of replacing.
_CHANGED: Final = re.compile(f"[{re.escape(''.join(map(chr, sorted(_TRANSLATION))))}]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")


def read(fetched: Fetched) -> Iterable[RawDocument]:
    """Yield the one document of a text file.

    Raises:
        DocumentError: `empty`, `no-text` or `binary`.
    """
    text = decode(fetched.content, fetched.path)
    yield RawDocument(path=fetched.path, sha256=fetched.sha256, media_type=fetched.media_type, text=text)


def decode(content: bytes, subject: str) -> str:
    r"""Decode text of unknown encoding; line ends become `\n`.

    The ladder is byte order mark, UTF-16 by the parity of its zeros, strict UTF-8, then line by line
    UTF-8 or cp1252. Guessing libraries take cp1252 for cp1250 on short French texts.

    Args:
        content: The bytes of the file.
        subject: Named in the error, usually the path.

    Raises:
        DocumentError: `empty`, `no-text` or `binary`.
    """
    if not content:
        raise DocumentError(subject, "the file is empty", "Remove it or save it again.", kind="empty")
    text = _decode(content)
    if _CHANGED.search(text) or "\ufffd" in text:
        _refuse_binary(text, subject)
        text = shown(text)
    if not text.strip():
        raise DocumentError(subject, "the file holds no text", "Remove it or save it again.", kind="no-text")
    return text


def shown(text: str) -> str:
    r"""Replace what cannot be shown by spaces, one for one, and every kind of line end by `\n`."""
    if not _CHANGED.search(text):
        return text
    return text.replace("\r\n", "\n").translate(_TRANSLATION)


def _decode(content: bytes) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, "replace")
    if utf16 := _utf16_without_mark(content[:_PARITY_SAMPLE]):
        return content.decode(utf16, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(_decode_line(line) for line in content.split(b"\n"))


def _utf16_without_mark(sample: bytes) -> str | None:
    """Tell UTF-16 by where its zero bytes stand: Latin text has one in nearly every character."""
    if 0 not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _refuse_binary(text: str, subject: str) -> None:
    sample = text[:200_000]
    control = len(_CONTROL.findall(sample))
    if control > max(_STRAY_CONTROLS, _MAX_CONTROL_SHARE * len(sample)):
        raise DocumentError(subject, "the file is binary, not text", "Remove it from the folder.", kind="binary")
