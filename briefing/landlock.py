"""Landlock, by which a process of Linux gives up files, TCP, and signals to others, for good and without being root.

Source: Linux, Documentation/userspace-api/landlock.rst and include/uapi/linux/landlock.h.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

#: System calls: create_ruleset, add_rule, restrict_self. The same numbers on every architecture that Python is built
#: for with glibc or musl today.
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_ASK_VERSION: Final = 1
_PATH_BENEATH: Final = 1
_NO_NEW_PRIVILEGES: Final = 38

#: Rights to files: run, read a file, list a folder; how many there are by version.
_RUN, _READ, _LIST = 1, 4, 8
_FILE_RIGHTS: Final = ((1, 13), (2, 14), (3, 15), (5, 16))
#: Binding and connecting TCP, from version 4 on; abstract sockets of others and signals to them, from version 6 on.
_TCP: Final = (4, 0b11)
_SCOPES: Final = (6, 0b11)
#: What may be done to a file itself; the other rights are those of folders.
_OF_FILES: Final = 0b111 | 1 << 14 | 1 << 15


def restrict(readable: Iterable[str], writable: Iterable[str] = (), listed: Iterable[str] = ()) -> bool:
    """Give up every file but those below some folders, all TCP, and signals to other processes, as far as it goes.

    Args:
        readable: Folders and files that may be read and run; those that do not exist are left out.
        writable: Folders in which anything may be done.
        listed: Folders that may be listed, those below them included.

    Returns:
        False when this system has no Landlock; nothing is given up then.
    """
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return False
    handled = (1 << max(bits for since, bits in _FILE_RIGHTS if version >= since)) - 1
    attributes = struct.pack("=QQQ", handled, *(bits * (version >= since) for since, bits in (_TCP, _SCOPES)))
    rules = libc.syscall(_CREATE, attributes, ctypes.c_size_t(len(attributes)), 0)
    if rules < 0:
        return False
    try:
        for paths, rights in ((readable, _RUN | _READ | _LIST), (writable, handled), (listed, _LIST)):
            for path in paths:
                _allow(libc, rules, path, rights)
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return bool(libc.syscall(_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= _OF_FILES
        libc.syscall(_ADD, rules, _PATH_BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)
