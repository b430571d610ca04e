"""What is asked ⇄ the query of an address: the only parser, for pages, files, views and flags.

An address is read against the choices of the dataset that it names, and resolved at once: a
``Query`` always knows its year, the year compared with, and the months by which the two can be
compared. Writing one leaves out what would be the same by default.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, urlencode

from dashboard.choices import (
    WHOLE_YEAR,
    Choices,
    Datasets,
    Flow,
    Months,
    between,
    months_text,
)
from dashboard.errors import StoreUnavailable, UnknownSelection
from dashboard.language import FALLBACK

PUBLISHED = "published"
"""The dataset that is there the moment the program is installed: the default."""
FLOWS = ("export", "import")
THEMES = ("light", "dark")
COLOURS = ("state", "kind", "trade", "flows")
SORTS = ("activity", "anniversary")
VIEWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"timeline": ("years", "partners"), "matrix": ("number", "name")}
)
"""Charts that have several forms → their forms, the first one being the default."""
KINDS = (
    "agreement", "declaration", "memorandum", "action-plan", "programme", "twin-towns",
    "joint-commission", "ties", "talks", "intention", "visit", "forum", "meeting", "conference",
    "signing", "anniversary", "exchange", "contest", "award", "festival", "election",
    "commemoration", "project", "statement", "termination",
)  # fmt: skip
"""Kinds of relations and events that the relations may be narrowed to, as in their tables."""
CODE_LENGTHS = (2, 4, 6, 8, 10)
UNDISCLOSED = "XX"
"""The chapter of goods whose code the customs service does not disclose."""
CAMPAIGN = "utm_"
"""How names begin that programs of mail add to an address: nobody means them."""
LONGEST_QUERY = 2_000
LONGEST_SHOWN = 60
"""Characters of a part that was not understood which are repeated to the reader."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of the address that was not understood and fell back to its default.

    ``name`` is that of the part; ``name`` itself where there is no such name, ``twice`` where one
    stands with several values, of which the last counts: the value is then the name.
    """

    name: str
    value: str

    @property
    def part(self) -> str:
        """The part as it stands in an address."""
        return f"{self.name}={self.value}" if self.name in PARTS else self.value


_UNKNOWN = Choices(years=(), latest=0, partners=frozenset(), sectors=frozenset())


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. ``None`` and ``()`` mean everything; ``year`` is ``None`` only where a store
    is asked for every year.

    ``months`` are those in force: what the reader chose (``chosen_months``), narrowed to the
    months that both years have. ``partners`` are those chosen by name, or all of the ``group``
    that is chosen; never both. ``region`` is the partner region that a page is of, from its path
    and never from the query. ``given`` are the names that the address gives and that were
    understood, ``problems`` the parts that were not.
    """

    dataset: str = PUBLISHED
    year: int | None = None
    against: int | None = None
    months: Months | None = None
    flow: Flow | None = None
    partners: tuple[str, ...] = ()
    group: str = ""
    sectors: tuple[str, ...] = ()
    code: str = ""
    release: int | None = None
    against_release: int | None = None
    kinds: tuple[str, ...] = ()
    zoom: str = ""
    colour: str = COLOURS[0]
    sort: str = SORTS[0]
    timeline: str = VIEWS["timeline"][0]
    matrix: str = VIEWS["matrix"][0]
    lang: str = FALLBACK
    theme: str = THEMES[0]
    present: bool = False
    region: str = ""
    chosen_months: Months | None = None
    given: frozenset[str] = field(default=frozenset(), compare=False)
    problems: tuple[Problem, ...] = field(default=(), compare=False)
    choices: Choices = field(default=_UNKNOWN, compare=False, repr=False)

    @property
    def narrowed(self) -> bool:
        """Whether a partner or a sector is chosen."""
        return bool(self.partners or self.sectors)

    @property
    def filtered(self) -> bool:
        """Whether less than everything of a year is chosen."""
        return self.narrowed or bool(self.flow or self.chosen_months or self.kinds or self.code)

    @property
    def named(self) -> tuple[str, ...]:
        """The partners that are chosen by name; none where a group of them is."""
        return () if self.group else self.partners

    @property
    def pair(self) -> tuple[int, int]:
        """The year and the year compared with. Only of a query that asks for one year."""
        assert self.year is not None and self.against is not None
        return self.year, self.against

    @property
    def comparable(self) -> bool:
        """Whether the two years may be compared: they differ, and stand for the same months."""
        now, then = (self.choices.counted(year, self.months, self.flow) for year in self.pair)
        return self.year != self.against and now == then

    def with_(self, **changes: Any) -> Query:
        """A copy with some choices changed; what follows from them follows."""
        if "partners" in changes:
            changes.setdefault("group", "")
        made = replace(self, **changes)
        follows = {"year", "against", "chosen_months", "flow"}
        if follows.isdisjoint(changes) or "months" in changes:
            return made
        return replace(made, months=_months_in_force(made))

    def only(self, names: Collection[str]) -> Query:
        """A copy that has forgotten everything but some fields, dataset and release."""
        kept = {"dataset", "release", "choices", *names}
        return Query(**{one.name: getattr(self, one.name) for one in fields(self)
                        if one.name in kept})  # fmt: skip

    def understood(self) -> Query:
        """Itself, if all of the address was understood.

        Raises:
            UnknownSelection: names every part that was not.
        """
        if self.problems:
            raise UnknownSelection(
                "\n".join(f"unknown {one.name}: {one.value}" for one in self.problems)
            )
        return self

    def to_query(self) -> str:
        """The query of the address, defaults left out, in a fixed order, without ``?``."""
        pairs = [(name, part.write(self)) for name, part in PARTS.items()]
        return urlencode([(name, text) for name, text in pairs if text], safe=",-")


