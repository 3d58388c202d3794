"""The schedule: one workspace's lines come and go, others stay, and the command works in cron's bare environment."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.schedule import BARE, Job, cron, installed, job, systemd

LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")))


def sample(workspace: str = "/srv/veille", minute: int = 30) -> Job:
    return Job(
        arguments=("/opt/v/bin/python", "-I", "-m", "briefing", "--workspace", workspace, "run"),
        workspace=Path(workspace),
        minute=minute,
    )


class TestCrontab:
    @given(LINES, st.booleans())
    def test_installing_and_removing_leaves_other_lines_as_they_were(self, lines, final):
        before = "\n".join(lines) + ("\n" if final and lines else "")
        after = cron.install(before, sample())
        assert after.endswith("\n")
        assert cron.is_installed(after, sample())
        assert after.startswith(before)
        assert cron.remove(after, sample()) in {before, before + "\n"}

    @given(LINES)
    def test_installing_twice_is_installing_once(self, lines):
        once = cron.install("\n".join(lines), sample())
        assert cron.install(once, sample()) == once

    def test_another_minute_replaces_the_line(self):
        after = cron.install(cron.install("", sample(minute=5)), sample(minute=45))
        assert [line for line in after.splitlines() if "briefing --workspace" in line] == [cron.line(sample(minute=45))]

    def test_two_workspaces_do_not_touch_each_other(self):
        both = cron.install(cron.install("", sample("/srv/a")), sample("/srv/b"))
        assert cron.remove(both, sample("/srv/a")) == cron.block(sample("/srv/b"))

    def test_lines_between_marks_of_a_block_that_was_cut_by_hand_stay(self):
        broken = cron.block(sample()).splitlines()[0] + "\n0 1 * * * /usr/bin/other\n"
        assert cron.remove(broken, sample()) == broken

    @pytest.mark.parametrize(
        "folder", ["/srv/a b", "/srv/it's", '/srv/"q"', "/srv/$HOME", "/srv/100%", "/srv/é", "/srv/#x"]
    )
    def test_the_shell_reads_the_command_as_it_was_meant(self, folder):
        line = cron.line(sample(folder))
        command = line.split(" ", 5)[5].replace("\\%", "%")
        shown = command.replace("/opt/v/bin/python", "printf '%s\\n'")
        done = subprocess.run(["/bin/sh", "-c", shown], capture_output=True, text=True, check=True, env=dict(BARE))
        assert done.stdout.splitlines() == ["-I", "-m", "briefing", "--workspace", folder, "run"]

    def test_every_percent_sign_is_escaped(self):
        assert "100\\%" in cron.line(sample("/srv/100%"))


class TestJob:
    def test_it_is_called_with_absolute_paths(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        found = job(Path("veille"), 0)
        assert Path(found.arguments[0]).is_absolute()
        assert str(tmp_path / "veille") in found.arguments

    def test_a_folder_with_a_line_break_is_refused(self, tmp_path):
        with pytest.raises(UsageError, match="cannot hold"):
            job(tmp_path / "a\nb", 0)

    def test_folders_of_the_same_name_have_different_units(self):
        assert sample("/a/veille").name != sample("/b/veille").name
        assert sample("/a/Été à l'eau").name.isascii()


class TestSystemd:
    def test_the_timer_catches_up(self):
        timer = systemd.units(sample())[f"{sample().name}.timer"]
        assert "Persistent=true" in timer
        assert "OnCalendar=*-*-* *:30:00" in timer

    def test_percent_and_dollar_signs_are_not_specifiers(self):
        service = systemd.units(sample("/srv/100% $HOME"))[f"{sample('/srv/100% $HOME').name}.service"]
        assert '"/srv/100%% $$HOME"' in service

    @pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd")
    def test_systemd_finds_no_fault(self, tmp_path):
        here = Job(arguments=("/bin/echo", "a b", "run"), workspace=tmp_path, minute=7)
        assert installed.write_units(here, tmp_path) is not None
        done = subprocess.run(
            [shutil.which("systemd-analyze"), "verify", str(tmp_path / f"{here.name}.timer")],
            capture_output=True,
            text=True,
            check=False,
        )
        ours = [line for line in done.stderr.splitlines() if here.name in line]
        assert (ours, done.returncode) == ([], 0)

    def test_units_come_and_go(self, tmp_path, monkeypatch):
        monkeypatch.setattr(installed, "_systemctl", lambda *commands: tuple(" ".join(c) for c in commands))
        assert not installed.has_units(sample(), tmp_path)
        installed.write_units(sample(), tmp_path)
        assert installed.has_units(sample(), tmp_path)
        assert not installed.has_units(sample(minute=1), tmp_path)
        (tmp_path / "other.timer").write_text("")
        assert f"disable --now {sample().name}.timer" in installed.remove_units(sample(), tmp_path)
        assert [p.name for p in tmp_path.iterdir()] == ["other.timer"]
        assert installed.remove_units(sample(), tmp_path) == ()


class TestInstalled:
    @pytest.fixture
    def fake_crontab(self, tmp_path, monkeypatch):
        """A crontab program that keeps its table in a file and says what Debian's says when there is none."""
        table = tmp_path / "table"
        program = tmp_path / "bin" / "crontab"
        program.parent.mkdir()
        program.write_text(
            f"""#!/bin/sh
case "$1" in
  -l) [ -f {table} ] && cat {table} || {{ echo "no crontab for root" >&2; exit 1; }} ;;
  -r) rm -f {table} ;;
  -) cat > {table} ;;
esac
"""
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
        return table

    @pytest.mark.usefixtures("fake_crontab")
    def test_no_crontab_is_an_empty_one(self):
        assert installed.crontab() == ""

    @pytest.mark.usefixtures("fake_crontab")
    def test_what_is_written_is_read_again(self):
        installed.write_crontab("0 1 * * * /usr/bin/other\n")
        assert installed.crontab() == "0 1 * * * /usr/bin/other\n"

    def test_the_last_line_taken_away_removes_the_table(self, fake_crontab):
        installed.write_crontab("x\n")
        installed.write_crontab("")
        assert not fake_crontab.exists()

    def test_without_cron_the_package_is_named(self, tmp_path, monkeypatch):
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(UsageError, match="apt-get install cron"):
            installed.crontab()

    def test_a_command_that_needs_the_shells_environment_is_found_out(self, tmp_path, monkeypatch):
        monkeypatch.setenv("NEEDED", "here")
        needy = Job(
            arguments=("/bin/sh", "-c", 'test -n "$NEEDED" || { echo none >&2; exit 7; }', "run"),
            workspace=tmp_path,
            minute=0,
        )
        assert "exit 7: none" in installed.rehearse(needy)
        assert installed.rehearse(Job(arguments=("/bin/true",), workspace=tmp_path, minute=0)) == ""
