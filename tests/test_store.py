"""The state: nothing recorded is lost, nothing damaged is taken for new, and a back-up brings it back."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import codec, store
from briefing.errors import ExitCode, StateError
from briefing.model import HandOver, Outgoing, Surroundings
from briefing.store import backups, connection, documents, editions, facts, lock, outbox, schema, sources
from tests.editions import edition

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
STATE = connection.FILE


def week(name: str):
    return replace(edition(), id=name)


def message(name: str = "2026-W47", recipient: str = "jeanne@example.org", content: bytes = b"x\r\n", mark: str = "f1"):
    return Outgoing(
        message_id=f"<{name}.{recipient}.{mark}@example.org>",
        edition=name,
        fingerprint=mark,
        recipient=recipient,
        content=content,
    )


@pytest.fixture
def folder(tmp_path):
    return tmp_path / ".briefing"


@pytest.fixture
def db(folder):
    with store.opened(folder) as opened:
        yield opened


class TestOpening:
    def test_a_new_state_is_marked_and_survives_being_opened_again(self, folder):
        with store.opened(folder) as db:
            facts.put(db, "a", "1")
        with store.opened(folder, thorough=True) as db:
            assert facts.get(db, "a") == "1"
        assert (folder / connection.MARK).exists()

    def test_it_commits_to_the_disk_in_wal_mode(self, db):
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA synchronous").fetchone() == (2,)

    @pytest.mark.parametrize("damage", ["missing", "empty", "zeros", "text", "another program's", "torn page"])
    def test_a_damaged_state_is_never_taken_for_a_new_one(self, folder, damage):
        with store.opened(folder) as db:
            editions.record(db, week("2026-W47"), (), at=NOW)
            backups.make(db, folder, "20261123T050000Z")
        path = folder / STATE
        if damage == "missing":
            path.unlink()
        elif damage == "another program's":
            path.unlink()
            sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()
        else:
            content = {
                "empty": b"",
                "zeros": bytes(8192),
                "text": b"not a database" * 999,
                "torn page": path.read_bytes()[:4096] + os.urandom(4096) + path.read_bytes()[8192:],
            }[damage]
            path.write_bytes(content)
        with pytest.raises(StateError, match="state-20261123T050000Z") as caught, store.opened(folder, thorough=True):
            pass
        assert caught.value.exit_code == ExitCode.STATE

    def test_the_remedy_that_is_printed_restores_the_state(self, folder):
        with store.opened(folder) as db:
            editions.record(db, week("2026-W47"), (), at=NOW)
            outbox.issue(db, "2026-W47", (message(),), NOW)
            backups.make(db, folder, "20261123T050000Z")
            facts.put(db, "later", "lost with the file")
        (folder / STATE).write_bytes(b"")
        with pytest.raises(StateError) as caught, store.opened(folder):
            pass
        command = caught.value.remedy.partition(": ")[2].partition("; or,")[0]
        subprocess.run(["/bin/sh", "-c", command], check=True)
        with store.opened(folder, thorough=True) as db:
            assert editions.latest_issued(db) == "2026-W47"
            assert facts.get(db, "later") is None

    def test_a_state_of_a_newer_version_is_left_alone(self, folder):
        with store.opened(folder) as db:
            db.execute("PRAGMA user_version = 99")
        with pytest.raises(StateError, match="newer version"), store.opened(folder):
            pass

    def test_an_older_state_is_copied_and_migrated(self, folder, monkeypatch):
        with store.opened(folder) as db:
            facts.put(db, "kept", "yes")
        monkeypatch.setattr(connection, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE extra (x TEXT) STRICT;\n"))
        with store.opened(folder) as db:
            assert facts.get(db, "kept") == "yes"
            db.execute("INSERT INTO extra VALUES ('new')")
        assert [p.name for p in backups.kept(folder)] == [f"state-version{len(schema.MIGRATIONS)}.sqlite3"]

    def test_a_migration_that_fails_changes_nothing(self, folder, monkeypatch):
        with store.opened(folder):
            pass
        broken = "CREATE TABLE extra (x TEXT) STRICT;\nCREATE TABLE facts (x TEXT) STRICT;\n"
        monkeypatch.setattr(connection, "MIGRATIONS", (*schema.MIGRATIONS, broken))
        with pytest.raises(StateError), store.opened(folder):
            pass
        monkeypatch.undo()
        with store.opened(folder) as db:
            assert db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").fetchone() == (0,)

    def test_a_mistake_of_our_own_passes_as_what_it_is(self, folder):
        with pytest.raises(sqlite3.IntegrityError), store.opened(folder) as db:
            db.execute("INSERT INTO facts VALUES ('a', NULL)")

    def test_a_folder_that_cannot_be_made_is_said_to_be_one(self, tmp_path):
        (tmp_path / "file").write_text("")
        with pytest.raises(StateError, match="permissions"), store.opened(tmp_path / "file" / ".briefing"):
            pass

    def test_a_full_disk_is_said_to_be_one_and_loses_nothing(self, folder):
        """A child whose files may not grow writes until it cannot; the parent then reads what was acknowledged."""
        script = """
