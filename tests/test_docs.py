"""The documentation says what the program does."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

from briefing import config
from briefing.errors import ExitCode

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SAMPLE = resources.files("briefing.pipeline").joinpath("sample/briefing.toml").read_text(encoding="utf-8")


def between(name: str) -> str:
    return README.split(f"<!-- {name} -->")[1].split(f"<!-- /{name} -->")[0]


def test_the_exit_codes_of_the_readme_are_the_programs():
    codes = [int(code) for code in re.findall(r"^\| (\d+) \|", between("exit codes"), re.MULTILINE)]
    assert codes == [int(code) for code in ExitCode]


def test_every_command_of_the_readme_exists_and_every_command_is_there():
    from briefing.cli import cli

    named = set(re.findall(r"^\| `(\w+)", between("commands"), re.MULTILINE))
    assert named == set(cli.commands)


def test_the_configuration_example_of_the_readme_holds(tmp_path):
    example = README.split("```toml\n")[1].split("```")[0]
    assert config.parse(example, "README.md", tmp_path).plan.themes[0].id == "eau"


def test_the_reference_of_the_configuration_is_the_sample():
    assert f"```toml\n{SAMPLE}```" in (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")


def test_the_sample_configuration_changes_nothing_as_it_stands(tmp_path):
    assert config.parse(SAMPLE, "sample", tmp_path) == config.parse("", "empty", tmp_path)


def test_every_key_of_the_sample_configuration_is_known(tmp_path):
    uncommented = re.sub(r"^#(?=\[|[a-z_]+ = )", "", SAMPLE, flags=re.MULTILINE)
    (tmp_path / "logo.svg").write_text("<svg/>")
    keys = tomllib.loads(uncommented)
    assert set(keys) == set(config.schema.File.model_fields)
    for table, model in (("note", config.schema.Note), ("mail", config.schema.Mail)):
        assert set(keys[table]) == set(model.model_fields)
    assert set(keys["themes"][0]) == set(config.schema.Theme.model_fields)
    assert config.parse(uncommented, "sample", tmp_path).plan.themes[0].id == "eau"
