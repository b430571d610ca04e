"""The shares that a question in words asks for: what is the part, and what is the whole."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dashboard.flows import FLOW_OF
from dashboard.measures.inquiry_dates import DATES
from dashboard.measures.vocabulary import Meaning

SUBJECTS = ("country", "group", "sector", "code")
TRADE = "trade"
"""Trade at large: turnover, unless another word beside it says what of it is meant."""
SHARE = "share"


def part_of_turnover(said: Sequence[Meaning]) -> str:
    """Exports or imports, where it is their share in turnover that is asked for; else empty. What
    is named behind both, at most one of a kind and no code, narrows both; exports of some goods, or
    to some country, are no such part."""
    measures = [at for at, one in enumerate(said) if one.kind == "measure" and one.code != SHARE]
    named = [at for at, one in enumerate(said) if one.kind in SUBJECTS]
    kinds = [said[at].kind for at in named]
    if len(measures) != 2 or len({*kinds}) < len(kinds) or "code" in kinds:
        return ""
    part, whole = (said[at].code for at in measures)
    behind = all(at > measures[1] for at in named)
    return part if behind and part in FLOW_OF and whole in ("turnover", TRADE) else ""


def parted(said: Sequence[Meaning]) -> tuple[list[Meaning], list[Meaning]]:
    """What a share is of, and what it is in."""
    plain = [
        one
        for one, after in itertools.pairwise((*said, Meaning("end")))
        if one.kind not in DATES and not (one.kind == "inside" and after.kind in DATES)
    ]
    at = next(place for place, one in enumerate(plain) if one.code == SHARE)
    before, after = plain[:at], plain[at + 1 :]
    if before:
        return before, after
    for place, one in enumerate(after):
        # «в экспорте Китая»: nothing stands before, so that this says what the share is in alone.
        if one.kind == "inside" and place and any(two.kind in SUBJECTS for two in after[:place]):
            return after[:place], after[place + 1 :]
    return after, []
