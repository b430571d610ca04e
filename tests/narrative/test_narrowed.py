"""That imported files were narrowed is said wherever their sums are shown."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pptx
import pytest

from dashboard.documents.compose import compose
from dashboard.documents.document import Deck
from dashboard.documents.request import read_request
from dashboard.exports.write import write
from dashboard.imports.customs import Import, import_customs
from dashboard.language import language
from dashboard.loaders.narrowed import Narrowed
from dashboard.narrative.caption import caption
from dashboard.narrative.imports import coverage
from dashboard.narrative.narrowed import alone_note, held_alone
from dashboard.pages.show import show
from dashboard.settings import read_settings
from dashboard.store.ask import ask_of
from dashboard.store.library import open_library
from tests.exports.conftest import StillRenderer
from tests.imports.customs_files import REGISTERS, asks_of, row, written
from tests.imports.customs_files import text as customs_text
from tests.scenes import plain

YEARS = frozenset((flow, str(year)) for flow in ("export", "import") for year in (2017, 2018))
FEW = Narrowed(("CHN",), ("44",), YEARS)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            "for these years hold only China and chapter 44: this may not be all trade",
        ),
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
    assert (
        held_alone(replace(scene(), narrowed=(FEW._replace(held=frozenset({("export", "2011")})),)))
        == ""
    )


def test_of_many_no_list_is_made(scene):
    files = tuple(Narrowed((f"A{n:02d}",), (), YEARS) for n in range(9))
    assert "few partners or goods" in held_alone(replace(scene(), narrowed=files))


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "China (December 2019)"), ("ru", "Китай (декабрь 2019 года)")],
)
def test_a_year_that_is_narrowed_in_part_has_more_than_that(
    tmp_path: Path, lang: str, said: str
) -> None:
    codes = ("2709009009", "4407119300", "7208100000", "8703231981")
    whole = [row(period=f"{month:02d}/2019", partner=partner, code=codes[place % 4])
             for month in range(1, 12)
             for place, partner in enumerate(("CN", "FI", "DE", "NO", "SE", "US"))]  # fmt: skip
    last = [row(period="12/2019", partner="CN", code=code) for code in codes]
    ask = asks_of(tmp_path, whole, last)
    text = plain(held_alone(show(ask, "/", f"dataset=customs&year=2019&lang={lang}").scene))
    assert said in text
    assert text.startswith({"en": "some of the imported files", "ru": "в части загруженных"}[lang])
    assert "Finland" not in text and "hold only China" not in text


def test_a_narrowed_file_beside_a_whole_one_narrows_only_what_that_lacks(tmp_path: Path) -> None:
    codes = ("2709009009", "4407119300", "7208100000", "8703231981")
    whole = [row(period=f"{month:02d}/2019", partner=partner, code=codes[place % 4])
             for month in range(1, 12)
             for place, partner in enumerate(("CN", "FI", "DE", "NO", "SE", "US"))]  # fmt: skip
    few = [row(period=f"{month:02d}/2019", partner="CN", code=code, usd="7")
           for code in codes for month in (11, 12)]  # fmt: skip
    files = tuple(written(tmp_path / name, customs_text(rows))
                  for name, rows in (("whole.csv", whole), ("few.csv", few)))  # fmt: skip
    import_customs(Import(files, tmp_path), REGISTERS)
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path)))
    text = plain(held_alone(show(ask, "/", "dataset=customs&year=2019").scene))
    assert "China (December 2019)" in text
    november = [one for one in few if "11/2019" in one]
    files = (files[0], written(tmp_path / "few.csv", customs_text(november)))
    import_customs(Import(files, tmp_path / "other"), REGISTERS)
    ask = ask_of(open_library(read_settings({}, data_dir=tmp_path / "other")))
    assert "China" not in held_alone(show(ask, "/", "dataset=customs&year=2019").scene)


def test_partners_of_one_file_and_goods_of_another_are_two_things(scene):
    first = Narrowed(("CHN",), (), frozenset({("export", "2018-01"), ("import", "2018-01")}))
    other = Narrowed((), ("44",), frozenset({("export", "2018")}))
    text = plain(held_alone(replace(scene(), narrowed=(first, other))))
    assert "China (January 2018); chapter 44 (2018): this may" in text


def test_pages_and_files_say_it(tmp_path: Path) -> None:
    rows = [row(period=f"{month:02d}/2019", code="4407119300") for month in range(1, 13)]
    ask = asks_of(tmp_path, rows)
    asked = "dataset=customs&year=2019"
    assert "hold only China and chapter 44" in plain(caption(show(ask, "/", asked).scene))
    deck = compose(ask, read_request("deck", "pptx", f"{asked}&path=/trade", ask.library))
    assert isinstance(deck, Deck)
    assert "hold only China and chapter 44" in plain("\n".join(deck.slides[0].notes))
    for slide in pptx.Presentation(io.BytesIO(write(deck, "pptx", StillRenderer(tmp_path)))).slides:
        (said,) = [one.text_frame.text for one in slide.shapes if one.name == "Subtitle"]
        assert "this may not be all trade." in plain(said).split("\n")[-1]


def test_a_slide_of_relations_says_nothing_of_the_files_of_trade(tmp_path: Path) -> None:
    ask = asks_of(tmp_path, [row(period="01/2019", code="4407119300")])
    asked = read_request("deck", "pptx", "dataset=customs&year=2019&path=/relations", ask.library)
    deck = compose(ask, asked)
    assert isinstance(deck, Deck)
    assert "" in [one.held for one in deck.slides if one.chart.name == "timeline"]


def test_a_month_of_which_a_part_is_held_is_not_called_complete(tmp_path: Path) -> None:
    codes = ("2709009009", "4407119300", "7208100000", "8703231981")

    def brought(month: str, *partners: str) -> list[str]:
        rows = [row(period=f"{month}/2019", partner=one, code=code)
                for one in partners for code in codes]  # fmt: skip
        file = written(tmp_path / f"{month}{len(partners)}.csv", customs_text(rows))
        report = import_customs(Import((file,), tmp_path, replace=True), REGISTERS)
        return [plain(line) for line in coverage(json.loads(report.to_json()), language("en"))]

    few, six = ("CN",), ("CN", "FI", "DE", "NO", "SE", "US")
    assert brought("01", *six) == ["Complete for: exports of January 2019"]
    part = "Held in part, few partners or goods alone: exports of February 2019"
    assert brought("02", *few) == ["Complete for: exports of January 2019", part]
    both = "Complete for: exports of January, March 2019"
    assert brought("03", *six) == [both, part]
    assert brought("02", *six) == ["Complete for: exports of January–March 2019"]
