"""Texts that resemble each other in fewer bytes: cut into pieces, each of which is said once.

A text of hovering is its head, of a name or two, and what is said of it. Its form is what stands
between the numbers: texts that vary in numbers alone say one form and their numbers. Of the texts
of a year of months a seventh is left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby

BREAK, COMMA = "<br>", ", "
HEAD_END = f"</b>{BREAK}"
CUT, NEXT = "\0", "\1"
"""What no text of ours holds; beside one that did all would stay whole."""
SHORTEST = 4
"""Letters of a form from which on it is said once."""
_NUMBER = re.compile(r"(\d(?:[\d.,\u00a0\u202f]*\d)?)")

Form = tuple[str, ...]
"""What stands before, between and after the numbers of a text; of one without, itself alone."""
Said = str | list[str | int]
"""A text: as it is; or its parts, each a text, or the place of a form with what fills its gaps."""
Run = list[list[int] | str]
"""Texts one after another that differ in their numbers alone: the places of the forms that each of
them has, and the numbers of all, a space between two."""


def in_pieces(groups: Iterable[Sequence[str]]) -> tuple[list[str | Form], list[list[Said]]]:
    """Texts in groups, each of which may end alike → the forms, a text where one has no gaps, and
    the texts of each group by them. The browser joins them: assets/restore.js."""
    cut = [_cut(texts) for texts in groups]
    forms, parts = _returning(Counter(chain.from_iterable(chain.from_iterable(cut))))
    said = [[_said(text, parts) for text in texts] for texts in cut]
    return [one if len(one) > 1 else one[0] for one in forms], said


def in_runs(texts: Iterable[Said], forms: Sequence[str | Form]) -> list[Said | Run]:
    """Texts in pieces, in runs where several that follow each other have the same forms. No number
    holds the space that stands between two."""
    found: list[Said | Run] = []
    for places, group in groupby(texts, lambda text: _forms_of(text, forms)):
        alike = list(group)
        if len(alike) == 1 or not any(_gaps(forms[place]) for place in places):
            found += alike
        else:
            numbers = (one for text in alike for one in text if isinstance(one, str))
            run: Run = [list(places), " ".join(numbers)]
            found.append(run)
    return found


def _forms_of(text: Said, forms: Sequence[str | Form]) -> tuple[int, ...]:
    """The places of the forms of a text that has forms and numbers alone, else none."""
    places: list[int] = []
    left = 0
    for part in text if isinstance(text, list) else (text,):
        if not left and isinstance(part, str):
            return ()
        if isinstance(part, str):
            left -= 1
        else:
            places.append(part)
            left = _gaps(forms[part])
    return tuple(places)


def _gaps(form: str | Form) -> int:
    return 0 if isinstance(form, str) else len(form) - 1


def _cut(texts: Sequence[str]) -> list[list[str]]:
    """Texts in pieces: those of the head, what is said, and the lines that all of them end with."""
    tail = "" if len(texts) == 1 else end_of(texts).partition(BREAK)[2]
    if any(CUT in text or NEXT in text for text in texts):
        return [[text] for text in texts]
    left = len(tail)
    parts = [text[: len(text) - left].rpartition(HEAD_END) for text in texts]
    heads = NEXT.join([head + end for head, end, _ in parts])
    heads = heads.replace(BREAK, BREAK + CUT).replace(COMMA, COMMA + CUT)
    return [
        [*head.split(CUT), said, tail]
        for head, (_, _, said) in zip(heads.split(NEXT), parts, strict=True)
    ]


def start_of(texts: Sequence[str]) -> str:
    """What all texts begin with: what the first and the last in their order do."""
    first, last = min(texts), max(texts)
    for place, (one, other) in enumerate(zip(first, last, strict=False)):
        if one != other:
            return first[:place]
    return first


def end_of(texts: Sequence[str]) -> str:
    """What all texts end with."""
    return start_of([text[::-1] for text in texts])[::-1]


def _returning(times: Mapping[str, int]) -> tuple[list[Form], dict[str, list[str | int]]]:
    """Pieces with how often each stands → the forms that return; and the parts of the pieces that
    have one of them: its place and what fills its gaps."""
    alike: dict[Form, list[tuple[str, Form]]] = {}
    for piece in times:
        split = _NUMBER.split(piece)
        alike.setdefault(tuple(split[::2]), []).append((piece, tuple(split[1::2])))
    forms: list[Form] = []
    parts: dict[str, list[str | int]] = {}
    for form, found in alike.items():
        uses = sum(times[piece] for piece, _ in found)
        if uses == 1 or sum(map(len, form)) < SHORTEST:
            continue
        columns = list(zip(*(fills for _, fills in found), strict=True))
        varying = [place for place, column in enumerate(columns) if len(set(column)) > 1]
        place = len(forms)
        forms.append(_without(form, columns, varying))
        for piece, fills in found:
            parts[piece] = [place, *[fills[one] for one in varying]]
    return forms, parts


def _without(form: Form, columns: Sequence[Form], varying: Sequence[int]) -> Form:
    """A form with the numbers that do not vary in it, so that only the others are gaps."""
    whole = [form[0]]
    for place, (column, after) in enumerate(zip(columns, form[1:], strict=True)):
        if place in varying:
            whole.append(after)
        else:
            whole[-1] += column[0] + after
    return tuple(whole)


def _said(text: Sequence[str], known: Mapping[str, list[str | int]]) -> Said:
    """A text by the parts of the pieces that are known; what stands between two of them is one
    text."""
    parts: list[str | int] = []
    literal = ""
    for piece in text:
        found = known.get(piece)
        if found is None:
            literal += piece
            continue
        if literal:
            parts.append(literal)
            literal = ""
        parts += found
    if not parts:
        return literal
    return [*parts, literal] if literal else parts
