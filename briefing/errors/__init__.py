"""Exit codes and the exception tree. Every message says what happened, to what, and what to do next."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the process tells cron; the table in README.md is checked against it."""

    DONE = 0
    BUG = 1
    USAGE = 2
    NO_INPUT = 3
    RENDER = 4
    DELIVERY = 5
    STATE = 6
    INTERRUPTED = 130


class BriefingError(Exception):
    """Root of everything that `briefing` raises on purpose.

    Args:
        subject: What it happened to: a file, a key, a channel.
        fault: What is wrong, as half a sentence.
        remedy: What the reader can do about it; may be empty.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, subject: str, fault: str, remedy: str = "") -> None:
        self.subject = subject
        self.fault = fault
        self.remedy = remedy
        super().__init__(f"{subject}: {fault}" + (f". {remedy}" if remedy else ""))


class UsageError(BriefingError):
    """The command line asks for something that does not exist or fit together."""

    exit_code = ExitCode.USAGE


class ConfigError(BriefingError):
    """briefing.toml or a template cannot be used.

    Args:
        subject: The file.
        faults: Every fault found, each naming its key.
    """

    exit_code = ExitCode.USAGE

    def __init__(self, subject: str, faults: tuple[str, ...], remedy: str = "") -> None:
        self.faults = faults
        super().__init__(subject, "; ".join(faults), remedy)


class NoInputError(BriefingError):
    """Nothing readable was found where the documents should be."""

    exit_code = ExitCode.NO_INPUT


class DocumentError(BriefingError):
    """One document cannot be read. It becomes a `Problem`; the run goes on.

    Args:
        kind: A short stable word for machines, such as `binary` or `too-large`.
    """

    exit_code = ExitCode.NO_INPUT

    def __init__(self, subject: str, fault: str, remedy: str = "", *, kind: str = "unreadable") -> None:
        self.kind = kind
        super().__init__(subject, fault, remedy)


class SourceError(BriefingError):
    """A feed or page cannot be fetched. It becomes a `Problem`; the run goes on and the next one tries again.

    Args:
        kind: A short stable word for machines, such as `timeout` or `status`.
    """

    exit_code = ExitCode.NO_INPUT

    def __init__(self, subject: str, fault: str, remedy: str = "", *, kind: str = "unreachable") -> None:
        self.kind = kind
        super().__init__(subject, fault, remedy)


class RenderError(BriefingError):
    """An output file could not be made; the edition itself is kept."""

    exit_code = ExitCode.RENDER


class DeliveryError(BriefingError):
    """A draft could not be handed over; it stays in the outbox."""

    exit_code = ExitCode.DELIVERY


class StateError(BriefingError):
    """The state file is damaged, locked or from a newer version."""

    exit_code = ExitCode.STATE
