"""Kill runs with SIGKILL over simulated weeks while the mail server misbehaves; count what was lost or sent twice.

    python -m benchmarks.crashes --weeks 52 --kills 200

Each week new articles arrive and `briefing run` is called every hour until nothing is left to do. Runs are killed at
random moments, when a file of the edition appears, or while the server holds the message. One attempt in five meets a
server that refuses for now or for good, cuts the line before or after it took the message, or falls silent. A person
answers permanent refusals with `briefing send`, as the program asks them to.

The process ends with 1 when an edition was built twice or not at all, a document was covered twice or not at all, a
draft was lost, or a message arrived more often than its lost answers explain.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from briefing import codec
from briefing.text import weeks
from tests.mailserver import Mailbox, Mood, serving

FAULTS: tuple[Mood, ...] = ("rcpt 451", "rcpt 550", "data 451", "data 554", "cut before", "cut after", "silent after")
FAULT_SHARE = 0.2
#: What a kill waits for; "time" is a random moment of the run.
TRIGGERS = ("time", "time", "file", "rcpt", "data", "taken")
RECIPIENTS = {"jeanne@example.org": ("eau",), "paul@example.org": ("rail",), "chef@example.org": ("eau", "rail")}
MONDAY = datetime(2026, 1, 5, 6, 0, tzinfo=UTC)
#: Longest back-off is a day; a week has room for seven of them.
HOURS = 150

CONFIGURATION = """
[note]
timezone = "UTC"

[[themes]]
id = "eau"
title = "Eau et barrages"
required = ["barrage", "eau"]

[[themes]]
id = "rail"
title = "Rail"
required = ["train", "gare"]

[[editors]]
name = "Jeanne Élie"
address = "jeanne@example.org"
themes = ["eau"]

[[editors]]
name = "Paul, de nuit"
address = "paul@example.org"
themes = ["rail"]

[[editors]]
address = "chef@example.org"

[mail]
host = "127.0.0.1"
port = {port}
security = "plain"
sender = "veille@example.org"
timeout = 5
"""

WATER = """Le barrage de {town} se remplit

Le {day}

Le barrage de {town} retient désormais {n} millions de mètres cubes d'eau, selon l'agence du bassin de la région.
L'agence ouvrira les vannes du barrage de {town} en fin de mois pour irriguer {m} hectares de vergers et de cultures.
"""
RAIL = """La gare de {town} rouvre

Le {day}

