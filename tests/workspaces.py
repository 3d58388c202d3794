"""A small workspace for tests of the weekly run: two themes, three editors, short articles."""

from __future__ import annotations

from briefing.pipeline.workspace import Workspace

CONFIGURATION = """
[note]
timezone = "Europe/Paris"

[[themes]]
id = "eau"
title = "Eau et barrages"
required = ["barrage"]

[[themes]]
id = "rail"
title = "Rail"
required = ["gare", "train"]

[[editors]]
name = "Jeanne Élie"
address = "jeanne@example.org"
themes = ["eau"]

[[editors]]
name = "Paul"
address = "paul@example.org"
themes = ["rail"]

[[editors]]
address = "chef@example.org"
"""

MAIL = """
[mail]
host = "127.0.0.1"
port = {port}
security = "plain"
sender = "veille@example.org"
timeout = 5
"""

WATER = """Le barrage de {place} se remplit

Publié le {day}

Le barrage de {place} retient désormais {number} millions de mètres cubes, a indiqué l'agence du bassin de la région.
Les vannes du barrage de {place} seront ouvertes en fin de mois pour irriguer des vergers et des cultures maraîchères.
"""
RAIL = """La gare de {place} rouvre

Publié le {day}

La gare de {place} a accueilli son premier train de voyageurs après {number} mois de travaux, a annoncé la compagnie.
Le chantier de la gare de {place} a mobilisé plusieurs entreprises de la ville, et huit trains partiront chaque jour.
"""


def workspace(folder, *, mail_port=None, more=""):
    """Make a workspace without articles."""
    (folder / "seeds").mkdir(parents=True)
    configure(folder, mail_port=mail_port, more=more)
    return Workspace(folder)


def configure(folder, *, mail_port=None, more=""):
    """Write the configuration, with a mail server on loopback if there is one."""
    mail = MAIL.format(port=mail_port) if mail_port else ""
    (folder / "briefing.toml").write_text(CONFIGURATION + mail + more, encoding="utf-8")


def article(folder, name, day, *, kind=WATER, place="Tizi Nord", number=46):
    """Drop an article, published on a day such as `18 novembre 2026`."""
    path = folder / "seeds" / name
    path.write_text(kind.format(day=day, place=place, number=number), encoding="utf-8")
    return path
