"""With which paper the relations with a partner began."""

from __future__ import annotations

from dataclasses import replace

from dashboard.measures.ties import Relation, first_of

PAPER = Relation("R1", "agreement", "foreign", {}, {}, "1990", "", "in-force", (), "C01", {})


def test_they_begin_with_the_oldest_dated_paper_that_is_more_than_a_plan() -> None:
    planned = replace(PAPER, relation="R2", since="1980", state="planned")
    wished = replace(PAPER, relation="R3", since="1981", kind="intention")
    of_towns = replace(PAPER, relation="R4", since="1972", kind="twin-towns")
    undated = replace(PAPER, relation="R5", since="")
    ended = replace(PAPER, relation="R6", since="1987", state="ended")
    every = [PAPER, planned, wished, of_towns, undated, ended]
    assert first_of(every) == ended
    assert first_of([planned, wished, of_towns, undated]) is None
