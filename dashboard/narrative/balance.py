"""What is said of the balance: title, finding, hover."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.amount import Amount
from dashboard.flows import NOUNS
from dashboard.language import Language
from dashboard.measures.balance import balance_of, coverage_of, excess_of
from dashboard.narrative.amounts import by, cell, figure, net, plain
from dashboard.narrative.digits import rough
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.multiples import is_multiple
from dashboard.narrative.reasons import is_nothing, none_of, origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, measures
from dashboard.narrative.wording import capital, ended, in_period, shortest, small
from dashboard.narrative.years import year_hover
from dashboard.row_amounts import amount_of

WHOLE_PERCENT_FROM = 10
"""Per cent of excess that a title prints without a decimal."""
LEAST_USD = 0.005
"""Less than half a cent is the noise of a difference."""


def way_of(balance: Amount) -> str:
    """Whether exports are more than imports, less, or equal: ``surplus``, ``deficit``, ``even``."""
    usd = balance.plain()
    return "even" if abs(usd) < LEAST_USD else "surplus" if usd > 0 else "deficit"


def title(scene: Scene, rows: Mapping[int, Any]) -> str:
    """By how much exports exceed imports. ``rows``: year → row of
    `dashboard.measures.balance.turnover`."""
    words, year = scene.language, scene.year
    row = rows.get(year)
    balance, coverage = balance_of(row), coverage_of(row)
    if not balance.known:
        return words.t(f"balance.title.missing.{origin(scene)}", year=year)
    if is_nothing(scene, *(amount_of(row, noun) for noun in NOUNS.values())):
        return words.t(f"balance.title.{none_of(scene, 'none')}", year=year)
    if not coverage.known:
        shown = Place("balance", str(year)).said(net(words, balance), balance, "balance")
        return linked_text(words, "balance.title.level", balance=shown, year=year)
    excess = excess_of(coverage)
    shown = Place("balance", str(year)).said(_excess(words, excess), excess, "excess")
    return shortest(
        linked_text(
            words,
            f"balance.title.{way_of(balance)}",
            exports=capital(measure),
            excess=shown,
            year=year,
        )
        for measure in measures(scene, "exports")
    )


def _excess(words: Language, excess: Amount) -> str:
    if rough(excess) or is_multiple(excess):
        return by(words, excess)
    digits = 0 if excess.plain() >= WHOLE_PERCENT_FROM else 1
    return words.t("amount.by", figure=plain(words, excess, digits))


def coverage(scene: Scene, year: int, row: Any, digits: int) -> str:
    """The coverage ratio as it stands under its year."""
    ratio = coverage_of(row)
    return Place("balance", str(year)).said(cell(scene.language, ratio, digits), ratio, "coverage")


def balance_hover(scene: Scene, row: Any) -> str:
    """A year with its amounts, its balance and its coverage ratio."""
    words = scene.language
    return year_hover(
        scene,
        row,
        [
            words.t(f"balance.{key}", **{name: said(words, amount)})
            for key, name, said, amount in (
                ("hover", "balance", net, balance_of(row)),
                ("covered", "coverage", figure, coverage_of(row)),
            )
            if amount.known
        ],
    )


def finding(scene: Scene, rows: Mapping[int, Any]) -> str:
    """``In 2018 exports exceeded imports by … (coverage ratio …); in 2017 …``.

    Empty when the balance of the year is not known; the other year is left out where it is not,
    or where it is of other months.
    """
    first = _clause(scene, rows, scene.year)
    if not first:
        return ""
    other = _clause(scene, rows, scene.against) if scene.query.comparable else ""
    return ended(strung((first, small(other)) if other else (first,), "; "))


def _clause(scene: Scene, rows: Mapping[int, Any], year: int) -> str:
    words, row = scene.language, rows.get(year)
    balance = balance_of(row)
    if not balance.known:
        return ""
    at, coverage = Place("balance", str(year)), coverage_of(row)
    # Without imports there is no ratio: neither it nor a dash in its place is said.
    way = way_of(balance) if coverage.known else f"without_ratio.{way_of(balance)}"
    if is_nothing(scene, *(amount_of(row, noun) for noun in NOUNS.values())):
        way = f"without_ratio.{none_of(scene, 'even', year)}"
    return linked_text(
        words,
        f"finding.balance.{way}",
        period=in_period(scene, year),
        exports=in_short(scene, "exports"),
        balance=at.said(by(words, balance), balance, "balance"),
        coverage=at.said(figure(words, coverage), coverage, "coverage"),
    )
