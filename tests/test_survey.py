"""Archives: every document is looked at, few are read closely, and neither engine nor interruption changes the note."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import config, edition, themes
from briefing.collect import files
from briefing.dedupe import SKETCH_LENGTH, sketch
from briefing.edition import screen, shortlist
from briefing.errors import ConfigError, UsageError
from briefing.model import Engine, Period, Plan, RawDocument, ThemeSpec
from briefing.pipeline import build, engine, gather, reading, survey
from briefing.pipeline.workspace import Workspace
from briefing.store import glances
from tests.workspaces import CONFIGURATION, RAIL, WATER

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)
TODAY = date(2026, 11, 21)
ANY = Period(since=None, until=None)
NAMES = "Aval Brume Cèdre Dune Écho Falaise Grève Havre Îlot Jonc".split()


def raw(text, path="a.txt"):
    return RawDocument(path=path, sha256="0" * 64, media_type="text/plain", text=text)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A workspace with forty short articles, and bounds so low that it is an archive."""
    monkeypatch.setattr(shortlist, "BOUND", 10)
    monkeypatch.setattr(survey, "FEW", 6)
    monkeypatch.setattr(survey, "CHUNK", 7)
    monkeypatch.setattr(survey, "RESTED", 0)
    monkeypatch.setattr(reading, "FEW", 2)
    monkeypatch.setattr(reading, "CHUNK", 3)
    root = tmp_path / "veille"
    (root / "seeds").mkdir(parents=True)
    (root / "briefing.toml").write_text(CONFIGURATION, encoding="utf-8")
    for n in range(40):
        text = (WATER, RAIL)[n % 2].format(place=NAMES[n % 10], day=f"{1 + n % 20} novembre 2026", number=11 + n)
        (root / "seeds" / f"{n:03}.txt").write_text(text, encoding="utf-8")
    (root / "seeds" / "loin.txt").write_text("Le marché aux fleurs\n\nLes tulipes se vendent bien cette année.\n")
    return Workspace(root)


def made(place, kind="serial", workers=0, now=NOW):
    """Build an edition afresh with an engine; gives edition.json."""
    settings_ = replace(config.load(place.root), engine=Engine(kind=kind, workers=workers))
    report = build.build(place, settings_, build.Request(now=now, now_given=True, formats=("json",)))
    return (report.folder / "edition.json").read_bytes(), report.edition


def looked_at(monkeypatch):
    """Record the files that are looked at."""
    seen = []
    look = survey.look_at
    monkeypatch.setattr(survey, "look_at", lambda found, *rest: seen.append(found.path) or look(found, *rest))
    return seen


class TestBound:
    def test_every_document_is_listed_and_what_was_not_read_says_why(self, place):
        _, note = made(place)
        assert [d.path for d in note.documents] == sorted(f"seeds/{p.name}" for p in (place.root / "seeds").iterdir())
        reasons = {d.path: d.reason for d in note.documents}
        assert reasons["seeds/loin.txt"] == "off-theme"
        assert sum(r == "beyond-bound" for r in reasons.values()) == 30
        assert note.sentences

    def test_up_to_the_bound_the_note_is_made_of_all_documents_read_closely(self, place, monkeypatch):
        monkeypatch.setattr(shortlist, "BOUND", 41)
        text, note = made(place)
        plan = config.load(place.root).plan
        found = [r for f in files.walk((place.root / "seeds",), place.root) for r in gather.documents_of(f)]
        prepared = [edition.prepare(r, plan, today=NOW.date()) for r in found]
        whole = edition.build(prepared, plan, id=note.id, issued_at=NOW, period=note.period)
        assert whole.edition == note
        assert b"beyond-bound" not in text

    def test_days_asked_for_come_first(self, place):
        request = build.Request(now=NOW, now_given=True, formats=("json",), since=date(2026, 11, 20))
        note = build.build(place, config.load(place.root), request).edition
        days = [d.published.day for d in note.documents if d.published]
        assert days
        assert min(days) >= date(2026, 11, 20)
        assert {d.id for d in note.documents if d.status == "used"}


