"""A question in words, answered from the tables: the figure, how it is known, who says it, and
the address of the page that it stands on. What is not known is not answered."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.amount import NOT_KNOWN, NOT_PUBLISHED, UNKNOWN, Amount
from dashboard.answers import countries
from dashboard.answers.inquiry_goods import above, growth_of_goods, share_of_goods, value_of_goods
from dashboard.answers.inquiry_printed import printed_of_months
from dashboard.answers.inquiry_shares import headline_of, share_asked
from dashboard.copies import replace
from dashboard.errors import StoreUnavailable, UnknownSelection
from dashboard.loaders.inquiry_words import load_inquiry_words
from dashboard.loaders.registers import Registers
from dashboard.measures.headline import partner_headline
from dashboard.measures.inquiry import Inquiry, read_inquiry
from dashboard.measures.nomenclature import CHAPTER
from dashboard.measures.vocabulary import Meaning, Vocabulary
from dashboard.months import months_text
from dashboard.parser import query_of
from dashboard.query import Query
from dashboard.store.ask import Ask
from dashboard.store.library import Library
from dashboard.values import PUBLISHED

LOG = logging.getLogger(__name__)
IMPORTED = "customs"
NOT_UNDERSTOOD, NOT_IMPORTED = "not understood", "not imported"
DISAGREE = "published, sources disagree"
UNDECIDED, NEVER = "not known which", "in none of those known"
"""Of a question for the largest, the smallest, the first or the last: which of them it is cannot be
told for certain; none of them is it."""
UNREADABLE = "the imported release cannot be read"
NOT_IN = {"rub": "values are in US dollars", "kg": "no net mass"}
"""Why there is no value in other units than US dollars."""
UNLIKE = "unlike parts of exports and imports are held"
PATH, OF_PARTNERS, FIGURE = "/trade", "/partners", "/data/figure"


@dataclass(frozen=True, slots=True)
class Reply:
    """What is known of what was asked: ``status`` says why there is no ``value``; ``address`` is
    that of the page which shows it, or what is known instead; empty where there is none;
    ``asked`` is what was understood. ``contrary``: the value is the opposite of what the question
    takes for granted: what "fell" rose, the "deficit" is a surplus."""

    value: Amount
    status: str
    query: Query | None = None
    address: str = ""
    asked: Inquiry | None = None
    contrary: bool = False

    @property
    def understood(self) -> bool:
        """Whether the question asks for one figure."""
        return self.status != NOT_UNDERSTOOD


def vocabulary_of(library: Library) -> Vocabulary:
    """The vocabulary of the registers of a library.

    Raises:
        DataRefused: the register of words breaks its rules.
    """
    words = load_inquiry_words(library.registers)
    meanings = [
        (one, Meaning(one.kind, one.code, one.toward, one.genitive, one.dative)) for one in words
    ]
    return Vocabulary.of(
        ((one.phrase, meaning) for one, meaning in meanings if not one.written),
        {one.phrase: meaning for one, meaning in meanings if one.written},
    )


def other_names(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Country → its names in questions, old ones, short ones and their forms. Raises as
    `vocabulary_of`.

    Phrases of three words and more have words that mean nothing alone.
    """
    found: dict[str, list[str]] = {}
    for one in load_inquiry_words(library.registers):
        if one.kind == "country" and "*" not in one.phrase and one.phrase.count(" ") < 2:
            found.setdefault(one.code, []).append(one.phrase)
    return {code: tuple(names) for code, names in found.items()}


def reply_to(ask: Ask, text: str, vocabulary: Vocabulary, lang: str, dataset: str = "") -> Reply:
    """The answer to a question: of ``dataset``, else of the published figures and, where they do
    not say, of the imported ones."""
    asked = read_inquiry(text, vocabulary)
    if asked is None:
        return Reply(UNKNOWN, NOT_UNDERSTOOD)
    printed = _printed(ask, asked, lang) if dataset in ("", PUBLISHED) else None
    if printed is not None:
        return printed
    tried = [reply_of(ask, asked, lang, one) for one in ((dataset,) if dataset else _sets(asked))]
    known = next((one for one in tried if one.value.known), None)
    if known is not None:
        return known
    # Where nobody knows: whether an import would, and the page of what is published instead. Of
    # goods few figures are published: imports alone would tell.
    first, last = tried[0], tried[-1]
    if asked.sector:
        return last
    statuses = dict.fromkeys(one.status for one in tried)
    return replace(
        first, status=", ".join(one for one in statuses if one != NOT_KNOWN) or NOT_KNOWN
    )


