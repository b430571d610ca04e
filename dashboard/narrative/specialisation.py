"""What is said of specialisation: which goods weigh more in our trade than in that of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.flows import noun_of
from dashboard.loaders.reference import EVERYBODY, Loaded
from dashboard.measures.shares import COVERED_WHOLE
from dashboard.measures.specialisation import together
from dashboard.narrative.amounts import figure, net
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short
from dashboard.narrative.wording import ended, hover, listed, shortest

BASE = 100.0
TABLE, ALL = "specialisation", "all"
"""The table, and its row of all goods together."""


def goods(scene: Scene, row: Any) -> str:
    """A chapter with its number."""
    return f"{row.code} {scene.names.chapter(row.code)}"


def others(scene: Scene, row: Any) -> str:
    """Whose trade ours is held against, as "of" has it."""
    words = scene.language
    if row.reference == EVERYBODY:
        return words.t("specialisation.world")
    return words.t("specialisation.of", partner=scene.names.country(row.reference))


def weight_of(scene: Scene, row: Any) -> Amount:
    """The advantage of a row, the weight that its goods have in the reference being 100."""
    return scene.computed(BASE * row.advantage, "relative")


def title(scene: Scene, row: Any) -> str:
    """``Exports: “44 Wood” weigh 3.3 times what they do in Russia``"""
    words = scene.language
    values = {
        "flow": words.t(f"flow.{row.flow}"),
        "times": words.number(row.advantage, 1),
        "others": others(scene, row),
    }
    named = (goods(scene, row), row.code)
    return shortest(words.t("specialisation.title", goods=one, **values) for one in named)


def finding(scene: Scene, row: Any, rows: Sequence[Any]) -> str:
    """Shares of the goods in both, our share, and what made the change of all that is shown."""
    words = scene.language
    place = Place(TABLE, row.code)
    shares = {
        name: place.said(figure(words, one), one, name)
        for name in ("ours_share", "reference_share", "share")
        for one in [scene.computed(getattr(row, f"{name}_pct"), "pct")]
    }
    text: str = linked_text(
        words,
        "specialisation.finding",
        year=row.year,
        goods=goods(scene, row),
        within=words.t(f"traded.within.{noun_of(row.flow)}"),
        others=others(scene, row),
        **shares,
    )
    if any(one.national_usd == one.national_usd for one in rows):
        every = Place(TABLE, ALL)
        said = {
            name: every.said(net(words, one), one, name)
            for name, usd in together(rows).items()
            for one in [scene.computed(usd)]
        }
        unparted = said.pop("unparted")
        traded = in_short(scene, noun_of(row.flow))
        parted = linked_text(
            words, "specialisation.parted", against=row.against, traded=traded,
            others=others(scene, row), **said,
        )  # fmt: skip
        text = strung((text, parted), "; ")
        if together(rows)["unparted"]:
            rest = linked_text(words, "specialisation.unparted", unparted=unparted)
            text = strung((text, rest), ", ")
    return ended(text)


def notes(scene: Scene, row: Any) -> tuple[str, ...]:
    """How it is measured, and how much of ours the reference knows."""
    words = scene.language
    found = [words.t("specialisation.method"), words.t("specialisation.shift")]
    if row.covered_pct < COVERED_WHOLE:
        covered = figure(words, scene.computed(row.covered_pct, "pct"))
        found.append(words.t("specialisation.covered", covered=covered))
    return tuple(found)


def source(scene: Scene, row: Any, loaded: Sequence[Loaded]) -> str:
    """The files that ours is held against, and when they were loaded."""
    words = scene.language
    files = files_of(loaded, (row.reference, row.year, row.flow))
    if not files:
        return ""
    return words.t(
        "specialisation.line_of",
        others=others(scene, row),
        files=listed(words, [one.file for one in files]),
        date=words.date(files[-1].time[:10]),
    )


def files_of(loaded: Sequence[Loaded], place: tuple[str, int, str]) -> list[Loaded]:
    """The files that say what a reporter trades in a year and flow."""
    return [one for one in loaded if (one.reporter, one.year, one.flow) == place]


def nothing(scene: Scene) -> tuple[str, tuple[str, ...]]:
    """Title and reason where nothing is compared."""
    words = scene.language
    why = "made_up" if scene.made_up else "hint"
    return words.t("specialisation.empty", year=scene.year), (words.t(f"specialisation.{why}"),)


def hover_of(scene: Scene, row: Any) -> str:
    """Chapter, both values, and our share."""
    words = scene.language
    sides = {
        "ours": scene.amount(row.ours_usd),
        "share": scene.computed(row.share_pct, "pct"),
    }
    lines = [
        ended(f"{words.t(f'specialisation.column.{key}')}: {figure(words, one)}")
        for key, one in sides.items()
    ]
    return hover(scene, f"{goods(scene, row)}, {row.year}", lines)
