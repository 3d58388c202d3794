"""The weekly run: each edition once, each document once, each draft once, whatever happens in between."""

from __future__ import annotations

import email
import email.policy
import io
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import docx
import pytest

from briefing import codec, config, confinement, store
from briefing import edition as core
from briefing.errors import DeliveryError, ExitCode, NoInputError, RenderError, StateError, UsageError
from briefing.pipeline import build, checks, output, rerender, run, send, status
from briefing.store import backups, editions, facts, lock, outbox
from tests.mailserver import Mailbox, free_port, serving
from tests.workspaces import RAIL, article, configure, workspace

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
VARIABLE = "NOT_SET"


@pytest.fixture(autouse=True)
def _few_formats(monkeypatch):
    """The pages are tested elsewhere and take their time."""
    monkeypatch.setattr(build, "FORMATS", ("docx", "json"))


@pytest.fixture
def place(tmp_path):
    made = workspace(tmp_path / "veille")
    article(made.root, "eau.txt", "18 novembre 2026")
    article(made.root, "rail.txt", "19 novembre 2026", kind=RAIL)
    return made


def go(place, now=MONDAY, **options):
    return run.run(place, config.load(place.root), run.Order(now=now, environment={}, **options))


def post(place, edition, now=MONDAY, **options):
    return send.send(place, config.load(place.root), edition, now=now, environment={}, **options)


def edition(place, week):
    return codec.loads((place.report(week) / "edition.json").read_text(encoding="utf-8"))


def paths(place, week):
    return {d.path for d in edition(place, week).documents}


def deliveries(place):
    return [(d["edition"], d["recipient"], d["state"]) for d in status.read(place).content["deliveries"]]