def _sets(asked: Inquiry) -> tuple[str, ...]:
    """Commodity codes, masses and months are in imported data alone; roubles in none."""
    if asked.unit == "rub":
        return (PUBLISHED,)
    detail = asked.code or asked.unit == "kg" or asked.months
    return (IMPORTED,) if detail else (PUBLISHED, IMPORTED)


def _printed(ask: Ask, asked: Inquiry, lang: str) -> Reply | None:
    """What sources print of a part of a year, on the page of the figure: of the published ones no
    chart has months. Where they say several things, none of these."""
    if not (found := printed_of_months(ask.library, asked)):
        return None
    whole = _pairs(replace(asked, months=None), lang, PUBLISHED, ask.library.registers)
    query = query_of(whole, ask.library).with_(months=asked.months)
    text = Query(lang=lang).to_query()
    address = f"{FIGURE}/{found[0].rows[0]}{text and f'?{text}'}"
    if len(found) > 1:
        return Reply(UNKNOWN, DISAGREE, query, address, asked)
    return Reply(found[0], found[0].status, query, address, asked, _is_contrary(asked, found[0]))


def _is_contrary(asked: Inquiry, value: Amount) -> bool:
    return value.known and bool(asked.sign) and value.plain() * asked.sign <= 0


def reply_of(ask: Ask, asked: Inquiry, lang: str, dataset: str) -> Reply:
    """The answer of a dataset to what a question was understood to ask for."""
    pairs = _pairs(asked, lang, dataset, ask.library.registers)
    try:
        query = query_of(pairs, ask.library)
    except StoreUnavailable:
        broken = ask.library.opened[dataset].broken
        return Reply(UNKNOWN, UNREADABLE if broken else NOT_IMPORTED)
    except UnknownSelection:
        return Reply(UNKNOWN, absent_of(dataset))
    absent = absent_of(dataset)
    try:
        value = _value(ask, asked, query)
    except StoreUnavailable as error:
        value = UNKNOWN
        # The published figures have no codes; a release has all that can be asked for.
        if query.dataset != PUBLISHED:
            LOG.warning("a question of %s: %s", query.dataset, error)
            absent = UNREADABLE
    text = query.to_query()
    # The chart of goods, which alone has the number of a code, is not on the page of partners.
    path = OF_PARTNERS if asked.of_partners and not asked.code else PATH
    address = f"{path}?{text}" if text else path
    status = value.status if value.known else ", ".join((absent, *_why(asked, query)))
    return Reply(value, status, query, address, asked, _is_contrary(asked, value))


def _why(asked: Inquiry, query: Query) -> Iterable[str]:
    """Why there is no value, where more is to be said than that it is not known."""
    if asked.unit != "rub" and query.choices.unequal(query, query.pair[0]):
        return (UNLIKE,)
    return (NOT_IN[asked.unit],) if asked.unit in NOT_IN else ()


def absent_of(dataset: str) -> str:
    """What there is not, by where it was looked for."""
    return NOT_PUBLISHED if dataset == PUBLISHED else NOT_KNOWN


def _pairs(asked: Inquiry, lang: str, dataset: str, registers: Registers) -> dict[str, str]:
    """The state of the page that shows what is asked; a code stands among those beside it, in its
    group or in the code above."""
    group = registers.groups.get(asked.code[:CHAPTER], "")
    months = "" if asked.months is None else months_text(asked.months)
    found = {
        "dataset": dataset,
        "year": str(asked.year),
        "months": months,
        "flow": asked.flow or "",
        "group": asked.group,
        "partner": asked.partner,
        "sector": asked.sector or group,
        "code": above(asked.code),
        "lang": lang,
    }
    return {name: text for name, text in found.items() if text}


def _value(ask: Ask, asked: Inquiry, query: Query) -> Amount:
    if asked.unit == "rub":
        return UNKNOWN
    if asked.code or asked.unit:
        of_goods = {"share": share_of_goods, "growth": growth_of_goods}
        return of_goods.get(asked.measure, value_of_goods)(ask, asked, query)
    if asked.measure == "share":
        return share_asked(ask, asked, query)
    if asked.measure == "partners":
        return partner_headline(ask.rows(countries.counts_asked(query), query), query).value
    known = headline_of(ask, asked.of, query)
    if asked.measure != "growth":
        return known.value
    # Growth is that of a year; over several years, where those between are not known, it is none.
    now, then = query.pair
    return known.growth if now - then == 1 else UNKNOWN
