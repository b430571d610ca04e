"""The trade half of the sector chart: exports and imports by commodity group, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.charts.chart import Scene, wrap
from dashboard.render.marks import DERIVED, DRIVER, bars, gap, legend
from dashboard.charts.parts import Part, parts
from dashboard.render.theme import Figure, colour
from dashboard.narrative.wording import amount, hover, listed
from dashboard.language import Language
from dashboard.loaders.records import known, text

MOST = 7
NAME_WIDTH = 22
LINE_WIDTH = 46


@dataclass(frozen=True, slots=True)
class Group:
    """A drawn row: one commodity group, or several folded (then it cannot be clicked)."""

    code: str
    name: str
    parts: tuple[Part, ...]
    driver: str = ""
    row: Any = None

    @property
    def usd(self) -> float:
        """What the row is worth, US dollars."""
        return sum(part.usd for part in self.parts)


def groups(scene: Scene, rows: Sequence[Any]) -> list[Group]:
    """All groups of a frame, those with values first, largest first."""
    flow = scene.selection.flow
    found = [
        Group(
            str(row.sector),
            scene.sector(str(row.sector)),
            tuple(parts(row, flow)),
            text(row, "driver"),
            row,
        )
        for row in rows
    ]
    return sorted(found, key=lambda group: -group.usd if group.parts else 1.0)


def folded(words: Language, found: Sequence[Group]) -> list[Group]:
    """At most seven groups with values, the other ones as one row, the unknown ones as another."""
    valued = [group for group in found if group.parts]
    unknown = len(found) - len(valued)
    shown = valued if len(valued) <= MOST + 1 else valued[:MOST]
    rest = valued[len(shown) :]
    if rest:
        sums: dict[tuple[str, str], float] = {}
        for group in rest:
            for part in group.parts:
                own = (part.noun, part.status)
                sums[own] = sums.get(own, 0.0) + part.usd
        added = tuple(Part(noun, usd, status) for (noun, status), usd in sums.items())
        shown = [*shown, Group("", words.plural("sectors.rest", len(rest)), added)]
    if unknown:
        shown = [*shown, Group("", words.plural("sectors.unknown", unknown), ())]
    return shown


def drivers(words: Language, found: Sequence[Group]) -> list[str]:
    """What the source names as the drivers of each flow's growth, in sentences."""
    return [
        words.t(f"sectors.drivers.{flow}", names=listed(words, names))
        for flow in ("export", "import")
        if (names := [group.name for group in found if group.driver == flow])
    ]


def clipped(name: str, width: int = NAME_WIDTH) -> str:
    """A name on one line; its whole is in the hover text and in the table."""
    return name if len(name) <= width else name[: width - 1].rstrip(" ,") + "…"


def rows_axis(names: Sequence[str], domain: Sequence[float]) -> Figure:
    """An axis of named rows, the first on top."""
    return {
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "tickfont": {"size": 12, "color": colour("ink")},
        "range": [len(names) - 0.45, -0.55],
        "domain": list(domain),
        "automargin": False,
        "showgrid": False,
        "zeroline": False,
    }


def trade_panel(scene: Scene, shown: Sequence[Group]) -> list[Figure]:
    """The traces of the rows: parts stacked, the sum at the end; unknown rows a pale band."""
    words = scene.language
    traces: list[Figure] = []
    nouns = ("exports", "imports", "turnover")
    wanted = scene.selection.sectors
    for noun, hatched in ((noun, hatched) for noun in nouns for hatched in (False, True)):
        own = [
            (place, group, part)
            for place, group in enumerate(shown)
            for part in group.parts
            if part.noun == noun and (part.status in DERIVED) == hatched
        ]
        if own:
            strong = [not wanted or group.code in wanted for _, group, _ in own]
            traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "name": words.t(f"chart.part.{noun}"),
                    "x": [part.usd for *_, part in own],
                    "y": [place for place, *_ in own],
                    "marker": bars(noun, [hatched] * len(own), strong),
                    "text": [
                        words.millions(group.usd) if group.parts[-1] is part else ""
                        for _, group, part in own
                    ],
                    "textposition": "outside",
                    "outsidetextfont": {"size": 12, "color": colour("ink")},
                    "cliponaxis": False,
                    "customdata": [_click(group.code) for _, group, _ in own],
                    "hovertext": [_told(scene, group) for _, group, _ in own],
                    "hoverinfo": "text",
                }
            )
    unknown = [place for place, group in enumerate(shown) if not group.parts]
    if unknown:
        traces.append(_band(words.t("status.not_published"), trade_end(shown), unknown))
    return traces


def trade_end(shown: Sequence[Group]) -> float:
    """Where the axis of the trade ends: room for the figure behind the longest bar."""
    longest = max((group.usd for group in shown), default=0.0)
    return longest * 1.45 or 1.0


def _click(code: str) -> list[str]:
    return [f"sector:{code}" if code else ""]


def _band(missing: str, width: float, places: list[int]) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "name": missing,
        "x": [width] * len(places),
        "y": places,
        "marker": gap(),
        "text": [missing] * len(places),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "insidetextfont": {"size": 12, "color": colour("ink-2")},
        "hovertext": [missing] * len(places),
        "hoverinfo": "text",
    }


def _told(scene: Scene, group: Group) -> str:
    words = scene.language
    sentences = [
        f"{words.t(f'chart.part.{part.noun}')}: {amount(words, part.usd, part.status)}."
        for part in group.parts
    ]
    share = known(getattr(group.row, "share_pct", None))
    if share is not None:
        whole = words.t(f"partners.whole.{scene.selection.flow or 'turnover'}")
        sentences.append(words.t("partners.told", share=words.percent(share), whole=whole))
    if group.driver:
        sentences.append(f"{DRIVER} {words.t(f'sectors.driver.{group.driver}')}.")
    return hover(scene, group.name, sentences)


def trade_names(shown: Sequence[Group]) -> list[str]:
    """The row labels, the drivers marked."""
    return [clipped(f"{DRIVER} {group.name}" if group.driver else group.name) for group in shown]


def trade_key(words: Language, shown: Sequence[Group]) -> list[tuple[str, str, str]]:
    """What the colours and the sign of the upper panel mean."""
    entries = legend(words, ((part.noun, part.status) for g in shown for part in g.parts))
    for flow in ("export", "import"):
        if any(group.driver == flow for group in shown):
            entries.append(("ink", DRIVER, words.t(f"sectors.driver.{flow}")))
    return entries


def driver_lines(told: Sequence[str]) -> list[str]:
    """Sentences about the drivers in short lines."""
    return [part for sentence in told for part in wrap(f"{DRIVER} {sentence}", LINE_WIDTH)]
