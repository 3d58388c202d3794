"""[limits] of briefing.toml: each key holds where it says, and a number out of bounds is named with its key."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import asdict, replace
from datetime import UTC, datetime
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest

from briefing import collect, config, edition, intake
from briefing.collect import files, media
from briefing.errors import ConfigError, DocumentError
from briefing.model import Fetched, Intake, Limits, RawDocument, Skipped
from briefing.pipeline import build
from tests import workspaces

DOCUMENTS = Path(__file__).parent / "resources" / "documents"
NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
SENTENCE = "Le conseil a voté mardi le budget de l'eau après trois heures de débat.\n"


def loaded(tmp_path, text):
    return config.parse(f"[limits]\n{text}", "briefing.toml", tmp_path)


def kind(content, name, **limits):
    """Read a file under limits; the kind of what it is refused for, "" when it is read."""
    fetched = Fetched(
        path=name,
        content=content,
        sha256=sha256(content).hexdigest(),
        media_type=media.sniff(content, name),
        intake=Intake(limits=Limits(**limits)),
    )
    try:
        found = collect.read(fetched)
    except DocumentError as exc:
        return exc.kind
    return next((f.kind for f in found if isinstance(f, Skipped)), "")


def test_without_the_table_the_defaults_of_the_program_hold(tmp_path):
    assert config.load(tmp_path).intake.limits == Limits()


def test_sizes_are_written_in_mebibytes_and_times_in_seconds(tmp_path):
    limits = loaded(tmp_path, "file = 8\ndownload_seconds = 5\npages = 12\nlayout_memory = 1024").intake.limits
    assert limits == replace(Limits(), file=8 * 2**20, download_seconds=5, pages=12, layout_memory=2**30)


@pytest.mark.parametrize("key", asdict(Limits()))
@pytest.mark.parametrize("value", ["0", "-1", "1.5", "'many'", "99_999_999_999"])
def test_a_number_out_of_bounds_is_named_with_its_key(tmp_path, key, value):
    with pytest.raises(ConfigError) as refusal:
        loaded(tmp_path, f"{key} = {value}")
    assert any(fault.startswith(f"limits.{key}: ") for fault in refusal.value.faults)


def test_a_file_too_large_for_the_memory_is_a_fault_of_the_table(tmp_path):
    with pytest.raises(ConfigError, match="`memory` is 8 times `file` at least"):
        loaded(tmp_path, "file = 1000")
    assert loaded(tmp_path, "file = 1000\nmemory = 8000").intake.limits.file == 1000 * 2**20


def test_limits_travel_to_the_child_unchanged():
    taken_in = Intake(exports=(("title", "Accroche"),), limits=Limits(pages=7, seconds=3))
    assert intake.decoded(intake.encoded(taken_in)) == taken_in


def test_pages_are_laid_out_under_the_same_table(tmp_path):
    settings = loaded(tmp_path, "layout_seconds = 20")
    assert settings.presentation.limits == settings.intake.limits


def packed(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(f"{name}.txt", content)
    return buffer.getvalue()


def mailbox(count):
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@example.org", "Eau", "Wed, 18 Nov 2026 08:00:00 +0000"
    message.set_content(SENTENCE * 3)
    return b"".join(b"From a@example.org Wed Nov 18 08:00:00 2026\n" + bytes(message) + b"\n" for _ in range(count))


CASES = {
    "characters": (SENTENCE.encode() * 20, "a.txt", {"characters": 1000}, "too-large"),
    "characters of a page": (
        b"<html><body><p>" + SENTENCE.encode() * 20 + b"</p></body></html>",
        "a.html",
        {"characters": 1000},
        "too-large",
    ),
    "unpacked": (packed(**{f"p{n}": SENTENCE * 5000 for n in range(4)}), "a.zip", {"unpacked": 2**20}, "zip-bomb"),
    "entries": (packed(a=SENTENCE, b=SENTENCE, c=SENTENCE), "a.zip", {"entries": 2}, "zip-bomb"),
    "messages": (mailbox(3), "a.mbox", {"documents": 2}, "limit"),
    "records": (f"titre;texte\n{f'Eau;{SENTENCE}' * 3}".encode(), "a.csv", {"documents": 2}, "limit"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_beyond_a_limit_is_refused_with_its_word_and_what_is_not_is_read(case):
    content, name, limits, word = CASES[case]
    assert kind(content, name, **limits) == word
    assert kind(content, name) == ""


def test_pages_are_counted():
    content = (DOCUMENTS / "columns_3.pdf").read_bytes()
    assert [kind(content, "a.pdf", pages=n) for n in (1, 400)] == ["limit-pages", ""]


def test_a_file_is_not_opened_beyond_its_size(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE * 20, encoding="utf-8")
    (found,) = files.walk((tmp_path,), tmp_path)
    assert isinstance(files.load(found, Intake(limits=Limits(file=1000))), Skipped)
    assert isinstance(files.load(found), Fetched)


def test_a_build_keeps_to_the_table(tmp_path):
    place = workspaces.workspace(tmp_path / "w", more="[limits]\ncharacters = 1000\n")
    workspaces.article(place.root, "a.txt", "18 novembre 2026")
    (place.root / "seeds" / "long.txt").write_text(SENTENCE * 100, encoding="utf-8")
    report = build.build(place, config.load(place.root), build.Request(now=NOW, formats=("json",)))
    assert [(p.subject, p.kind) for p in report.problems] == [("seeds/long.txt", "too-large")]


#: Texts that anyone can write, by what they are made of again and again.
SHAPES = (
    *(
        "a",
        " \n",
        "\n",
        "« ",
        "[",
        "l'",
        "a-",
        ".",
        "12 345 678,9 % ",
        "le 12 mars 2026 ",
        "Oui. Interpol 3. ",
        "a;1;2\n",
    ),
    *(
        "Interpol 12\n",
        "Interpol Tizi Nord ",
        "barrage interpol arrestation ",
        "Le barrage a reçu 46 mètres cubes d'eau. ",
    ),
)


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_a_text_closely_takes_time_in_proportion_to_its_length(tmp_path, shape):
    """This is done outside the children: `characters` bounds it, as long as nothing in it grows with the square."""
    plan = config.load(tmp_path).plan

    def seconds(length):
        text = f"Interpol a arrêté un homme.\n{(shape * length)[:length]}\nInterpol a arrêté un homme."
        raw = RawDocument(path="a.txt", sha256="0" * 64, media_type="text/plain", text=text)
        begun = time.process_time()
        edition.prepare(raw, plan, today=NOW.date())
        return time.process_time() - begun

    seconds(1000)  # what is imported late
    short, long = seconds(10_000), seconds(80_000)
    assert long < 20 * short + 1