class TestEditions:
    def test_the_week_just_ended_is_issued_on_monday_and_only_once(self, place):
        assert go(place).issued == ("2026-W47",)
        before = (place.report("2026-W47") / "edition.json").read_bytes()
        second = go(place, MONDAY + timedelta(hours=1))
        assert (second.issued, second.exit_code, second.notices) == ((), ExitCode.DONE, ())
        assert (place.report("2026-W47") / "edition.json").read_bytes() == before

    def test_an_edition_covers_what_no_earlier_one_covered(self, place):
        go(place)
        article(place.root, "new.txt", "25 novembre 2026", place="Oued Sud", number=12)
        go(place, MONDAY + WEEK)
        assert paths(place, "2026-W47") == {"seeds/eau.txt", "seeds/rail.txt"}
        assert paths(place, "2026-W48") == {"seeds/new.txt"}

    def test_a_moved_file_is_not_covered_again(self, place):
        go(place)
        (place.root / "seeds" / "old").mkdir()
        (place.root / "seeds" / "eau.txt").rename(place.root / "seeds" / "old" / "water.txt")
        go(place, MONDAY + WEEK)
        assert paths(place, "2026-W48") == set()

    def test_an_article_older_than_the_period_is_admitted_and_flagged(self, place):
        go(place)
        article(place.root, "late.txt", "3 novembre 2026", place="Oued Sud", number=12)
        go(place, MONDAY + WEEK)
        assert {flag for s in edition(place, "2026-W48").sentences for flag in s.flags} >= {"old"}

    def test_a_week_without_news_is_issued_and_says_so(self, place):
        go(place)
        report = go(place, MONDAY + WEEK)
        assert report.issued == ("2026-W48",)
        assert report.exit_code == ExitCode.DONE
        assert edition(place, "2026-W48").sentences == ()

    def test_missed_weeks_are_caught_up_one_by_one_each_with_its_own_articles(self, place):
        go(place)
        article(place.root, "w48.txt", "26 novembre 2026", place="Oued Sud", number=12)
        article(place.root, "w49.txt", "2 décembre 2026", kind=RAIL, place="Bab Est", number=20)
        article(place.root, "w50.txt", "9 décembre 2026", place="Jebel Bas", number=71)
        undated = article(place.root, "undated.txt", "", place="Ras Haut", number=33)
        undated.write_text(undated.read_text(encoding="utf-8").replace("Publié le", ""), encoding="utf-8")
        assert go(place, MONDAY + 3 * WEEK).issued == ("2026-W48", "2026-W49", "2026-W50")
        assert paths(place, "2026-W48") == {"seeds/w48.txt"}
        assert paths(place, "2026-W49") == {"seeds/w49.txt"}
        assert paths(place, "2026-W50") == {"seeds/w50.txt", "seeds/undated.txt"}

    def test_weeks_missed_too_long_ago_are_named_not_made(self, place):
        configure(place.root, more="[schedule]\ncatch_up = 2\n")
        go(place)
        report = go(place, MONDAY + 5 * WEEK)
        assert report.issued == ("2026-W51", "2026-W52")
        assert "2026-W48 to 2026-W50" in report.notices[0]

    def test_the_53rd_week_has_its_edition(self, place):
        go(place, datetime(2026, 12, 28, 6, tzinfo=UTC))
        assert go(place, datetime(2027, 1, 4, 6, tzinfo=UTC)).issued == ("2026-W53",)
        assert go(place, datetime(2027, 1, 11, 6, tzinfo=UTC)).issued == ("2027-W01",)

    def test_the_hour_of_issue_is_that_of_the_readers_clock(self, place):
        winter = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
        assert go(place, winter - timedelta(minutes=1)).issued == ("2026-W46",)
        assert go(place, winter).issued == ("2026-W47",)

    def test_what_was_said_before_is_not_new(self, place):
        go(place)
        old = (place.root / "seeds" / "eau.txt").read_text(encoding="utf-8")
        (place.root / "seeds" / "again.txt").write_text(old.replace("18 novembre", "25 novembre"), encoding="utf-8")
        go(place, MONDAY + WEEK)
        assert {s.novelty for s in edition(place, "2026-W47").sentences} == {"new"}
        assert {s.novelty for s in edition(place, "2026-W48").sentences} == {"repeat"}

    def test_a_run_that_died_after_choosing_goes_on_with_the_same_choice(self, place, monkeypatch):
        monkeypatch.setattr(output, "write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            go(place)
        monkeypatch.undo()
        article(place.root, "later.txt", "20 novembre 2026", place="Oued Sud", number=12)
        monkeypatch.setattr(build, "FORMATS", ("docx", "json"))
        assert go(place, MONDAY + timedelta(hours=1)).issued == ("2026-W47",)
        assert paths(place, "2026-W47") == {"seeds/eau.txt", "seeds/rail.txt"}
        assert edition(place, "2026-W47").issued_at == MONDAY

    def test_late_arrivals_are_taken_in_when_asked_for(self, place):
        go(place)
        article(place.root, "later.txt", "20 novembre 2026", place="Oued Sud", number=12)
        report = go(place, MONDAY + timedelta(hours=1), refresh=True)
        assert report.issued == ("2026-W47",)
        assert "seeds/later.txt" in paths(place, "2026-W47")
        assert go(place, MONDAY + timedelta(hours=2)).issued == ()

    def test_a_refresh_without_late_arrivals_is_the_same_edition_and_sends_nothing_again(self, tmp_path):
        box = Mailbox()
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port)
            article(place.root, "eau.txt", "18 novembre 2026")
            go(place)
            before = (place.report("2026-W47") / "edition.json").read_bytes()
            go(place, MONDAY + timedelta(hours=1), refresh=True)
        assert (place.report("2026-W47") / "edition.json").read_bytes() == before
        assert len(box.taken) == 3

    def test_a_file_that_cannot_be_read_is_reported_once_and_listed_each_time(self, place):
        (place.root / "seeds" / "broken.txt").write_bytes(bytes(range(256)) * 40)
        first = go(place)
        assert any("broken.txt" in p for p in first.problems)
        assert go(place, MONDAY + WEEK).problems == ()
        assert paths(place, "2026-W48") == {"seeds/broken.txt"}

    def test_a_document_that_our_own_fault_kept_out_is_taken_in_later(self, place, monkeypatch):
        def fail(raw, plan, *, today):
            if raw.path.endswith("rail.txt"):
                raise MemoryError
            return prepare(raw, plan, today=today)

        prepare = core.prepare
        monkeypatch.setattr(core, "prepare", fail)
        go(place)
        monkeypatch.setattr(core, "prepare", prepare)
        assert go(place, MONDAY + WEEK).issued == ("2026-W48",)
        assert paths(place, "2026-W48") == {"seeds/rail.txt"}

    def test_a_full_folder_for_temporary_files_stops_the_run_and_loses_no_document(self, place, monkeypatch):
        def full(*_, **__):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(core, "prepare", full)
        report = go(place)
        assert report.exit_code == ExitCode.STATE
        assert "No space left" in report.failures[0]
        monkeypatch.undo()
        monkeypatch.setattr(build, "FORMATS", ("docx", "json"))
        assert go(place, MONDAY + timedelta(hours=1)).issued == ("2026-W47",)


