"""Feed servers that misbehave: each is left with the right word, in time, and without filling the memory."""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from tests import faultyservers
from tests.faultyservers import FAULTS, MOST, body, measured, once, serving

#: Fault -> what is said of it; several where the network decides which comes first.
SAID = {
    "hangs up at once": {"unreachable"},
    "says nothing": {"timeout"},
    "drips its header": {"timeout"},
    "sends headers without end": {"unreachable"},
    "sends one header without end": {"unreachable"},
    "drips its body": {"timeout"},
    "stalls in its body": {"timeout"},
    "sends without end": {"too-large", "timeout"},
    "sends chunks without end": {"too-large", "timeout"},
    "drips empty lines for chunks": {"timeout"},
    "lies about a chunk": {"unreachable", "broken"},
    "sends a chunk of no number": {"unreachable", "broken"},
    "announces more than it sends": {"broken"},
    "announces less than nothing": {"1 entries"},
    "sends a bomb": {"too-large", "timeout"},
    "sends a bomb in a bomb": {"broken", "timeout"},
    "sends a bomb without end": {"too-large", "timeout"},
    "packs rubbish": {"broken"},
    "turns in a circle": {"redirects"},
    "sends to a file": {"address"},
    "sends to another port of the machine": {"unreachable"},
    "sends to nowhere": {"broken"},
    "speaks no HTTP": {"unreachable"},
    "fails": {"status"},
    "sends no feed": {"not-a-feed"},
    "sends a feed of entities": {"xml-dtd"},
    "sends a feed of many entries": {"500 entries", "timeout"},
    "sends a feed that takes long to read": {"timeout"},
    "sends a deep feed": {"limit"},
}


@pytest.fixture(scope="module")
def found():
    """Ask all of them in one process, after a good one."""
    with ExitStack() as stack:
        acts = (once(body(faultyservers.FEED)), *FAULTS.values())
        outcomes = measured([stack.enter_context(serving(act)) for act in acts], 1.5)
    assert outcomes[0][0] == "1 entries"
    return dict(zip(FAULTS, outcomes[1:], strict=True))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_server_that_misbehaves_is_left_with_a_word_and_little_memory(found, fault):
    word, _seconds, grown = found[fault]
    assert word in SAID[fault]
    assert grown < MOST
