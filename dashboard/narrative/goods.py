"""What is said of goods: their names, the largest of them, the path to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.amount import Amount
from dashboard.copies import replace
from dashboard.flows import NOUNS
from dashboard.measures.sums import together
from dashboard.narrative.amounts import cell, figure, plain, rise
from dashboard.narrative.leading import MOST_NAMED, leading, named, tied_first, unless_adding_up
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.reasons import figure_in, none_of, nothing_traded
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import within
from dashboard.narrative.wording import (
    capital,
    ended,
    flow_note,
    hover,
    in_period,
    listed,
    shortest,
    small,
)
from dashboard.row_amounts import amount_of
from dashboard.values import UNDISCLOSED

CHAPTER = 2
"""Digits of the code of a chapter."""


@dataclass(frozen=True, slots=True)
class Goods:
    """A group, a chapter or a code of goods (``kind``), what it is worth and what of.

    ``amount`` is of the chosen flow, else the turnover; ``share`` its part of what is shown,
    ``growth`` against the year compared with; ``mass`` and ``price`` are known below the chapter.
    """

    kind: str
    code: str
    name: str
    parts: tuple[tuple[str, Amount], ...]
    amount: Amount
    share: Amount
    growth: Amount
    mass: Amount
    price: Amount


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the path: its name, and what a click on it chooses."""

    label: str
    order: str


def name_of(scene: Scene, kind: str, code: str) -> str:
    """A group by its name, a chapter and a heading by number and name, a longer code by itself."""
    if kind == "sector":
        return scene.names.sector_in_full(code)
    if kind == "chapter":
        name = scene.names.chapter(code)
        return name if code == UNDISCLOSED else f"{code} {name}"
    if code == UNDISCLOSED:
        return scene.language.t("goods.undisclosed")
    named = scene.names.named_code(code) == code
    return f"{code} {scene.names.commodity(code)}" if named else code


def spoken(scene: Scene, code: str) -> str:
    """A code as it is spoken of: chapter 27, code 2710, undisclosed goods; all goods without."""
    words = scene.language
    if not code:
        return words.t("goods.all")
    if code == UNDISCLOSED:
        return words.t("goods.undisclosed")
    return words.t("goods.chapter" if len(code) == 2 else "goods.code", code=code)


def measure(scene: Scene) -> str:
    """What is measured, of which goods: the lead of the subtitle."""
    words, query = scene.language, scene.query
    parts = spoken(scene, query.code)
    if not query.code:
        parts = words.t("goods.chapters" if query.sectors else "goods.groups")
    return capital(words.t(f"goods.measure.{scene.flow}", goods=parts))


def title(scene: Scene, goods: Sequence[Goods], shown: int) -> str:
    """The largest of the goods, or what the only one is worth; ``shown``: how many are drawn."""
    words, first = scene.language, goods[0]
    at = Place("goods", first.code)
    level = at.said(figure(words, first.amount), first.amount, scene.noun)
    if len(goods) == 1:
        values = {"code": first.name, "level": level}
        if not first.price.known:
            return linked_text(words, "goods.lone", **values)
        price = at.said(plain(words, first.price), first.price, "price")
        return linked_text(words, "goods.lone_price", price=price, **values)
    if tied_first(goods, _usd):
        return linked_text(words, "goods.lone", code=first.name, level=level)
    key, share = ("title", _worth(scene, first)) if first.share.known else ("title_amount", level)
    count = words.plural(f"goods.count.{first.kind}", shown)
    short = first.name if first.kind == "sector" else capital(spoken(scene, first.code))
    return shortest(
        linked_text(words, f"goods.{key}", name=name, share=share, count=count)
        for name in (first.name, short)
    )


def missing(scene: Scene, below_zero: bool) -> str:
    """That there was no trade in the chosen goods, that it is not known, or that all of it is
    ``below_zero``; where `flow_note` says why, that turnover is not known."""
    if below_zero:
        key = "below_zero"
    elif flow_note(scene):
        key = "no_turnover"
    else:
        key = none_of(scene, f"none.{scene.flow}") if nothing_traded(scene) else "empty"
    query, names = scene.query, scene.names
    goods = small(spoken(scene, query.code))
    if query.sectors and not query.code:
        goods = listed(scene.language, [small(names.sector_in_full(one)) for one in query.sectors])
    return scene.language.t(f"goods.{key}", goods=goods, year=scene.year)


def label(scene: Scene, amount: Amount, share: Amount) -> str:
    """What stands in a tile under its name."""
    return " · ".join(cell(scene.language, one) for one in (amount, share) if one.known)


