"""Make a folder of hostile files and say what each must lead to. The same seed makes the same files.

Kinds of harm: names, file types, sizes, encodings, nesting, references, compression, recursion, lies about length.
"""

from __future__ import annotations

import base64
import io
import json
import os
import random
import socket
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

from tests.hostile.judge import CANARY

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
_ANY = "corrupt limit limit-pages timeout memory parse-crash no-text zip-bomb too-large html-limit too-deep".split()


class Specimens:
    """A folder being filled, and its manifest."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.cases: list[dict] = []

    def sentence(self) -> str:
        """Give a sentence that no other file holds."""
        return f"The committee of item {self.random.getrandbits(40):010x} approved the new harbour budget on Tuesday."

    def note(self, name, expect, reasons=(), contain=(), lack=(), seconds=30):
        """Say what a file must lead to."""
        self.cases.append(
            {
                "file": name,
                "expect": expect,
                "reasons": list(reasons),
                "must_contain": list(contain),
                "must_not_contain": [CANARY, *lack],
                "max_seconds": seconds,
                "max_rss_mb": 1500,
            }
        )

    def add(self, name, content, expect="processed", reasons=(), contain=(), lack=(), seconds=30):
        """Write a file; one that is read must hold what `contain` says."""
        with suppress(OSError):
            self.folder.joinpath(name).write_bytes(content if isinstance(content, bytes) else content.encode())
            self.note(name, expect, reasons, contain, lack, seconds)

    def good(self, name, wrap, **more):
        """Write a file that must be read: `wrap` makes it from its sentence."""
        sentence = self.sentence()
        self.add(name, wrap(sentence), contain=[sentence], **more)

    def risky(self, name, wrap, reasons=_ANY, **more):
        """Write a file that may be refused; if it is read, its sentence is there."""
        sentence = self.sentence()
        self.add(name, wrap(sentence), "either", reasons, [sentence], **more)


def make(folder: Path, seed: int = 1) -> list[dict]:
    """Fill a folder and its manifest.json; returns the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Specimens(folder, seed)
    for kind in (_texts, _names, _places, _pages, _pdfs, _words, _packages, _others):
        kind(made)
    (folder / "manifest.json").write_text(json.dumps(made.cases, indent=1), encoding="utf-8")
    return made.cases


def _texts(s: Specimens) -> None:
    s.good("mark.txt", lambda t: b"\xef\xbb\xbf" + t.encode(), lack=["\ufeff"])
    s.good("wide.txt", lambda t: (t + "\n").encode("utf-16"))
    s.good("wide_bare.txt", lambda t: (t + "\n" + "More of it follows here.\n" * 9).encode("utf-16-be"))
    s.good("ansi.txt", lambda t: f"{t}\nUn café déjà vu, à l’œil nu.".encode("cp1252"), lack=["\ufffd"])
    s.good("mixed.txt", lambda t: f"{t}\nété\n".encode() + "été\n".encode("cp1252"), lack=["\ufffd"])
    s.good("controls.txt", lambda t: f"a\0b\x07\x1b[2J\n{t}\n\x0b\x0c", lack=["\0", "\x07", "\x1b", "\x0b"])
    s.good("reorder.txt", lambda t: f"\u202egnirts\u202c \u2066x\u2069\u200b\n{t}", lack=["\u202e", "\u2066", "\u200b"])
    s.good("spaces.txt", lambda t: t + " " * 400_000 + "\n" + t)
    s.good("tabs.txt", lambda t: t + "\n" + "\t \t" * 100_000 + "x\n" + t)
    s.good("breaks.txt", lambda t: t + "\n" * 300_000 + t)
    s.good("no_space.txt", lambda t: "a" * 300_000 + "\n\n" + t)
    s.good("dots.txt", lambda t: "." * 200_000 + "\n\n" + t)
    s.good("quotes.txt", lambda t: "«" * 100_000 + "\n\n" + t)
    s.good("digits.txt", lambda t: "1 234," * 30_000 + "\n\n" + t)
    s.good("capitals.txt", lambda t: "Le Roi De " * 20_000 + "\n\n" + t)
    s.good("addresses.txt", lambda t: "http://" * 30_000 + "\n" + "a@" * 30_000 + "\n\n" + t)
    s.good("accents.txt", lambda t: "e" + "\u0301" * 100_000 + "\n\n" + t)
    s.risky("line.txt", lambda t: (t + " ") * 30_000, ["too-large", "limit"], seconds=45)
    s.good(
        "templates.txt",
        lambda t: (
            f"{t}\n{{{{ 7*7 }}}} {{% for x in y %}} {{{{ ''.__class__.__mro__ }}}}\nA & B < C > D </w:t>\n=cmd|' /C x'!A0"
        ),
        lack=["<class 'str'>"],
    )
    s.add("nothing.txt", b"", "skipped", ["empty"])
    s.add("blank.txt", b" \t\n\xc2\xa0\r\n" * 99, "skipped", ["no-text", "empty"])
    s.add("noise.txt", s.random.randbytes(20_000), "skipped", ["binary", "undecodable", "no-text", "type-mismatch"])
    twice = s.sentence()
    s.add("same_1.txt", twice + "\nTwice.", contain=[twice])
    s.add("same_2.txt", twice + "\nTwice.", "skipped", ["duplicate"])


