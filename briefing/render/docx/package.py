"""What a file says of itself, the edition it carries, nothing looked up outside, and the same bytes each time."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefing import codec
from briefing.errors import ConfigError
from briefing.render import imprint
from briefing.render.docx.dress import REGIONS
from briefing.render.typography import printable
from briefing.render.view import web_link

if TYPE_CHECKING:
    from docx.document import Document

    from briefing.model import Edition, Presentation

#: Longest core property; python-docx refuses more.
LONGEST = 255
#: Of zlib. Most of a file is fonts: 4 takes 60 % of the time of 6 and makes the file 2 % larger.
LEVEL = 4
EDITION_NAMESPACE = "urn:briefing:edition:1"
PROPERTIES = ("briefing.edition", "briefing.fingerprint", "briefing.theme", imprint.PROPERTY)

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_STORE_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
#: The class of properties made by users. Source: [MS-OSHARED] 2.3.3.2.2.
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def describe(document: Document, edition: Edition, presentation: Presentation, draft: str | None) -> None:
    """Set the core and custom properties and embed edition.json.

    Args:
        document: The document, changed in place.
        edition: What it shows.
        presentation: Gives its author.
        draft: Id of the draft's theme, or None.
    """
    _core(document, edition, presentation)
    data, fingerprint = _data(edition)
    values = (edition.id, fingerprint, draft or "", imprint.write(presentation))
    _custom(document, dict(zip(PROPERTIES, values, strict=True)))
    _embed(document, data, fingerprint)


@lru_cache(maxsize=1)
def _data(edition: Edition) -> tuple[str, str]:
    """Write an edition once for its note and all drafts: (ASCII JSON, which XML writers leave alone, fingerprint)."""
    return escape(json.dumps(codec.encode(edition))), codec.fingerprint(edition)


def _core(document: Document, edition: Edition, presentation: Presentation) -> None:
    core = document.core_properties
    core.title = _short(edition.title)
    core.subject = _short(edition.id)
    core.author = _short(presentation.issuer)
    core.keywords = _short(", ".join(t.title for t in edition.themes))
    core.language = REGIONS.get(edition.language, edition.language)
    core.identifier, core.comments, core.category, core.version, core.content_status = (
        _short(edition.id),
        "",
        "",
        "",
        "",
    )
    core.last_modified_by = "briefing"
    core.revision = 1
    core.created = core.modified = edition.issued_at


def _short(text: str) -> str:
    return printable(" ".join(text.split()))[:LONGEST]


def _custom(document: Document, values: dict[str, str]) -> None:
    """Write docProps/custom.xml; properties that the template's own file holds give way."""
    items = "".join(
        f'<property fmtid="{_USER_DEFINED}" pid="{pid}" name="{name}">'
        f"<vt:lpwstr>{escape(printable(value))}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(values.items(), 2)
    )
    spaces = f'xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"'
    xml = f"{_HEAD}<Properties {spaces}>{items}</Properties>"
    package = document.part.package
    kind = f"{_OFFICE}/relationships/custom-properties"
    for key in [k for k, rel in package.rels.items() if rel.reltype == kind]:
        del package.rels[key]
    package.relate_to(Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, xml.encode(), package), kind)


def _embed(document: Document, data: str, fingerprint: str) -> None:
    """Carry edition.json in a custom XML part."""
    package = document.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, len(taken) + 2) if f"/customXml/item{n}.xml" not in taken)
    item = Part(
        PackURI(f"/customXml/item{number}.xml"),
        "application/xml",
        f'{_HEAD}<edition xmlns="{EDITION_NAMESPACE}">{data}</edition>'.encode(),
        package,
    )
    name = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{EDITION_NAMESPACE}:{fingerprint}")).upper()
    store = (
        f'{_HEAD}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{{{name}}}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{EDITION_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    properties = Part(PackURI(f"/customXml/itemProps{number}.xml"), _STORE_TYPE, store.encode(), package)
    item.relate_to(properties, f"{_OFFICE}/relationships/customXmlProps")
    document.part.relate_to(item, f"{_OFFICE}/relationships/customXml")


def save(document: Document) -> bytes:
    """Write the package: sorted members with one fixed date, so that equal documents are equal bytes.

    Raises:
        ConfigError: The template relates to something outside that is not a web page.
    """
    _stay_inside(document)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _members(document.part.package):
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content, compresslevel=LEVEL)
    return out.getvalue()


def _members(package: Any) -> list[tuple[str, bytes]]:
    """Return the members of the package in order; the list of content types comes first.

    Source: ECMA-376 part 2, 7.2 and 7.3.
    """
    parts = sorted(package.iter_parts(), key=lambda part: part.partname)
    found = [("_rels/.rels", package.rels.xml)]
    for part in parts:
        part.before_marshal()
        found.append((part.partname.membername, part.blob))
        if part.rels:
            found.append((part.partname.rels_uri.membername, part.rels.xml))
    return [("[Content_Types].xml", _content_types(parts)), *found]


def _content_types(parts: list[Part]) -> bytes:
    overrides = "".join(
        f"<Override PartName={quoteattr(part.partname)} ContentType={quoteattr(part.content_type)}/>" for part in parts
    )
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{_HEAD}<Types xmlns="{space}">{relations}{overrides}</Types>'.encode()


def _stay_inside(document: Document) -> None:
    """A linked picture, a template on a share or a mail address would be looked up when the file is opened."""
    relations = [
        (part, rel) for part in document.part.package.iter_parts() for rel in part.rels.values() if rel.is_external
    ]
    faults = tuple(f"{part.partname} points outside: {rel.target_ref}" for part, rel in relations if not _allowed(rel))
    if faults:
        raise ConfigError("brief.docx", faults, "Embed pictures instead of linking them, and link to web pages only.")


def _allowed(relation: Any) -> bool:
    return relation.reltype.endswith("/hyperlink") and web_link(relation.target_ref) is not None
