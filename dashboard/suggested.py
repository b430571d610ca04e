"""What there is in the place of a part of an address or a flag that was not understood."""

from __future__ import annotations

from collections.abc import Collection
from difflib import SequenceMatcher, get_close_matches

from dashboard.choices import Choices
from dashboard.grammar import PARTS
from dashboard.months import stretches
from dashboard.query import Problem, Query

LISTED = 60
"""Values at most that are listed in the place of an unknown one."""
FEW = 12
"""Values at most that are listed on a page."""
ALIKE, APART = 0.7, 0.05
"""From which likeness on a value is named in its place, and how much less like the next must be."""
SHORTEST = 4
"""Letters from which on the beginning of a name stands for it. Fewer are no name of a partner, but
a code, of which every other is as near."""
NAMED = ("partner", "sector")
"""Parts whose values people know by their names: a code is suggested by those as well."""
YEARS = ("year", "years")
UNANSWERED = "_unanswered"
"""How the name of a problem ends whose value is known, but of a kind that the dataset has not."""


def instead_of(problem: Problem, query: Query, years: Collection[int]) -> str:
    """What there is in the place of a value, for who called the command line; ``years``: those that
    may be chosen."""
    if problem.name in YEARS and years:
        return f"; there are {spans_of(years)}"
    if problem.name == "release" and query.choices.release is None:
        return f"; the dataset {query.dataset} has no releases, only imported data have"
    if problem.name.endswith(UNANSWERED):
        return f"; the dataset {query.dataset} has nothing of that kind, imported data have"
    if problem.name == "against":
        return f"; it is compared with a known year before {query.year}"
    if problem.name == "months":
        return "; months are 1 to 12: 1-9, or 1-3,7-9 with a gap"
    near, known = nearest(problem, query.choices), _offered(problem, query.choices)
    meant = f"; did you mean {near}?" if near else ""
    if len(known) > LISTED and problem.name == "partner" and not near:
        return "; partners are named by their code of two or three letters: CN, CHN"
    if not 0 < len(known) <= LISTED:
        return meant
    return f"{meant or ';'} {'There' if meant else 'there'} are {', '.join(known.values())}"


def nearest(problem: Problem, choices: Choices) -> str:
    """The value that is most like one that was not understood and begins like it, by its code or
    its name in any language; "" where none is near, or two are."""
    known = _offered(problem, choices)
    called = choices.called.items() if problem.name in NAMED else ()
    alike = {name: code for name, code in called if code.lower() in known} | known
    written = problem.value.strip().casefold()
    begun = {code for name, code in alike.items() if name.startswith(written)}
    if len(begun) == 1 and len(written) >= SHORTEST:
        return begun.pop()
    if problem.name == "partner" and len(written) < SHORTEST:
        return ""
    near = [one for one in get_close_matches(written, alike, 4, ALIKE) if one[0] == written[0]]
    likeness = [SequenceMatcher(None, written, one).ratio() for one in near]
    level = {alike[one] for one, like in zip(near, likeness, strict=True)
             if like > likeness[0] - APART}  # fmt: skip
    return level.pop() if len(level) == 1 else ""


def spans_of(years: Collection[int]) -> str:
    """Years in their stretches."""
    spans = (
        f"{one}" if one == last else f"{one}–{last}" for one, last in stretches(frozenset(years))
    )
    return ", ".join(spans)


def few(problem: Problem, choices: Choices) -> tuple[str, ...]:
    """The values that there are of a part, where they are few enough for a sentence of a page."""
    known = tuple(_offered(problem, choices).values())
    return known if len(known) <= FEW else ()


def _offered(problem: Problem, choices: Choices) -> dict[str, str]:
    """The values that there are of a part, by what they are in small letters."""
    part = PARTS.get(problem.name)
    return {one.lower(): one for one in sorted(part.offers(choices))} if part else {}