def goods_hover(scene: Scene, one: Goods) -> str:
    """Goods with their parts, share and growth; mass and price below the chapter."""
    words = scene.language
    sentences = [
        ended(f"{words.t(f'chart.part.{noun}')}: {figure_in(_of_goods(scene, one, noun), amount)}")
        for noun, amount in one.parts
    ]
    if one.share.known:
        sentences.append(words.t("goods.share", share=figure(words, one.share)))
    if one.growth.known:
        growth = rise(words, one.growth)
        sentences.append(words.t("goods.growth", growth=growth, against=scene.against))
    if one.mass.known:
        key, mass = "mass_price" if one.price.known else "mass", plain(words, one.mass, 0)
        values = {"mass": mass, "price": plain(words, one.price)}
        sentences.append(words.t(f"goods.{key}", **values))
    return hover(scene, one.name, sentences)


def _of_goods(scene: Scene, one: Goods, noun: str) -> Scene:
    """The scene of exports, imports or turnover of a group, a chapter or a code."""
    chosen = {"sectors": (one.code,)} if one.kind == "sector" else {"code": one.code}
    of_noun = scene.of_noun(noun)
    return replace(of_noun, query=of_noun.query.with_(**chosen))


def rest_hover(scene: Scene, name: str, amount: Amount) -> str:
    """The goods that are drawn as one tile."""
    return hover(scene, name, [ended(figure(scene.language, amount))])


def finding(scene: Scene, goods: Sequence[Goods]) -> str:
    """The largest goods of what is shown, and what part of it they are together.

    ``goods``: largest first, those below zero left out. Empty without any.
    """
    words, code = scene.language, scene.query.code
    first, equal = leading(goods, _usd)
    if not goods:
        return ""
    names = [strung((_in_sentence(scene, one), " (", _worth(scene, one), ")")) for one in first]
    each = figure(words, _share_or_amount(equal[0])) if equal else ""
    key = "goods" if goods[0].share.known else "goods_amounts"
    text: str = linked_text(
        words,
        f"finding.{key if len(goods) > 1 else 'goods_only'}",
        period=in_period(scene, scene.year),
        within=within(scene, scene.noun),
        names=named(scene, names, len(equal), each, "goods"),
    )
    share = together(one.share for one in first)
    if len(first) >= MOST_NAMED and share.known:
        all_of_them = words.t("finding.together", share=figure(words, share))
        text = strung((text, unless_adding_up(words, all_of_them, first, share)), "; ")
    if code and code != UNDISCLOSED:
        text = strung((spoken(scene, code), small(text)), ": ")
    return ended(capital(text))


def _worth(scene: Scene, one: Goods) -> str:
    """The share of goods; the amount where corrections leave no share."""
    amount, place = _share_or_amount(one), Place("goods", one.code)
    column = "share" if one.share.known else scene.noun
    return place.said(figure(scene.language, amount), amount, column)


def _share_or_amount(one: Goods) -> Amount:
    return one.share if one.share.known else one.amount


def _usd(one: Goods) -> float:
    return one.amount.plain()


def _in_sentence(scene: Scene, one: Goods) -> str:
    hidden = one.code == UNDISCLOSED
    if hidden:
        return scene.language.t("goods.undisclosed")
    return small(scene.names.sector_in_full(one.code)) if one.kind == "sector" else one.name


def order(sectors: str, code: str) -> str:
    """What choosing goods does: their group and their code."""
    return f"drill:{sectors}/{code}"


def steps(scene: Scene, path: Iterable[tuple[str, str]]) -> list[Step]:
    """The steps from all goods to those that are shown, as `dashboard.measures.goods.path_to` has
    them."""
    return [Step(_step(scene, sectors, code), order(sectors, code)) for sectors, code in path]


def _step(scene: Scene, sectors: str, code: str) -> str:
    if code:
        kind = "chapter" if len(code) == CHAPTER and code != UNDISCLOSED else "code"
        return name_of(scene, kind, code)
    names = [scene.names.sector_in_full(sector) for sector in sectors.split(",") if sector]
    return ", ".join(names) or scene.language.t("goods.all")


def parts_of(scene: Scene, row: Any) -> tuple[tuple[str, Amount], ...]:
    """Exports and imports of a row, of the chosen flow only, where they are known."""
    return tuple(
        (noun, amount)
        for flow, noun in NOUNS.items()
        if scene.query.flow in (None, flow) and (amount := amount_of(row, noun)).known
    )
