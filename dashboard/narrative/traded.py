"""What is traded, with whom and of what, as it stands in a sentence: "exports to China"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dashboard.copies import replace
from dashboard.loaders.forms import Named
from dashboard.narrative.dates import known_span
from dashboard.narrative.linked import LinkedText, pieces_of, strung
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import listed
from dashboard.typography import has_words

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


def partners_of(scene: Scene, last: str = "and") -> str:
    """The chosen partners as one name, or the group of them; empty where none is chosen. ``last``:
    whether all of them are meant, or any, ``or``."""
    query, names = scene.query, scene.names
    if query.group:
        return names.group(query.group)
    return listed(scene.language, [names.country(code) for code in query.partners], last)


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


def summed(scene: Scene, title: str, subtitle: str, sums: Sequence[str]) -> str:
    """A title with what its subtitle narrows it to and it does not name, in brackets, and of what
    it gives the sum: ``(Finland, “Wood and paper”)``. ``sums``: of what of the chosen there is one
    sum, ``partner`` and ``sector``."""
    words = scene.language
    said = has_words(title, words.t("traded.together"))
    lone, added = [], []
    for kind, count, name in _chosen(scene, title, subtitle):
        if kind in sums and count >= SEVERAL and not said:
            added.append(name or words.plural(f"traded.summed.{kind}", count))
        elif name:
            lone.append(name)
    if added:
        lone.append(words.t("traded.summed.all", named=listed(words, added)))
    return _bracketed(title, ", ".join(lone)) if lone and title else title


def _bracketed(title: str, more: str) -> str:
    """A title with more in brackets at its end: in those that it ends in, where it does."""
    *before, last = pieces_of(title)
    if isinstance(last, str) and last.endswith(")"):
        return LinkedText((*before, f"{last[:-1]}; {more})"))
    return strung((title, f" ({more})"))


def _chosen(scene: Scene, title: str, subtitle: str) -> Iterator[tuple[str, int, str]]:
    """The chosen partners, the chosen sectors, then the months that count: what they are, how many,
    and their name where the title lacks it; of more than two partners or one sector how many."""
    words, query, names = scene.language, scene.query, scene.names
    partners = [names.country(code) for code in query.named]
    if query.group:
        group = names.group(query.group)
        yield "partner", 1, "" if _has(title, group) or not _has(subtitle, group) else group
    elif partners:
        lacks = _lacks(partners, title, subtitle)
        few = listed(words, partners) if len(partners) <= SEVERAL else ""
        name = few or words.plural("traded.summed.partner", len(partners))
        yield "partner", len(partners), name if lacks else ""
    if query.sectors:
        short = [names.sector(code) for code in query.sectors]
        full = [names.sector_in_full(code) for code in query.sectors]
        lacks = _lacks(full, title, subtitle) and not all(_has(title, one) for one in short)
        name = words.t("traded.sector", sector=short[0])
        if len(short) > 1:
            name = words.plural("traded.summed.sector", len(short))
        yield "sector", len(short), name if lacks else ""
    if query.months:
        months = known_span(words, query)
        yield "months", 1, months if months in subtitle and months not in title else ""


def _lacks(named: Sequence[str], title: str, subtitle: str) -> bool:
    """Whether a title names none of those that its subtitle names."""
    return all(_has(subtitle, one) for one in named) and not any(_has(title, one) for one in named)


def _has(text: str, name: str) -> bool:
    """Whether a text has a name, in any of its forms."""
    forms = vars(name).values() if isinstance(name, Named) else ()
    return any(has_words(text.casefold(), form.casefold()) for form in (str(name), *forms))


def of_goods(scene: Scene) -> tuple[Scene, str]:
    """The scene of the chosen sectors of which trade is counted, where others are chosen beside
    them, and that these are no part of it; else the scene as it is, and nothing."""
    query, words, names = scene.query, scene.language, scene.names
    counted = tuple(one for one in query.sectors if one in query.choices.goods)
    if not counted or counted == query.sectors:
        return scene, ""
    others = [words.t("traded.sector", sector=names.sector_in_full(one))
              for one in query.sectors if one not in counted]  # fmt: skip
    note = words.t("reason.beside_goods", sectors=listed(words, others))
    return scene.with_query(replace(query, sectors=counted)), note
