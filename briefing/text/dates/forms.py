"""The written forms of dates: one linear pattern each, over the skeleton of a text.

Named groups carry the parts: `lead` (preposition), `wd`, `d1 m1 y1` and `d2 m2 y2`, `rel`, `n`, `unit`, `rank`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from briefing.text.alternation import any_of
from briefing.text.dates.words import DATE_WORDS, DateWords
from briefing.text.number_words import NUMBER_WORDS

Kind = Literal["days", "numeric", "month", "part", "years", "relative_day", "neighbour", "weekday", "ago", "unit"]


@dataclass(frozen=True, slots=True)
class Form:
    """Ways to write a date that can occur in the same texts, tried together.

    Attributes:
        needs: A class of word without which none of them can occur: day (with its month), month, weekday, year,
            digital or relative.
        hints: Parts of words of which one must occur too; () when nothing more is known.
        pattern: Finds them in a skeleton.
        ways: For each, the name of its group in the pattern, its kind, and its parts with their group numbers.
    """

    needs: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    ways: dict[str, tuple[Kind, tuple[tuple[str, int], ...]]]

    def read(self, match: re.Match[str]) -> tuple[Kind, dict[str, str | None]]:
        """Which way a match is written, and its parts by name; a part that is not written is None."""
        kind, parts = self.ways[match.lastgroup or ""]
        return kind, {name: match[number] for name, number in parts}


_DAY = r"1 ?er|[12]\d|3[01]|0?[1-9]"
_YEAR = r"(?:1[6-9]|20)\d\d"
#: A year that counts things ("2000 policiers") is no year; these words after it count nothing.
_NOT_COUNTED = (
    r"(?! (?!(?:les|des|ses|ces|dans|sous|vers|plus|moins|sans|mais|puis|apres|lors|alors|depuis|nous|tous|sur"
    r"|tres|chez|los|las|sus|was|has|is|as|its)\b)[a-z]{3,}s\b)(?! ?(?:%|millions?\b|milliards?\b))"
)

#: kind, needs, hints (`_` is a space), pattern. `{d1}` and so on become named groups; a space is any short run of spaces.
_FRENCH: tuple[tuple[Kind, str, str, str], ...] = (
    ("days", "day", "",
     r"(?P<lead>(?:dans )?la nuit du|du|de|entre le|entre)(?: {wd1})?(?: le)? {d1}(?: {m1}(?: {y1})?)?"
     r" (?:au|a|et le|et du|et)(?: {wd2})?(?: le)? {d2} {m2}(?: {y2})?"),
    ("days", "day", "", r"(?:les )?(?:{wd1} )?{d1}(?:, ?\d\d?){{0,4}}(?: (?:et|ou|au|a)(?: {wd2})?(?: le)? | ?[-/] ?){d2} {m2}(?: {y2})?"),
    ("days", "day", "", r"{d1} {m1}(?: {y1})? (?:au|-) {d2} {m2}(?: {y2})?"),
    ("days", "day", "", r"(?:(?:le |ce )?{wd1},? )?(?:le )?{d1} {m1}(?:,? {y1}| {rel})?"),
    ("part", "month", "semaine quinzaine", r"(?:la |une |cette )?{rank} (?P<unit>semaine|quinzaine) (?:de |d'|du mois de |du mois d'){m1}(?: {y1})?"),
    ("month", "month", "", r"(?P<lead>entre|de|d'|depuis|a partir de) ?{m1}(?: {y1})? (?:et|a|jusqu'a|jusqu'en) {m2}(?: {y2})?"),
    ("month", "month", "",
     r"(?P<lead>(?:(?:d'ici|depuis|avant|a|jusqu'a|des)(?: la)? )?(?:fin|debut|mi)(?: (?:de ce )?(?:mois )?(?:de|d')| du mois de)?"
     r"|au debut de(?: ce mois de)?|a la fin de(?: ce mois de)?|(?:a la )?mi|depuis|d'ici(?: a)?|jusqu'en|a partir de|des|en"
     r"|au mois (?:de|d')|du mois (?:de|d')|courant|ce mois (?:de|d')|de|d')[ -]?(?:le mois de )?{m1}"
     r"(?: {rel})?(?: (?:de l'annee )?{y1})?"),
    ("month", "month", "", r"{m1}(?: {rel}| {y1})"),
    ("part", "year", "estre", r"(?:au |du |le |d'un )?{rank} (?P<unit>trimestre|semestre)(?: (?:de l'annee |de l'exercice |de )?{y1})"),
    ("part", "relative", "estre", r"(?:au |du |le ){rank} (?P<unit>trimestre|semestre)(?: de (?:l'annee|cette annee|l'exercice))?"),
    ("part", "year", "t1 t2 t3 t4 s1 s2", r"(?P<unit>[ts])(?P<rank>[1-4])[ -]{y1}"),
    ("part", "year", "printemps ete automne hiver", r"(?:a l'|l'|en |au |le )?(?P<season>{seasons}) {y1}"),
    ("part", "relative", "printemps ete automne hiver", r"(?:a l'|l'|le |cet |ce )(?P<season>{seasons}) (?P<rel>dernier|prochain|passe)"),
    ("years", "year", "", r"(?P<lead>en) {y1} (?:et|puis)(?: en)? {y2}"),
    ("years", "year", "", r"(?P<lead>entre|de|depuis|sur la periode|la periode|au cours de la periode)? ?{y1} ?(?:et|a|-|/) ?{y2}"),
    ("years", "year", "",
     r"(?P<lead>depuis(?: (?:la )?fin(?: de)?| (?:le )?debut(?: de)?)?|d'ici(?: a)?(?: la)?(?: fin)?(?: de)?|jusqu'en|avant|apres"
     r"|a l'horizon|l'horizon|horizon|en|(?:a (?:la )?)?fin(?: de)?|(?:au )?debut(?: de)?|courant|mi-|vers|des"
     r"|(?:au cours de |de |durant |pendant )?(?:l'annee|l'an|annee|l'exercice|exercice)|au titre de|par rapport a|contre|annees?) ?{y1}"),
    ("years", "year", "", r"(?P<lead>de) {y1}{not_counted}"),
    ("years", "relative", "annees", r"(?:les |des |aux )?annees (?P<decade>(?:(?:19|20)\d|[2-9])0)"),
    ("relative_day", "relative", "hier aujourd demain", r"(?P<rel>{days})(?: (?:matin|soir|apres-midi|midi|nuit))?"),
    ("neighbour", "relative", "veille lendemain", r"(?P<rel>{neighbours})"),
    ("weekday", "weekday", "", r"(?:ce |cette |des |depuis )?{wd1}(?: (?P<rel>dernier|prochain|passe))?(?: (?:matin|soir|midi|apres-midi))?"),
    ("ago", "relative", "il_y_a voila voici", r"(?:il y a|voila|voici) (?:environ |pres de |plus de |quelque |a peine )?{n} (?P<unit>{units})"),
    ("unit", "relative", "dernier derniere passe ecoule prochain", r"(?:la|le|l'|au cours de l'|au cours du) ?(?P<unit>semaine|mois|annee|an|week-end) (?P<rel>derni(?:er|ere)|pass(?:e|ee)|ecoulee?|prochaine?)"),
    ("unit", "relative", "cette_ ce_", r"(?:au cours de |des |durant |de )?(?P<rel>cette|ce) (?P<unit>semaine|mois(?!-ci)|annee|week-end)(?:-ci)?"),
)
_ENGLISH: tuple[tuple[Kind, str, str, str], ...] = (
    ("days", "month", "", r"(?:(?P<lead>from|between) )?{d1}(?: {m1}(?: {y1})?)? ?(?:to|and|until|-) ?{d2} {m2}(?:,? {y2})?"),
    ("days", "month", "", r"(?:(?P<lead>from|between) )?{m1} {d1}(?: ?(?:to|and|-) ?{d2})(?:st|nd|rd|th)?(?:,? {y1})?"),
    ("days", "month", "", r"(?:(?P<lead>from|between) ){m1} {d1} (?:to|and|until) {m2} {d2}(?:,? {y2})?"),
    ("days", "month", "", r"(?:on )?(?:{wd1},? )?(?:the )?{d1}(?:st|nd|rd|th)?(?: of)? {m1}(?:,? {y1}| {rel})?"),
    ("days", "month", "", r"(?:on )?(?:{wd1},? )?{m1}\.? {d1}(?:st|nd|rd|th)?(?![\d.,]*\d)(?:,? {y1})?"),
    ("part", "month", "week", r"(?:the |in the )?{rank} (?P<unit>week) of {m1}(?: {y1})?"),
    ("month", "month", "", r"(?P<lead>between|from) {m1}(?: {y1})? (?:and|to) {m2}(?: {y2})?"),
    ("month", "month", "", r"(?:in )?(?P<rel>last|next|this) {m1}"),
    ("month", "month", "",
     r"(?P<lead>in|since|by|until|before|(?:by |at )?the end of|(?:in )?(?:early|late|mid)|during|of)[ -]{m1}(?:,? (?:of )?{y1}| {rel})?"),
    ("month", "month", "", r"{m1}\.?,? {y1}"),
    ("part", "year", "quarter half", r"(?:in |during )?(?:the )?{rank} (?P<unit>quarter|half)(?: of)? {y1}"),
    ("part", "year", "quarter half", r"(?P<unit>q)(?P<rank>[1-4]) {y1}"),
    ("part", "relative", "spring summer autumn fall winter", r"(?:in |during )the {rank} (?P<unit>quarter|half)(?: of (?:the|this) year)?"),
    ("part", "year", "spring summer autumn fall winter", r"(?:in )?(?:the )?(?P<season>{seasons})(?: of)? {y1}"),
    ("part", "relative", "spring summer autumn fall winter", r"(?P<rel>last|next|this) (?P<season>{seasons})"),
    ("years", "year", "", r"(?P<lead>between|from)? ?{y1} ?(?:and|to|-) ?{y2}"),
    ("years", "year", "", r"(?P<lead>in) {y1} and(?: in)? {y2}"),
    ("years", "year", "", r"(?P<lead>since|by|until|before|after|in|by the end of|the end of|at the end of|late|early|mid|during|compared with|compared to|the year) {y1}"),
    ("relative_day", "relative", "day night morrow", r"(?P<rel>{days})(?: (?:morning|evening|night|afternoon))?"),
    ("neighbour", "relative", "day", r"(?P<rel>{neighbours})"),
    ("weekday", "weekday", "", r"(?:on )?(?:(?P<rel>last|next|this) )?{wd1}(?: (?:morning|evening|night|afternoon))?"),
    ("ago", "relative", "ago earlier", r"(?:about |nearly |more than |over |almost )?{n} (?P<unit>{units}) (?:ago|earlier)"),
    ("unit", "relative", "week month year", r"(?:over |during |in )?(?:the )?(?P<rel>last|past|this|next|coming) (?P<unit>week(?:end)?|month|year)"),
)
_SPANISH: tuple[tuple[Kind, str, str, str], ...] = (
    ("days", "day", "", r"(?:(?P<lead>del|de|desde el|entre el|entre) )?(?:{wd1} )?{d1}(?: de {m1}(?: (?:de|del) {y1})?)? (?:al|a|hasta el|y el|y) (?:{wd2} )?{d2} de {m2}(?: (?:de|del) {y2})?"),
    ("days", "day", "", r"(?:el )?(?:{wd1},? )?{d1} de {m1}(?:(?: de| del|,) {y1}| {rel})?"),
    ("part", "month", "semana", r"(?:la )?{rank} (?P<unit>semana) de {m1}(?: de {y1})?"),
    ("month", "month", "", r"(?P<lead>entre|de|desde) {m1}(?: de {y1})? (?:y|a|hasta) {m2}(?: (?:de|del) {y2})?"),
    ("month", "month", "", r"(?P<lead>en|desde|hasta|antes de|a finales de|a principios de|a mediados de|fines de|de) (?:el mes de )?{m1}(?: (?:de|del)(?: ano)? {y1}| {rel})?"),
    ("month", "month", "", r"{m1} (?:(?:de|del) {y1}|{rel})"),
    ("part", "year", "estre", r"(?:en |del? )?(?:el )?{rank} (?P<unit>trimestre|semestre) (?:de|del) {y1}"),
    ("part", "relative", "primavera verano otono invierno", r"(?:en el |del ){rank} (?P<unit>trimestre|semestre)(?: de (?:este|l) ano)?"),
    ("part", "year", "primavera verano otono invierno", r"(?:en )?(?:el |la )?(?P<season>{seasons}) de {y1}"),
    ("part", "relative", "primavera verano otono invierno", r"(?:el |la )(?P<season>{seasons}) (?P<rel>pasad[oa]|proxim[oa])"),
    ("years", "year", "", r"(?P<lead>entre|de|desde|el periodo)? ?{y1} ?(?:y|a|-) ?{y2}"),
    ("years", "year", "", r"(?P<lead>en) {y1} y(?: en)? {y2}"),
    ("years", "year", "", r"(?P<lead>desde|hasta|antes de|despues de|para|en|a finales de|a principios de|el ano|del ano|ano|durante|frente a|respecto a) {y1}"),
    ("years", "year", "", r"(?P<lead>de) {y1}{not_counted}"),
    ("relative_day", "relative", "ayer antier hoy manana", r"(?P<rel>{days})(?: (?:por la )?(?:noche|tarde))?"),
    ("neighbour", "relative", "vispera dia", r"(?P<rel>{neighbours})"),
    ("weekday", "weekday", "", r"(?:el |este )?(?:(?P<rel>pasado|proximo) )?{wd1}(?: (?P<rel2>pasado|proximo))?"),
    ("ago", "relative", "hace", r"hace (?:unos |mas de |casi |cerca de )?{n} (?P<unit>{units})"),
    ("unit", "relative", "semana mes ano", r"(?:la|el) (?P<unit>semana|mes|ano|fin de semana) (?P<rel>pasad[oa]|proxim[oa]|que viene)"),
    ("unit", "relative", "semana mes ano", r"(?:la |el )?(?P<rel>ultim[oa]|proxim[oa]|est[ea]) (?P<unit>semana|mes|ano)"),
)
_ARABIC: tuple[tuple[Kind, str, str, str], ...] = (
    ("days", "day", "", r"(?P<lead>من|بين|ما بين) (?:{wd1} )?{d1}(?: {m1}(?: {y1})?)? (?:الي|و|و ?ال) ?{d2} {m2}(?: {y2})?"),
    ("days", "day", "", r"(?:(?:يوم |يومه )?{wd1}،?,? )?\(?{d1} (?:من )?(?:شهر )?{m1}(?: {y1}| {rel})?"),
    ("month", "month", "", r"(?P<lead>بين|ما بين|من) (?:شهري )?{m1}(?: {y1})? (?:الي|و) ?{m2}(?: {y2})?"),
    ("month", "month", "", r"(?P<lead>في|منذ|خلال|نهاية|بداية|حتي|قبل|مطلع|متم|في شهر|شهر|من) (?:شهر )?{m1}(?: {rel})?(?: (?:من )?(?:سنة |عام )?{y1})?"),
    ("month", "month", "", r"[بل]?{m1} (?:{y1}|{rel})"),
    ("years", "year", "", r"(?P<lead>بين|ما بين|من) (?:عامي |سنتي |سنة |عام )?{y1} (?:الي|و) ?{y2}"),
    ("years", "year", "", r"(?P<lead>منذ|حتي|قبل|بعد|بحلول|بحلول عام|بحلول سنة|منذ عام|منذ سنة|سنة|عام|في عام|في سنة|خلال سنة|خلال عام|خلال|في|نهاية|ل?سنة|مقارنة مع|مقارنة ب) {y1}"),
    ("relative_day", "relative", "", r"(?P<rel>{days})"),
    ("weekday", "weekday", "", r"(?:يوم |يومه )?{wd1}(?: {rel})?"),
    ("ago", "relative", "", r"(?:قبل|منذ) (?:حوالي |نحو |اكثر من )?{n} (?P<unit>{units})"),
    ("unit", "relative", "", r"(?:خلال )?(?P<unit>الاسبوع|الشهر|السنة|العام) {rel}"),
)
_FORMS: Final[dict[str, tuple[tuple[Kind, str, str, str], ...]]] = {
    "fr": _FRENCH, "en": _ENGLISH, "es": _SPANISH, "ar": _ARABIC,
}
#: Numeric dates are the same in every language: ISO first, then day first.
_NUMERIC: tuple[str, ...] = (
    r"(?P<y1>{year})(?P<sep>[-/.])(?P<m1>0[1-9]|1[0-2])(?P=sep)(?P<d1>[0-2]\d|3[01])"
    r"(?:t\d\d:\d\d(?::\d\d)?(?:\.\d{{1,6}})?(?:z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    r"(?P<d1>[0-2]?\d|3[01])(?P<sep> ?[-/.] ?)(?P<m1>0?[1-9]|1[0-2])(?P=sep)(?P<y1>{year})(?!\d)",
    r"(?P<d1>[0-2]\d|3[01])/(?P<m1>0[1-9]|1[0-2])/(?P<yy>\d\d)(?![\d/])",
    r"(?P<y1>{year})-(?P<m1>0[1-9]|1[0-2])(?![\d-])",
)


def _month_names(words: DateWords) -> str:
    """Month names; an abbreviation may end in its dot, a full name leaves the sentence's dot alone."""
    short = {a for a in words.months if any(b != a and b.startswith(a) and words.months[b] == words.months[a] for b in words.months)}
    return rf"{any_of(set(words.months) - short)}|(?:{any_of(short)})\.?"


