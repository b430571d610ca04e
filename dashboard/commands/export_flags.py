"""What ``export`` takes: what is written, of which state, in which form, and where to."""

from __future__ import annotations

import argparse
from urllib.parse import urlsplit

from dashboard.commands.flags import add_data_dir, add_lang, path_named
from dashboard.commands.restricted import add_restricted
from dashboard.commands.saving import Place
from dashboard.commands.table import add_filters, add_release
from dashboard.documents.forms import CHARTS, EVERY_FORM, FORMATS, ORDERS, SIZES
from dashboard.values import THEMES, VIEWS

WEB = ("http://", "https://")
KINDS = tuple(what for what in FORMATS if what != "table")
"""What a file may be made of; tables have a command of their own."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to write, of which page and query, in which form, and where to."""
    parser.add_argument("what", choices=KINDS, help="what to write")
    parser.add_argument(
        "name",
        nargs="?",
        metavar="NAME",
        help="name of the chart; without it a workbook is of all charts of --page: "
        f"{', '.join(CHARTS)}",
    )
    _add_state(parser)
    add_lang(parser, "the file")
    _add_form(parser)
    _add_deck(parser)
    parser.add_argument(
        "--all-partners",
        action="store_true",
        help="write a factsheet for each partner, into a folder",
    )
    add_restricted(parser)
    parser.add_argument(
        "--output",
        type=_place,
        required=True,
        metavar="PATH",
        help="file to write, or a folder for it, which is made if its name ends in /; with "
        "--all-partners a folder",
    )
    add_data_dir(parser, to_read=True)


def _place(text: str) -> Place:
    """A path that is one. ``argparse`` says what is wrong with any other."""
    path_named(text)
    return Place.of(text)


def _address(text: str) -> str:
    """The address of pages. Raises ``ArgumentTypeError`` for any other: no slide would lead there,
    and nobody would be asked for a password that stands in every slide."""
    parts = urlsplit(text)
    if text and not (text.startswith(WEB) and parts.hostname and not parts.username
                     and text.isprintable() and " " not in text):  # fmt: skip
        raise argparse.ArgumentTypeError(
            f"{text}: not an address: it begins with https:// or http://"
        )
    return text


def _add_state(parser: argparse.ArgumentParser) -> None:
    """Which data, and of which page."""
    add_filters(
        parser,
        year="the year (default: the latest complete one)",
        partner="; of a brief also a region, ISO 3166-2",
    )
    parser.add_argument(
        "--view",
        choices=VIEWS["view"],
        help="charts of months and years: their amounts, sums over twelve months, or an index "
        "whose first value is 100 (default amounts)",
    )
    add_release(parser)
    parser.add_argument(
        "--against-release",
        metavar="N",
        help="number of the release that a note compares with (default: the one before)",
    )
    parser.add_argument(
        "--page",
        metavar="PATH",
        help="path of a page, such as /trade (default /); of a chart one that has it",
    )


def _add_form(parser: argparse.ArgumentParser) -> None:
    """What kind of file, and how it looks."""
    forms = "; ".join(f"{what}: {', '.join(FORMATS[what])}" for what in KINDS)
    parser.add_argument(
        "--theme",
        choices=THEMES,
        default=THEMES[0],
        help=f"colours of pictures (default {THEMES[0]})",
    )
    parser.add_argument(
        "--format",
        choices=sorted(EVERY_FORM),
        help=f"{forms} (default: that of the name of --output, else the first)",
    )
    parser.add_argument(
        "--size",
        choices=SIZES,
        default=SIZES[0],
        help=f"width and height of a picture (default {SIZES[0]})",
    )
    parser.add_argument(
        "--order",
        choices=ORDERS,
        help="order of a factsheet: international, or that of a Russian note (default: by --lang)",
    )


def _add_deck(parser: argparse.ArgumentParser) -> None:
    """What slides are of, how they look, and where they lead."""
    parser.add_argument(
        "--views",
        metavar="QUERY",
        help="views of a deck, as the link of saved views has them: for each "
        "view=NAME&path=/trade&query=year%%3D2018&chart=turnover-chart, the last three where they "
        "differ from the first page, its query encoded (default: the views of --page)",
    )
    parser.add_argument(
        "--template",
        type=path_named,
        metavar="FILE",
        help="a .pptx whose look slides take on (default: that of the settings)",
    )
    parser.add_argument(
        "--link",
        type=_address,
        default="",
        metavar="ADDRESS",
        help="address at which readers open the pages: slides and numbers lead to it",
    )
