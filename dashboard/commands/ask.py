"""``ask``: a question in words, answered from the tables, as one JSON object."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection
from pathlib import Path

from dashboard.commands.restricted import add_restricted, sight_asked
from dashboard.language import FALLBACK, languages
from dashboard.settings import Settings
from dashboard.store.datasets import DATASETS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The question, the language of its answer, and where to look."""
    parser.add_argument("question", help='for example "exports to China 2018"')
    parser.add_argument("--lang", choices=languages(), default=FALLBACK)
    parser.add_argument(
        "--dataset",
        choices=tuple(DATASETS),
        default="",
        help="where to look; without it in the published figures, then in the imported ones",
    )
    add_restricted(parser)
    parser.add_argument("--data-dir", type=Path, help="folder of the owner's releases")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Print ``value, unit, status, source, address``; the value is null where there is none, or
    where the opposite is so: then the status says it. ``qualifier, low, high`` say how surely it
    is known, ``understood`` what the question was read as.

    ``months`` are those that it is of, where they are not all of the year.
    """
    from dashboard.answers.inquiry import reply_to, vocabulary_of
    from dashboard.certainty import LOWER, UPPER
    from dashboard.exports.tables import plain
    from dashboard.months import WHOLE_YEAR, months_text
    from dashboard.narrative.amounts import figure, said_as, signed
    from dashboard.narrative.dates import runs
    from dashboard.narrative.inquiry import contrary, understood
    from dashboard.narrative.scene import scene_of
    from dashboard.narrative.sources import source_line
    from dashboard.store.ask import ask_of
    from dashboard.store.library import open_library

    library = open_library(settings, sight_asked(args))
    ask = ask_of(library, sight=library.sight)
    reply = reply_to(ask, args.question, vocabulary_of(library), args.lang, args.dataset)
    # Of a bound alone the status says which: it is no value that could be computed with.
    amount, query = reply.value, reply.query
    words = library.language(args.lang)
    scene = scene_of(ask, query) if query else None
    shown = None if amount.bound or reply.contrary else amount
    status = reply.status
    if amount.bound:
        status = f"{status}, {figure(words, amount)}"
    elif reply.contrary and scene:
        level = (signed if amount.unit == "pct" else figure)(words, amount)
        status = f"{status}, {contrary(scene, amount)}: {level}"
    known = amount.known
    source = source_line(scene, amount.sources) if known and scene else ""

    def number(value: float | None) -> object:
        return plain(value, money=amount.unit == "usd") if shown else None

    def end(of_range: float | None, bounds: Collection[str]) -> object:
        """An end of the range; of a bound the one that its source states."""
        if amount.bound:
            return (
                plain(amount.value, money=amount.unit == "usd")
                if amount.qualifier in bounds
                else None
            )
        return number(of_range)

    found = {
        "value": number(amount.value),
        "unit": amount.unit if known else "",
        "status": status,
        "source": source,
        "address": reply.address,
        "qualifier": said_as(amount) if known else "",
        "low": end(amount.low, LOWER),
        "high": end(amount.high, UPPER),
        "understood": understood(scene, reply.asked) if scene and reply.asked else "",
    }
    counted = query.choices.counted(query.pair[0], query.months, query.flow) if query else None
    if query and not counted:  # what a source prints of some months
        counted = query.months
    if known and query and counted and 0 not in counted and counted != WHOLE_YEAR:
        found["months"] = months_text(counted)
        span = runs(words, counted)
        found["source"] = words.t("source.of_months", source=source, months=span, year=query.year)
    sys.stdout.buffer.write((json.dumps(found, ensure_ascii=False) + "\n").encode("utf-8"))
    return 0
