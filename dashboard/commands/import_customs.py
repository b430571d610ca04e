"""``import``: files of the customs service become the next release."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dashboard.commands.flags import add_data_dir, add_dry_run, add_lang, path_named
from dashboard.commands.import_watch import watch
from dashboard.commands.named_files import refuse_unwritable
from dashboard.commands.printing import print_done
from dashboard.commands.restricted import add_marking
from dashboard.commands.rollback import say_waiting
from dashboard.commands.rollback_hint import way_back
from dashboard.commands.saving import Place
from dashboard.errors import WrongUsage
from dashboard.language import Language, language
from dashboard.sentences import Sentence, of_system, said
from dashboard.settings import Settings

if TYPE_CHECKING:
    from dashboard.imports.staging import Progress

ALL_REGIONS = "all"
_MONTH = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files, the region, and what to do with the report."""
    parser.add_argument(
        "files",
        nargs="*",
        type=path_named,
        metavar="FILE",
        help="CSV, DBF or XLSX of the customs service, plain or in a zip",
    )
    parser.add_argument(
        "--watch",
        type=path_named,
        metavar="DIR",
        help="import whatever is put into this folder, until Ctrl+C",
    )
    parser.add_argument(
        "--region",
        type=_regions,
        metavar="CODES",
        help="OKATO codes of the regions whose rows are taken, or all "
        "(default: that of region.toml)",
    )
    parser.add_argument(
        "--complete",
        type=_months,
        default=(),
        metavar="2021-01..2021-12",
        help="months that the files are complete for: where they have no row there was no trade",
    )
    parser.add_argument(
        "--replace", action="store_true", help="let go what the files would take away"
    )
    parser.add_argument(
        "--unknown",
        dest="unknown_pct",
        type=_per_cent,
        metavar="PCT",
        help="how much of the value may have unknown partners or goods "
        "(default: that of the settings)",
    )
    add_marking(parser)
    add_dry_run(parser)
    parser.add_argument(
        "--report", type=_report_file, metavar="PATH", help="write the report as JSON to this file"
    )
    add_lang(parser, "the report")
    add_data_dir(parser)


def _report_file(text: str) -> Path:
    """Raises ``ArgumentTypeError`` for a folder that is not there: nothing is written into it, as a
    report has no name of its own."""
    path_named(text)
    place = Place.of(text)
    if place.is_folder and not place.path.exists():
        raise argparse.ArgumentTypeError(f"{text} is a folder: name the file of the report")
    return place.path


def _regions(text: str) -> tuple[int, ...]:
    if text == ALL_REGIONS:
        return ()
    codes = text.split(",")
    if not all(code.isascii() and code.isdigit() and len(code) <= 5 for code in codes):
        raise argparse.ArgumentTypeError(f"{text}: not an OKATO code of at most five figures")
    return tuple(sorted({int(code) for code in codes}))


def _months(text: str) -> tuple[tuple[int, int], ...]:
    """``2021-01..2021-12``, ``2021-03``, ``2021``, several of them behind commas: year and month.

    Raises ``ArgumentTypeError`` for what is none of them.
    """
    found: set[tuple[int, int]] = set()
    for part in text.split(","):
        ends = [_MONTH.fullmatch(end) for end in part.split("..")]
        if not 1 <= len(ends) <= 2 or not all(ends):
            raise argparse.ArgumentTypeError(f"{part}: not months such as 2021-01..2021-12")
        first, last = ((int(end[1]), int(end[2] or 0)) for end in (ends[0], ends[-1]) if end)
        months = [
            (year, month)
            for year in range(first[0], last[0] + 1)
            for month in range(1, 13)
            if (year, month) >= first and (year, month) <= (last[0], last[1] or 12)
        ]
        if not months:
            raise argparse.ArgumentTypeError(f"{part}: ends before it begins")
        found.update(months)
    return tuple(sorted(found))