class TestEngines:
    def test_processes_of_any_number_give_the_same_bytes(self, place):
        expected, _ = made(place)
        for kind, workers in (("processes", 1), ("processes", 2)):
            (place.state / glances.FILE).unlink()
            assert made(place, kind, workers)[0] == expected

    def test_a_dask_cluster_gives_the_same_bytes(self, place):
        distributed = pytest.importorskip("distributed")
        expected, _ = made(place)
        (place.state / glances.FILE).unlink()
        with distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None, protocol="tcp"
        ) as cluster:
            settings_ = replace(
                config.load(place.root), engine=Engine(kind="dask", scheduler=cluster.scheduler_address)
            )
            report = build.build(place, settings_, build.Request(now=NOW, now_given=True, formats=("json",)))
        assert (report.folder / "edition.json").read_bytes() == expected

    def test_a_scheduler_that_does_not_answer_is_named(self, monkeypatch):
        pytest.importorskip("distributed")
        monkeypatch.setattr(engine, "PATIENCE", 0.5)
        with engine.pool(Engine(kind="dask", scheduler="tcp://127.0.0.1:9")) as pool, pytest.raises(UsageError):
            list(pool.map(len, ["a"], many=True))

    def test_the_work_of_a_worker_that_dies_is_done_here(self, caplog):
        with engine.pool(Engine(workers=1)) as pool:
            assert list(pool.map(die_elsewhere, [os.getpid()] * 3, many=True)) == ["alive"] * 3
        assert "worker process died" in caplog.text

    @pytest.mark.parametrize("text", ['engine = "dask"', 'scheduler = "tcp://a:1"', 'engine = "ray"', "workers = -1"])
    def test_a_configuration_that_names_half_of_an_engine_is_refused(self, text, tmp_path):
        with pytest.raises(ConfigError, match="run"):
            config.parse(f"[run]\n{text}\n", "briefing.toml", tmp_path)


def die_elsewhere(home):
    """End the process unless it is the one of the test."""
    if os.getpid() != home:
        os._exit(9)
    return "alive"


class TestCache:
    def test_a_second_run_opens_only_what_is_new_or_changed(self, place, monkeypatch):
        made(place)
        seen = looked_at(monkeypatch)
        (place.root / "seeds" / "neuf.txt").write_text(WATER.format(place="Zone", day="2 mai 2026", number=3))
        changed = place.root / "seeds" / "003.txt"
        changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        made(place)
        assert sorted(seen) == ["seeds/003.txt", "seeds/neuf.txt"]

    def test_a_theme_with_other_terms_is_looked_for_again_and_one_less_is_not(self, place, monkeypatch):
        made(place)
        seen = looked_at(monkeypatch)
        text = CONFIGURATION.replace("Eau et barrages", "Les eaux")
        (place.root / "briefing.toml").write_text(text, encoding="utf-8")
        made(place)
        assert not seen
        water, rail = text.index("[[themes]]"), text.index('[[themes]]\nid = "rail"')
        editors = text.index("[[editors]]")
        alone = text[:water] + text[rail:editors]
        (place.root / "briefing.toml").write_text(alone, encoding="utf-8")
        only_rail = made(place)[0]
        assert not seen
        (place.state / glances.FILE).unlink()
        assert made(place)[0] == only_rail
        assert len(seen) == 41
        (place.root / "briefing.toml").write_text(alone.replace('"gare", ', '"gare", "quai", '), encoding="utf-8")
        made(place)
        assert len(seen) == 82

    def test_a_run_that_is_killed_goes_on_where_it_was(self, place, monkeypatch):
        expected, _ = made(place)
        (place.state / glances.FILE).unlink()
        steps = []

        def stop(stage, done, _total):
            steps.append(stage)
            if stage == "read" and done >= 28:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            build.build(place, config.load(place.root), build.Request(now=NOW, now_given=True, progress=stop))
        seen = looked_at(monkeypatch)
        assert made(place)[0] == expected
        assert len(seen) == 13

    @pytest.mark.parametrize("damage", [b"", b"no database at all" * 300, "form", "folder"])
    def test_trouble_with_it_is_no_trouble_of_the_run(self, place, damage):
        expected, _ = made(place)
        file = place.state / glances.FILE
        if damage == "form":
            with sqlite3.connect(file) as db:
                db.execute("PRAGMA user_version = 99")
            db.close()
        else:
            for rest in ("", "-wal", "-shm"):
                file.with_name(file.name + rest).unlink(missing_ok=True)
            file.mkdir() if damage == "folder" else file.write_bytes(damage)
        assert made(place)[0] == expected

    @pytest.mark.parametrize("column", ["documents", "text"])
    @pytest.mark.parametrize("damage", [b"", b"\xff" * 50, "flipped"], ids=["emptied", "overwritten", "flipped"])
    def test_a_row_whose_bytes_changed_on_the_disk_is_not_believed(self, place, column, damage):
        told = "Le barrage de Loin a été vidé pour la première fois depuis trente ans, ont dit les riverains. " * 4
        page = f"<html><body><article><h1>Barrage</h1><p>{told}</p></article></body></html>"
        (place.root / "seeds" / "page.html").write_text(page, encoding="utf-8")
        expected, _ = made(place)
        with closing(sqlite3.connect(place.state / glances.FILE)) as db, db:
            rows = db.execute(f"SELECT location, {column} FROM files WHERE {column} NOT NULL").fetchall()  # noqa: S608 - of two names
            for location, kept in rows:
                changed = kept[:-3] + bytes([kept[-3] ^ 1]) + kept[-2:] if damage == "flipped" else damage
                db.execute(f"UPDATE files SET {column} = ? WHERE location = ?", (changed, location))  # noqa: S608 - likewise
        assert rows
        assert made(place)[0] == expected

    def test_a_file_written_this_moment_is_not_trusted(self, place, monkeypatch):
        monkeypatch.setattr(survey, "RESTED", 3_600_000_000_000)
        made(place)
        seen = looked_at(monkeypatch)
        made(place)
        assert len(seen) == 41

    def test_the_text_of_a_slow_format_is_parsed_once(self, place, monkeypatch):
        page = "<html><body><article><h1>Barrage</h1><p>{}</p></article></body></html>"
        told = "Le barrage de Loin a été vidé pour la première fois depuis trente ans, ont dit les riverains. " * 4
        (place.root / "seeds" / "page.html").write_text(page.format(told))
        expected, _ = made(place)
        opened = []
        read = gather.documents_of
        for module in (survey, reading):
            monkeypatch.setattr(module, "documents_of", lambda f, e=(): opened.append(f.path) or read(f, e))
        assert made(place)[0] == expected
        assert "seeds/page.html" not in opened

    def test_a_document_that_changes_between_glance_and_reading_waits_for_the_next_run(self, place):
        def change(stage, done, total):
            if stage == "read" and done == total:
                for path in (place.root / "seeds").glob("*.txt"):
                    path.write_text("Tout autre chose\n\nRien de ce qui était écrit n'est resté ici.\n")

        request = build.Request(now=NOW, formats=("json",), progress=change)
        note = build.build(place, config.load(place.root), request).edition
        assert {p.kind for p in note.problems} == {"changing"}
        assert not note.sentences


