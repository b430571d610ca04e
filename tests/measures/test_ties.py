"""With which paper the relations with a partner began."""

from __future__ import annotations

from collections import namedtuple
from dataclasses import replace

import pytest

from dashboard.measures.ties import Relation, first_of, relation_of
from dashboard.narrative.ties import cited_state
from tests.scenes import words_of

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


CELLS = ("relation", "kind", "counted_as", "party_en", "title_en", "since", "until", "state",
         "sectors", "source", "note_en", "attested", "attested_by", "ending", "doubted",
         "end_source")  # fmt: skip
Row = namedtuple("Row", CELLS)


@pytest.mark.parametrize(
    ("attested", "said"),
    [
        ("", "in force according to its source"),
        ("2026-10-01", "in force according to a source of 1 October 2026"),
    ],
)
def test_the_day_on_which_it_began_is_no_date_of_a_source_that_attests_it(
    attested: str, said: str
) -> None:
    cells = dict.fromkeys(CELLS, "") | {"relation": "O1", "since": "2015-03", "state": "in-force"}
    made = relation_of(Row(**(cells | {"attested": attested})))
    assert cited_state(words_of(), made, begun=True).replace("\u00a0", " ") == said
