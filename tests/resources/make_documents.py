"""Make documents/ and documents.json: the sample articles in every format, written by real programs where one exists.

Run by hand from the repository when a format is added; needs LibreOffice, Chromium with chromedriver, mutt and msmtp. The tests read what it wrote.
"""

from __future__ import annotations

import csv
import io
import json
import mailbox
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import pages
from pages import Article

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[1] / "seeds"
OUT = HERE / "documents"
AUTHOR = "Leïla Amrani-Sorel"
FOOTER = "Note interne - diffusion restreinte"
expected: dict[str, list[dict[str, object]]] = {}


def articles() -> dict[str, Article]:
    """The titled, dated sample articles, by the first word of their file name and their place."""
    labels = json.loads((HERE / "seeds_labels.json").read_text(encoding="utf-8"))["files"]
    found = {}
    for name, label in labels.items():
        text = (SEEDS / name).read_bytes().decode(label["encoding"]).replace("\r\n", "\n").split("\n")
        whole = label["title"] and len(label["date"] or "") == 10 and not label["duplicate_of"]
        wrapped = any(not text[i - 1].endswith((".", "!", "?", "»", ";", ":", '"', "؟")) for i in label["body"])
        if not whole or wrapped:
            continue
        heads = set(label["other"].get("subheading", []))
        body = tuple(("h" if i in heads else "p", text[i - 1]) for i in sorted([*label["body"], *heads]))
        found[name.removesuffix(".txt")] = Article(
            label["title"], label["publisher"], label["date"], AUTHOR, body, label["language"]
        )
    return found


A = articles()
NAMES = [n for n, a in A.items() if a.language == "fr"]


def expect(
    name: str, article: Article, *, title: bool = True, date: bool = True, publisher: bool = True, body=None, extra=()
):
    body = article.body if body is None else body
    expected.setdefault(name, []).append(
        {
            "title": article.title if title else None,
            "date": article.date if date else None,
            "publisher": article.publisher if publisher else None,
            "keep": [t for k, t in body if k == "p"],
            "allow": [article.title, *(t for k, t in body if k == "h"), *extra],
        }
    )


def write(name: str, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    (OUT / name).write_bytes(data)


def make_pages() -> None:
    for number, (kind, template) in enumerate(pages.PAGES.items()):
        article = A[NAMES[number % len(NAMES)]]
        write(f"{kind}.html", template(article))
        expect(f"{kind}.html", article, body=article.body[:2] if kind == "short_dispatch" else None)
    for name, kind, encoding, declared in (
        ("cp1252.html", "spip", "cp1252", "iso-8859-1"),
        ("utf16.html", "classic_theme", "utf-16", "utf-16"),
    ):
        article = A["chellah-interpol-cloture"]
        text = pages.PAGES[kind](article).replace('<meta charset="utf-8">', f'<meta charset="{declared}">')
        write(name, text.encode(encoding, "xmlcharrefreplace"))
        expect(name, article)
    for name, kind in (
        ("sharq-interpol", "classic_theme"),
        ("strait-interpol-closing", "inline_links"),
        ("bahia-mundial-seguridad", "two_regions"),
    ):
        write(f"{A[name].language}.html", pages.PAGES[kind](A[name]))
        expect(f"{A[name].language}.html", A[name])


def word(article: Article, path: Path, *, columns: int = 1, title_style: bool = True, table: bool = False) -> None:
    """A Word document with a running header and footer, as an editor would write it."""
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{article.publisher} - revue interne"
    section.footer.paragraphs[0].text = FOOTER
    document.add_paragraph(article.title, style="Title" if title_style else "Heading 1")
    document.add_paragraph(f"{article.publisher}, {article.date}")
    if columns > 1:
        section = document.add_section(0)
        cols = section._sectPr.find(qn("w:cols"))  # noqa: SLF001 - python-docx has no columns
        if cols is None:
            cols = OxmlElement("w:cols")
            section._sectPr.append(cols)  # noqa: SLF001 - likewise
        cols.set(qn("w:num"), str(columns))
        cols.set(qn("w:space"), "720")
    for index, (kind, text) in enumerate(article.body):
        document.add_paragraph(text, style="Heading 2" if kind == "h" else None)
        if table and index == 1:
            grid = document.add_table(rows=2, cols=2)
            for cell, value in zip(
                (c for r in grid.rows for c in r.cells), ("Ville", "Places", "Rabat", "68 700"), strict=True
            ):
                cell.text = value
    document.save(str(path))


def tracked(path: Path) -> None:
    """Add a tracked deletion, a tracked insertion and a text box to a Word document."""
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>Encadré : un texte dans son cadre, lu une '
        "seule fois.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>"
        "<w:t>Encadré : un texte dans son cadre, lu une seule fois.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    change = (
        '<w:p><w:r><w:t xml:space="preserve">Le rapport compte </w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>trente'
        '</w:delText></w:r></w:del><w:ins w:id="2" w:author="x"><w:r><w:t>quarante</w:t></w:r></w:ins><w:r><w:t xml:space='
        '"preserve"> pages et sera publié en mars.</w:t></w:r></w:p>'
    )
    source = zipfile.ZipFile(path)
    parts = {n: source.read(n) for n in source.namelist()}
    xml = parts["word/document.xml"].decode()
    cut = xml.rindex("<w:sectPr")
    parts["word/document.xml"] = (xml[:cut] + change + box + xml[cut:]).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)


