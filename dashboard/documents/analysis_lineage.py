"""What the cells of the analyses follow from, and which rows of customs files those are sums of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from dashboard.documents.comparison_lineage import in_month, of_chosen_year, side_by_side
from dashboard.documents.lineage import SHARE, AskedCell, At, Derivation
from dashboard.flows import FLOWS, NOUNS, noun_of
from dashboard.loaders.code_changes import Edition
from dashboard.measures.nomenclature import SUBHEADING, past
from dashboard.measures.what_if import BALANCE, TOTAL
from dashboard.narrative.parts_of_trade import pair_of
from dashboard.narrative.prospects import TRIALS
from dashboard.narrative.what_if import ALL
from dashboard.query import Query

Rule = Callable[[str, AskedCell], Derivation | None]
NOTHING_THEN = {"now": "/ended", "before": "/new"}
"""The column → how the row ends of a code that the nomenclature changed, of which there is nothing
in it."""
PAIRS, CODES = "partner_sector_growth", "code_growth"
GROWTHS = {"partner_growth": "partners", "sector_growth": "sectors", PAIRS: "",
           "chapter_growth": "", CODES: ""}  # fmt: skip
"""Tables of the parts of a growth, and those in which the values of the parts stand."""
OF_ANALYSIS = frozenset(
    {*GROWTHS, "price_volume", "dependence", "outlook", "backtest", "oddities", "what_if",
     "season", "adjusted", "specialisation", "prospects", TRIALS}
)  # fmt: skip


def follows(table: str, asked: AskedCell) -> Derivation | None:
    """What a cell of an analysis follows from; None where it is not computed in its table."""
    if table == "compare":
        return side_by_side(asked)
    if table == "compare_months":
        return in_month(asked)
    if table == "chosen_years":
        return of_chosen_year(asked)
    rule = RULES.get((table, asked.column.partition(".")[0]))
    return rule(table, asked) if rule else None


def summed(table: str, asked: AskedCell) -> Query | None:
    """What a cell of an analysis is the sum of, as a query; None where it is no sum."""
    if table == "oddities":
        return _odd_row(asked)
    if table in ("specialisation", "prospects"):
        return _of_our_goods(table, asked)
    if table == "adjusted":
        return _month(asked)
    if table not in GROWTHS or asked.column not in ("before", "now"):
        return None
    query, (key, flow) = asked.query, _part(asked)
    if asked.row.endswith(NOTHING_THEN[asked.column]):
        return None
    year = query.pair[asked.column == "before"]
    chosen = query.with_(year=year, months=query.months, flow=flow if flow in FLOWS else query.flow)
    if table == PAIRS:
        partner, sector = pair_of(key)
        return chosen.with_(partners=(partner,), sectors=(sector,), months=query.months)
    match GROWTHS[table]:
        case "partners":
            return chosen.with_(partners=(key,), months=query.months)
        case "sectors":
            return chosen.with_(sectors=(key,), months=query.months)
    return chosen.with_(code=key, months=query.months)


def under_former_codes(
    table: str, asked: AskedCell, of: Query, editions: Callable[[], Sequence[Edition]]
) -> tuple[Query, ...]:
    """A query that a cell is the sum of, once for each code under which its goods stood before:
    what editions of the nomenclature, newest first, renumbered or merged into six digits."""
    if table != CODES or asked.column != "before" or len(of.code) != SUBHEADING:
        return (of,)
    codes = past(editions(), of.code).codes or (of.code,)
    return tuple(of.with_(code=code, months=of.months) for code in codes)


def _month(asked: AskedCell) -> Query | None:
    """The rows of a month of a flow as it was."""
    column, _, flow = asked.column.partition(".")
    if column != "value":
        return None
    year, month = map(int, asked.row.split("-"))
    chosen = asked.query.with_(year=year, flow=flow if flow in FLOWS else asked.query.flow)
    return chosen.with_(months=frozenset({month}))


def _of_our_goods(table: str, asked: AskedCell) -> Query | None:
    """The rows of a chapter of a whole year: what is held against a reference, of all partners, or
    what is exported to the one whose imports are ranked."""
    if asked.column != "ours":
        return None
    goods = asked.query.with_(code=asked.row, months=None)
    if table == "prospects":
        return goods.with_(flow="export", months=None)
    return goods.with_(partners=(), months=None, flow=asked.query.flow or "export")


def _odd_row(asked: AskedCell) -> Query | None:
    """The rows of one month, flow, partner and code; none of what is computed of them."""
    if asked.column not in ("value", "net_mass"):
        return None
    period, flow, partner, code = asked.row.split("/")
    year, _, month = period.partition("-")
    months = frozenset({int(month)}) if month else None
    narrowed = asked.query.with_(
        year=int(year), flow=flow, partners=(partner,), sectors=(), code=code
    )
    return narrowed.with_(months=months)


def _part(asked: AskedCell) -> tuple[str, str]:
    """The key of a part and its flow, as its row names them."""
    key, flow, *_ = asked.row.split("/")
    return key, flow


def _value(table: str, asked: AskedCell) -> Derivation | None:
    """The value of a part is a cell of the table that lists the parts of a year."""
    of, (key, flow) = GROWTHS[table], _part(asked)
    if not of:
        return None
    year, against = asked.query.pair
    pair = (against, year) if asked.column == "before" else (year, against)
    changes = {"year": pair[0], "against": pair[1]}
    return Derivation("", (At(of, key, noun_of(flow), changes),))


def _ends(table: str, asked: AskedCell) -> tuple[At, At]:
    now, before = (At(table, asked.row, column) for column in ("now", "before"))
    return now, before


def _change(table: str, asked: AskedCell) -> Derivation:
    return Derivation("{} − {}", _ends(table, asked))


def _points(table: str, asked: AskedCell) -> Derivation:
    """Of the whole of what is chosen in the year compared with."""
    whole = At("turnover", str(asked.query.pair[1]), asked.noun)
    return Derivation("100 × ({} − {}) / {}", (*_ends(table, asked), whole))


def _volume(table: str, asked: AskedCell) -> Derivation:
    """The volume is what the value leaves beside the prices."""
    value, price = (At(table, asked.row, column) for column in ("value", "price"))
    return Derivation(DEARER, (value, price))


def _terms(table: str, _: AskedCell) -> Derivation:
    """How much dearer exports became than imports."""
    ours, theirs = (At(table, flow, "price") for flow in FLOWS)
    return Derivation(DEARER, (ours, theirs))


def _equivalent(table: str, asked: AskedCell) -> Derivation:
    """Equal parts with the same index, of the flow that a column is of."""
    flow = asked.column.partition(".")[2]
    return Derivation("10000 / {}", (At(table, asked.row, f"hhi_high.{flow}"),))


def _squares(table: str, asked: AskedCell) -> Derivation:
    """An index is a sum over all partners; the largest of them counts most."""
    flow = asked.column.partition(".")[2]
    return Derivation("{}² + …", (At(table, asked.row, f"top_share.{flow}"),))


def _fact(_: str, asked: AskedCell) -> Derivation | None:
    """A fact beside a scenario is a cell of the chart of it: of all, of a partner, of a group."""
    of, key, flow = asked.row.split("/")
    if of == TOTAL and flow == BALANCE:
        exports, imports = (At("turnover", str(asked.query.year), one) for one in NOUNS.values())
        return Derivation("{} − {}", (exports, imports))
    if of == TOTAL:
        return Derivation("", (At("turnover", str(asked.query.year), noun_of(flow)),))
    return Derivation("", (At(f"{of}s", key, noun_of(flow)),))


def _both_changes(table: str, asked: AskedCell) -> Derivation:
    """What is news and what was revised, together."""
    return Derivation("{} + {}", tuple(At(table, asked.row, one) for one in ("news", "revision")))


def _scenario(table: str, asked: AskedCell) -> Derivation:
    """What is left of a fact."""
    fact, left_out = (At(table, asked.row, column) for column in ("fact", "left_out"))
    return Derivation("{} − {}", (fact, left_out))


def _part_of_all(table: str, asked: AskedCell) -> Derivation:
    """The share of a partner or group in all that is traded, in fact or in the scenario."""
    side, flow = asked.column.partition("_")[0], asked.row.rpartition("/")[2]
    return Derivation(
        SHARE, tuple(At(table, row, side) for row in (asked.row, f"{TOTAL}/{ALL}/{flow}"))
    )


def _beside(*columns: str) -> Rule:
    """Cells of the same row that a formula of sums takes; it is written in words."""
    return lambda table, asked: Derivation(
        " · ".join("{}" for _ in columns), tuple(At(table, asked.row, one) for one in columns)
    )


DEARER = "100 × (100 + {}) / (100 + {}) − 100"
RULES: Mapping[tuple[str, str], Rule] = {
    (table, column): rule
    for table in GROWTHS
    for column, rule in (
        ("before", _value), ("now", _value), ("change", _change), ("points", _points),
    )
} | {
    ("price_volume", "volume"): _volume,
    ("outlook", "expected"): _beside("known", "months_known"),
    ("outlook", "low"): _beside("expected", "backtest_error"),
    ("outlook", "high"): _beside("expected", "backtest_error"),
    ("backtest", "error"): _beside("years"),
    ("backtest", "plain"): _beside("years"),
    ("backtest", "smoothed"): _beside("years"),
    ("price_volume", "value"): _beside("cells", "covered"),
    ("price_volume", "price"): _beside("cells", "covered"),
    ("price_volume", "terms_of_trade"): _terms,
    ("dependence", "equivalent"): _equivalent,
    ("dependence", "hhi_low"): _squares,
    ("dependence", "hhi_high"): _squares,
    ("news", "total"): _both_changes,
    ("specialisation", "share"): lambda table, asked: Derivation(
        SHARE, tuple(At(table, asked.row, one) for one in ("ours", "reference"))
    ),
    ("what_if", "fact"): _fact,
    ("what_if", "scenario"): _scenario,
    ("what_if", "fact_share"): _part_of_all,
    ("what_if", "scenario_share"): _part_of_all,
}  # fmt: skip