def _expand(pattern: str, words: DateWords, language: str) -> str:
    """Put the language's words into a form."""
    months, weekdays = _month_names(words), any_of(words.weekdays)
    numbers = NUMBER_WORDS[language]
    parts = {f"{letter}{n}": f"(?P<{letter}{n}>{body})" for n in (1, 2) for letter, body in
             (("d", _DAY), ("m", months), ("y", _YEAR), ("wd", weekdays))}
    count = rf"\d{{1,3}}|{any_of([*numbers.simple, *numbers.ones])}"
    return pattern.format(
        **parts, n=f"(?P<n>{count})", rank=f"(?P<rank>{any_of(words.ranks)})", rel=f"(?P<rel>{any_of(words.relatives)})",
        days=any_of(words.days), neighbours=any_of(words.neighbours), units=any_of(words.units),
        seasons=any_of(words.seasons), year=_YEAR, not_counted=_NOT_COUNTED,
    )


def _form(needs: str, hints: tuple[str, ...], ways: list[tuple[Kind, str]]) -> Form:
    """Compile ways to write a date into one pattern for whole words, the first way first.

    A space stands for any short run of spaces. The names of the parts get the number of their way, since a pattern
    knows each name once.
    """
    branches = []
    for number, (_, pattern) in enumerate(ways):
        spaced = pattern.replace("[ -]", "\x00").replace(" ?", "\x01").replace(" ", " {1,3}")
        spaced = spaced.replace("\x01", " {0,3}").replace("\x00", "[ -]")
        named = re.sub(r"\(\?P(<|=)(\w+)", rf"(?P\1\2_{number}", spaced)
        branches.append(f"(?P<way{number}>{named})")
    compiled = re.compile(rf"(?<![\w-])(?:{'|'.join(branches)})(?!\w)")
    return Form(needs, hints, compiled, {
        f"way{number}": (kind, tuple(
            (name.removesuffix(f"_{number}"), index) for name, index in compiled.groupindex.items() if name.endswith(f"_{number}")
        ))
        for number, (kind, _) in enumerate(ways)
    })


