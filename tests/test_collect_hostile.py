"""Files built to harm: each is refused with the right word, or read for what it holds, and never anything else."""

from __future__ import annotations

import hashlib
import io
import json
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import collect
from briefing.collect import jail, media
from briefing.errors import DocumentError
from briefing.model import Fetched, Intake, Limits, RawDocument, Skipped
from tests.hostile import specimens

SENTENCE = "Le conseil a voté mardi le budget de l'eau après trois heures de débat."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def fetched(content, name):
    sha256 = hashlib.sha256(content).hexdigest()
    return Fetched(path=name, content=content, sha256=sha256, media_type=media.sniff(content, name))


def kind_of(content, name):
    with pytest.raises(DocumentError) as caught:
        collect.read(fetched(content, name))
    return caught.value.kind


def zipped(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def word(body, prolog=""):
    document = f'{prolog}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped(**{"word/document.xml": document})


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


ENTITY = '<!DOCTYPE x [<!ENTITY a "boom"><!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"", "a.pdf", "empty"),
        (b"", "a.docx", "empty"),
        (b"rubbish", "a.pdf", "type-mismatch"),
        (b"PK\x03\x04rubbish", "a.docx", "corrupt"),
        (b"%PDF-1.7\nrubbish", "a.pdf", "corrupt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx", "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "unsupported-type"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "unsupported-type"),
        (b"\x1f\x8b\x08", "a.txt", "unsupported-type"),
        (b"<html><body></body></html>", "a.html", "no-text"),
        (b"{\\rtf1 }", "a.rtf", "no-text"),
        (b"<nitf><body/></nitf>", "a.xml", "no-text"),
        (b'[{"title": "x"}]', "a.json", "no-text"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, name, kind):
    assert kind_of(content, name) == kind


@pytest.mark.parametrize("prolog", [ENTITY, '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">'])
def test_a_word_document_with_a_document_type_is_refused(prolog):
    assert kind_of(word(paragraph(SENTENCE), prolog), "a.docx") == "xml-dtd"


def test_agency_xml_may_name_its_document_type_but_declare_no_entity():
    body = f"<nitf><body><body.content><p>{SENTENCE}</p></body.content></body></nitf>"
    (document,) = collect.read(fetched(f'<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">{body}'.encode(), "a.xml"))
    assert document.text == SENTENCE
    assert kind_of(ENTITY.replace("DOCTYPE x", "DOCTYPE nitf").encode() + body.encode(), "a.xml") == "xml-dtd"


def test_an_entity_is_found_in_any_encoding():
    page = ENTITY.replace("DOCTYPE x", "DOCTYPE nitf") + f"<nitf><body><p>{SENTENCE}&f;</p></body></nitf>"
    assert kind_of(page.encode("utf-16"), "a.xml") == "xml-dtd"


@pytest.mark.parametrize("head", [b"", b"From nobody\0 2024\n", b"From a b 2024"])
def test_a_mailbox_without_a_message_is_refused(head):
    sha256 = hashlib.sha256(head).hexdigest()
    with pytest.raises(DocumentError) as caught:
        collect.read(Fetched(path="a.mbox", content=head, sha256=sha256, media_type="application/mbox"))
    assert caught.value.kind != "parse-crash"


def test_a_letter_of_nothing_but_empty_markup_is_refused_for_holding_no_text():
    letter = "From: a@example.org\nTo: b@example.org\nSubject: c\nMIME-Version: 1.0\nContent-Type: text/html\n\n"
    assert kind_of(f"{letter}<div><a href='x'></a></div>".encode(), "a.eml") == "no-text"


def test_a_pdf_with_a_page_that_cannot_be_loaded_is_refused_or_read_and_its_parser_lives():
    objects = specimens.one_page(specimens.stream(specimens.shown("A sentence of one page.")))
    broken = {2: b"<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>", 9: b"(no page)"}
    try:
        (document,) = collect.read(fetched(specimens.pdf(objects | broken), "a.pdf"))
    except DocumentError as exc:
        assert exc.kind == "corrupt"  # noqa: PT017 - reading it is as good
    else:
        assert "A sentence of one page." in document.text


def test_a_package_that_unpacks_to_too_much_is_refused_unread():
    assert kind_of(word(paragraph("x" * 8_000_000)), "a.docx") == "zip-bomb"


def test_a_package_of_too_many_parts_is_refused():
    parts = {f"p{i}": b"" for i in range(Limits().entries + 1)}
    assert kind_of(zipped(**{"word/document.xml": b"<x/>"}, **parts), "a.docx") == "zip-bomb"


def test_a_package_whose_sizes_lie_is_refused():
    content = bytearray(zipped(**{"word/document.xml": b"<x>" + b"y" * 5000 + b"</x>"}))
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = (10).to_bytes(4, "little")
    assert kind_of(bytes(content), "a.docx") in {"zip-bomb", "corrupt"}


def test_an_encrypted_archive_says_so():
    content = bytearray(zipped(**{"a.txt": SENTENCE}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    (skipped,) = collect.read(fetched(bytes(content), "a.zip"))
    assert isinstance(skipped, Skipped)
    assert skipped.kind == "encrypted"


def test_one_bad_file_of_an_archive_costs_only_itself():
    content = zipped(**{"bon.txt": SENTENCE, "mauvais.pdf": b"rubbish", "../../etc/passwd": SENTENCE})
    found = collect.read(fetched(content, "seeds/a.zip"))
    assert [d.path for d in found if isinstance(d, RawDocument)] == [
        "seeds/a.zip#../../etc/passwd",
        "seeds/a.zip#bon.txt",
    ]
    assert [d.kind for d in found if isinstance(d, Skipped)] == ["type-mismatch"]


def test_archives_within_archives_end():
    content = zipped(**{"a.txt": SENTENCE})
    for _ in range(4):
        content = zipped(**{"inner.zip": content})
    (skipped,) = collect.read(fetched(content, "a.zip"))
    assert skipped.kind == "too-deep"


@pytest.mark.parametrize(
    "page",
    [
        "<p " + " ".join(f"a{i}=1" for i in range(20_000)) + f">{SENTENCE}</p>",
        "<div>" * 200_000 + SENTENCE,
    ],
    ids=["attributes", "tags"],
)
def test_a_page_built_to_keep_the_parser_busy_is_refused(page):
    assert kind_of(f"<html><body>{page}</body></html>".encode(), "a.html") == "html-limit"


@pytest.mark.parametrize("depth", [100, 300, 1500])
def test_a_deep_page_is_read_whole(depth):
    page = "<html><body>" + "<div>" * depth + f"<p>{SENTENCE}</p>" + "</div>" * depth + "</body></html>"
    (document,) = collect.read(fetched(page.encode(), "a.html"))
    assert document.text == SENTENCE


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{SENTENCE}</p><script>document.write('INJECTED')</script><style>.INJECTED{{}}</style>",
        f"<p>{SENTENCE}</p><iframe src='file:///etc/passwd'>INJECTED</iframe><noscript>INJECTED</noscript>",
        f"<p>{SENTENCE}</p><p hidden>INJECTED</p><p style='display: none'>INJECTED</p>",
        f"<p>{SENTENCE}</p><!-- INJECTED --><template>INJECTED</template>",
    ],
)
def test_what_no_reader_of_a_page_sees_is_not_read(page):
    (document,) = collect.read(fetched(f"<html><body>{page}</body></html>".encode(), "a.html"))
    assert document.text == SENTENCE


def test_characters_that_reorder_the_line_are_taken_out():
    (document,) = collect.read(fetched(word(paragraph(f"\u202e{SENTENCE}\u2066")), "a.docx"))
    assert document.text.strip() == SENTENCE


SERVE = "import sys; sys.path.insert(0, sys.argv[1]); from briefing.collect import cell; cell.serve(int(sys.argv[2]), "
HANGING = "import time; time.sleep(60)"
CRASHING = "import os, sys; sys.stdin.buffer.read(8); os.abort()"
BUSY = f"{SERVE}lambda _: lambda *_: [i for i in iter(int, 1)])"
GREEDY = f"{SERVE}lambda _: lambda *_: b'x' * (4 * 10**9))"
GOOD = f"{SERVE}lambda name: lambda content, intake: [name, len(content), intake.limits.pages])"


@pytest.fixture
def fresh(monkeypatch):
    """Start children anew, with other code."""

    def start(code):
        jail.close()
        monkeypatch.setattr(jail, "START", code)

    yield start
    jail.close()


@pytest.mark.parametrize(
    ("start", "kind"),
    [(HANGING, "timeout"), (CRASHING, "parse-crash"), (BUSY, "timeout"), (GREEDY, "memory")],
    ids=["hangs", "crashes", "spins", "swallows memory"],
)
def test_a_parser_that_fails_costs_only_the_document(fresh, start, kind):
    fresh(start)
    quick = Intake(limits=Limits(seconds=2))
    with pytest.raises(DocumentError) as caught:
        jail.run("any", b"a document", "a.pdf", quick if kind == "timeout" else Intake())
    assert caught.value.kind == kind


def test_the_next_document_after_a_crash_is_read(fresh):
    fresh(CRASHING)
    with pytest.raises(DocumentError):
        jail.run("any", b"one", "a.pdf")
    fresh(GOOD)
    few = Intake(limits=Limits(pages=7))
    assert [jail.run("m", b"x" * n, "a.pdf", few) for n in (3, 200_000)] == [["m", 3, 7], ["m", 200_000, 7]]


def test_one_child_serves_every_parser_and_threads_have_one_each(fresh):
    fresh(f"{SERVE}lambda name: lambda *_: [__import__('os').getpid(), __import__('time').sleep(float(name))])")
    pids = {jail.run(name, b"", "a")[0] for name in ("0", "0.0", "0.01")}
    assert len(pids) == 1
    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(jail.run, "1", b"", "a") for _ in range(2)]
        assert len({one.result()[0] for one in both}) == 2


def test_a_child_has_the_memory_that_its_document_may_take(fresh):
    fresh(f"{SERVE}lambda _: lambda *_: __import__('resource').getrlimit(__import__('resource').RLIMIT_AS)[0])")
    wanted = [512 * 2**20, 700 * 2**20]
    assert [jail.run("m", b"", "a", Intake(limits=Limits(memory=size))) for size in wanted] == wanted


def test_nobody_waits_beyond_the_instant_that_was_given(fresh):
    fresh(HANGING)
    begun = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        jail.run("any", b"", "a.xml", until=begun + 0.3)
    assert caught.value.kind == "timeout"
    assert time.monotonic() - begun < Limits().seconds / 2


def test_json_nested_without_end_is_refused():
    content = ("[" * 100_000 + "]" * 100_000).encode()
    assert kind_of(content, "a.json") in {"limit", "no-text"}


def test_the_kind_of_a_file_is_told_from_its_beginning_alone():
    opening = json.dumps([{"titre": 'Été \\ "x"', "texte": "é\n" * 50, "n": [1.5e3, True, None]}] * 99).encode()
    assert {media.sniff(opening[:cut], "a.json") for cut in range(3, 4000)} == {"application/json"}
    assert media.sniff(opening[:9000] + b"\x00" * 9_000, "a.json") == "application/json"


@pytest.mark.parametrize(
    "text", ['["Oui", dit-il] alors.', '{"titre"} bonjour', "[[Image]] du port", '["Une phrase,\nune autre']
)
def test_an_article_that_opens_with_a_bracket_is_text(text):
    assert media.sniff(text.encode(), "a.txt") == "text/plain"


@pytest.mark.parametrize("number", ["1" * 6000, "-" + "9" * 5000, "1e" + "9" * 5000, "0." + "3" * 5000])
@pytest.mark.parametrize("opening", ['{"title": "x", "n": ', "[[", '{"a": 1}\n{"n": '])
def test_a_number_of_thousands_of_digits_is_a_number(opening, number):
    assert media.sniff((opening + number).encode(), "a.json") == "application/json"


def test_a_package_that_names_more_entries_than_can_be_read_is_refused_unread():
    crowd = zipped(a="x") + b"PK\x01\x02" * 30_000
    assert kind_of(crowd, "a.zip") == "zip-bomb"
    assert kind_of(crowd, "a.docx") == "zip-bomb"


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"text": "x" * 10}).encode(),
        b"From: a\nTo: b\nSubject: c\n\n",
        b"Titre;Texte\nA;B\n",
        b"<?xml version='1.0'?><nitf><p>x</p></nitf>",
    ],
)
@pytest.mark.parametrize("cut", [1, 5, 9])
def test_a_file_cut_short_is_read_or_refused(content, cut):
    _read_or_refused(content[:-cut], "a.bin")


HEADS = st.sampled_from(
    [
        b"",
        b"%PDF-1.4\n",
        b"PK\x03\x04",
        b"{\\rtf1 ",
        b"<html>",
        b"<?xml version='1.0'?><nitf>",
        b"From: a\nTo: b\n",
        b"{",
        b"[{",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    HEADS, st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.docx", "a.json", "a.csv", "a.eml", "a.md"])
)
def test_whatever_the_bytes_a_file_is_read_or_refused(head, tail, name):
    if head.startswith(b"%PDF"):
        return
    _read_or_refused(head + tail, name)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="<>/ pdivah1=\"'&;é\n.", max_size=400))
def test_whatever_the_markup_a_page_is_read_or_refused(markup):
    _read_or_refused(f"<html><body>{markup}</body></html>".encode(), "a.html")


def _read_or_refused(content, name):
    try:
        found = collect.read(fetched(content, name))
    except DocumentError:
        return
    assert all(isinstance(d, Skipped) or d.text.strip() for d in found)
