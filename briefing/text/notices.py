"""Notices of law that sites print around every article: rights reserved, terms of use, the reader's own data.

Known by what they say, whatever file holds them. In: folded text, in the four languages that are read.
"""

from __future__ import annotations

import re
from typing import Final

#: What speaks of the terms of a site to its reader, and of data that a site says it keeps: articles on these subjects
#: neither address their reader nor say what they do themselves.
_TERMS: Final = re.compile(
    r"\bdroits? d'acces\b|\bpolitique de confidentialite\b|\bconditions (?:generales|d'utilisation)\b|\bdesinscri|"
    r"\bmentions legales\b|\bprivacy (?:policy|notice)\b|\bterms of (?:use|service)\b|\bunsubscribe\b|\brecaptcha\b|"
    r"\bpolitica de privacidad\b|\bterminos de uso\b|سياس[ةه] الخصوصي[ةه]"
)
_ADDRESSED: Final = re.compile(r"\b(?:vous|votre|vos|you|your|usted|sus?|tus?)\b|[كم]\b")
_DATA: Final = re.compile(
    r"\bcookies?\b|\btraceurs?\b|\b(?:a|sur|on) (?:votre|your) (?:appareil|device)\b|"
    r"\bdonnees (?:personnelles|a caractere personnel)\b|\bpersonal data\b|"
    r"\bdatos personales\b|ملفات تعريف الارتباط|الكوكيز"
)
_KEPT: Final = re.compile(
    r"\b(?:nous(?:-memes)?|nos partenaires|we|our partners|nuestros socios)\b[^.]{0,60}\b(?:utilis|stock|collect|"
    r"recueill|trait|use\b|store|process|almacen|deposons)|\b(?:utilizamos|usamos)\b|نستخدم|"
    r"\b(?:vous consentez|you (?:consent|agree) to)\b|"
    r"\b(?:ce site|this site|this website|este sitio)\b[^.]{0,40}\b(?:utilise|uses|utiliza|usa)\b"
)
_RESERVED: Final = re.compile(
    r"\b(?:tous droits (?:de reproduction [^.]{0,40})?reserves|all rights reserved|todos los derechos reservados|"
    r"reproduction\b[^.]{0,40}\b(?:interdite|prohibited)|may not be (?:published|reproduced|rewritten)|"
    r"prohibida (?:su|la) reproduccion)\b|جميع الحقوق محفوظ[ةه]|كل الحقوق محفوظ[ةه]"
)


def is_notice(folded: str) -> bool:
    """Tell whether a text is a notice of rights, or one on the reader's own data.

    Args:
        folded: In lower case, without accents.

    >>> is_notice("nos partenaires et nous stockons des cookies"), is_notice("des cookies au gingembre")
    (True, False)
    """
    if _RESERVED.search(folded):
        return True
    about, side = (_TERMS, _ADDRESSED) if _TERMS.search(folded) else (_DATA, _KEPT)
    return about.search(folded) is not None and side.search(folded) is not None
