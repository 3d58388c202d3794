"""What the tests of the Word note share: its parts as XML, and templates with one thing changed."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document
from lxml import etree

from briefing.model import Presentation, Surroundings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEMPLATE = Path(__file__).parent.parent / "templates" / "brief.docx"
PRESENTATION = Presentation(mention="Diffusion restreinte", issuer="Cellule de veille", timezone="Africa/Casablanca")


def opened(content):
    return Document(io.BytesIO(content))


def part(content, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def names(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def text(content, name="word/document.xml"):
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in part(content, name).iter(f"{W}p"))


def letters(value):
    return "".join(value.split())


def around(edition, before="Une phrase qui précède.", after="Une phrase qui suit."):
    return {s.id: Surroundings(sentence=s.id, paragraph=3, before=before, after=after) for s in edition.sentences}


def changed_template(folder, old, new, name="word/document.xml"):
    """Write a brief.docx in which one stretch of one part's XML is replaced; `old` must occur."""
    with zipfile.ZipFile(TEMPLATE) as source, zipfile.ZipFile(folder / "brief.docx", "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member == name:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(member, content)
    return str(folder)
