"""HTML -> PDF by WeasyPrint: PDF/A-3A and PDF/UA-1 in one file. The only module that knows WeasyPrint.

It fetches nothing: stylesheets, fonts and pictures come from memory. Its quirks (written for 70.0) stop here: the
claim of PDF/UA is merged into the one XMP packet, an attachment that is listed twice is listed once, and what it only
logs as an error becomes one.
"""

from __future__ import annotations

import logging
import tempfile
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefing.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

#: Addresses inside the page are relative to this. Source: RFC 2606 reserves `.invalid`, so that it is nobody's.
BASE = "https://templates.invalid/"

#: Source: ISO 14289-1, 5 (the claim) and ISO 19005-3, 6.6.2.3 (a claim's schema must be described).
_UA_CLAIM = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that travels inside the PDF.

    Attributes:
        name: As the reader sees it.
        text: Its content.
        description: For people who do not see the name.
        modified: Date of the file, also of its making.
    """

    name: str
    text: str
    description: str
    modified: datetime


def print_page(
    html: str,
    asset: Callable[[str], bytes],
    attached: Attached | None = None,
    properties: Mapping[str, str] | None = None,
) -> bytes:
    """Lay out a page and write it as PDF; the same arguments give the same bytes.

    Args:
        html: The whole page.
        asset: Name -> bytes, for each relative address in the page and its stylesheets.
        attached: Embedded with the relationship Data; None for nothing.
        properties: Name -> text, for the document's own information; ASCII.

    Raises:
        RenderError: Something is missing or unusable: a file, a title, an alternative text.
    """
    import weasyprint

    attachments = [_attachment(attached)] if attached else []
    faults = _Faults()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(faults)
    try:
        page = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=_fetcher(asset))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # it leaves its colour profile open
            content: bytes = page.write_pdf(
                pdf_variant="pdf/a-3a", attachments=attachments, finisher=_finisher(properties or {})
            )
    except OSError as exc:
        # The library unpacks fonts there.
        place = tempfile.gettempdir()
        raise RenderError("brief.pdf", f"cannot be laid out ({exc})", f"Free some room in {place}.") from exc
    finally:
        logger.removeHandler(faults)
    if faults.messages:
        remedy = "Correct brief.html.j2 or brief.css, or delete them to use the packaged ones."
        if all("/logo." in message for message in faults.messages):
            remedy = "Save the logo that briefing.toml names again, as a plain PNG or SVG without references."
        raise RenderError("brief.pdf", "; ".join(faults.messages), remedy)
    return content


def _attachment(attached: Attached) -> Any:
    import weasyprint

    return weasyprint.Attachment(
        string=attached.text,
        name=attached.name,
        description=attached.description,
        relationship="Data",
        created=attached.modified,
        modified=attached.modified,
    )


def _fetcher(asset: Callable[[str], bytes]) -> Any:
    """Serve assets from memory and refuse everything else: no file, no network, no redirect."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Assets(URLFetcher):  # type: ignore[misc]
        """In place of WeasyPrint's own fetcher, which opens files and follows redirects."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            """Answer an address of the page from memory."""
            del headers
            if not url.startswith(BASE):
                raise ValueError(f"the page may only use files of templates/, not {url[:80]}")
            return URLFetcherResponse(url, asset(url.removeprefix(BASE)), {"Content-Type": _media_type(url)})

    return Assets(allowed_protocols=(), allow_redirects=False)


def _media_type(name: str) -> str:
    types = {"css": "text/css", "ttf": "font/ttf", "otf": "font/otf", "svg": "image/svg+xml", "png": "image/png"}
    return types.get(name.rpartition(".")[2], "application/octet-stream")


def _finisher(properties: Mapping[str, str]) -> Callable[[Any, Any], None]:
    import pydyf

    def finish(document: Any, pdf: Any) -> None:
        _claim_accessibility(document, pdf)
        for name, text in properties.items():
            pdf.info[name] = pydyf.String(text)

    return finish


def _claim_accessibility(_document: Any, pdf: Any) -> None:
    """Merge the PDF/UA claim into the XMP packet, and list the attachment once."""
    import pydyf

    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    packet: bytes = metadata.stream[0]
    end = packet.rindex(b"</rdf:RDF>")
    metadata.stream[0] = packet[:end] + _UA_CLAIM + packet[end:]
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


class _Faults(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.messages.append(record.getMessage())
