"""What is said of who and what made a growth: title, finding, hover, what is new and has ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dashboard.amount import Amount
from dashboard.flows import FLOWS, noun_of
from dashboard.language import Language
from dashboard.loaders.special_codes import CLOSED_CODES, UNKNOWN_PARTNER
from dashboard.measures.contributions import UNEXPLAINED
from dashboard.narrative.amounts import by, figure, rise, signed
from dashboard.narrative.goods import name_of as chapter_name
from dashboard.narrative.likeness import unlike
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, of_sectors, with_partner
from dashboard.narrative.wording import (
    against,
    capital,
    ended,
    hover,
    in_period,
    listed,
    lone_flow,
    of_period,
    once,
    shortest,
    way,
)

MOST_NAMED = 3
"""Parts that a sentence names."""
MOST_NEW = 5
LEAST = 5e4
"""US dollars: a smaller change would be written as none."""
MOST_LETTERS, MOST_OF_CHAPTERS = 24, 44
"""Letters of a name beside its bar."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of trade in a flow, and what it gave to a growth; ``by``: partner, sector, chapter.
    ``points``: of the whole before."""

    key: str
    by: str
    flow: str
    name: str
    before: Amount
    now: Amount
    change: Amount
    points: Amount
    kind: str

    @property
    def row(self) -> str:
        """The key of its row: the part and its flow."""
        return f"{self.key}/{self.flow}"


def name_of(scene: Scene, by: str, key: str) -> str:
    """The name of a part: a partner, a group of goods, a chapter with its number."""
    if key == UNEXPLAINED:
        return scene.language.t(f"parts_of_growth.{key}")
    if by == "partner":
        return scene.names.partner(key)
    if by == "sector":
        return scene.names.sector(key)
    return chapter_name(scene, "chapter", key)


def labels(words: Language, parts: Sequence[Part]) -> list[str]:
    """Parts beside their bars, each on one line; the flow is the colour, and is said too where two
    bars would have one name."""
    names = [part.name for part in parts]
    return [
        _label(f" {words.t(f'parts_of_growth.of.{part.flow}')}", part.name, part.by)
        if names.count(part.name) > 1 and part.flow in FLOWS
        else _label("", part.name, part.by)
        for part in parts
    ]


def _label(flow: str, name: str, by: str) -> str:
    """A name that is cut where it is long, never the flow after it."""
    most = (MOST_OF_CHAPTERS if by == "chapter" else MOST_LETTERS) - len(flow)
    return (name if len(name) <= most else f"{name[: most - 1].rstrip(' ,;(')}…") + flow


def measure(scene: Scene, part: Part) -> str:
    """``exports to China``, ``imports in the sector “Textiles and footwear”``, ``exports of
    chapter 27``."""
    return _narrowed(scene, part, scene.names.sector_in_full)


def _narrowed(scene: Scene, part: Part, name: Callable[[str], str]) -> str:
    words, noun = scene.language, noun_of(part.flow)
    if part.key == UNEXPLAINED:
        return part.name
    if part.by == "partner":
        return with_partner(scene, noun, scene.names.country(part.key))
    flow = words.t(f"finding.measure.{noun}")
    if part.by == "sector":
        narrowed = replace(scene, query=scene.query.with_(sectors=(part.key,)))
        return of_sectors(narrowed, flow, name)
    key = "closed" if part.key == CLOSED_CODES else "chapter"
    return words.t(f"parts_of_growth.of_{key}", flow=flow, code=part.key)


def order(part: Part) -> str:
    """What choosing a part does: it chooses the partner or the group of goods."""
    named = part.by in ("partner", "sector") and part.key not in (UNEXPLAINED, UNKNOWN_PARTNER)
    return f"{part.by}:{part.key}" if named else ""


def title(scene: Scene, drawn: Sequence[Part]) -> str:
    """Which part changed most."""
    most = max(drawn, key=lambda one: abs(one.change.plain()))
    key = f"parts_of_growth.title.{'risen' if most.change.plain() > 0 else 'fallen'}"
    flow = scene.language.t(f"finding.measure.{noun_of(most.flow)}")
    plain = scene.language.t("parts_of_growth.label", name=most.name, flow=flow)
    return shortest(capital(scene.language.t(key, measure=one)) for one in (
        measure(scene, most), _narrowed(scene, most, scene.names.sector), plain))  # fmt: skip


def finding(scene: Scene, changed: Sequence[Part]) -> str:
    """``In 2021 turnover grew by 33.3% on 2020; exports to the Netherlands gave +2.5 p.p. …``;
    empty of one part alone, of which the title says all."""
    words = scene.language
    if len(changed) == 1:
        return ""
    largest = sorted((one for one in changed if one.change.plain()),
                     key=lambda one: -abs(one.change.plain()))[:MOST_NAMED]  # fmt: skip
    # What would be written as nothing is no contribution, unless there is no other.
    largest = [one for one in largest if _seen(one)] or largest[:1]
    parts = strung((_given(scene, one) for one in largest), "; ")
    known = [one.points.plain() for one in changed]
    growth = Amount(sum(known), "pct", scene.status)
    if not all(one.points.known for one in changed):
        text = linked_text(
            words,
            "parts_of_growth.finding.changes",
            period=in_period(scene, scene.year),
            before=against(scene),
            parts=parts,
        )
        return ended(text)
    return ended(
        linked_text(
            words,
            f"parts_of_growth.finding.{way(growth.plain())}",
            period=in_period(scene, scene.year),
            measure=in_short(scene, scene.noun),
            growth=Place("cards", scene.noun).said(by(words, growth), growth, "growth"),
            before=against(scene),
            parts=parts,
        )
    )


TABLES = {"partner": "partner_growth", "sector": "sector_growth", "chapter": "chapter_growth"}
"""The tables in which the parts stand, by what they are of."""


def _given(scene: Scene, one: Part) -> str:
    """What a part gave to the growth, and by how much it changed."""
    words, at = scene.language, Place(TABLES[one.by], one.row)
    change = at.said(rise(words, one.change), one.change, "change")
    if not one.points.known:
        return strung((measure(scene, one), change), " ")
    points = at.said(rise(words, one.points), one.points, "points")
    return linked_text(words, "parts_of_growth.part", part=measure(scene, one), points=points,
                change=change)  # fmt: skip


def _seen(part: Part) -> bool:
    if part.points.known:
        return way(part.points.plain()) != "same"
    return abs(part.change.plain()) >= LEAST


def notes(scene: Scene, changed: Sequence[Part]) -> tuple[str, ...]:
    """What traded in one of the two years alone."""
    return once(_only(scene, changed, kind) for kind in ("new", "ended"))


def _only(scene: Scene, changed: Sequence[Part], kind: str) -> str:
    words = scene.language
    found = sorted((one for one in changed if one.kind == kind),
                   key=lambda one: -abs(one.change.plain()))  # fmt: skip
    if not found:
        return ""
    named = [measure(scene, one) for one in found[:MOST_NEW]]
    if more := len(found) - MOST_NEW:
        named += [words.plural("parts_of_growth.more", more)] if more > 0 else []
    key = f"parts_of_growth.{kind}"
    return of_period(scene, key, against=scene.against, parts=listed(words, named))


def of_rest(scene: Scene, rest: Sequence[Part], together: Amount) -> str:
    """What the changes that are not drawn come to, in the unit of the bars."""
    change = signed(scene.language, together)
    return scene.language.t("parts_of_growth.rest", count=len(rest), change=change)


def kind(scene: Scene, part: Part) -> str:
    """Whether a part is new, has ended, has risen or fallen; empty where that is not known."""
    if not part.kind:
        return ""
    key = f"parts_of_growth.kind.{part.kind}"
    # Of some months of a year it is not known whether trade is new or has ended.
    of_months = scene.query.months is not None and part.kind in ("new", "ended")
    return scene.language.t(f"{key}_months" if of_months else key)


def hover_of(scene: Scene, part: Part) -> str:
    """Both values of a part, its change and what that gave to the growth."""
    words = scene.language
    lines = [
        ended(f"{words.date(str(year))}: {figure(words, amount)}")
        for year, amount in ((scene.against, part.before), (scene.year, part.now))
        if amount.known
    ]
    change = rise(words, part.change)
    if part.points.known:
        change = f"{change} ({signed(words, part.points)})"
    lines.append(ended(f"{words.t('chart.column.change')}: {change}"))
    return hover(scene, capital(measure(scene, part)), lines)


def missing(scene: Scene, by: str) -> str:
    """That nothing is known of the changes of parts."""
    return scene.language.t(f"parts_of_growth.empty.{by}", year=scene.year, against=scene.against)


def reasons(scene: Scene) -> tuple[str, ...]:
    """Why nothing is known of them, or where more is."""
    here = "" if scene.imported else scene.language.t("chart.imported_hint")
    return once([unlike(scene), lone_flow(scene), here])
