"""English words around numbers."""

from __future__ import annotations

from typing import Final

from briefing.figures.words.vocabulary import Vocabulary, hedges, starts, units, words

_UNITS = units(
    EUR="euro euros",
    USD="dollar dollars us_dollars",
    GBP="pound pounds pounds_sterling",
    MAD="dirham dirhams",
    t="tonne tonnes ton tons metric_tons",
    kg="kilo kilos kilogram kilograms kilogramme kilogrammes",
    g="gram grams",
    lb="pounds_of",
    l="litre litres liter liters",
    km="kilometre kilometres kilometer kilometers",
    mi="mile miles",
    m="metre metres meter meters",
    ft="foot feet",
    ha="hectare hectares",
    m2="square_metres square_meters",
    km2="square_kilometres square_kilometers",
    an="year years",
    mois="month months",
    semaine="week weeks",
    jour="day days",
    heure="hour hours",
    min="minute minutes",
    s="second seconds",
    MW="megawatt megawatts",
    GW="gigawatt gigawatts",
    point="point points percentage_point percentage_points basis_points",
) | {"percent": ("%", 1), "per cent": ("%", 1), "pc": ("%", 1), "mph": ("mph", 1), "degrees": ("°C", 1)}

ENGLISH: Final = Vocabulary(
    units=_UNITS,
    hedges=hedges(
        at_least="more_than over at_least no_fewer_than no_less_than upwards_of exceeding above in_excess_of"
        " a_minimum_of",
        at_most="less_than fewer_than under up_to at_most no_more_than below a_maximum_of as_many_as not_more_than",
        about="about around nearly almost some roughly approximately close_to an_estimated estimated circa near"
        " in_the_region_of",
    ),
    hedges_after=hedges(at_least="or_more at_least and_more", at_most="or_less or_fewer at_most", about="or_so"),
    range_openers=words("between from"),
    range_links=words("to - through"),
    either=words("or"),
    both=words("and"),
    between=words("between"),
    ups=starts("widen rise rose risen rising increas grew grow gain climb jump surg soar up higher expan boost swell"),
    downs=starts(
        "narrow fall fell fallen drop declin decreas down lower reduc cut shrank shrink shrunk slump plung lost"
        " contract"
    ),
    transitive=starts("lost gain cut"),
    clause_words=words("which that for but is are was were has have"),
    degree=starts("sharp slight strong by nearly about almost more further annual average signific steep year"),
    towards=words("of by to from ( at"),
    change_marks={
        "more": "up",
        "higher": "up",
        "up": "up",
        "increase": "up",
        "rise": "up",
        "growth": "up",
        "jump": "up",
        "less": "down",
        "fewer": "down",
        "lower": "down",
        "decrease": "down",
        "drop": "down",
        "fall": "down",
        "decline": "down",
        "reduction": "down",
    },
    came_from=starts("rise rose rising fall fell drop grew went increas decreas climb"),
    labels=words(
        "article section no n number law resolution chapter page pages paragraph volume line group zone level"
        " phase stage season episode route highway flight lot category type channel version formula figure"
        " table annex question phone tel fax box top session edition day room hall gate terminal platform"
        " bloc block building apartment brigade title verse class model series district area grade round"
        " chapter decree ° pier exit scenario"
    ),
    edition_nouns=words(
        "edition report exercise season session law budget plan horizon cup euro year summer winter spring autumn"
        " agenda vision strategy index ranking election elections olympics games world"
    ),
    clock=words("at until"),
    bare=words("against versus total totalling totaling reached reaching including numbered"),
    reach=starts("rose fell stood stand reach climb increas decreas total drop"),
    reach_by=words("to at"),
    stops=words(
        "the a an and or but nor so if of in on at by for with from to into onto over under about against between"
        " among through during before after since until while as than that which who whom whose what when"
        " where why how is are was were be been being am has have had having do does did will would shall"
        " should can could may might must not no it its he his she her they their them we our us you your i"
        " me my this these those there here also more most less least very too only just even still yet"
        " already ever never both either neither each every all any some such per via across within without"
        " near off out up down again then once because although though however said says told according died"
        " killed injured wounded arrested took went came got made held including left were ago later earlier"
        " yesterday today tomorrow goes go worth"
    ),
    superlatives=words(""),
    before_noun=words("other new more foreign former"),
    of=words("of"),
    chains=words("of"),
    fused=words(""),
    determiners=words("the a an its their his her this these those"),
    set_complements={},
    never_counted=words("times thirds quarters halves ways sides occasions fold"),
    irregular=words(
        "people men women children police dead wounded injured personnel troops staff cattle aircraft sheep migrants"
        " feet fish others missing officers police"
    ),
    plural=("s",),
    adjectives=(),
    noun_first=False,
    changes=starts("increase decrease rise fall drop growth decline reduction gain loss jump surge"),
    participles=starts(
        "widen narrow record report estimat reach stood stand rose fell rise fall increas decreas declin drop grew"
        " climb jump amount total account represent surg plung shrank average slow cost worth ease edge"
    ),
    linking=words("of to at by ( : is was were are has have had been will from up down it"),
    noun_links=words("of ( : was is at to"),
    empty_heads=words("number total"),
    verb_marks=words("has have had was were been"),
    infinitives=starts("(none)"),
    like_infinitives=words(""),
    leading_hedges=(
        "above",
        "below",
        "around",
        "exceeding",
    ),
    number_of=("the number of", "the total of"),
    reaching=words("to and_reached"),
    yardsticks=words("gdp output"),
    others=words("others"),
    stand_ins=words("figure level amount total number record"),
    frames=words("in over during within for since"),
    per=(" per ", " for every ", " in "),
    part_of=words("of"),
    copulas=words(""),
    verbal_hedges=starts("exceed"),
    inner=words("in for against"),
    groups_need_of=False,
    touching_nouns=False,
    together=words(""),
    ranks=words("place position rank spot"),
    ranked=starts("rank plac"),
    comparison=words("compared_with compared_to against versus from relative_to"),
    since=words("since"),
    including=words("including"),
    participle_endings=("ed",),
    than=("than", "as"),
    plural_verbs=words("were have are had will"),
    more_or_less=words("more less higher as"),
    grades=words("stars"),
    times=words("times"),
    times_by=starts("multipli"),
    multiples={"doubl": 2, "tripl": 3, "quadrupl": 4},
    articles=words("the a"),
    auxiliaries=words("has have had almost nearly more_than will"),
    out_of=words("in out_of"),
    decimal_comma=False,
    indefinite_plurals=words("the of some many several"),
)
