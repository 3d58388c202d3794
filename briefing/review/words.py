"""The words of the review page, in the language of the edition; French where there is no other."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "fr": {
        "title": "Relecture",
        "intro": "Chaque décision est enregistrée aussitôt. Rien ne quitte cette machine.",
        "cut": "Couper",
        "keep": "Rétablir",
        "up": "Monter",
        "down": "Descendre",
        "source": "Voir dans l’article",
        "words": "Modifier le texte",
        "sentence": "Texte de la phrase",
        "themes": "Thèmes",
        "check": "à vérifier",
        "unsaved": (
            "Cette décision n’est pas enregistrée : la relecture est terminée. "
            "Relancez « briefing review » ; les décisions précédentes sont gardées."
        ),
        "folder": "Dossier :",
        "noted": "À savoir :",
        "save": "Enregistrer le texte",
        "restore": "Reprendre le texte de l’article",
        "next": "Proposer une autre phrase",
        "none_left": "Aucune autre phrase à proposer.",
        "publish": "Publier la note",
        "reworded": "reformulée",
        "is_cut": "coupée",
        "published": "La note est publiée :",
        "refused": "La note n’est pas publiée ; vos décisions sont gardées.",
        "article": "Dans l’article",
        "close": "Fermer",
        "missing": "L’article n’est plus dans l’espace de travail.",
        "edition": "Édition",
        "empty": "Aucune phrase.",
    },
    "en": {
        "title": "Review",
        "intro": "Each decision is saved at once. Nothing leaves this machine.",
        "cut": "Cut",
        "keep": "Restore",
        "up": "Move up",
        "down": "Move down",
        "source": "Show in the article",
        "words": "Change the words",
        "sentence": "Words of the sentence",
        "themes": "Themes",
        "check": "to check",
        "unsaved": (
            "This decision is not saved: the review has ended. Run `briefing review` again; earlier decisions are kept."
        ),
        "folder": "Folder:",
        "noted": "Please note:",
        "save": "Save the words",
        "restore": "Take the article’s words",
        "next": "Ask for another sentence",
        "none_left": "No other sentence to offer.",
        "publish": "Publish the note",
        "reworded": "reworded",
        "is_cut": "cut",
        "published": "The note is published:",
        "refused": "The note is not published; your decisions are kept.",
        "article": "In the article",
        "close": "Close",
        "missing": "The article is no longer in the workspace.",
        "edition": "Edition",
        "empty": "No sentence.",
    },
}


def words(language: str) -> dict[str, str]:
    """Give the words of a language."""
    return WORDS.get(language, WORDS["fr"])
