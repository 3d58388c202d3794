"""briefing.toml -> a validated, frozen `Config`; every fault is named with its key, all at once.

Without a file the built-in default holds: the security watch of default.toml.
"""

from __future__ import annotations

import difflib
import tomllib
from collections import Counter
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ValidationError

from briefing.config.schema import Editor, File, Theme
from briefing.config.sources import WebSource
from briefing.errors import ConfigError
from briefing.model import (
    Alert,
    Engine,
    Intake,
    Limits,
    Mail,
    Plan,
    Presentation,
    Recipient,
    Retention,
    Schedule,
    ThemeSpec,
)
from briefing.text.calendar_words import WEEKDAYS

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

#: The lists of terms that a theme has.
_ROLES: Final = ("required", "supporting", "excluding")
#: Keys of [limits] that count MiB.
_MEBIBYTES: Final = ("file", "unpacked", "memory", "download", "layout_memory")
FILE_NAME: Final = "briefing.toml"
REMEDY: Final = "Correct the file; `briefing init DIR` writes a commented example."


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A configuration that holds together.

    Attributes:
        plan: For the core.
        presentation: For the pages.
        folders: Sources as written, relative to the workspace.
        opml: Lists of feeds, files as written, relative to the workspace.
        hosts: Whose articles are fetched though no source is there; `*` is any.
        online: Feeds and pages, in the order of the file.
        intake: How files and answers are read.
        learning: Whether what editors decide changes later choices.
        engine: What reads many documents.
    """

    plan: Plan
    presentation: Presentation
    folders: tuple[str, ...]
    opml: tuple[str, ...]
    hosts: tuple[str, ...]
    online: tuple[WebSource, ...]
    intake: Intake
    recipients: tuple[Recipient, ...]
    mail: Mail
    schedule: Schedule
    alert: Alert
    retention: Retention
    learning: bool
    engine: Engine


def load(workspace: Path) -> Config:
    """Read the workspace's briefing.toml, or the built-in default when there is none.

    Raises:
        ConfigError: The file is not TOML, or keys are wrong; all faults at once.
    """
    path = workspace / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as exc:
        raise ConfigError(str(path), (f"cannot be read ({exc})",), "Save it as UTF-8 text.") from exc
    return parse(text, str(path), workspace)


def parse(text: str, subject: str, workspace: Path) -> Config:
    """Build a configuration from the text of briefing.toml.

    Args:
        text: TOML.
        subject: Named in the error, usually the file's path.
        workspace: Folder that `logo` and `examples` are relative to.

    Raises:
        ConfigError: As for `load`.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        raise ConfigError(subject, (f"not TOML: {exc}",), REMEDY) from exc
    try:
        file = File.model_validate(raw)
    except ValidationError as exc:
        raise ConfigError(subject, tuple(_fault(e) for e in exc.errors()), REMEDY) from exc
    themes = file.themes or default_themes()
    faults = [
        *_theme_faults(themes, file.editors, file.note.languages or (file.note.language,)),
        *_doubled_addresses(file),
    ]
    logo = _bytes(workspace, file.note.logo, "note.logo", faults) if file.note.logo else None
    specs = tuple(_spec(i, theme, workspace, faults) for i, theme in enumerate(themes))
    if faults:
        raise ConfigError(subject, tuple(faults), REMEDY)
    return _config(file, specs, logo, workspace)


def default_themes() -> tuple[Theme, ...]:
    """Read the built-in themes."""
    text = resources.files("briefing.config").joinpath("default.toml").read_text(encoding="utf-8")
    return File.model_validate(tomllib.loads(text)).themes


def _config(file: File, specs: tuple[ThemeSpec, ...], logo: bytes | None, workspace: Path) -> Config:
    note, intake = file.note, _intake(file)
    families = sorted((p, family) for family, members in file.sources.publisher_families.items() for p in members)
    plan = Plan(
        title=note.title,
        language=note.language,
        languages=note.languages or (note.language,),
        themes=specs,
        agencies=file.sources.agencies,
        publisher_families=tuple(families),
        quota_per_document=file.rights.per_document,
        quota_per_publisher=file.rights.per_publisher,
    )
    presentation = Presentation(
        mention=note.mention,
        issuer=note.issuer,
        look=note.look,
        accent=note.accent,
        logo=logo,
        sections=note.sections,
        timezone=note.timezone,
        templates=str(workspace / "templates"),
        limits=intake.limits,
    )
    return Config(
        plan=plan,
        presentation=presentation,
        folders=file.sources.folders,
        opml=file.sources.opml,
        hosts=file.sources.hosts,
        online=_online(file),
        intake=intake,
        recipients=tuple(Recipient(**editor.model_dump()) for editor in file.editors),
        mail=_mail(file, workspace),
        schedule=Schedule(
            weekday=WEEKDAYS["en"][file.schedule.day], at=file.schedule.time, catch_up=file.schedule.catch_up
        ),
        alert=Alert(**file.alert.model_dump()),
        retention=Retention(**file.retention.model_dump()),
        learning=file.learning.enabled,
        engine=Engine(kind=file.run.engine, workers=file.run.workers, scheduler=file.run.scheduler),
    )


