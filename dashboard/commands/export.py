"""``export``: slides, factsheets, workbooks, pictures and tables, without a browser window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from dashboard.callbacks.drawing import DRAWERS, ON_PAGE
from dashboard.callbacks.files import FORMATS, Wanted, check, file_name, make
from dashboard.commands.table import selected
from dashboard.errors import UnknownSelection, WrongUsage
from dashboard.exports.camera import Camera
from dashboard.documents.factsheet import ORDERS
from dashboard.exports.pictures import SIZES
from dashboard.documents.views import views_from_query
from dashboard.pages import ids
from dashboard.query import DATASETS, FLOWS, LANGUAGES, THEMES, Query
from dashboard.settings import Settings
from dashboard.store.library import Library, open_library

KINDS = tuple(what for what in FORMATS if what != "table")


def add_parser(commands: Any) -> None:
    """Add ``export`` to the commands of the program."""
    parser = commands.add_parser("export", help="write a slide deck, factsheet, workbook, picture")
    parser.add_argument("what", choices=KINDS)
    parser.add_argument("name", nargs="?", help=f"of a chart: {', '.join(DRAWERS)}")
    parser.add_argument("--dataset", choices=DATASETS, default="published")
    parser.add_argument("--year", help="the year; by default the latest complete one")
    parser.add_argument("--against", help="the year compared with; by default the one before")
    parser.add_argument("--flow", choices=FLOWS)
    parser.add_argument("--partner", metavar="CHN,DEU", help="countries, ISO 3166-1 alpha-3")
    parser.add_argument("--sector", metavar="CODE,…", help="codes of data/registers/sectors.csv")
    parser.add_argument("--months", metavar="1-9", help="a part of the year")
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    parser.add_argument("--theme", choices=THEMES, default="light", help="of pictures")
    parser.add_argument("--format", choices=sorted({f for own in FORMATS.values() for f in own}))
    parser.add_argument("--page", default="/", help=f"of a page: {', '.join(ON_PAGE)}")
    parser.add_argument("--size", choices=sorted(SIZES), default="1920x1080", help="of a picture")
    parser.add_argument("--order", choices=ORDERS, help="of a factsheet; by default that of --lang")
    parser.add_argument("--views", metavar="QUERY", help="of a deck: the views of a saved link")
    parser.add_argument("--template", type=Path, help="a .pptx whose look slides take on")
    parser.add_argument("--link", default="", help="address of the pages, printed on slides")
    parser.add_argument("--all-partners", action="store_true", help="a factsheet for each partner")
    parser.add_argument("--output", type=Path, required=True, help="a file, or a folder")
    parser.add_argument("--data-dir", type=Path, help="folder of the owner's releases")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Write the file or files. Raises ``UnknownSelection``, ``WrongUsage``, ``ExportRefused``."""
    library = open_library(settings)
    wanted = _wanted(args, _chosen(args, library))
    check(wanted)
    camera = Camera((settings.data / "geo").resolve())
    try:
        if args.all_partners:
            return _all_partners(library, camera, wanted, args.output)
        _write(args.output, make(library, camera, wanted))
    finally:
        camera.close()
    return 0


def _chosen(args: argparse.Namespace, library: Library) -> Query:
    chosen = replace(selected(args, library), lang=args.lang, theme=args.theme)
    if args.against is None:
        return chosen
    years = library.store(args.dataset).choices.years
    if not args.against.isdigit() or int(args.against) not in years:
        raise UnknownSelection(f"unknown against: {args.against}")
    return replace(chosen, against=int(args.against))


def _wanted(args: argparse.Namespace, chosen: Query) -> Wanted:
    if args.what == "chart" and args.name is None:
        raise WrongUsage(f"export chart needs a name: {', '.join(DRAWERS)}")
    views = views_from_query(args.views or "")
    if args.what == "deck" and not views:
        raise WrongUsage("export deck needs --views: the query of a saved list of views")
    if args.all_partners and args.what != "factsheet":
        raise WrongUsage("--all-partners applies to factsheets")
    return Wanted(
        what=args.what,
        form=args.format or FORMATS[args.what][0],
        selection=chosen,
        path=args.page,
        chart=_chart(args.name),
        size=args.size,
        order=args.order or ("note" if args.lang == "ru" else "international"),
        views=views,
        link=args.link,
        template=args.template,
    )


def _chart(name: str | None) -> str:
    """The chart of a name, with or without its last word: ``turnover``, ``turnover-chart``."""
    if name is None:
        return ids.TURNOVER
    return next((own for own in DRAWERS if name in (own, own.removesuffix("-chart"))), name)


def _all_partners(library: Library, camera: Camera, wanted: Wanted, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    partners = list(_partners(library, wanted.selection))
    for partner in tqdm(partners, desc=wanted.what, unit="file", file=sys.stderr):
        own = replace(wanted, selection=replace(wanted.selection, partners=(partner,)))
        _write(folder / file_name(own), make(library, camera, own))
    print(f"{len(partners)} files in {folder}")
    return 0


def _partners(library: Library, chosen: Query) -> Iterator[str]:
    """Every country of which anything is known: trade, a relation, an event."""
    store = library.store(chosen.dataset, chosen.release)
    trade = store.trade_by_partner(Query(dataset=chosen.dataset, flow=chosen.flow))
    cells = [library.relations.relations["country"], library.relations.events["country"]]
    known = {code for column in cells for cell in column for code in cell.split(";") if code}
    known |= set(trade["partner"])
    yield from sorted(known & store.choices.partners)


def _write(path: Path, made: bytes) -> None:
    try:
        path.write_bytes(made)
    except OSError as error:
        raise WrongUsage(f"Cannot write {path}: {error.strerror or error}") from None
