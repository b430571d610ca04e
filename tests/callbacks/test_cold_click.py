"""What a click costs that nobody made before, counted where a clock would say nothing: calls into
pandas, frames, questions asked of the store, rows that it answers with, and bytes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboard import ids
from dashboard.app import create_app
from dashboard.pages import every_page
from dashboard.settings import read_settings
from dashboard.store.customs import CustomsStore
from tests.callbacks.caching_browser import Browser
from tests.callbacks.conftest import CALLBACK, asks, body
from tests.frames import ANSWERS
from tests.trees import sent_by_id

PANDAS = str(Path(pd.__file__).parent)
MOST_ASKED = 7
"""Questions of a store that one click asks; one more where each of two choices is asked of by
itself."""
MOST_ROWS = 400
"""Rows that the store answers with to one click; of all partners in all years there are two
thousand."""
MOST_BYTES, OF_RELATIONS = 40_000, 46_000
"""Of what is seen first after a click, before compression; of the page with a list of events
beside that of partners, and the years to choose its span from."""
CHOICES = {
    "year": "year=2016",
    "against": "against=2015",
    "flow": "flow=import",
    "group": "group=EU",
    "partner": "partner=DEU",
    "sector": "sector=wood",
    "months": "months=2-7",
    "without": "without=DEU",
    "against_release": "against_release=1",
    "years": "years=2015,2016",
}
"""A choice of every filter. Another dataset or release is another page: its surroundings change."""
MOST_SENT = {
    "overview": (17_500, 34_000),
    "trade": (17_500, 28_500),
    "why": (18_000, 37_500),
    "partners": (26_000, 14_000),
    "relations": (24_500, 13_500),
}
"""Bytes of what is seen first after another year is chosen on a page that was opened, and of the
rest, without what the browser holds, in English; in Russian a letter takes two. By the day on which
the data were made it is up to a fiftieth more: 1 December is written in more bytes than 30."""
RUSSIAN = 1.19
MOST_SENT_BACK = 13_500
"""Bytes of both answers to the year that was shown before."""
OF_OTHER_CHARTS = (("why", "partner"), ("why", "sector"))
"""Where a choice gives a page other charts: all comes anew between filters and footer."""
MOST_ANEW = {"/trade": 34_000, "/partners": 32_000, "/why": 72_000}
PAGES = {page.noun: page for page in every_page() if page.filters}
YEARS = (2015, 2016, 2017, 2018, 2019)
CLICKS = {
    "partner=CHN": "",
    "flow=import&partner=DEU,FIN&sector=machinery": "&partner=CHN,NLD",
    "year=2019&sector=wood": "",
    "year=2017&against=2016&flow=export": "",
    "months=2-7&partner=NLD": "",
    "year=2016&sector=agrifood,minerals&months=4-9": "&sector=wood,energy",
    "year=2016&sector=wood,minerals&months=5-9&together=1": "",
}
"""What is clicked → what was chosen before: several of a kind stand side by side, and so give the
page other charts."""


@pytest.fixture(scope="module")
def demonstration(demonstration_folder: Path) -> FlaskClient:
    """The application with demonstration data, in which each year was looked at once."""
    client = create_app(read_settings({}, data_dir=demonstration_folder)).server.test_client()
    for year in YEARS:
        asks(client, query=f"dataset=demonstration&year={year}&partner=LVA&sector=other")
    return client


@contextmanager
def counted(patch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How often functions of pandas were called, frames made and the store asked."""
    found: Counter[str] = Counter()

    def see(frame: FrameType, event: str, _: Any) -> None:
        caller = frame.f_back
        if event == "call" and _of_pandas(frame) and not (caller and _of_pandas(caller)):
            found["pandas"] += 1

    for name in ANSWERS:
        patch.setattr(CustomsStore, name, _counting(getattr(CustomsStore, name), found, "asked"))
    patch.setattr(pd.DataFrame, "__init__", _counting(pd.DataFrame.__init__, found, "frames"))
    sys.setprofile(see)
    try:
        yield found
    finally:
        sys.setprofile(None)


