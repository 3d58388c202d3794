"""Messages that no name can forge, handed over once, over an encrypted line, with the outcome told as it was."""

from __future__ import annotations

import email
import email.policy
import http.server
import re
import ssl
import threading
import time
from base64 import b64encode
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import trustme
from aiosmtpd.smtp import AuthResult
from hypothesis import given
from hypothesis import strategies as st

from briefing.deliver import message, ping, secret, smtp
from briefing.errors import DeliveryError
from briefing.model import Mail, Recipient
from tests.mailserver import Mailbox, dripping, free_port, serving

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LETTER = message.Letter(
    edition="2026-W47",
    fingerprint="f" * 64,
    recipient=Recipient(name="Jeanne Élie", address="jeanne@example.org"),
    subject="Note de veille, semaine 47",
    text="Bonjour,\n\n.\n..deux points\nFrom ici\nà bientôt\n",
    html="<p>Bonjour</p>",
    attachments=(("2026-W47-interpol.docx", b"PK\x03\x04" + bytes(range(256)) * 40),),
    issued_at=datetime(2026, 11, 23, 5, tzinfo=UTC),
)
WRONG, ACCENTED, VARIABLE, SERVICE = "wrong", "été", "SMTP_PASSWORD", "briefing"
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"]
#: Line breaks of every kind, marks that turn the line around, encoded words, quotes, lone surrogates.
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(list('\r\n\0\t\x0b\x0c\x1c\x85\u2028\u2029\u202e\u200f\u2066,;:<>@"\\()=?_é€م🎉\ud800')),
    ),
    max_size=300,
)


def mail_for(port: int, **settings):
    values = {"host": "127.0.0.1", "port": port, "security": "plain", "sender": "veille@example.org", "timeout": 5}
    return Mail(**values | settings)


def send(port: int, letter=LETTER, *, password=None, before=lambda: None, **settings):
    mail = mail_for(port, **settings)
    return smtp.hand_over(message.compose(letter, mail), mail, password, before_last_byte=before)