class TestBuild:
    def make(self, place, now=MONDAY, **options):
        options.setdefault("edition_id", "2026-W47")
        return build.build(place, config.load(place.root), build.Request(now=now, formats=("json",), **options))

    def test_the_same_edition_again_gives_the_same_note(self, place):
        first = self.make(place)
        article(place.root, "later.txt", "20 novembre 2026", place="Oued Sud", number=12)
        second = self.make(place, MONDAY + timedelta(days=1))
        assert codec.dumps(second.edition) == codec.dumps(first.edition)
        assert second.late == 1
        third = self.make(place, MONDAY + timedelta(days=2), refresh=True)
        assert len(third.edition.documents) == 3

    def test_an_instant_that_was_typed_holds(self, place):
        self.make(place)
        later = MONDAY + timedelta(days=1)
        assert self.make(place, later, now_given=True).edition.issued_at == later

    def test_sources_named_by_hand_are_all_read(self, place):
        go(place)
        report = self.make(place, MONDAY + WEEK, edition_id="2026-W48", sources=(place.root / "seeds",))
        assert len(report.edition.documents) == 2
        assert {s.novelty for s in report.edition.sentences} == {"repeat"}
        other = article(place.root, "later.txt", "20 novembre 2026", place="Oued Sud", number=12)
        again = self.make(place, MONDAY + WEEK, edition_id="2026-W48", sources=(other,))
        assert [d.path for d in again.edition.documents] == ["seeds/later.txt"]

    def test_a_special_edition_takes_nothing_away_and_knows_no_past(self, place):
        self.make(place, edition_id="special")
        go(place)
        assert len(paths(place, "2026-W47")) == 2
        later = self.make(place, MONDAY + WEEK, edition_id="other")
        assert {s.novelty for s in later.edition.sentences} == {"new"}

    def test_an_edition_built_by_hand_is_built_anew_when_it_is_due(self, place):
        self.make(place, MONDAY - timedelta(days=2))
        article(place.root, "later.txt", "20 novembre 2026", place="Oued Sud", number=12)
        assert go(place).issued == ("2026-W47",)
        assert "seeds/later.txt" in paths(place, "2026-W47")

    def test_building_an_issued_edition_by_hand_does_not_issue_it_again(self, place):
        go(place)
        self.make(place, MONDAY + timedelta(hours=1), refresh=True)
        assert go(place, MONDAY + timedelta(hours=2)).issued == ()

    def test_rendering_again_knows_where_the_sentences_stand(self, place):
        report = self.make(place)
        found = rerender.surroundings(place, report.edition)
        assert {s.sentence for s in found} <= {s.id for s in report.edition.sentences}
        assert found
        assert rerender.surroundings(place, replace(report.edition, title="Other")) == ()

    def test_the_text_of_a_file_that_is_not_text_is_kept(self, place):
        page = "<html><body><article><h1>Le barrage</h1>" + "<p>Le barrage de Tizi retient une eau rare.</p>" * 9
        (place.root / "seeds" / "page.html").write_text(f"{page}</article></body></html>", encoding="utf-8")
        found = next(d for d in self.make(place).edition.documents if d.path.endswith(".html"))
        with store.opened(place.state) as db:
            assert "barrage" in store.documents.text(db, found.sha256)
            plain = next(d for d in editions.load(db, "2026-W47").documents if d.path.endswith("eau.txt"))
            assert store.documents.text(db, plain.sha256) is None