def convert(kind: str, *sources: Path, folder: Path) -> None:
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            kind,
            "--outdir",
            str(folder),
        ]
        + [str(s) for s in sources],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def make_office(folder: Path) -> None:
    head = lambda a: [f"{a.publisher}, {a.date}"]  # noqa: E731
    plan = [(n, A[n]) for n in NAMES[:6]]
    for number, (name, article) in enumerate(plan):
        word(article, folder / f"{name}.docx", table=number == 1)
        shutil.copy(folder / f"{name}.docx", OUT / f"word_{number}.docx") if number < 3 else None
        if number < 3:
            extra = [*head(article), "Ville | Places", "Rabat | 68 700"]
            expect(f"word_{number}.docx", article, date=False, publisher=False, extra=extra)
    changed = OUT / "tracked_changes.docx"
    shutil.copy(folder / f"{plan[3][0]}.docx", changed)
    tracked(changed)
    more = (
        ("p", "Le rapport compte quarante pages et sera publié en mars."),
        (
            "p",
            "Encadré : un texte dans son cadre, lu une seule fois.",
        ),
    )
    expect(
        "tracked_changes.docx",
        plan[3][1],
        date=False,
        publisher=False,
        body=(*plan[3][1].body, *more),
        extra=head(plan[3][1]),
    )
    sources = [folder / f"{n}.docx" for n, _ in plan[2:5]]
    for kind in ("odt", "rtf", "epub", "pdf"):
        convert(kind, *sources, folder=folder)
        for number, (name, article) in enumerate(plan[2:5]):
            if kind == "epub" and number:
                continue
            shutil.copy(folder / f"{name}.{kind}", OUT / f"office_{number}.{kind}")
            extra = [
                *head(article),
                *([FOOTER, f"{article.publisher} - revue interne"] if kind in {"rtf", "pdf"} else []),
            ]
            titled = kind == "odt"
            expect(f"office_{number}.{kind}", article, title=titled, date=False, publisher=False, extra=extra)
    back = folder / "back"
    back.mkdir()
    convert("docx", folder / f"{plan[2][0]}.odt", folder=back)
    shutil.copy(back / f"{plan[2][0]}.docx", OUT / "office_back.docx")
    expect("office_back.docx", plan[2][1], date=False, publisher=False, extra=head(plan[2][1]))
    for number, columns in enumerate((2, 3)):
        article = A[NAMES[number + 4]]
        word(article, folder / f"columns_{columns}.docx", columns=columns)
        convert("pdf", folder / f"columns_{columns}.docx", folder=folder)
        shutil.copy(folder / f"columns_{columns}.pdf", OUT / f"columns_{columns}.pdf")
        running = [FOOTER, f"{article.publisher} - revue interne"]
        expect(
            f"columns_{columns}.pdf",
            article,
            title=False,
            date=False,
            publisher=False,
            extra=[*head(article), *running],
        )