def _of_pandas(frame: FrameType) -> bool:
    return frame.f_code.co_filename.startswith(PANDAS)


def _counting(real: Any, found: Counter[str], what: str) -> Any:
    def call(*given: Any, **named: Any) -> Any:
        found[what] += 1
        answer = real(*given, **named)
        found["rows"] += len(answer or ())
        return answer

    return call


@pytest.mark.parametrize(("choice", "before"), CLICKS.items())
def test_a_click_that_nobody_made_before_reads_arrays(
    demonstration: FlaskClient, monkeypatch: pytest.MonkeyPatch, choice: str, before: str
) -> None:
    key = asks(demonstration, query=f"dataset=demonstration{before}")["key"]
    with monkeypatch.context() as patch, counted(patch) as found:
        drawn = asks(demonstration, query=f"dataset=demonstration&{choice}", key=key)
    assert "shell" not in drawn
    assert (found["pandas"], found["frames"]) == (0, 0)
    assert 0 < found["asked"] <= MOST_ASKED + bool(before)
    assert 0 < found["rows"] <= MOST_ROWS


def test_every_filter_is_clicked() -> None:
    assert set(CHOICES) == set(ids.FILTERS) - {"dataset", "release"}


@pytest.mark.parametrize(
    ("noun", "name"), [(page.noun, name) for page in PAGES.values() for name in CHOICES
                       if name in page.filters and (page.noun, name) not in OF_OTHER_CHARTS]
)  # fmt: skip
def test_a_click_on_any_filter_is_answered_in_few_bytes(
    demonstration: FlaskClient, noun: str, name: str
) -> None:
    path = PAGES[noun].path
    key = asks(demonstration, path, "dataset=demonstration")["key"]
    choice = {"path": path, "query": f"dataset=demonstration&{CHOICES[name]}", "key": key,
              "near": "2", "tables": ""}  # fmt: skip
    answer = demonstration.post(CALLBACK, json=body(choice))
    assert "shell" not in answer.get_json()["response"]["drawn"]["data"]
    assert 500 < len(answer.get_data()) <= (OF_RELATIONS if noun == "relations" else MOST_BYTES)


def test_a_click_is_answered_without_what_the_browser_holds(demonstration: FlaskClient) -> None:
    for noun, most in MOST_SENT.items():
        for lang, times in (("", 1), ("&lang=ru", RUSSIAN)):
            query = f"dataset=demonstration{lang}"
            browser = Browser(demonstration, PAGES[noun].path, query)
            browser.click(f"{query}&year=2016")
            for size, limit in zip(browser.sizes, most, strict=True):
                assert limit / 2 < size <= limit * times, (noun, lang, browser.sizes)
            browser.click(f"{query}&year=2017")
            browser.click(f"{query}&year=2016")
            assert sum(browser.sizes) <= MOST_SENT_BACK * times, (noun, lang, browser.sizes)


def test_a_click_that_gives_a_page_other_charts_leaves_its_filters(
    demonstration: FlaskClient,
) -> None:
    for path, most in MOST_ANEW.items():
        key = asks(demonstration, path, "dataset=demonstration")["key"]
        query = "dataset=demonstration&partner=DEU" + (",CHN" if path != "/why" else "")
        choice = {
            "path": path,
            "query": query,
            "key": key,
            "wanted": "turnover-chart,",
            "tables": "",
        }
        answer = demonstration.post(CALLBACK, json=body(choice))
        drawn = answer.get_json()["response"]["drawn"]["data"]
        assert drawn["first"] and "shell" not in drawn
        assert not {"partner-filter", "year-filter"} & sent_by_id(drawn["main"]).keys()
        assert len(answer.get_data()) <= most, path