class TestDelivery:
    def test_each_editor_receives_their_drafts_once(self, tmp_path):
        box = Mailbox()
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port)
            article(place.root, "eau.txt", "18 novembre 2026")
            article(place.root, "rail.txt", "19 novembre 2026", kind=RAIL)
            report = go(place)
            assert (report.exit_code, report.notices, report.failures) == (ExitCode.DONE, (), ())
            go(place, MONDAY + timedelta(hours=1))
            post(place, "2026-W47", MONDAY + timedelta(hours=2))
        received = {t.recipients[0]: [a.get_filename() for a in t.message.iter_attachments()] for t in box.taken}
        assert received == {
            "jeanne@example.org": ["2026-W47-eau.docx"],
            "paul@example.org": ["2026-W47-rail.docx"],
            "chef@example.org": ["2026-W47-eau.docx", "2026-W47-rail.docx"],
        }
        assert len(box.taken) == 3
        for taken in box.taken:
            found = email.message_from_bytes(taken.content, policy=email.policy.strict)
            assert found["Date"].datetime == MONDAY
            for attachment in found.iter_attachments():
                text = "\n".join(p.text for p in docx.Document(io.BytesIO(attachment.get_content())).paragraphs)
                assert "Tizi" in text

    def test_the_body_is_french_with_key_points_counts_and_what_to_check(self, place):
        go(place)
        (path,) = (place.state / "outbox").glob("*jeanne*")
        found = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        text = found.get_body(("plain",)).get_content()
        assert text.startswith("Bonjour Jeanne Élie,")
        assert "2 phrases, 1 source – 2 nouvelles" in text.replace("\u202f", " ")
        assert "EAU ET BARRAGES" in text
        assert "RAIL" not in text
        html = found.get_body(("html",)).get_content()
        assert "Jeanne Élie" in html
        assert "<script" not in html

    def test_an_editor_whose_themes_are_empty_is_told_so(self, tmp_path):
        place = workspace(tmp_path / "veille")
        article(place.root, "eau.txt", "18 novembre 2026")
        go(place)
        (path,) = (place.state / "outbox").glob("*paul*")
        found = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert "Rien n’a été retenu" in found.get_body(("plain",)).get_content()
        assert list(found.iter_attachments()) == []

    def test_names_with_line_breaks_and_marks_up_forge_nothing(self, tmp_path):
        made = workspace(
            tmp_path / "veille", more='[[editors]]\nname = "<b>Éva</b> & {{ 7*7 }}"\naddress = "eva@example.org"\n'
        )
        article(made.root, "eau.txt", "18 novembre 2026")
        go(made)
        (path,) = (made.state / "outbox").glob("*eva*")
        found = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert "<b>Éva</b> & {{ 7*7 }}" in found.get_body(("plain",)).get_content()
        assert "&lt;b&gt;Éva&lt;/b&gt; &amp; {{ 7*7 }}" in found.get_body(("html",)).get_content()

    def test_without_a_server_messages_wait_as_files_and_leave_when_there_is_one(self, place):
        first = go(place)
        assert first.exit_code == ExitCode.DONE
        assert "3 messages wait" in first.notices[0]
        assert len(list((place.state / "outbox").glob("*.eml"))) == 3
        assert go(place, MONDAY + timedelta(hours=1)).notices == ()
        box = Mailbox()
        with serving(box) as port:
            configure(place.root, mail_port=port)
            assert go(place, MONDAY + timedelta(hours=2)).exit_code == ExitCode.DONE
        assert len(box.taken) == 3
        assert {str(t.message["From"]) for t in box.taken} == {"veille@example.org"}
        assert list((place.state / "outbox").glob("*.eml")) == []

    def test_a_refused_recipient_does_not_stop_the_others(self, tmp_path):
        box = Mailbox(mood=lambda recipient: "rcpt 550" if recipient.startswith("jeanne") else "ok")
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port)
            article(place.root, "eau.txt", "18 novembre 2026")
            report = go(place)
            assert report.exit_code == ExitCode.DELIVERY
            assert "jeanne@example.org" in report.failures[0]
            assert "briefing send 2026-W47" in report.failures[0]
            assert len(box.taken) == 2
            assert go(place, MONDAY + timedelta(days=3)).exit_code == ExitCode.DONE
            box.mood = lambda _: "ok"
            assert post(place, "2026-W47", MONDAY + timedelta(days=4)).sent == ("jeanne@example.org",)
        assert len(box.taken) == 3

    def test_what_is_refused_for_now_is_sent_by_a_later_run(self, tmp_path):
        box = Mailbox(mood=lambda _: "rcpt 451")
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port)
            article(place.root, "eau.txt", "18 novembre 2026")
            assert len(go(place).failures) == 3
            box.mood = lambda _: "ok"
            soon = go(place, MONDAY + timedelta(minutes=5))
            assert (soon.exit_code, soon.failures) == (ExitCode.DELIVERY, ())
            assert go(place, MONDAY + timedelta(hours=1)).exit_code == ExitCode.DONE
        assert len(box.taken) == 3

    def test_a_lost_answer_is_made_up_for_with_the_identical_message(self, tmp_path):
        box = Mailbox(mood=lambda recipient: "cut after" if recipient.startswith("jeanne") else "ok")
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port)
            article(place.root, "eau.txt", "18 novembre 2026")
            report = go(place)
            assert "may have arrived" in report.failures[0]
            box.mood = lambda _: "ok"
            go(place, MONDAY + timedelta(hours=1))
        copies = [t.content for t in box.taken if t.recipients == ("jeanne@example.org",)]
        assert len(copies) == 2
        assert copies[0] == copies[1]
        assert "1 answers were lost" in status.read(place).as_text()

    def test_a_server_that_is_away_is_tried_once_per_run(self, tmp_path):
        place = workspace(tmp_path / "veille", mail_port=free_port())
        article(place.root, "eau.txt", "18 novembre 2026")
        report = go(place)
        assert (report.exit_code, len(report.failures)) == (ExitCode.DELIVERY, 1)
        assert {state for _, _, state in deliveries(place)} == {"pending"}

    def test_a_missing_password_keeps_the_messages(self, tmp_path):
        place = workspace(tmp_path / "veille", mail_port=free_port())
        text = (place.root / "briefing.toml").read_text(encoding="utf-8")
        (place.root / "briefing.toml").write_text(f'{text}user = "u"\npassword_env = "NOT_SET"\n', encoding="utf-8")
        article(place.root, "eau.txt", "18 novembre 2026")
        report = go(place)
        assert report.exit_code == ExitCode.DELIVERY
        assert "NOT_SET is not set" in report.failures[0]
        assert len(deliveries(place)) == 3

    def test_changed_drafts_are_sent_to_those_whose_drafts_changed(self, tmp_path):
        box = Mailbox()
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port)
            article(place.root, "eau.txt", "18 novembre 2026")
            article(place.root, "rail.txt", "19 novembre 2026", kind=RAIL)
            go(place)
            box.taken.clear()
            article(place.root, "late.txt", "20 novembre 2026", kind=RAIL, place="Bab Est", number=20)
            go(place, MONDAY + timedelta(hours=1), refresh=True)
        assert {t.recipients[0] for t in box.taken} == {"paul@example.org", "chef@example.org"}