def _names(s: Specimens) -> None:
    names = (
        "two\nlines\r\nBcc: all@example.invalid.txt", "-o reports.txt", "'\"$(id)`id`;.txt", "NUL.txt", "up..%2f..%2fx.txt",
        "LOUD.TXT", "é\u202etxt.exe.txt", "a" * 240 + ".txt", "  .txt", "x\x1b]0;t\x07.txt", "<img src=x>.txt", "%s%n.txt",
        "{{7*7}}.txt", "d1.txt", "=1+1.txt",
    )  # fmt: skip
    for name in names:
        s.good(name, str, lack=["\nBcc", "\x1b"])
    sentence = s.sentence()
    with suppress(OSError):
        (s.folder / os.fsdecode(b"latin\xe9\xff.txt")).write_text(sentence)
        s.note(os.fsdecode(b"latin\xe9\xff.txt"), "processed", contain=[sentence])
    s.add(".concealed.txt", s.sentence(), "skipped", ["hidden-file", "ignored"])
    for name in ("coming.txt.part", "~$lock.docx", "old.txt~"):
        s.add(name, s.sentence(), "skipped", ["unsupported-type", "ignored"])


def _places(s: Specimens) -> None:
    outside = s.folder.parent / "outside.txt"
    outside.write_text(f"{CANARY} The committee approved nothing at all.", encoding="utf-8")
    for name, target in (("out.txt", outside), ("loop.txt", "loop.txt"), ("zero.txt", "/dev/zero"), ("up", "/etc")):
        (s.folder / name).symlink_to(target)
        s.note(name, "skipped", ["symlink", "not-regular-file", "unreadable"], seconds=10)
    os.mkfifo(s.folder / "pipe.txt")
    s.note("pipe.txt", "skipped", ["not-regular-file"], seconds=10)
    with suppress(OSError), socket.socket(socket.AF_UNIX) as made:
        made.bind(str(s.folder / "socket.txt"))
        s.note("socket.txt", "skipped", ["not-regular-file", "unreadable"])
    (s.folder / "folder.docx").mkdir()
    s.note("folder.docx", "skipped", ["not-regular-file", "directory", "ignored"])
    with (s.folder / "sparse.txt").open("wb") as file:
        file.truncate(3 << 30)
    s.note("sparse.txt", "skipped", ["too-large"], seconds=10)


def page(body, head=""):
    """Make a page."""
    return f"<html><head><title>T</title>{head}</head><body>{body}</body></html>"


