"""The relations and events that a chart is made of, and their sources."""

from __future__ import annotations

import pandas as pd

from dashboard.amount import codes_in
from dashboard.answers import relations
from dashboard.measures.contacts import contacts_of, touches
from dashboard.measures.relations import concerning, of_kinds
from dashboard.query import Query
from dashboard.store.ask import Ask, question


@question("partners", "sectors", "kinds", "region")
def events(ask: Ask, query: Query) -> pd.DataFrame:
    """``row, source`` of the events of all years, sources separated by ``;``."""
    return _evidence(ask(relations.events, query), "event")


@question("partners", "region")
def ties(ask: Ask, query: Query) -> pd.DataFrame:
    """``row, source`` of all relations and events with the chosen partners."""
    found = concerning(ask.library.relations.relations, query.partners, query.region)
    happened = ask(events, query.only(("partners", "region")))
    return pd.concat([_evidence(found, "relation"), happened], ignore_index=True)


@question("kinds")
def contacts(ask: Ask, query: Query) -> pd.DataFrame:
    """``row, source`` of all relations and events of the chosen kinds."""
    found = of_kinds(ask.library.relations.relations, query.kinds)
    happened = ask(events, query.only(("kinds",)))
    return pd.concat([_evidence(found, "relation"), happened], ignore_index=True)


@question("year", "partners", "sectors", "kinds", "region")
def of_year(ask: Ask, query: Query) -> pd.DataFrame:
    """``row, source`` of the relations that are known in the year, and of its events."""
    found = concerning(ask.library.relations.relations, query.partners, query.region)
    wanted = relations.fields_of(query.sectors, ask.library.registers)
    parts = [
        _evidence(_known(frame, query.year, wanted), noun)
        for frame, noun in (
            (of_kinds(found, query.kinds), "relation"),
            (ask(relations.events, query), "event"),
        )
    ]
    return pd.concat(parts, ignore_index=True)


@question("year", "sectors", "kinds")
def on_map(ask: Ask, query: Query) -> pd.DataFrame:
    """`of_year` of all partners: a map shows the others beside the chosen ones."""
    return ask(of_year, query.only(("year", "sectors", "kinds")))


def _known(frame: pd.DataFrame, year: int | None, wanted: tuple[str, ...]) -> pd.DataFrame:
    kept = [
        year is not None and row.known_in(year) and touches(row.sectors, wanted)
        for row in contacts_of(frame)
    ]
    return frame.loc[pd.Series(kept, index=frame.index, dtype=bool)]


def _evidence(frame: pd.DataFrame, noun: str) -> pd.DataFrame:
    cited = [frame[name].tolist() for name in ("source", "end_source") if name in frame]
    sources = [
        ";".join(dict.fromkeys(code for cell in cells for code in codes_in(cell)))
        for cells in zip(*cited, strict=True)
    ]
    return pd.DataFrame({"row": frame[noun].tolist(), "source": sources}, dtype="str")
