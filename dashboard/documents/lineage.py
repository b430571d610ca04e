"""What the cells of tables follow from: the formula of a column, and the cells that it takes.

A column that is not here is not computed in its table: its amounts are as the store answers them,
published, implied from published figures, or sums of customs rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard.flows import NOUNS
from dashboard.loaders.registers import Registers
from dashboard.measures.goods import LEVELS
from dashboard.measures.shares import REST
from dashboard.query import Query
from dashboard.values import UNDISCLOSED, VIEWS


@dataclass(frozen=True, slots=True)
class At:
    """A cell: its table, the key of its row, its column, and what its query has otherwise."""

    table: str
    row: str
    column: str
    changes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a cell follows from others. ``form`` has a place for each of them, in their order; it
    is empty where the cell is the very amount of the one other."""

    form: str
    inputs: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class AskedCell:
    """The cell that is asked about: the query of its table, and the keys of row and column."""

    query: Query
    row: str
    column: str
    registers: Registers
    rows: tuple[str, ...] = ()
    """The keys of all rows of the table; of the row of all others those that they are beside."""

    @property
    def noun(self) -> str:
        """What is measured of a partner or goods: the chosen flow, else turnover."""
        return NOUNS.get(self.query.flow or "", "turnover")


Rule = Callable[[AskedCell], Derivation | None]
GROWTH, SHARE = "100 × {} / {} − 100", "100 × {} / {}"


def follows(table: str, asked: AskedCell) -> Derivation | None:
    """What a cell follows from; None where it is not computed in its table."""
    rule = RULES.get((table, asked.column))
    return rule(asked) if rule else None


def left_of(whole: str, named: Sequence[At], *of: At) -> Derivation:
    """What some cells leave of a whole: of a number, or, of ``{}``, of one more cell."""
    return Derivation(" − ".join([whole, *("{}" for _ in named)]), (*of, *named))


def on_year_before(asked: AskedCell) -> dict[str, Any]:
    """A year and the year before, over the months of the table that both have."""
    year = int(asked.row)
    return {"year": year, "against": year - 1, "chosen_months": asked.query.months}


def _year_growth(asked: AskedCell) -> Derivation:
    year, pair = int(asked.row), on_year_before(asked)
    now, before = (At("turnover", str(one), "turnover", pair) for one in (year, year - 1))
    return Derivation(GROWTH, (now, before))


def _of_flows(form: str, table: str = "turnover") -> Rule:
    """Of the exports and the imports of a row, or of those of its year in another table."""
    return lambda asked: Derivation(
        form, tuple(At(table, asked.row, noun) for noun in NOUNS.values())
    )


def _other_years(table: str) -> Rule:
    """The events of all years but the chosen one."""
    return lambda asked: Derivation(
        "{} − {}", tuple(At(table, asked.row, one) for one in ("events_total", "events_in_year"))
    )


BOTH = {"flow": None}
"""The contribution is that of both flows, whichever is chosen."""


def _step(asked: AskedCell) -> tuple[At, At]:
    """The amounts of a step of the contribution, of the year and of the year compared with."""
    noun = asked.row if asked.row in NOUNS.values() else "turnover"
    now, before = (At("turnover", str(year), noun, BOTH) for year in asked.query.pair)
    return now, before


def _step_value(asked: AskedCell) -> Derivation:
    return Derivation("", (_step(asked)[asked.row == "from"],))


def _step_points(asked: AskedCell) -> Derivation:
    whole = At("turnover", str(asked.query.pair[1]), "turnover", BOTH)
    return Derivation("100 × ({} − {}) / {}", (*_step(asked), whole))


def _partner_share(asked: AskedCell) -> Derivation:
    if asked.row == REST:
        return left_of("100", [At("partners", key, "share") for key in asked.rows if key != REST])
    whole = At("turnover", str(asked.query.year), asked.noun, {"partners": ()})
    return Derivation(SHARE, (At("partners", asked.row, asked.noun), whole))


def _rest(asked: AskedCell) -> Derivation | None:
    if asked.row != REST:
        return None
    whole = At("turnover", str(asked.query.year), asked.column, {"partners": ()})
    named = [At("partners", key, asked.column) for key in asked.rows if key != REST]
    return left_of("{}", named, whole)


def _sector_share(asked: AskedCell) -> Derivation:
    whole = At("turnover", str(asked.query.year), asked.noun, {"sectors": ()})
    return Derivation(SHARE, (At("sectors", asked.row, asked.noun), whole))


def _goods_share(asked: AskedCell) -> Derivation:
    """The part in what the reader looks into: all goods, groups of goods, or a code."""
    query, part = asked.query, At("goods", asked.row, asked.noun)
    if not query.code:
        return Derivation(SHARE, (part, At("turnover", str(query.year), asked.noun)))
    chapter = len(query.code) == LEVELS[0]
    above = max((level for level in LEVELS if level < len(query.code)), default=0)
    groups = query.sectors or (asked.registers.groups[query.code[:2]],)
    changes = {"code": "" if chapter or query.code == UNDISCLOSED else query.code[:above]}
    whole = At("goods", query.code, asked.noun, {**changes, "sectors": groups})
    return Derivation(SHARE, (part, whole))


