"""A feed or page to fetch, as the configuration names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSource:
    """A feed or page to fetch.

    Attributes:
        kind: `feed` is a feed or sitemap, whose articles are wanted; `page` is itself an article.
        publisher: Overrides what pages say of themselves; "" trusts them.
        private: It may lie in a private network, at any port.
        entries: Articles that one run fetches at most.
    """

    url: str
    kind: Literal["feed", "page"] = "feed"
    publisher: str = ""
    private: bool = False
    entries: int = 50
