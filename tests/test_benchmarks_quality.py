"""The measurements of the choice: the measures themselves, the peers, and what happens without data."""

from __future__ import annotations

import json

import pytest

from benchmarks import (
    adapters,
    graded,
    learning,
    quality,
    quality_ablation,
    quality_data,
    quality_measures,
    quality_peers,
    quality_subjects,
)
from briefing import config
from briefing.model import Preference
from briefing.text.terms import count_words

DOCS = [
    {"id": id_, "title": title, "text": text}
    for id_, title, text in (
        ("a", "Un pont ferme", "Le pont de Recouvrance a fermé lundi à Brest.\nUn câble du pont a rompu dimanche."),
        (
            "b",
            "Pont fermé",
            "À Brest, le pont de Recouvrance a fermé lundi matin.\nLe tunnel reste ouvert aux voitures.",
        ),
        (
            "c",
            "Le blé",
            "Le prix du blé a reculé de 3 % vendredi à Paris.\nLes récoltes sont bonnes en Beauce cette année.",
        ),
    )
]


def test_rouge_is_the_share_of_the_references_found():
    assert quality_measures.rouge("le pont ferme", ["le pont rouvre", "le pont ferme"], 2) == pytest.approx(0.75)
    assert quality_measures.rouge("", ["le pont rouvre"], 1) == 0.0


def test_a_summary_is_filled_with_whole_sentences_in_order():
    assert quality_measures.fitted(["un deux trois", "un deux", "un"], 4) == ["un deux trois", "un"]


def test_f1_counts_a_phrase_once_whatever_its_form():
    assert quality_measures.f1(["ponts", "pont", "tunnel"], ["le pont", "câble"], 3) == pytest.approx(0.4)


def test_an_interval_holds_its_mean():
    low, high = quality_measures.interval([0.1, 0.2, 0.3, 0.4])
    assert low <= 0.25 <= high


def test_the_adapter_returns_whole_verbatim_sentences_within_the_budget():
    chosen = adapters.select(DOCS, 20, "fr", "pont de Recouvrance, Brest")
    lines = {line for doc in DOCS for line in doc["text"].split("\n")}
    assert chosen
    assert set(chosen) <= lines
    assert sum(count_words(s) for s in chosen) <= 20


def test_the_adapter_prefers_what_the_reader_does_not_know():
    fresh, again = adapters.select(DOCS, 30, "fr"), adapters.select(DOCS, 30, "fr", "", DOCS[:2])
    assert "pont" in fresh[0]
    assert "pont" not in again[0]


@pytest.mark.parametrize("system", [quality_peers.lead, quality_peers.shuffled, quality_peers.tf_idf])
def test_a_peer_ranks_every_sentence(system):
    assert sorted(system(DOCS, "fr")) == sorted(s for d in DOCS for s in quality_peers.sentences(d, "fr"))


@pytest.mark.parametrize("part", sorted(quality_ablation.PARTS))
def test_a_part_is_switched_off_and_on_again(part):
    before = adapters.select(DOCS, 30, "fr")
    with quality_ablation.without(part):
        assert adapters.select(DOCS, 30, "fr")
    assert adapters.select(DOCS, 30, "fr") == before


def test_without_data_nothing_is_measured_and_nothing_fails(monkeypatch, capsys, tmp_path):
    monkeypatch.delenv(quality_data.FOLDER, raising=False)
    assert quality.main([]) == 0
    assert quality.main(["--data", str(tmp_path / "none")]) == 0
    assert learning.main([]) == 0
    assert "Nothing measured" in capsys.readouterr().out