import resource, signal, sys
from pathlib import Path
from briefing import store
from briefing.errors import StateError
from briefing.store import facts
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
with store.opened(folder) as db: pass
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
try:
    with store.opened(folder) as db:
        for n in range(10_000):
            facts.put(db, f"k{n}", "v" * 500)
            print(n, flush=True)
except StateError as exc:
    print("state", exc.exit_code, file=sys.stderr)
"""
        done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=True)
        assert done.stderr.strip() == "state 6"
        acknowledged = [int(n) for n in done.stdout.split()]
        assert len(acknowledged) > 10
        with store.opened(folder, thorough=True) as db:
            assert all(facts.get(db, f"k{n}") for n in acknowledged)

    def test_sqlites_word_for_a_full_disk_is_understood(self, folder):
        def fill():
            with store.opened(folder) as db:
                pages = db.execute("PRAGMA page_count").fetchone()[0]
                db.execute(f"PRAGMA max_page_count = {pages}")
                facts.put(db, "big", "x" * 100_000)

        with pytest.raises(StateError, match="no space left"):
            fill()

    def test_twenty_that_open_a_new_state_at_once_share_it(self, folder):
        faults = []

        def write(n):
            try:
                with store.opened(folder) as db:
                    facts.put(db, f"k{n}", "v")
            except StateError as exc:
                faults.append(exc)

        threads = [threading.Thread(target=write, args=(n,)) for n in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not faults
        with store.opened(folder, thorough=True) as db:
            assert db.execute("SELECT count(*) FROM facts").fetchone() == (20,)


class TestKilled:
    def test_a_kill_loses_nothing_that_was_acknowledged(self, folder):
        script = """
import sys
from pathlib import Path
from briefing import store
from briefing.store import facts
with store.opened(Path(sys.argv[1])) as db:
    for n in range(int(sys.argv[2]), 10**9):
        facts.put(db, f"k{n}", "v")
        print(n, flush=True)
"""
        last = -1
        for wait in (0.02, 0.05, 0.11, 0.2):
            child = subprocess.Popen(
                [sys.executable, "-c", script, str(folder), str(last + 1)], stdout=subprocess.PIPE, text=True
            )
            first = child.stdout.readline()
            time.sleep(wait)
            child.send_signal(signal.SIGKILL)
            seen = [first, *child.stdout.read().splitlines(keepends=True)]
            child.wait()
            child.stdout.close()
            last = max(int(line) for line in seen if line.endswith("\n"))
            with store.opened(folder, thorough=True) as db:
                assert all(facts.get(db, f"k{n}") for n in range(last + 1))

    @pytest.mark.parametrize("after", range(0, 60, 7))
    def test_a_kill_while_the_state_is_made_leaves_a_whole_one_or_none(self, folder, after):
        """The child dies at its n-th audited call; opening again finds a state that works."""
        script = """
