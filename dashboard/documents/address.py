"""Addresses of the pages: which of them a path means, and of whom it is.

Whatever is no path of ours is none: a link on a slide or in a workbook can never lead elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from dashboard.charts.addresses import FIGURE
from dashboard.copies import replace
from dashboard.language import Language
from dashboard.loaders.registers import Registers
from dashboard.narrative.wording import capital
from dashboard.parser import Comparable
from dashboard.query import Query

BRIEF = "brief"
"""The page of the brief for a visit."""
PATHS = {
    "/": "overview",
    "/trade": "trade",
    "/changes": "changes",
    "/why": "why",
    "/partners": "partners",
    "/relations": "relations",
    "/data": "data",
    "/releases": "releases",
    "/brief": BRIEF,
}
"""The path of each page and its noun."""
FIGURE_PAGE = "figure"
"""The page of one number."""
REFERENCE = "/r/"
"""How the path of a reference begins: `dashboard.documents.reference`."""
LONGEST = 200
"""Characters of the path of a number."""
OF_PARTNERS = {"/relations/": "profile", "/brief/": BRIEF}
"""How the paths of pages begin that are of one partner; its code follows."""
_ABOUT_RELATIONS = frozenset({"relations", "profile", BRIEF, FIGURE_PAGE})
"""Pages on which a year of relations or events may be chosen too."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page by its noun and, of a page about one partner, the code of a country or region.

    ``figure``: of a page of one number, the id of its row, or its table, row and column.
    """

    path: str
    page: str
    code: str = ""
    figure: str = ""

    @property
    def about_relations(self) -> bool:
        """Whether a year of relations or events may be chosen, too."""
        return self.page in _ABOUT_RELATIONS

    @property
    def comparable(self) -> Comparable:
        """Which years may be compared with."""
        return "any" if self.figure else "known"


OVERVIEW = Address("/", "overview")
CHANGES = Address("/changes", "changes")


def path_of(page: str) -> str:
    """The path of a page by its noun; "" of one that always is of a partner or a number."""
    return next((path for path, noun in PATHS.items() if noun == page), "")


def address_of(path: str, registers: Registers) -> Address | None:
    """The page that a path means, also one with a former code of a region, in letters of another
    size or, as people type it, without its slash; None for a path that is not ours."""
    path = path if path.startswith("/") else f"/{path}"
    path = moved_to(path, registers) or path
    page = path.rstrip("/") or "/"
    if page in PATHS:
        return Address(page, PATHS[page])
    for start, page in OF_PARTNERS.items():
        if path.startswith(start) and (code := known_code(path.removeprefix(start), registers)):
            return Address(path, page, code)
    return _of_figure(path, registers) if path.startswith(FIGURE) else None


def _of_figure(path: str, registers: Registers) -> Address | None:
    """The page of one number; whether there is such a number is not known here."""
    figure = unquote(path.removeprefix(FIGURE))
    first, _, rest = figure.partition("/")
    code = known_code(first, registers) if rest else ""
    figure = rest if code else figure
    if not figure or len(path) > LONGEST:
        return None
    return Address(path, FIGURE_PAGE, code, figure)


def known_code(code: str, registers: Registers) -> str:
    """The code of a country or region abroad as it is, of one that has changed that of today;
    empty for any other."""
    code = registers.former_regions.get(code, code)
    return code if code in _abroad(registers) else ""


def code_written(text: str, registers: Registers) -> str:
    """The code of a country or region abroad by any code that it has or had, in letters of any
    size; empty for any other."""
    upper = text.strip().upper()
    return known_code(registers.other_codes.get(upper, upper), registers)


@lru_cache(maxsize=4)
def _abroad(registers: Registers) -> frozenset[str]:
    """Countries, territories and regions that a page may be of: none at home, none in dispute."""
    places = registers.regions
    regions = places["country"].ne(registers.home) & places["disputed"].ne(1)
    known = {*registers.partners, *places.loc[regions, "region"]}
    return frozenset(known - {registers.home})


def moved_to(path: str, registers: Registers) -> str:
    """The path of today of a page or a number of a region whose code has changed, wherever in the
    path the code stands, and of a page whose name or code is written in another way; empty for any
    other."""
    small = path.lower()
    if small.rstrip("/") in PATHS:
        return small if small != path else ""
    start = next((one for one in (*OF_PARTNERS, FIGURE) if small.startswith(one)), "")
    if not start:
        return ""
    text = path[len(start) :]
    code = code_written(text, registers) if start in OF_PARTNERS else ""
    former = registers.former_regions
    now = start + (code or "/".join(former.get(part, part) for part in text.split("/")))
    return now if now != path else ""


def above(path: str) -> Address:
    """The page that stands above a path that leads nowhere: of one of no partner that which lists
    the partners, ``/relations`` of ``/relations/XX-99``; else the overview."""
    start = next((start for start in OF_PARTNERS if path.startswith(start)), "/")
    page = start.rstrip("/") or "/"
    return Address(page, PATHS[page])


def brief_is_of(query: Query, address: Address, registers: Registers) -> str:
    """The code of the country or region that a brief is of: that of its path, else the first that
    is chosen; empty where there is none or it is no partner abroad."""
    return address.code or known_code(next(iter(query.named), ""), registers)


def title_of(address: Address, registers: Registers, words: Language) -> str:
    """What a page is called; that of a partner by its name, a region with its country."""
    if address.page != "profile":
        return words.t(f"page.{address.page}")
    code, country = address.code, country_of(address.code, registers)
    within = registers.country_name(country, words.code)
    if code == country:
        return capital(within)
    return f"{capital(registers.region_name(code, words.code))}, {within}"


def country_of(code: str, registers: Registers) -> str:
    """The country of the code of a region, or the code of a country itself."""
    return _countries(registers).get(code, code)


@lru_cache(maxsize=4)
def _countries(registers: Registers) -> dict[str, str]:
    """Region → its country: asked at every click on a partner, when no frame should be searched."""
    return dict(zip(registers.regions["region"], registers.regions["country"], strict=True))


def shared_query(query: Query) -> str:
    """A query as an address has it that is to open the same number later too, and elsewhere: year
    and release are written out, as the defaults of tomorrow may be others; how it is looked at is
    no part of it."""
    named = replace(query.choices, latest=0, release=None)
    query = comparable(query)
    return query.with_(theme="light", present=False, choices=named).to_query()


def comparable(query: Query) -> Query:
    """A query as an address may have it: where the year compared with is no earlier one, as that
    of a sum of one year, it names none, and the months that are in force."""
    if query.year is None or query.against is None or query.against < query.year:
        return query
    return query.with_(against=None, chosen_months=query.months, months=query.months)


def query_at(query: Query, address: Address, registers: Registers) -> Query:
    """What a page asks: one about a partner asks for all trade with its country."""
    if not address.code:
        return query
    country = country_of(address.code, registers)
    of_partner = query.with_(
        partners=(country,),
        sectors=(),
        flow=None,
        kinds=(),
        region="" if address.code == country else address.code,
    )
    return of_partner if "against" in query.given else of_partner.with_(
        against=of_partner.usual_against
    )  # fmt: skip
