"""The keyphrases of a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing import keyphrases as stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.edition.choice import Ranked
    from briefing.edition.ground import Field
    from briefing.model import Keyphrase


def keyphrases(ranked: Ranked, ground: Field, ids: Mapping[str, str], language: str) -> tuple[Keyphrase, ...]:
    """Give a theme's phrases, best first, with the documents that have them.

    Args:
        ranked: The theme and its choice.
        ground: All documents.
        ids: Path -> edition id.
        language: Of the note; phrases are taken from documents in it.
    """
    theme = ranked.theme
    members = [p for i in ranked.members if (p := ground.prepared[i]).document.language.code == language]
    quoted = {ground.prepared[p.ref[0]].sentences[p.ref[1]].text for p in ranked.picks}
    return stage.rank(
        {ids[p.document.path]: [s.text for s in p.sentences] for p in members},
        quoted=quoted,
        language=language,
        k=theme.keyphrases,
        required=(theme.title, *theme.required),
        supporting=theme.supporting,
        excluding=theme.excluding,
        figures=theme.kind == "figures",
        rarity=ground.rarity,
    )