import os, sys
from pathlib import Path
left = [int(sys.argv[2])]
from briefing import store
def hook(event, arguments):
    if event.startswith(("open", "os.", "sqlite3")):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), 9)
sys.addaudithook(hook)
with store.opened(Path(sys.argv[1])) as db:
    pass
"""
        subprocess.run([sys.executable, "-c", script, str(folder), str(after)], check=False)
        with store.opened(folder, thorough=True) as db:
            facts.put(db, "works", "yes")


class TestBackups:
    def test_a_copy_holds_what_is_only_in_the_log(self, folder):
        with store.opened(folder) as db:
            facts.put(db, "a", "1")
            copy = backups.make(db, folder, "x")
            facts.put(db, "b", "2")
        shutil.copy(copy, folder / STATE)
        for rest in ("-wal", "-shm"):
            (folder / (STATE + rest)).unlink(missing_ok=True)
        with store.opened(folder, thorough=True) as db:
            assert (facts.get(db, "a"), facts.get(db, "b")) == ("1", None)

    def test_only_the_latest_are_kept(self, db, folder):
        for day in range(1, 6):
            path = backups.make(db, folder, f"2026110{day}T050000Z")
            os.utime(path, (day, day))
        backups.prune(folder, 2)
        assert [p.name[6:14] for p in backups.kept(folder)] == ["20261105", "20261104"]


class TestLock:
    def test_the_second_is_turned_away_with_exit_6_and_told_who_holds_it(self, folder):
        with lock.held(folder), pytest.raises(StateError, match=f"process {os.getpid()}") as caught, lock.held(folder):
            pass
        assert caught.value.exit_code == ExitCode.STATE

    def test_it_is_free_again_afterwards_and_the_file_stays(self, folder):
        for _ in range(2):
            with lock.held(folder):
                pass
        assert (folder / lock.FILE).exists()

    def test_a_killed_holder_leaves_it_free(self, folder):
        script = """
