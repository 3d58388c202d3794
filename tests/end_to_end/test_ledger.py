"""The ledger of figures through the installed command."""

from __future__ import annotations

import pytest

from tests.end_to_end.command import answer, run

TEXT = """Un port rouvre

Publié le 12 mai 2031

Le port d'Argel a accueilli 310 navires en avril, a annoncé la capitainerie lundi.
"""
#: A watch without a theme that chooses by figures.
TOPICS_ALONE = '[[themes]]\nid = "ports"\ntitle = "Ports"\nrequired = ["port"]\n'


@pytest.mark.parametrize("configuration", ["", TOPICS_ALONE], ids=["built-in themes", "no theme of figures"])
def test_figures_lists_every_figure_of_the_sources_whatever_the_themes(tmp_path, configuration):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "port.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "briefing.toml").write_text(configuration, encoding="utf-8")
    ledger = answer(run("--workspace", tmp_path, "figures", tmp_path / "seeds", "--json"))["documents"]
    assert [f["as_written"] for f in ledger["seeds/port.txt"]] == ["310 navires"]
