"""Spanish words around numbers."""

from __future__ import annotations

from typing import Final

from briefing.figures.words.vocabulary import Vocabulary, hedges, starts, units, words

_UNITS = units(
    EUR="euro euros",
    USD="dolar dolares",
    GBP="libra_esterlina libras_esterlinas",
    MAD="dirham dirhams dirhames",
    t="tonelada toneladas",
    kg="kilo kilos kilogramo kilogramos",
    g="gramo gramos",
    l="litro litros",
    km="kilometro kilometros",
    m="metro metros",
    cm="centimetro centimetros",
    mm="milimetro milimetros",
    ha="hectarea hectareas",
    m2="metro_cuadrado metros_cuadrados",
    km2="kilometro_cuadrado kilometros_cuadrados",
    an="ano anos",
    mois="mes meses",
    semaine="semana semanas",
    jour="dia dias",
    heure="hora horas",
    min="minuto minutos",
    s="segundo segundos",
    MW="megavatio megavatios",
    GW="gigavatio gigavatios",
    point="punto puntos punto_porcentual puntos_porcentuales puntos_basicos",
) | {"por ciento": ("%", 1), "por cien": ("%", 1), "por mil": ("‰", 1), "grados": ("°C", 1), "millas": ("mi", 1)}

SPANISH: Final = Vocabulary(
    units=_UNITS,
    hedges=hedges(
        at_least="mas_de al_menos por_lo_menos no_menos_de como_minimo superior_a superan_los supera_los",
        at_most="menos_de hasta como_maximo a_lo_sumo no_mas_de inferior_a",
        about="cerca_de casi unos unas alrededor_de en_torno_a aproximadamente aproximadamente_unos en_torno_al"
        " cerca_del alrededor_del",
    ),
    hedges_after=hedges(at_least="o_mas al_menos como_minimo", at_most="o_menos como_maximo", about="aproximadamente"),
    range_openers=words("entre de desde"),
    range_links=words("a hasta -"),
    either=words("o u"),
    both=words("y"),
    between=words("entre"),
    ups=starts("aument subi subida alza increment crec creci crecimiento ascen repunt gan elev avanz dispar"),
    downs=starts("baj caid cay disminu descen descens reduc reducc retroce recort perd perdid desplom contra"),
    transitive=starts("perd gan"),
    clause_words=words("que para pero es son era fue ha han"),
    degree=starts("fuerte leve notable ligera ligeramente fuertemente anual medio media signific considerable"),
    towards=words("de del a al en un ( hasta por"),
    change_marks={"mas": "up", "menos": "down", "de aumento": "up", "de incremento": "up", "de descenso": "down"},
    came_from=starts("pas subi baj"),
    labels=words(
        "articulo articulos art n no num numero ley decreto resolucion capitulo pagina paginas parrafo tomo"
        " volumen linea grupo zona nivel fase etapa temporada episodio ruta autopista vuelo lote categoria"
        " tipo canal version formula liga division figura cuadro anexo seccion telefono tel fax top sesion"
        " edicion sala puerta terminal bloque brigada titulo clase modelo serie distrito dia ° calle avenida"
    ),
    edition_nouns=words(
        "edicion informe ejercicio temporada sesion ley balance presupuesto plan horizonte mundial copa euro ano verano"
        " invierno primavera otono agenda vision estrategia indice clasificacion elecciones juegos"
    ),
    clock=words("las la los hacia"),
    bare=words("frente_a frente contra alcanzo alcanza suma totaliza"),
    reach=starts("elev situ ascend alcanz baj sub cifr aument descen"),
    reach_by=words("a en hasta"),
    stops=words(
        "el la los las un una unos unas lo de del al a en y e o u ni pero sino que quien quienes cual cuales cuyo donde"
        " cuando como si sobre bajo ante tras por para con sin hacia entre contra desde hasta durante mediante segun"
        " es son era eran fue fueron sera seran seria serian ha han habia habian hay hubo haber sido siendo esta estan"
        " estaba estaban tiene tienen tenia tenian puede pueden debe deben va van se su sus mi mis tu tus nuestro"
        " nuestra le les me te nos os yo el ella ellos ellas este esta estos estas ese esa esos esas aquel no mas menos"
        " muy tan tambien asi ya aun todavia siempre nunca solo ademas entonces luego despues antes ahora hoy ayer"
        " manana cada todo todos toda todas varios varias algunos algunas ningun otro otra mismo misma ambos"
        " aproximadamente respectivamente respecto frente"
    ),
    superlatives=words(""),
    before_noun=words(
        "nuevos nuevas otros otras grandes jovenes primeros primeras ultimos ultimas principales antiguos"
        " presuntos presuntas diferentes distintos distintas pequenos"
    ),
    of=words("de del"),
    chains=words("de del"),
    fused=words("del"),
    determiners=words("la el los las su sus este esta"),
    set_complements={"a": words("muerte"), "en": words("situacion curso")},
    never_counted=words("veces tercios cuartos partes lados ocasiones pasos"),
    irregular=words("paises lunes"),
    plural=("s",),
    adjectives=(
        "al",
        "ico",
        "ica",
        "ivo",
        "iva",
        "ario",
        "aria",
        "ano",
        "ana",
        "oso",
        "osa",
        "ado",
        "ada",
        "ido",
        "ida",
        "ente",
        "ante",
        "ense",
        "es",
        "esa",
        "able",
        "ible",
        "ista",
        "or",
        "ora",
        "ar",
        "ales",
        "il",
    ),
    noun_first=True,
    changes=starts(
        "aumento alza incremento subida crecimiento caida descenso reduccion disminucion baja bajada repunte"
        " retroceso ascenso"
    ),
    participles=starts(
        "registr estim calcul alcanz situ elev aument disminu descend subi baj crecio cayo represent"
        " ascend asciend supera reduj redujo increment suma costar costo cuesta represent"
    ),
    linking=words("de del a al en un una ( : es son era fue fueron ha han se hasta"),
    noun_links=words("de ( : es"),
    empty_heads=words(""),
    verb_marks=words("ha han habia habian fue se sido"),
    infinitives=starts("ar er ir"),
    like_infinitives=words("mujer mar lugar hogar militar auxiliar dolar azucar taller alquiler poder"),
    leading_hedges=(
        "superior",
        "inferior",
        "en torno",
    ),
    number_of=("el numero de", "la cifra de"),
    reaching=words("a al hasta hasta_el hasta_alcanzar hasta_los hasta_las"),
    others=words("otros otras"),
    stand_ins=words("cifra nivel monto total record"),
    ranging=words("va van oscila oscilan"),
    paid_in=words("en_efectivo en_metalico"),
    yardsticks=words("pib"),
    telling=starts("anunci indic declar precis afirm subray inform anad explic asegur dijo revel"),
    told_by=words("ha han habia"),
    frames=words("en durante desde"),
    per=(" por cada ", " por "),
    part_of=words("de"),
    copulas=words("es era fue sera"),
    verbal_hedges=starts("supera"),
    inner=words("en contra para"),
    groups_need_of=True,
    touching_nouns=False,
    together=words("todos"),
    ranks=words("puesto lugar posicion plaza"),
    ranked=starts("clasific situ"),
    comparison=words("respecto_a frente_a en_comparacion_con comparado_con contra"),
    since=words("desde"),
    including=words(""),
    participle_endings=(),
    than=("que",),
    plural_verbs=words("han son fueron estaban eran seran"),
    more_or_less=words("mas menos"),
    grades=words("estrellas"),
    times=words("veces"),
    times_by=starts("multiplic"),
    multiples={"duplic": 2, "triplic": 3, "cuadruplic": 4},
    articles=words("el la un una al"),
    auxiliaries=words("ha han habia habian se casi"),
    out_of=words("de_cada"),
    decimal_comma=True,
    indefinite_plurals=words("los de unos varios varias"),
)
