"""The weekly work through the installed command: real cron, killed runs, runs at the same time, a full disk."""

from __future__ import annotations

import io
import json
import os
import resource
import shutil
import subprocess
import time
from datetime import UTC, datetime, timedelta

import docx
import pytest

from benchmarks.crashes import simulate
from briefing.errors import ExitCode
from tests.end_to_end.command import COMMAND, answer, run
from tests.mailserver import Mailbox, serving
from tests.workspaces import RAIL, article, workspace

MONDAY = "2026-11-23T06:00:00+00:00"


@pytest.fixture
def place(tmp_path):
    made = workspace(tmp_path / "veille")
    article(made.root, "eau.txt", "18 novembre 2026")
    article(made.root, "rail.txt", "19 novembre 2026", kind=RAIL)
    return made


def test_a_run_says_nothing_when_all_is_well_and_the_second_sends_nothing(tmp_path):
    box = Mailbox()
    with serving(box) as port:
        place = workspace(tmp_path / "veille", mail_port=port)
        article(place.root, "eau.txt", "18 novembre 2026")
        for at in (MONDAY, "2026-11-23T07:00:00+00:00"):
            done = run("--workspace", place.root, "run", "--now", at)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(box.taken) == 3


def test_the_outbox_status_and_sending_by_hand(place):
    report = answer(run("--workspace", place.root, "run", "--now", MONDAY, "--json"))
    assert (report["issued"], report["waiting"], report["exit_code"]) == (["2026-W47"], 3, 0)
    text = run("--workspace", place.root, "status").stdout
    assert "2026-W47 to chef@example.org: pending" in text
    found = answer(run("--workspace", place.root, "send", "2026-W47", "--dry-run", "--json"))
    assert len(found["files"]) == 3
    assert run("--workspace", place.root, "send", "2026-W01").returncode == ExitCode.USAGE


def test_the_password_is_in_no_output_no_file_and_no_argument(tmp_path):
    secret = "motdepasse-Zx81"  # noqa: S105 - of the test
    box = Mailbox()
    with serving(box) as port:
        place = workspace(tmp_path / "veille", mail_port=port)
        text = (place.root / "briefing.toml").read_text(encoding="utf-8")
        login = 'user = "u"\npassword_env = "MAIL_PASSWORD"\n'
        (place.root / "briefing.toml").write_text(text + login, encoding="utf-8")
        article(place.root, "eau.txt", "18 novembre 2026")
        done = run("-v", "--workspace", place.root, "run", "--now", MONDAY, MAIL_PASSWORD=secret)
    assert done.returncode == ExitCode.DELIVERY
    assert secret not in done.stdout + done.stderr
    assert not [p for p in place.root.rglob("*") if p.is_file() and secret.encode() in p.read_bytes()]


def test_of_runs_at_the_same_time_one_works_and_the_others_leave_with_6(place):
    command = [str(COMMAND), "--workspace", str(place.root), "run", "--now", MONDAY, "--json"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(20)]
    ends = [(*each.communicate(timeout=250), each.returncode) for each in runs]
    assert {code for _, _, code in ends} <= {0, 6}
    issued = [week for out, _, code in ends if code == 0 for week in json.loads(out)["issued"]]
    assert issued == ["2026-W47"]
    assert all("another run holds it" in err for _, err, code in ends if code == ExitCode.STATE)
    assert len(list((place.state / "outbox").glob("*.eml"))) == 3


