"""Articles near a theme that do not belong: other tournaments, match reports, a theme named in passing."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from briefing import config
from briefing.edition import build, prepare
from briefing.model import Period, RawDocument

CASES = json.loads((Path(__file__).parent / "cases" / "distractors.json").read_text(encoding="utf-8"))
SEEDS = Path(__file__).parent.parent / "seeds"
#: Sample articles on each theme, so that a distractor has something to give way to.
NEWS = (
    "bouregreg-centre-sale.txt",
    "detroit-interpol-assemblee.txt",
    "doukkala-bilan-surete.txt",
    "phare-benslimane-chantier.txt",
    "rif-cellule-demantelee.txt",
    "sahel-enjeux-analyse.txt",
    "saiss-securite-routiere.txt",
    "souss-can-premier-bilan.txt",
)
PLAN = config.parse("", "briefing.toml", SEEDS.parent).plan


def raw(path: str, data: bytes) -> RawDocument:
    return RawDocument(path=path, sha256=sha256(data).hexdigest(), media_type="text/plain", text=data.decode("utf-8"))


def prepared(path: str, data: bytes):
    return prepare(raw(path, data), PLAN, today=date(2026, 1, 12))


@pytest.fixture(scope="module")
def news():
    texts = {name: (SEEDS / name).read_bytes() for name in NEWS}
    utf16 = {n: t.decode("utf-16").encode() if t[:2] in (b"\xff\xfe", b"\xfe\xff") else t for n, t in texts.items()}
    return [prepared(name, data.removeprefix(b"\xef\xbb\xbf")) for name, data in utf16.items()]


def quoted(documents, theme: str) -> set[str]:
    """Paths that a theme quotes."""
    period = Period(since=date(2025, 11, 1), until=date(2026, 1, 12))
    found = build(documents, PLAN, id="e", issued_at=datetime(2026, 1, 12, 6, tzinfo=UTC), period=period).edition
    paths = {d.id: d.path for d in found.documents}
    return {paths[s.document] for s in found.sentences if s.theme == theme}


def distractor(case) -> bytes:
    return f"{case['title']}\n\nPublié le 9 janvier 2026\n\n{case['text']}\n".encode()


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["label"])
def test_an_article_near_a_theme_is_not_quoted_when_there_is_news_of_it(case, news):
    paths = quoted([*news, prepared("z-near.txt", distractor(case))], case["theme"])
    assert "z-near.txt" not in paths
    assert paths


def test_all_of_them_together_change_no_theme(news):
    near = [prepared(f"z-{n}.txt", distractor(case)) for n, case in enumerate(CASES)]
    for theme in PLAN.themes:
        assert quoted([*news, *near], theme.id) <= set(NEWS)