def _pages(s: Specimens) -> None:
    s.good("plain.html", lambda t: page(f"<p>{t}</p>"))
    s.good(
        "active.html",
        lambda t: page(
            f"<p>{t}</p><script>document.write('RUN-ME')</script><p onclick='RUN-ME'>Go</p><iframe srcdoc='RUN-ME'></iframe>",
            "<meta http-equiv=refresh content='0;url=file:///etc/passwd'><style>.RUN-ME{}</style>",
        ),
        lack=["RUN-ME"],
    )
    s.good(
        "refers.html",
        lambda t: page(
            f"<p>{t}</p><img src='file:///etc/passwd'><object data='../outside.txt'></object>",
            "<link rel=stylesheet href='file:///etc/passwd'><base href='file:///etc/'>",
        ),
        lack=["root:x:0"],
    )
    s.good("wide.html", lambda t: page(f"<p>{t}</p>").encode("utf-16"))
    s.good("zeros.html", lambda t: page(f"<p>a\0b</p><p>{t}</p>"), lack=["\0"])
    s.good("lying.html", lambda t: page(f"<p>{t} Déjà vu.</p>", "<meta charset=utf-7>"))
    s.good("unknown.html", lambda t: page(f"<p>{t}</p>", "<meta charset='../../x'>"))
    s.good("entity.html", lambda t: page(f"<p>{t}</p><p>&#0; &#xD800; &#x110000; &bogus; &amp;amp;</p>"))
    s.good(
        "declared.html",
        lambda t: '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page(f"<p>&x;</p><p>{t}</p>"),
    )
    s.risky("deep.html", lambda t: page("<div>" * 60_000 + t))
    s.risky("tables.html", lambda t: page("<table><tr><td>" * 3_000 + t))
    s.risky("inline.html", lambda t: page("<b><i>" * 20_000 + t))
    s.risky("lists.html", lambda t: page("<ul><li>" * 5_000 + t))
    s.risky("attributes.html", lambda t: page("<p " + " ".join(f"a{i}=x" for i in range(40_000)) + f">{t}</p>"))
    s.risky("comment.html", lambda t: page(f"<p>{t}</p>" + "<!--" * 200_000))
    s.risky("angles.html", lambda t: page(f"<p>{t}</p>" + "<" * 500_000))
    s.risky("ampersands.html", lambda t: page(f"<p>{t}</p><p>" + "&" * 500_000))
    s.risky("ended.html", lambda t: page(f"<p>{t}</p>" + "</p>" * 100_000))
    s.risky("lines.html", lambda t: page(f"<p>{t}</p>" + "<br>" * 100_000))
    s.risky("paragraphs.html", lambda t: page(f"<p>{t}</p>" + "<p>x</p>" * 40_000), seconds=40)
    s.risky("links.html", lambda t: page(f"<p>{t}</p>" + "<a href=/x>Read on</a> " * 20_000))
    s.risky(
        "data.html", lambda t: page(f"<p>{t}</p>", '<script type="application/ld+json">' + "[" * 90_000 + "</script>")
    )
    s.risky(
        "numbers.html",
        lambda t: page(
            f"<p>{t}</p>", '<script type="application/ld+json">{"datePublished": ' + "9" * 9_000 + "}</script>"
        ),
    )
    s.risky(
        "date.html",
        lambda t: page(f"<p>{t}</p>", "<meta property='article:published_time' content='99999-99-99T99:99'>"),
    )
    s.risky("title.html", lambda t: page(f"<p>{t}</p>", f"<meta property='og:title' content='{'x ' * 100_000}'>"))


def stream(content: bytes, extra: str = "") -> bytes:
    """Give a stream object."""
    return f"<< /Length {len(content)} {extra} >>\nstream\n".encode() + content + b"\nendstream"


