"""What a question in words asks for that the data, or the charts, have nothing of."""

from __future__ import annotations

import itertools

from dashboard.measures.inquiry import LONGEST, codes_named
from dashboard.measures.inquiry_dates import BETWEEN, LARGEST, counted_of, dated_words
from dashboard.measures.inquiry_view import COURSE, MAP
from dashboard.measures.inquiry_whom import COMPARED, PARTNERS, WHOSE, WITHOUT, owned
from dashboard.measures.inquiry_years import years_named
from dashboard.measures.vocabulary import Vocabulary

BESIDE, OTHERS, SHARES = "beside", "others", "shares"
"""A group of countries beside another choice; what others trade; shares of several years."""
OF_CODE = "of_code"
"""The partners of a commodity code, asked for or named one beside another."""
OF_WHAT = "of_what"
"""The largest, of which it is not said what they are: "top ten"."""


def topics_asked(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Of what there is nothing, by the words of a text, or because no chart has it together."""
    if topics := vocabulary.unread(text).absent:
        return topics
    found = vocabulary.meanings(text) if len(text) <= LONGEST else None
    if found is None:
        return ()
    said = dated_words(found)
    groups, whom = codes_named(said, "group", "union"), codes_named(said, *WHOSE)
    plain = [one for one in found if one.kind != "stop" or one == BETWEEN]
    apart = any(one == BETWEEN and two.kind in WHOSE for one, two in itertools.pairwise(plain))
    if (apart and len(whom) > 1) or owned(found):
        return (OTHERS,)
    if groups and len(whom) > 1:
        # Of a member that is left out another reason would be said.
        return () if WITHOUT in said else (BESIDE,)
    views = codes_named(said, "view", "measure")
    beside = len(whom) > 1 or not {PARTNERS, COMPARED, MAP}.isdisjoint(views)
    if codes_named(said, "code") and beside:
        return (OF_CODE,)
    if LARGEST in said and all(one == LARGEST or one.kind in ("count", "year") for one in said):
        return (OF_WHAT,)
    if "share" not in codes_named(said, "measure"):
        return ()
    years, since = years_named(said) or ((), 0)
    counted = counted_of(found, sized=True)
    last = counted.last if counted else 0
    several = since or last or len(years) > 1 or COURSE in codes_named(said, "view")
    return (SHARES,) if several else ()
