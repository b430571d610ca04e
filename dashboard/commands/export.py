"""``export``: slides, factsheets, briefs, workbooks, pictures and tables as files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from dashboard.commands.export_flags import add_arguments
from dashboard.commands.printing import print_done
from dashboard.commands.restricted import sight_asked
from dashboard.commands.saving import Place, saved, say_saved
from dashboard.commands.table import release_number
from dashboard.copies import replace
from dashboard.documents.forms import CHARTS, EVERY_FORM, FORMATS
from dashboard.documents.views import NAMES as VIEW_NAMES
from dashboard.errors import WrongUsage
from dashboard.settings import Settings

if TYPE_CHECKING:
    from dashboard.documents.address import Address
    from dashboard.documents.request import Request
    from dashboard.exports.chromium_renderer import ChromiumRenderer
    from dashboard.store.ask import Ask

__all__ = ["add_arguments", "run"]

QUERY = (
    "dataset", "release", "year", "against", "years", "months", "flow", "group", "sector", "view",
    "without", "lang", "theme",
)  # fmt: skip
"""Flags that are names of the query of an address; ``partner`` is one too."""
SHOWN = 60
"""Characters of what was not understood that are repeated."""
OF_CHARTS = ("chart", "workbook")
"""What is made of a chart that is named."""
OF_FACTS = ("factsheet", "brief", "note")
"""Documents of what was traded, never of what would be."""
WHOLE_TRADE = ("flow", "group", "sector", "months")
"""Those that a brief does not obey: it is of all trade with its partner, by year."""


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Write the file or files, and say what was written.

    Raises:
        UnknownSelection: a value, a page or a chart that there is not.
        WrongUsage: flags that do not go together or lack, a file that cannot be written, or one
            that a setting names and is not there.
        StoreUnavailable: the dataset cannot be asked.
        ExportRefused: nothing can be made of what is asked.
    """
    from dashboard.commands.named_files import refuse_absent, refuse_place, refuse_unwritable
    from dashboard.exports.chromium_renderer import ChromiumRenderer

    refuse_absent(settings)
    renderer = ChromiumRenderer((settings.data / "geo").resolve())
    if _pictured(args.what, _form(args)):
        renderer.wake()  # a second or two, in which the data are read
    from dashboard.store.ask import ask_of
    from dashboard.store.library import open_library

    if args.template is None and settings.deck_template:
        args.template = Path(settings.deck_template)
    sight = sight_asked(args)
    try:
        ask = ask_of(open_library(settings, sight), sight=sight)
        request = _request(args, ask)
        if args.name is not None and args.page is not None:
            _refuse_elsewhere(args.what, args.name, request.address)
        output: Place = args.output
        if args.all_partners or output.is_folder:
            refuse_unwritable(output.path)
        if args.all_partners:
            return _all_partners(ask, request, renderer, args)
        refuse_place(place := _place(output, ask, request))
        saved(place, _made(ask, request, renderer, args))
    finally:
        renderer.close()
    say_saved(place)
    return 0


def _place(output: Place, ask: Ask, request: Request) -> Path:
    """The file to write; into a folder under the name that the pages give it."""
    from dashboard.documents.file_names import file_name

    return output.path / file_name(request, ask.library) if output.is_folder else output.path


def _request(args: argparse.Namespace, ask: Ask) -> Request:
    """What the flags ask for, by the rules of the address of a file; but nothing falls back."""
    from dashboard.documents.address import address_of
    from dashboard.documents.request import read_request
    from dashboard.parser import query_of

    if args.what == "chart" and args.name is None:
        raise WrongUsage(f"export chart needs a name: {', '.join(CHARTS)}")
    if args.what not in OF_CHARTS and args.name is not None:
        raise WrongUsage(f"export {args.what} is of no chart: {args.name[:SHOWN]} does not apply")
    if args.what == "brief" and args.partner is None and args.page in (None, "/"):
        raise WrongUsage("export brief needs --partner: a country (CHN) or a region (CN-JX)")
    passed = [name for name in WHOLE_TRADE if getattr(args, name) is not None]
    if args.what == "brief" and passed:
        flags = ", ".join(f"--{name}" for name in passed)
        apply = "does not apply" if len(passed) == 1 else "do not apply"
        raise WrongUsage(f"a brief is of all trade with its partner: {flags} {apply}")
    if args.without is not None and args.what in OF_FACTS:
        raise WrongUsage(f"--without is of a scenario, which a {args.what} has none of")
    if args.all_partners and args.what != "factsheet":
        raise WrongUsage("--all-partners applies to factsheets")
    if args.against_release is not None and args.what != "note":
        raise WrongUsage("--against-release applies to notes")
    if args.views is not None:
        _refuse_views(args, args.views)
    given = {name: text for name in QUERY if (text := getattr(args, name)) is not None}
    if args.partner is not None and args.what != "brief":
        given["partner"] = args.partner
    path = args.page or "/"
    address = address_of(path, ask.library.registers)
    query_of(given, ask.library, relations=bool(address and address.about_relations))
    words = ask.library.language(args.lang)
    more = {
        "partner": args.partner if args.what == "brief" else None,
        "chart": args.name,
        "path": path,
        "size": args.size,
        "order": args.order or words.t("language.factsheet"),
    }
    text = urlencode(given | {name: value for name, value in more.items() if value is not None})
    text += f"&{args.views.lstrip('?')}" if args.views and args.what == "deck" else ""
    # A workbook of no chart is that of the page, as a deck without views is.
    form, whole = _form(args), args.what == "workbook" and args.name is None
    what = "page" if whole and form in FORMATS["workbook"] else args.what
    request = read_request(what, form, text, ask.library, args.link)
    if args.against_release is None:
        return request
    other = release_number(args.against_release)
    return replace(request, query=request.query.with_(against_release=other))


