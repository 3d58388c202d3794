"""Every file of resources/documents is read as documents.json says: text, title, date, publisher."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from briefing import collect
from briefing.collect import media
from briefing.errors import DocumentError
from briefing.model import Fetched, RawDocument

RESOURCES = Path(__file__).parent / "resources"
FILES = json.loads((RESOURCES / "documents.json").read_text(encoding="utf-8"))["files"]
READABLE = sorted(name for name, documents in FILES.items() if documents)


def found(name: str) -> tuple[RawDocument, ...]:
    content = (RESOURCES / "documents" / name).read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    documents = collect.read(Fetched(path=name, content=content, sha256=sha256, media_type=media.sniff(content, name)))
    assert all(isinstance(d, RawDocument) for d in documents)
    return documents


def folded(text: str) -> str:
    return " ".join(text.split())


def words(texts: list[str]) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join(texts).lower()))


@pytest.mark.parametrize("name", READABLE)
def test_each_article_of_a_file_is_one_document(name):
    assert len(found(name)) == len(FILES[name])


@pytest.mark.parametrize("name", READABLE)
def test_paragraphs_are_kept_letter_for_letter(name):
    expected = FILES[name]
    kept = [p for e, d in zip(expected, found(name), strict=True) for p in e["keep"] if folded(p) in folded(d.text)]
    total = sum(len(e["keep"]) for e in expected)
    assert len(kept) >= 0.97 * total


@pytest.mark.parametrize("name", READABLE)
def test_little_else_is_kept(name):
    for expected, document in zip(FILES[name], found(name), strict=True):
        extra = words([document.text]) - words([*expected["keep"], *expected["allow"]])
        assert sum(extra.values()) <= 0.02 * sum(words([document.text]).values()), extra


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("field", ["title", "date", "publisher"])
def test_what_the_file_says_of_an_article_is_found(name, field):
    for expected, document in zip(FILES[name], found(name), strict=True):
        if expected[field] is None:
            continue
        value = document.published and str(document.published.day) if field == "date" else getattr(document, field)
        assert value == expected[field]


@pytest.mark.parametrize("name", sorted(set(FILES) - set(READABLE)))
def test_a_file_of_images_is_said_to_be_one(name):
    with pytest.raises(DocumentError, match="images") as caught:
        found(name)
    assert caught.value.kind == "no-text"


def test_the_corpus_holds_every_format():
    kinds = {media.sniff((RESOURCES / "documents" / n).read_bytes(), n) for n in FILES}
    assert len(FILES) >= 60
    assert {k for k, module in collect.READERS.items() if not module.endswith((".refused", ".txt"))} <= kinds
