"""The tables of a factsheet: totals, rates, partners, groups with codes, relations, events."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.documents.factsheet_parts import (
    Account,
    Block,
    Bullets,
    Grid,
    Heading,
    Words,
    known,
    latest_years,
    shown_share,
    usd_of,
)
from dashboard.language import NOTHING
from dashboard.loaders.records import records
from dashboard.measures.growth import growth_pct
from dashboard.measures.shares import REST

MOST_PARTNERS, MOST_GROUPS, MOST_RELATIONS, MOST_EVENTS = 6, 8, 7, 5
LONGEST_CELL = 110


def totals(own: Account) -> Grid:
    """Year × exports, imports, turnover, balance; years of which nothing is known are left out."""
    words = own.language
    nouns = ("exports", "imports", "turnover")
    rows = [row for row in latest_years(own) if any(known(usd_of(row, noun)) for noun in nouns)]
    return Grid(
        headers=(
            words.t("factsheet.years"),
            *(words.t(f"card.{noun}") for noun in ("exports", "imports", "turnover", "balance")),
            words.t("chart.column.status"),
        ),
        rows=tuple(
            (
                str(int(row.year)),
                *(_stated(own, int(row.year), usd_of(row, noun)) for noun in nouns),
                words.millions(float(row.balance_usd)),
                words.t("status." + str(row.status).replace(" ", "_")),
            )
            for row in rows
        ),
        numeric=frozenset({1, 2, 3, 4}),
    )


def _stated(own: Account, year: int, usd: float) -> str:
    """Millions, with "about" or "more than" where the source says so."""
    figure, qualifier = own.language.millions(usd), own.qualifiers.get(year, "")
    key = f"chart.qualifier.{qualifier.replace('-', '_')}"
    told = known(usd) and qualifier and own.language.has(key)
    return own.language.t(key, figure=figure) if told else figure


def rates(own: Account) -> Grid:
    """Rate of growth (темп роста) beside increase (темп прироста): never one for the other."""
    words, before = own.language, {int(row.year): row for row in latest_years(own)}
    rate, growth = words.t("factsheet.rate"), words.t("factsheet.growth")
    nouns = ("exports", "imports", "turnover")
    rows = []
    for year, row in before.items():
        if {year, year - 1} & set(own.qualifiers):
            continue
        last = before.get(year - 1)
        found = [growth_pct(usd_of(row, noun), usd_of(last, noun)) for noun in nouns]
        if any(one == one for one in found):
            cells = [(words.number(one + 100), words.signed(one)) for one in found]
            rows.append((str(year), *(cell for pair in cells for cell in pair)))
    heads = [f"{words.t(f'card.{noun}')}: {one}" for noun in nouns for one in (rate, growth)]
    return Grid((words.t("factsheet.years"), *heads), tuple(rows), frozenset(range(1, 7)))


def partners(own: Account) -> list[Block]:
    """The main partners with turnover and share, made whole by the other countries."""
    words = own.language
    rows = [row for row in records(own.shares) if row.partner != REST][:MOST_PARTNERS]
    rest = [row for row in records(own.shares) if row.partner == REST]
    if not rows:
        return []
    body = [
        (
            NOTHING if pd.isna(row.rank) else str(int(row.rank)),
            own.partner_name(str(row.partner)),
            words.millions(usd_of(row, "turnover")),
            words.percent(shown_share(row)),
        )
        for row in rows
    ]
    for row in rest:
        count = int(row.countries)
        name = words.plural("partners.rest", count) if count > 0 else words.t("partners.others")
        body.append((NOTHING, name, words.millions(usd_of(row, "turnover")),
                     words.percent(shown_share(row))))  # fmt: skip
    headers = (
        words.t("chart.column.rank"),
        words.t("chart.column.partner"),
        f"{words.t('flow.turnover')}, {words.t('unit.millions')}",
        words.t("chart.column.share"),
    )
    title = words.t("factsheet.partners", year=own.year)
    return [Heading(title), Grid(headers, tuple(body), frozenset({2, 3}), wide=1)]


def groups(own: Account, *, codes: bool) -> list[Block]:
    """Commodity groups with their chapters (``codes``), or that they are not published."""
    words = own.language
    nouns = ("exports", "imports", "turnover")
    shown = [
        row for row in records(own.sectors) if any(known(usd_of(row, noun)) for noun in nouns)
    ][:MOST_GROUPS]
    title = Heading(words.t("factsheet.sectors", year=own.year))
    if not shown:
        return [title, Words(words.t("factsheet.sectors_missing", year=own.year))]
    unit = words.t("unit.millions")
    headers = [words.t("factsheet.column.name")]
    headers += [words.t("factsheet.codes")] if codes else []
    headers += [f"{words.t(f'flow.{own_flow}')}, {unit}" for own_flow in ("export", "import")]
    rows = []
    for row in shown:
        cells = [own.sector_name(str(row.sector))]
        cells += [_runs(own.codes.get(str(row.sector), ()))] if codes else []
        cells += [words.millions(usd_of(row, noun)) for noun in ("exports", "imports")]
        rows.append(tuple(cells))
    last = len(headers)
    return [title, Grid(tuple(headers), tuple(rows), frozenset({last - 2, last - 1}), wide=0)]


def main_exports(own: Account) -> Block | None:
    """What is mainly exported, by value; else what the source names as the cause of growth."""
    words = own.language
    valued = sorted(
        ((usd_of(row, "exports"), str(row.sector)) for row in records(own.sectors)),
        key=lambda pair: -pair[0] if pair[0] == pair[0] else 0.0,
    )
    names = [own.sector_name(sector) for usd, sector in valued if usd == usd and usd > 0][:3]
    lines = [words.t("factsheet.main_exports", names=", ".join(names))] if len(names) > 1 else []
    lines += [
        words.t("factsheet.main_driver", flow=words.t(f"factsheet.flow_of.{flow}"), names=named)
        for flow, named in sorted(own.causes.items())
    ]
    return Bullets(tuple(lines)) if lines else None


def relations(own: Account) -> list[Block]:
    """Agreements and other relations with a country."""
    words = own.language
    if not own.relations:
        return []
    shown = own.relations[:MOST_RELATIONS]
    headers = tuple(words.t(key) for key in ("workbook.name", "factsheet.since", "factsheet.state"))
    rows = tuple((_cut(title), since or NOTHING, state) for title, since, state in shown)
    blocks: list[Block] = [Heading(words.t("factsheet.relations")), Grid(headers, rows, wide=0)]
    left = max(own.relation_count, len(own.relations)) - len(shown)
    if left > 0:
        blocks.append(Words(words.t("factsheet.more_relations", count=left)))
    return blocks


def events(own: Account) -> list[Block]:
    """The last events with a country."""
    words = own.language
    if not own.events:
        return []
    headers = (words.t("factsheet.date"), words.t("factsheet.event"))
    rows = tuple((date or NOTHING, _cut(title)) for date, title in own.events[:MOST_EVENTS])
    return [Heading(words.t("factsheet.events")), Grid(headers, rows, wide=1)]


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