def _per_cent(text: str) -> float:
    """``1%`` or ``0.5``. Raises ``ArgumentTypeError`` for what is no share."""
    try:
        share = float(text.strip().removesuffix("%"))
    except ValueError:
        share = -1
    if not 0 <= share <= 100:
        raise argparse.ArgumentTypeError(f"{text}: not a share such as 1%")
    return share


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Import files. Raises ``DataRefused``, ``WrongUsage``; then nothing was changed."""
    from dashboard.imports.customs import Import, import_customs, recognised, try_import
    from dashboard.imports.engines import engine_named
    from dashboard.imports.limits import Limits
    from dashboard.loaders.registers import load_registers
    from dashboard.measures.oddities import oddities
    from dashboard.narrative.imports import report_text
    from dashboard.narrative.names import RegisterNames

    def order_of(paths: tuple[Path, ...]) -> Import:
        return Import(
            paths=paths,
            data_dir=settings.data_dir,
            regions=args.region,
            engine=engine_named(settings.engine),
            replace=args.replace,
            restricted=args.restricted,
            complete=args.complete,
            limits=Limits.of(settings),
            odd=oddities,
        )

    if args.watch is not None:
        return watch(args, settings, order_of)
    if not args.files:
        raise WrongUsage("import needs a FILE, or --watch DIR")
    registers = load_registers(settings.data)
    order = order_of(tuple(args.files))
    with _report(args.report, args.files, language(args.lang)) as write:
        found = recognised(order)
        with _shown(sum(file.size for file in found.files)) as progress:
            if args.dry_run:
                report = try_import(order, registers, progress, found)
            else:
                refuse_unwritable(settings.data_dir)
                report = import_customs(order, registers, progress, say_waiting, found)
        write(report.to_json(), done=not args.dry_run)
    back = way_back(settings, order.dataset, report.parent or 0)
    words = language(args.lang)
    partner = RegisterNames(registers, words.code).country
    print_done(report_text(report.as_mapping(), words, back, partner, tried=args.dry_run))
    return 0


class _Write(Protocol):
    def __call__(self, text: str, *, done: bool) -> None:
        """Write the report; ``done``: of something that cannot be undone any more."""


@contextmanager
def _report(path: Path | None, files: Sequence[Path], words: Language) -> Iterator[_Write]:
    """Writes the report into its file, which is opened before any work is done and keeps what it
    held until then; it is gone again if there is no report.

    Raises ``WrongUsage`` when it cannot be written, or would be written over one of the ``files``
    that are read. Once the work is done that is only said.
    """
    if path is None:
        yield lambda text, done: None
        return
    new = not path.exists()
    if not new and any(file.exists() and path.samefile(file) for file in files):
        raise WrongUsage(f"Cannot write the report {path}: it is a file that is imported")
    try:
        file = path.open("a", encoding="utf-8")
    except OSError as error:
        raise WrongUsage(_unwritten(path, error)) from None

    def write(text: str, *, done: bool) -> None:
        try:
            with file:
                if path.is_file():
                    file.truncate(0)
                file.write(text)
        except OSError as error:
            if not done:
                raise WrongUsage(_unwritten(path, error)) from None
            print(_unwritten(path, error).in_language(words), file=sys.stderr)

    try:
        yield write
    except BaseException:
        with suppress(OSError):
            file.close()
        if new:
            path.unlink(missing_ok=True)
        raise


def _unwritten(path: Path, error: OSError) -> Sentence:
    return said("refused.report", path=path, why=of_system(error))


@contextmanager
def _shown(size: int) -> Iterator[Progress]:
    """A progress bar with rate and time left, on a terminal only."""
    from tqdm import tqdm

    rows = 0
    with tqdm(total=size, unit="B", unit_scale=True, disable=None, leave=False) as bar:

        def show(read: int, more: int) -> None:
            nonlocal rows
            rows += more
            bar.update(read)
            seconds = bar.format_dict["elapsed"]
            bar.set_postfix_str(f"{rows:,} rows, {rows / max(seconds, 0.001):,.0f} rows/s")

        yield show
