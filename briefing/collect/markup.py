"""Bytes -> lxml trees: XML without entities or network, HTML with limits that say when they are hit."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from briefing.errors import DocumentError

if TYPE_CHECKING:
    from lxml import etree, html

#: Deeper HTML makes libxml2 drop the text without an error.
_LIMIT_ERROR: Final = "ERR_RESOURCE_LIMIT"

#: libxml2 compares each attribute of a tag with all others: 16,000 of them took 3.3 s.
_MAX_ATTRIBUTES: Final = 1000
_LONG_TAG: Final = re.compile(r"<[A-Za-z][^<>]{4000,}+")
_QUOTED: Final = re.compile(r"""\"[^"]*+"|'[^']*+'""")
_DTD_WINDOW: Final = 65_536
#: `<` characters of a page; the heaviest news page seen had 30,000.
_MAX_TAGS: Final = 150_000

_META_CHARSET: Final = re.compile(rb"""charset\s{0,3}=\s{0,3}["']?\s{0,3}([A-Za-z0-9_.:-]{2,40})""")
_CHARSET_WINDOW: Final = 4096
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What pages that declare these really hold (WHATWG Encoding Standard, section 4.2).
_ALIASES: Final = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}


def xml(content: bytes, subject: str, *, allow_doctype: bool = False) -> etree._Element:
    """Parse XML into its root element; nothing is loaded from outside, no entity is expanded.

    Args:
        content: The bytes of the document.
        subject: Named in errors.
        allow_doctype: A document type may be named, as NITF files do; one that declares entities never may.

    Raises:
        DocumentError: `xml-dtd` or `corrupt`.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        if b"<!ENTITY" in content[:_DTD_WINDOW]:
            raise _dtd(subject) from exc
        raise DocumentError(subject, "its XML is damaged", "Save the document again.", kind="corrupt") from exc
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None:
        entities = any(True for _ in dtd.iterentities())  # type: ignore[union-attr] # unknown to the stubs
        if entities or not allow_doctype:
            raise _dtd(subject)
    return root


def _dtd(subject: str) -> DocumentError:
    return DocumentError(subject, "its XML declares a document type", "Save it with another program.", kind="xml-dtd")


def decode_html(content: bytes, declared: str | None = None) -> str:
    """Decode a page: byte order mark, charset of the transport, strict UTF-8, charset of the markup, cp1252.

    UTF-8 comes before the page's own word: pages that declare latin-1 and hold UTF-8 are common, the
    opposite does not decode.

    Args:
        content: The bytes of the page.
        declared: The charset that the server or the MIME part names.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, "replace")
    meta = _META_CHARSET.search(content[:_CHARSET_WINDOW])
    named = meta[1].decode("ascii").lower() if meta else None
    for name in (declared, "utf-8", named):
        if name and (text := _strictly(content, name)) is not None:
            return text
    return content.decode("cp1252", "replace")


def _strictly(content: bytes, encoding: str) -> str | None:
    name = encoding.strip().lower()
    try:
        return content.decode(_ALIASES.get(name, name))
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def html_tree(text: str, subject: str) -> html.HtmlElement:
    """Parse a page.

    Args:
        text: The decoded page.
        subject: Named in errors.

    Raises:
        DocumentError: `html-limit` when the page is too deep or its tags too large, `no-text` when it is empty.
    """
    from lxml import etree, html

    _refuse_monsters(text, subject)
    visible = text.replace("\0", "").encode("utf-8", "replace")
    for huge in (False, True):
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=huge)
        try:
            tree = html.document_fromstring(visible, parser=parser, ensure_head_body=True)
        except (etree.ParserError, etree.XMLSyntaxError) as exc:
            raise DocumentError(subject, "the page holds no text", "Save it again.", kind="no-text") from exc
        if _LIMIT_ERROR not in str([entry.type_name for entry in parser.error_log]):
            return tree
    raise _limit(subject)


def _refuse_monsters(text: str, subject: str) -> None:
    """Refuse pages that would keep the parser busy for minutes."""
    if text.count("<") > _MAX_TAGS:
        raise _limit(subject)
    for tag in _LONG_TAG.finditer(text):
        if len(_QUOTED.sub("", tag[0]).split()) > _MAX_ATTRIBUTES:
            raise _limit(subject)


def _limit(subject: str) -> DocumentError:
    return DocumentError(
        subject, "the page is built too deeply or its tags are too large", "Save its text instead.", kind="html-limit"
    )


def local(element: etree._Element) -> str:
    """Give the tag of an element without its namespace; comments and processing instructions have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