class TestSend:
    def test_an_edition_built_by_hand_can_be_sent(self, place):
        build.build(place, config.load(place.root), build.Request(now=MONDAY))
        assert len(post(place, "2026-W48").files) == 3
        assert {e for e, _, _ in deliveries(place)} == {"2026-W48"}

    def test_a_dry_run_stops_at_the_files(self, place):
        build.build(place, config.load(place.root), build.Request(now=MONDAY))
        assert len(post(place, "2026-W48", dry_run=True).files) == 3
        assert deliveries(place) == []

    def test_an_unknown_edition_is_a_usage_error(self, place):
        with pytest.raises(UsageError, match="no such edition"):
            post(place, "2026-W01")

    def test_nobody_to_send_to_is_a_usage_error(self, place):
        (place.root / "briefing.toml").write_text("", encoding="utf-8")
        with pytest.raises(UsageError, match="no editors"):
            post(place, "2026-W01")

    def test_a_draft_that_was_deleted_is_named(self, place):
        build.build(place, config.load(place.root), build.Request(now=MONDAY))
        (place.report("2026-W48") / "drafts" / "eau.docx").unlink()
        with pytest.raises(RenderError, match="briefing render"):
            post(place, "2026-W48")

    def test_an_outbox_that_cannot_be_written_is_named(self, place):
        build.build(place, config.load(place.root), build.Request(now=MONDAY))
        (place.state / "outbox").write_text("a file where the folder belongs")
        with pytest.raises(DeliveryError, match="stays queued"):
            post(place, "2026-W48")


