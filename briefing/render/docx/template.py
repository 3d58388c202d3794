"""Let the template of the note be filled by the template engine: python-docx's document with marks in place of texts.

docxtpl's quirks stop here. The template is a file that people edit in Word, so that each of its faults is an error that
quotes the paragraph at fault.
"""

from __future__ import annotations

import io
import re
import traceback
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.parts.hdrftr import FooterPart, HeaderPart
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from briefing.errors import ConfigError
from briefing.render import resources, templating
from briefing.render.docx import placeholders

if TYPE_CHECKING:
    from docx.document import Document
    from jinja2 import Environment

    from briefing.render.catalogue import Catalogue

NAME = "brief.docx"
_REMEDY = "Correct it in Word, or delete the file to use the packaged one; docs/templates-word.md lists the names."
_TAG = re.compile(r"<[^<>]*>")


class _Template(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """Remembers the text being filled, for the error message."""

    source = ""

    def patch_xml(self, src_xml: str) -> str:
        """Join the placeholders that Word cut into several runs; once for every document of a process."""
        return _patched(src_xml)

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """Fill one part; the engine's line numbers are paragraphs, because docxtpl breaks the line before each."""
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        return str(super().render_xml_part(src_xml, part, context, jinja_env))


@lru_cache(maxsize=16)
def _patched(xml: str) -> str:
    return str(DocxTemplate.patch_xml(DocxTemplate(""), xml))


@lru_cache(maxsize=4)
def _environment(words: Catalogue, folder: str | None) -> Environment:
    """Make the engine, which keeps what it compiled: a note and its drafts share one template."""
    environment = templating.environment(words, folder)
    environment.from_string = lru_cache(maxsize=64)(environment.from_string)  # type: ignore[method-assign, assignment]
    return environment


@lru_cache(maxsize=4)
def _checked(content: bytes) -> bytes:
    """Look the template over once; what is returned is its own bytes.

    Raises:
        ConfigError: A placeholder is at fault.
    """
    faults = placeholders.faults(_open(content).docx)
    if faults:
        raise ConfigError(NAME, faults, _REMEDY)
    return content


def fill(variables: dict[str, Any], words: Catalogue, folder: str | None) -> Document:
    """Fill the template's placeholders and return the document, marks of the slots included.

    Args:
        variables: What the template calls by name.
        words: The note's language.
        folder: The workspace's templates, or None.

    Raises:
        ConfigError: The template is no Word file, or one of its placeholders is at fault; the paragraph is quoted.
    """
    template = _open(_checked(resources.read(NAME, folder)))
    try:
        template.render(variables, jinja_env=_environment(words, folder), autoescape=True)
    except (TemplateError, etree.XMLSyntaxError) as exc:
        raise ConfigError(NAME, (_fault(exc, template.source),), _REMEDY) from exc
    except (TypeError, ValueError, AttributeError) as exc:
        if _line(exc) is None:
            raise
        raise ConfigError(NAME, (_fault(exc, template.source),), _REMEDY) from exc
    document: Document = template.docx
    _adopt(document)
    return document


def _open(content: bytes) -> _Template:
    try:
        template = _Template(io.BytesIO(content))
        template.init_docx()
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as exc:
        raise ConfigError(
            NAME, ("not a Word document (.docx)",), "Save it as .docx, or delete it to use the packaged one."
        ) from exc
    return template


def _adopt(document: Document) -> None:
    """Mend what docxtpl leaves: headers and footers as parts that python-docx does not find get back their class."""
    classes = {RELATIONSHIP_TYPE.HEADER: HeaderPart, RELATIONSHIP_TYPE.FOOTER: FooterPart}
    relations = document.part.rels
    for key, relation in relations.items():
        if relation.reltype in classes:
            old = relation.target_part
            part = classes[relation.reltype](old.partname, old.content_type, old.element, old.package)
            for inner in old.rels.values():
                target = inner.target_ref if inner.is_external else inner.target_part
                part.load_rel(inner.reltype, target, inner.rId, inner.is_external)
            relation._target = relations.related_parts[key] = part  # noqa: SLF001 - python-docx cannot swap a part


def _line(exc: BaseException) -> int | None:
    """Return the line of the template at which the engine stopped, if it was the template's."""
    frames = [f for f in traceback.extract_tb(exc.__traceback__) if f.filename == "<template>"]
    return getattr(exc, "lineno", None) or (frames[-1].lineno if frames else None)


def _fault(exc: Exception, source: str) -> str:
    """`in “Mots clés : {{ theme.mots }}”: unknown name 'mots'`."""
    line, lines = _line(exc), source.split("\n")
    said = getattr(exc, "message", None) or str(exc)
    if line is None or line > len(lines):
        return said
    return f"in {placeholders.shown(_TAG.sub('', lines[line - 1]))}: {said}"