def test_twenty_commands_at_the_same_time_do_what_they_say_or_leave_with_a_word(place):
    week, verbs = "2026-W47", ("run", "build", "render", "send", "status")
    more = {"run": ["--now", MONDAY], "build": ["--now", MONDAY, "--format", "json"]}
    more |= {"render": [week, "--format", "md"], "send": [week, "--dry-run"], "status": []}
    begun = [
        subprocess.Popen(
            [str(COMMAND), "--workspace", str(place.root), verb, *more[verb]],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for verb in verbs * 4
    ]
    ends = [
        (verb, each.communicate(timeout=400)[1], each.returncode) for verb, each in zip(verbs * 4, begun, strict=True)
    ]
    #: The edition may not be there yet for those that want one.
    allowed = {"run": {0, 6}, "build": {0, 6}, "render": {0, 2, 6}, "send": {0, 2, 6}, "status": {0}}
    assert not [(verb, code, err) for verb, err, code in ends if code not in allowed[verb] or "Traceback" in err]
    assert all(err.startswith("briefing: ") for _, err, code in ends if code)
    assert run("--workspace", place.root, "run", "--now", "2026-11-23T08:00:00+00:00").returncode == ExitCode.DONE
    assert len(list((place.state / "outbox").glob("*.eml"))) == 3
    assert not list(place.root.rglob(".tmp-*"))


@pytest.mark.parametrize("limit", [1_000, 60_000, 250_000])
def test_a_disk_that_fills_up_stops_the_run_with_a_sentence_and_the_next_one_goes_on(place, limit):
    """Files may not grow beyond the limit, so that a different write fails in each case."""
    command = [str(COMMAND), "--workspace", str(place.root), "run", "--now", MONDAY]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert done.returncode in {ExitCode.RENDER, ExitCode.DELIVERY, ExitCode.STATE}
    assert done.stderr.startswith("briefing: ")
    assert "Traceback" not in done.stderr
    healed = run("--workspace", place.root, "run", "--now", "2026-11-23T07:00:00+00:00")
    assert healed.returncode == ExitCode.DONE
    assert len(list((place.state / "outbox").glob("*.eml"))) == 3
    assert not list(place.root.rglob(".tmp-*"))


def test_killed_runs_and_a_failing_server_lose_nothing_and_repeat_only_what_they_must(tmp_path):
    found = simulate(tmp_path, weeks_count=2, kills=4, seed=11)
    assert found["errors"] == []
    assert found["messages"] == 6
    assert found["taken"] == 6 + found["arrived twice"]
    assert found["arrived twice"] <= found["answers lost"]


def _cron_can_be_isolated():
    if os.geteuid() != 0 or not all(map(shutil.which, ("cron", "crontab", "unshare", "mount"))):
        return False
    return (
        subprocess.run([shutil.which("unshare"), "-m", "/bin/true"], check=False, capture_output=True).returncode == 0
    )


@pytest.mark.skipif(
    not _cron_can_be_isolated(), reason="needs Debian's cron, and root to keep it from the machine's own"
)
def test_real_cron_fires_the_line_that_was_installed_and_the_drafts_arrive(tmp_path):
    """cron of its own in a mount namespace: an empty table, and none of the machine's other jobs."""
    box = Mailbox()
    soon = datetime.now(tz=UTC) + timedelta(seconds=75)
    with serving(box) as port:
        place = workspace(tmp_path / "veille 100%", mail_port=port, more=f"[schedule]\ntime = 06:{soon:%M}:00\n")
        article(place.root, "eau.txt", "18 novembre 2026")
        briefing = f"{COMMAND} --workspace '{place.root}'"
        script = f"""
            set -e
            for place in /var/spool/cron /etc/cron.d /run; do mount -t tmpfs none $place; done
            mkdir -m 1730 /var/spool/cron/crontabs
            mount --bind /dev/null /etc/crontab
            echo '7 7 7 7 7 /bin/true' | crontab -
            {briefing} schedule install --cron
            {briefing} schedule install --cron
            crontab -l > {tmp_path}/table
            exec cron -f
        """
        with subprocess.Popen(["/bin/sh", "-c", 'exec unshare -m /bin/sh -c "$1"', "sh", script]) as cron:
            try:
                deadline = time.monotonic() + 200
                while len(box.taken) < 3 and time.monotonic() < deadline and cron.poll() is None:
                    time.sleep(0.5)
                time.sleep(1)
            finally:
                cron.kill()
    table = (tmp_path / "table").read_text(encoding="utf-8")
    assert table.count("-m briefing") == 1
    assert "7 7 7 7 7 /bin/true" in table
    assert sorted(t.recipients[0] for t in box.taken) == ["chef@example.org", "jeanne@example.org", "paul@example.org"]
    mine = next(t for t in box.taken if t.recipients[0] == "jeanne@example.org")
    (attachment,) = mine.message.iter_attachments()
    assert "Tizi" in "\n".join(p.text for p in docx.Document(io.BytesIO(attachment.get_content())).paragraphs)
    assert run("--workspace", place.root, "run").returncode == ExitCode.DONE
    assert len(box.taken) == 3
