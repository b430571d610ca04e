"""What was meant by a text of a search that nothing has: words with a letter wrong, or typed under
the keys of another alphabet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from dashboard.measures.search import MOST_FOUND, Entry, find, wanted_of
from dashboard.measures.vocabulary import Vocabulary, words_of

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю"
_ALIKE = str.maketrans("ABEKMHOPCTXYaekmopctxy", "АВЕКМНОРСТХУаекморстху")
"""Latin letters that look like Russian ones."""
_KEYS = str.maketrans(_LATIN + _RUSSIAN, _RUSSIAN + _LATIN)
_WRITTEN = re.compile(r"[^\W_]+")
SHORTEST, LONG = 4, 8
"""Letters from which on a word may have one letter wrong, and two."""


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
    names = frozenset[str]().union(*(entry.titles | entry.words for entry in index))
    nearest = [_nearest(word, names) for word in wanted_of(text, aside)]
    return find(" ".join(nearest), index, (), most) if all(nearest) else []


def texts_meant(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """How a question may have been meant that is not understood as it stands: with letters of one
    alphabet, typed under the keys of the other, with the nearest words for those that no phrase
    has."""
    yield text.translate(_ALIKE)
    yield _under_other_keys(text)
    whole, begun = vocabulary.words()
    asked = words_of(text)
    words = [_corrected(word, whole, begun) for word in asked]
    if all(words):
        written = _WRITTEN.findall(text) if len(_WRITTEN.findall(text)) == len(asked) else asked
        yield " ".join(map(_as_written, asked, words, written))


def _under_other_keys(text: str) -> str:
    """A text as the same keys write it in the other alphabet, capitals as they were."""
    typed = ((letter, letter.casefold().translate(_KEYS)) for letter in text)
    return "".join(other.upper() if letter.isupper() else other for letter, other in typed)


def _as_written(asked: str, meant: str, written: str) -> str:
    """A word that is meant, in the capitals in which it was written."""
    if asked == meant:
        return written
    return meant[:1].upper() + meant[1:] if written[:1].isupper() else meant


def _corrected(word: str, whole: Collection[str], begun: Collection[str]) -> str:
    """A word that is known, or else the nearest that is; "" where none is near."""
    if word in whole or not word.isalpha() or any(map(word.startswith, begun)):
        return word
    most = 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2
    found, least = "", most + 1
    for known in (*sorted(whole), *sorted(one for one in begun if len(one) > SHORTEST)):
        # Of a word whose end is open what it begins with is compared; its own end may be any.
        if abs(len(known) - len(word)) < least and known in whole:
            apart = _apart(word, known, least)
        elif known in begun and len(word) >= len(known):
            apart = _apart(word[: len(known)], known, least)
        else:
            continue
        if apart < least:
            found, least = known, apart
    return found


def _nearest(word: str, names: Iterable[str]) -> str:
    """The name that a word is, begins or is nearest to; "" where none is near."""
    most = 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2
    best, least = "", most + 1
    for name in sorted(names):
        if name.startswith(word):
            return word
        if abs(len(name) - len(word)) >= least:
            continue
        apart = _apart(word, name, least)
        if apart < least:
            best, least = name, apart
    return best


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
