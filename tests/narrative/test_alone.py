"""That imported files were narrowed is said wherever their sums are shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.documents.compose import compose
from dashboard.documents.document import Deck
from dashboard.documents.request import read_request
from dashboard.loaders.releases import Narrowed
from dashboard.narrative.alone import alone_note, held_alone
from dashboard.narrative.caption import caption
from dashboard.pages.show import show
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain

FEW = Narrowed(("CHN",), ("44",), frozenset({2018}))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "files of these years hold only China and chapter 44: perhaps not all trade"),
        ("ru", "за эти годы есть только Китай и группа 44: возможно, это не вся торговля"),
    ],
)
def test_what_files_hold_alone_is_named(scene, lang, said):
    asked = replace(scene(lang), narrowed=(FEW,))
    assert said in plain(held_alone(asked))
    assert said in plain(caption(asked))
    (note,) = alone_note(asked)
    assert note[0].isupper() and note.endswith(".")


def test_files_of_other_years_and_whole_ones_are_not_told(scene):
    assert held_alone(scene()) == "" and alone_note(scene()) == ()
    assert held_alone(replace(scene(), narrowed=(FEW._replace(years=frozenset({2011})),))) == ""


def test_of_many_no_list_is_made(scene):
    files = tuple(Narrowed((f"A{n:02d}",), (), frozenset({2018})) for n in range(9))
    assert "few partners or goods" in held_alone(replace(scene(), narrowed=files))


def test_pages_and_files_say_it(tmp_path: Path) -> None:
    rows = [row(period=f"{month:02d}/2019", code="4407119300") for month in range(1, 13)]
    ask = asks_of(tmp_path, rows)
    asked = "dataset=customs&year=2019"
    assert "hold only China and chapter 44" in plain(caption(show(ask, "/", asked).scene))
    deck = compose(ask, read_request("deck", "pptx", f"{asked}&path=/trade", ask.library))
    assert isinstance(deck, Deck)
    assert "hold only China and chapter 44" in plain("\n".join(deck.slides[0].notes))