class TestTrouble:
    def test_no_articles_is_exit_3_and_nothing_is_issued(self, tmp_path):
        place = workspace(tmp_path / "veille")
        report = go(place)
        assert report.exit_code == NoInputError.exit_code
        assert "2026-W47 is not issued" in report.failures[0]
        article(place.root, "eau.txt", "18 novembre 2026")
        assert go(place, MONDAY + timedelta(hours=1)).issued == ("2026-W47",)

    def test_a_reports_folder_that_cannot_be_written_is_exit_4_before_any_mail(self, tmp_path):
        box = Mailbox()
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port)
            article(place.root, "eau.txt", "18 novembre 2026")
            place.reports.write_text("a file where the folder belongs")
            report = go(place)
            assert report.exit_code == ExitCode.RENDER
            assert box.taken == []
            place.reports.unlink()
            assert go(place, MONDAY + timedelta(hours=1)).exit_code == ExitCode.DONE
        assert len(box.taken) == 3

    def test_a_failure_does_not_hold_up_messages_of_earlier_editions(self, tmp_path):
        box = Mailbox(mood=lambda _: "rcpt 451")
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port)
            article(place.root, "eau.txt", "18 novembre 2026")
            go(place)
            shutil.rmtree(place.root / "seeds")
            box.mood = lambda _: "ok"
            assert go(place, MONDAY + WEEK).exit_code == ExitCode.NO_INPUT
        assert len(box.taken) == 3

    def test_a_clock_set_back_stops_the_run_with_exit_6(self, place):
        go(place)
        with_backup = status.read(place).content
        report = go(place, MONDAY - 30 * WEEK)
        assert report.exit_code == ExitCode.STATE
        assert "clock" in report.failures[0]
        assert status.read(place).content == with_backup
        assert go(place, MONDAY + WEEK).issued == ("2026-W48",)

    def test_a_clock_corrected_by_an_hour_is_no_trouble(self, place):
        go(place)
        assert go(place, MONDAY - timedelta(hours=1)).exit_code == ExitCode.DONE

    def test_a_damaged_state_is_exit_6_names_the_back_up_and_mails_nothing(self, tmp_path):
        box = Mailbox()
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port)
            article(place.root, "eau.txt", "18 novembre 2026")
            go(place)
            path = place.state / "state.sqlite3"
            for damage in (b"", b"\0" * 5000):
                path.write_bytes(damage)
                report = go(place, MONDAY + timedelta(hours=1))
                assert report.exit_code == ExitCode.STATE
                assert "cp " in report.failures[0]
            (copy,) = backups.kept(place.state)
            shutil.copy(copy, path)
            for rest in ("-wal", "-shm"):
                path.with_name(path.name + rest).unlink(missing_ok=True)
            assert go(place, MONDAY + timedelta(hours=2)).exit_code == ExitCode.DONE
        assert len(box.taken) == 3

    def test_the_second_of_two_runs_leaves_at_once(self, place):
        with lock.held(place.state), pytest.raises(StateError, match="another run"):
            go(place)
        assert not (place.state / "state.sqlite3").exists()

    def test_a_disk_that_is_nearly_full_stops_the_run_before_it_begins(self, place, monkeypatch):
        monkeypatch.setattr(run, "RESERVE", shutil.disk_usage("/").total * 10)
        report = go(place)
        assert report.exit_code == ExitCode.STATE
        assert "left on the disk" in report.failures[0]

    def test_left_overs_of_killed_runs_are_swept(self, place):
        go(place)
        rubbish = place.report("2026-W47") / ".tmp-abc"
        rubbish.write_text("half")
        go(place, MONDAY + timedelta(hours=1))
        assert not rubbish.exists()

    def test_a_copy_of_the_state_is_kept_for_each_run_that_changed_it(self, place):
        go(place)
        go(place, MONDAY + timedelta(hours=1))
        assert len(backups.kept(place.state)) == 1
        for n in range(1, 12):
            go(place, MONDAY + n * WEEK)
        assert len(backups.kept(place.state)) == 8

    def test_a_change_that_a_killed_run_left_uncopied_is_copied_by_the_next(self, place, monkeypatch):
        monkeypatch.setattr(backups, "make", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            go(place)
        monkeypatch.undo()
        assert backups.kept(place.state) == ()
        go(place, MONDAY + timedelta(hours=1))
        assert len(backups.kept(place.state)) == 1

    def test_old_messages_lose_their_bytes_not_their_record(self, tmp_path):
        box = Mailbox()
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port, more="[retention]\nmessages = 2\n")
            article(place.root, "eau.txt", "18 novembre 2026")
            for n in range(4):
                go(place, MONDAY + n * WEEK)
        with store.opened(place.state) as db:
            kept = dict(db.execute("SELECT edition, content IS NOT NULL FROM messages").fetchall())
            assert kept == {"2026-W47": 0, "2026-W48": 1, "2026-W49": 1, "2026-W50": 1}
            assert len(outbox.entries(db)) == 12


