"""As what a text may have been meant that is not understood as it stands: in one place for the
search and for questions on the command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from dashboard.language import Language
from dashboard.loaders.records import text_in
from dashboard.measures.search import Entry, named_by
from dashboard.measures.similar import texts_meant
from dashboard.measures.vocabulary import Unread, Vocabulary

MOST = 8
"""Chapters that are named of all that a word of a question may name."""
Read = TypeVar("Read")


class OfGoods(NamedTuple):
    """A question of which a word names a chapter of goods, with the code in its place."""

    chapter: Entry
    text: str

    def said(self, words: Language) -> str:
        """The chapter, by its code and name."""
        return f"{self.chapter.code} {text_in(self.chapter, 'title', words.code)}"

    def before(self, detail: str, words: Language) -> str:
        """What an answer says, after the chapter as which a word of its question was read, unless
        the answer names that chapter itself."""
        if text_in(self.chapter, "title", words.code) in detail:
            return detail
        meant = words.t("search.meant", text=self.said(words))
        return " · ".join(one for one in (meant, detail) if one)


def as_meant(
    text: str, vocabulary: Vocabulary, read: Callable[[str], Read | None]
) -> tuple[str, Read | None]:
    """The first of the ways in which a text may have been meant of which ``read`` makes something,
    with that: as it stands, else with letters and keys of one alphabet, else with the nearest
    words; as it stands where it makes something of none."""
    ways = chain((text,), (one for one in texts_meant(text, vocabulary) if one != text))
    found = ((meant, one) for meant in ways if (one := read(meant)))
    return next(found, (text, None))


def goods_meant(text: str, unread: Unread, chapters: Iterable[Entry]) -> Iterator[OfGoods]:
    """The questions that a text asks of each chapter of goods that its unknown words may name:
    "exports of paper 2021", «экспорт стекла». Of words that are known, some ask for something."""
    for one in chapters_named(unread, chapters):
        first, *others = unread.unknown
        meant = _instead(text, first, f"code {one.code}")
        for other in others:
            meant = _instead(meant, other, "")
        yield OfGoods(one, meant)


def _instead(text: str, word: str, by: str) -> str:
    """A text with something in the place of a word, where it stands as one."""
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", by, text, count=1)


def chapters_named(unread: Unread, chapters: Iterable[Entry]) -> Sequence[Entry]:
    """The chapters of goods that all unknown words of a question may name, if it has any such."""
    if not unread.unknown or unread.unclear or not unread.known:
        return []
    found = [one for one in chapters if one.kind == "chapter"]
    for word in unread.unknown:
        found = named_by(word, found, most=len(found))
    return found


def either_of(goods: Sequence[OfGoods], words: Language) -> str:
    """The chapters of which one is meant; where they are too many, how many more."""
    named = [one.said(words) for one in goods[:MOST]]
    if others := len(goods) - len(named):
        named.append(words.plural("parts_of_growth.more", others))
    return words.t("search.unclear", words="; ".join(named))
