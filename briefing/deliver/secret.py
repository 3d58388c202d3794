"""The mail password, from where the configuration says it is. Never printed, logged or put on a command line."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from briefing.errors import DeliveryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.model import Mail

_LONGEST: Final = 1024


def password(mail: Mail, environment: Mapping[str, str]) -> str | None:
    """Return the password, or None when no login is configured.

    Raises:
        DeliveryError: It is not where it should be, or others can read its file.
    """
    if not mail.user:
        return None
    if mail.password_env:
        return _from_environment(mail.password_env, environment)
    if mail.password_file:
        return _from_file(mail.password_file)
    return _from_keyring(mail.password_keyring, mail.user)


def _from_environment(name: str, environment: Mapping[str, str]) -> str:
    if value := environment.get(name):
        return value
    remedy = "Set it; under cron only what the crontab sets is there, so `password_file` is easier."
    raise DeliveryError("mail.password_env", f"the environment variable {name} is not set", remedy)


def _from_file(name: str) -> str:
    try:
        descriptor = os.open(name, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError as exc:
        raise DeliveryError("mail.password_file", f"{name} cannot be read ({exc.strerror})") from exc
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise DeliveryError("mail.password_file", f"{name} is not a file")
        if found.st_mode & 0o077 or found.st_uid not in {os.geteuid(), 0}:
            raise DeliveryError("mail.password_file", f"{name} can be read by others", f"Type: chmod 600 {name}")
        content = os.read(descriptor, _LONGEST)
    finally:
        os.close(descriptor)
    secret = content.decode("utf-8", "surrogateescape").rstrip("\r\n")
    if not secret:
        raise DeliveryError("mail.password_file", f"{name} is empty")
    return secret


def _from_keyring(service: str, user: str) -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as exc:
        raise DeliveryError("mail.password_keyring", "keyring is not installed", "pip install keyring") from exc
    try:
        secret = keyring.get_password(service, user)
    except KeyringError as exc:
        raise DeliveryError("mail.password_keyring", f"the keyring does not answer ({exc})") from exc
    if not secret:
        raise DeliveryError("mail.password_keyring", f"no password for {user}", f"Type: keyring set {service} {user}")
    return str(secret)
