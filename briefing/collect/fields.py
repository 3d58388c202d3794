"""Column and key names of press-database exports -> the fields of a document."""

from __future__ import annotations

import csv
import unicodedata
from functools import lru_cache
from typing import Final

#: (field, name) pairs: what a press database calls the fields of a document.
Exports = tuple[tuple[str, str], ...]

#: Field of a document -> names that exports give it, plain lower case, spaces and underscores dropped.
FIELD_NAMES: Final[dict[str, list[str]]] = {
    "text": (
        "text texte body corps content contenu articlebody fulltext texteintegral articletext bodytext contents "
        "texto cuerpo contentraw plaintext"
    ).split(),
    "title": "title titre headline hl1 headlines titulo articletitle titredelarticle name".split(),
    "lead": "lead chapo chapeau standfirst description abstract summary resume intro".split(),
    "published": (
        "date published publishedat publicationdate datedepublication datepublication pubdate publishdate "
        "datepublished datepublished fecha datedeparution created issued publishedon firstpublishedat "
        "webpublicationdate"
    ).split(),
    "publisher": (
        "publisher source journal publication medium media newspaper sourcename sitename titredepresse editeur "
        "support outlet publicationname fuente"
    ).split(),
    "url": "url link lien href weburl permalink canonicalurl uri enlace".split(),
    "language": "language langue lang inlanguage idioma".split(),
}

_BY_NAME: Final = {name: field for field, names in FIELD_NAMES.items() for name in names}
_DELIMITERS: Final = ";,\t|"


def plain_key(name: str) -> str:
    """Reduce a column name to its letters and digits, without accents or case."""
    folded = unicodedata.normalize("NFKD", name.strip().lower())
    return "".join(c for c in folded if c.isalnum())


def field_of(name: str) -> str | None:
    """Name the document field that a column or key holds, or None."""
    return _BY_NAME.get(plain_key(name))


def names_of(exports: Exports) -> dict[str, list[str]]:
    """Give the names of each field, those of the configuration first."""
    own = {field: [plain_key(name) for of, name in exports if of == field] for field in FIELD_NAMES}
    return {field: [*own[field], *names] for field, names in FIELD_NAMES.items()}


@lru_cache(8)
def _fields_by_name(exports: Exports) -> dict[str, str]:
    return {name: field for field, names in names_of(exports).items() for name in names}


def csv_dialect(head: str, exports: Exports = ()) -> str | None:
    """Find the delimiter of a CSV export: its first line names a text and another field.

    Args:
        head: What the file begins with.
        exports: (field, name) pairs besides the names known.

    Returns:
        The delimiter, or None when the text is no such export.
    """
    by_name = _fields_by_name(exports)
    first = head.strip("\ufeff\r\n ").partition("\n")[0].partition("\r")[0]
    for delimiter in _DELIMITERS:
        if delimiter not in first:
            continue
        names = next(csv.reader([first], delimiter=delimiter), [])
        found = {by_name.get(plain_key(name)) for name in names} - {None}
        if len(found) > 1 and found & {"text", "lead"} and all(len(n) < 40 for n in names):  # noqa: PLR2004 - a name
            return delimiter
    return None
