"""Which blocks of a page are the article: trafilatura's answer, corrected by what the page's structure says.

trafilatura finds the right region nearly always; what it lets through are links to other articles, captions and
closing furniture, and what it misses are paragraphs beside the ones it found. Both show in the markup.
"""

from __future__ import annotations

import itertools
import logging
from collections import Counter
from typing import TYPE_CHECKING, Final

from briefing.collect import stated as stated_text
from briefing.collect.asides import is_aside
from briefing.collect.authors import author_boxes
from briefing.collect.blocks import HEADINGS, PARAGRAPH, PIECE, Block, blocks, key
from briefing.collect.furniture import LABELS, RIGHTS
from briefing.collect.posts import posts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

#: A paragraph of prose may hold links to this share.
_MAX_LINKED: Final = 0.4
#: A line of which more than this is link leads elsewhere; of one without a full stop, half is enough.
_LINK_LINE: Final = 0.75
_LABELLED_LINK: Final = 0.5
_LINK_LINE_LENGTH: Final = 250
#: Characters from which a link may be the headline of another article.
_HEADLINE: Final = 12
#: Characters that the card of another article holds at most: its headline as a link, and a sentence.
_CARD: Final = 600
#: An element whose class speaks of furniture and that holds more than this share of the page's prose is the article.
_FURNITURE_SHARE: Final = 0.35
#: The region found by the layout replaces trafilatura's answer when that holds less than this share of it.
_TOO_LITTLE: Final = 0.4

#: An answer of which that share lies in the region, and which is less than the second share of it, misses the rest.
_FURTHER: Final = 0.9
_PART: Final = 0.65

#: Share of an extractor's answer that is found again in the page; less, and it was read in another way.
_FOUND_AGAIN: Final = 0.6

#: A correction that leaves less than this share of what it corrects is itself a mistake: a forum, a poem, a list.
_MAX_LOSS: Final = 0.5
#: Share of the article's prose that an element holds before its other paragraphs are taken for the article's too.
_HOME_SHARE: Final = 0.1

#: Share of the prose from which one element is the article's, and others have to lie close to it.
_MAIN_SHARE: Final = 0.7

#: Sentences between heading and text that are taken for the standfirst.
_MAX_STANDFIRST: Final = 2

#: Characters of the longest label that recurs in a page.
_LABEL: Final = 30


#: Characters of a text that every line of the page is sought in; beyond, only whole lines are compared.
_MAX_SEARCHED: Final = 300_000
#: Elements of a page from which only trafilatura's first extractor is asked: all of them take half a minute.
_HEAVY: Final = 20_000
#: From so many elements with prose each, the article's paragraphs are wrapped one by one.
_SPREAD: Final = 3

_ENDS: Final = tuple(".!?…:;»”\"'’)]؟。")
_STOPS: Final = tuple('.!?…»”"؟。')
#: Elements of a list, and characters of an item that is no button.
_ITEMS: Final = frozenset({"li", "dd"})
_LEAST_ITEM: Final = 12
_OPENING_ENDS: Final = (*_STOPS, ":")


def body(tree: HtmlElement, title: str | None, stated: str | None = None) -> str:
    """Extract the text of the article, one block per paragraph, blank lines between.

    Never empty where trafilatura finds a text.

    Args:
        tree: The page; it is not changed.
        title: The page's title; a line that repeats it at the top is left out.
        stated: The article's text as the page's metadata gives it, or None.
    """
    answer = trafilatura_lines(tree)
    page = blocks(tree)
    if not page:
        return "\n\n".join(answer)
    chosen = _corrected(page, answer, title)
    if chosen is None:
        return "\n\n".join(answer)
    if stated and len(stated) <= _MAX_SEARCHED:
        if stated_text.is_begun(chosen, stated):
            return stated
        chosen = stated_text.followed(page, chosen, stated)
    return "\n\n".join(b.text for b in chosen) or "\n\n".join(answer)


