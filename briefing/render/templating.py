"""Jinja for files that people edit: sandboxed, escaped, and strict about names.

A template's fault is an error that names its file and line, never an empty space on a page.
"""

from __future__ import annotations

import difflib
import traceback
from dataclasses import fields, is_dataclass
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from briefing.errors import ConfigError
from briefing.render import compiled, palette, resources
from briefing.render.typography import own, printable, short

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment, StrictUndefined
    from jinja2.bccache import Bucket

    from briefing.render.catalogue import Catalogue

_REMEDY = "Correct the template, or delete it to use the packaged one."


def render(name: str, words: Catalogue, folder: str | None, **values: Any) -> str:
    """Fill in a template.

    Args:
        name: The template file, such as `brief.html.j2`.
        words: The language; it gives `_`, `ngettext`, `number` and `own`.
        folder: The workspace's templates, or None.
        values: What the template calls by name.

    Raises:
        ConfigError: The template is at fault; the message names file and line.
    """
    from jinja2 import TemplateError

    try:
        return environment(words, folder).get_template(name).render(values)
    except TemplateError as exc:
        raise ConfigError(name, (_fault(exc, name),), _REMEDY) from exc
    except (TypeError, AttributeError, ValueError) as exc:
        if not _in_template(exc):
            raise
        raise ConfigError(name, (_fault(exc, name),), _REMEDY) from exc


def environment(words: Catalogue, folder: str | None) -> Environment:
    """Make the Jinja environment of one language; it opens nothing but template files and calls nothing that acts."""
    from jinja2 import FunctionLoader
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: _source(name, folder)),
        autoescape=True,
        undefined=unknown(),
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # a template is filled a few times: folding its constants takes longer than it saves
        finalize=_printable,
        bytecode_cache=_bytecode(),
    )
    made.globals |= {
        "_": words.say,
        "ngettext": words.count,
        "number": words.number,
        "comma": words.comma,
        "palette": palette.theme,
    }
    made.filters["own"] = lambda text: own(str(text), words.language)
    made.filters["short"] = lambda text, length: short(str(text), length)
    return made


@cache
def unknown() -> type[StrictUndefined]:
    """Return what stands for a misspelt name: an error that proposes the name that was meant."""
    from jinja2 import StrictUndefined

    class Unknown(StrictUndefined):
        """A name that the template misspells."""

        @property
        def _undefined_message(self) -> str:
            name = str(self._undefined_name)
            meant = difflib.get_close_matches(name, _names(self._undefined_obj), n=1)
            return f"unknown name {name!r}" + (f"; did you mean {meant[0]!r}?" if meant else "")

    return Unknown


@cache
def _bytecode() -> BytecodeCache:
    """Keep the compiled form of the packaged templates, which many a workspace holds unchanged copies of."""
    import jinja2

    maker = f"jinja2-{jinja2.__version__}"

    class Bytecode(jinja2.BytecodeCache):
        """Templates go by their name, wherever they lie; the checksum tells a changed one."""

        def get_cache_key(self, name: str, filename: str | None = None) -> str:
            del filename
            return name

        def load_bytecode(self, bucket: Bucket) -> None:
            made = compiled.find(bucket.key, bucket.checksum, maker)
            if made:
                bucket.bytecode_from_string(made)

        def dump_bytecode(self, bucket: Bucket) -> None:
            packaged = _source(bucket.key, None)
            if packaged and self.get_source_checksum(packaged[0]) == bucket.checksum:
                compiled.keep(bucket.key, bucket.checksum, maker, bucket.bytecode_to_string())

    return Bytecode()


def _names(owner: object) -> list[str]:
    """List what a template may ask of a value: the fields of ours, none of others."""
    if is_dataclass(owner):
        return [field.name for field in fields(owner)]
    return list(vars(owner)) if isinstance(owner, SimpleNamespace) else []


def _source(name: str, folder: str | None) -> tuple[str, str, None] | None:
    path = resources.locate(name, folder)
    return (path.read_text(encoding="utf-8"), str(path), None) if path else None


def _printable(value: Any) -> Any:
    """Clean every text on its way to the page; marked-up text was cleaned when it was made."""
    from markupsafe import Markup

    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _in_template(exc: BaseException) -> bool:
    return any(frame.filename.endswith(".j2") for frame in traceback.extract_tb(exc.__traceback__))


def _fault(exc: Exception, name: str) -> str:
    """`brief.html.j2, line 12: unknown name 'labl'; did you mean 'label'?`."""
    frames = [f for f in traceback.extract_tb(exc.__traceback__) if f.filename.endswith(".j2")]
    line = getattr(exc, "lineno", None) or (frames[-1].lineno if frames else None)
    file = getattr(exc, "filename", None) or (frames[-1].filename if frames else name)
    return f"{file}, line {line}: {getattr(exc, 'message', None) or exc}"
