"""Prospects: what a partner imports that the region exports well.

Of a code of goods in a year, Mᵢ is what the partner imports of it from everybody, Aᵢ the advantage
of the region in exporting it (`dashboard.measures.specialisation.advantage`), tᵢ how many relations
with the partner are of such goods:

    score                Sᵢ = Mᵢ · Aᵢ · (1 + tᵢ)          the largest of a partner being 100

Only goods that the region exports well are ranked: with an advantage of at least 1, so that they
weigh as much in its exports as in those of the reference, or more. Whether such a ranking is any
good is tried on years that are known by now: it is made of a year y, and of its first ten goods it
is counted how many are among the ten of which exports to the partner rose most, in US dollars, from
y to y + 1:

    precision at ten     100 · |first ten by score ∩ ten that rose most| / 10

beside the same of a ranking by size, Mᵢ alone, over the same goods, and of a ranking by chance,
100 · (those that rose, ten at most) / (all that are ranked). Fewer than twenty goods say nothing:
most rankings have the same ten of them.

Source: the advantage after B. Balassa (1965), see there; precision at k: C. D. Manning,
P. Raghavan, H. Schütze, "Introduction to Information Retrieval" (2008), section 8.4. The product is
a rule of this program, which is why it is tried.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from dashboard.loaders.reference import Goods
from dashboard.measures.specialisation import Side, advantage
from dashboard.trade_rows import NAN

WHOLE = 100.0
FIRST = 10
FEWEST = 2 * FIRST
"""Goods that have to be ranked for a trial."""
EXPORTED_WELL = 1.0
"""The least advantage of goods that are ranked."""


class Prospect(NamedTuple):
    """Goods that a partner imports and the region exports well, in a year; plain US dollars.

    ``reference``: whose trade the advantage is over, a country (alpha-3) or ``WLD``. ``ties``: how
    many relations are of such goods. ``score``: the largest of all goods of the partner is 100.
    ``our_share_pct``: our exports to the partner, FOB, over its imports as they were loaded, as a
    rule CIF: lower by freight and insurance than like for like. The precision is the mean over
    ``tried`` years, per cent; ``NaN``: none could be tried.
    """

    year: int
    partner: str
    reference: str
    key: str
    their_imports_usd: float
    our_exports_usd: float
    advantage: float
    ties: int
    score: float
    our_share_pct: float
    precision_pct: float = NAN
    by_size_pct: float = NAN
    by_chance_pct: float = NAN
    tried: int = 0


class Tried(NamedTuple):
    """A ranking of a year held against the next one: per cent, see above; ``goods``: ranked."""

    partner: str
    year: int
    goods: int
    precision_pct: float
    by_size_pct: float
    by_chance_pct: float


def prospects(
    place: tuple[int, str, str],
    side: Side,
    theirs: Goods,
    to_them: Goods,
    ties: Mapping[str, int],
) -> Sequence[Prospect]:
    """The goods of a partner in a year that the region exports well, the highest score first, equal
    ones by their code.

    ``place``: year, partner and reference; ``side``: all that the region exports beside the
    reference, ``theirs``: what the partner imports, ``to_them``: what the region exports to it,
    by codes of the same length, US dollars; ``ties``: chapter → relations.
    """
    year, partner, reference = place
    ours_whole, goods_whole = side.wholes()
    found = []
    for code, usd in theirs.items():
        weight = advantage(
            side.ours.get(code, 0.0), ours_whole, side.goods.get(code, NAN), goods_whole
        )
        if usd > 0 and weight >= EXPORTED_WELL:
            count, sold = ties.get(code[:2], 0), to_them.get(code, 0.0)
            found.append(
                Prospect(year, partner, reference, code, usd, sold, weight, count,
                         usd * weight * (1 + count), WHOLE * sold / usd)
            )  # fmt: skip
    most = max((row.score for row in found), default=1.0)
    scaled = [row._replace(score=WHOLE * row.score / most) for row in found]
    return sorted(scaled, key=lambda row: (-row.score, row.key))


def tried(rows: Sequence[Prospect], next_year: Goods) -> Tried | None:
    """The ranking of a year held against what the region exported to the partner in the next;
    None where too few goods are ranked, or nothing rose."""
    if len(rows) < FEWEST:
        return None
    rises = {row.key: next_year.get(row.key, 0.0) - row.our_exports_usd for row in rows}
    rose = {key for key in _first(rises) if rises[key] > 0}
    if not rose:
        return None
    by_score = [row.key for row in rows[:FIRST]]
    by_size = _first({row.key: row.their_imports_usd for row in rows})
    return Tried(rows[0].partner, rows[0].year, len(rows), _precision(by_score, rose),
                 _precision(by_size, rose), WHOLE * len(rose) / len(rows))  # fmt: skip


def with_trials(rows: Sequence[Prospect], trials: Collection[Tried]) -> Sequence[Prospect]:
    """Prospects with the mean precision of the trials."""
    if not trials:
        return rows
    means = [sum(getattr(one, name) for one in trials) / len(trials)
             for name in ("precision_pct", "by_size_pct", "by_chance_pct")]  # fmt: skip
    precision, by_size, by_chance = means
    return [
        row._replace(precision_pct=precision, by_size_pct=by_size, by_chance_pct=by_chance,
                     tried=len(trials))
        for row in rows
    ]  # fmt: skip


def _first(values: Mapping[str, float]) -> list[str]:
    """The ten largest, equal ones by their code."""
    return sorted(values, key=lambda key: (-values[key], key))[:FIRST]


def _precision(first: Sequence[str], rose: Collection[str]) -> float:
    return WHOLE * sum(one in rose for one in first) / FIRST