class TestAlarm:
    ALERT = '[alert]\naddress = "chef@example.org"\n'

    def test_a_failure_is_mailed_once_a_day_and_again_after_a_good_run(self, tmp_path):
        box = Mailbox()
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port, more=self.ALERT)
            for hour in range(3):
                assert go(place, MONDAY + timedelta(hours=hour)).exit_code == ExitCode.NO_INPUT
            assert [t.message["Subject"] for t in box.taken] == ["briefing: run failed with exit code 3 (veille)"]
            assert "no documents found" in box.taken[0].message.get_content()
            go(place, MONDAY + timedelta(days=1))
            assert len(box.taken) == 2
            article(place.root, "eau.txt", "18 novembre 2026")
            go(place, MONDAY + timedelta(days=1, hours=1))
            assert len(box.taken) == 5
            (place.state / "state.sqlite3").write_bytes(b"")
            go(place, MONDAY + timedelta(days=1, hours=2))
        assert "back-up" in box.taken[-1].message.get_content()

    def test_an_alarm_that_fails_changes_nothing(self, tmp_path, caplog):
        place = workspace(tmp_path / "veille", mail_port=free_port(), more=self.ALERT)
        assert go(place).exit_code == ExitCode.NO_INPUT
        assert "no alert sent" in caplog.text

    def test_the_health_check_hears_of_each_run(self, tmp_path, monkeypatch):
        heard = []
        monkeypatch.setattr("briefing.deliver.ping.ping", lambda url, code: heard.append((url, int(code))) or "")
        place = workspace(tmp_path / "veille", more='[alert]\nping_url = "https://example.org/x"\n')
        go(place)
        article(place.root, "eau.txt", "18 novembre 2026")
        go(place, MONDAY + timedelta(hours=1))
        with lock.held(place.state), pytest.raises(StateError):
            go(place, MONDAY + timedelta(hours=2))
        assert heard == [("https://example.org/x", 3), ("https://example.org/x", 0)]

    def test_a_bug_is_told_too_and_passes(self, tmp_path, monkeypatch):
        box = Mailbox()
        with serving(box) as port:
            place = workspace(tmp_path / "veille", mail_port=port, more=self.ALERT)
            monkeypatch.setattr(build, "read_sources", lambda *_: 1 // 0)
            with pytest.raises(ZeroDivisionError):
                go(place)
        assert "exit code 1" in box.taken[0].message["Subject"]


class TestStatus:
    def test_an_empty_workspace_has_an_empty_status_and_gets_no_state(self, place):
        assert "Nothing yet" in status.read(place).as_text()
        assert not place.state.exists()

    def test_it_shows_editions_messages_and_what_was_skipped(self, place):
        (place.root / "seeds" / "broken.txt").write_bytes(bytes(range(256)) * 40)
        go(place)
        found = status.read(place)
        (entry,) = found.content["editions"]
        assert (entry["id"], entry["stage"]) == ("2026-W47", "issued")
        assert entry["documents"] == {"used": 2, "unused": 0, "duplicate": 0, "skipped": 1}
        assert found.content["skipped"][0]["path"] == "seeds/broken.txt"
        text = found.as_text()
        assert "2026-W47 to jeanne@example.org: pending" in text
        assert "broken.txt" in text

    def test_sources_that_fail_are_shown(self, place):
        go(place)
        with store.opened(place.state) as db:
            store.sources.failed(db, "https://example.org/feed", "2026-11-20T00:00:00+00:00", "404")
            facts.put(db, "x", "y")
        assert "https://example.org/feed: fails since 2026-11-20" in status.read(place).as_text()


class TestRehearsal:
    def test_it_changes_nothing(self, place):
        run.rehearse(place, config.load(place.root), {})
        assert not place.state.exists()

    def test_it_finds_a_damaged_state_and_a_missing_password(self, place):
        go(place)
        (place.state / "state.sqlite3").write_bytes(b"")
        with pytest.raises(StateError):
            run.rehearse(place, config.load(place.root), {})
        loaded = config.load(place.root)
        settings = replace(loaded, mail=replace(loaded.mail, user="u", password_env=VARIABLE))
        (place.state / "state.sqlite3").unlink()
        (place.state / "state.mark").unlink()
        with pytest.raises(DeliveryError):
            run.rehearse(place, settings, {})

    def test_check_finds_a_broken_mail_template_and_calls_the_command_as_cron_would(self, place):
        (place.root / "templates").mkdir()
        (place.root / "templates" / "mail.txt.j2").write_text("{{ nobody }}", encoding="utf-8")
        findings = {f.subject: f for f in checks.run(place)}
        finding = findings["mail.txt.j2"]
        assert not finding.ok
        assert "nobody" in finding.message
        finding = findings["schedule"]
        assert finding.ok, finding.message

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("archive.html.j2", "{{ nobody }}"),
            ("feed.xml.j2", "{{ nobody }}"),
            ("mail.html.j2", "{{ recipient.nom }}"),
            ("brief.html.j2", "{{ note.labl }}"),
        ],
    )
    def test_check_names_the_template_at_fault_and_its_line(self, place, name, content):
        (place.root / "templates").mkdir()
        (place.root / "templates" / name).write_text(f"\n{content}", encoding="utf-8")
        (finding,) = (f for f in checks.run(place) if not f.ok)
        assert finding.subject == name
        assert "line 2: unknown name" in finding.message

    def test_check_says_once_what_every_format_stumbles_over(self, place):
        file = place.root / config.FILE_NAME
        file.write_text('[note]\nsections = ["themen"]\n' + file.read_text("utf-8").replace("[note]", ""), "utf-8")
        (finding,) = (f for f in checks.run(place) if not f.ok)
        assert finding.subject == config.FILE_NAME
        assert "no section named 'themen'" in finding.message


