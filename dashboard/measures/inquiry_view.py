"""A text in words → the view that shows what it names: "China against Germany", "wood to Finland by
month", «экспорт в Китай».

It asks for no one figure, so that less is needed than of an inquiry; but every word must be known,
and nothing is guessed here either.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.flows import FLOW_OF, Flow
from dashboard.measures.inquiry import DEALS, LONGEST, codes_named
from dashboard.measures.inquiry_dates import dated_words
from dashboard.measures.vocabulary import Meaning, Vocabulary

MOST = 4
"""Partners or sectors that stand side by side."""
BESIDE = 3
"""Years that stand beside the chosen one and the one that it is compared with."""
MONTHS, COMPARED, GRID = "months", "compare", "partner_sectors"
"""The charts that words of the kind ``view`` ask for."""
SLIDE = "slide"
"""What every chart can be made into: such a word asks for none of them before another."""
OF_MEASURE = {"balance": "balance", "surplus": "balance", "deficit": "balance",
              "coverage": "coverage"}  # fmt: skip
"""The chart of a measure, where that is not the one of the turnover."""
KINDS = ("measure", "country", "group", "sector", "year", "toward", "away", "inside", "home",
         "until", "since", "view")  # fmt: skip
"""What words of such a text may name; months of a year, codes and units are for inquiries."""


@dataclass(frozen=True, slots=True)
class View:
    """What a text wants to see: the name of a chart, and what of trade is chosen for it."""

    chart: str
    partners: tuple[str, ...] = ()
    group: str = ""
    sectors: tuple[str, ...] = ()
    flow: Flow | None = None
    years: tuple[int, ...] = ()

    @property
    def span(self) -> tuple[int, ...]:
        """The years that are wanted by month, those between two of them too; else none."""
        if self.chart != MONTHS or len(self.years) < 2:
            return ()
        return tuple(range(min(self.years), max(self.years) + 1))

    def pairs(self) -> dict[str, str]:
        """The same by the names of an address; of several years the last, compared with the
        first. By month it is compared with the one before it, and the others stand beside them;
        so do years that are named between the first and the last."""
        years = [str(year) for year in sorted(self.years)]
        beside = self.span[:-2] if self.chart == MONTHS else sorted(self.years)[1:-1]
        found = {
            "year": years[-1] if years else "",
            "years": ",".join(map(str, beside[-BESIDE:])),
            "against": years[0] if len(years) > 1 and self.chart != MONTHS else "",
            "flow": self.flow or "",
            "group": self.group,
            "partner": ",".join(self.partners),
            "sector": ",".join(self.sectors),
        }
        return {name: text for name, text in found.items() if text}


def read_view(text: str, vocabulary: Vocabulary) -> View | None:
    """What a text wants to see; None where a word is not known, or where it names nothing but one
    partner, group or sector, which is found by its name, or a measure without several years."""
    found = vocabulary.meanings(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    said = dated_words(found)
    if any(one.kind not in KINDS for one in said):
        return None
    partners, groups = codes_named(said, "country"), codes_named(said, "group")
    sectors, years = codes_named(said, "sector"), codes_named(said, "year")
    views, measures = codes_named(said, "view"), codes_named(said, "measure")
    flows = _flows(said, measures)
    # Groups that are chosen are one filter, of which one is chosen, and partners go before it.
    if len(groups) > 1 or (groups and partners) or max(len(partners), len(sectors)) > MOST:
        return None
    subjects = [*partners, *groups, *sectors]
    spans = measures if len(years) > 1 else []
    if len([*subjects, *views, *measures, *spans]) < (1 if GRID in views else 2):
        return None
    if not (subjects or views or spans):
        return None
    return View(
        _chart(views, measures, partners, sectors),
        tuple(partners),
        next(iter(groups), ""),
        tuple(sectors),
        next(iter(flows)) if len(flows) == 1 else None,
        tuple(int(year) for year in years),
    )


def _flows(said: Sequence[Meaning], measures: Sequence[str]) -> set[Flow]:
    """The flows that are named, or said by cases and prepositions before a country."""
    nouns = [DEALS.get(code, code) for code in measures]
    flows: set[Flow] = {FLOW_OF[noun] for noun in nouns if noun in FLOW_OF}
    for before, one in itertools.pairwise(said):
        if before.kind in ("toward", "away") and one.kind in ("country", "group"):
            flows.add("export" if before.kind == "toward" else "import")
    # «Экспорт в Китай» and «товары из Китая» say it by their case too; of "export" that is enough.
    return flows or {one.toward for one in said if one.toward}


def _chart(
    views: Sequence[str], measures: Sequence[str], partners: Sequence[str], sectors: Sequence[str]
) -> str:
    """The chart that shows it: the one that is asked for, what stands side by side, the measure."""
    asked = [one for one in views if one not in (COMPARED, SLIDE)]
    if asked:
        return asked[0]
    if len(partners) > 1 or len(sectors) > 1:
        return COMPARED
    return next((OF_MEASURE[code] for code in measures if code in OF_MEASURE), "turnover")
