"""The sentences of a factsheet: what the year amounts to, what it is made of, where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.amount import Amount, place_of
from dashboard.flows import NOUNS
from dashboard.measures.balance import balance_of, coverage_of
from dashboard.measures.growth import growth
from dashboard.measures.ranks import PrintedRank
from dashboard.measures.sums import part_of
from dashboard.narrative.amounts import by, figure, label, rise
from dashboard.narrative.balance import way_of
from dashboard.narrative.facts import among, ranks_of
from dashboard.narrative.leading import leading
from dashboard.narrative.linked import Place, linked_text, strung
from dashboard.narrative.narrowed import alone_note
from dashboard.narrative.partner import Partner
from dashboard.narrative.reasons import origin, reason
from dashboard.narrative.scene import Scene, subject
from dashboard.narrative.traded import of_goods, of_sectors
from dashboard.narrative.wording import capital, ended, of_period, small
from dashboard.row_amounts import amount_of


def title(scene: Scene, partner: str) -> str:
    """The heading of the page: of a partner by its name, or of the region; a part of its trade is
    named as one."""
    key = "partner" if partner else "region"
    whole = of_period(scene, f"factsheet.title.{key}", partner=partner)
    query = of_goods(scene)[0].query.with_(partners=(), months=None)
    chosen = subject(query, scene.names, scene.language)
    return f"{whole} ({chosen})" if chosen else whole


def lead(scene: Scene, finding: str, *, other_years: bool) -> str:
    """The finding of the year, with what alone the files hold, or that nothing of it is known, nor
    of any other year."""
    if finding:
        return strung((finding, *alone_note(scene)), " ")
    if not other_years:
        return scene.language.t(f"factsheet.nothing_known.{origin(scene)}")
    return f"{nothing(scene)} {scene.language.t('factsheet.known_years')}"


def nothing(scene: Scene) -> str:
    """That no trade of the year is known, or none of what is chosen of it; of fields of
    cooperation, that trade is not counted by them: it could not be known."""
    if reason(scene) == "not_by_field":
        return ended(capital(scene.language.t("reason.not_by_field.title")))
    narrowed = scene.query.narrowed or scene.query.flow is not None
    return of_period(scene, f"factsheet.nothing{'_chosen' if narrowed else ''}.{origin(scene)}")


def parts(scene: Scene, now: Any, then: Any) -> list[str]:
    """Exports and imports of the year: two parts that add up to the turnover. Of one alone the
    finding says all."""
    words, turnover = scene.language, amount_of(now, "turnover")
    lines: list[str] = []
    for noun in NOUNS.values():
        amount = amount_of(now, noun)
        if not amount.known:
            continue
        before = amount_of(then, noun) if scene.query.compares(noun) else Amount()
        rate, share = growth(amount, before), part_of(amount, turnover)
        card = Place("cards", noun)
        lines.append(
            linked_text(
                words,
                f"factsheet.of_this.{'part' if share.known else 'known'}",
                measure=words.t(f"finding.measure.{noun}"),
                level=Place("turnover", str(now.year)).said(figure(words, amount), amount, noun),
                growth=strung((" (", card.said(rise(words, rate), rate, "growth"), ")"))
                if rate.known
                else "",
                share=Place("parts", noun).said(figure(words, share), share, "share")
                if share.known
                else "",
            )
        )
    return lines if turnover.known or len(lines) > 1 else []


def whole_alone(scene: Scene, now: Any) -> str:
    """That only the turnover is known; empty where its parts are too, or nothing is."""
    known = amount_of(now, "turnover").known
    return scene.language.t(f"factsheet.parts_missing.{origin(scene)}") if known else ""


def dashes(scene: Scene) -> str:
    """What a dash means where a figure would stand."""
    return scene.language.t(f"factsheet.page_missing.{origin(scene)}")


def standing(scene: Scene, found: Partner | None) -> str:
    """Share and rank of a partner; empty where they are not known."""
    if found is None or not found.share.known:
        return ""
    words = scene.language
    at = Place("partners", found.code)
    of = {"share": at.said(label(words, found.share), found.share, "share"),
          "whole": _whole(scene)}  # fmt: skip
    if found.rank is None:
        return linked_text(words, "factsheet.share_only", **of)
    key = "share_of" if found.sharing == 1 else "share_of_shared"
    rank = at.said(str(found.rank), place_of(found.rank, found.amount), "rank")
    return linked_text(words, f"factsheet.{key}", **of, rank=rank, among=among(scene))


def _whole(scene: Scene) -> str:
    """Of what a share is one: the trade of the region, in the chosen sectors where some are."""
    text = scene.language.t(f"factsheet.whole.{scene.noun}")
    return of_sectors(of_goods(scene)[0], text, scene.names.sector)


def balance(scene: Scene, now: Any, places: Sequence[PrintedRank]) -> str:
    """By how much exports exceed imports, and the places of the region in its district."""
    words = scene.language
    lines: list[str] = []
    found = balance_of(now) if now is not None else Amount()
    if found.known:
        key = {"surplus": "coverage"}.get(way_of(found), way_of(found))
        at, ratio = Place("balance", str(now.year)), coverage_of(now)
        excess = at.said(by(words, found), found, "balance")
        coverage = at.said(figure(words, ratio), ratio, "coverage")
        lines.append(linked_text(words, f"factsheet.{key}", balance=excess, coverage=coverage))
    if of := ranks_of(places):
        lines.append(linked_text(words, f"factsheet.district.{scene.flow}", **of))
    return strung(lines, " ")


def main_exports(scene: Scene, rows: Iterable[Any], reasons: Mapping[str, str]) -> list[str]:
    """What is mainly exported, by value; and what the source names as the cause of growth.

    ``rows`` of `dashboard.answers.trade.sectors`; ``reasons``: flow → a sentence, as from
    `dashboard.narrative.contribution.reasons`; of the chosen flow alone, if one is.
    """
    words, names = scene.language, scene.names
    valued = [(amount_of(row, "exports"), str(row.sector)) for row in rows]
    ranked = sorted((one for one in valued if one[0].known and one[0].plain() > 0),
                    key=lambda one: -one[0].plain())  # fmt: skip
    most, _ = leading(ranked, lambda one: one[0].plain())
    lines = []
    if len(most) > 1:
        # Their names have commas of their own.
        named = "; ".join(small(names.sector_in_full(sector)) for _, sector in most)
        lines.append(words.t("factsheet.main_exports", names=named))
    chosen = scene.query.flow
    return [*lines, *(reasons[flow] for flow in sorted(reasons) if chosen in (None, flow))]


def runs(chapters: Sequence[str]) -> str:
    """Chapters of goods as runs: ``01–24``, ``25–27, 68``."""
    numbers = sorted(int(chapter) for chapter in chapters if chapter.isdigit())
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(
        f"{run[0]:02d}" if len(run) == 1 else f"{run[0]:02d}–{run[-1]:02d}" for run in found
    )