def trafilatura_lines(tree: HtmlElement) -> list[str]:
    """Ask trafilatura for the article; an error of its own counts as no answer."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        fast = sum(1 for _ in itertools.islice(tree.iter(), _HEAVY)) == _HEAVY
        found = trafilatura.extract(tree, include_comments=False, output_format="txt", fast=fast)
    except (ValueError, RecursionError, AttributeError, TypeError, IndexError, KeyError):
        # It wraps four extractors; what they stumble over on odd trees is not a fault of the page.
        return []
    return [line.removeprefix("- ").strip() for line in (found or "").splitlines() if line.strip(" -|")]


def _corrected(page: Sequence[Block], answer: list[str], title: str | None) -> list[Block] | None:
    """Correct an extractor's answer; None when too little of it can be found in the page."""
    foreign = _cards(page) | posts(page) | author_boxes(page)
    furniture = _furniture_ranks(page, foreign)
    located = _located(page, answer)
    core = [i for i in located if _belongs(page[i], furniture)]
    others = [i for i in located if is_aside(page[i].text) or not (foreign & furniture).isdisjoint(page[i].parents)]
    region = _region(page, furniture | _named(page))
    said = any(page[i].tag not in HEADINGS for i in core)
    least = _MAX_LOSS * (_size(page, located) - _size(page, others))
    if _size(page, _mentioned(page, answer)) < _FOUND_AGAIN * sum(map(len, answer)):
        return None
    if not said or _size(page, core) < least:
        enough = max(least, _TOO_LITTLE * _size(page, located))
        core = region if _size(page, region) >= enough else located
    elif _is_elsewhere(page, core, region):
        core = region
    elif _is_part(page, core, region):
        core = sorted({*core, *region})
    filled = _with_neighbours(page, _about_main(page, core), furniture)
    return _trimmed([page[i] for i in _with_standfirst(page, filled, furniture)], title)


def _named(page: Sequence[Block]) -> set[int]:
    """Name the elements that are furniture by their own name and do not hold the heading of the page."""
    headed = {rank for block in page if block.tag == "h1" for rank in block.parents}
    return {rank for block in page for rank in block.furniture} - headed


def _is_elsewhere(page: Sequence[Block], core: list[int], region: list[int]) -> bool:
    """Tell whether an answer is much less than the region that the layout shows, or less and another one."""
    both = _size(page, sorted({*core} & {*region}))
    size = _size(page, region)
    return _size(page, core) < _TOO_LITTLE * size or (both < _TOO_LITTLE * size and _size(page, core) < size)


def _is_part(page: Sequence[Block], core: list[int], region: list[int]) -> bool:
    """Tell whether an answer lies in the region that the layout shows and is little more than half of it."""
    inside = _size(page, sorted({*core} & {*region}))
    prose = _size(page, [i for i in core if _is_prose(page[i])])
    return inside >= _FURTHER * prose and _size(page, core) < _PART * _size(page, region)


def _size(page: Sequence[Block], indices: Sequence[int]) -> int:
    return sum(len(page[i].text) for i in indices)


def _located(page: Sequence[Block], answer: list[str]) -> list[int]:
    """Find the blocks that the lines of an extractor came from, each line once."""
    return _with_pieces(page, _without_strays(page, _mentioned(page, answer)), _joined(answer))


def _mentioned(page: Sequence[Block], answer: list[str]) -> list[int]:
    """Find every block whose text an extractor's answer holds."""
    lines = {key(line) for line in answer} - {""}
    whole = _joined(answer)
    names = ((i, key(block.text)) for i, block in enumerate(page))
    return [i for i, name in names if name and (name in lines or (len(name) > PIECE and name in whole))]


def _joined(answer: list[str]) -> str:
    """Join the lines of an answer; too long a one is not searched."""
    whole = "".join(key(line) for line in answer)
    return whole if len(whole) <= _MAX_SEARCHED else ""


def _with_pieces(page: Sequence[Block], found: list[int], whole: str) -> list[int]:
    """Add the short pieces that a line was broken into: verses, addresses, the cells of a table."""
    if not found:
        return found
    inner = {page[i].parents[0] for i in found}
    pieces = [
        i
        for i in range(found[0], found[-1] + 1)
        if (page[i].parents[0] in inner or page[i].tag in {"td", "th"}) and key(page[i].text) in whole
    ]
    return sorted({*found, *pieces})


