"""The parts of a reference: what may be chosen on a page, each part as a number of its base.

Names are written as what they leave after division, and found again among those that there are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from zlib import crc32

from dashboard.choices import WORLD
from dashboard.documents.address import Address
from dashboard.flows import FLOWS
from dashboard.loaders.registers import Registers
from dashboard.months import months_text
from dashboard.query import Query
from dashboard.values import COLOURS, GOODS, KINDS, SORTS, UNDISCLOSED, VIEWS

NAME, PLACE, LETTER = 4093, 16_381, 26
FIRST_YEAR, YEARS = 1940, 160
ENDS = 12
CODES = 2 * 10**10
RELEASES = 2**16
FEW = 14
"""Partners at most that are written one by one: more are shorter as a bit of each that there is."""
ALL = 2**600
"""More than any choice of partners, as a number."""
USUAL = {"colour": COLOURS[0], "sort": SORTS[0],
         **{name: forms[0] for name, forms in VIEWS.items()}}  # fmt: skip

Write = Callable[[str, Registers], int]


@dataclass(frozen=True, slots=True)
class Choice:
    """A part of a view that is there where it is chosen: its name in the query, the base of its
    number, how that is written, and how it is read with what is known. ``joined``: it is the whole
    of a long list, where each is a part of its name as long as they are few."""

    name: str
    base: int
    write: Write
    read: Callable[[int, Registers], str | None]
    joined: bool = False


def chosen(query: Query, address: Address, one: Choice) -> Iterable[str]:
    """The texts of a part of a view; none where it is as it is by default."""
    texts = tuple(_chosen(query, address, one.name))
    if one.name != "partner":
        return texts
    long = len(texts) > FEW
    return () if long != one.joined else (",".join(texts),) if long else texts


def _chosen(query: Query, address: Address, name: str) -> Iterable[str]:
    match name:
        case "place":
            return (address.code,) if "-" in address.code else ()
        case "partner":
            whose = (address.code,) if len(address.code) == 3 else ()
            return whose if address.code else query.named
        case "against":
            usual = (None, query.usual_against)
            return () if query.against in usual else (str(query.against),)
        case "months":
            # A stretch each: they are read as the list that they are.
            return months_text(query.chosen_months).split(",") if query.chosen_months else ()
        case "release":
            number = query.release or query.choices.release
            return (str(number),) if number and number < RELEASES else ()
        case "against_release":
            number = query.against_release
            return (str(number),) if number and number < RELEASES else ()
        case "sector":
            return query.sectors
        case "kind":
            return query.kinds
        case "without":
            return query.without
        case "years":
            return map(str, query.years)
        case "together":
            return ("1",) if query.together else ()
    text = str(getattr(query, name) or "")
    return () if text in ("", USUAL.get(name)) else (text,)


def left_of(text: str, base: int) -> int:
    """What a name leaves after division by a base."""
    return crc32(text.encode()) % base


def found_by(left: int, base: int, names: Iterable[str]) -> str | None:
    """The name that leaves so much; None if there is none."""
    return next((name for name in names if left_of(name, base) == left), None)


def _plain(write: Callable[[str], int]) -> Write:
    """How a part is written that nothing has to be known for."""
    return lambda text, _: write(text)


def _named(name: str, base: int, names: Callable[[Registers], Collection[str]]) -> Choice:
    """A part that is one of some names."""
    return Choice(
        name,
        base,
        _plain(lambda text: left_of(text, base)),
        lambda number, registers: found_by(number, base, names(registers)),
    )


def _forms(name: str) -> Choice:
    """A form of a chart."""
    return _named(name, NAME, lambda _: VIEWS[name])


def _year(text: str) -> int:
    return int(text) - FIRST_YEAR


def _year_of(number: int, _: Registers) -> str:
    return str(number + FIRST_YEAR)


def _partner(text: str) -> int:
    number = 0
    for letter in text:
        number = number * LETTER + ord(letter) - ord("A")
    return number


def _partner_of(number: int, registers: Registers) -> str | None:
    first, rest = divmod(number, LETTER**2)
    code = "".join(chr(ord("A") + n) for n in (first, *divmod(rest, LETTER)))
    return code if code in partners(registers) else None


def partners(registers: Registers) -> list[str]:
    """All that may be chosen as a partner, those that no file names among them."""
    frame = registers.countries
    return sorted(frame.loc[frame["kind"] != "group", "country"])


def _joined(text: str, registers: Registers) -> int:
    """Partners as a bit each, in the order of all codes. Behind them stands what all these leave:
    after a new one nobody takes them for other partners."""
    order = partners(registers)
    bits = sum(1 << order.index(code) for code in set(text.split(",")))
    return bits * NAME + left_of(",".join(order), NAME)


def _joined_of(number: int, registers: Registers) -> str | None:
    order = partners(registers)
    bits, left = divmod(number, NAME)
    if left != left_of(",".join(order), NAME) or bits >> len(order):
        return None
    return ",".join(code for place, code in enumerate(order) if bits >> place & 1) or None


def _months(text: str) -> int:
    first, _, last = text.partition("-")
    return (int(first) - 1) * ENDS + int(last) - 1


def _months_of(number: int, _: Registers) -> str | None:
    first, last = (n + 1 for n in divmod(number, ENDS))
    return f"{first}-{last}" if first <= last else None


def _code(text: str) -> int:
    """Digits of a commodity code behind a 1, so that none is lost from the front."""
    return 0 if text == UNDISCLOSED else int(f"1{text}")


def _code_of(number: int, _: Registers) -> str | None:
    return str(number)[1:] if number else UNDISCLOSED


def _dropped(text: str) -> int:
    """What a scenario does without: a code of goods, a partner behind all of those, or a sector
    behind these."""
    if text.startswith(GOODS):
        return _code(text.removeprefix(GOODS))
    return CODES + (_partner(text) if text.isupper() else LETTER**3 + left_of(text, NAME))


def _dropped_of(number: int, registers: Registers) -> str | None:
    if number < CODES:
        code = _code_of(number, registers)
        return f"{GOODS}{code}" if code else None
    if number < CODES + LETTER**3:
        return _partner_of(number - CODES, registers)
    return found_by(number - CODES - LETTER**3, NAME, tuple(registers.sectors["sector"]))


CHOICES = (
    _named("place", PLACE, lambda known: (*known.regions["region"], *known.former_regions)),
    Choice("partner", LETTER**3, _plain(_partner), _partner_of),
    _named("flow", 2, lambda _: FLOWS),
    Choice("against", YEARS, _plain(_year), _year_of),
    Choice("months", ENDS**2, _plain(_months), _months_of),
    _named("group", NAME, lambda registers: tuple(registers.partner_groups["group"].unique())),
    _named("sector", NAME, lambda registers: tuple(registers.sectors["sector"])),
    Choice("code", CODES, _plain(_code), _code_of),
    _named("kind", NAME, lambda _: KINDS),
    _named("zoom", NAME, lambda registers: (WORLD, *(one.code for one in registers.region.views))),
    _named("colour", NAME, lambda _: COLOURS),
    _named("sort", NAME, lambda _: SORTS),
    Choice("release", RELEASES, _plain(int), lambda number, _: str(number)),
    *(_forms(name) for name in VIEWS),
    Choice("without", CODES + LETTER**3 + NAME, _plain(_dropped), _dropped_of),
    Choice("together", 2, _plain(int), lambda number, _: "1" if number else None),
    Choice("years", YEARS, _plain(_year), _year_of),
    Choice("against_release", RELEASES, _plain(int), lambda number, _: str(number)),
    Choice("partner", ALL, _joined, _joined_of, joined=True),
)  # fmt: skip
"""What may be chosen beside the year, in an order that never changes: new ones go to the end."""
