"""What the map says: its title, its hover sentences, its notes, its table."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.chart import Scene, Table
from dashboard.narrative.sentences import Row, counted, parts, sentences

LEADERS_FROM = 5
"""From how many countries with published trade the map may say who leads."""

STATES = ("in-force", "unknown", "planned", "contacts", "ended")


def measure(scene: Scene) -> str:
    """The flow that the map shows: export, import or, when none is chosen, turnover."""
    return scene.query.flow or "turnover"


def value_of(row: Row, flow: str) -> float:
    """The value of a country's row in that flow, US dollars; ``NaN`` is not published."""
    value = {"export": "exports_usd", "import": "imports_usd"}.get(flow, "turnover_usd")
    return float(getattr(row, value))


def title(scene: Scene, traded: Sequence[tuple[str, float]], regions: Sequence[Row]) -> str:
    """The finding, in at most ten words. ``traded`` is (country, US dollars), largest first."""
    say, year = scene.language, scene.query.year
    trade = say.t(f"map.trade_of.{measure(scene)}")
    active = [row for row in regions if row.state == "in-force"]
    if len(scene.query.partners) == 1:
        code = scene.query.partners[0]
        own = sum(row.country == code for row in active)
        value = dict(traded).get(code)
        told = say.t("map.trade_unknown") if value is None else f"{trade} {say.usd(value)}"
        return say.t(
            "map.title.partner",
            partner=scene.partner(code), regions=say.plural("map.regions", own), trade=told,
        )  # fmt: skip
    leaders = [scene.partner(code) for code, _ in traded[:3]]
    if active:
        counted = {
            "regions": say.plural("map.regions", len(active)),
            "countries": say.plural("map.countries", len({row.country for row in active} - {""})),
        }
        if len(traded) >= LEADERS_FROM:
            return say.t("map.title.leads", partner=leaders[0], trade=trade, **counted)
        return say.t("map.title.regions", year=year, **counted)
    if len(traded) >= LEADERS_FROM:
        named = _capital(", ".join(leaders))
        return _capital(say.t("map.title.several", partners=named, trade=trade, year=year))
    if traded:
        code, value = traded[0]
        return say.t(
            "map.title.single",
            partner=scene.partner(code), value=say.usd(value), trade=trade, year=year,
        )  # fmt: skip
    if regions:
        counted_all = say.plural("map.any_regions", len(regions))
        return say.t("map.title.contacts", regions=counted_all, year=year)
    return say.t("map.title.nothing", year=year)


def subtitle(scene: Scene, traded: Sequence[tuple[str, float]], paint: str = "trade") -> str:
    """Measure, territory, year, unit and basis."""
    say, year, flow = scene.language, scene.query.year, measure(scene)
    if not traded:
        by_kind = "relations_page.subtitle_kind"
        text = say.t(by_kind if paint == "kind" else "map.subtitle_regions", year=year)
    else:
        text = say.t(
            "map.subtitle",
            flow=say.t(f"flow.{flow}"), year=year, basis=say.t(f"map.basis.{flow}"),
        )  # fmt: skip
    return f"{text} · {scene.subject}" if scene.subject else text


def country_hover(row: Row, scene: Scene) -> str:
    """A country in sentences: the figure, its share, its parts, its status."""
    say, year, flow = scene.language, scene.query.year, measure(scene)
    value, name = value_of(row, flow), say.t(f"flow.{flow}")
    lines = [f"<b>{scene.partner(row.country)}</b>"]
    if value != value:
        return sentences([*lines, say.t("map.hover.no_trade", flow=name, year=year), row.note])
    told = {
        "flow": name, "year": year, "value": say.usd(value), "status": status(scene, row.status),
    }  # fmt: skip
    if row.share_pct == row.share_pct:
        lines.append(say.t("map.hover.trade_share", share=say.percent(row.share_pct), **told))
    else:
        lines.append(say.t("map.hover.trade", **told))
    if flow == "turnover" and row.exports_usd == row.exports_usd:
        exports, imports = say.usd(row.exports_usd), say.usd(row.imports_usd)
        lines.append(say.t("map.hover.parts", exports=exports, imports=imports))
    return sentences([*lines, row.note])