def make_printed(folder: Path) -> None:
    """Pages printed by Chromium, and justified, hyphenated newspaper columns set by WeasyPrint."""
    import weasyprint

    for number, name in enumerate(NAMES[6:8]):
        article = A[name]
        text = "".join(f"<h2>{escape(t)}</h2>" if k == "h" else f"<p>{escape(t)}</p>" for k, t in article.body)
        page = folder / f"{name}.html"
        page.write_text(
            f"<meta charset=utf-8><title>{escape(article.title)}</title><h1>{escape(article.title)}</h1>{text}"
        )
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                f"--print-to-pdf={OUT}/browser_{number}.pdf",
                "--no-pdf-header-footer",
                f"--user-data-dir={folder}/chromium",
                str(page),
            ],
            check=True,
            stderr=subprocess.DEVNULL,
        )
        expect(f"browser_{number}.pdf", article, date=False, publisher=False)
    style = (
        "@page{size:A4;margin:25mm 18mm;@top-center{content:'Courrier hebdomadaire - édition du matin';font-size:8pt}"
        "@bottom-center{content:counter(page) ' / ' counter(pages);font-size:8pt}}"
        "body{font:10pt/13pt 'DejaVu Serif',serif;hyphens:auto;text-align:justify}div{columns:3;column-gap:6mm}"
        "p{margin:0;text-indent:1em}h1{font-size:20pt;line-height:1.2;text-align:left}h2{font-size:12pt;margin:6pt 0}"
    )
    for number, name in enumerate(NAMES[8:10]):
        article = A[name]
        body = article.body + tuple(A[NAMES[9 - number]].body)
        text = "".join(f"<h2>{escape(t)}</h2>" if k == "h" else f"<p>{escape(t)}</p>" for k, t in body)
        html = f"<html lang=fr><title>{escape(article.title)}</title><style>{style}</style><h1>{escape(article.title)}</h1><div>{text}</div>"
        weasyprint.HTML(string=html).write_pdf(OUT / f"newspaper_{number}.pdf")
        extra = [A[NAMES[9 - number]].title, *(["Courrier hebdomadaire - édition du matin"] if number < 2 else [])]
        expect(f"newspaper_{number}.pdf", article, date=False, publisher=False, body=body, extra=extra)
    image = (
        '<img style=\'width:100%\' src=\'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
        '<rect width="9" height="9" fill="gray"/></svg>\'>'
    )
    weasyprint.HTML(string=image).write_pdf(OUT / "image_only.pdf")
    expected["image_only.pdf"] = []


def make_snapshots(folder: Path) -> None:
    """Pages saved by Chromium as its "Webpage, single file", through chromedriver."""
    for number, kind in enumerate(("blocks_theme", "classic_theme")):
        article = A[NAMES[4 + number]]
        page = folder / f"{kind}.html"
        page.write_text(pages.PAGES[kind](article), encoding="utf-8")
        write(f"chromium_{number}.mhtml", snapshot(page, folder))
        expect(f"chromium_{number}.mhtml", article)


def snapshot(page: Path, folder: Path) -> str:
    port = 9517
    driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL)
    try:
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/snapshot"]
        options = {"alwaysMatch": {"goog:chromeOptions": {"args": arguments}}}
        session = asked(port, "/session", {"capabilities": options})["sessionId"]
        asked(port, f"/session/{session}/url", {"url": page.as_uri()})
        captured = asked(
            port, f"/session/{session}/goog/cdp/execute", {"cmd": "Page.captureSnapshot", "params": {"format": "mhtml"}}
        )
        subprocess.run(["curl", "-s", "-X", "DELETE", f"http://127.0.0.1:{port}/session/{session}"], check=True)
    finally:
        driver.terminate()
        driver.wait()
    return captured["data"].replace(page.as_uri(), f"https://www.example.org/{page.name}")


def asked(port: int, path: str, question: dict[str, object]) -> dict[str, str]:
    """Ask chromedriver, which takes a moment to listen."""
    command = ["curl", "-s", "--retry", "20", "--retry-connrefused", "--retry-delay", "1", "-d", json.dumps(question)]
    found = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], check=True, capture_output=True)
    return json.loads(found.stdout)["value"]