def read_query(text: str, datasets: Datasets, *, relations: bool = False) -> Query:
    """Read the query of an address, with or without ``?``.

    ``relations``: it asks for relations or events, so their years may be chosen too. Whatever is
    unknown or malformed falls back to its default and is listed in ``problems``; nothing raises.
    A dataset or a release that cannot be asked falls back as well.
    """
    asked, problems = _pairs(text)
    dataset, choices, release, wrong = _dataset(asked, datasets)
    problems += wrong
    found: dict[str, Any] = {"dataset": dataset, "release": release}
    understood: set[str] = {name for name in ("dataset", "release") if name in asked and not wrong}
    years = {*choices.years, *choices.other_years} if relations else {*choices.years}
    for name, value in asked.items():
        part = PARTS[name]
        if part.read is None:
            continue
        known, bad = part.read(value, choices, years)
        problems += [Problem(name, one[:LONGEST_SHOWN]) for one in bad]
        if known is not None:
            found[part.field] = known
            understood.add(name)
    problems += _members(found, choices)
    query = Query(**found, given=frozenset(understood), problems=tuple(problems), choices=choices)
    year = choices.latest if query.year is None else query.year
    against = choices.before(year) if query.against is None else query.against
    return query.with_(year=year, against=against)


def query_of(pairs: Mapping[str, str], datasets: Datasets, *, relations: bool = False) -> Query:
    """The query of names and values, as flags give them. Nothing falls back.

    Raises:
        UnknownSelection: a value is unknown or empty.
        StoreUnavailable: the dataset or the release cannot be asked.
    """
    if empty := [name for name, text in pairs.items() if not text.strip(", ")]:
        raise UnknownSelection("\n".join(f"--{name} is empty" for name in empty))
    if (dataset := pairs.get("dataset", PUBLISHED)) in datasets.names:
        release = pairs.get("release", "")
        datasets.choices(dataset, int(release) if is_release(release) else None)
    return read_query(urlencode(pairs), datasets, relations=relations).understood()