def _goods_growth(asked: AskedCell) -> Derivation:
    year, against = asked.query.pair
    now, before = (
        At("goods", asked.row, asked.noun, {"year": one, "against": other})
        for one, other in ((year, against), (against, year))
    )
    return Derivation(GROWTH, (now, before))


def _month_growth(asked: AskedCell) -> Derivation:
    nouns = [noun for flow, noun in NOUNS.items() if asked.query.flow in (None, flow)]
    cells = tuple(At("months", asked.row, f"{noun}{side}") for side in ("", "_before")
                  for noun in nouns)  # fmt: skip
    return Derivation("100 × ({} + {}) / ({} + {}) − 100" if len(nouns) > 1 else GROWTH, cells)


def in_year(row: str) -> dict[str, Any]:
    """All trade of the year of a row with the chosen country, whatever else is chosen."""
    year = int(row)
    return {"year": year, "against": year, "sectors": (), "code": "", "flow": None,
            "chosen_months": None}  # fmt: skip


def _place(asked: AskedCell) -> Derivation:
    return Derivation("", (At("turnover", asked.row, asked.column, in_year(asked.row)),))


def _place_share(asked: AskedCell) -> Derivation:
    part = At("turnover", asked.row, "turnover", in_year(asked.row))
    whole = At("turnover", asked.row, "turnover", {**in_year(asked.row), "partners": ()})
    return Derivation(SHARE, (part, whole))


def _year_change(asked: AskedCell) -> Derivation:
    return Derivation("{} − {}", _year_growth(asked).inputs)


def _same_months(asked: AskedCell) -> tuple[At, At]:
    """The sums of the months that a release and the one before it both know, the new one first."""
    new, old = (At("revision", asked.row, column) for column in ("same_new", "same_old"))
    return new, old


def _of_card(asked: AskedCell, years: tuple[int, ...]) -> tuple[At, ...]:
    """The figure of a card in some years: a cell of the chart that shows it."""
    if asked.row == "partners":
        chosen = asked.query.partners  # With which of them there was trade say rows of files.
        return () if chosen else tuple(At("countries", str(one), "countries") for one in years)
    table = "balance" if asked.row in ("balance", "coverage") else "turnover"
    plain = {"view": VIEWS["view"][0]}  # an index of years has no column for each flow
    return tuple(At(table, str(year), asked.row, plain) for year in years)


RULES: Mapping[tuple[str, str], Rule] = {
    ("turnover", "turnover"): _of_flows("{} + {}"),
    ("turnover", "turnover_growth"): _year_growth,
    ("balance", "balance"): _of_flows("{} − {}"),
    ("balance", "coverage"): _of_flows(SHARE),
    ("balance", "excess"): lambda asked: Derivation(
        "|{} − 100|", (At("balance", asked.row, "coverage"),)
    ),
    ("coverage", "coverage"): _of_flows(SHARE),
    ("contribution", "value"): _step_value,
    ("contribution", "change"): lambda asked: Derivation("{} − {}", _step(asked)),
    ("contribution", "growth"): lambda asked: Derivation(GROWTH, _step(asked)),
    ("contribution", "contribution"): _step_points,
    **{(one, "share"): _partner_share for one in ("partners", "partner_map", "region_map")},
    **{("partners", noun): _rest for noun in (*NOUNS.values(), "turnover")},
    ("sectors", "share"): _sector_share,
    ("parts", "share"): lambda asked: Derivation(
        SHARE,
        tuple(At("turnover", str(asked.query.pair[0]), one) for one in (asked.row, "turnover")),
    ),
    **{(one, "turnover"): _of_flows("{} + {}", one) for one in ("sectors", "months", "goods")},
    ("sectors", "events_other"): _other_years("sectors"),
    ("fields", "events_other"): _other_years("fields"),
    ("goods", "share"): _goods_share,
    ("goods", "growth"): _goods_growth,
    ("goods", "price"): lambda asked: Derivation(
        "1000 × {} / {}", (At("goods", asked.row, asked.noun), At("goods", asked.row, "net_mass"))
    ),
    ("months", "growth"): _month_growth,
    ("matrix", "together"): lambda asked: Derivation(
        "{} + {}", tuple(At("matrix", asked.row, one) for one in ("relations", "events"))
    ),
    ("ledger", "difference"): lambda asked: Derivation(
        "{} − {}", tuple(At("ledger", asked.row, one) for one in ("computed", "published"))
    ),
    **{("places", noun): _place for noun in (*NOUNS.values(), "turnover")},
    ("places", "share"): _place_share,
    ("changes", "change"): _year_change,
    ("revision", "difference"): lambda asked: Derivation("{} − {}", _same_months(asked)),
    ("revision", "growth"): lambda asked: Derivation(GROWTH, _same_months(asked)),
    ("cards", "value"): lambda asked: Derivation("", _of_card(asked, asked.query.pair[:1])),
    ("cards", "change"): lambda asked: Derivation("{} − {}", _of_card(asked, asked.query.pair)),
    ("cards", "growth"): lambda asked: Derivation(GROWTH, _of_card(asked, asked.query.pair)),
}
