"""briefing.toml: defaults, every fault at once, each with its key."""

from __future__ import annotations

import pytest

from briefing import config
from briefing.errors import ConfigError


def faults(text, tmp_path):
    with pytest.raises(ConfigError) as refusal:
        config.parse(text, "briefing.toml", tmp_path)
    return refusal.value.faults


def test_without_a_file_the_security_watch_holds(tmp_path):
    loaded = config.load(tmp_path)
    assert [t.id for t in loaded.plan.themes] == ["interpol", "can_mondial_2030", "counterterrorism", "statistics"]
    assert loaded.plan.language == "fr"
    assert loaded.folders == ("seeds",)


def test_every_fault_is_named_with_its_key_at_once(tmp_path):
    text = """
        [note]
        langage = "fr"
        timezone = "Mars/Olympus"
        [[themes]]
        id = "a"
        title = "A"
        [[themes]]
        id = "b"
        title = "B"
        requierd = ["x"]
        sentences = 0
    """
    found = faults(text, tmp_path)
    assert any(f.startswith("note.langage: unknown key; did you mean 'language'") for f in found)
    assert any(f.startswith("note.timezone: unknown time zone 'Mars/Olympus'") for f in found)
    assert any(f.startswith("themes[0]: a topic needs at least one term") for f in found)
    assert any(f.startswith("themes[1].requierd: unknown key; did you mean 'required'") for f in found)
    assert any(f.startswith("themes[1].sentences: ") for f in found)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("note = [", "not TOML"),
        ("[note]\nlogo = 'missing.svg'", "note.logo: cannot read missing.svg"),
        ("[[editors]]\nname='A'\naddress='a@example.org'\nthemes=['interpole']", "did you mean 'interpol'"),
        ("[[editors]]\naddress='a@b@c'", "editors[0].address: 'a@b@c' is not a mail address"),
        ("[[editors]]\nname='a\u200eb'\naddress='a@example.org'", "editors[0].name: control"),
        ("[mail]\nhost='smtp.example.org'", "`sender` is required"),
        ("[mail]\nhost='smtp.example.org'\nsender='a@example.org'\nsecurity='plain'", "allow_unencrypted"),
        ("[[editors]]\naddress='élie@example.org'", "editors[0].address: 'élie@example.org' is not a mail address"),
        ("[mail]\nuser='a'", "`user` needs"),
        (
            "[[themes]]\nid='a'\ntitle='A'\nrequired=['x']\n[[themes]]\nid='a'\ntitle='B'\nrequired=['y']",
            "used 2 times",
        ),
    ],
)
def test_a_fault_says_what_is_wrong(text, part, tmp_path):
    assert any(part in fault for fault in faults(text, tmp_path))


def test_a_file_that_is_no_text_is_named(tmp_path):
    (tmp_path / "briefing.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"briefing\.toml"):
        config.load(tmp_path)


def test_themes_of_the_file_replace_the_built_in_ones(tmp_path):
    text = "[[themes]]\nid='eau'\ntitle='Eau'\nrequired=['barrage']"
    assert [t.id for t in config.parse(text, "briefing.toml", tmp_path).plan.themes] == ["eau"]


def test_example_documents_are_read_from_the_workspace(tmp_path):
    (tmp_path / "a.txt").write_text("Le barrage est plein.")
    text = "[[themes]]\nid='eau'\ntitle='Eau'\nexamples=['a.txt']"
    assert config.parse(text, "briefing.toml", tmp_path).plan.themes[0].examples == ("Le barrage est plein.",)
