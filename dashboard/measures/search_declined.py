"""What has the words of a search in another case or number than they are asked in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dashboard.measures.search import (
    ENDING,
    LONGEST_QUERY,
    MOST_FOUND,
    SHORT,
    WORD,
    Entry,
    find,
    wanted_of,
)

SENTENCES = frozenset({"event", "agreement"})
"""Kinds of entries whose titles are sentences, in which a word stands in any case."""


def find_with_declined(
    query: str, index: Sequence[Entry], aside: Collection[str] = (), most: int = MOST_FOUND
) -> Sequence[Entry]:
    """What `dashboard.measures.search.find` finds; after events and agreements those that have the
    words in another case: «визит губернатора» is also one «с губернатором»."""
    found = find(query, index, aside, most)
    kinds = SENTENCES & {one.kind for one in found}
    if not kinds or len(wanted_of(query, aside)) == 1:
        return found
    others = (one for one in find_declined(query, index, aside, most) if one.kind in kinds)
    return [*found, *(one for one in others if one not in found)][:most]


def find_declined(
    query: str, index: Sequence[Entry], aside: Collection[str] = (), most: int = MOST_FOUND
) -> Sequence[Entry]:
    """What has every word of a query in another case or number, «с провинцией» for «провинция»; as
    `dashboard.measures.search.find`, of whose words the endings are left out."""
    return find(WORD.sub(lambda one: _stem(one[0]), query[:LONGEST_QUERY]), index, aside, most)


def _stem(word: str) -> str:
    """A word without its ending, if it is long enough to have one."""
    return word[: max(SHORT - 1, len(word) - ENDING)] if word.isalpha() else word
