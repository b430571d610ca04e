"""What is said of the state of a relation: by which source it is in force, since when it is not
confirmed, who ended it and when."""

from __future__ import annotations

from dashboard.language import Language
from dashboard.measures.counting import Tally
from dashboard.measures.ties import Relation
from dashboard.narrative.names import Names

STATES = ("in_force", "unconfirmed", "planned", "ended")
"""The states that are counted, in the order of a sentence."""


def state_words(words: Language, one: Relation) -> str:
    """``not confirmed since 18 October 2021``, ``ended by the partner (2022)``; no capital."""
    key = {"in-force": "in_force", "unknown": "unconfirmed"}.get(one.state, one.state)
    if key == "ended":
        return _ended(words, one)
    if key == "planned":
        return words.t("tie.planned")
    dated = words.date(one.seen, since=True) if one.seen else ""
    text = words.t(f"tie.{key}", date=dated) if dated else words.t(f"tie.{key}_undated")
    if not one.doubted:
        return text
    return f"{text}; {words.t('tie.doubted', date=words.date(one.doubted))}"


def _ended(words: Language, one: Relation) -> str:
    how = words.t(f"tie.ending.{one.ending}" if one.ending else "tie.ended")
    return words.t("tie.when", how=how, date=words.date(one.until)) if one.until else how


def cited_state(words: Language, one: Relation) -> str:
    """The same with the source of the end or of the doubt: ``ended by the region (2018) [C57]``."""
    text = state_words(words, one)
    return f"{text} [{one.end_source}]" if one.end_source else text


def tally_line(words: Language, names: Names, one: Tally, year: int) -> str:
    """``Norway: in force – 1, not confirmed – 9; 4 events in 2018, 10 in all``."""
    name = names.region(one.code) if "-" in one.code else names.country(one.code)
    states = [
        f"{words.t(f'tie.count.{state}')}{words.dash}{words.number(number, 0)}"
        for state, number in zip(STATES, one.relations, strict=True)
        if number
    ]
    events = words.t(
        "tie.events",
        events=words.plural("timeline.events", one.events.in_year),
        year=year,
        total=words.number(one.events.total, 0),
    )
    return f"{name}: {', '.join(states) or words.t('tie.none')}; {events}"
