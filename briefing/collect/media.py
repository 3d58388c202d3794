"""The media type of a file from its content; the name decides only between kinds of plain text."""

from __future__ import annotations

import codecs
import io
import json
import posixpath
import re
import zipfile
import zlib
from typing import Final

from briefing.collect import fields, package

#: (bytes the file opens with, media type). The first match wins.
_SIGNATURES: Final[tuple[tuple[bytes, str], ...]] = (
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
)

DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT: Final = "application/vnd.oasis.opendocument.text"
EPUB: Final = "application/epub+zip"
HTML: Final = "text/html"

#: A part that only this kind of package holds -> its media type.
_PACKAGES: Final[tuple[tuple[str, str], ...]] = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("META-INF/container.xml", EPUB),
)

#: Suffixes of documents that must open with a signature; without it the file is not what it claims.
_BINARY_SUFFIXES: Final = {
    ".pdf": "application/pdf",
    ".docx": DOCX,
    ".odt": ODT,
    ".epub": EPUB,
    ".zip": "application/zip",
    ".doc": "application/x-ole-storage",
    ".xls": "application/x-ole-storage",
    ".xlsx": "application/zip",
}

#: Root element of an XML file, without its prefix, lower case -> media type.
_ROOTS: Final = {
    "html": HTML,
    "nitf": "application/x-nitf+xml",
    "newsitem": "application/x-newsml+xml",
    "newsmessage": "application/x-newsml+xml",
    "newsml": "application/x-newsml+xml",
    "rss": "application/rss+xml",
    "feed": "application/atom+xml",
    "rdf": "application/rss+xml",
    "opml": "text/x-opml",
    "urlset": "application/x-sitemap+xml",
    "sitemapindex": "application/x-sitemap+xml",
}

_HEAD: Final = 8192
#: JSON that is cut ends inside a token: a word, an escape, or a string.
_LONGEST_TOKEN: Final = 6
_OPEN_STRING: Final = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*+\\?')
_XML_ROOT: Final = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})[\s>/]")
_HTML_TAG: Final = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|div|p|article|table|h1)[\s>/]", re.IGNORECASE
)
_HEADER: Final = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t]|$)")
_ENVELOPE: Final = re.compile(r"From \S{1,200} .{0,80}\d{4}")

#: Header fields of RFC 5322 and MIME that a press article does not open with, three of them in a row.
_MAIL_HEADERS: Final = frozenset(
    "from to cc subject date message-id mime-version content-type received return-path delivered-to reply-to sender "
    "content-transfer-encoding dkim-signature list-id list-unsubscribe references in-reply-to x-mailer user-agent "
    "snapshot-content-location".split()
)


def sniff(content: bytes, name: str, exports: fields.Exports = ()) -> str:
    """Decide the media type of a file.

    Args:
        content: The whole file.
        name: The file's name; its suffix is a hint, never a proof.
        exports: Column names of press databases besides those known.

    Returns:
        A media type; `application/octet-stream` when a file that claims a binary format is none.
    """
    if not content:
        return "text/plain"
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, media_type in _SIGNATURES:
        if head.startswith(signature):
            return media_type
    suffix = posixpath.splitext(name)[1].lower()
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(content, suffix)
    if b"%PDF-" in head:  # after the packages, which may hold one unpacked
        return "application/pdf"
    text = _head_text(content)
    if kind := _textual(text, exports):
        return kind
    if suffix in _BINARY_SUFFIXES:
        return "application/octet-stream"
    return "text/markdown" if suffix in {".md", ".markdown"} else "text/plain"


def _package(content: bytes, suffix: str) -> str:
    """Tell the formats that are zip archives apart; a broken one is what its name claims."""
    if package.is_crowded(content):
        return "application/zip"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:  # noqa: PLR2004 - a media type
                declared = archive.read("mimetype").decode("ascii", "replace").strip()
                if declared in {ODT, EPUB}:
                    return declared
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, zlib.error):
        return _BINARY_SUFFIXES.get(suffix, "application/zip")
    return next((media_type for part, media_type in _PACKAGES if part in names), "application/zip")


def _head_text(content: bytes) -> str:
    head = content[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1").replace("\0", "")


def _textual(head: str, exports: fields.Exports) -> str | None:
    stripped = head.lstrip()
    if stripped.startswith("<"):
        return _xml_kind(stripped)
    if mail := _mail_kind(head):
        return mail
    if stripped[:1] in "{[" and stripped[1:].lstrip()[:1] in '"{[' and _opens_json(stripped):
        return "application/json"
    return "text/csv" if fields.csv_dialect(stripped, exports) else None


def _xml_kind(head: str) -> str | None:
    """Tell XML news formats and HTML apart by the first element."""
    body = head
    while body.startswith(("<?", "<!")):
        if re.match(r"<!doctype\s+html", body, re.IGNORECASE):
            break
        _, mark, rest = body.partition(_closing(body))
        if not mark:
            break
        body = rest.lstrip()
    root = _XML_ROOT.match(body)
    if root and (kind := _ROOTS.get(root[1].lower())):
        return kind
    return HTML if _HTML_TAG.search(head) else None


def _closing(prolog: str) -> str:
    """Name what ends the comment, instruction or document type that a text opens with."""
    if prolog.startswith("<!--"):
        return "-->"
    return "]>" if "[" in prolog.partition(">")[0] else ">"


def _mail_kind(head: str) -> str | None:
    """Recognise RFC 5322 messages by their header and mbox files by the line that opens each message."""
    lines = head.splitlines()
    envelope = bool(lines and _ENVELOPE.match(lines[0]))
    names: list[str] = []
    for line in lines[int(envelope) :]:
        field = _HEADER.match(line)
        if not field and not line.startswith((" ", "\t")):
            break
        if field:
            names.append(field[1].lower())
    known = len(_MAIL_HEADERS.intersection(names))
    if known < 2 or known < len(names) / 4:  # noqa: PLR2004 - one field alone may open an article
        return None
    return "application/mbox" if envelope else "message/rfc822"


def _opens_json(head: str) -> bool:
    """Tell whether a text begins as JSON, or as lines of JSON objects, does: articles open with a bracket too."""
    try:
        # Numbers stay as they are written: Python refuses to make an integer of thousands of digits.
        value, end = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(head)
    except RecursionError:
        return True  # the reader says that it is nested too deeply
    except json.JSONDecodeError as exc:
        rest = head[exc.pos :]
        return len(rest) <= _LONGEST_TOKEN or _OPEN_STRING.fullmatch(rest) is not None
    rest = head[end:].lstrip(" \t\r")
    return not rest.strip() or (isinstance(value, dict) and rest.startswith("\n"))
