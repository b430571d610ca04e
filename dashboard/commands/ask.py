"""``ask``: a question in words, answered from the tables, as one JSON object."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

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
    parser.add_argument("--data-dir", type=Path, help="folder of the owner's releases")


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Print ``value, unit, status, source, address``; the value is null where there is none.

    ``months`` are those that it is of, where they are not all of the year.
    """
    from dashboard.answers.inquiry import reply_to, vocabulary_of
    from dashboard.choices import WHOLE_YEAR, months_text
    from dashboard.exports.tables import plain
    from dashboard.narrative.amounts import figure
    from dashboard.narrative.dates import runs
    from dashboard.narrative.scene import scene_of
    from dashboard.narrative.sources import source_line
    from dashboard.store.ask import ask_of
    from dashboard.store.library import open_library

    library = open_library(settings)
    ask = ask_of(library)
    reply = reply_to(ask, args.question, vocabulary_of(library), args.lang, args.dataset)
    # Of a bound alone the status says which: it is no value that could be computed with.
    known, query = reply.value.known, reply.query
    words = library.language(args.lang)
    bound = f"{reply.status}, {figure(words, reply.value)}" if reply.value.bound else ""
    source = source_line(scene_of(ask, query), reply.value.sources) if known and query else ""
    found = {
        "value": None if bound else plain(reply.value.value, money=reply.value.unit == "usd"),
        "unit": reply.value.unit if known else "",
        "status": bound or reply.status,
        "source": source,
        "address": reply.address,
    }
    counted = query.choices.counted(query.pair[0], query.months, query.flow) if query else None
    if known and query and counted and 0 not in counted and counted != WHOLE_YEAR:
        found["months"] = months_text(counted)
        span = runs(words, counted)
        found["source"] = words.t("source.of_months", source=source, months=span, year=query.year)
    sys.stdout.buffer.write((json.dumps(found, ensure_ascii=False) + "\n").encode("utf-8"))
    return 0