def _intake(file: File) -> Intake:
    limits = file.limits.model_dump()
    sizes = {name: limits[name] * 2**20 for name in _MEBIBYTES}
    exports = tuple((field, name) for field, names in file.sources.exports for name in names)
    return Intake(exports=exports, limits=Limits(**limits | sizes))


def _online(file: File) -> tuple[WebSource, ...]:
    feeds = (WebSource(kind="feed", **feed.model_dump()) for feed in file.feeds)
    return (*feeds, *(WebSource(kind="page", **page.model_dump()) for page in file.pages))


def _doubled_addresses(file: File) -> list[str]:
    counts = Counter([feed.url for feed in file.feeds] + [page.url for page in file.pages])
    return [f"feeds, pages: {url} stands {n} times" for url, n in counts.items() if n > 1]


def _mail(file: File, workspace: Path) -> Mail:
    values = file.mail.model_dump()
    for key in ("password_file", "ca_file"):
        values[key] = str((workspace / values[key]).absolute()) if values[key] else ""
    return Mail(**values)


def _spec(index: int, theme: Theme, workspace: Path, faults: list[str]) -> ThemeSpec:
    key = f"themes[{index}].examples"
    texts = (_bytes(workspace, name, f"{key}[{i}]", faults) for i, name in enumerate(theme.examples))
    bound = {
        role: [(code, term) for code, own in theme.terms.items() for term in getattr(own, role) if term not in base]
        for role, base in ((role, getattr(theme, role)) for role in _ROLES)
    }
    terms = {role: (*getattr(theme, role), *dict.fromkeys(term for _, term in bound[role])) for role in _ROLES}
    values = theme.model_dump(exclude={"examples", "terms", *_ROLES}) | terms
    return ThemeSpec(
        **values,
        spoken=tuple((role, code, term) for role in _ROLES for code, term in bound[role]),
        examples=tuple(t.decode("utf-8", "replace") for t in texts if t),
    )


def _bytes(workspace: Path, name: str, key: str, faults: list[str]) -> bytes | None:
    try:
        return (workspace / name).read_bytes()
    except OSError as exc:
        faults.append(f"{key}: cannot read {name} ({exc.strerror})")
        return None


def _theme_faults(themes: tuple[Theme, ...], editors: tuple[Editor, ...], languages: tuple[str, ...]) -> list[str]:
    ids = [t.id for t in themes]
    addresses = Counter(e.address.lower() for e in editors)
    doubled = [f"themes: id {name!r} is used {n} times" for name, n in Counter(ids).items() if n > 1]
    doubled += [f"editors: {name} stands {n} times; list its themes once" for name, n in addresses.items() if n > 1]
    unknown = [
        f"editors[{i}].themes: no theme {name!r}{_suggestion(name, ids)}"
        for i, editor in enumerate(editors)
        for name in editor.themes
        if name not in ids
    ]
    silent = [
        f"themes[{i}].terms: no `required` term for documents in {code!r}; `required` itself holds for all languages"
        for i, theme in enumerate(themes)
        for code in languages
        if not theme.required and any(t.required for t in theme.terms.values())
        if not (code in theme.terms and theme.terms[code].required)
    ]
    return doubled + unknown + silent


def _fault(error: ErrorDetails) -> str:
    """Say one fault as `themes[2].sentences: Input should be greater than or equal to 1`."""
    key = ""
    for part in error["loc"]:
        key += f"[{part}]" if isinstance(part, int) else f".{part}" if key else str(part)
    if error["type"] == "extra_forbidden":
        name = str(error["loc"][-1])
        return f"{key}: unknown key{_suggestion(name, _keys(error['loc'][:-1]))}"
    message = error["msg"].removeprefix("Value error, ")
    return f"{key or 'file'}: {message}"


def _suggestion(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; known: {', '.join(known)}" if known else ""


def _keys(location: tuple[int | str, ...]) -> list[str]:
    """List the keys that the table at a location knows."""
    table: Any = File
    for part in location:
        if isinstance(part, int):
            continue
        field = table.model_fields.get(part) if isinstance(table, type) and issubclass(table, BaseModel) else None
        if field is None:
            return []
        arguments = [a for a in getattr(field.annotation, "__args__", ()) if isinstance(a, type)]
        table = next((a for a in arguments if issubclass(a, BaseModel)), field.annotation)
    return sorted(table.model_fields) if isinstance(table, type) and issubclass(table, BaseModel) else []
