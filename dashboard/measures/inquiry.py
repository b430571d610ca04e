"""A question in words → what it asks for, by rules over the words of the registers.

Every word must be understood and must fit the others; else the question means nothing that could
be answered. Nothing is guessed: neither what a share is part of, nor which way goods go, nor that
something rose.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.copies import replace
from dashboard.flows import FLOW_OF, Flow, noun_of
from dashboard.measures.inquiry_dates import OPEN, dated_words, ends_open
from dashboard.measures.inquiry_shares import SUBJECTS, TRADE, part_of_turnover, parted
from dashboard.measures.inquiry_whom import DEALS, WITHOUT
from dashboard.measures.vocabulary import Meaning, Vocabulary
from dashboard.months import Months, between

LONGEST = 200
"""Characters of a question that is read at all."""
WHOLE = ("turnover", "exports", "imports")
"""What shares and growth may be of."""
CLAIMS = {"rise": ("growth", 1), "fall": ("growth", -1),
          "surplus": ("balance", 1), "deficit": ("balance", -1)}  # fmt: skip
"""Words that say of a measure which sign it has."""
RATES = ("share", "growth", "rise", "fall")
GOODS = ("sector", "code")
NO_FIGURE = ("unclear", "absent", "coded", "view", "file", "count", "place", "union", "tie",
             "state", "zoom", "extreme")  # fmt: skip
"""Words with which a text asks for no one figure."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What a question asks for: a measure, of what it is a share or growth, and of what trade.

    ``sign``: the sign that the question takes it to have (1: "surplus", "rose"; −1: "deficit",
    "fell"; 0: none). ``code``: the commodity code of the goods; ``unit``: what they are counted in,
    ``kg`` or ``rub``, US dollars where it is empty. ``part``: of a share, ``partner``, ``group``,
    ``sector``, ``code`` or the noun of a flow, whichever of them it is the share of; the others
    narrow the whole.
    ``extreme``: that it is the ``most`` or the ``least`` ``among`` these years, or months of one.
    """

    measure: str
    of: str
    year: int
    flow: Flow | None = None
    partner: str = ""
    group: str = ""
    sector: str = ""
    months: Months | None = None
    sign: int = 0
    part: str = ""
    code: str = ""
    unit: str = ""
    extreme: str = ""
    among: tuple[int, ...] = ()

    @property
    def of_partners(self) -> bool:
        """Whether it is a share of partners, which their chart alone has."""
        return self.part in ("partner", "group")


def read_inquiry(text: str, vocabulary: Vocabulary) -> Inquiry | None:
    """What a question asks for; None where a word is not known or may mean several things, where
    two contradict each other, or where it does not say of which one year."""
    found = vocabulary.meanings(text) if len(text) <= LONGEST else None
    return None if found is None else inquiry_of(found)


def inquiry_of(found: Sequence[Meaning]) -> Inquiry | None:
    """What words of such meanings ask for; None as of `read_inquiry`."""
    dated = dated_words(found)
    if any(one.kind in NO_FIGURE for one in dated):
        return None
    said = [one for one in dated if one.kind not in OPEN]
    rates = [code for code in codes_named(said, "measure") if code in RATES]
    flows = None if ends_open(dated, rates) else _flows_said(said)
    if flows is None:
        return None
    years, months = codes_named(said, "year"), codes_named(said, "months")
    if len(years) != 1 or len(months) > 1 or len(rates) > 1 or not _fit_goods(said, rates):
        return None
    read = _share if rates == ["share"] else _level
    return read(said, flows, int(years[0]), _months(months[0]) if months else None)


def _fit_goods(said: Sequence[Meaning], rates: Sequence[str]) -> bool:
    """Whether what is said of codes and units goes together: one of each, no group of goods beside
    a code, which may lie outside of it, and no share or growth of a mass."""
    codes, units = codes_named(said, "code"), codes_named(said, "unit")
    if len(codes) > 1 or len(units) > 1:
        return False
    return not (codes and codes_named(said, "sector")) and not (units and rates)


def codes_named(said: Sequence[Meaning], *kinds: str) -> list[str]:
    """The codes of some kinds, each once."""
    return list(dict.fromkeys(one.code for one in said if one.kind in kinds))


def only_left_out(said: Sequence[Meaning]) -> bool:
    """Whether all that is named is left out: "exports without wood", not "to Germany without"."""
    at, named = said.index(WITHOUT), {*SUBJECTS, "union"}
    before, after = ({one.kind for one in some} & named for some in (said[:at], said[at:]))
    return bool(after) and after <= {"country", "sector"} and not before


def _flows_said(said: Sequence[Meaning]) -> set[Flow] | None:
    """The flows that cases and prepositions before a country say: "to Finland", «из Китая»; None
    where nothing that goods go to or come from follows a preposition, or where only what is
    exported could go there: «в ЕС»."""
    deals = DEALS.keys() & {*codes_named(said, "measure")}
    flows = {one.toward for one in said if one.toward}
    for before, one in itertools.pairwise((*said, Meaning("end"))):
        if before.kind in ("toward", "away"):
            if one.kind not in ("country", "group", "home"):
                return None
            flows.add("export" if (before.kind == "toward") != (one.kind == "home") else "import")
        placed = deals and one.toward is None
        if before.kind == "inside" and one.kind in ("country", "group") and placed:
            # What we bought in a country came from there.
            flows.add("import" if deals == {"bought"} else "export")
        elif before.kind == "inside" and one.kind in ("country", "group"):
            if one.toward is None and "exports" not in codes_named(said, "measure"):
                return None
            flows.add("export")
    return flows


def _nouns(said: Sequence[Meaning]) -> list[str]:
    """What is measured. Trade is the wider word, and says nothing beside another; so does the
    balance beside its sign."""
    nouns = [DEALS.get(code, code) for code in codes_named(said, "measure") if code not in RATES]
    if TRADE in nouns:
        nouns = [code for code in nouns if code != TRADE] or ["turnover"]
    signed = any(code in CLAIMS for code in nouns)
    return [code for code in nouns if not (signed and code == "balance")]


def _level(
    said: Sequence[Meaning], flows: set[Flow], year: int, months: Months | None
) -> Inquiry | None:
    """A value, or its growth."""
    nouns, measures = _nouns(said), codes_named(said, "measure")
    rate = next((code for code in measures if code in RATES), "")
    whom, sectors = codes_named(said, "country", "group"), codes_named(said, "sector")
    code, unit = (next(iter(codes_named(said, kind)), "") for kind in ("code", "unit"))
    subject = measures or whom or sectors or code
    if any(len(one) > 1 for one in (nouns, whom, sectors)) or not subject:
        return None
    noun, sign = CLAIMS.get(nouns[0], (nouns[0], 0)) if nouns else ("", 0)
    if whom and not flows and not DEALS.keys().isdisjoint(measures):
        return None
    trade = measures and TRADE in measures and noun == "turnover"
    flow = _flow(flows, "" if trade else noun)
    if flow is None:
        return None
    noun = noun_of(flow) if trade or not noun else noun
    narrowed = whom or sectors or months
    if noun not in WHOLE and (rate or flow or (noun == "partners" and narrowed)):
        return None
    measure, sign = CLAIMS.get(rate, (rate or noun, sign))
    if not _is_counted(noun, code, unit):
        return None
    measured = Inquiry(
        measure, noun, year, flow or None, months=months, sign=sign, code=code, unit=unit
    )
    return _of(said, measured)


def _is_counted(noun: str, code: str, unit: str) -> bool:
    """Whether there is such a sum of goods: of a code no coverage, of a mass no balance."""
    return noun in WHOLE or not (code or unit) or (noun == "balance" and unit != "kg")


def _share(
    said: Sequence[Meaning], flows: set[Flow], year: int, months: Months | None
) -> Inquiry | None:
    """The share of a partner or of goods in trade: "of China in exports of wood", "of 4407 in
    exports to China".

    What stands before "share", or before "in", is the part; what follows is the whole, which must
    be of the same flow, and is narrowed by something of another kind at most.
    """
    if noun := part_of_turnover(said):
        of_flow = Inquiry("share", "turnover", year, months=months, part=noun)
        return None if flows else _of(said, of_flow)
    part, whole = parted(said)
    subjects = [one for one in part if one.kind in SUBJECTS]
    within = [one for one in whole if one.kind in SUBJECTS]
    if len(set(subjects)) != 1 or len(set(within)) > 1:
        return None
    nouns, of_whole = _nouns(part), _nouns(whole)
    if (whole and not of_whole) or any(len(one) > 1 for one in (nouns, of_whole)):
        return None
    noun = (of_whole or nouns or [noun_of(next(iter(flows), None))])[0]
    goods = {one.kind in GOODS for one in (*subjects, *within)}
    if noun not in WHOLE or (within and len(goods) == 1):
        return None
    # Exports to China in turnover are no share of the one or the other that a table has.
    if _flow(flows, noun) is None or (whole and nouns and nouns != of_whole):
        return None
    of_part = _FIELD[subjects[0].kind]
    measured = Inquiry("share", noun, year, FLOW_OF.get(noun), months=months, part=of_part)
    return _of((*part, *whole), measured)


def _flow(flows: set[Flow], noun: str) -> Literal["export", "import", ""] | None:
    """The one flow that is said, "" where none is; None where words contradict each other."""
    found = flows | ({FLOW_OF[noun]} if noun in FLOW_OF else set())
    if len(found) > 1 or (found and noun and noun not in FLOW_OF):
        return None
    return next(iter(found), "")


_FIELD = {"country": "partner", "group": "group", "sector": "sector", "code": "code"}


def _of(said: Sequence[Meaning], asked: Inquiry) -> Inquiry:
    """The same of the partner, group, sector and code that are named, at most one of each."""
    named = {one.kind: one.code for one in said if one.kind in SUBJECTS}
    partner, group, sector, code = (named.get(kind, "") for kind in SUBJECTS)
    return replace(asked, partner=partner, group=group, sector=sector, code=code)


def _months(code: str) -> Months:
    first, _, last = code.partition("-")
    return between(int(first), int(last))
