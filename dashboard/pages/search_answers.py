"""What questions of the search ask for: the figure, where that comes from, or the view."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dashboard.answers.inquiry import IMPORTED, Reply
from dashboard.answers.inquiry_beside import answer_beside
from dashboard.answers.inquiry_extremes import answer_to
from dashboard.answers.inquiry_latest import (
    DATED,
    answer_of_latest,
    asks_for_latest,
    asks_for_sum_of_latest,
)
from dashboard.errors import StoreUnavailable
from dashboard.language import Language
from dashboard.measures.inquiry_view import LATEST, read_view
from dashboard.measures.inquiry_whom import SOURCE, WHENCE
from dashboard.measures.view_asked import View
from dashboard.measures.vocabulary import Meaning, Vocabulary, parted
from dashboard.pages.search_absent import with_whose
from dashboard.pages.search_files import forms_said, is_of_page, page_files
from dashboard.pages.search_places import proof
from dashboard.pages.search_results import figure
from dashboard.pages.search_view import Pairs, files_found, views_found
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

_YEAR = re.compile(r"(?<![^\W_])(?:19|20)\d\d(?![^\W_])")
Found = list[dict[str, str]]


class Asked(NamedTuple):
    """Where a question is asked: the dataset that is looked at, "" for the published figures, the
    year, the months and the flow that are chosen there, by the names of an address, and the path of
    the page."""

    dataset: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    page: str = "/"

    def kept(self, said: Sequence[Meaning]) -> Pairs:
        """What is chosen, but that of which the words of a question say something else."""
        kinds = {one.kind for one in said}
        dated = bool(DATED & kinds) or LATEST in said
        over = ("year", "against", "months") if dated else ()
        flow = ("flow",) if "measure" in kinds else ()
        return {name: text for name, text in self.chosen if name not in (*over, *flow)}


def answers(ask: Ask, text: str, vocabulary: Vocabulary, words: Language, asked: Asked) -> Found:
    """The figure that a question in words asks for, if it is one, and where that comes from; else
    the view that the words want to see. Of a year of which no trade is known the last one that is
    known is answered too, which is said; of one that nobody knows at all this alone."""
    said = vocabulary.meanings(text) or ()
    years = {int(one.code) for one in said if one.kind == "year"}
    missing = sorted(years - _traded(ask, asked.dataset))
    offered = {*ask.library.choices(PUBLISHED).years}
    found = _answers(ask, text, vocabulary, words, asked) if years <= offered else []
    if not missing or (_is_year(said) and years <= offered):
        return found
    latest = _latest(ask, asked)
    lacking = {str(year) for year in missing}
    known = _YEAR.sub(lambda one: str(latest) if one[0] in lacking else one[0], parted(text))
    said_of_year = words.t("search.year_unknown", years=", ".join(map(str, missing)), year=latest)
    instead = _answers(ask, known, vocabulary, words, asked)
    if found and found == instead:
        # The view of a year that nobody knows is that of the latest already.
        found = []
    if found and instead[:1] and instead[0]["title"] == found[0]["title"]:
        # Neither is known: nothing stands instead of it.
        return found
    # Where nothing is shown, no other year is shown either.
    return [
        *found,
        *(
            {**one, "detail": f"{said_of_year} · {one['detail']}"} if "href" in one else one
            for one in instead
        ),
    ]


def _answers(ask: Ask, text: str, vocabulary: Vocabulary, words: Language, asked: Asked) -> Found:
    said, view = vocabulary.meanings(text) or (), read_view(text, vocabulary)
    year = _looked_at(ask, asked, asked.kept(said))

    def beside(reply: Reply, *, dated: bool) -> Found:
        found = None
        if not asked.dataset:
            found = answer_beside(ask, text, vocabulary, words.code, reply, dated=dated, year=year)
        return [_of_other_data(found, ask, words)] if found else []

    reply = answer_to(ask, text, vocabulary, words.code, asked.dataset, year)
    if reply.understood:
        return [*_figure(reply, ask, words, said), *beside(reply, dated=True)]
    if is_of_page(said):
        return page_files(ask, asked.page, forms_said(said), words)
    if view is None and _is_year(said):
        years = tuple(int(one.code) for one in said if one.kind == "year")
        view = View("turnover", years=years) if {*years} <= _traded(ask, asked.dataset) else None
    shown = _view(ask, view, said, words, asked) if view else []
    if asks_for_sum_of_latest(said, view):
        # A measure without a year is that of the year that is looked at, which is said; a chart
        # that knows nothing of that year comes after the figure of one of which something is known.
        reply = answer_of_latest(ask, text, vocabulary, words.code, asked.dataset, year)
        first = asks_for_latest(said, view) or _is_of_another(reply, year or _latest(ask, asked))
        if (reply.value.known and first) or (reply.understood and not view):
            return [*_figure(reply, ask, words, said), *beside(reply, dated=False), *shown]
        shown = [*shown, *beside(reply, dated=False)]
    if view and LATEST not in said:
        return shown
    if LATEST not in said:
        return []
    dated = f"{text} {year or _latest(ask, asked)}"
    reply = answer_to(ask, dated, vocabulary, words.code, asked.dataset)
    if reply.understood:
        return [*_figure(reply, ask, words, said), *beside(reply, dated=False)]
    return shown


def _view(ask: Ask, view: View, said: Sequence[Meaning], words: Language, asked: Asked) -> Found:
    """The view, and the files of its chart where the words ask to take it away."""
    kept, forms = asked.kept(said), forms_said(said)
    found = _with_whose(views_found(ask, view, words, asked.dataset, kept), said, words)
    return [*found, *files_found(ask, view, forms, words, asked.dataset, kept)] if forms else found


def _figure(reply: Reply, ask: Ask, words: Language, said: Sequence[Meaning]) -> Found:
    """The figure and where it comes from; this first, where it is asked for."""
    found = [*_with_whose([figure(reply, ask, words)], said, words), *proof(reply, ask, words)]
    return found if {SOURCE, WHENCE}.isdisjoint(said) else found[::-1]


def _of_other_data(reply: Reply, ask: Ask, words: Language) -> dict[str, str]:
    """A figure that other data have beside those that are looked at, with which these are."""
    assert reply.query is not None
    found = figure(reply, ask, words)
    data = words.t(f"dataset.{reply.query.dataset}")
    return {**found, "detail": f"{data} · {found['detail']}"}


def _with_whose(found: Found, said: Sequence[Meaning], words: Language) -> Found:
    return [{**one, "detail": with_whose(one["detail"], said, words)} for one in found]


def _is_year(said: Sequence[Meaning]) -> bool:
    """Whether the words of a question name years and nothing else, nor where data come from."""
    kinds = {one.kind for one in said}
    return (
        "year" in kinds and kinds <= {"year", "stop"} and {LATEST, SOURCE, WHENCE}.isdisjoint(said)
    )


def _is_of_another(reply: Reply, year: int) -> bool:
    """Whether a reply is of another year than the one that is looked at."""
    return reply.query is not None and reply.query.year != year


def _looked_at(ask: Ask, asked: Asked, kept: Pairs) -> int:
    """The year that is chosen on the page and kept, where trade is known of it; else 0."""
    chosen = kept.get("year", "")
    known = chosen.isdigit() and int(chosen) in _traded(ask, asked.dataset)
    return int(chosen) if known else 0


def _latest(ask: Ask, asked: Asked) -> int:
    return ask.library.choices(asked.dataset or PUBLISHED).latest


def _traded(ask: Ask, dataset: str) -> set[int]:
    """The years of which trade is known: of a dataset, else of the published and imported ones."""
    found: set[int] = set()
    for name in (dataset,) if dataset else (PUBLISHED, IMPORTED):
        try:
            found.update(ask.library.choices(name).traded)
        except StoreUnavailable:
            continue
    return found
