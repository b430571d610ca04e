"""``ask``: a question in words, answered from the tables, as one JSON object."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from dashboard.amount import Amount
from dashboard.certainty import LOWER, UPPER
from dashboard.commands.flags import add_data_dir, add_lang, typed
from dashboard.commands.printing import print_asked
from dashboard.commands.restricted import add_restricted, sight_asked
from dashboard.language import Language
from dashboard.months import WHOLE_YEAR, Months, months_text
from dashboard.query import Query
from dashboard.settings import Settings
from dashboard.store.datasets import DATASETS

if TYPE_CHECKING:
    from dashboard.answers.inquiry import Reply
    from dashboard.measures.vocabulary import Vocabulary
    from dashboard.narrative.scene import Scene
    from dashboard.store.ask import Ask


NOT_IN_DATA = "not in the data"
NO_VALUE = "no one figure"
"""Of what asks for a chart, or for relations or events: `understood` says what is found."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The question, the language of its answer, and where to look."""
    parser.add_argument("question", type=_question, help='for example "exports to China 2018"')
    add_lang(parser, "the answer")
    parser.add_argument(
        "--dataset",
        choices=tuple(DATASETS),
        default="",
        help="where to look; without it in the published figures, then in the imported ones",
    )
    add_restricted(parser)
    add_data_dir(parser, to_read=True)


