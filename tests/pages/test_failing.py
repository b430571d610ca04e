"""A store that raises in the middle of a page: the rest of the page stands, the part says so."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import StoreUnavailable
from dashboard.pages import screen, show
from dashboard.pages.screen import changes, tree
from dashboard.query import Query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, Question, ask_of
from dashboard.store.cache import Answers
from dashboard.store.library import open_library
from tests.scenes import plain
from tests.trees import by_id, text

ERRORS: tuple[Callable[[], Exception], ...] = (
    lambda: ZeroDivisionError("a fault of the program"),
    lambda: StoreUnavailable("its rows are gone"),
)
"""Made anew whenever they are raised: one raised again drags all its former frames along."""
SAID = {
    "en": ("cannot be shown", "cannot be read"),
    "ru": ("показать не удалось", "прочитать не удаётся"),
}
ADDRESSES = ("/", "/trade", "/partners", "/partners?partner=CHN", "/relations", "/relations/NO-18",
             "/relations/CHN", "/data", "/releases", "/brief", "/brief/CHN")  # fmt: skip


@pytest.fixture(scope="module")
def releases_ask(made_releases: Path) -> Ask:
    """Asks of published figures and of two releases of customs data; nothing is kept."""
    from dataclasses import replace

    library = open_library(read_settings({}, data_dir=made_releases))
    return ask_of(replace(library, kept=Answers(0)))


def asked_by(ask: Ask, monkeypatch: pytest.MonkeyPatch, address: str) -> list[str]:
    """The names of all questions that a page asks."""
    names: dict[str, None] = {}
    _watched(monkeypatch, lambda question: names.setdefault(question.name))
    _drawn(ask, address)
    return list(names)


def _watched(monkeypatch: pytest.MonkeyPatch, see: Callable[[Question], object]) -> None:
    """See every question, whether a frame or rows are wanted."""
    for form in ("__call__", "rows"):
        monkeypatch.setattr(Ask, form, _seen(getattr(Ask, form), see))


def _seen(real: Any, see: Callable[[Question], object]) -> Any:
    def call(self: Ask, question: Question, query: Query) -> Any:
        see(question)
        return real(self, question, query)

    return call


def _drawn(ask: Ask, address: str) -> tuple[Any, Any]:
    path, _, query = address.partition("?")
    shown = show.show(ask, path, query)
    return shown, tree(shown)


@pytest.mark.parametrize("address", ADDRESSES)
def test_each_question_may_fail_alone(
    releases_ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    address: str,
) -> None:
    asked: dict[str, str] = {}
    for dataset in ("published", "customs"):
        of_data = f"{address}{'&' if '?' in address else '?'}dataset={dataset}"
        with monkeypatch.context() as patch:
            # What is asked of both fails in one of them: it is lost in the same part of the page.
            asked |= dict.fromkeys(asked_by(releases_ask, patch, of_data), of_data)
    for turn, (name, of_data) in enumerate(asked.items()):
        # Both kinds of error in both languages, one after the other.
        lang = ("en", "ru")[turn // 2 % 2]
        error = ERRORS[turn % len(ERRORS)]

        def fails(question: Question, name: str = name, error: Any = error) -> None:
            if question.name == name:
                raise error()

        caplog.clear()
        with monkeypatch.context() as patch:
            _watched(patch, fails)
            shown, drawn = _drawn(releases_ask, f"{of_data}&lang={lang}")
        case = (of_data, name, error())
        assert shown.failed, case
        # One line for each part that is lost, and none for what stands.
        lines = [one for one in caplog.records if one.levelno >= logging.WARNING]
        assert len(lines) == len(shown.failed) == len(set(shown.failed)), case
        assert all(str(error()) in _logged(one) for one in lines), case
        page = plain(text(drawn))
        # Of a partner without trade there are no cards to miss.
        none = shown.page.noun == "profile" and shown.drawn("turnover") is None
        assert any(said in page for said in SAID[lang]) or none, case
        assert by_id(drawn)
        json.dumps(shown.key)


def _logged(record: logging.LogRecord) -> str:
    return f"{record.getMessage()} {record.exc_info[1] if record.exc_info else ''}"


def test_what_cannot_be_asked_for_a_while_is_asked_again(
    releases_ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Charts that say that their data cannot be read make the page one that nobody keeps."""

    def fails(question: Question) -> None:
        if question.name == "trade.shares":
            raise StoreUnavailable("its rows are gone")

    with monkeypatch.context() as patch:
        _watched(patch, fails)
        shown, _ = _drawn(releases_ask, "/partners")
    assert shown.failed == ["chart partners", "chart partner_map"], "a share is one on both"
    whole, _ = _drawn(releases_ask, "/partners")
    assert whole.failed == []
    assert whole.key != shown.key


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "The headline figures cannot be shown."),
        ("ru", "Основные показатели показать не удалось."),
    ],
)
def test_cards_and_filters_that_are_lost_are_named(
    releases_ask: Ask, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    def fails(question: Question) -> None:
        if question.name == "countries.partner_counts":
            raise ZeroDivisionError

    def no_filters(_: object) -> Any:
        raise ZeroDivisionError

    _watched(monkeypatch, fails)
    monkeypatch.setattr(screen, "filters_of", no_filters)
    for address in ("/trade", "/relations/CHN"):
        shown, drawn = _drawn(releases_ask, f"{address}?lang={lang}")
        assert said in text(drawn)
        assert shown.words.t("page.lost.filters") in text(drawn)


def test_a_series_that_fails_is_not_told_to_be_unpublished(
    releases_ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(question: Question) -> None:
        if question.name == "printed.drivers":
            raise ZeroDivisionError

    _watched(monkeypatch, fails)
    shown, drawn = _drawn(releases_ask, "/relations/CHN")
    assert shown.words.t("details.trade_none.imported") not in text(drawn)
    assert "turnover-chart" in by_id(drawn)


def test_a_release_that_cannot_be_compared_is_not_told_to_be_the_first(
    two_releases: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (two_releases / "customs" / "releases" / "0001" / "manifest.json").write_text("{}")
    ask = ask_of(open_library(read_settings({}, data_dir=two_releases)))
    shown, drawn = _drawn(ask, "/releases?dataset=customs")
    assert shown.failed == ["revision"]
    assert shown.words.t("releases.change.nothing_before") not in text(drawn)
    assert "release 1 of customs" in caplog.text
    first, first_drawn = _drawn(ask, "/releases?dataset=demonstration")
    assert first.failed == []
    assert first.words.t("releases.change.nothing_before") in text(first_drawn)
    assert changes(first)