def _refuse_elsewhere(what: str, name: str, address: Address) -> None:
    """Raises ``WrongUsage`` for a chart that is on other pages than the one that is named."""
    from dashboard.documents.address import PATHS
    from dashboard.documents.request import chart_on

    chart = chart_on(address, name)
    if chart is None or address.page in chart.pages:
        return
    paths = [path for path, page in PATHS.items() if page in chart.pages]
    pages = f"it is on {', '.join(paths)}; " if paths else ""
    hint = "; without a chart a workbook is of all charts of the page" * (what == "workbook")
    raise WrongUsage(
        f"{name} is not on {address.path}: {pages}leave --page out, or name a page that has it"
        f"{hint}"
    )


def _refuse_views(args: argparse.Namespace, text: str) -> None:
    """Raises ``WrongUsage`` when ``--views`` is not all understood, or does not apply; or what is
    given beside it."""
    if args.what != "deck":
        raise WrongUsage("--views applies to decks")
    names = [name for name, _ in parse_qsl(text.lstrip("?"), keep_blank_values=True)]
    if names[:1] != ["view"] or (other := [one for one in names if one not in VIEW_NAMES]):
        found = ", ".join(other) if names[:1] == ["view"] else text[:SHOWN]
        raise WrongUsage(
            f"--views: {found or 'nothing'} is no view; "
            "expected view=NAME&path=…&query=…&chart=… for each"
        )
    if args.view is not None:
        raise WrongUsage("--view does not apply to --views: it stands in the query of each")
    if args.page is not None:
        raise WrongUsage("--page does not apply to --views: it is the path of each")


def _form(args: argparse.Namespace) -> str:
    """The form that is asked for, that of the name of the file, or the usual one.

    Raises:
        WrongUsage: the name of the file says another form than is made; a file that is not what
            its name says opens nowhere.
    """
    forms = FORMATS[args.what]
    output: Place = args.output
    folder = args.all_partners or output.is_folder
    named = "" if folder else output.path.suffix.lower().removeprefix(".")
    form: str = args.format or (named if named in forms else forms[0])
    # Any ending is a form, unless the form is said: then it may be part of the name.
    if named and named != form and (named in EVERY_FORM or not args.format):
        raise WrongUsage(
            f"{output.path}: the name of a {args.what} as {form} ends in .{form}; "
            f"a {args.what} may be {' or '.join(forms)}"
        )
    return form


def _pictured(what: str, form: str) -> bool:
    """Whether chromium will most likely be needed: for pictures, and for maps on slides."""
    return form in ("png", "svg") or (form == "pptx" and what in ("page", "deck"))


def _made(
    ask: Ask, request: Request, renderer: ChromiumRenderer, args: argparse.Namespace
) -> bytes:
    from dashboard.documents.compose import compose
    from dashboard.documents.request import described
    from dashboard.exports.write import write

    made = compose(ask, request)
    return write(made, request.form, renderer, args.template, described(request))


def _all_partners(
    ask: Ask, request: Request, renderer: ChromiumRenderer, args: argparse.Namespace
) -> int:
    """A file for every country of which anything is known, or of the chosen ones, in a folder."""
    from tqdm import tqdm

    from dashboard.answers.documents import known_partners
    from dashboard.documents.file_names import file_name

    folder: Path = args.output.path
    chosen = request.query.partners
    known = ask(known_partners, request.query)["partner"].tolist()
    partners = [one for one in known if not chosen or one in chosen]
    for partner in tqdm(partners, desc=request.what, unit="file", file=sys.stderr):
        one = replace(request, query=request.query.with_(partners=(partner,)))
        saved(folder / file_name(one, ask.library), _made(ask, one, renderer, args))
    print_done(f"{len(partners)} file{'' if len(partners) == 1 else 's'} in {folder}")
    return 0