La gare de {town} a accueilli son premier train de voyageurs après {n} mois de travaux, a indiqué la compagnie.
Le chantier de la gare de {town} a coûté {m} millions de dirhams, et huit trains partiront chaque jour vers la côte.
"""
TOWNS = ("Aïn Zohra", "Bab Taza", "Cherarda", "Douar Lakbir", "Foum Lahcen", "Had Ouled", "Ighrem", "Jorf", "Ketama")
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


@dataclass
class Tally:
    """What happened, counted."""

    runs: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    exits: Counter[int] = field(default_factory=Counter)
    asked_again: int = 0
    errors: list[str] = field(default_factory=list)


class Simulation:
    """A workspace, a mail server and a person, over some weeks."""

    def __init__(self, folder: Path, *, seed: int, kill_share: float, kills: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)  # noqa: S311 - a simulation
        self.box = Mailbox(mood=self.mood)
        self.tally = Tally()
        self.kill_share = kill_share
        self.kills_left = kills
        self.child: subprocess.Popen[bytes] | None = None
        self.trigger = ""
        self.usual = 10.0

    # ------------------------------------------------------------ the server's side

    def mood(self, _recipient: str) -> Mood:
        """Choose how the server answers the next attempt, and kill the run if that was planned."""
        if self.trigger == "rcpt":
            self.kill()
        if self.random.random() >= FAULT_SHARE:
            mood: Mood = "ok"
        else:
            mood = self.random.choice(FAULTS)
            self.tally.faults[mood] += 1
        if self.trigger in {"data", "taken"}:
            # The line to the dead client is cut before or after the text was taken.
            threading.Timer(0.0 if self.trigger == "data" else 0.01, self.kill).start()
        return mood

    def kill(self) -> None:
        """Kill the running command, if it still runs."""
        child = self.child
        if child and child.poll() is None:
            child.send_signal(signal.SIGKILL)

    # ------------------------------------------------------------ the weeks

    def run_weeks(self, count: int, port: int) -> None:
        """Live through some weeks."""
        (self.folder / "seeds").mkdir()
        (self.folder / "briefing.toml").write_text(CONFIGURATION.format(port=port), encoding="utf-8")
        for number in range(count):
            monday = MONDAY + timedelta(weeks=number)
            self.articles(number, monday)
            self.week(monday)
            print(f"{weeks.week_of(monday - timedelta(days=1), 'UTC')}: {self.line()}", flush=True)
        self.finish(MONDAY + timedelta(weeks=count))

    def line(self) -> str:
        """Tell how far it is."""
        t = self.tally
        kills, faults = sum(t.kills.values()), sum(t.faults.values())
        return f"{t.runs} runs, {kills} kills, {faults} faults, {len(self.box.taken)} messages taken"

    def articles(self, number: int, monday: datetime) -> None:
        """Last week's press: one to three articles, now and then one of the week before."""
        for copy in range(self.random.randint(1, 3)):
            published = monday - timedelta(days=self.random.randint(1, 9))
            text = self.random.choice((WATER, RAIL)).format(
                town=self.random.choice(TOWNS),
                day=f"{published.day} {MONTHS[published.month - 1]} {published.year}",
                n=self.random.randint(12, 99),
                m=self.random.randint(1_000, 9_000),
            )
            (self.folder / "seeds" / f"{number:02}-{copy}.txt").write_text(text, encoding="utf-8")

    def week(self, monday: datetime) -> None:
        """Call the command hour by hour until the week is done."""
        for hour in range(HOURS):
            if hour and self.quiet(monday + timedelta(hours=hour)):
                continue
            self.call("run", "--now", (monday + timedelta(hours=hour)).isoformat())
            if self.settled(monday + timedelta(hours=hour)):
                return

    def quiet(self, now: datetime) -> bool:
        """Skip an hour in which nothing could be due, to save the machine's time: all that waits waits for later."""
        status = self.status()
        issued = self.due_week(now) in {e["id"] for e in status["editions"] if e["stage"] == "issued"}
        open_ones = [d for d in status["deliveries"] if d["state"] != "sent"]
        later = all(d["state"] == "pending" and d["next_attempt"] > now.isoformat() for d in open_ones)
        return issued and bool(open_ones) and later

    def settled(self, now: datetime) -> bool:
        """Answer refusals as a person would; tell whether all is delivered."""
        status = self.status()
        refused = {d["edition"] for d in status["deliveries"] if d["state"] == "refused"}
        for edition in refused:
            self.tally.asked_again += 1
            self.call("send", edition, "--now", now.isoformat())
        status = self.status()
        issued = self.due_week(now) in {e["id"] for e in status["editions"] if e["stage"] == "issued"}
        return issued and all(d["state"] == "sent" for d in status["deliveries"])

    def due_week(self, now: datetime) -> str:
        """Name the edition due."""
        return weeks.due(now, None, "UTC", at=MONDAY.time())[0]

    def finish(self, now: datetime) -> None:
        """One more call, undisturbed: it must find nothing to do."""
        self.kills_left = 0
        before = len(self.box.taken)
        self.box.mood = lambda _recipient: "ok"
        stale = now - timedelta(hours=1)
        self.call("run", "--now", stale.isoformat())
        if len(self.box.taken) != before:
            self.tally.errors.append("a run with nothing to do sent a message")

    # ------------------------------------------------------------ one call of the command

    def call(self, *arguments: str) -> None:
        """Call the command; perhaps kill it."""
        doomed = self.kills_left > 0 and self.random.random() < self.kill_share
        self.trigger = self.random.choice(TRIGGERS) if doomed else ""
        started = time.monotonic()
        command = [sys.executable, "-m", "briefing", "--workspace", str(self.folder), *arguments]
        self.child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.tally.runs += 1
        if self.trigger == "time":
            threading.Timer(self.random.uniform(0, self.usual * 1.1), self.kill).start()
        if self.trigger == "file":
            threading.Thread(target=self.kill_at_file, args=(self.child, self.random.randint(1, 9))).start()
        errors = self.child.communicate()[1].decode(errors="replace")
        code = self.child.returncode
        self.tally.exits[code] += 1
        if code == -signal.SIGKILL:
            self.tally.kills[self.trigger] += 1
            self.kills_left -= 1
        elif code not in {0, 5}:
            raise RuntimeError(f"{arguments}: exit {code}: {errors[-2000:]}")
        elif time.monotonic() - started > self.usual / 2:
            self.usual = 0.7 * self.usual + 0.3 * (time.monotonic() - started)

    def kill_at_file(self, child: subprocess.Popen[bytes], wanted: int) -> None:
        """Kill when the n-th new file, half-written ones included, appears in reports/ or the outbox."""
        known = self.names()
        while child.poll() is None:
            if len(self.names() - known) >= wanted:
                child.send_signal(signal.SIGKILL)
                return
            time.sleep(0.001)

    def names(self) -> set[str]:
        """List all files of ours."""
        return {
            os.path.join(folder, name)  # noqa: PTH118 - a thousand times a second
            for place in ("reports", ".briefing")
            for folder, _, found in os.walk(self.folder / place)
            for name in found
        }

    def status(self) -> dict[str, Any]:
        """Ask the program."""
        command = [sys.executable, "-m", "briefing", "--workspace", str(self.folder), "status", "--json"]
        found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        return found

    # ------------------------------------------------------------ the reckoning

    def reckon(self, count: int) -> dict[str, Any]:
        """Compare what was to happen with what the state, the folder and the mailboxes hold."""
        status = self.status()
        expected = [weeks.week_of(MONDAY + timedelta(weeks=n, days=-1), "UTC") for n in range(count)]
        self.require(expected == [e["id"] for e in status["editions"]], "editions are missing or too many")
        self.require(all(e["stage"] == "issued" for e in status["editions"]), "an edition was not issued")
        self.files(status)
        duplicates = self.messages(status, expected)
        left = [name for name in self.names() if Path(name).name.startswith(".tmp-")]
        self.require(not left, f"half-written files are left: {left}")
        doubtful = sum(d["doubtful"] for d in status["deliveries"])
        return {
            "weeks": count,
            "runs": self.tally.runs,
            "kills": dict(self.tally.kills),
            "faults": dict(self.tally.faults),
            "exits": {str(k): v for k, v in self.tally.exits.items()},
            "asked again": self.tally.asked_again,
            "messages": len(status["deliveries"]),
            "taken": len(self.box.taken),
            "answers lost": doubtful,
            "arrived twice": duplicates,
            "errors": self.tally.errors,
        }

    def require(self, holds: bool, error: str) -> None:
        """Note an error unless it holds."""
        if not holds:
            self.tally.errors.append(error)

    def files(self, status: dict[str, Any]) -> None:
        """Compare the folder of reports with the state, and the sources with what was covered."""
        covered: Counter[str] = Counter()
        for entry in status["editions"]:
            folder = self.folder / "reports" / entry["id"]
            edition = codec.loads((folder / "edition.json").read_text(encoding="utf-8"))
            self.require(codec.fingerprint(edition) == entry["fingerprint"], f"{entry['id']}: file and state differ")
            for name in ("brief.pdf", "brief.docx", "brief.html", "brief.md"):
                self.require((folder / name).stat().st_size > 0, f"{entry['id']}: {name} is empty")
            covered.update(d.path for d in edition.documents)
        seeds = {f"seeds/{path.name}" for path in (self.folder / "seeds").iterdir()}
        self.require(set(covered) == seeds, f"documents never covered: {sorted(seeds - set(covered))}")
        self.require(set(covered.values()) <= {1}, "a document is in two editions")

    def messages(self, status: dict[str, Any], expected: list[str]) -> int:
        """Compare what arrived with what was queued; return how many copies too many arrived."""
        doubtful = {d["message_id"]: d["doubtful"] for d in status["deliveries"]}
        wanted = {(week, recipient) for week in expected for recipient in RECIPIENTS}
        self.require({(d["edition"], d["recipient"]) for d in status["deliveries"]} == wanted, "messages are missing")
        arrived: dict[str, list[bytes]] = defaultdict(list)
        for taken in self.box.taken:
            arrived[str(taken.message["Message-ID"])].append(taken.content)
        self.require(set(arrived) == set(doubtful), f"lost or unknown: {set(arrived) ^ set(doubtful)}")
        for message_id, copies in arrived.items():
            digests = {hashlib.sha256(copy).digest() for copy in copies}
            self.require(len(digests) == 1, f"{message_id}: copies differ")
            surplus = len(copies) - 1
            self.require(surplus <= doubtful.get(message_id, 0), f"{message_id}: came {len(copies)} times")
        return sum(len(copies) - 1 for copies in arrived.values())


def simulate(folder: Path, *, weeks_count: int, kills: int, seed: int, kill_share: float = 0.6) -> dict[str, Any]:
    """Run the simulation in an empty folder and return the reckoning."""
    simulation = Simulation(folder, seed=seed, kill_share=kill_share, kills=kills)
    with serving(simulation.box) as port:
        simulation.run_weeks(weeks_count, port)
    return simulation.reckon(weeks_count)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.6, help="share of calls that are killed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="crashes-") as name:
        found = simulate(
            Path(name), weeks_count=options.weeks, kills=options.kills, seed=options.seed, kill_share=options.share
        )
    print(json.dumps(found, indent=1, ensure_ascii=False))
    return 1 if found["errors"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