def make_sent(folder: Path) -> None:
    """Mails written by mutt and handed over by msmtp to a mail server."""
    from aiosmtpd.controller import Controller

    received: list[bytes] = []

    class Sink:
        async def handle_DATA(self, *called):  # noqa: N802 - aiosmtpd calls it so, with server, session, envelope
            received.append(called[-1].original_content)
            return "250 OK"

    sink = Controller(Sink(), hostname="127.0.0.1", port=8625)
    sink.start()
    settings = folder / "msmtprc"
    settings.write_text("defaults\nhost 127.0.0.1\nport 8625\nfrom redaction@example.org\naccount default\n")
    try:
        article = A[NAMES[5]]
        mutt(folder, settings, article.title, plain(article))
        attached = A[NAMES[6]]
        shutil.copy(OUT / "browser_0.pdf", folder / "coupure.pdf")
        mutt(folder, settings, attached.title, "Voir la coupure jointe.\n", "-a", str(folder / "coupure.pdf"), "--")
    finally:
        sink.stop()
    for number, (content, of) in enumerate(zip(received, (article, attached), strict=True)):
        write(f"mutt_{number}.eml", content)
        expect(f"mutt_{number}.eml", of, date=False, publisher=False)


def mutt(folder: Path, settings: Path, subject: str, text: str, *attached: str) -> None:
    sending = f'set sendmail="msmtp -C {settings}" realname="Rédaction" from=redaction@example.org charset=utf-8'
    others = f"set hostname=example.org use_envelope_from=no copy=no folder={folder} text_flowed=yes"
    command = ["mutt", "-n", "-F", "/dev/null", "-e", sending, "-e", others, "-s", subject]
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    target = ["veille@example.com"]
    subprocess.run([*command, *attached, *target], input=text.encode(), check=True, env=environment)


def letter(article: Article, sender: str, subject: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{sender} <redaction@example.org>"
    message["To"] = "veille@example.com"
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.fromisoformat(f"{article.date}T09:30:00").replace(tzinfo=UTC))
    message["Message-ID"] = f"<{len(article.title)}@example.org>"
    return message


def plain(article: Article) -> str:
    return "\n\n".join(t for _, t in article.body) + "\n"


def rich(article: Article) -> str:
    return "".join(f"<h3>{escape(t)}</h3>" if k == "h" else f"<p>{escape(t)}</p>" for k, t in article.body)


def flowed(text: str) -> str:
    """Wrap as mail programs do for format=flowed: a space before each line end that is not the author's."""
    lines = []
    for paragraph in text.split("\n"):
        words, line = paragraph.split(" "), ""
        for word_ in words:
            if line and len(line) + len(word_) > 70:
                lines.append(line + " ")
                line = word_
            else:
                line = f"{line} {word_}" if line else word_
        lines.append(line)
    return "\n".join(lines)


def make_mail() -> None:
    some = [A[n] for n in NAMES]
    message = letter(some[0], some[0].publisher, some[0].title)
    message.set_content(flowed(plain(some[0])), params={"format": "flowed"})
    write("flowed.eml", bytes(message))
    expect("flowed.eml", some[0])
    message = letter(some[1], some[1].publisher, f"TR: {some[1].title}")
    message.set_content("Version texte : ouvrez ce message en HTML.")
    message.add_alternative(
        f"<html><body>{rich(some[1])}<p><a href='#'>Se désabonner</a></p></body></html>", subtype="html"
    )
    write("alternative.eml", bytes(message))
    expect("alternative.eml", some[1])
    for number, header in enumerate(
        (
            "---------- Message transféré ---------\nDe : {p} <redaction@example.org>\nDate : lun. {d} à 09:12\nObjet : {t}\nÀ : veille@example.com\n\n",
            "-----Message d'origine-----\nDe : {p} [mailto:redaction@example.org]\nEnvoyé : lundi {d} 09:12\nÀ : veille\nObjet : TR: {t}\n\n",
        )
    ):
        article = some[2 + number]
        day = datetime.fromisoformat(article.date)
        months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
        words = f"{day.day} {months[day.month - 1]} {day.year}"
        message = letter(A["strait-interpol-closing"], "Collègue", f"Fwd: {article.title}")
        message.set_content(
            "Pour la note de lundi.\n\n" + header.format(p=article.publisher, d=words, t=article.title) + plain(article)
        )
        write(f"forwarded_{number}.eml", bytes(message))
        expect(f"forwarded_{number}.eml", article)
    for suffix, kind in (("docx", "vnd.openxmlformats-officedocument.wordprocessingml.document"), ("pdf", "pdf")):
        source = OUT / ("word_0.docx" if suffix == "docx" else "office_0.pdf")
        message = letter(some[0], "Collègue", "À lire")
        message.set_content("Bonjour,\n\nVoici l'article en pièce jointe.\n")
        message.add_attachment(source.read_bytes(), maintype="application", subtype=kind, filename=f"article.{suffix}")
        write(f"attached_{suffix}.eml", bytes(message))
        expected[f"attached_{suffix}.eml"] = expected[source.name]
    parts = some[:5]
    blocks = "".join(
        f"<tr><td><h2><a href='https://example.org/{i}'>{escape(a.title)}</a></h2><p>{escape(a.body[0][1])}</p>"
        f"<p>{escape(a.body[1][1])}</p><a href='https://example.org/{i}'>Lire la suite</a></td></tr>"
        for i, a in enumerate(parts)
    )
    message = letter(some[0], "La Lettre du matin", "Votre lettre du matin")
    message.set_content("Ouvrez ce message en HTML.")
    message.add_alternative(
        f"<html><body><table><tr><td><a href='#'>Voir dans le navigateur</a></td></tr>{blocks}<tr><td><p>Vous recevez ce message "
        "car vous êtes abonné.</p><a href='#'>Se désabonner</a></td></tr></table></body></html>",
        subtype="html",
    )
    write("newsletter.eml", bytes(message))
    for article in parts:
        issued = Article(article.title, "La Lettre du matin", some[0].date, AUTHOR, article.body)
        expect("newsletter.eml", issued, body=article.body[:2], extra=["Vous recevez ce message car vous êtes abonné."])
    make_boxes(some)


