"""What is said of the trade by partner and commodity group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dashboard.amount import Amount
from dashboard.measures.comparison import sides_of
from dashboard.narrative.amounts import cell, figure
from dashboard.narrative.leading import leading, level, named, tied_first
from dashboard.narrative.linked import LinkedText, Place, linked_text, strung
from dashboard.narrative.partners import all_listed
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import whither
from dashboard.narrative.wording import (
    capital,
    ended,
    flow_note,
    hover,
    in_period,
    once,
    shortest,
    small,
)

Pair = tuple[str, str]
Values = Mapping[Pair, Amount]
"""(partner, commodity group) → what is traded."""

PAIR = 2
LEAST = 0.5e6
"""US dollars below which whole millions would be none."""


def title(scene: Scene, values: Values) -> str:
    """Which of several chosen partners is first in most groups; else the largest flow among the
    chosen partners and groups."""
    words, names, query = scene.language, scene.names, scene.query
    if leader := _leader(scene, values):
        return leader
    chosen = {
        pair: amount
        for pair, amount in values.items()
        if (not query.partners or pair[0] in query.partners)
        and (not query.sectors or pair[1] in query.sectors)
    }
    if not chosen:
        return words.t("partner_sectors.title.none", year=scene.year)
    ranked = sorted(chosen.items(), key=lambda item: (-item[1].plain(), item[0]))
    (partner, sector), amount = ranked[0]
    texts = {
        "measure": words.t(f"finding.measure.{scene.noun}"),
        "whither": whither(scene, scene.noun, names.partner(partner)),
        "level": _level(scene, (partner, sector), amount),
    }
    # The largest of a part is not the largest, which stands in the same chart.
    alone = len(chosen) < len(values) or len(chosen) == 1
    alone = alone or tied_first(ranked, lambda item: item[1].plain())
    first = "largest_known" if unknown_cells(scene) else "largest"
    keys = ("cell",) if alone else (first, "cell")
    return shortest(
        capital(linked_text(words, f"partner_sectors.title.{key}", sector=small(name), **texts))
        for name in (names.sector_in_full(sector), names.sector(sector))
        for key in keys
    )


def beside(scene: Scene) -> tuple[str, ...]:
    """The partners that stand side by side, of which all is known; else none. Of chosen goods
    alone nothing is said of all groups."""
    sides = sides_of(scene.query) if scene.query.beside == "partner" else None
    if sides is None or sides.more or scene.query.sectors or unknown_cells(scene):
        return ()
    return sides.keys


def _leader(scene: Scene, values: Values) -> str:
    """Which partner of several is above the others in all groups or in most; empty where none. In
    groups in which others alone trade none of them is above."""
    words, keys = scene.language, beside(scene)
    groups = {sector for _, sector in values} if keys else set[str]()
    ahead = dict.fromkeys(keys, 0)
    for sector in groups:
        worth = {key: values[key, sector].plain() for key in keys if (key, sector) in values}
        most, second, *_ = sorted((worth.get(key, 0.0) for key in keys), reverse=True)
        if not level(most, second):
            ahead[max(keys, key=lambda key: worth.get(key, 0.0))] += 1
    if not groups or 2 * max(ahead.values()) <= len(groups):
        return ""
    first, *others = sorted(keys, key=lambda key: -ahead[key])
    key = "every" if ahead[first] == len(groups) else "most"
    number = "pair" if len(keys) == PAIR else "several"
    return words.t(
        f"partner_sectors.title.{key}.{number}",
        measure=capital(words.t(f"finding.measure.{scene.noun}")),
        when=small(in_period(scene, scene.year)),
        first=scene.names.country(first),
        last=scene.names.country(others[0]),
    )


def _of_each(scene: Scene, values: Values) -> str:
    """The largest group of each of the partners that stand side by side; empty where none do."""
    words, largest = scene.language, []
    for key in beside(scene):
        of_key = {pair: amount for pair, amount in values.items() if pair[0] == key}
        pair = max(of_key, key=lambda one: of_key[one].plain(), default=None)
        if pair is None or of_key[pair].plain() <= 0:
            return ""
        largest.append((pair, of_key[pair]))
    if not largest:
        return ""
    return ended(
        linked_text(
            words,
            "partner_sectors.finding_each",
            period=in_period(scene, scene.year),
            measure=words.t(f"finding.measure.{scene.noun}"),
            names=strung(_items(scene, largest), "; "),
        )
    )


def finding(scene: Scene, values: Values) -> str:
    """The partners and groups between which most is traded; of several chosen partners the largest
    group of each."""
    if each := _of_each(scene, values):
        return each
    words = scene.language
    ranked = sorted(values.items(), key=lambda item: -item[1].plain())
    most, equal = leading(ranked, lambda item: item[1].plain())
    if not ranked or not ranked[0][1].plain() > 0:
        return ""
    each = figure(words, equal[0][1]) if equal else ""
    # All are shown beside those that are chosen, of which the title is.
    several = "finding_beside" if scene.query.narrowed else "finding"
    known = "_known" if unknown_cells(scene) else ""
    return ended(
        linked_text(
            words,
            f"partner_sectors.{f'{several}{known}' if len(values) > 1 else 'finding_only'}",
            period=in_period(scene, scene.year),
            measure=words.t(f"finding.measure.{scene.noun}"),
            names=named(scene, _items(scene, most), len(equal), each, "pairs"),
        )
    )


def _items(scene: Scene, traded: Iterable[tuple[Pair, Amount]]) -> list[LinkedText]:
    """Each pair with what is traded: the partner, the group, the amount."""
    return [
        linked_text(
            scene.language,
            "partner_sectors.item",
            whither=whither(scene, scene.noun, scene.names.country(partner)),
            sector=small(scene.names.sector_in_full(sector)),
            level=_level(scene, (partner, sector), amount),
        )
        for (partner, sector), amount in traded
    ]


def _level(scene: Scene, pair: Pair, amount: Amount) -> str:
    partner, sector = pair
    return Place("partner_sectors", partner).said(figure(scene.language, amount), amount, sector)


def label(scene: Scene, amount: Amount | None) -> str:
    """What stands in a cell: whole millions; of less than one, that it is less; what is below
    zero with its sign."""
    if amount is None or amount.plain() == 0:
        return ""
    words = scene.language
    if amount.plain() < 0:
        return cell(words, amount, 0 if amount.plain() <= -LEAST else 1)
    return f"<{words.number(1, 0)}" if amount.plain() < LEAST else cell(words, amount, 0)


def cell_hover(scene: Scene, pair: Pair, amount: Amount | None, of: Sequence[float | None]) -> str:
    """A partner and a group with what is traded; ``of``: its shares, per cent, of the trade with
    the partner and of the group."""
    if amount is None:
        return ""
    words, names = scene.language, scene.names
    shares = dict(zip(("of_partner", "of_sector"), of, strict=True))
    return hover(
        scene,
        f"{names.partner(pair[0])}, {names.sector_in_full(pair[1])}",
        [
            f"{figure(words, amount)}.",
            *(
                words.t(f"partner_sectors.{key}", share=words.percent(share))
                for key, share in shares.items()
                if share is not None
            ),
        ],
    )


def known_wholes(scene: Scene, pair: Pair) -> tuple[bool, bool]:
    """Whether all of the trade with the partner of a cell, and of that in its group, is known."""
    unequal, partner, sector = scene.query.choices.unequal, *pair
    every = scene.query.with_(partners=(), sectors=(), group="")
    of_partner, of_sector = every.with_(partners=(partner,)), every.with_(sectors=(sector,))
    return not unequal(of_partner, scene.year), not unequal(of_sector, scene.year)


def unknown_cells(scene: Scene) -> str:
    """Why the turnover of some of all partners and groups is not known; else empty."""
    return flow_note(scene.with_query(scene.query.with_(partners=(), sectors=(), group="")))


def class_names(scene: Scene, limits: Sequence[float]) -> list[str]:
    """What the classes between some limits are, in millions, from the lowest."""
    words = scene.language
    if not limits:
        return [words.t("partner_sectors.any")]
    digits = 0 if limits[0] >= 1e6 else 1 if limits[0] >= 1e5 else 2
    texts = [words.millions(limit, digits) for limit in limits]
    return [f"<{texts[0]}", *(f"{low}–{high}" for low, high in pairwise(texts)), f"≥{texts[-1]}"]


def below(scene: Scene) -> str:
    """What the cells of amounts below zero are called in the key."""
    return f"<{scene.language.number(0, 0)}"


def notes(scene: Scene, partners: Sequence[str], shown: int) -> tuple[str, ...]:
    """What an empty cell means, and that the table has all partners."""
    more = [all_listed(scene, partners)] if len(partners) > shown else []
    return once([unknown_cells(scene), empty_cell(scene), *more])


def empty_cell(scene: Scene) -> str:
    """What an empty cell means: no trade, or that it may be unknown."""
    every = scene.query.with_(partners=(), sectors=(), group="")
    unknown = unknown_cells(scene) or every.choices.held_in_part(every, scene.year)
    key = "empty_cell_unknown" if unknown else "empty_cell"
    return scene.language.t(f"partner_sectors.{key}")
