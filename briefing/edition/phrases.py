"""The keyphrases of a theme."""

from __future__ import annotations

from collections.abc import Mapping

from briefing import keyphrases as stage
from briefing.edition.choice import Field, Ranked
from briefing.model import Keyphrase
from briefing.text.normalise import plain


def keyphrases(ranked: Ranked, ground: Field, ids: Mapping[str, str]) -> tuple[Keyphrase, ...]:
    """Give a theme's phrases, best first, with the documents that have them."""
    picked = [ground.prepared[p.ref[0]].sentences[p.ref[1]].text for p in ranked.picks]
    members = [ground.prepared[i].document for i in ranked.members]
    found = stage.extract("\n".join(picked), "fr", ranked.theme.keyphrases)
    return tuple(
        Keyphrase(
            text=text,
            score=round(1 / (1 + n), 4),
            documents=tuple(ids[d.path] for d in members if plain(text) in plain(d.text)),
        )
        for n, text in enumerate(found)
    )