def _without_strays(page: Sequence[Block], found: list[int]) -> list[int]:
    """Of lines that the page holds several times keep the one nearest to the prose."""
    names = Counter(key(page[i].text) for i in found)
    found = [i for i in found if not _is_label(page[i].text, names)]
    prose = [i for i in found if len(page[i].text) >= PARAGRAPH and names[key(page[i].text)] == 1]
    if not prose:
        return found
    middle = prose[len(prose) // 2]
    best: dict[str, int] = {}
    for index in found:
        name = key(page[index].text)
        if name not in best or abs(index - middle) < abs(best[name] - middle):
            best[name] = index
    return sorted(best.values())


def _is_label(text: str, names: Counter[str]) -> bool:
    """Tell the label of a slot or button: known by name, or short, without a full stop, and there again and again."""
    name = key(text)
    return name in LABELS or (len(text) <= _LABEL and names[name] > 1 and not text.endswith(_STOPS))


def _furniture_ranks(page: Sequence[Block], foreign: frozenset[int]) -> frozenset[int]:
    """Name the elements that are furniture: foreign or by their own name, and without most of the page's prose."""
    prose: Counter[int] = Counter()
    total = 0
    for block in page:
        if _is_prose(block):
            total += len(block.text)
            prose.update(dict.fromkeys(block.parents, len(block.text)))
    marked = {rank for block in page for rank in block.furniture} | foreign
    return frozenset(rank for rank in marked if prose[rank] <= _FURNITURE_SHARE * max(total, 1))


def _cards(page: Sequence[Block]) -> frozenset[int]:
    """Find lists of cards: elements side by side that open with the link to another article and hold little else."""
    sizes: Counter[int] = Counter()
    counts: Counter[int] = Counter()
    leads: dict[int, tuple[str, int]] = {}
    texts: set[int] = set()
    above: dict[int, int] = {}
    for block in page:
        above.update(itertools.pairwise(block.parents))
        sizes.update(dict.fromkeys(block.parents, len(block.text)))
        counts.update(dict.fromkeys(block.parents, 1))
        if block.linked >= _LINK_LINE and len(block.text) >= _HEADLINE:
            for depth, rank in enumerate(block.parents):
                if rank not in texts:
                    leads.setdefault(rank, (block.tag, depth))
        elif len(block.text) >= PARAGRAPH:
            texts.update(block.parents)
    alike = [r for r in leads if sizes[r] <= _CARD and r in above]
    siblings = Counter((above[r], leads[r]) for r in alike)
    return frozenset(r for r in alike if siblings[above[r], leads[r]] > 1 + (counts[r] == 1))


def _is_prose(block: Block) -> bool:
    return (
        len(block.text) >= PARAGRAPH
        and block.linked < _MAX_LINKED
        and block.tag not in HEADINGS
        and block.text.endswith(_ENDS)
        and not is_aside(block.text)
    )


def _belongs(block: Block, furniture: frozenset[int]) -> bool:
    if not furniture.isdisjoint(block.parents) or block.text.casefold().startswith(RIGHTS):
        return False
    if is_aside(block.text):
        return False
    if len(block.text) > _LINK_LINE_LENGTH:
        return True
    return block.linked < (_LINK_LINE if block.text.endswith(_STOPS) else _LABELLED_LINK)


def _region(page: Sequence[Block], furniture: frozenset[int]) -> list[int]:
    """Find the element that holds the most prose directly or one level down, without its furniture.

    Source: the scoring of Readability (Arc90), reduced to paragraphs: full weight for the parent, half
    for the grandparent.
    """
    scores: Counter[int] = Counter()
    for block in page:
        if _is_prose(block) and furniture.isdisjoint(block.parents):
            weight = len(block.text) * (1 - block.linked)
            home = block.parents.index(block.home)
            for depth, rank in enumerate(block.parents[home : home + 2]):
                scores[rank] += int(weight / (depth + 1))
    if not scores:
        return []
    best = max(scores, key=lambda rank: (scores[rank], rank))
    return [
        i
        for i, block in enumerate(page)
        if best in block.parents and _belongs(block, furniture) and (_is_prose(block) or block.tag in HEADINGS)
    ]


def _about_main(page: Sequence[Block], core: list[int]) -> list[int]:
    """Leave out what stands far from the element that holds nearly all of the prose.

    What follows that element stays if it lies beside it; what precedes it stays if it follows the page's
    heading too, as a standfirst does. An article that is spread over several elements is left alone.
    """
    homes: Counter[int] = Counter()
    for i in [i for i in core if _is_prose(page[i])] or core:
        homes[page[i].home] += len(page[i].text)
    main, size = homes.most_common(1)[0] if homes else (0, 0)
    if size < _MAIN_SHARE * homes.total() or not size:
        return core
    inside = [i for i in core if main in page[i].parents]
    around = page[inside[0]].parents
    beside = around[min(around.index(main) + 1, len(around) - 1)]
    heading = max((i for i in range(inside[0]) if page[i].tag == "h1"), default=0)
    return [i for i in core if beside in page[i].parents or heading <= i < inside[0]]


def _with_neighbours(page: Sequence[Block], core: list[int], furniture: frozenset[int]) -> list[int]:
    """Add the paragraphs that stand in the same elements as those found, and the sub-headings between them."""
    homes: Counter[int] = Counter()
    for i in core:
        homes[page[i].home] += len(page[i].text) * _is_prose(page[i])
    enough = _HOME_SHARE * homes.total()
    known = set(core)
    names = {key(page[i].text) for i in core}
    for index, block in enumerate(page):
        if index in known or not _belongs(block, furniture):
            continue
        at_home = homes[block.home] > enough
        between = bool(core) and core[0] < index < core[-1]
        wanted = _is_prose(block) if at_home else False
        if wanted or (at_home and between and block.tag in HEADINGS):
            name = key(block.text)
            if name not in names:
                known.add(index)
                names.add(name)
    return sorted(known)


def _with_standfirst(page: Sequence[Block], core: list[int], furniture: frozenset[int]) -> list[int]:
    """Add the sentences that stand between the page's heading and the first paragraph, whatever their tag."""
    first = next((i for i in core if page[i].tag not in HEADINGS), 0)
    heading = max((i for i in range(first) if page[i].tag == "h1"), default=None)
    if heading is None:
        return core
    names = {key(page[i].text) for i in core}
    between = [
        i
        for i in range(heading + 1, first)
        if len(page[i].text) >= PARAGRAPH
        and page[i].text.endswith(_STOPS)
        and page[i].linked < _MAX_LINKED
        and _belongs(page[i], furniture)
        and key(page[i].text) not in names
    ]
    return sorted({*core, *between[:_MAX_STANDFIRST]})


def _trimmed(chosen: list[Block], title: str | None) -> list[Block]:
    """Drop the title where it is repeated, and short lines that follow the last or precede the first paragraph."""
    titles = {key(title)} if title else set()
    kept = [b for b in chosen if key(b.text) not in titles]
    prose = [i for i, b in enumerate(kept) if _is_prose(b) or (len(b.text) >= PARAGRAPH and b.tag not in HEADINGS)]
    if not prose:
        return kept or chosen
    first, last = prose[0], prose[-1]
    homes = {kept[i].home for i in prose}
    if len(homes) >= _SPREAD:
        homes |= {_above(kept[i]) for i in prose}
    head = [b for b in kept[:first] if _opens_article(b, homes)]
    tail = [b for b in kept[last + 1 :] if b.tag not in HEADINGS and _ends_article(b, homes)]
    trimmed = [*head, *kept[first : last + 1], *tail]
    return trimmed if _length(trimmed) >= _MAX_LOSS * _length(kept) else kept


def _above(block: Block) -> int:
    """Name the element around a block's home."""
    return block.parents[min(block.parents.index(block.home) + 1, len(block.parents) - 1)]


def _length(some: Sequence[Block]) -> int:
    return sum(len(b.text) for b in some)


def _opens_article(block: Block, homes: set[int]) -> bool:
    """Tell a first sentence from what precedes the article: it ends like one, and is long or among the paragraphs."""
    if block.tag in _ITEMS and not block.linked and len(block.text) >= _LEAST_ITEM:
        return True
    at_home = block.tag not in HEADINGS and block.home in homes
    return block.text.endswith(_OPENING_ENDS) and len(block.text) >= (PIECE if at_home else PARAGRAPH / 2)


def _ends_article(block: Block, homes: set[int]) -> bool:
    """Tell a closing line of the article from what follows it: a sentence, or an item, among its paragraphs."""
    at_home = not homes.isdisjoint(block.parents[:3])
    return at_home and (block.text.endswith(_STOPS) or block.tag in {"li", "td", "dd", "pre"})