WORDS = [
    "barrage",
    "Barrages",
    "l’eau",
    "gare",
    "train",
    "trains",
    "rapide",
    "Mondial",
    "2030",
    "mondial-2030",
    "de",
    "la",
]
PLAN = Plan(
    title="x",
    themes=(
        ThemeSpec(id="eau", title="Eau", required=("barrage",), supporting=("eau",)),
        ThemeSpec(id="rail", title="Rail", required=("train rapide", "gare")),
        ThemeSpec(id="foot", title="Foot", required=("Mondial 2030",), excluding=("gare",)),
    ),
)


class TestEvidence:
    @settings(max_examples=200, deadline=None)
    @given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=4))
    def test_no_document_that_has_a_required_term_is_without_evidence(self, sentences):
        text = "\n\n".join(" ".join(s) + "." for s in sentences)
        found = themes.Spotter(PLAN).evidence(text)
        item = edition.prepare(raw(text), PLAN, today=TODAY)
        for rank, theme in enumerate(PLAN.themes):
            lexicon = themes.lexicon(theme, "fr")
            if any(lexicon.required.count(s) for s in item.article.sentences):
                assert found is None or found[rank] > 0

    def test_what_it_remembers_changes_nothing(self):
        texts = [WATER.format(place=n, day="3 mai 2026", number=4) for n in NAMES]
        spotter = themes.Spotter(PLAN)
        again = [spotter.evidence(t) for t in [*texts, *texts]]
        assert again == [themes.Spotter(PLAN).evidence(t) for t in texts] * 2

    def test_a_theme_in_the_head_weighs_more_than_further_on(self):
        filler = "Les oliviers du village ont donné moins de fruits que les années passées. " * 12
        first, last = (themes.Spotter(PLAN).evidence(t) for t in (f"Un barrage. {filler}", f"{filler} Un barrage."))
        assert first[0] > last[0] > 0

    def test_a_text_in_another_language_is_foreign(self):
        text = (
            "The barrage of the river was opened by the minister and it is the first time that they have done it. " * 3
        )
        assert themes.Spotter(PLAN).evidence(text) is None


