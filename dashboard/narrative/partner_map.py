"""What the maps say below their titles: subtitles, findings and notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.loaders.records import Rows, records
from dashboard.narrative.amounts import figure
from dashboard.narrative.below_zero import below_zero
from dashboard.narrative.linked import linked_text, strung
from dashboard.narrative.map_titles import Traded, count_in_state
from dashboard.narrative.printed_shares import rounded_note
from dashboard.narrative.reasons import missing_of_all, none_of, nothing_traded, origin, reason
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import (
    basis_of,
    capital,
    ended,
    flow_note,
    lead,
    of_kinds,
    of_period,
    of_relations,
)
from dashboard.row_amounts import known
from dashboard.values import ARCS

STATES = ("in-force", "unknown", "planned", "contacts", "ended")
"""The states of relations, in the order of the key."""
_SAID = ("in-force", "planned", "contacts", "ended", "unknown")
"""The same in the order of a sentence."""


def subtitle(scene: Scene, traded: Traded, colour: str) -> str:
    """Measure, territory, year, unit and basis; ``traded`` is empty where no trade is drawn.

    It names no partner that is chosen: a map marks it, and shows and counts all of them."""
    words, flow, scene = scene.language, scene.flow, _of_all(scene)
    if not traded:
        kind = "kind" if colour == "kind" else "regions"
        return lead(of_relations(scene), words.t(f"map.subtitle_{kind}", year=scene.year))
    basis = basis_of(scene)
    key = "map.subtitle_flows" if colour == ARCS else "map.subtitle"
    trade = words.t(f"map.with_partners.{flow}")
    text = words.t(key, trade=trade, year=scene.year, basis=basis)
    return lead(of_kinds(scene.with_flow_in_measure), text)


def _of_all(scene: Scene) -> Scene:
    query = scene.query.with_(partners=(), group="")
    return scene.with_query(query)


def finding(scene: Scene, regions: Sequence[Any], amounts: Iterable[Amount]) -> str:
    """How many partner regions there are by state of relations, and with how many of the countries
    trade is known, be it below zero; ``amounts`` are theirs. All of them, whichever partner is
    chosen: the title is of that one."""
    words, counts = scene.language, Counter(row.state for row in regions)
    states = [
        strung(
            (
                words.t(f"map.finding.state.{state}"),
                words.dash,
                count_in_state(words.number(counts[state], 0), counts[state], state=state),
            )
        )
        for state in _SAID
        if counts[state]
    ]
    parts: list[str] = []
    if states:
        text = strung(states, ", ")
        text = linked_text(words, "map.title.ahead", title=text) if scene.ahead else text
        key = "map.finding.all_regions" if scene.query.partners else "map.finding.regions"
        parts.append(linked_text(words, key, year=scene.year, states=text))
    if traded := sum(bool(amount.value) for amount in amounts):
        parts.append(words.plural(f"map.finding.traded.{scene.noun}", traded))
    return ended(capital(strung(parts, "; "))) if parts else ""


def notes(
    scene: Scene,
    countries: Sequence[Any],
    regions: Sequence[Any],
    drawn: Mapping[str, Amount] | None,
    unplaced: Sequence[str],
    arcs: Sequence[str] | None = None,
    beyond: Sequence[str] = (),
) -> tuple[str, ...]:
    """What to know of the map. ``drawn`` is what is known of the trade by country, None where none
    is meant to be drawn; ``unplaced`` are the names of what has no place; ``arcs`` are the
    countries to which arcs lead, the widest first, where it is drawn so; ``beyond`` the names of
    large partners that lie outside of what is shown."""
    words = scene.language
    values = {code for code, amount in (drawn or {}).items() if amount.plain() > 0}
    negative = [(scene.names.partner(code), amount) for code, amount in (drawn or {}).items()
                if amount.plain() < 0]  # fmt: skip
    below = below_zero(scene, negative, shares=False)
    missing = grey(scene, drawn or {})
    lone = flow_note(scene)
    rounded = rounded_note(scene, (known(row.share_pct) for row in countries)) if values else ""
    small = any(row.drawn == "point" and row.partner in values for row in countries)
    said = (
        (
            drawn is not None and not values and not below and bool(regions),
            _no_trade(scene),
        ),
        (drawn is not None and bool(lone), lone),
        (bool(arcs), _of_arcs(scene, arcs or (), drawn or {}, len(values))),
        (bool(beyond), words.t("map.note.beyond", names=", ".join(beyond))),
        (bool(values) and not below and arcs is None, words.t(f"map.note.grey.{missing}")),
        (bool(below), f"{words.t(f'map.note.grey_below_zero.{missing}')} {below}"),
        (bool(rounded), rounded),
        (bool(values) and bool(regions), words.t("map.note.region_trade")),
        (small and arcs is None, words.t("map.note.small")),
        (any(row.disputed for row in regions), words.t("map.note.disputed")),
        (bool(unplaced), words.t("map.note.unplaced", names=", ".join(unplaced))),
        (True, words.t("map.note.boundaries")),
    )
    return tuple(text for holds, text in said if holds)


def grey(scene: Scene, drawn: Mapping[str, Amount]) -> str:
    """The end of the key of what is said of countries without a figure."""
    found = missing_of_all(scene, (code for code, amount in drawn.items() if not amount.known))
    # One of the flows may be known all the same.
    return "no_turnover" if (found, scene.query.flow) == ("not_known", None) else found


def _no_trade(scene: Scene) -> str:
    """That no trade is drawn: it is not published, or not counted by the chosen sectors, or there
    was none."""
    words = scene.language
    if why := reason(scene):
        return words.t("map.note.no_trade.reason", why=capital(words.t(f"reason.{why}.title")))
    why = none_of(scene, "none") if nothing_traded(scene) else origin(scene)
    if why in ("cancelled", "valueless", "not_held"):
        return words.t(f"map.note.no_trade.{why}", year=scene.year)
    return of_period(scene, f"map.note.no_trade.{why}.{scene.flow}")


def _of_arcs(scene: Scene, arcs: Sequence[str], drawn: Mapping[str, Amount], total: int) -> str:
    """What the width of arcs means, and how many are drawn where not all are."""
    if not arcs:
        return ""
    words, widest = scene.language, arcs[0]
    key = "map.note.most_arcs" if len(arcs) < total else "map.note.arcs"
    return words.t(
        key,
        partner=scene.names.country(widest),
        value=figure(words, drawn[widest]),
        count=len(arcs),
        total=total,
    )


def known_since(scene: Scene, span: Rows) -> tuple[str, ...]:
    """From which year on relations are known; ``span`` is `dashboard.answers.relations.span`."""
    first = next((known(row.first) for row in records(span)), None)
    return () if first is None else (scene.language.t("map.empty.known", first=int(first)),)
