"""Has a value of `model`, made from a file that anyone may have written, the types that its class declares?"""

from __future__ import annotations

import math
import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

#: Powers of ten beyond which no figure of the press lies; writing 1e999999999 out would fill the memory.
_MAGNITUDE: Final = 100
Value = TypeVar("Value")
_NAMES: Final = {"date": date, "datetime": datetime, "Decimal": Decimal}


def checked(value: Value, expected: type[Value]) -> Value:
    """Give a value back when it, and all that it holds, is of its type.

    Args:
        value: Of a frozen dataclass; tuples, `Literal`s and "or None" are understood in it.
        expected: The dataclass.

    Raises:
        ValueError: Something in it is not of its type, or is a text or number that cannot be written; its place is
            named, such as `sentences[3].start`.
    """
    _check(value, expected, "")
    return value


def _check(value: Any, expected: Any, place: str) -> None:
    origin, arguments = get_origin(expected), get_args(expected)
    if origin in (Union, types.UnionType):
        _check_union(value, arguments, place)
    elif origin is Literal:
        _require(isinstance(value, str) and value in arguments, value, place)
    elif origin is tuple:
        _check_items(value, arguments, place)
    elif is_dataclass(expected):
        _require(isinstance(value, expected), value, place)  # type: ignore[arg-type]
        for name, kind in _fields(expected):  # type: ignore[arg-type]
            _check(getattr(value, name), kind, f"{place}.{name}".lstrip("."))
    else:
        _require(_is(value, expected), value, place)


def _check_union(value: Any, arguments: tuple[Any, ...], place: str) -> None:
    (kind,) = (a for a in arguments if a is not type(None))  # the model knows no other union than "or None"
    if value is not None:
        _check(value, kind, place)


def _check_items(value: Any, arguments: tuple[Any, ...], place: str) -> None:
    many = arguments[-1] is Ellipsis
    _require(isinstance(value, tuple) and (many or len(value) == len(arguments)), value, place)
    for rank, item in enumerate(value):
        _check(item, arguments[0] if many else arguments[rank], f"{place}[{rank}]")


def _is(value: Any, kind: type) -> bool:
    if isinstance(value, bool):
        return kind is bool
    if kind is float:
        return isinstance(value, int | float) and math.isfinite(value)
    if kind is Decimal:
        return isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) <= _MAGNITUDE
    if kind is str and isinstance(value, str) and not value.isascii():
        value.encode()  # half of a surrogate pair cannot be written
    return isinstance(value, kind)


def _require(holds: bool, value: Any, place: str) -> None:
    if not holds:
        raise ValueError(f"{place or 'edition'} is {repr(value)[:60]}")


@lru_cache(64)
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind, localns=_NAMES)
    return tuple((f.name, hints[f.name]) for f in fields(kind))