def region_hover(row: Row, scene: Scene, trade: float | None) -> str:
    """A partner region in sentences; ``trade`` is that of its whole country, US dollars."""
    say, year = scene.language, scene.query.year
    country = scene.partner(row.country) if row.country else ""
    lines = [f"<b>{row.name}</b>{country and f', {country}'}", _since(row, scene)]
    if row.kinds:
        kinds = ", ".join(say.t(f"kind.{kind}") for kind in parts(row.kinds))
        lines.append(say.t("map.hover.kinds", kinds=kinds))
    if row.sectors:
        sectors = ", ".join(map(scene.sector, parts(row.sectors)))
        lines.append(say.t("map.hover.sectors", sectors=sectors))
    events = counted(say.code, "map.events", int(row.events_in_year))
    total = say.number(row.events_total, 0)
    lines.append(say.t("map.hover.events", events=events, year=year, total=total))
    if trade is None and country:
        lines.append(say.t("map.hover.country_no_trade", year=year))
    elif trade is not None:
        lines.append(
            say.t(
                "map.hover.country_trade",
                country=country, flow=say.t(f"map.trade_of.{measure(scene)}"),
                value=say.usd(trade), year=year,
            )
        )  # fmt: skip
    if row.disputed:
        lines.append(say.t("map.hover.disputed"))
    return sentences(lines)


def table(countries: Sequence[Row], regions: Sequence[Row], scene: Scene) -> Table:
    """Countries by value, then regions by name, told apart by their first column."""
    say, flow = scene.language, measure(scene)
    heads = (
        "kind", "name", "country", "exports", "imports", "turnover", "share", "status",
        "since", "events",
    )  # fmt: skip
    millions = ("exports", "imports", "turnover")
    unit = say.t("unit.millions")
    headers = tuple(
        f"{say.t(f'map.table.{head}')}, {unit}" if head in millions else say.t(f"map.table.{head}")
        for head in heads
    )
    ranked = sorted(countries, key=lambda row: _descending(value_of(row, flow)))
    rows = [
        (
            say.t("map.table.country_row"), scene.partner(row.country), scene.partner(row.country),
            say.millions(row.exports_usd), say.millions(row.imports_usd),
            say.millions(row.turnover_usd), say.percent(row.share_pct),
            status(scene, row.status), "", "",
        )
        for row in ranked
    ]  # fmt: skip
    rows += [
        (
            say.t("map.table.region_row"), row.name,
            scene.partner(row.country) if row.country else "", "", "", "", "",
            say.t(f"state.{row.state}"), row.since[:4], say.number(row.events_total, 0),
        )
        for row in sorted(regions, key=lambda row: row.name)
    ]  # fmt: skip
    return Table(headers, tuple(rows), frozenset({3, 4, 5, 6, 9}))


def status(scene: Scene, code: str) -> str:
    """The status of a figure in words."""
    return scene.language.t(f"status.{code.replace(' ', '_')}") if code else ""


def limit_text(scene: Scene, usd: float) -> str:
    """A limit between classes in millions, with as many digits as it needs."""
    millions = usd / 1e6
    digits = next((d for d in range(6) if round(millions, d) == millions), 6)
    return scene.language.number(millions, digits)


def _since(row: Row, scene: Scene) -> str:
    state = scene.language.t(f"state.{row.state}")
    form = {(True, True): "between", (True, False): "since", (False, True): "until"}
    key = form.get((bool(row.since), bool(row.until)), "state")
    return scene.language.t(
        f"map.hover.{key}", state=state, since=row.since[:4], until=row.until[:4]
    )


def _descending(value: float) -> tuple[bool, float]:
    return (value != value, -value if value == value else 0.0)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