def test_a_missed_floor_is_named(tmp_path, capsys):
    folder = tmp_path / "summaries" / "data" / "rpm2_fr"
    folder.mkdir(parents=True)
    (folder / "documents.jsonl").write_text("\n".join(json.dumps(d) for d in DOCS), encoding="utf-8")
    task = {"id": "t", "lang": "fr", "budget": 12, "doc_ids": ["a", "b"], "references": ["Rien de tout cela."]}
    (folder / "tasks_main.jsonl").write_text(json.dumps(task), encoding="utf-8")
    assert quality.main(["--data", str(tmp_path), "--only", "rpm2"]) == 1
    assert "Missed: rpm2: ROUGE-2 0.0000 < 0.145" in capsys.readouterr().out


def test_a_subject_is_what_three_articles_share_and_a_phrase_is_right_where_it_is_credited(tmp_path, capsys):
    texts = [
        (f"Le pont de Brest ferme\nLe pont de Brest ferme {n} jours. Le câble du pont de Brest a rompu.", gold)
        for n, gold in ((2, ["pont de Brest"]), (3, ["ponts de Brest", "câble"]), (4, ["pont de Brest", "blé"]))
    ]
    assert quality_subjects.subjects(texts) == ["pont de Brest"]
    assert 0 < quality_subjects.ours(texts)[0] <= 1
    (tmp_path / "keyphrases").mkdir()
    rows = [{"text": text, "keys": gold} for text, gold in texts]
    (tmp_path / quality_data.KEYPHRASES).write_text(json.dumps(rows), encoding="utf-8")
    quality.main(["--data", str(tmp_path), "--only", "rpm2"])
    assert "keyphrases of themes: 1 subjects" in capsys.readouterr().out


def many(count):
    """Tasks of made-up articles, each with a reference that wants no sentence that counts something."""
    tasks = []
    for n in range(count):
        docs = [
            {
                "id": f"{n}-{d}",
                "title": "Le port",
                "text": f"Le port {n} a rouvert le quai nord après des travaux de dragage confiés à la région.\n"
                f"Le port {n} a reçu {40 + n + d} navires et {200 + d} camions en une seule semaine de mars.",
            }
            for d in range(3)
        ]
        reference = f"Le port {n} a rouvert le quai nord après des travaux de dragage confiés à la région."
        tasks.append(quality_data.Task(str(n), docs, 20, "fr", "", (), (reference,), frozenset()))
    return tasks


def test_a_choice_that_editors_spoil_is_told_and_the_bounded_one_is_not(monkeypatch, capsys, tmp_path):
    tasks = many(12)
    monkeypatch.setattr(quality_data, "tasks", lambda _root, _name: tasks)
    assert learning.main(["--data", str(tmp_path), "--only", "made-up"]) == 0
    assert "1.000 [1.000, 1.000]" in capsys.readouterr().out
    spoiled = lambda _theme, _rows: Preference(  # noqa: E731
        theme="query", weights=(("numbers", 90.0),), means=(("numbers", 0.5),), decisions=99
    )
    monkeypatch.setattr(learning.learning, "fit", spoiled)
    monkeypatch.setattr(learning.learning, "LIMIT", 9.0)
    assert learning.main(["--data", str(tmp_path), "--only", "made-up"]) == 0
    monkeypatch.setattr(learning.choice, "OPENING", 0)
    assert learning.main(["--data", str(tmp_path), "--only", "made-up"]) == 1
    assert "Worse beyond noise: made-up" in capsys.readouterr().out


def test_the_sample_articles_are_quoted_as_they_were_graded():
    plan = config.parse("", "briefing.toml", graded.ROOT).plan
    found = graded.precision(plan, graded.read_grades())
    assert min(found.values()) >= graded.FLOOR, found


def test_every_graded_sentence_stands_in_its_sample():
    for (file, _), rows in graded.read_grades().items():
        content = (graded.ROOT / "seeds" / file).read_bytes()
        encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
        text = content.decode(encoding, "replace")
        if "\ufffd" in text:
            text = content.decode("cp1252")
        bare = " ".join(text.split())
        assert [opens for opens, _ in rows if " ".join(opens.split()) not in bare] == []
