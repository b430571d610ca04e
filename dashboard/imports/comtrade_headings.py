"""Headings of UN Comtrade's CSV, of both sites: "Comtrade Plus" (``typeCode,freqCode,…``), whose
names are used here, and the one before it (``Classification,Year,Period,…``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.imports.homoglyphs import normalised
from dashboard.imports.values import latin, trimmed

NEEDED = ("freqCode", "refYear", "reporterISO", "flowCode", "partnerISO", "partnerDesc", "cmdCode",
          "primaryValue")  # fmt: skip
USED = (*NEEDED, "typeCode", "classificationCode", "partner2Code", "customsCode", "motCode",
        "cifvalue", "fobvalue")  # fmt: skip
BEFORE = {
    "freqCode": "Period", "refYear": "Year", "reporterISO": "Reporter ISO",
    "flowCode": "Trade Flow Code", "partnerISO": "Partner ISO", "partnerDesc": "Partner",
    "cmdCode": "Commodity Code", "primaryValue": "Trade Value (US$)",
    "classificationCode": "Classification", "partner2Code": "2nd Partner Code",
    "customsCode": "Customs Proc. Code", "motCode": "Mode of Transport Code",
    "cifvalue": "CIF Trade Value (US$)", "fobvalue": "FOB Trade Value (US$)",
}  # fmt: skip
"""What the site before called them. A period of four figures is a year, of six a month."""
CODES = ("freqCode", "reporterISO", "flowCode", "partnerISO", "cmdCode", "typeCode",
         "classificationCode", "customsCode")  # fmt: skip
"""Of Latin letters, in capitals."""
_FLOWS = {"1": "M", "2": "X", "3": "RX", "4": "RM"}
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the cells of a row are, and what the file calls them; ``width`` is how many there are,
    ``lacking`` and ``twice`` are headings at fault."""

    places: Mapping[str, int]
    names: Mapping[str, str]
    width: int
    lacking: tuple[str, ...]
    twice: tuple[str, ...]
    before: bool

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """The cells of a row by the names of "Comtrade Plus", empty where the file has none."""
        found = dict.fromkeys(USED, "")
        found |= {name: row[place].strip() for name, place in self.places.items()}
        found |= {name: latin(trimmed(found[name])) for name in CODES}
        if self.before:
            found["flowCode"] = _FLOWS.get(found["flowCode"], found["flowCode"])
            if len(found["freqCode"]) == _YEAR:
                found["freqCode"] = "A"
        return found


def headings_of(texts: Sequence[str]) -> Headings:
    """The headings of a file."""
    plain = [_plain(text) for text in texts]
    before = _plain(NEEDED[1]) not in plain and _plain(BEFORE["primaryValue"]) in plain
    names = BEFORE if before else {name: name for name in USED}
    keys = {name: _plain(heading) for name, heading in names.items()}
    places = {name: plain.index(key) for name, key in keys.items() if key in plain}
    return Headings(
        places,
        {name: texts[place].strip() for name, place in places.items()},
        len(texts),
        tuple(names[name] for name in NEEDED if name not in places),
        tuple(texts[places[name]] for name in places if plain.count(keys[name]) > 1),
        before,
    )


def _plain(text: str) -> str:
    return "".join(letter for letter in normalised(text) if letter.isalnum())
