"""How each language writes its dates, as patterns over a skeleton. Data only.

`{d1}`, `{m1}` and so on become named groups; a space stands for any short run of spaces.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Kind = Literal["days", "numeric", "month", "part", "years", "relative_day", "neighbour", "weekday", "ago", "unit"]


class Way(NamedTuple):
    """A way to write a date.

    Attributes:
        kind: Which arithmetic resolves it.
        needs: A class of word without which it cannot occur: day (with its month), month, weekday, year, digital or
            relative.
        pattern: Its parts in order.
        hints: Parts of words of which one must occur too; may be empty. `_` stands for a space.
    """

    kind: Kind
    needs: str
    pattern: str
    hints: str = ""


DAY: Final = r"1 ?er|[12]\d|3[01]|0?[1-9]"
YEAR: Final = r"(?:1[6-9]|20)\d\d"
#: A year that counts things ("2000 policiers") is no year; these words after it count nothing.
NOT_COUNTED: Final = (
    r"(?! (?!(?:les|des|ses|ces|dans|sous|vers|plus|moins|sans|mais|puis|apres|lors|alors|depuis|nous|tous|sur"
    r"|tres|chez|los|las|sus|was|has|is|as|its)\b)[a-z]{3,}s\b)(?! ?(?:%|millions?\b|milliards?\b))"
)
_FRENCH: Final = (
    Way("days", "day", r"(?P<week>semaine du)(?: {wd1})? {d1} {m1}(?: {y1})?", hints="semaine_du"),
    Way(
        "days",
        "day",
        r"(?P<lead>(?:dans )?la nuit du|du|de|entre le|entre)(?: {wd1})?(?: le)? {d1}(?: {m1}(?: {y1})?)?"
        r" (?:au|a|et le|et du|et)(?: {wd2})?(?: le)? {d2} {m2}(?: {y2})?",
    ),
    Way(
        "days",
        "day",
        r"(?:les )?(?:{wd1} )?{d1}(?:, ?\d\d?){{0,4}}(?: (?:et|ou|au|a)(?: {wd2})?(?: le)? | ?[-/] ?){d2}"
        r" {m2}(?: {y2})?",
    ),
    Way("days", "day", r"{d1} {m1}(?: {y1})? (?:au|-) {d2} {m2}(?: {y2})?"),
    Way(
        "days",
        "day",
        r"(?:(?P<lead>depuis le|depuis|jusqu'au|d'ici au|d'ici le|avant le) )?"
        r"(?:(?:le |ce )?{wd1},? )?(?:le )?{d1} {m1}(?:,? {y1}| {rel})?",
    ),
    Way(
        "part",
        "month",
        r"(?:la |une |cette )?{rank} (?P<unit>semaine|quinzaine) (?:de |d'|du mois de |du mois d'){m1}(?:"
        r" {y1})?",
        hints="semaine quinzaine",
    ),
    Way(
        "month",
        "month",
        r"(?P<lead>entre|en|de|d'|depuis|a partir de) ?{m1}(?: {y1})? (?:et(?: en)?|a|jusqu'a|jusqu'en) {m2}(?: {y2})?",
    ),
    Way(
        "month",
        "month",
        r"(?P<lead>(?:(?:d'ici|depuis|avant|a|jusqu'a|des)(?: la)? )?(?:fin|debut|mi)(?: (?:de ce )?(?:mois"
        r" )?(?:de|d')| du mois de)?|au debut de(?: ce mois de)?|a la fin de(?: ce mois de)?|(?:a la )?mi"
        r"|depuis|d'ici(?: a)?|jusqu'en|a partir de|des|en|au mois (?:de|d')|du mois (?:de|d')|courant|ce"
        r" mois (?:de|d')|de|d')[ -]?(?:le mois de )?{m1}(?: {rel})?(?: (?:de l'annee )?{y1})?",
    ),
    Way("month", "month", r"{m1}(?: {rel}| {y1})"),
    Way(
        "part",
        "year",
        r"(?:au |du |le |d'un )?{rank} (?P<unit>trimestre|semestre)(?: (?:de l'annee |de l'exercice |de"
        r" )?{y1})",
        hints="estre",
    ),
    Way(
        "part",
        "relative",
        r"(?:au |du |le ){rank} (?P<unit>trimestre|semestre)(?: de (?:l'annee|cette annee|l'exercice))?",
        hints="estre",
    ),
    Way("part", "year", r"(?P<unit>[ts])(?P<rank>[1-4])[ -]{y1}", hints="t1 t2 t3 t4 s1 s2"),
    Way("part", "year", r"(?:a l'|l'|en |au |le )?(?P<season>{seasons}) {y1}", hints="printemps ete automne hiver"),
    Way(
        "part",
        "relative",
        r"(?:a l'|l'|le |au |cet |ce )(?P<season>{seasons}) (?P<rel>dernier|prochain|passe)",
        hints="printemps ete automne hiver",
    ),
    Way("part", "relative", r"(?P<rel>cet|ce) (?P<season>{seasons})", hints="printemps ete automne hiver"),
    Way("years", "year", r"(?P<lead>en) {y1} (?:et|puis)(?: en)? {y2}"),
    Way(
        "years",
        "year",
        r"(?P<lead>entre|de|en|depuis|sur la periode|la periode|au cours de la periode)? ?{y1} ?(?:et|a|-|/)"
        r" ?{y2}",
    ),
    Way(
        "years",
        "year",
        r"(?P<lead>depuis(?: (?:la )?fin(?: de)?| (?:le )?debut(?: de)?)?|d'ici(?: a)?(?: la)?(?: fin)?(?:"
        r" de)?|jusqu'en|avant|apres|a l'horizon|l'horizon|horizon|en|(?:a (?:la )?)?fin(?: de)?|(?:au"
        r" )?debut(?: de)?|courant|mi-|vers|des|(?:au cours de |de |durant |pendant )?(?:l'annee|l'an|annee"
        r"|l'exercice|exercice)|au titre de|par rapport a|contre) ?{y1}",
    ),
    Way("years", "year", r"(?P<lead>de) {y1}{not_counted}"),
    Way("years", "relative", r"(?:les |des |aux )?annees (?P<decade>(?:(?:19|20)\d|[2-9])0)", hints="annees"),
    Way(
        "relative_day",
        "relative",
        r"(?P<rel>{days})(?: (?:matin|soir|apres-midi|midi|nuit))?",
        hints="hier aujourd demain",
    ),
    Way("neighbour", "relative", r"(?P<rel>{neighbours})", hints="veille lendemain"),
    Way(
        "weekday", "weekday", r"(?:le |ce |du |au )?{wd1} {d1}{not_counted}(?! ?(?:h|heures?|[a-z]+s)\b)(?![.,:/-]?\d)"
    ),
    Way(
        "weekday",
        "weekday",
        r"(?:ce |cette |des |depuis )?{wd1}(?: (?P<rel>dernier|prochain|passe))?(?: (?:matin|soir|midi"
        r"|apres-midi))?",
    ),
    Way(
        "ago",
        "relative",
        r"(?:il y a|voila|voici) (?:environ |pres de |plus de |quelque |a peine )?{n} (?P<unit>{units})",
        hints="il_y_a voila voici",
    ),
    Way(
        "unit",
        "relative",
        r"(?:la|le|l'|au cours de l'|au cours du) ?(?P<unit>semaine|mois|annee|an|week-end)"
        r" (?P<rel>derni(?:er|ere)|pass(?:e|ee)|ecoulee?|prochaine?)",
        hints="dernier derniere passe ecoule prochain",
    ),
    Way(
        "unit",
        "relative",
        r"(?:au cours de |des |durant |de )?(?P<rel>cette|ce) (?P<unit>semaine|mois(?!-ci)|annee"
        r"|week-end)(?:-ci)?",
        hints="cette_ ce_",
    ),
    Way(
        "unit",
        "relative",
        r"(?P<lead>depuis)(?: le)? debut (?:de |du )?l?'?(?P<unit>annee|mois)",
        hints="debut_de_l'annee debut_du_mois",
    ),
    Way(
        "unit",
        "relative",
        r"(?P<lead>d'ici(?: a)? la fin de|avant la fin de|a la fin de|fin de) l'(?P<unit>annee)",
        hints="fin_de_l'annee",
    ),
)
_ENGLISH: Final = (
    Way(
        "days",
        "month",
        r"(?:(?P<lead>from|between) )?{d1}(?: {m1}(?: {y1})?)? ?(?:to|and|until|-) ?{d2} {m2}(?:,? {y2})?",
    ),
    Way("days", "month", r"(?:(?P<lead>from|between) )?{m1} {d1}(?: ?(?:to|and|-) ?{d2})(?:st|nd|rd|th)?(?:,? {y1})?"),
    Way("days", "month", r"(?:(?P<lead>from|between) ){m1} {d1} (?:to|and|until) {m2} {d2}(?:,? {y2})?"),
    Way("days", "month", r"(?:on )?(?:{wd1},? )?(?:the )?{d1}(?:st|nd|rd|th)?(?: of)? {m1}(?:,? {y1}| {rel})?"),
    Way("days", "month", r"(?:on )?(?:{wd1},? )?{m1}\.? {d1}(?:st|nd|rd|th)?(?![\d.,]*\d)(?:,? {y1})?"),
    Way("part", "month", r"(?:the |in the )?{rank} (?P<unit>week) of {m1}(?: {y1})?", hints="week"),
    Way("month", "month", r"(?P<lead>between|from) {m1}(?: {y1})? (?:and|to) {m2}(?: {y2})?"),
    Way("month", "month", r"(?:in )?(?P<rel>last|next|this) {m1}"),
    Way(
        "month",
        "month",
        r"(?P<lead>in|since|by|until|before|(?:by |at )?the end of|(?:in )?(?:early|late|mid)|during|of)["
        r" -]{m1}(?:,? (?:of )?{y1}| {rel})?",
    ),
    Way("month", "month", r"{m1}\.?,? {y1}"),
    Way("part", "year", r"(?:in |during )?(?:the )?{rank} (?P<unit>quarter|half)(?: of)? {y1}", hints="quarter half"),
    Way("part", "year", r"(?P<unit>q)(?P<rank>[1-4]) {y1}", hints="quarter half"),
    Way(
        "part",
        "relative",
        r"(?:in |during )the {rank} (?P<unit>quarter|half)(?: of (?:the|this) year)?",
        hints="spring summer autumn fall winter",
    ),
    Way(
        "part",
        "year",
        r"(?:in )?(?:the )?(?P<season>{seasons})(?: of)? {y1}",
        hints="spring summer autumn fall winter",
    ),
    Way("part", "relative", r"(?P<rel>last|next|this) (?P<season>{seasons})", hints="spring summer autumn fall winter"),
    Way("years", "year", r"(?P<lead>between|from)? ?{y1} ?(?:and|to|-) ?{y2}"),
    Way("years", "year", r"(?P<lead>in) {y1} and(?: in)? {y2}"),
    Way(
        "years",
        "year",
        r"(?P<lead>since|by|until|before|after|in|by the end of|the end of|at the end of|late|early|mid"
        r"|during|compared with|compared to|the year) {y1}",
    ),
    Way(
        "relative_day",
        "relative",
        r"(?P<rel>{days})(?: (?:morning|evening|night|afternoon))?",
        hints="day night morrow",
    ),
    Way("neighbour", "relative", r"(?P<rel>{neighbours})", hints="day"),
    Way("weekday", "weekday", r"(?:on )?(?:(?P<rel>last|next|this) )?{wd1}(?: (?:morning|evening|night|afternoon))?"),
    Way(
        "ago",
        "relative",
        r"(?:about |nearly |more than |over |almost )?{n} (?P<unit>{units}) (?:ago|earlier)",
        hints="ago earlier",
    ),
    Way(
        "unit",
        "relative",
        r"(?:over |during |in )?(?:the )?(?P<rel>last|past|this|next|coming) (?P<unit>week(?:end)?|month"
        r"|year)",
        hints="week month year",
    ),
)
_SPANISH: Final = (
    Way(
        "days",
        "day",
        r"(?:(?P<lead>del|de|desde el|entre el|entre) )?(?:{wd1} )?{d1}(?: de {m1}(?: (?:de|del) {y1})?)?"
        r" (?:al|a|hasta el|y el|y) (?:{wd2} )?{d2} de {m2}(?: (?:de|del) {y2})?",
    ),
    Way("days", "day", r"(?:el )?(?:{wd1},? )?{d1} de {m1}(?:(?: de| del|,)? {y1}| {rel})?"),
    Way("part", "month", r"(?:la )?{rank} (?P<unit>semana) de {m1}(?: de {y1})?", hints="semana"),
    Way("month", "month", r"(?P<lead>entre|de|desde) {m1}(?: de {y1})? (?:y|a|hasta) {m2}(?: (?:de|del) {y2})?"),
    Way(
        "month",
        "month",
        r"(?P<lead>en|desde|hasta|antes de|a finales de|a principios de|a mediados de|fines de|de) (?:el mes"
        r" de )?{m1}(?: (?:de|del)(?: ano)? {y1}| {rel})?",
    ),
    Way("month", "month", r"{m1} (?:(?:de|del) {y1}|{rel})"),
    Way("part", "year", r"(?:en |del? )?(?:el )?{rank} (?P<unit>trimestre|semestre) (?:de|del) {y1}", hints="estre"),
    Way(
        "part",
        "relative",
        r"(?:en el |del ){rank} (?P<unit>trimestre|semestre)(?: de (?:este|l) ano)?",
        hints="primavera verano otono invierno",
    ),
    Way("part", "year", r"(?:en )?(?:el |la )?(?P<season>{seasons}) de {y1}", hints="primavera verano otono invierno"),
    Way(
        "part",
        "relative",
        r"(?:el |la )(?P<season>{seasons}) (?P<rel>pasad[oa]|proxim[oa])",
        hints="primavera verano otono invierno",
    ),
    Way("years", "year", r"(?P<lead>entre|de|desde|el periodo)? ?{y1} ?(?:y|a|-) ?{y2}"),
    Way("years", "year", r"(?P<lead>en) {y1} y(?: en)? {y2}"),
    Way(
        "years",
        "year",
        r"(?P<lead>desde|hasta|antes de|despues de|para|en|a finales de|a principios de|el ano|del ano|ano"
        r"|durante|frente a|respecto a) {y1}",
    ),
    Way("years", "year", r"(?P<lead>de) {y1}{not_counted}"),
    Way(
        "relative_day",
        "relative",
        r"(?P<rel>{days})(?: (?:por la )?(?:noche|tarde))?",
        hints="ayer antier hoy manana",
    ),
    Way("neighbour", "relative", r"(?P<rel>{neighbours})", hints="vispera dia"),
    Way("weekday", "weekday", r"(?:el |este )?(?:(?P<rel>pasado|proximo) )?{wd1}(?: (?P<rel2>pasado|proximo))?"),
    Way("ago", "relative", r"hace (?:unos |mas de |casi |cerca de )?{n} (?P<unit>{units})", hints="hace"),
    Way(
        "unit",
        "relative",
        r"(?:la|el) (?P<unit>semana|mes|ano|fin de semana) (?P<rel>pasad[oa]|proxim[oa]|que viene)",
        hints="semana mes ano",
    ),
    Way(
        "unit",
        "relative",
        r"(?:la |el )?(?P<rel>ultim[oa]|proxim[oa]|est[ea]) (?P<unit>semana|mes|ano)",
        hints="semana mes ano",
    ),
)
_ARABIC: Final = (
    Way(
        "days",
        "day",
        r"(?P<lead>من|بين|ما بين) (?:{wd1} )?{d1}(?: {m1}(?: {y1})?)? (?:الي|و|و ?ال) ?{d2} {m2}(?: {y2})?",
    ),
    Way("days", "day", r"(?:(?:يوم |يومه )?{wd1}،?,? )?\(?{d1} (?:من )?(?:شهر )?{m1}(?: {y1}| {rel})?"),
    Way("month", "month", r"(?P<lead>بين|ما بين|من) (?:شهري )?{m1}(?: {y1})? (?:الي|و) ?{m2}(?: {y2})?"),
    Way(
        "month",
        "month",
        r"(?P<lead>في|منذ|خلال|نهاية|بداية|حتي|قبل|مطلع|متم|في شهر|شهر|من) (?:شهر )?{m1}(?: {rel})?(?: (?:من"
        r" )?(?:سنة |عام )?{y1})?",
    ),
    Way("month", "month", r"[بل]?{m1} (?:{y1}|{rel})"),
    Way("years", "year", r"(?P<lead>بين|ما بين|من) (?:عامي |سنتي |سنة |عام )?{y1} (?:الي|و) ?{y2}"),
    Way(
        "years",
        "year",
        r"(?P<lead>منذ|حتي|قبل|بعد|بحلول|بحلول عام|بحلول سنة|منذ عام|منذ سنة|سنة|عام|في عام|في سنة|خلال سنة"
        r"|خلال عام|خلال|في|نهاية|ل?سنة|مقارنة مع|مقارنة ب) {y1}",
    ),
    Way("relative_day", "relative", r"(?P<rel>{days})"),
    Way("weekday", "weekday", r"(?:يوم |يومه )?{wd1}(?: {rel})?"),
    Way("ago", "relative", r"(?:قبل|منذ) (?:حوالي |نحو |اكثر من )?{n} (?P<unit>{units})"),
    Way("unit", "relative", r"(?:خلال )?(?P<unit>الاسبوع|الشهر|السنة|العام) {rel}"),
)
#: Language -> the ways in which it writes dates, in the order in which they claim text.
WAYS: Final[dict[str, tuple[Way, ...]]] = {"fr": _FRENCH, "en": _ENGLISH, "es": _SPANISH, "ar": _ARABIC}
#: Numeric dates are the same in every language: ISO first, then day first.
NUMERIC: Final = (
    Way(
        "numeric",
        "digital",
        r"(?P<y1>{year})(?P<sep>[-/.])(?P<m1>0[1-9]|1[0-2])(?P=sep)(?P<d1>[0-2]\d"
        r"|3[01])(?:t\d\d:\d\d(?::\d\d)?(?:\.\d{{1,6}})?(?:z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    ),
    Way(
        "numeric",
        "digital",
        r"(?P<d1>[0-2]?\d|3[01])(?P<sep> ?[-/.] ?)(?P<m1>0?[1-9]|1[0-2])(?P=sep)(?P<y1>{year})(?!\d)",
    ),
    Way("numeric", "digital", r"(?P<d1>[0-2]\d|3[01])/(?P<m1>0[1-9]|1[0-2])/(?P<yy>\d\d)(?![\d/])"),
    Way("numeric", "digital", r"(?P<y1>{year})-(?P<m1>0[1-9]|1[0-2])(?![\d-])"),
)