def make_boxes(some: list[Article]) -> None:
    """Mailboxes, and pages as Chromium saves them."""
    for number, chosen in enumerate((some[:4], some[4:6])):
        box = mailbox.mbox(str(OUT / f"box_{number}.mbox"), create=True)
        box.clear()
        for article in chosen:
            message = letter(article, article.publisher, article.title)
            message.set_content(plain(article) + "\nFrom ici, une ligne que la boîte protège.\n")
            box.add(mailbox.mboxMessage(message))
            expect(f"box_{number}.mbox", article, extra=["From ici, une ligne que la boîte protège."])
        box.close()
    for number, name in enumerate(NAMES[:2]):
        article = A[name]
        saved = EmailMessage()
        saved["From"] = "<Saved by Blink>"
        saved["Snapshot-Content-Location"] = f"https://www.example.org/{number}"
        saved["Subject"] = article.title
        saved["MIME-Version"] = "1.0"
        saved.make_related()
        part = EmailMessage()
        part.set_content(pages.blocks_theme(article), subtype="html", cte="quoted-printable")
        saved.attach(part)
        write(f"saved_{number}.mhtml", bytes(saved))
        expect(f"saved_{number}.mhtml", article)


def make_agency() -> None:
    for number, name in enumerate(NAMES[2:4]):
        a = A[name]
        day = a.date.replace("-", "")
        body = "".join(f"<hl2>{escape(t)}</hl2>" if k == "h" else f"<p>{escape(t)}</p>" for k, t in a.body)
        write(
            f"nitf_{number}.xml",
            '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">\n<nitf><head><docdata><date.issue '
            f'norm="{day}T081500Z"/><doc.copyright holder="{escape(a.publisher)}" year="2025"/></docdata></head><body xml:lang="fr">'
            f"<body.head><hedline><hl1>{escape(a.title)}</hl1></hedline><byline>Par {AUTHOR}</byline></body.head><body.content>{body}"
            "<media><media-caption><p>Légende d’une image qui n’est pas du texte.</p></media-caption></media></body.content></body></nitf>",
        )
        expect(f"nitf_{number}.xml", a)
    items = ""
    for name in NAMES[4:6]:
        a = A[name]
        body = "".join(f"<h2>{escape(t)}</h2>" if k == "h" else f"<p>{escape(t)}</p>" for k, t in a.body)
        items += (
            f'<newsItem guid="x" version="1"><itemMeta><provider literal="{escape(a.publisher)}"/><versionCreated>{a.date}T10:00:00+01:00'
            f"</versionCreated></itemMeta><contentMeta><headline>{escape(a.title)}</headline><language tag='fr'/></contentMeta><contentSet>"
            f'<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>'
            f"{body}</body></html></inlineXML></contentSet></newsItem>"
        )
        expect("newsml_g2.xml", a)
    write(
        "newsml_g2.xml",
        '<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-01-31T00:00:00Z'
        f"</sent></header><itemSet>{items}</itemSet></newsMessage>",
    )
    a = A[NAMES[6]]
    body = "".join(f"<p>{escape(t)}</p>" for _, t in a.body)
    write(
        "newsml_1.xml",
        f'<?xml version="1.0" encoding="UTF-8"?><NewsML><NewsItem><NewsManagement><FirstCreated>{a.date.replace("-", "")}T101500Z'
        f"</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>{escape(a.title)}</HeadLine></NewsLines><AdministrativeMetadata>"
        f'<Provider><Party FormalName="{escape(a.publisher)}"/></Provider></AdministrativeMetadata><ContentItem><DataContent>{body}'
        "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
    )
    expect("newsml_1.xml", a, body=tuple(("p", t) for _, t in a.body))