def _pairs(text: str) -> tuple[dict[str, str], list[Problem]]:
    text = text.lstrip("?")
    if len(text) > LONGEST_QUERY:
        return {}, [Problem("address", f"{len(text)} > {LONGEST_QUERY}")]
    pairs = dict.fromkeys(parse_qsl(text, errors="replace"))
    asked = {name: value for name, value in pairs if name in PARTS}
    unknown = dict.fromkeys(
        name for name, _ in pairs if name not in PARTS and not name.startswith(CAMPAIGN)
    )
    twice = [name for name, values in Counter(name for name, _ in pairs).items()
             if name in PARTS and values > 1]  # fmt: skip
    found = {"name": ", ".join(unknown), "twice": ", ".join(twice)}
    return asked, [Problem(name, value[:LONGEST_SHOWN]) for name, value in found.items() if value]


def _dataset(
    asked: Mapping[str, str], datasets: Datasets
) -> tuple[str, Choices, int | None, list[Problem]]:
    """The dataset and release that can be asked, its choices, and what fell back."""
    problems: list[Problem] = []
    dataset = asked.get("dataset", PUBLISHED)
    choices = _choices(dataset, datasets)
    if choices is None:
        problems.append(Problem("dataset", dataset[:LONGEST_SHOWN]))
        dataset, choices = PUBLISHED, datasets.choices(PUBLISHED)
    release = asked.get("release", "")
    if not release or problems:
        return dataset, choices, None, problems
    number = int(release) if is_release(release) and choices.release is not None else None
    if number is not None and number == choices.release:
        return dataset, choices, None, problems
    chosen = None if number is None else _choices(dataset, datasets, number)
    if chosen is None:
        problems.append(Problem("release", release[:LONGEST_SHOWN]))
        return dataset, choices, None, problems
    return dataset, chosen, number, problems


def _choices(dataset: str, datasets: Datasets, release: int | None = None) -> Choices | None:
    """The choices of a dataset or a release of it; None where it cannot be asked."""
    if dataset not in datasets.names:
        return None
    try:
        return datasets.choices(dataset, release)
    except StoreUnavailable:
        return None


def _members(found: dict[str, Any], choices: Choices) -> list[Problem]:
    """Have a chosen group stand for its members; partners that are chosen by name go before it."""
    if not (group := found.get("group")):
        return []
    if "partners" in found:
        del found["group"]
        return [Problem("group", group)]
    found["partners"] = choices.groups[group]
    return []


def is_release(text: str) -> bool:
    """Whether a text is the number of a release, there or not."""
    return text.isascii() and text.isdigit() and len(text) < 9 and int(text) > 0


def _months_in_force(query: Query) -> Months | None:
    """The months by which two years are compared like for like; None: whole years.

    Where a year is not known whole only the months that both have count, with the gaps between
    them; a choice that has none of them stays as it is.
    """
    known = [
        found
        for year in (query.year, query.against)
        if year is not None and (found := query.choices.months_of(year, query.flow))
    ]
    if not known:
        return query.chosen_months
    both = frozenset.intersection(*known) & (query.chosen_months or WHOLE_YEAR)
    return both or query.chosen_months


# --- the names of the address ---------------------------------------------------------------

Reader = Callable[[str, Choices, Collection[int]], tuple[Any, list[str]]]
"""(value, choices, years) → what was understood (None: the default), the parts that were not."""


@dataclass(frozen=True, slots=True)
class Part:
    """One name of the address: the field it fills, how it is read, and its default.

    ``read`` is None where `_dataset` reads it.
    """

    field: str
    read: Reader | None
    default: Any = None

    def write(self, query: Query) -> str:
        """Its value in an address; empty for the default."""
        value = query.named if self.field == "partners" else getattr(query, self.field)
        if self.field == "year" and value == query.choices.latest:
            return ""
        if self.field == "against" and query.year and value == query.choices.before(query.year):
            return ""
        if self.field == "release" and value == query.choices.release:
            return ""
        if value in (None, (), False, "") or value == self.default:
            return ""
        if isinstance(value, frozenset):
            return months_text(value)
        if isinstance(value, tuple):
            return ",".join(map(str, value))
        return "1" if value is True else str(value)


