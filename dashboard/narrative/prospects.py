"""What is said of prospects: what a partner imports that we export well, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.amount import Amount
from dashboard.loaders.reference import Loaded
from dashboard.narrative.amounts import figure
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.scene import Scene
from dashboard.narrative.specialisation import files_of, others, weight_of
from dashboard.narrative.wording import capital, ended, hover, listed, shortest

TABLE, TRIALS = "prospects", "trials"
PRECISIONS = ("precision", "by_size", "by_chance")


def goods(scene: Scene, row: Any) -> str:
    """A chapter with its number."""
    return f"{row.key} {scene.names.chapter(row.key)}"


def amounts(scene: Scene, row: Any) -> dict[str, Amount]:
    """The numbers of a row by the column of its chart."""
    return {
        "theirs": scene.amount(row.their_imports_usd),
        "ours": scene.amount(row.our_exports_usd),
        "advantage": weight_of(scene, row),
        "ties": scene.computed(row.ties, "count"),
        "score": scene.computed(row.score, "relative"),
    }


def precisions(scene: Scene, row: Any) -> dict[str, Amount]:
    """How many of the first ten were among those that rose most, on average of the years tried: in
    this order, in one by size, and by chance."""
    return {name: scene.computed(getattr(row, f"{name}_pct"), "pct") for name in PRECISIONS}


def _said(scene: Scene, row: Any) -> dict[str, str]:
    place = Place(TABLE, row.key)
    return {
        name: place.said(figure(scene.language, one), one, name)
        for name, one in amounts(scene, row).items()
    }


def title(scene: Scene, row: Any) -> str:
    """``Finland imports what we export well: “44 Wood”``"""
    partner = scene.names.country(row.partner)
    return shortest(
        capital(scene.language.t("prospects.title", partner=partner, goods=one))
        for one in (goods(scene, row), row.key)
    )


def finding(scene: Scene, row: Any) -> str:
    """What the first goods are, and how good the order was in earlier years."""
    text = linked_text(
        scene.language,
        "prospects.finding",
        year=row.year,
        partner=scene.names.country(row.partner),
        goods=goods(scene, row),
        others=others(scene, row),
        **_said(scene, row),
    )
    return ended(text)


def notes(scene: Scene, row: Any, trials: Sequence[Any]) -> tuple[str, ...]:
    """How the order was in earlier years, beside one by size; how it is made."""
    words = scene.language
    return _trial(scene, row, trials), words.t("prospects.method"), words.t("prospects.theirs")


def _trial(scene: Scene, row: Any, trials: Sequence[Any]) -> str:
    words, partner = scene.language, scene.names.country(row.partner)
    if not trials:
        return words.t("prospects.untried", partner=partner)
    place, of = Place(TRIALS, row.partner), precisions(scene, row)
    said = {name: place.said(figure(words, one), one, name) for name, one in of.items()}
    years = listed(words, [str(one.year + 1) for one in trials])
    better = row.precision_pct > max(row.by_size_pct, row.by_chance_pct)
    verdict = "better" if better else "no_better"
    return strung(
        (
            linked_text(words, "prospects.tried", years=years, partner=partner, **said),
            words.plural(f"prospects.{verdict}", len(trials)),
        ),
        " ",
    )


def source(scene: Scene, row: Any, loaded: Sequence[Loaded]) -> str:
    """The files that the imports of the partner, and the exports of others, are from."""
    words = scene.language
    imports = files_of(loaded, (row.partner, row.year, "import"))
    exports = files_of(loaded, (row.reference, row.year, "export"))
    if not (imports and exports):
        return ""
    return words.t(
        "prospects.line_of",
        partner=scene.names.country(row.partner),
        imports=listed(words, [one.file for one in imports]),
        others=others(scene, row),
        exports=listed(words, [one.file for one in exports]),
        date=words.date(exports[-1].time[:10]),
    )


def nothing(scene: Scene, lacking: Sequence[Any]) -> tuple[str, tuple[str, ...]]:
    """Title and reason where there is nothing to rank: that one partner has to be chosen, what to
    load, or that none of the goods is one that we export well."""
    words = scene.language
    if len(scene.query.named) != 1:
        return words.t("prospects.several"), (words.t("prospects.choose"),)
    named = scene.names.country(scene.query.named[0])
    empty = words.t("prospects.empty", partner=named, year=scene.year)
    if scene.made_up:
        return empty, (words.t("specialisation.made_up"),)
    lacks = {"imports": any(one.imports for one in lacking),
             "reference": any(one.reference for one in lacking)}  # fmt: skip
    hints = [words.t(f"prospects.load.{name}", partner=named, year=scene.year)
             for name, is_lacking in lacks.items() if is_lacking]  # fmt: skip
    if hints or any(one.ours for one in lacking):
        return empty, tuple(hints or [words.t("prospects.whole", year=scene.year)])
    of = "chosen" if scene.query.sectors else "all"
    title, why = (words.t(f"prospects.none.{of}.{part}", partner=named, year=scene.year)
                  for part in ("title", "why"))  # fmt: skip
    return capital(title), (why,)


def hover_of(scene: Scene, row: Any) -> str:
    """Chapter, what they import, what we export to them, our weight."""
    words, said = scene.language, amounts(scene, row)
    lines = [
        ended(f"{words.t(f'prospects.column.{name}')}: {figure(words, said[name])}")
        for name in ("theirs", "ours", "advantage")
    ]
    return hover(scene, f"{goods(scene, row)}, {row.year}", lines)