def make_exports() -> None:
    some = [A[n] for n in NAMES[:3]]
    rows = [
        {
            "Titre": a.title,
            "Source": a.publisher,
            "Date de publication": "/".join(reversed(a.date.split("-"))),
            "Texte": plain(a),
        }
        for a in some
    ]
    for name, delimiter, encoding in (("export_fr.csv", ";", "cp1252"), ("export_utf8.csv", ",", "utf-8-sig")):
        stream = io.StringIO()
        writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
        write(name, stream.getvalue().encode(encoding))
    objects = [
        {"headline": a.title, "source": {"name": a.publisher}, "publishedAt": f"{a.date}T08:00:00Z", "content": rich(a)}
        for a in some
    ]
    write("answer.json", json.dumps({"status": "ok", "articles": objects}, ensure_ascii=False))
    write("export.jsonl", "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in objects))
    posts = [
        {"id": 4, "date": f"{a.date}T08:00:00", "title": {"rendered": a.title}, "content": {"rendered": rich(a)}}
        for a in some
    ]
    write("posts.json", json.dumps(posts))
    for name in ("export_fr.csv", "export_utf8.csv", "answer.json", "export.jsonl", "posts.json"):
        for a in some:
            expect(name, a, publisher=name != "posts.json")
    for name, front in (
        ("hugo.md", '---\ntitle: "{t}"\ndate: {d}T08:00:00+01:00\npublisher: {p}\n---\n\n'),
        ("pelican.md", "Title: {t}\nDate: {d} 08:00\nSource: {p}\n\n"),
        ("bare.md", "# {t}\n\n"),
    ):
        a = A[NAMES[3]]
        text = "\n\n".join(f"## {t}" if k == "h" else t for k, t in a.body)
        write(name, front.format(t=a.title, d=a.date, p=a.publisher) + text + "\n")
        expect(name, a, date=name != "bare.md", publisher=name != "bare.md")


def make_archives() -> None:
    for name, members in (
        ("clippings.zip", ("blocks_theme.html", "word_0.docx", "flowed.eml", "hugo.md")),
        ("nested.zip", ("clippings.zip", "spip.html")),
    ):
        with zipfile.ZipFile(OUT / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in members:
                archive.write(OUT / member, f"dossier/{member}")
            archive.writestr("__MACOSX/._x", b"\0\5\x16\7")
    for name, members in (("clippings.zip", ("blocks_theme.html", "flowed.eml", "hugo.md", "word_0.docx")),):
        expected[name] = [e for m in members for e in expected[m]]
    expected["nested.zip"] = expected["clippings.zip"] + expected["spip.html"]


def main() -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    make_pages()
    with tempfile.TemporaryDirectory() as folder:
        make_office(Path(folder))
        make_printed(Path(folder))
        make_snapshots(Path(folder))
        make_sent(Path(folder))
    make_mail()
    make_agency()
    make_exports()
    make_archives()
    about = "What the readers must find in documents/: `keep` verbatim, nothing else but `allow`. Made by make_documents.py."
    text = json.dumps({"about": about, "files": dict(sorted(expected.items()))}, ensure_ascii=False, indent=1)
    (HERE / "documents.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
