"""What is said of the state of a relation: by which source it is in force, since when it is not
confirmed, who ended it and when."""

from __future__ import annotations

from typing import Any

from dashboard.amount import counted
from dashboard.language import Language
from dashboard.loaders.records import text_in
from dashboard.measures.anniversaries import Anniversary
from dashboard.measures.counting import Tally
from dashboard.measures.ties import Relation
from dashboard.narrative.linked import Line, Number, joined, said
from dashboard.narrative.names import Names
from dashboard.narrative.wording import capital
from dashboard.typography import has_words

TALLY = "tally"
"""The table of these counts: `dashboard.documents.cells`."""
STATES = ("in_force", "unconfirmed", "planned", "ended")
"""The states that are counted, in the order of a sentence."""


def begun_on(one: Any) -> str:
    """The date on which a relation, or those with a region, began; what is planned has not."""
    return "" if one.state == "planned" else str(one.since)


def state_parts(
    words: Language, one: Relation, *, begun: bool = False
) -> tuple[tuple[str, str], ...]:
    """What is said of the state, each part with the source that says so; the source is empty where
    it is that of the relation: ``not confirmed since 18 October 2021`` by C01, ``its end sought or
    announced (2024)`` by C56. No capital. ``begun``: when it began stands beside (`begun_on`), and
    what was never confirmed after it is ``not confirmed since``; of a plan it has the date."""
    key = {"in-force": "in_force", "unknown": "unconfirmed"}.get(one.state, one.state)
    if key == "ended":
        return ((_ended(words, one), _other(one, one.end_source)),)
    if key == "planned":
        how = words.t("tie.planned")
        when = words.date(one.since) if begun and one.since else ""
        return ((words.t("tie.when", how=how, date=when) if when else how, ""),)
    dated = words.date(one.seen, since=True) if one.seen else ""
    text = words.t(f"tie.{key}", date=dated) if dated else words.t(f"tie.{key}_undated")
    if begun and key == "unconfirmed" and dated and one.seen == one.since:
        text = words.t("tie.unconfirmed_then")
    state = (text, _other(one, one.attested_by))
    if not one.doubted:
        return (state,)
    doubt = words.t("tie.doubted", date=words.date(one.doubted))
    return state, (doubt, _other(one, one.end_source))


def _other(one: Relation, source: str) -> str:
    """A source, if it is another than that of the relation."""
    return "" if source == one.source else source


def _ended(words: Language, one: Relation) -> str:
    how = words.t(f"tie.ending.{one.ending}" if one.ending else "tie.ended")
    return words.t("tie.when", how=how, date=words.date(one.until)) if one.until else how


def cited_state(words: Language, one: Relation, *, begun: bool = False) -> str:
    """The state with the source of each of its parts, if that is another than the source of the
    relation: ``ended by the region (2018) [C57]``."""
    parts = state_parts(words, one, begun=begun)
    return "; ".join(f"{text} [{source}]" if source else text for text, source in parts)


def named(words: Language, one: Relation) -> str:
    """The title of a relation and with whom it is, unless the title says so."""
    title, party = (text_in(one, noun, words.code) for noun in ("title", "party"))
    return title if has_words(title, party) else f"{title}{words.dash}{party}"


def anniversary_line(words: Language, one: Anniversary) -> Line:
    """``30 July 2027, 35 years: Agreement on friendly relations``; the years lead to its row."""
    return said(
        words,
        "details.anniversary_of",
        date=words.date(one.due),
        years=Number(words.plural("details.years", one.years), row=one.relation.relation),
        title=text_in(one.relation, "title", words.code),
    )


def tally_line(words: Language, names: Names, one: Tally, year: int) -> Line:
    """``Norway: in force – 1, not confirmed – 9; 4 events in 2018, 10 in all.``"""

    def number(text: str, count: int, column: str) -> Number:
        return Number(text, counted(count), TALLY, one.code, column)

    name = capital(names.place(one.code))
    states: list[Line] = [
        (f"{words.t(f'tie.count.{state}')}{words.dash}",
         number(words.number(count, 0), count, state))
        for state, count in zip(STATES, one.relations, strict=True)
        if count
    ]  # fmt: skip
    held, total = one.events.in_year, one.events.total
    events = said(
        words,
        "tie.events",
        events=number(words.plural("timeline.events", held), held, "events"),
        year=year,
        total=number(words.number(total, 0), total, "events_total"),
    )
    known = joined(states, ", ") or (words.t("tie.none"),)
    return joined(((f"{name}: ",), known, ("; ",), events, (".",)))
