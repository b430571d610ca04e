"""What the reader chose ⇄ the query of the address: inverse functions, no Dash."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode

Flow = Literal["export", "import"]
DATASETS = ("published", "customs", "demonstration")
FLOWS = ("export", "import")
LANGUAGES = ("en", "ru")
THEMES = ("light", "dark")
ZOOMS = ("world", "baltic", "asia")
COLOURS = ("state", "kind", "trade")
SORTS = ("activity", "anniversary")
KINDS = (
    "agreement", "declaration", "memorandum", "action-plan", "programme", "twin-towns",
    "joint-commission", "ties", "talks", "intention", "visit", "forum", "meeting", "conference",
    "signing", "anniversary", "exchange", "contest", "award", "festival", "election",
    "commemoration",
)  # fmt: skip
"""Kinds of relations and events that the relations may be narrowed to, as in their tables."""
CODE_LENGTHS = (2, 4, 6, 8, 10)
UNDISCLOSED = "XX"
"""The chapter of goods whose code the customs service does not disclose."""
LONGEST_QUERY = 2_000


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen: the years, partners and sectors that a dataset or the registers know.

    ``latest`` is the latest complete year of trade figures, the year a page opens on.
    """

    years: tuple[int, ...]
    latest: int
    partners: frozenset[str]
    sectors: frozenset[str]
    datasets: tuple[str, ...] = DATASETS
    releases: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of the address that was not understood and fell back to its default."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The state of a page. ``None`` and ``()`` mean the default: nothing chosen."""

    dataset: str = "published"
    year: int | None = None
    against: int | None = None
    months: tuple[int, int] | None = None
    flow: Flow | None = None
    partners: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    code: str = ""
    release: int | None = None
    kinds: tuple[str, ...] = ()
    zoom: str = "world"
    colour: str = "state"
    sort: str = "activity"
    lang: str = "en"
    theme: str = "light"
    present: bool = False
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    def resolved(self, choices: Choices) -> Selection:
        """The same selection with the year and the year compared with filled in."""
        year = choices.latest if self.year is None else self.year
        against = year - 1 if self.against is None else self.against
        return replace(self, year=year, against=against)

    def with_(self, **changes: Any) -> Selection:
        """A copy with some choices changed."""
        return replace(self, **changes)

    def to_query(self) -> str:
        """The query of the address, defaults left out, in a fixed order, without ``?``."""
        pairs = [(name, _written(getattr(self, own))) for name, own in _NAMES.items()]
        return urlencode([(name, text) for name, text in pairs if text], safe=",-")


_NAMES = {
    "dataset": "dataset",
    "year": "year",
    "against": "against",
    "months": "months",
    "flow": "flow",
    "partner": "partners",
    "sector": "sectors",
    "code": "code",
    "release": "release",
    "kind": "kinds",
    "zoom": "zoom",
    "colour": "colour",
    "sort": "sort",
    "lang": "lang",
    "theme": "theme",
    "present": "present",
}


_DEFAULTS = ("published", "en", "light", ZOOMS[0], COLOURS[0], SORTS[0])


def _written(value: object) -> str:
    if value in (None, (), False) or value in _DEFAULTS:
        return ""
    if value is True:
        return "1"
    if isinstance(value, tuple):
        return ("-" if all(isinstance(v, int) for v in value) else ",").join(map(str, value))
    return str(value)


def from_query(query: str, choices: Choices) -> Selection:
    """Read the query of an address.

    Whatever is unknown or malformed falls back to its default and is listed in ``problems``,
    so that the page can say so; nothing raises.
    """
    text = query.lstrip("?")
    if len(text) > LONGEST_QUERY:
        return Selection(problems=(Problem("address", f"{len(text)} > {LONGEST_QUERY}"),))
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in parse_qsl(text, keep_blank_values=False, errors="replace"):
        if name not in _NAMES:
            continue
        known, bad = _read(name, value, choices)
        problems += [Problem(name, part[:60]) for part in bad]
        if known is not None:
            found[_NAMES[name]] = known
    return Selection(**found, problems=tuple(problems))


def _read(name: str, value: str, choices: Choices) -> tuple[Any, list[str]]:
    """The value understood (``None``: the default) and the parts that were not."""
    one_of: dict[str, Iterable[str]] = {
        "dataset": choices.datasets,
        "flow": FLOWS,
        "lang": LANGUAGES,
        "theme": THEMES,
        "zoom": ZOOMS,
        "colour": COLOURS,
        "sort": SORTS,
    }
    if name in one_of:
        return (value, []) if value in one_of[name] else (None, [value])
    if name in ("year", "against"):
        plain = value.isascii() and value.isdigit() and len(value) == 4
        known = plain and int(value) in choices.years
        return (int(value), []) if known else (None, [value])
    if name == "release":
        known = value.isascii() and value.isdigit() and len(value) < 9 and int(value) > 0
        return (int(value), []) if known else (None, [value])
    if name == "months":
        return _read_months(value)
    if name == "code":
        return (value.upper(), []) if is_code(value.upper()) else (None, [value])
    if name == "present":
        return (True, []) if value == "1" else (None, [] if value == "0" else [value])
    parts = list(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    registers: dict[str, Collection[str]] = {"partner": choices.partners, "kind": KINDS}
    register = registers.get(name, choices.sectors)
    cased = [part.upper() if name == "partner" else part.lower() for part in parts]
    good = tuple(dict.fromkeys(part for part in cased if part in register))
    bad = [part for part, code in zip(parts, cased, strict=True) if code not in register]
    return (good or None), bad


def is_code(text: str) -> bool:
    """Whether a text is a commodity code of 2, 4, 6, 8 or 10 digits, or ``XX``: not disclosed."""
    figures = text.isascii() and text.isdigit() and len(text) in CODE_LENGTHS
    return text == UNDISCLOSED or (figures and 1 <= int(text[:2]) <= 97)


def _read_months(value: str) -> tuple[tuple[int, int] | None, list[str]]:
    first, dash, last = value.partition("-")
    ends = (first, last if dash else first)
    if not all(end.isascii() and end.isdigit() and len(end) <= 2 for end in ends):
        return None, [value]
    low, high = int(ends[0]), int(ends[1])
    if not 1 <= low <= high <= 12:
        return None, [value]
    return (None if (low, high) == (1, 12) else (low, high)), []