@cache
def forms(language: str) -> tuple[Form, ...]:
    """The forms of a language in the order in which they claim text, numeric dates first."""
    words = DATE_WORDS[language]
    numeric: list[tuple[Kind, str]] = [("numeric", pattern.format(year=_YEAR)) for pattern in _NUMERIC]
    together: dict[tuple[str, tuple[str, ...]], list[tuple[Kind, str]]] = {("digital", ()): numeric}
    for kind, needs, hints, pattern in _FORMS[language]:
        key = needs, tuple(hint.replace("_", " ") for hint in hints.split())
        together.setdefault(key, []).append((kind, _expand(pattern, words, language)))
    return tuple(_form(needs, hints, ways) for (needs, hints), ways in together.items())


@cache
def triggers(language: str) -> re.Pattern[str]:
    """Finds what makes a date possible; the name of the matching group is the class of word."""
    words = DATE_WORDS[language]
    relative = {word.split()[-1] for word in (*words.days, *words.neighbours)} | {*words.ranks, *words.relatives}
    relative |= {"il y a", "voila", "voici", "annees", "ago", "earlier", "hace", "منذ", "قبل"}
    return re.compile(
        rf"(?<!\w)(?:(?P<digital>\d{{1,4}} ?[-/.] ?\d{{1,2}}(?!\d))|(?P<year>{_YEAR}(?!\d))"
        rf"|(?P<day>(?:{_DAY}) (?:de )?(?:{any_of(words.months)})(?!\w))"
        rf"|(?:[بل]?)(?P<month>{any_of(words.months)})(?!\w)|(?P<weekday>{any_of(words.weekdays)})(?!\w)"
        rf"|(?P<relative>{any_of(relative)})(?!\w))"
    )
