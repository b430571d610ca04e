"""That imported files hold some partners or goods alone: what is shown is perhaps a part."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.flows import FLOWS
from dashboard.narrative.dates import periods_in
from dashboard.narrative.reasons import held_in_part
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import capital, ended, listed

MOST_NAMED = 3
"""Kinds of narrowed files in one sentence."""

Held = Collection[tuple[str, str]]
"""Flows with their periods."""
Alone = tuple[tuple[str, ...], tuple[str, ...]]
"""Partners and chapters that files were narrowed to."""


def alone_note(scene: Scene) -> tuple[str, ...]:
    """The same as a sentence of its own; none where there is nothing to say."""
    text = held_alone(scene)
    return (ended(capital(text)),) if text else ()


def part_note(scene: Scene, part: str = "") -> tuple[str, ...]:
    """The same of one figure of the year: none where the files hold all that is chosen; of a share,
    of a ``part`` of all partners, all that it is of."""
    if part:
        scene = scene.with_query(scene.query.with_(partners=(), group=""))
    return alone_note(scene) if held_in_part(scene, scene.year) else ()


def held_alone(scene: Scene) -> str:
    """Of which partners and chapters alone there are files, of the year and the one compared with;
    empty where files hold all kinds of them.

    That nothing else is held is only said where files that were narrowed to the same hold all
    that is known of these years; else it is said of some files, with their periods.
    """
    words, kinds = scene.language, _kinds(scene, scene.query.pair)
    if not kinds:
        return ""
    if len(kinds) > MOST_NAMED:
        return words.t("page.few_alone")
    if len(kinds) == 1:
        ((alone, held),) = kinds.items()
        if _known(scene) <= {*held}:
            return words.t("page.held_alone", alone=_names(scene, *alone))
    return words.t("page.some_alone", parts="; ".join(parts_alone(scene, scene.query.pair)))


def parts_alone(scene: Scene, years: Collection[int]) -> list[str]:
    """``China (January 2018)``: what files of some years hold alone, with their periods."""
    words = scene.language
    return [
        words.t("page.alone_in", alone=_names(scene, *alone),
                periods=periods_in(_periods(held), words))
        for alone, held in _kinds(scene, years).items()
    ]  # fmt: skip


def _kinds(scene: Scene, years: Collection[int]) -> dict[Alone, Held]:
    """Partners and chapters that files were narrowed to → for what of some years."""
    found: dict[Alone, set[tuple[str, str]]] = {}
    for row in scene.narrowed:
        held = {
            (flow, period)
            for flow, period in row.held
            if int(period[:4]) in years and scene.query.flow in (None, flow)
        }
        if held:
            found.setdefault((row.partners, row.chapters), set()).update(held)
    return dict(found)


def _known(scene: Scene) -> set[tuple[str, str]]:
    """All that is known of the years and flows shown."""
    choices = scene.query.choices
    return {
        (flow, f"{year}-{month:02d}" if month else str(year))
        for flow in FLOWS
        if scene.query.flow in (None, flow)
        for year in scene.query.pair
        for month in choices.known(flow).get(year, ())
    }


def _periods(held: Held) -> list[str]:
    """Periods, each once; a year that is held as a whole stands for its months."""
    periods = {period for _, period in held}
    return sorted(one for one in periods if one[:4] not in periods - {one})


def _names(scene: Scene, partners: Collection[str], chapters: Collection[str]) -> str:
    words = scene.language
    names = [str(scene.names.country(code)) for code in sorted(partners)]
    names += [words.t("imports.chapter", code=code) for code in sorted(chapters)]
    return listed(words, names)
