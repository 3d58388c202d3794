"""Words that carry no topic: function words, auxiliaries, reporting verbs, calendar words; as `tokens.words` cuts."""

from __future__ import annotations

from typing import Final

_FRENCH = """
a à afin ai aie aient ailleurs ainsi alors après as au aucun aucune auprès aura aurait auront aussi autour autre
autres aux auxquelles auxquels avaient avais avait avant avec avez avoir avons ayant beaucoup bien c car ce ceci
cela celle celles celui cent cependant certain certaine certaines certains ces cet cette ceux chacun chacune
chaque chez ci combien comme comment contre d dans davantage de dedans dehors déjà depuis derrière des dès
désormais deux devant devra devraient devrait doit doivent donc dont du durant abord elle elles en encore enfin
ensuite entre envers es est et étaient étais était étant etc été êtes être eu eue eues eurent eus eut eux face
faire fait faite faites faits faut fois font fut furent grâce grand grande grands grandes hors hui ici il ils j
jamais je jusqu jusque l la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m
ma mais malgré me même mêmes mes mien mieux moi moins mon n ne néanmoins ni non nos notamment notre nous on ont
or ou où outre par parce parfois parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi pourraient
pourrait pourtant près presque puis puisqu puisque qu quand quant que quel quelle quelles quelqu quelque
quelques quels qui quoi quoique rien s sa sans sauf se selon sera serait seraient seront ses seul seule
seulement si sien soi soient soit sommes son sont souvent sous suis suite sur surtout t ta tandis tant te tel
telle telles tels tes ton toujours tous tout toute toutefois toutes trop très tu un une va vers veut via voici
voilà voire vont vos votre vous vu y dit dite déclaré affirmé annoncé indiqué expliqué estimé ajouté précisé
souligné janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi
mercredi jeudi vendredi samedi dimanche aujourd hier demain an ans année années heure heures mois jour jours
semaine semaines
"""
_ENGLISH = """
a about above after again against ago all almost along already also although always am among an and another any
are as at be because been before being below between both but by can cannot could d did do does doing don done
down during each either else ever every few for from further had has have having he her here hers herself him
himself his how however i if in into is it its itself just least less let ll m many may me might more most much
must my myself near neither never no nor not now of off often on once one only onto or other others our ours out
over own per quite rather re s same shall she should since so some still such t than that the their theirs them
themselves then there therefore these they this those though through thus to too toward towards under until up
upon us ve very via was we were what when where whether which while who whom whose why will with within without
would yet you your yours said say says told added according january february march april may june july august
september october november december monday tuesday wednesday thursday friday saturday sunday yesterday today
tomorrow year years month months day days week weeks hour hours
"""
_SPANISH = """
a además ahí ahora al algo alguien algún alguna algunas alguno algunos allí ambas ambos ante antes apenas aquel
aquella aquellas aquello aquellos aquí así aún aunque bajo bastante bien cabe cada casi como cómo con conmigo
contra cual cuál cuales cualquier cuando cuándo cuanto cuánto cuya cuyas cuyo cuyos de debe deben del demás
dentro desde después donde dónde dos durante e el él ella ellas ello ellos en entonces entre era eran es esa
esas ese eso esos está estaba estaban estado están estar estas este esta esto estos fue fueron fuera ha había
habían haber hace hacen hacer hacia han has hasta hay he hecho hoy incluso ir jamás junto la las le les lo los
luego más me mediante menos mi mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy nada nadie
ni ningún ninguna ninguno no nos nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro otros
para pero poca pocas poco pocos por porque pues puede pueden que qué quien quién quienes se sea sean según ser
será serán si sí sido siempre siendo sin sino sobre sólo solo son soy su sus suya suyas suyo suyos tal tales
también tampoco tan tanta tantas tanto tantos te tener tiene tienen toda todas todavía todo todos tras tu tú tus
u un una unas uno unos usted ustedes va van varias varios ver vez y ya yo dijo declaró afirmó anunció indicó
explicó añadió señaló enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunes martes miércoles jueves viernes sábado domingo ayer mañana año años mes meses día días semana semanas hora
horas
"""
_ARABIC = """
في من إلى الى على عن مع ب ل ك و ف أو او أم ثم بل لا لم لن ما لما ليس ليست غير سوى إلا الا إن ان أن أنه انه أنها
انها إنه إنها كان كانت كانوا يكون تكون يكونوا كما كل كلا بعض أي اي هذا هذه ذلك تلك هؤلاء أولئك هنا هناك هو هي هم
هن نحن أنا انا أنت انت الذي التي الذين اللذان اللتان اللواتي قد لقد سوف بعد قبل بين تحت فوق أمام امام خلف خلال
منذ حتى حول ضد نحو لدى عند عندما حين حيث إذا اذا إذ لو لولا لكن لكنه لأن لان بأن بان فإن فان وأن وان وهو وهي
وكان وكانت وقد ولم ولا وفي ومن وعلى وإلى والى به بها بهم له لها لهم منه منها منهم فيه فيها فيهم عليه عليها عليهم
إليه اليه إليها اليها عنه عنها معه معها مثل أيضا ايضا فقط كذلك جدا أكثر اكثر أقل اقل يتم تم وتم جاء كيف لماذا
متى أين اين ماذا من هل نعم كلما بينما رغم دون بدون عبر ضمن قال قالت وقال وقالت أضاف اضاف وأضاف واضاف أكد اكد
وأكد واكد أعلن اعلن يناير فبراير مارس أبريل ابريل ماي مايو يونيو يوليوز يوليو غشت أغسطس اغسطس شتنبر سبتمبر
أكتوبر اكتوبر نونبر نوفمبر دجنبر ديسمبر الاثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد أمس
امس اليوم غدا سنة سنوات عام أعوام شهر أشهر يوم أيام
"""

#: Language -> stop words. Source: the Snowball lists, grown by reading press text.
STOPWORDS: Final[dict[str, frozenset[str]]] = {
    "fr": frozenset(_FRENCH.split()),
    "en": frozenset(_ENGLISH.split()),
    "es": frozenset(_SPANISH.split()),
    "ar": frozenset(_ARABIC.split()),
}
