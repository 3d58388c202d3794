"""What a workspace remembers: documents seen, editions, what they said, messages, sources. One SQLite file.

Open it with `opened`; each topic has its module of functions over the open connection. Never decides, never renders.
"""

from __future__ import annotations

from briefing.store.connection import Database, exists, opened, transaction

__all__ = ["Database", "exists", "opened", "transaction"]