import sys, time
from pathlib import Path
from briefing.store import lock
with lock.held(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""
        child = subprocess.Popen([sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE)
        assert child.stdout.readline() == b"held\n"
        with pytest.raises(StateError, match=f"process {child.pid}"), lock.held(folder):
            pass
        child.kill()
        child.wait()
        child.stdout.close()
        with lock.held(folder):
            pass

    def test_a_forked_child_that_outlives_a_killed_run_does_not_hold_it(self, folder):
        script = """
import os, sys, time
from pathlib import Path
from briefing.store import lock
with lock.held(Path(sys.argv[1])):
    child = os.fork()
    if child == 0:
        time.sleep(60)
        os._exit(0)
    print(child, flush=True)
    time.sleep(60)
"""
        parent = subprocess.Popen([sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE)
        orphan = int(parent.stdout.readline())
        time.sleep(0.2)
        parent.kill()
        parent.wait()
        parent.stdout.close()
        try:
            with lock.held(folder):
                pass
        finally:
            os.kill(orphan, signal.SIGKILL)

    def test_a_leftover_file_with_a_dead_process_in_it_is_no_lock(self, folder):
        folder.mkdir()
        (folder / lock.FILE).write_text("999999\n")
        with lock.held(folder):
            assert (folder / lock.FILE).read_text() == f"{os.getpid()}\n"


class TestEditions:
    def test_an_edition_comes_back_as_it_was(self, db):
        note = week("2026-W47")
        around = (Surroundings(sentence="s1", paragraph=2, before="Avant …", after=""),)
        editions.record(db, note, around, at=NOW, sources=("a", "b"))
        assert editions.load(db, "2026-W47") == note
        assert editions.surroundings(db, "2026-W47") == around
        found = editions.entry(db, "2026-W47")
        assert (found.sources, found.stage, found.fingerprint) == (("a", "b"), "provisional", codec.fingerprint(note))

    def test_an_unknown_edition_is_none(self, db):
        assert editions.load(db, "2026-W01") is None
        assert editions.entry(db, "2026-W01") is None
        assert editions.surroundings(db, "2026-W01") == ()

    def test_recording_again_replaces_what_it_covered_and_said(self, db):
        note = week("2026-W46")
        editions.record(db, note, (), at=NOW)
        shorter = replace(note, sentences=note.sentences[:1], figures=(), documents=note.documents[:1])
        editions.record(db, shorter, (), at=NOW)
        assert [s.text for s in editions.said_before(db, "2026-W47")] == [note.sentences[0].text]
        assert documents.covered_by(db, "2026-W46") == {note.documents[0].sha256}

    def test_an_issued_edition_stays_issued_when_built_again(self, db):
        editions.record(db, week("2026-W47"), (), at=NOW)
        outbox.issue(db, "2026-W47", (), NOW)
        editions.record(db, week("2026-W47"), (), at=NOW)
        assert editions.latest_issued(db) == "2026-W47"

    def test_only_weekly_editions_before_count_as_earlier(self, db):
        for name in ("2026-W46", "2026-W47", "2026-W48", "special", "0-first"):
            note = week(name)
            own = tuple(replace(d, sha256=f"{name}-{d.id}") for d in note.documents)
            editions.record(db, replace(note, documents=own), (), at=NOW)
        assert {k.rpartition("-")[0] for k in documents.covered_before(db, "2026-W48")} == {"2026-W46", "2026-W47"}
        assert {s.edition for s in editions.said_before(db, "2026-W48")} == {"2026-W46", "2026-W47"}

    def test_sources_named_by_hand_take_nothing_away_from_the_weekly_ones(self, db):
        editions.record(db, week("2026-W46"), (), at=NOW, sources=("elsewhere",))
        assert documents.covered_before(db, "2026-W47") == frozenset()
        assert editions.said_before(db, "2026-W47") != ()

    def test_what_was_said_comes_in_the_order_of_the_note(self, db):
        note = week("2026-W46")
        editions.record(db, note, (), at=NOW)
        assert [s.text for s in editions.said_before(db, "2026-W47")] == [s.text for s in note.sentences]

    def test_a_rebuilt_edition_does_not_count_as_its_own_past(self, db):
        editions.record(db, week("2026-W47"), (), at=NOW)
        assert documents.covered_before(db, "2026-W47") == frozenset()
        assert editions.said_before(db, "2026-W47") == ()

    def test_a_failed_record_leaves_nothing_behind(self, db):
        broken = replace(week("2026-W47"), sentences=(week("x").sentences[0],) * 2)
        with pytest.raises(sqlite3.IntegrityError):
            editions.record(db, broken, (), at=NOW)
        assert editions.entry(db, "2026-W47") is None


class TestDocuments:
    def test_a_document_keeps_when_it_was_first_seen(self, db):
        note = week("2026-W46")
        editions.record(db, note, (), at=NOW)
        editions.record(db, replace(note, id="2026-W47"), (), at=NOW + timedelta(days=7))
        first = note.documents[0]
        assert documents.first_seen(db, first.sha256) == NOW.isoformat()

    @settings(max_examples=25)
    @given(st.text())
    def test_an_extracted_text_comes_back_to_the_letter(self, text):
        with store_in_memory() as db:
            note = week("2026-W46")
            first = note.documents[0]
            editions.record(db, note, (), at=NOW, texts={first.path: text})
            assert documents.text(db, first.sha256) == text
            editions.record(db, note, (), at=NOW)
            assert documents.text(db, first.sha256) == text

    def test_a_file_that_is_its_own_text_is_not_kept(self, db):
        note = week("2026-W46")
        editions.record(db, note, (), at=NOW)
        assert documents.text(db, note.documents[0].sha256) is None

    @pytest.mark.parametrize(
        ("before", "after"), [("a.txt", "old/b.txt"), ("box.mbox#3", "box.mbox#4"), ("a.zip#x", "x")]
    )
    def test_a_document_that_moves_stays_the_same(self, db, before, after):
        note = week("2026-W46")
        moved = tuple(replace(d, path=after) for d in note.documents[:1])
        first = replace(note, documents=tuple(replace(d, path=before) for d in note.documents[:1]))
        with store.transaction(db):
            documents.see(db, first.documents, {before: "Le texte."}, NOW.isoformat())
            documents.see(db, moved, {}, (NOW + timedelta(days=7)).isoformat())
        assert documents.first_seen(db, moved[0].sha256) == NOW.isoformat()
        assert documents.text(db, moved[0].sha256) == "Le texte."

    def test_a_state_that_told_parts_by_their_place_is_brought_up_to_date(self):
        db = sqlite3.connect(":memory:")
        for script in schema.MIGRATIONS[:3]:
            db.executescript(script)
        rows = [("aa#3", "aa"), ("aa#4", "aa"), ("bb", "bb")]
        db.executemany("INSERT INTO documents (key, sha256, path, first_seen) VALUES (?, ?, 'p', 't')", rows)
        db.execute(
            "INSERT INTO editions (id, issued_at, recorded_at, fingerprint, sources, stage, json, surroundings)"
            " VALUES ('2026-W46', 't', 't', 'f', '[]', 'issued', x'', x'')"
        )
        db.executemany("INSERT INTO covered VALUES ('2026-W46', ?, 'used')", [(key,) for key, _ in rows])
        db.executescript(schema.MIGRATIONS[3])
        assert sorted(db.execute("SELECT key FROM documents")) == [("aa",), ("bb",)]
        assert sorted(db.execute("SELECT key FROM covered")) == [("aa",), ("bb",)]


class TestOutbox:
    def test_queueing_and_issuing_are_one_step(self, db):
        editions.record(db, week("2026-W47"), (), at=NOW)
        twice = (message(), replace(message(), recipient="paul@example.org"))
        with pytest.raises(sqlite3.IntegrityError):
            outbox.issue(db, "2026-W47", (twice[0], replace(twice[1], fingerprint=None)), NOW)
        assert outbox.entries(db) == ()
        assert editions.latest_issued(db) is None

    def test_the_same_message_is_queued_once(self, db):
        assert outbox.issue(db, "2026-W47", (message(),), NOW) == (message(),)
        outbox.settle(db, message().message_id, HandOver(verdict="sent", reply="250 OK"), NOW)
        assert outbox.issue(db, "2026-W47", (message(),), NOW) == ()
        assert outbox.due(db, NOW + timedelta(days=30)) == ()

    def test_new_drafts_replace_those_that_were_not_delivered(self, db):
        outbox.issue(db, "2026-W47", (message(),), NOW)
        outbox.issue(db, "2026-W47", (message(mark="f2"),), NOW)
        assert outbox.due(db, NOW) == (message(mark="f2").message_id,)
        assert outbox.load(db, message(mark="f2").message_id) == message(mark="f2")

    def test_delivered_drafts_are_kept_on_record_beside_corrected_ones(self, db):
        outbox.issue(db, "2026-W47", (message(),), NOW)
        outbox.settle(db, message().message_id, HandOver(verdict="sent", reply=""), NOW)
        outbox.issue(db, "2026-W47", (message(mark="f2"),), NOW)
        assert [e.state for e in outbox.entries(db)] == ["sent", "pending"]

    @pytest.mark.parametrize("verdict", ["deferred", "unreachable", "doubtful"])
    def test_what_did_not_arrive_waits_longer_each_time(self, db, verdict):
        outbox.issue(db, "2026-W47", (message(),), NOW)
        at, waits = NOW, []
        for _ in range(7):
            outbox.settle(db, message().message_id, HandOver(verdict=verdict, reply="451 later"), at)
            (entry,) = outbox.entries(db)
            assert entry.state == "pending"
            then = datetime.fromisoformat(entry.next_attempt)
            assert outbox.due(db, then - timedelta(seconds=1)) == ()
            assert outbox.due(db, then) == (message().message_id,)
            waits.append(then - at)
            at = then
        assert waits == sorted(waits)
        assert waits[-1] == timedelta(days=1)
        assert entry.doubtful == (7 if verdict == "doubtful" else 0)

    def test_a_refused_message_is_not_tried_again_until_a_person_asks(self, db):
        outbox.issue(db, "2026-W47", (message(),), NOW)
        outbox.settle(db, message().message_id, HandOver(verdict="refused", reply="550 no such user"), NOW)
        assert outbox.due(db, NOW + timedelta(days=99)) == ()
        outbox.retry(db, "2026-W47", (message().recipient,), NOW)
        assert outbox.due(db, NOW) == (message().message_id,)

    def test_a_message_to_an_address_that_was_corrected_is_withdrawn(self, db):
        outbox.issue(db, "2026-W47", (message(recipient="jeane@example.org"), message()), NOW)
        outbox.settle(db, message().message_id, HandOver(verdict="sent", reply=""), NOW)
        outbox.retry(db, "2026-W47", ("jeanne2@example.org",), NOW)
        assert [(e.recipient, e.state) for e in outbox.entries(db)] == [("jeanne@example.org", "sent")]

    def test_a_hand_over_that_a_crash_cut_short_is_doubtful_and_tried_again(self, db):
        outbox.issue(db, "2026-W47", (message(),), NOW)
        outbox.begin(db, message().message_id, NOW)
        assert outbox.due(db, NOW) == ()
        assert outbox.recover(db, NOW) == 1
        assert outbox.due(db, NOW) == (message().message_id,)
        assert outbox.entries(db)[0].doubtful == 1
        assert outbox.recover(db, NOW) == 0

    def test_a_clock_set_back_does_not_hold_messages_for_years(self, db):
        future = NOW + timedelta(days=400)
        outbox.issue(db, "2026-W47", (message(),), future)
        outbox.settle(db, message().message_id, HandOver(verdict="deferred", reply=""), future)
        assert outbox.due(db, NOW) == (message().message_id,)

    def test_old_contents_go_and_the_record_stays(self, db):
        outbox.issue(db, "2026-W47", (message(), message(recipient="paul@example.org")), NOW)
        outbox.settle(db, message().message_id, HandOver(verdict="sent", reply=""), NOW)
        outbox.forget_contents(db, NOW + timedelta(days=1))
        assert [c is None for (c,) in db.execute("SELECT content FROM messages ORDER BY recipient")] == [True, False]
        assert outbox.issue(db, "2026-W47", (message(),), NOW) == ()


class TestSources:
    def test_the_first_failure_in_a_row_dates_it_and_an_answer_ends_it(self, db):
        sources.answered(db, "https://example.org/feed", "1", etag='"a"')
        sources.failed(db, "https://example.org/feed", "2", "timeout")
        sources.failed(db, "https://example.org/feed", "3", "404")
        found = sources.get(db, "https://example.org/feed")
        assert (found.failing_since, found.fault, found.etag, found.last_success) == ("2", "404", '"a"', "1")
        sources.answered(db, "https://example.org/feed", "4")
        assert sources.entries(db) == (sources.Record(uri="https://example.org/feed", last_success="4"),)

    def test_an_unknown_source_has_an_empty_record(self, db):
        assert sources.get(db, "https://example.org") == sources.Record(uri="https://example.org")


def store_in_memory():
    import tempfile
    from contextlib import contextmanager

    @contextmanager
    def opened():
        with tempfile.TemporaryDirectory() as name, store.opened(Path(name)) as db:
            yield db

    return opened()
