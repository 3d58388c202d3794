"""Elements of a page that invite to sign up, found by what they hold: a field for an address, a button that says so.

Needs no telling class name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from briefing.text.normalise import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

#: Characters of a box at most: a heading, two sentences, a button.
_BOX: Final = 420
_LABEL: Final = 40
#: Elements around a button that may be its box, and characters of one of its sentences, at least.
_MAX_CLIMB: Final = 6
_SENTENCE: Final = 60
_MAX_SENTENCES: Final = 2

#: What a field or button to sign up says.
_CALL: Final = re.compile(
    r"(?:je )?m'inscri[st]\b|s'inscrire|s'abonner|je m'abonne|inscrivez-vous|abonnez-vous|je decouvre la newsletter|"
    r"(?:votre |saisissez votre |entrez votre )?(?:adresse )?(?:e-?mail|mail|courriel)$|"
    r"votre (?:adresse )?(?:e-?mail|mail)|"
    r"sign ?up|subscribe|(?:your |enter your )?e-?mail(?: address)?$|your e-?mail|"
    r"suscribirse|suscribete|apuntarse|(?:tu |su )?correo(?: electronico)?$|اشترك|بريدك|البريد الالكتروني$"
)
_MAIL_FIELD: Final = re.compile(r"e-?mail|courriel|newsletter", re.IGNORECASE)
_NO_BOX: Final = frozenset({"html", "body", "main", "article", "td", "header"})
_SILENT: Final = frozenset({"script", "style", "noscript", "template", "svg"})


def sign_up_boxes(tree: HtmlElement) -> frozenset[HtmlElement]:
    """Find the elements that hold little else than an invitation to sign up.

    Args:
        tree: The page; it is not changed.
    """
    return frozenset(box for call in _calls(tree) if (box := _box(call)) is not None)


def _calls(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give the fields for an address, and the buttons and links that say what they are for."""
    for field in tree.iter("input"):
        named = field.get("type") == "email" or _MAIL_FIELD.search((field.get("name") or "")[:_LABEL])
        if named or _CALL.match(plain((field.get("placeholder") or field.get("value") or "")[:_LABEL])):
            yield field
    for button in tree.iter("button", "a", "span", "label"):
        label = button.text or ""
        if not label.strip() and len(button):
            label = button[0].text or button[0].tail or ""
        label = label.strip()
        if label and len(label) <= _LABEL and _CALL.match(plain(label)):
            yield button


def _box(call: HtmlElement) -> HtmlElement | None:
    """Climb to the largest element around a call that is no more than a box."""
    found = None
    for above, _ in zip(call.iterancestors(), range(_MAX_CLIMB), strict=False):
        if above.tag in _NO_BOX or not _is_small(above):
            break
        found = above
    return found


def _is_small(element: HtmlElement) -> bool:
    """Tell whether an element holds few characters and sentences, and no heading of a page."""
    size = sentences = 0
    for part in element.iter():
        if part.tag == "h1":
            return False
        own = len((part.text or "").strip()) if isinstance(part.tag, str) and part.tag not in _SILENT else 0
        after = len((part.tail or "").strip()) if part is not element else 0
        size += own + after
        sentences += max(own, after) >= _SENTENCE
        if size > _BOX or sentences > _MAX_SENTENCES:
            return False
    return True
