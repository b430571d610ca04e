"""A factsheet: one A4 page about a country or the region as a whole, in one of two orders.

``international``: the finding with both periods named, what it is made of, rank and share, chart,
partners, sectors. ``note``: the order of a Russian note (справка): table of totals, rates of
growth and of increase, groups with codes, shares, main exports, sources. What is said is made
here; `factsheet_pdf` and `factsheet_docx` print it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from dashboard.exports.series import Plot
from dashboard.language import NOTHING, Language
from dashboard.measures.growth import growth_pct
from dashboard.measures.shares import REST

Order = Literal["international", "note"]
ORDERS: tuple[Order, ...] = ("international", "note")
MOST_YEARS, MOST_PARTNERS, MOST_GROUPS, MOST_RELATIONS, MOST_EVENTS = 10, 6, 8, 7, 5
LONGEST_CELL = 110


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a part."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; the lead is the finding, set larger."""

    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Statements that belong together."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``numeric`` columns are at the right."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """Columns drawn from a plot."""

    plot: Plot


@dataclass(frozen=True, slots=True)
class Small:
    """Notes and sources."""

    lines: tuple[str, ...]


Block = Heading | Words | Bullets | Grid | Picture | Small


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its title, the line below it, its blocks, its foot."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str
    language: Language
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Everything that a factsheet tells.

    ``years`` as from `measures.balance.turnover`; ``shares`` as from
    `measures.answers.partner_shares`; ``sectors``: ``sector, exports_usd, imports_usd,
    turnover_usd, share_pct``; ``relations``: title, since, state; ``events``: date, title;
    ``codes``: group → its chapters; ``causes``: flow → words of the source.
    """

    language: Language
    year: int
    against: int
    finding: str
    years: pd.DataFrame
    shares: pd.DataFrame
    sectors: pd.DataFrame
    partner: str = ""
    name: str = ""
    partner_name: Callable[[str], str] = str
    sector_name: Callable[[str], str] = str
    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    causes: Mapping[str, str] = field(default_factory=dict)
    district: Mapping[str, int] = field(default_factory=dict)
    relations: Sequence[tuple[str, str, str]] = ()
    relation_count: int = 0
    events: Sequence[tuple[str, str]] = ()
    plot: Plot | None = None
    source: str = ""
    notes: Sequence[str] = ()
    sources: Sequence[str] = ()
    mark: str = ""


def factsheet(account: Account, order: Order) -> Sheet:
    """The page of an account in an order."""
    words = account.language
    key, name = ("partner", account.name) if account.partner else ("region", "")
    blocks = _international(account) if order == "international" else _note(account)
    return Sheet(
        title=words.t(f"factsheet.title.{key}", partner=name, year=account.year),
        subtitle=account.source,
        blocks=tuple(block for block in blocks if block is not None),
        footer=words.t("factsheet.prepared"),
        language=words,
        mark=account.mark,
    )


def _international(own: Account) -> list[Block | None]:
    words = own.language
    blocks: list[Block | None] = [_lead(own), _of_this(own), _standing(own)]
    if own.plot is not None:
        single = {one.name for one in own.plot.of("bar")} == {words.t("chart.part.turnover")}
        title = words.t("factsheet.chart_turnover" if single else "factsheet.chart")
        blocks += [Heading(title), Picture(own.plot)]
    if own.partner:
        blocks += [*_relations(own), *_events(own)]
    else:
        blocks += [*_partners(own), *_groups(own, codes=False), _main(own)]
    return [*blocks, *_ending(own)]


def _note(own: Account) -> list[Block | None]:
    words = own.language
    blocks: list[Block | None] = [_lead(own), Heading(words.t("factsheet.totals")), _totals(own)]
    rates = _rates(own)
    if rates.rows:
        blocks += [Heading(words.t("factsheet.rates")), rates]
    if own.partner:
        blocks += [_standing(own), *_relations(own), *_events(own)]
    else:
        blocks += [*_partners(own), *_groups(own, codes=True), _main(own)]
    return [*blocks, *_ending(own)]


def _lead(own: Account) -> Words:
    words = own.language
    nothing = words.t("factsheet.nothing", year=own.year) if own.partner or own.years.empty else ""
    return Words(own.finding or nothing or words.t("factsheet.nothing", year=own.year), lead=True)


def _of_this(own: Account) -> Block | None:
    """Exports and imports of the year: two parts that add up to the turnover named above."""
    words, now, then = own.language, _row(own, own.year), _row(own, own.against)
    whole = _usd(now, "turnover")
    items = []
    for noun in ("exports", "imports"):
        usd = _usd(now, noun)
        if usd != usd:
            continue
        growth = growth_pct(usd, _usd(then, noun))
        known = whole == whole and whole > 0
        items.append(
            words.t(
                f"factsheet.of_this.{'part' if known else 'known'}",
                measure=words.t(f"card.{noun}"),
                level=words.usd(usd),
                growth=f" ({words.change(growth)})" if growth == growth else "",
                share=words.percent(100 * usd / whole) if known else "",
            )
        )
    if items:
        head = words.t("factsheet.of_this.head")
        return Bullets(tuple(f"{head}: {item}" if n == 0 else item for n, item in enumerate(items)))
    return Words(words.t("factsheet.parts_missing")) if whole == whole else None


def _standing(own: Account) -> Block | None:
    """Rank and share of the country; places of the region in its district, and the balance."""
    words = own.language
    if own.partner:
        row = next((r for r in own.shares.itertuples() if r.partner == own.partner), None)
        if row is None or row.share_pct != row.share_pct:
            return None
        share = words.percent(_shown(row))
        if pd.isna(row.rank):
            return Words(words.t("factsheet.share_only", share=share))
        return Words(words.t("factsheet.share_of", share=share, rank=int(row.rank)))
    lines = []
    row = _row(own, own.year)
    balance = float(getattr(row, "balance_usd", float("nan")))
    if balance == balance:
        key = "coverage" if balance >= 0 else "deficit"
        told = words.usd(abs(balance))
        coverage = words.percent(float(row.coverage_pct))
        lines.append(words.t(f"factsheet.{key}", balance=told, coverage=coverage))
    if {"export", "import"} <= set(own.district):
        places = {f"{flow}s": own.district[flow] for flow in ("export", "import")}
        lines.append(words.t("factsheet.district", **places))
    return Words(" ".join(lines)) if lines else None


def _totals(own: Account) -> Grid:
    words = own.language
    rows = [row for row in _years(own) if _usd(row, "turnover") == _usd(row, "turnover")
            or any(_usd(row, noun) == _usd(row, noun) for noun in ("exports", "imports"))]  # fmt: skip
    return Grid(
        headers=(
            words.t("factsheet.years"),
            *(words.t(f"card.{noun}") for noun in ("exports", "imports", "turnover", "balance")),
            words.t("chart.column.status"),
        ),
        rows=tuple(
            (
                str(int(row.year)),
                *(words.millions(_usd(row, noun)) for noun in ("exports", "imports", "turnover")),
                words.millions(float(row.balance_usd)),
                words.t("status." + str(row.status).replace(" ", "_")),
            )
            for row in rows
        ),
        numeric=frozenset({1, 2, 3, 4}),
    )


def _rates(own: Account) -> Grid:
    """Rate of growth (темп роста) beside increase (темп прироста): never one for the other."""
    words, before = own.language, {int(row.year): row for row in _years(own)}
    rate, growth = words.t("factsheet.rate"), words.t("factsheet.growth")
    nouns = ("exports", "imports", "turnover")
    rows = []
    for year, row in before.items():
        found = [growth_pct(_usd(row, noun), _usd(before.get(year - 1), noun)) for noun in nouns]
        if any(one == one for one in found):
            cells = [(words.number(one + 100), words.signed(one)) for one in found]
            rows.append((str(year), *(cell for pair in cells for cell in pair)))
    heads = [f"{words.t(f'card.{noun}')}: {one}" for noun in nouns for one in (rate, growth)]
    return Grid((words.t("factsheet.years"), *heads), tuple(rows), frozenset(range(1, 7)))


def _partners(own: Account) -> list[Block]:
    words = own.language
    rows = [row for row in own.shares.itertuples() if row.partner != REST][:MOST_PARTNERS]
    rest = [row for row in own.shares.itertuples() if row.partner == REST]
    if not rows:
        return []
    body = [
        (
            NOTHING if pd.isna(row.rank) else str(int(row.rank)),
            own.partner_name(str(row.partner)),
            words.millions(_usd(row, "turnover")),
            words.percent(_shown(row)),
        )
        for row in rows
    ]
    for row in rest:
        count = int(row.countries)
        name = words.plural("partners.rest", count) if count > 0 else words.t("partners.others")
        body.append((NOTHING, name, words.millions(_usd(row, "turnover")),
                     words.percent(_shown(row))))  # fmt: skip
    headers = (
        words.t("chart.column.rank"),
        words.t("chart.column.partner"),
        f"{words.t('flow.turnover')}, {words.t('unit.millions')}",
        words.t("chart.column.share"),
    )
    title = words.t("factsheet.partners", year=own.year)
    return [Heading(title), Grid(headers, tuple(body), frozenset({2, 3}))]


def _groups(own: Account, *, codes: bool) -> list[Block]:
    words = own.language
    known = [
        row
        for row in own.sectors.itertuples()
        if any(_usd(row, noun) == _usd(row, noun) for noun in ("exports", "imports", "turnover"))
    ][:MOST_GROUPS]
    title = Heading(words.t("factsheet.sectors", year=own.year))
    if not known:
        return [title, Words(words.t("factsheet.sectors_missing", year=own.year))]
    unit = words.t("unit.millions")
    headers = [words.t("factsheet.column.name")]
    headers += [words.t("factsheet.codes")] if codes else []
    headers += [f"{words.t(f'flow.{own_flow}')}, {unit}" for own_flow in ("export", "import")]
    rows = []
    for row in known:
        cells = [own.sector_name(str(row.sector))]
        cells += [_runs(own.codes.get(str(row.sector), ()))] if codes else []
        cells += [words.millions(_usd(row, noun)) for noun in ("exports", "imports")]
        rows.append(tuple(cells))
    last = len(headers)
    return [title, Grid(tuple(headers), tuple(rows), frozenset({last - 2, last - 1}))]


def _main(own: Account) -> Block | None:
    """What is mainly exported, by value; else what the source names as the cause of growth."""
    words = own.language
    valued = sorted(
        ((_usd(row, "exports"), str(row.sector)) for row in own.sectors.itertuples()),
        key=lambda pair: -pair[0] if pair[0] == pair[0] else 0.0,
    )
    names = [own.sector_name(sector) for usd, sector in valued if usd == usd and usd > 0][:3]
    lines = [words.t("factsheet.main_exports", names=", ".join(names))] if len(names) > 1 else []
    lines += [
        words.t("factsheet.main_driver", flow=words.t(f"factsheet.flow_of.{flow}"), names=named)
        for flow, named in sorted(own.causes.items())
    ]
    return Bullets(tuple(lines)) if lines else None


def _relations(own: Account) -> list[Block]:
    words = own.language
    if not own.relations:
        return []
    shown = own.relations[:MOST_RELATIONS]
    headers = (words.t("factsheet.relations"), words.t("factsheet.since"),
               words.t("factsheet.state"))  # fmt: skip
    rows = tuple((_cut(title), since or NOTHING, state) for title, since, state in shown)
    blocks: list[Block] = [Heading(words.t("factsheet.relations")), Grid(headers, rows)]
    left = max(own.relation_count, len(own.relations)) - len(shown)
    if left > 0:
        blocks.append(Words(words.t("factsheet.more_relations", count=left)))
    return blocks


def _events(own: Account) -> list[Block]:
    words = own.language
    if not own.events:
        return []
    headers = (words.t("factsheet.date"), words.t("factsheet.event"))
    rows = tuple((date or NOTHING, _cut(title)) for date, title in own.events[:MOST_EVENTS])
    return [Heading(words.t("factsheet.events")), Grid(headers, rows)]


def _ending(own: Account) -> list[Block]:
    words = own.language
    notes = [*own.notes, words.t("page.basis"), words.t("factsheet.page_missing")]
    blocks: list[Block] = [Heading(words.t("factsheet.notes")), Small(tuple(dict.fromkeys(notes)))]
    if own.sources:
        blocks += [Heading(words.t("factsheet.sources")), Small(tuple(own.sources))]
    return blocks


def _years(own: Account) -> list[Any]:
    return list(own.years.itertuples())[-MOST_YEARS:]


def _row(own: Account, year: int) -> Any:
    return next((row for row in own.years.itertuples() if row.year == year), None)


def _usd(row: Any, noun: str) -> float:
    value = getattr(row, f"{noun}_usd", None)
    return float("nan") if value is None or value is pd.NA else float(value)


def _shown(row: Any) -> float:
    return float(row.shown_pct if row.shown_pct == row.shown_pct else row.share_pct)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1].rstrip() + "…"


def _runs(chapters: Sequence[str]) -> str:
    """Chapters as runs: ``01–24``, ``25–27, 68``."""
    numbers = sorted(int(chapter) for chapter in chapters if chapter.isdigit())
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]:02d}" if len(run) == 1 else f"{run[0]:02d}–{run[-1]:02d}" for run in runs
    )