class TestIsolation:
    """Where the system takes network or files from nobody, that is said: by `check` each time, by a run once."""

    def test_a_run_says_once_what_parsers_keep(self, place, monkeypatch):
        network, files = confinement.KEPT["network"], confinement.KEPT["files"]
        each = [(network,), (network,), (network, files), (), (network,)]
        said = []
        for hour, kept in enumerate(each):
            monkeypatch.setattr(confinement, "kept", lambda kept=kept: kept)
            notices = go(place, MONDAY + timedelta(hours=hour)).notices
            said.append([sentence for sentence in confinement.KEPT.values() if sentence in notices])
        assert said == [[network], [], [files], [], [network]]

    @pytest.mark.parametrize(
        ("kept", "said"), [((), "without a network"), (("they keep it",), "warning: they keep it")]
    )
    def test_a_check_shows_it(self, place, monkeypatch, kept, said):
        monkeypatch.setattr(confinement, "kept", lambda: kept)
        finding = next(f for f in checks.run(place) if f.subject == "isolation")
        assert said in finding.message
        assert finding.ok


def _may_mount():
    program = shutil.which("unshare")
    command = [program, "-m", "/bin/sh", "-c", "mount -t tmpfs -o ro none /mnt"]
    return bool(program) and subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not _may_mount(), reason="needs unshare and root")
class TestReadOnly:
    """Root may write anywhere but on a disk that is mounted read-only."""

    def call(self, place, folder):
        folder.mkdir()
        script = 'mount -t tmpfs -o ro none "$1" && shift && exec "$@"'
        command = [sys.executable, "-m", "briefing", "--workspace", str(place.root), "run", "--now", MONDAY.isoformat()]
        mounted = [shutil.which("unshare"), "-m", "/bin/sh", "-c", script, "sh", str(folder), *command]
        done = subprocess.run(mounted, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        return done

    def test_a_state_that_cannot_be_made_is_exit_6(self, place):
        done = self.call(place, place.state)
        assert done.returncode == ExitCode.STATE
        assert "permissions" in done.stderr

    def test_reports_that_cannot_be_written_are_exit_4_and_nothing_is_queued(self, place):
        done = self.call(place, place.reports)
        assert done.returncode == ExitCode.RENDER
        assert "2026-W47 is not issued" in done.stderr
        assert not list((place.state / "outbox").glob("*"))
        assert go(place, MONDAY + timedelta(hours=1)).issued == ("2026-W47",)