def parsed(letter, mail):
    return email.message_from_bytes(message.signed(message.compose(letter, mail), mail), policy=email.policy.strict)


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture(scope="module")
def certificate(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return context


@pytest.fixture(scope="module")
def trusted(authority, tmp_path_factory):
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return str(path)


class TestMessage:
    def test_a_strict_parser_reads_it_and_the_attachment_opens_as_it_was(self):
        found = parsed(LETTER, Mail(sender="veille@example.org", sender_name="Veille", reply_to="chef@example.org"))
        assert [part.get_content_type() for part in found.walk()] == [
            "multipart/mixed",
            "multipart/alternative",
            "text/plain",
            "text/html",
            DOCX,
        ]
        (attachment,) = found.iter_attachments()
        assert attachment.get_filename() == "2026-W47-interpol.docx"
        assert attachment.get_content() == LETTER.attachments[0][1]
        assert found.get_body(("plain",)).get_content().splitlines() == LETTER.text.splitlines()
        assert found["Auto-Submitted"] == "auto-generated"
        assert found["Date"].datetime == LETTER.issued_at
        assert str(found["Reply-To"]) == "chef@example.org"

    def test_the_same_letter_gives_the_same_bytes(self):
        assert message.compose(LETTER, Mail()) == message.compose(LETTER, Mail())

    @pytest.mark.parametrize(
        "change",
        [{"edition": "2026-W48"}, {"fingerprint": "0"}, {"recipient": Recipient(name="", address="paul@example.org")}],
    )
    def test_another_edition_content_or_recipient_has_another_message_id(self, change):
        assert (
            message.compose(replace(LETTER, **change), Mail()).message_id != message.compose(LETTER, Mail()).message_id
        )

    def test_the_id_does_not_depend_on_who_sends(self):
        first, second = (message.compose(LETTER, Mail(sender=s)) for s in ("a@example.org", "b@example.org"))
        assert first == second

    @given(name=NASTY, subject=NASTY, text=NASTY)
    def test_no_name_title_or_text_adds_or_breaks_a_header(self, name, subject, text):
        letter = replace(LETTER, recipient=replace(LETTER.recipient, name=name), subject=subject, text=text)
        mail = Mail(sender="veille@example.org", sender_name=name)
        raw = message.signed(message.compose(letter, mail), mail)
        found = email.message_from_bytes(raw, policy=email.policy.default)
        assert found.keys() == HEADERS
        assert not found.defects
        assert [a.addr_spec for a in found["To"].addresses] == ["jeanne@example.org"]
        assert [a.addr_spec for a in found["From"].addresses] == ["veille@example.org"]
        head = raw.partition(b"\r\n\r\n")[0]
        assert head.isascii()
        assert all(len(line) < 200 for line in head.split(b"\r\n"))
        assert not re.search(rb"\r(?!\n)|(?<!\r)\n", raw)

    @given(subject=NASTY)
    def test_a_subject_is_read_back_as_its_visible_characters(self, subject):
        found = email.message_from_bytes(
            message.compose(replace(LETTER, subject=subject), Mail()).content, policy=email.policy.compat32
        )
        decoded = str(email.header.make_header(email.header.decode_header(found["Subject"])))
        assert decoded == message.one_line(subject)[:150].strip()

    @pytest.mark.parametrize(
        "address", ["a b@example.org", "a@b@c", "é@example.org", "a@example.org\nBcc: x@example.org", ""]
    )
    def test_an_address_that_could_mean_another_is_refused(self, address):
        with pytest.raises(ValueError, match="plain address"):
            message.compose(replace(LETTER, recipient=Recipient(name="", address=address)), Mail())

    def test_without_a_sender_it_is_a_draft_to_be_sent_by_hand(self):
        found = parsed(LETTER, Mail())
        assert found["X-Unsent"] == "1"
        assert found["From"].addresses[0].domain == "briefing.invalid"

    def test_its_file_has_a_name_that_every_system_takes(self):
        name = message.file_name("2026-W47", "a/../b*%@example.org", "<0123456789abcdef@example.org>")
        assert name == "2026-W47-a_.._b___example.org-01234567.eml"


class TestHandOver:
    def test_what_is_handed_over_arrives_to_the_byte(self):
        box = Mailbox()
        with serving(box) as port:
            assert send(port).verdict == "sent"
        (taken,) = box.taken
        assert taken.recipients == ("jeanne@example.org",)
        assert taken.message.get_body(("plain",)).get_content().splitlines() == LETTER.text.splitlines()
        (attachment,) = taken.message.iter_attachments()
        assert attachment.get_content() == LETTER.attachments[0][1]

    @pytest.mark.parametrize(
        ("mood", "verdict", "arrived", "committed"),
        [
            ("rcpt 451", "deferred", 0, False),
            ("rcpt 550", "refused", 0, False),
            ("data 451", "deferred", 0, True),
            ("data 554", "refused", 0, True),
            ("cut before", "deferred", 0, False),
            ("cut after", "doubtful", 1, True),
            ("silent after", "doubtful", 1, True),
        ],
    )
    def test_the_outcome_is_told_as_it_was(self, mood, verdict, arrived, committed):
        box, calls = Mailbox(mood=lambda _: mood), []
        with serving(box) as port:
            outcome = send(port, before=lambda: calls.append(len(box.taken)), timeout=2)
        assert outcome.verdict == verdict
        assert len(box.taken) == arrived
        assert bool(calls) == committed
        assert outcome.reply

    def test_when_the_state_cannot_be_written_nothing_is_sent(self):
        class DiskFullError(Exception):
            pass

        def fail():
            raise DiskFullError

        box = Mailbox()
        with serving(box) as port, pytest.raises(DiskFullError):
            send(port, before=fail)
        assert box.taken == []

    def test_a_server_that_is_not_there_is_unreachable(self):
        assert send(free_port()).verdict == "unreachable"

    @pytest.mark.parametrize("line", [b"220-x\r\n", b"2", b"220 ok\r\n250 ok\r\n"])
    def test_a_server_that_drips_is_cut_off_in_time(self, line):
        started = time.monotonic()
        with dripping(line) as port:
            outcome = send(port, timeout=1)
        assert outcome.verdict in {"unreachable", "deferred"}
        assert time.monotonic() - started < 4

    def test_a_server_that_drips_into_the_handshake_is_cut_off_in_time(self, trusted):
        started = time.monotonic()
        with dripping(b"\x16\x03\x03\x40\x00") as port:
            assert send(port, security="tls", timeout=1, ca_file=trusted).verdict == "unreachable"
        assert time.monotonic() - started < 4


class TestEncryption:
    def test_starttls_with_a_trusted_certificate_delivers_encrypted(self, certificate, trusted):
        box = Mailbox()
        with serving(box, starttls=certificate) as port:
            assert send(port, security="starttls", host="localhost", ca_file=trusted).verdict == "sent"
        assert box.taken[0].encrypted

    def test_tls_from_the_first_byte_delivers_encrypted(self, certificate, trusted):
        box = Mailbox()
        with serving(box, tls=certificate) as port:
            assert send(port, security="tls", ca_file=trusted).verdict == "sent"
        assert len(box.taken) == 1

    @pytest.mark.parametrize("security", ["starttls", "tls"])
    def test_an_unknown_authority_is_not_trusted(self, certificate, security):
        box = Mailbox()
        kind = {"starttls": certificate} if security == "starttls" else {"tls": certificate}
        with serving(box, **kind) as port:
            outcome = send(port, security=security)
        assert outcome.verdict == "unreachable"
        assert "not trusted" in outcome.reply
        assert box.taken == []

    def test_a_certificate_for_another_name_is_not_trusted(self, authority, trusted):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("mail.example.org").configure_cert(context)
        box = Mailbox()
        with serving(box, starttls=context) as port:
            assert "not trusted" in send(port, security="starttls", ca_file=trusted).reply
        assert box.taken == []

    def test_a_server_without_starttls_gets_nothing(self):
        box = Mailbox()
        with serving(box) as port:
            outcome = send(port, security="starttls")
        assert outcome.verdict == "unreachable"
        assert "STARTTLS" in outcome.reply
        assert box.taken == []

    def test_an_open_line_to_another_machine_needs_a_word(self, monkeypatch):
        monkeypatch.setattr("briefing.deliver.smtp._Client.on_loopback", lambda _self: False)
        box = Mailbox()
        with serving(box) as port:
            assert "not encrypted" in send(port).reply
            assert send(port, allow_unencrypted=True).verdict == "sent"
        assert len(box.taken) == 1


class TestLogin:
    RIGHT = "s3cret:mot-de-passe"

    @contextmanager
    def server(self, certificate, box):
        def check(_server, _session, _envelope, _mechanism, data):
            return AuthResult(success=data.password == self.RIGHT.encode(), auth_data=data, handled=False)

        with serving(box, starttls=certificate, authenticator=check) as port:
            yield port

    def login(self, trusted):
        return {"security": "starttls", "user": "veille", "ca_file": trusted}

    def test_the_right_password_delivers(self, certificate, trusted):
        box = Mailbox()
        with self.server(certificate, box) as port:
            outcome = send(port, password=self.RIGHT, **self.login(trusted))
        assert outcome.verdict == "sent"
        assert box.taken[0].user == "veille"

    def test_the_wrong_one_leaves_the_message_for_later(self, certificate, trusted):
        box = Mailbox()
        with self.server(certificate, box) as port:
            outcome = send(port, password=WRONG, **self.login(trusted))
        assert (outcome.verdict, box.taken) == ("unreachable", [])
        assert "login refused" in outcome.reply

    def test_a_password_that_smtp_cannot_carry_is_said_to_be_one(self, certificate, trusted):
        with self.server(certificate, Mailbox()) as port:
            outcome = send(port, password=ACCENTED, **self.login(trusted))
        assert outcome.verdict == "unreachable"
        assert "cannot carry" in outcome.reply

    @pytest.mark.parametrize("user", ["a", "ab", "abc", "veille@example.org"])
    def test_a_server_that_echoes_the_password_finds_no_way_into_the_record(self, user):
        plain = b64encode(f"\0{user}\0{self.RIGHT}".encode()).decode()
        alone = b64encode(self.RIGHT.encode()).decode()
        shown = smtp.printable(f"535 bad {self.RIGHT} {plain} {alone} \x1b[31m\r\nx", self.RIGHT)
        assert self.RIGHT not in shown
        assert alone[:-4] not in shown
        assert plain[-16:-4] not in shown
        assert "\x1b" not in shown

    def test_probing_sends_nothing(self, certificate, trusted):
        box = Mailbox()
        with self.server(certificate, box) as port:
            mail = mail_for(port, **self.login(trusted))
            assert smtp.probe(mail, self.RIGHT) == ""
            assert "login refused" in smtp.probe(mail, "wrong")
        assert box.taken == []


class TestPassword:
    def test_without_a_user_there_is_none(self):
        assert secret.password(Mail(), {}) is None

    def test_it_comes_from_the_environment(self):
        mail = Mail(user="u", password_env=VARIABLE)
        assert secret.password(mail, {"SMTP_PASSWORD": "x"}) == "x"
        with pytest.raises(DeliveryError, match="SMTP_PASSWORD is not set"):
            secret.password(mail, {})

    def test_it_comes_from_a_file_that_only_its_owner_reads(self, tmp_path):
        path = tmp_path / "password"
        path.write_text("mot de passe \n")
        mail = Mail(user="u", password_file=str(path))
        path.chmod(0o644)
        with pytest.raises(DeliveryError, match="chmod 600"):
            secret.password(mail, {})
        path.chmod(0o600)
        assert secret.password(mail, {}) == "mot de passe "

    @pytest.mark.parametrize("content", [b"", b"\n"])
    def test_an_empty_file_is_a_fault(self, tmp_path, content):
        path = tmp_path / "password"
        path.write_bytes(content)
        path.chmod(0o600)
        with pytest.raises(DeliveryError, match="empty"):
            secret.password(Mail(user="u", password_file=str(path)), {})

    def test_a_folder_or_a_missing_file_is_a_fault(self, tmp_path):
        for path in (tmp_path, tmp_path / "none"):
            with pytest.raises(DeliveryError):
                secret.password(Mail(user="u", password_file=str(path)), {})

    def test_a_keyring_that_is_not_installed_is_said_to_be_one(self, monkeypatch):
        monkeypatch.setitem(__import__("sys").modules, "keyring", None)
        with pytest.raises(DeliveryError, match="not installed"):
            secret.password(Mail(user="u", password_keyring=SERVICE), {})


class TestPing:
    @contextmanager
    def server(self, status=200):
        paths = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                paths.append(self.path)
                self.send_response(status)
                self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.end_headers()

            def log_message(self, *_):
                pass

        server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", paths
        finally:
            server.shutdown()
            thread.join()
            server.server_close()

    def test_it_tells_well_from_not_well(self):
        with self.server() as (url, paths):
            assert ping.ping(f"{url}/abc?x=1", 0) == ""
            assert ping.ping(f"{url}/abc/", 5) == ""
        assert paths == ["/abc?x=1", "/abc/5"]

    @pytest.mark.parametrize("status", [302, 404, 500])
    def test_an_answer_that_is_no_yes_is_a_fault_without_the_secret_path(self, status):
        with self.server(status) as (url, paths):
            fault = ping.ping(f"{url}/topsecret", 0)
        assert str(status) in fault
        assert "topsecret" not in fault
        assert len(paths) == 1

    @pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "http://127.0.0.1:99999/x", "http:///x"])
    def test_a_server_that_is_not_there_is_a_fault(self, url):
        assert ping.ping(url, 0)
