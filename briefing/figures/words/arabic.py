"""Arabic words around numbers."""

from __future__ import annotations

from typing import Final

from briefing.figures.words.vocabulary import Vocabulary, hedges, starts, units, words

_UNITS = units(
    EUR="يورو اورو",
    USD="دولار دولارا دولارات دولار_امريكي",
    MAD="درهم درهما دراهم درهم_مغربي",
    GBP="جنيه_استرليني",
    t="طن طنا اطنان",
    kg="كيلوغرام كيلوغراما كيلوغرامات كلغ كيلو كغ",
    g="غرام غراما غرامات",
    l="لتر لترا لترات",
    km="كيلومتر كيلومترا كيلومترات كلم كم",
    m="متر مترا امتار",
    ha="هكتار هكتارا هكتارات",
    m2="متر_مربع متر_مربعا",
    km2="كيلومتر_مربع",
    an="سنة سنوات عام عاما اعوام",
    mois="شهر شهرا اشهر شهور",
    semaine="اسبوع اسابيع اسبوعا",
    jour="يوم يوما ايام",
    heure="ساعة ساعات",
    min="دقيقة دقائق دقايق",
    MW="ميغاواط",
    GW="غيغاواط",
    point="نقطة نقاط نقطة_مئوية",
) | {
    "في الماية": ("%", 1),
    "في المايه": ("%", 1),
    "بالماية": ("%", 1),
    "بالمية": ("%", 1),
    "في المية": ("%", 1),
    "في الالف": ("‰", 1),
}

ARABIC: Final = Vocabulary(
    units=_UNITS,
    hedges=hedges(
        at_least="اكثر_من ما_لا_يقل_عن لا_يقل_عن ازيد_من ما_يزيد_عن ما_يزيد_علي علي_الاقل ما_يفوق يفوق تجاوز"
        " تتجاوز يتجاوز",
        at_most="اقل_من لا_يتجاوز لا_تتجاوز حتي علي_الاكثر ما_لا_يتجاوز",
        about="حوالي نحو قرابة زهاء تقريبا ما_يقارب ما_يناهز يناهز تناهز بحوالي بنحو",
    ),
    hedges_after=hedges(at_least="علي_الاقل فاكثر", at_most="علي_الاكثر", about="تقريبا"),
    range_openers=words("بين من ما_بين"),
    range_links=words("الي -"),
    either=words("او"),
    both=words("و"),
    between=words("بين ما_بين"),
    ups=starts("ارتفع ارتفاع زاد زيادة ازداد نمو نما صعد صعود تزايد بزيادة بارتفاع وارتفع ترتفع يرتفع"),
    downs=starts("انخفض انخفاض تراجع هبط هبوط تقلص تقليص نقص بانخفاض بتراجع وانخفض وتراجع تنخفض ينخفض"),
    transitive=starts(""),
    clause_words=words(""),
    degree=starts("بنسبة ب نسبة كبير ملحوظ قدره قدرها بلغ نسبته"),
    towards=words("بنسبة من الي ب قدره قدرها نسبته بلغ ( بلغت"),
    change_marks={},
    came_from=starts("انتقل"),
    labels=words(
        "المادة مادة الفصل فصل رقم القانون قانون القرار قرار الصفحة صفحة المجموعة مجموعة المرحلة مرحلة النسخة"
        " الدورة الفقرة هاتف الهاتف القناة الجولة رقمه"
    ),
    edition_nouns=words("نسخة دورة تقرير كاس مونديال سنة عام موسم رؤية روية افق برنامج كان"),
    clock=words("الساعة علي"),
    bare=words("مقابل بلغ بلغت منهم منها بينهم بينها"),
    reach=starts("بلغ وصل"),
    reach_by=words("الي"),
    stops=words(
        "في من الي علي عن مع ان انه انها او ام ثم لكن بل قد لم لن لا ما هل هو هي هم هذا هذه ذلك تلك هؤلاء الذي"
        " التي الذين كان كانت يكون تكون كما حيث بعد قبل خلال منذ حتي عند عندما بين تحت فوق دون ضد حول نحو لدي"
        " اي كل بعض غير ليس اكثر اقل فقط ايضا كذلك جدا هناك هنا امس اليوم غدا تم تمت يتم وتم منهم منها بينهم"
        " بينها مقابل وفق وفقا حسب علي الاقل تقريبا بسبب بلغت بلغ تبلغ لقوا اصيبوا فيهم عليهم فيها بها به له"
        " لها لهم الماضي المقبل"
    ),
    superlatives=words(""),
    before_noun=frozenset(),
    of=words("من"),
    chains=words(""),
    fused=words(""),
    determiners=frozenset(),
    set_complements={},
    never_counted=words("مرات مرة"),
    irregular=frozenset(),
    plural=("",),
    adjectives=("ية", "ي", "ين", "ون", "ات", "ة", "يا", "يين", "ا"),
    noun_first=True,
    changes=starts("ارتفاع انخفاض تراجع زيادة نمو"),
    participles=starts("بلغ سجل وصل ارتفع انخفض تراجع قدر يقدر"),
    linking=words("بنسبة الي ( : من بلغت بلغ كان كانت ب قد"),
    noun_links=words("( : بلغ بلغت"),
    empty_heads=words(""),
    verb_marks=words(""),
    infinitives=starts("(none)"),
    like_infinitives=words(""),
    leading_hedges=(),
    number_of=("عدد",),
    frames=words("خلال في"),
    per=(" لكل ",),
    others=words("اخرون اخرين اخري"),
    unlike_adjectives=(("وا", "هم", "ها", "هما"), ("و", "ب", "ي", "ل", "ف", "ال")),
    verb_first=True,
    duals={"طنان": "t", "طنين": "t"}
    | dict.fromkeys(
        "شخصان شخصين قتيلان قتيلين جريحان جريحين مشتبهان مشتبهين متهمان متهمين شرطيان شرطيين امراتان امراتين"
        " طفلان طفلين عنصران عنصرين سيارتان سيارتين ضحيتان ضحيتين جثتان جثتين شقيقان شقيقين مواطنان مواطنين".split()
    ),
    part_of=words("من"),
    copulas=words(""),
    verbal_hedges=starts("يفوق تجاوز تتجاوز يتجاوز يناهز تناهز"),
    inner=words("في"),
    groups_need_of=False,
    touching_nouns=True,
    together=words(""),
    ranks=words("المرتبة المركز الرتبة"),
    ranked=starts("المرتبة المركز"),
    comparison=words("مقارنة مقابل بالمقارنة"),
    since=words("منذ"),
    including=words(""),
    participle_endings=(),
    than=(),
    plural_verbs=words(""),
    more_or_less=words("اكثر اقل"),
    grades=words(""),
    times=words("مرات"),
    times_by=starts("تضاعف ضرب"),
    multiples={},
    articles=words(""),
    auxiliaries=frozenset(),
    out_of=words("من_اصل"),
    decimal_comma=True,
    indefinite_plurals=frozenset(),
)