class TestGlance:
    @given(st.text(max_size=400))
    def test_a_sketch_has_its_length_and_order(self, text):
        found = sketch(text)
        assert len(found) == SKETCH_LENGTH
        assert list(found) == sorted(found)

    @pytest.mark.parametrize(
        ("head", "day"),
        [
            ("Publié le 1er août 2025", date(2025, 8, 1)),
            ("12/03/2024 - 10h", date(2024, 3, 12)),
            ("2024-03-12T10:00", date(2024, 3, 12)),
            ("31 avril 2024, puis 2 mai 2024", date(2024, 5, 2)),
            ("12 personnes 2024", None),
        ],
    )
    def test_a_plain_date_is_read(self, head, day):
        assert screen.first_date(head) == day

    def test_packed_glances_can_be_cut_to_fewer_themes(self):
        glance = screen.Glance(scores=(1.0, 2.0, 4.0), day=TODAY, sketch=tuple(range(SKETCH_LENGTH)))
        row = (2).to_bytes(4, "big") + b"ab" + b"h" * 32 + edition.packed(glance)
        cut = edition.rearranged(row * 2, [2, 0], 3, before=32, length=4)
        expected = edition.packed(replace(glance, scores=(4.0, 1.0)))
        assert cut == ((2).to_bytes(4, "big") + b"ab" + b"h" * 32 + expected) * 2


def table(rows):
    """Pack (score of each theme, day, pieces of the text) rows."""
    return b"".join(
        edition.packed(screen.Glance(scores=s, day=d, sketch=tuple(sorted((p * SKETCH_LENGTH)[:SKETCH_LENGTH]))))
        for s, d, p in rows
    )


class TestShortlist:
    def pick(self, rows, size, wanted=ANY):
        return shortlist.most_telling(table(rows), len(rows[0][0]), today=TODAY, wanted=wanted, size=size)

    def test_each_theme_gets_its_turn(self):
        rows = [((9.0 + n / 100, 0.0), TODAY, [n * 10 + 1]) for n in range(20)]
        rows += [((0.0, 1.0), TODAY, [n * 10 + 5]) for n in range(20)]
        chosen = self.pick(rows, 10)
        assert len(chosen) == 10
        assert sum(i >= 20 for i in chosen) == 5

    def test_recent_documents_come_before_old_ones(self):
        rows = [((1.0,), date(2010 + n % 17, 1, 1), [n + 1]) for n in range(34)]
        assert {i % 17 for i in self.pick(rows, 4)} == {15, 16}

    def test_copies_of_one_text_do_not_crowd_out_the_others(self):
        rows = [((5.0,), TODAY, [1, 2, 3]) for _ in range(30)] + [((1.0,), TODAY, [n * 7 + 50]) for n in range(30)]
        assert sum(i >= 30 for i in self.pick(rows, 20)) >= 10

    def test_among_equals_a_story_keeps_its_share(self):
        rows = [((1.0,), TODAY, [n * 3 + 1, n * 3 + 2, n * 3 + 3]) for n in range(200)]
        rows = [(s, d, [x * 40503 % 65521 for x in p]) for s, d, p in rows]
        assert 20 <= sum(i < 100 for i in self.pick(rows, 60)) <= 40

    def test_what_lies_outside_the_days_asked_for_comes_last(self):
        rows = [((9.0,), date(2020, 1, 1), [n + 1]) for n in range(9)]
        rows += [((1.0,), date(2026, 1, 1), [n + 51]) for n in range(5)]
        assert set(self.pick(rows, 6, Period(since=date(2025, 1, 1), until=None))) > set(range(9, 14))

    @settings(max_examples=30, deadline=None)
    @given(st.permutations(range(12)), st.integers(min_value=1, max_value=12))
    def test_the_order_of_the_documents_changes_nothing(self, order, size):
        rows = [((1.0 + n % 4, n % 3 * 1.0), date(2026, 1, 1 + n), [n * 3 + 1, n * 3 + 2]) for n in range(12)]
        plain = set(self.pick(rows, size))
        assert {order[i] for i in self.pick([rows[n] for n in order], size)} == plain
