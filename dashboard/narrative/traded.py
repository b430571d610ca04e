"""What is traded, with whom and of what, as it stands in a sentence: "exports to China"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard.loaders.forms import Named
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import listed

PLACES = "places"
"""The table of trade with a country by year: `dashboard.documents.cells`."""
SEVERAL = 2
"""From so many partners on, a sum is said to be one."""


def traded(scene: Scene, noun: str) -> str:
    """``the exports of the region``, or those to the chosen partners and of the chosen
    sectors; ``noun``: exports, imports or turnover."""
    words, partners = scene.language, _added_up(scene)
    if not scene.query.partners:
        text = words.t(f"finding.whole.{noun}")
    else:
        text = words.t(f"finding.with.{noun}", partner=partners)
    return of_sectors(scene, text, scene.names.sector_in_full)


def in_short(scene: Scene, noun: str) -> str:
    """``exports to China in the sector “Textiles and footwear”``: the same without the name of the
    region."""
    return _narrowed(scene, noun, scene.names.sector_in_full)


def _narrowed(scene: Scene, noun: str, name: Callable[[str], str]) -> str:
    text = with_partner(scene, noun, _added_up(scene)) if scene.query.partners else ""
    plain = scene.language.t(f"finding.measure.{noun}")
    return of_sectors(scene, text or plain, name)


def with_partner(scene: Scene, noun: str, partner: str) -> str:
    """``exports to China``; ``partner``: a name that knows its forms."""
    return scene.language.t(f"traded.{noun}", partner=partner)


def whither(scene: Scene, noun: str, partner: str) -> str:
    """``to China``, ``from China`` or ``with China``: what the flow does to a partner."""
    return scene.language.t(f"traded.whither.{noun}", partner=partner)


def within(scene: Scene, noun: str) -> str:
    """``in exports to China``: of what something is a part."""
    words = scene.language
    text = words.t(f"traded.within.{noun}")
    if scene.query.partners:
        text = f"{text} {whither(scene, noun, _added_up(scene))}"
    return of_sectors(scene, text, scene.names.sector_in_full)


def measures(scene: Scene, noun: str) -> Sequence[str]:
    """What titles call a measure: with what is chosen and, where that is too long, with sectors as
    on an axis, or alone."""
    plain = scene.language.t(f"finding.measure.{noun}")
    on_axis = _narrowed(scene, noun, scene.names.sector)
    return tuple(dict.fromkeys((in_short(scene, noun), on_axis, plain)))


def partners_of(scene: Scene) -> str:
    """The chosen partners as one name, or the group of them; empty where none is chosen."""
    query, names = scene.query, scene.names
    if query.group:
        return names.group(query.group)
    return listed(scene.language, [names.country(code) for code in query.partners])


def _added_up(scene: Scene) -> str:
    """The chosen partners as those whose trade is summed: of several it says so. A group of them
    is one."""
    names = partners_of(scene)
    if len(scene.query.named) < SEVERAL or not isinstance(names, Named):
        return names
    return names.marked(f" {scene.language.t('traded.together')}")


def of_sectors(
    scene: Scene, text: str, name: Callable[[str], str], key: str = "traded.of_sectors"
) -> str:
    """A text about the chosen sectors, if there are any; ``name``: how they are called, ``key``:
    of the message that adds them."""
    words, sectors = scene.language, scene.query.sectors
    if not sectors:
        return text
    named = [words.t("traded.sector", sector=name(code)) for code in sectors]
    return words.plural(key, len(sectors), text=text, sectors=listed(words, named))


def summed(scene: Scene, title: str, sums: Sequence[str]) -> str:
    """A title that says of how many partners or sectors it gives the sum, unless it says so;
    ``sums``: of what there is one."""
    words, query = scene.language, scene.query
    counts = {"partner": len(query.named), "sector": len(query.sectors)}
    said = [words.plural(f"traded.summed.{kind}", counts[kind])
            for kind in sums if counts[kind] >= SEVERAL]  # fmt: skip
    if not said or not title or words.t("traded.together") in title.split():
        return title
    return f"{title} ({words.t('traded.summed.all', named=listed(words, said))})"