def _question(text: str) -> str:
    """A question as it was typed. Raises ``ArgumentTypeError`` where nothing was asked."""
    if not (asked := typed(text)).strip():
        raise argparse.ArgumentTypeError("is empty: ask for something")
    return asked


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Print the answer as one JSON object, as `answered` has it."""
    from dashboard.answers.inquiry import vocabulary_of
    from dashboard.store.ask import ask_of
    from dashboard.store.library import open_library

    library = open_library(settings, sight_asked(args))
    ask = ask_of(library, sight=library.sight)
    words = library.language(args.lang)
    found = found_for(ask, args.question, vocabulary_of(library), words, args.dataset)
    print_asked((json.dumps(found, ensure_ascii=False) + "\n").encode("utf-8"))
    return 0


def found_for(
    ask: Ask, question: str, vocabulary: Vocabulary, words: Language, dataset: str
) -> dict[str, object]:
    """The answer to a question, as `answered` has it, as it stands or as it may have been meant,
    of the goods that its words name, too; of one that asks for no one figure where the chart is
    that its words want to see; of a reference of a file its view."""
    from dashboard.amount import UNKNOWN
    from dashboard.answers.inquiry import NOT_UNDERSTOOD, Reply
    from dashboard.documents.reference import reference_in
    from dashboard.measures.inquiry_absent import OF_WHAT, topics_asked
    from dashboard.measures.search_entries import chapter_entries
    from dashboard.pages.search_absent import topics_absent
    from dashboard.pages.search_meant import as_meant, either_of, goods_meant

    def read(text: str) -> dict[str, object] | None:
        return _read(ask, text, vocabulary, words, dataset)

    none = answered(ask, Reply(UNKNOWN, NOT_UNDERSTOOD), words)
    if reference := reference_in(question, ask.library.registers):
        return _opened(ask, reference, words)
    meant, found = as_meant(question, vocabulary, read)
    if found and meant != question:
        said = (words.t("search.meant", text=meant), found["understood"])
        found["understood"] = " · ".join(str(one) for one in said if one)
    if not found:
        chapters = chapter_entries(ask.library.registers.chapters)
        goods = [*goods_meant(question, vocabulary.unread(question), chapters)]
        if len(goods) == 1 and (found := read(goods[0].text)):
            found["understood"] = goods[0].before(str(found["understood"]), words)
        elif len(goods) > 1:
            # Which of several chapters is meant is not told.
            return {**none, "understood": either_of(goods, words)}
    if not found and (absent := topics_asked(question, vocabulary)):
        nearest = topics_absent(absent, ask, words, dataset)[0]["title"]
        status = NOT_UNDERSTOOD if OF_WHAT in absent else NOT_IN_DATA
        return {**none, "status": status, "understood": nearest}
    return found or none


def _opened(ask: Ask, reference: str, words: Language) -> dict[str, object]:
    """The view that a reference of a file stands for, as the search says it, and its address."""
    from dashboard.amount import UNKNOWN
    from dashboard.answers.inquiry import NOT_UNDERSTOOD, Reply
    from dashboard.documents.reference import view_of
    from dashboard.pages.search_results import opened

    view, found = view_of(reference, ask.library.registers), opened(ask, reference, words)
    if view is None:
        return answered(ask, Reply(UNKNOWN, NOT_UNDERSTOOD), words)
    said = f"{found['title']} · {found['detail']}"
    reply = answered(ask, Reply(UNKNOWN, ""), words)
    return {**reply, "address": view.address, "understood": said}


def _read(
    ask: Ask, text: str, vocabulary: Vocabulary, words: Language, dataset: str
) -> dict[str, object] | None:
    """What a text is understood as: a figure, and ``beside`` it that of the other data where none
    are asked for; else a chart that it wants to see."""
    from dashboard.answers.inquiry_beside import answer_beside
    from dashboard.answers.inquiry_extremes import answer_to
    from dashboard.answers.inquiry_latest import answer_of_latest, asks_for_sum_of_latest
    from dashboard.copies import replace
    from dashboard.measures.inquiry_view import LATEST, read_view
    from dashboard.pages.search_absent import with_whose
    from dashboard.pages.search_ties import ties_found
    from dashboard.pages.search_view import views_found

    said = vocabulary.meanings(text) or ()
    view, reply = read_view(text, vocabulary), answer_to(ask, text, vocabulary, words.code, dataset)
    dated = bool(reply.understood)
    if not reply.understood and (LATEST in said or asks_for_sum_of_latest(said, view)):
        latest = answer_of_latest(ask, text, vocabulary, words.code, dataset)
        reply = latest if latest.value.known or not view else reply
    if reply.understood:
        answer = answered(ask, reply, words)
        answer["understood"] = with_whose(str(answer["understood"]), said, words)
        other = None
        if not dataset:
            other = answer_beside(ask, text, vocabulary, words.code, reply, dated=dated)
        return {**answer, "beside": answered(ask, other, words)} if other else answer
    found = (
        views_found(ask, view, words, dataset) if view else ties_found(ask, text, vocabulary, words)
    )
    if not found:
        return None
    first = found[0]
    meant = with_whose(f"{first['title']} · {first['detail']}", said, words)
    shown = {"understood": meant, "address": first.get("href", "")}
    return {**answered(ask, replace(reply, status=NO_VALUE), words), **shown}


def answered(ask: Ask, reply: Reply, words: Language) -> dict[str, object]:
    """``value, unit, status, source, address``; the value is null where there is none, or where
    the opposite is so: then the status says it. ``qualifier, low, high`` say how surely it is
    known, ``understood`` what the question was read as.

    ``months`` are those that it is of, where they are not all of the year; ``note`` says of what
    alone there are files, where what is asked is perhaps more than they hold, and what a source
    prints otherwise.
    """
    from dashboard.amount import UNKNOWN
    from dashboard.answers.inquiry import absent_of
    from dashboard.copies import replace
    from dashboard.narrative.dates import runs
    from dashboard.narrative.digits import said_as
    from dashboard.narrative.narrowed import part_note
    from dashboard.narrative.reasons import not_held
    from dashboard.narrative.scene import scene_of
    from dashboard.narrative.sources import source_line
    from dashboard.pages.search_places import shown_at, understood_as
    from dashboard.pages.search_stated import stated_otherwise

    query = reply.query
    scene = scene_of(ask, query) if query else None
    if query and scene and not_held(scene, reply.value):
        reply = replace(reply, value=UNKNOWN, status=absent_of(query.dataset))
    amount = reply.value
    source = source_line(scene, amount.sources) if amount.known and scene else ""
    # Of a bound alone the status says which: it is no value that could be computed with.
    shown = not (amount.bound or reply.contrary)
    low, high = _ends(amount, shown=shown)
    found = {
        "value": _plain(amount, amount.value) if shown else None,
        "unit": amount.unit if amount.known else "",
        "status": _status(reply, scene, words),
        "source": source,
        "address": shown_at(reply),
        "qualifier": said_as(amount) if amount.known else "",
        "low": low,
        "high": high,
        "understood": understood_as(reply, ask),
    }
    if amount.known and query and (months := _part_of_year(query)):
        found["months"] = months_text(months)
        span = runs(words, months)
        found["source"] = words.t("source.of_months", source=source, months=span, year=query.year)
    part = reply.asked.part if reply.asked else ""
    notes = [*(part_note(scene, part) if scene else ()), stated_otherwise(reply, ask)]
    if note := " ".join(one for one in notes if one):
        found["note"] = note
    return found


def _status(reply: Reply, scene: Scene | None, words: Language) -> str:
    """How the value is known, with the bound or with what is so instead of what was asked."""
    from dashboard.narrative.amounts import figure, signed
    from dashboard.narrative.inquiry import contrary

    amount = reply.value
    if amount.bound:
        return f"{reply.status}, {figure(words, amount)}"
    if reply.contrary and scene:
        level = (signed if amount.unit == "pct" else figure)(words, amount)
        return f"{reply.status}, {contrary(scene, amount)}: {level}"
    return reply.status


def _ends(amount: Amount, *, shown: bool) -> tuple[object, object]:
    """Both ends of the range; of a bound the one that its source states."""
    if amount.bound:
        stated = _plain(amount, amount.value)
        return (stated if amount.qualifier in LOWER else None,
                stated if amount.qualifier in UPPER else None)  # fmt: skip
    return (_plain(amount, amount.low), _plain(amount, amount.high)) if shown else (None, None)


def _plain(amount: Amount, value: float | None) -> object:
    """A value of an amount as tables print it: dollars in whole cents."""
    from dashboard.exports.tables import plain

    return plain(value, money=amount.unit == "usd")


def _part_of_year(query: Query) -> Months | None:
    """The months that a value is of; None where it is of all the year, or of one known as such."""
    # What a source prints of some months is of these, though nothing else is known of them.
    counted = query.choices.stands_for(query, query.pair[0]) or query.months
    return None if not counted or 0 in counted or counted == WHOLE_YEAR else counted