def pdf(objects: dict[int, bytes], root="1 0 R") -> bytes:
    """Write a PDF of numbered objects."""
    out, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size, start = max(objects) + 1, len(out)
    rows = b"".join(b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size))
    return (
        out
        + b"xref\n0 %d\n%s" % (size, rows)
        + f"trailer\n<< /Size {size} /Root {root} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )


def shown(text: str) -> bytes:
    """Give the content of a page that shows a text."""
    return f"BT /F1 9 Tf 40 700 Td ({text}) Tj ET".encode()


def one_page(content: bytes, catalog="", resources="", more=None) -> dict[int, bytes]:
    """Give the objects of a PDF of one page."""
    return {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> {resources} >> >>".encode(),
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        5: content,
    } | (more or {})


def _pdfs(s: Specimens) -> None:
    s.good("fine.pdf", lambda t: pdf(one_page(stream(shown(t)))))
    action = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /Launch /F (/bin/sh) >> >>"
    s.good("acts.pdf", lambda t: pdf(one_page(stream(shown(t)), action)))
    bomb = zlib.compress(b"\0" * 300_000_000, 9)
    s.risky(
        "bomb.pdf",
        lambda t: pdf(one_page(stream(zlib.compress(shown(t) + b" " * 400_000_000, 9), "/Filter /FlateDecode"))),
    )
    s.risky("bombs.pdf", lambda _: pdf(one_page(stream(zlib.compress(bomb), "/Filter [/FlateDecode /FlateDecode]"))))
    s.risky(
        "forms.pdf", lambda t: pdf(one_page(stream(shown(t) + b" /X0 Do"), "", "/XObject << /X0 10 0 R >>", _forms(9)))
    )
    cycle = {10: b"<< /Type /Pages /Kids [10 0 R 2 0 R] /Count 9 >>", 2: b"<< /Type /Pages /Kids [10 0 R] /Count 9 >>"}
    s.add("cycle.pdf", pdf(one_page(stream(shown("x"))) | cycle), "skipped", _ANY)
    s.risky("length.pdf", lambda t: pdf(one_page(b"<< /Length 99999999999 >>\nstream\n" + shown(t) + b"\nendstream")))
    s.risky("shorter.pdf", lambda t: pdf(one_page(b"<< /Length -1 >>\nstream\n" + shown(t) + b"\nendstream")))
    s.risky("box.pdf", lambda t: pdf(one_page(stream(shown(t)))).replace(b"612 792", b"9e9 9e9"))
    s.risky("nested.pdf", lambda t: pdf(one_page(stream(shown(t))) | {9: b"[" * 50_000 + b"]" * 50_000}))
    s.risky("arrays.pdf", lambda t: pdf(one_page(stream(shown(t) + b" " + b"[" * 100_000))))
    s.risky("saves.pdf", lambda t: pdf(one_page(stream(b"q " * 200_000 + shown(t)))))
    whole = pdf(one_page(stream(shown(s.sentence()))))
    s.add("half.pdf", whole[:60], "skipped", _ANY)
    s.add("junk.pdf", b"%PDF-1.7\n" + s.random.randbytes(5_000), "skipped", _ANY)
    s.add("none.pdf", b"", "skipped", ["empty"])
    s.add("picture.pdf", pdf(one_page(stream(b"0 0 100 100 re f"))), "skipped", ["no-text"])
    s.add("locked.pdf", _locked(whole), "skipped", ["encrypted"])
    s.risky("page.pdf", lambda t: page(f"<p>{t}</p>"), ["type-mismatch", "corrupt"])


def _forms(depth: int) -> dict[int, bytes]:
    """Give forms each of which shows the next ten times: 10**depth in all."""
    objects = {}
    for i in range(depth):
        last = i == depth - 1
        inner = b"BT /F1 9 Tf (x) Tj ET" if last else b"/X Do " * 10
        link = "/Resources << /Font << /F1 4 0 R >> >>" if last else f"/Resources << /XObject << /X {11 + i} 0 R >> >>"
        objects[10 + i] = stream(inner, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {link}")
    return objects


def _locked(content: bytes) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Pack files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def document(body: str, prolog="") -> str:
    """Give the main part of a Word document."""
    return f'{prolog}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str) -> str:
    """Give a paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word(body: str, more: dict | None = None, prolog="") -> bytes:
    """Give a Word document."""
    override = '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{override}</Types>'
    rels = f'<Relationships xmlns="{P}"><Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
    return zipped(
        {"[Content_Types].xml": types, "_rels/.rels": rels, "word/document.xml": document(body, prolog)} | (more or {})
    )


_ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10 if i else "&a;" * 10}">' for i in range(9))
    + "]>"
)
_OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def _words(s: Specimens) -> None:
    s.good("fine.docx", lambda t: word(paragraph(t)))
    s.good("controls.docx", lambda t: word(paragraph("\u202e" + t) + paragraph("\u2066")), lack=["\u202e", "\u2066"])
    s.add("entity.docx", word(paragraph("&e;" + s.sentence()), prolog=_OUTSIDE), "skipped", ["xml-dtd"])
    s.add("laugh.docx", word(paragraph("&a8;"), prolog=_ENTITIES), "skipped", ["xml-dtd", "corrupt"])
    outside = f'<Relationships xmlns="{P}"><Relationship Id="r9" Type="{R}/attachedTemplate" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>'
    s.good("template.docx", lambda t: word(paragraph(t), {"word/_rels/document.xml.rels": outside}))
    upward = outside.replace("http://127.0.0.1:9/x.dotm", "../../../../etc/passwd").replace(
        ' TargetMode="External"', ""
    )
    s.risky(
        "upward.docx",
        lambda t: word(paragraph(t), {"word/_rels/document.xml.rels": upward}),
        ["corrupt"],
        lack=["root:x:0"],
    )
    bombs = ["zip-bomb", "too-large", "memory"]
    s.add("text.docx", word(paragraph("x " * 40_000_000)), "skipped", bombs, seconds=15)
    s.add(
        "media.docx",
        word(paragraph(s.sentence()), {"word/media/i.png": b"\0" * 300_000_000}),
        "skipped",
        bombs,
        seconds=15,
    )
    s.add("parts.docx", word(paragraph("x"), {f"word/p{i}.xml": b"<x/>" for i in range(3_000)}), "skipped", bombs)
    s.risky("deep.docx", lambda t: word("<w:p>" * 3_000 + paragraph(t) + "</w:p>" * 3_000), ["corrupt", "xml-limit"])
    s.risky(
        "cells.docx",
        lambda t: word("<w:tbl><w:tr><w:tc>" * 60 + paragraph(t) + "</w:tc></w:tr></w:tbl>" * 60),
        ["corrupt", "xml-limit"],
    )
    s.risky("runs.docx", lambda t: word(paragraph(t) + "<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 60_000 + "</w:p>"))
    s.risky("breaks.docx", lambda t: word(paragraph(t) + "<w:p><w:r>" + "<w:br/>" * 100_000 + "</w:r></w:p>"))
    whole = word(paragraph(s.sentence()))
    s.add("cut.docx", whole[: len(whole) // 2], "skipped", ["corrupt"])
    s.add(
        "rubbish.docx",
        s.random.randbytes(3_000).replace(b"PK", b"KP"),
        "skipped",
        ["corrupt", "type-mismatch", "binary"],
    )
    s.add("none.docx", b"", "skipped", ["empty"])
    s.add(
        "ole.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000),
        "skipped",
        ["encrypted", "type-mismatch", "corrupt"],
    )
    mark = whole.rindex(b"PK\x01\x02")
    s.risky("lies.docx", lambda _: whole[: mark + 24] + b"\x05\0\0\0" + whole[mark + 28 :], ["corrupt", "zip-bomb"])


def _packages(s: Specimens) -> None:
    s.add("climbs.zip", zipped({"../../../tmp/climbed.txt": s.sentence(), "/etc/x.txt": s.sentence()}))
    nested = zipped({"a.txt": s.sentence()})
    for _ in range(9):
        nested = zipped({"inner.zip": nested})
    s.add("nested.zip", nested, "skipped", ["too-deep", "no-text", *_ANY])
    s.add("bomb.zip", zipped({"a.txt": b"\0" * 200_000_000}), "skipped", ["zip-bomb"])
    s.add("none.zip", zipped({}), "skipped", ["empty"])
    whole = bytearray(zipped({"a.txt": s.sentence()}))
    whole[whole.rindex(b"PK\x01\x02") + 10] = 99
    s.add("method.zip", bytes(whole), "skipped", ["corrupt", "encrypted", "zip-bomb", "no-text"])
    odt = '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>{}</text:p></office:text></office:body></office:document-content>'
    kind = "application/vnd.oasis.opendocument.text"
    s.good("fine.odt", lambda t: zipped({"mimetype": kind, "content.xml": odt.format(t)}))
    s.good("spaces.odt", lambda t: zipped({"mimetype": kind, "content.xml": odt.format(f'{t}<text:s text:c="5"/>')}))
    s.risky(
        "many.odt", lambda t: zipped({"mimetype": kind, "content.xml": odt.format(f'{t}<text:s text:c="999999999"/>')})
    )
    s.add(
        "entity.odt",
        zipped({"mimetype": kind, "content.xml": _OUTSIDE + odt.format("&e;")}),
        "skipped",
        ["xml-dtd", "corrupt"],
    )
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="../../etc/passwd"/></rootfiles></container>'
    s.add(
        "climbs.epub",
        zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": container}),
        "skipped",
        ["corrupt", "no-text"],
    )


def _mail(body: str, headers="") -> str:
    return f"From: A <a@example.invalid>\r\nTo: b@example.invalid\r\nSubject: News\r\nDate: Tue, 3 Mar 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\n{headers}\r\n{body}"


def _others(s: Specimens) -> None:
    s.good("fine.eml", lambda t: _mail(t, "Content-Type: text/plain\r\n"))
    s.good(
        "encoded.eml",
        lambda t: _mail(
            base64.encodebytes(t.encode()).decode(), "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n"
        ),
    )
    s.risky("charset.eml", lambda t: _mail(t, "Content-Type: text/plain; charset=../../x\r\n"))
    s.risky("headers.eml", lambda t: _mail(t, "X: y\r\n" * 50_000))
    s.risky("long.eml", lambda t: _mail(t, "Subject: " + "=?utf-8?q?x?= " * 20_000 + "\r\n"))
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\r\n\r\n--b{i}\r\n' for i in range(3_000))
    s.risky("parts.eml", lambda t: _mail(f"Content-Type: text/plain\r\n\r\n{t}", opened.removesuffix("\r\n")))
    forwarded = "Content-Type: message/rfc822\r\n\r\n" * 3_000
    s.risky("forwards.eml", lambda t: _mail(t, forwarded.removesuffix("\r\n\r\n") + "\r\n"))
    s.risky("groups.rtf", lambda t: "{\\rtf1 " + "{" * 100_000 + t + "}" * 100_000 + "}")
    s.risky("binary.rtf", lambda t: "{\\rtf1 \\bin99999999999 " + t + "}")
    s.good("fine.rtf", lambda t: "{\\rtf1\\ansi " + t + "\\par }")
    s.risky("deep.json", lambda t: "[" * 50_000 + json.dumps({"text": t}) + "]" * 50_000)
    s.risky("number.json", lambda t: '[{"title": "x", "text": ' + json.dumps(t * 3) + ', "date": ' + "9" * 6_000 + "}]")
    s.risky("exponent.json", lambda t: '[{"title": "x", "text": ' + json.dumps(t * 3) + ', "date": 1e999}]')
    s.risky("open.csv", lambda t: f'title;text\r\nA;"{t}\r\n' + "x;y\r\n" * 50_000, [*_ANY, "unreadable"])
    s.risky("field.csv", lambda t: f'title,text\r\nA,"{t} {"x" * 300_000}"\r\n', [*_ANY, "unreadable"])
    for name, mark in (
        ("stars.md", "*"),
        ("brackets.md", "["),
        ("quotes.md", ">"),
        ("ticks.md", "`"),
        ("bars.md", "|"),
        ("under.md", "_a"),
    ):
        s.risky(name, lambda t, m=mark: f"# Title\n\n{t}\n\n" + m * 60_000)
    s.add(
        "entity.xml",
        _OUTSIDE.replace(" x ", " nitf ") + "<nitf><body><body.content><p>&e;</p></body.content></body></nitf>",
        "skipped",
        ["xml-dtd", "corrupt"],
    )
    s.add(
        "laugh.xml",
        _ENTITIES.replace(" x ", " nitf ") + "<nitf><body><body.content><p>&a8;</p></body.content></body></nitf>",
        "skipped",
        ["xml-dtd", "corrupt"],
    )


if __name__ == "__main__":
    import sys

    print(len(make(Path(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else 1)))
