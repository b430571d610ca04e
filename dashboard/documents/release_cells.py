"""Tables of the releases of imported data: what each holds, and what one of them changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.amount import Amount, Unit, counted
from dashboard.answers import releases as questions
from dashboard.charts.table import Column, Row, Table
from dashboard.loaders.records import records
from dashboard.measures.growth import change, growth
from dashboard.measures.revision import revision_by
from dashboard.narrative.scene import Scene
from dashboard.row_amounts import known as number
from dashboard.store.ask import Ask
from dashboard.store.datasets import RELEASED

REVISED = ("partner", "sector")
"""What a revision is parted by, beside years."""


def releases_table(ask: Ask, scene: Scene) -> Table:
    """What each release holds: its rows, and the turnover of all years."""
    words, query = scene.language, scene.query
    imported = query.dataset in RELEASED
    found = ask.library.releases(query.dataset) if imported else ()
    return Table(
        columns=(
            Column("name", words.t("releases.head.number")),
            Column("rows", words.t("releases.head.rows"), "count"),
            Column("turnover", words.t("releases.head.turnover"), "usd"),
        ),
        rows=tuple(
            Row(
                (
                    words.t("releases.show", number=one.number),
                    counted(int(one.manifest["rows"])),
                    turnover_of(one.manifest, made_up=ask.store(query).made_up),
                ),
                key=str(one.number),
            )
            for one in found
        ),
    )


def turnover_of(manifest: Any, *, made_up: bool) -> Amount:
    """The turnover of all years of a release together."""
    usd = sum(float(row["usd"]) for row in manifest["totals"])
    return Amount(usd, status="made up" if made_up else "published")


def revision_table(ask: Ask, scene: Scene) -> Table:
    """What the release changed against the one before it: by year with the months of both, by
    partner and by group of goods."""
    words = scene.language
    heads: dict[str, tuple[str, Unit]] = {
        "old_months": ("old_months", "count"), "new_months": ("new_months", "count"),
        "old": ("old", "usd"), "new": ("new", "usd"),
        "difference": ("difference", "usd"), "growth": ("difference", "pct"),
        "same_old": ("same_old", "usd"), "same_new": ("same_new", "usd"),
    }  # fmt: skip
    there = scene.query.dataset in RELEASED and questions.parent(ask, scene.query) is not None
    return Table(
        columns=(
            Column("name", ""),
            *(
                Column(key, words.t(f"releases.head.{head}"), unit, change=key in CHANGES)
                for key, (head, unit) in heads.items()
            ),
        ),
        rows=tuple(_revised(ask, scene)) if there else (),
    )


CHANGES = ("difference", "growth")


def _revised(ask: Ask, scene: Scene) -> Iterator[Row]:
    query, names = scene.query, scene.names
    status = "made up" if ask.store(query).made_up else "published"
    for year in ask.rows(questions.revised_years, query):
        yield Row((str(year.year), *year_amounts(year, status)), key=f"year/{year.year}")
    frame = ask(questions.revision, query)
    for noun, name in zip(REVISED, (names.country, names.sector_in_full), strict=True):
        for row in records(revision_by(frame, noun)):
            code = getattr(row, noun)
            yield Row((name(code), *revised_amounts(row, status)), key=f"{noun}/{code}")


Amounts = tuple[Amount, Amount, Amount, Amount, Amount, Amount, Amount, Amount]


def year_amounts(row: Any, status: str) -> Amounts:
    """Months, sums before and now, change and growth in the months that both know, and the sums of
    those, of a row of `dashboard.measures.revision.revised_years`."""
    old, new, same_old, same_new = (
        Amount(number(getattr(row, f"{name}_usd")), status=status)
        for name in ("old", "new", "same_old", "same_new")
    )
    months = (counted(int(row.old_months)), counted(int(row.new_months)))
    return (*months, old, new, change(same_new, same_old), growth(same_new, same_old),
            same_old, same_new)  # fmt: skip


def revised_amounts(row: Any, status: str) -> Amounts:
    """The same of a row of `dashboard.measures.revision.revision_by`: its sums are of the months
    that both know."""
    old, new = (
        Amount(float(getattr(row, f"{name}_usd")), status=status) for name in ("old", "new")
    )
    none = Amount(unit="count")
    return none, none, old, new, change(new, old), growth(new, old), old, new
