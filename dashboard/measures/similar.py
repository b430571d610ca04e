"""What was meant by a text of a search that nothing has: words with a letter wrong, or typed under
the keys of another alphabet."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from dashboard.measures.search import MOST_FOUND, Entry, find, skeleton, wanted_of
from dashboard.measures.vocabulary import Vocabulary, parted, words_of

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю"
_ALIKE = str.maketrans("ABEKMHOPCTXYaekmopctxy", "АВЕКМНОРСТХУаекморстху")
"""Latin letters that look like Russian ones."""
_KEYS = str.maketrans(_LATIN + _RUSSIAN, _RUSSIAN + _LATIN)
_WORD = re.compile(r"[^\W_]+")
LEAST_OTHER = 2
SHORTEST, LONG, ENDING = 4, 8, 4
"""Letters from which on a word may have one letter wrong, and two; those of its ending at most."""


def find_similar(
    text: str, index: Sequence[Entry], aside: Collection[str] = (), most: int = MOST_FOUND
) -> Sequence[Entry]:
    """What has the words of a text as they may have been meant, the best first: with letters of two
    alphabets in a word, typed under the keys of the other alphabet («Rbnfq» for «Китай»), else with
    the nearest names for words that nothing has: a letter wrong, too many, too few, or two that
    have changed places.

    ``aside``: words that say nothing, as for `find`.
    """
    for meant in (text.translate(_ALIKE), text.casefold().translate(_KEYS)):
        # Of fewer letters there is always something that has them somewhere within.
        long = any(len(word) >= SHORTEST for word in wanted_of(meant, aside))
        if long and (found := find(meant, index, aside, most)):
            return found
    names = sorted(frozenset[str]().union(*(entry.titles | entry.words for entry in index)))
    nearest = [_nearest(word, names) for word in wanted_of(text, aside)]
    return find(" ".join(nearest), index, (), most) if all(nearest) else []


def texts_meant(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """How a question may have been meant that is not understood as it stands: with letters of one
    alphabet, typed under the keys of the other, with the nearest words for those that no phrase
    has, with the Russian words that sound as Latin letters say: "eksport v Kitai"."""
    yield text.translate(_ALIKE)
    yield _under_other_keys(text)
    asked = words_of(text)
    words = [_corrected(word, vocabulary) for word in asked]
    if all(words):
        yield _in_place(text, asked, words)
    if any(len(word) >= SHORTEST and word.isalpha() for word in asked):
        russian = [word for word in vocabulary.whole if not word.isascii()]
        sounds = {skeleton(word): word for word in russian}
        begun = {
            skeleton(word): word
            for word in vocabulary.begun
            if len(word) >= SHORTEST and not word.isascii()
        }
        heard = [_sounding(word, vocabulary, sounds, begun) for word in asked]
        if all(heard) and heard != asked:
            yield _in_place(text, asked, heard)


def _sounding(
    word: str, vocabulary: Vocabulary, sounds: Mapping[str, str], begun: Mapping[str, str]
) -> str:
    """A word that is known, or else, of Latin letters, a Russian one that sounds the same or begins
    so, of ``sounds`` and ``begun``: skeleton → word; "" where none does, and where a short word is
    a word of both languages that means two things: "do", «до»."""
    if not word.isalpha():
        return word
    known = vocabulary.has(word, ENDING)
    if not word.isascii():
        return word if known else ""
    sound = skeleton(word)
    same = sounds.get(sound, "")
    if known and len(word) > 1:
        twin = len(word) < SHORTEST and same
        return "" if twin and vocabulary.longest([word]) != vocabulary.longest([twin]) else word
    starts = (start for heard, start in begun.items()
              if sound.startswith(heard) and len(sound) - len(heard) <= ENDING)  # fmt: skip
    return same or max(starts, key=len, default="")


def _under_other_keys(text: str) -> str:
    """A text as the same keys write it in the other alphabet, capitals as they were."""
    typed = ((letter, letter.casefold().translate(_KEYS)) for letter in text)
    return "".join(other.upper() if letter.isupper() else other for letter, other in typed)


def _in_place(text: str, asked: Sequence[str], meant: Sequence[str]) -> str:
    """A text with the words that are meant in the place of those that were asked, and what stands
    between them as it was: a dash says that years are a span."""
    text = parted(text)
    if len(_WORD.findall(text)) != len(asked):
        return " ".join(meant)
    pairs = zip(asked, meant, strict=True)
    return _WORD.sub(lambda written: _as_written(*next(pairs), written[0]), text)


def _as_written(asked: str, meant: str, written: str) -> str:
    """A word that is meant, in the capitals in which it was written."""
    if asked == meant:
        return written
    return meant[:1].upper() + meant[1:] if written[:1].isupper() else meant


def _corrected(word: str, vocabulary: Vocabulary) -> str:
    """A word that is known, or else the nearest that is; "" where none is near. One that only
    begins as a short word does, «товаробарот», may be another with a letter wrong."""
    if not word.isalpha() or vocabulary.has(word, ENDING):
        return word
    found, least = _nearest_of(word, vocabulary.whole, _wrong(word) + 1)
    for known in vocabulary.begun:
        # Of a word whose end is open what it begins with is compared; its own end may be any.
        if SHORTEST < len(known) < len(word) + least and len(word) - len(known) <= ENDING:
            most = min(least, _wrong(known) + 1)
            apart = _apart(word[: len(known)], known, most)
            if apart < most and _begins_so(word, known, apart):
                found, least = known, apart
    return found or (word if vocabulary.has(word) else "")


def _nearest(word: str, names: Sequence[str]) -> str:
    """The name that a word is, begins or is nearest to; "" where none is near. ``names`` in their
    order."""
    first = bisect_left(names, word)
    if first < len(names) and names[first].startswith(word):
        return word
    return _nearest_of(word, names, _wrong(word) + 1)[0]


def _nearest_of(word: str, names: Sequence[str], least: int) -> tuple[str, int]:
    """The first of the names that are nearest to a word, and how many letters apart they are; ""
    and ``least`` where none is nearer than that."""
    best = ""
    for name in names:
        if abs(len(name) - len(word)) < least and _may_be(word, name):
            apart = _apart(word, name, least)
            if apart < least and _begins_so(word, name, apart):
                best, least = name, apart
    return best, least


def _may_be(word: str, name: str) -> bool:
    """Whether a word may be a name with a letter wrong: of four letters, one for another makes
    another word («кофе», «коде»), as one before does («труб», «руб»); so only one that is missing,
    too many behind the first, or has changed places is wrong there."""
    if min(len(word), len(name)) > SHORTEST:
        return True
    swapped = len(word) == len(name) and sorted(word) == sorted(name)
    return swapped or (len(word) != len(name) and word[0] == name[0])


def _begins_so(word: str, name: str, apart: int) -> bool:
    """Whether a word begins as a name does, or has one letter wrong alone: with two another word is
    meant («физический», «химический»)."""
    return apart < LEAST_OTHER or word[0] == name[0]


def _wrong(word: str) -> int:
    """How many letters of a word may be wrong."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def _apart(one: str, other: str, least: int) -> int:
    """How many letters apart two words are, neighbours that have changed places being one; at least
    ``least`` where they are as far apart as that.

    The distance of Damerau and Levenshtein in its restricted form (optimal string alignment).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        further, before, row = before, row, [n]
        for m, there in enumerate(other, 1):
            cost = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (letter != there))
            swapped = n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == there
            row.append(min(cost, further[m - 2] + 1) if swapped else cost)
        if min(row) >= least:
            return least
    return row[-1]
