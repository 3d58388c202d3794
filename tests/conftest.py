"""Every test runs far from the user's home, the clock's zone and the network."""

from __future__ import annotations

import socket

import pytest
from hypothesis import settings

# A machine that does other work makes no test wrong.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def _isolated(monkeypatch, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("BRIEFING_WORKSPACE", raising=False)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """Fail a test that connects to anything but this machine."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            pytest.fail(f"connection to {address!r}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