def _offered(known_to: Callable[[Choices], Collection[str]]) -> Reader:
    def read(value: str, choices: Choices, _: Collection[int]) -> tuple[Any, list[str]]:
        return (value, []) if value in known_to(choices) else (None, [value])

    return read


def _one_of(known: Collection[str]) -> Reader:
    return _offered(lambda _: known)


def _year(value: str, _: Choices, years: Collection[int]) -> tuple[Any, list[str]]:
    plain = value.isascii() and value.isdigit() and len(value) == 4
    return (int(value), []) if plain and int(value) in years else (None, [value])


def _months(value: str, _: Choices, __: Collection[int]) -> tuple[Any, list[str]]:
    found: Months = frozenset()
    for part in value.split(","):
        first, dash, last = part.partition("-")
        ends = (first, last if dash else first)
        if not all(end.isascii() and end.isdigit() and len(end) <= 2 for end in ends):
            return None, [value]
        low, high = int(ends[0]), int(ends[1])
        if not 1 <= low <= high <= max(WHOLE_YEAR):
            return None, [value]
        found |= between(low, high)
    return (None if found == WHOLE_YEAR else found), []


def _code(value: str, _: Choices, __: Collection[int]) -> tuple[Any, list[str]]:
    return (value.upper(), []) if is_code(value.upper()) else (None, [value])


def _present(value: str, _: Choices, __: Collection[int]) -> tuple[Any, list[str]]:
    return (True, []) if value == "1" else (None, [] if value == "0" else [value])


def _list_of(known_to: Callable[[Choices], Collection[str]], case: Callable[[str], str]) -> Reader:
    def read(value: str, choices: Choices, _: Collection[int]) -> tuple[Any, list[str]]:
        parts = list(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
        known = known_to(choices)
        good = tuple(dict.fromkeys(case(part) for part in parts if case(part) in known))
        return (good or None), [part for part in parts if case(part) not in known]

    return read


def is_code(text: str) -> bool:
    """Whether a text is a commodity code of 2, 4, 6, 8 or 10 digits, or ``XX``: not disclosed."""
    figures = text.isascii() and text.isdigit() and len(text) in CODE_LENGTHS
    return text == UNDISCLOSED or (figures and 1 <= int(text[:2]) <= 97)


PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "dataset": Part("dataset", None, PUBLISHED),
        "year": Part("year", _year),
        "against": Part("against", _year),
        "months": Part("chosen_months", _months),
        "flow": Part("flow", _one_of(FLOWS)),
        "partner": Part("partners", _list_of(lambda choices: choices.partners, str.upper)),
        "group": Part("group", _offered(lambda choices: choices.groups)),
        "sector": Part("sectors", _list_of(lambda choices: choices.sectors, str.lower)),
        "code": Part("code", _code),
        "release": Part("release", None),
        "kind": Part("kinds", _list_of(lambda _: KINDS, str.lower)),
        "zoom": Part("zoom", _offered(lambda choices: choices.zooms)),
        "colour": Part("colour", _one_of(COLOURS), COLOURS[0]),
        "sort": Part("sort", _one_of(SORTS), SORTS[0]),
        **{name: Part(name, _one_of(forms), forms[0]) for name, forms in VIEWS.items()},
        "lang": Part("lang", _offered(lambda choices: choices.languages), FALLBACK),
        "theme": Part("theme", _one_of(THEMES), THEMES[0]),
        "present": Part("present", _present),
    }
)
"""The grammar of an address, in the order in which it is written."""
