"""What is said of trade by commodity group: the largest, and what a source says drove growth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.amount import UNKNOWN, Amount
from dashboard.copies import replace
from dashboard.measures.sums import together
from dashboard.narrative import fields as cooperation
from dashboard.narrative.amounts import figure
from dashboard.narrative.digits import is_nil
from dashboard.narrative.fields import Field
from dashboard.narrative.leading import leading, named, tied_first
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.partners import whole
from dashboard.narrative.printed_shares import rounded_note
from dashboard.narrative.reasons import figure_in, is_nothing, none_of, origin, reason
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import stated
from dashboard.narrative.traded import within
from dashboard.narrative.wording import (
    DRIVER,
    capital,
    ended,
    flow_note,
    hover,
    in_period,
    of_period,
    shortest,
    small,
)


@dataclass(frozen=True)
class Group:
    """A commodity group, or several together (``code`` empty; without parts: not published).

    ``parts``: noun and amount of what is known of it, in order; ``share`` of all goods, per cent;
    ``driver``: the flow whose growth a source explains by it, or empty.
    """

    code: str
    name: str
    parts: tuple[tuple[str, Amount], ...] = ()
    share: Amount = UNKNOWN
    driver: str = ""

    @cached_property
    def amount(self) -> Amount:
        """What all its parts are worth together."""
        return together(amount for _, amount in self.parts)

    def said(self, text: str, amount: Amount, column: str = "") -> str:
        """A number of it as it is written; without a column that of all its parts."""
        whole = "turnover" if len(self.parts) > 1 else next((noun for noun, _ in self.parts), "")
        at = Place("sectors", self.code)
        return at.said(text, amount, column or whole) if self.code else text


def title(scene: Scene, groups: Sequence[Group], fields: Sequence[Field]) -> str:
    """The largest group, or what is known of cooperation; both: largest first."""
    words, year = scene.language, scene.year
    first = next((group for group in groups if group.parts), None)
    if first is None:
        return cooperation.title(scene, fields, "sectors")
    if _nothing(scene, groups):
        usual = "none_chosen" if scene.query.sectors else "none"
        if (none := none_of(scene, usual)) != usual:
            return words.t(f"sectors.title.{none}", year=year)
        return of_period(scene, f"sectors.title.{none}.{scene.flow}")
    several = [group for group in groups if group.code]
    if first.share.known and len(groups) > 1 and not tied_first(several, _usd):
        # Of those that are chosen the first need not be the largest of all.
        key = "sectors.title.share" if scene.query.sectors else "sectors.title.leads"
        level = first.said(figure(words, first.share), first.share, "share")
    else:
        key, level = "sectors.title.amount", _level(scene, first)
    named = linked_text(words, key, sector=first.name, figure=level, whole=whole(scene), year=year)
    return shortest([named, words.t("sectors.title.trade", year=year)])


def finding(scene: Scene, groups: Iterable[Group], fields: Iterable[Field]) -> str:
    """The largest commodity groups of a year or of some months, or that they are not published,
    and the fields."""
    words = scene.language
    every = tuple(groups)
    if _nothing(scene, every):
        return ""
    known = sorted((one for one in every if one.parts), key=lambda one: -one.amount.plain())
    if known:
        above = [one for one in known if one.amount.plain() > 0]
        # Of those that are chosen each is told, with what there is or is not.
        below = [one for one in known if one.amount.plain() < 0]
        traded = known if scene.query.sectors else above or below or known
        first, equal = leading(traded, _usd)
        names = [strung((small(_name(scene, one)), " (", _level(scene, one), ")")) for one in first]
        each = figure(words, equal[0].amount) if equal else ""
        key = _said_of(scene, known, len(every))
        values = {"period": in_period(scene, scene.year), "year": scene.year}
        if scene.query.partners or scene.query.flow:
            of_all = replace(scene, query=scene.query.with_(sectors=()))
            values["period"] = f"{values['period']} {within(of_all, scene.noun)}"
            key += "_within"
        elif scene.query.months is not None:
            key += "_within"
        said = named(scene, names, len(equal), each, "groups")
        return ended(linked_text(words, f"finding.sectors.{key}", **values, names=said))
    held = [*fields]
    if alike := cooperation.level_all(scene, held):
        key = f"finding.sectors.fields_alike{cooperation.of_chosen(scene)}"
        return ended(words.t(key, unpublished=not_published(scene), **alike))
    busy = cooperation.busiest(scene, held)
    key = "fields_only" if cooperation.alone(held) else "fields"
    key = f"finding.sectors.{key}{cooperation.of_chosen(scene)}"
    return ended(words.t(key, unpublished=not_published(scene), names=busy)) if busy else ""


def _nothing(scene: Scene, groups: Iterable[Group]) -> bool:
    """Whether each of all groups is known to be nothing: then none is the largest."""
    known = [one.amount for one in groups if one.parts]
    return bool(known) and is_nothing(scene, *known)


def _level(scene: Scene, one: Group) -> str:
    """What a group is worth; that it is exports or imports alone, where both are asked for."""
    words = scene.language
    noun = one.parts[0][0] if len(one.parts) == 1 and not scene.query.flow else "turnover"
    level = one.said(_worth(scene, one, scene.noun if scene.query.flow else noun), one.amount)
    if noun == "turnover":
        return level
    measure = words.t(f"finding.measure.{noun}")
    key = "sectors.of_flow_none" if is_nil(one.amount) else "sectors.of_flow"
    return linked_text(words, key, measure=measure, figure=level)


def _worth(scene: Scene, one: Group, noun: str) -> str:
    """What a group is worth, or what is said where that is nothing."""
    if not one.code:
        return figure(scene.language, one.amount)
    return figure_in(_of_part(scene, one, noun), one.amount)


def _said_of(scene: Scene, known: Sequence[Group], groups: int) -> str:
    """How the known ones of some groups are told: of those that are chosen nothing is said about
    all the others."""
    if not scene.query.sectors:
        if len(known) == 1:
            return "only"
        return "alone" if sum(one.amount.plain() != 0 for one in known) == 1 else "largest"
    return "chosen_several" if len(known) > 1 else "chosen_part" if groups > 1 else "chosen_one"


def _name(scene: Scene, one: Group) -> str:
    """A group in full, as it stands in a sentence."""
    return scene.names.sector_in_full(one.code) if one.code else one.name


def _usd(one: Group) -> float:
    return one.amount.plain()


def rounded(scene: Scene, groups: Iterable[Group]) -> str:
    """That the shares of all groups, as they are printed, do not add up; else empty."""
    return rounded_note(scene, (one.share.value for one in groups))


def known_of(scene: Scene, finding: str, *, valued: bool) -> str:
    """Why there is no turnover of groups; without values what the ``finding`` does not say: that
    they are not published."""
    if not reason(scene) and (note := flow_note(scene)):
        return note
    return "" if valued or finding else ended(not_published(scene))


def not_published(scene: Scene) -> str:
    """That nothing is published by commodity group, or that the chosen sectors are none."""
    if why := reason(scene):
        return capital(scene.language.t(f"reason.{why}.title"))
    return of_period(scene, f"sectors.no_goods.{origin(scene)}.{scene.flow}")


def _stated(scene: Scene, group: Group, noun: str, amount: Amount) -> str:
    """An amount of a group with its status; of the groups that stand for the others nothing is
    known but their sum."""
    if not group.code and is_nil(amount):
        return figure(scene.language, amount)
    return stated(_of_part(scene, group, noun), amount)


def _of_part(scene: Scene, group: Group, noun: str) -> Scene:
    """The scene of exports, imports or turnover of a group."""
    of_noun = scene.of_noun(noun)
    return replace(of_noun, query=of_noun.query.with_(sectors=(group.code,)))


def group_hover(scene: Scene, group: Group) -> str:
    """A group with its parts, its share, and the growth that it drove."""
    words = scene.language
    sentences = [
        f"{words.t(f'chart.part.{noun}')}: {_stated(scene, group, noun, amount)}."
        for noun, amount in group.parts
    ]
    if group.share.known and group.share.value:
        share = figure(words, group.share)
        sentences.append(words.t("partners.share_of_whole", share=share, whole=whole(scene)))
    if group.driver:
        sentences.append(f"{DRIVER} {words.t(f'sectors.driver.{group.driver}')}.")
    return hover(scene, group.name, sentences)
