"""A part of trade that grew or fell: a partner, a group of goods, both, a chapter, a code; how each
is called beside its bar, in a sentence, and what choosing it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.amount import Amount
from dashboard.copies import replace
from dashboard.flows import FLOWS, noun_of
from dashboard.language import Language
from dashboard.loaders.special_codes import CLOSED_CODES, UNKNOWN_PARTNER
from dashboard.measures.contributions import UNEXPLAINED
from dashboard.narrative.goods import name_of as goods_name
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import of_sectors, with_partner

PARTNER, SECTOR, PARTNER_SECTOR, CHAPTER, CODE = BY = (
    "partner", "sector", "partner-sector", "chapter", "code",
)  # fmt: skip
"""What a growth may be parted by."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of trade in a flow, and what it gave to a growth; ``by``: one of `BY`. ``points``: of
    the whole before. ``changed``: an edition of the nomenclature changed the code between both
    years; what was under its number before has ended, and what is under it now is new."""

    key: str
    by: str
    flow: str
    name: str
    before: Amount
    now: Amount
    change: Amount
    points: Amount
    kind: str
    changed: bool = False

    @property
    def row(self) -> str:
        """The key of its row."""
        return row_key(self.key, self.flow, self.kind if self.changed else "")


def row_key(key: str, flow: str, kind: str = "") -> str:
    """A part and its flow; ``kind``: of what stands under one number twice, as it was changed."""
    return "/".join(filter(None, (key, flow, kind)))


def name_of(scene: Scene, by: str, key: str) -> str:
    """The name of a part: a partner, a group of goods, a chapter with its number, a code with the
    name of its heading, as longer ones have none of their own."""
    if key == UNEXPLAINED:
        return scene.language.t(f"parts_of_growth.{key}")
    if by == PARTNER:
        return scene.names.partner(key)
    if by == SECTOR:
        return scene.names.sector(key)
    if by == PARTNER_SECTOR:
        partner, sector = pair_of(key)
        return f"{scene.names.partner(partner)}: {scene.names.sector(sector)}"
    if by == CODE and key != CLOSED_CODES:
        return f"{key} {scene.names.commodity(key)}"
    return goods_name(scene, "chapter", key)


def pair_of(key: str) -> tuple[str, str]:
    """The partner and the group of ``CHN-wood``."""
    partner, _, sector = key.partition("-")
    return partner, sector


def labels(words: Language, parts: Sequence[Part]) -> list[str]:
    """Parts beside their bars; the flow is the colour, and is said too where two bars would have
    one name."""
    names = [part.name for part in parts]
    return [
        f"{part.name} {words.t(f'parts_of_growth.of.{part.flow}')}"
        if names.count(part.name) > 1 and part.flow in FLOWS
        else part.name
        for part in parts
    ]


def measure(scene: Scene, part: Part) -> str:
    """``exports to China``, ``imports in the sector “Textiles and footwear”``, ``exports of
    chapter 27 “Mineral fuels and oil products”``; a code with the name of its heading too."""
    if part.by not in (CHAPTER, CODE) or part.key in (CLOSED_CODES, UNEXPLAINED):
        return narrowed(scene, part, scene.names.sector_in_full)
    name = scene.names.commodity(part.key)
    bare = briefly(scene, part)
    return scene.language.t("parts_of_growth.called", measure=bare, name=name) if name else bare


def briefly(scene: Scene, part: Part) -> str:
    """``exports to China (“Wood and paper”)``, ``exports of chapter 27``."""
    words = scene.language
    if part.by != PARTNER_SECTOR or part.key == UNEXPLAINED:
        return narrowed(scene, part, scene.names.sector)
    partner, sector = pair_of(part.key)
    text = with_partner(scene, noun_of(part.flow), scene.names.country(partner))
    return words.t("parts_of_growth.of_pair", measure=text, name=scene.names.sector(sector))


def narrowed(scene: Scene, part: Part, name: Callable[[str], str]) -> str:
    """The same, chapters and codes by number alone; ``name``: how a group of goods is called."""
    words, noun = scene.language, noun_of(part.flow)
    flow = words.t(f"finding.measure.{noun}")
    if part.key == UNEXPLAINED:
        return part.name
    if part.by == PARTNER:
        return with_partner(scene, noun, scene.names.country(part.key))
    if part.by == SECTOR:
        return _of_group(scene, part.key, flow, name)
    if part.by == PARTNER_SECTOR:
        partner, sector = pair_of(part.key)
        text = with_partner(scene, noun, scene.names.country(partner))
        return _of_group(scene, sector, text, name)
    key = "closed" if part.key == CLOSED_CODES else part.by
    return words.t(f"parts_of_growth.of_{key}", flow=flow, code=part.key)


def _of_group(scene: Scene, sector: str, text: str, name: Callable[[str], str]) -> str:
    chosen = replace(scene, query=scene.query.with_(sectors=(sector,)))
    return of_sectors(chosen, text, name)


def of_part(scene: Scene, part: Part) -> Scene:
    """The scene of a part in its flow; of what no part explains the scene as it is."""
    if part.key == UNEXPLAINED:
        return scene
    query = scene.of_noun(noun_of(part.flow)).query
    if part.by == PARTNER:
        query = query.with_(partners=(part.key,))
    elif part.by == SECTOR:
        query = query.with_(sectors=(part.key,))
    elif part.by == PARTNER_SECTOR:
        partner, sector = pair_of(part.key)
        query = query.with_(partners=(partner,), sectors=(sector,))
    else:
        query = query.with_(code=part.key)
    return replace(scene, query=query)


def order(part: Part) -> str:
    """What choosing a part does: it chooses the partner, the group of goods, or both."""
    if part.key == UNEXPLAINED:
        return ""
    if part.by == PARTNER_SECTOR:
        partner, sector = pair_of(part.key)
        return f"cell:{partner}/{sector}" if partner != UNKNOWN_PARTNER else ""
    named = part.by in (PARTNER, SECTOR) and part.key != UNKNOWN_PARTNER
    return f"{part.by}:{part.key}" if named else ""
