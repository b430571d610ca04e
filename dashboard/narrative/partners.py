"""What is said of partners: their shares, who leads, and what other sources state."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dashboard.amount import Amount, counted, place_of
from dashboard.copies import replace
from dashboard.loaders.records import Rows, records
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.measures.shares import COVERED_WHOLE, SEVERAL
from dashboard.measures.sums import total
from dashboard.narrative.amounts import figure, label
from dashboard.narrative.leading import (
    MOST_NAMED,
    leading,
    level_with_last,
    named,
    tied_first,
    unless_adding_up,
)
from dashboard.narrative.linked import LinkedText, Place, linked_text, said, strung
from dashboard.narrative.partner import Partner, countries_of
from dashboard.narrative.reasons import missing_with, nothing_traded, origin
from dashboard.narrative.scene import Scene
from dashboard.narrative.statuses import stated
from dashboard.narrative.traded import of_sectors, partners_of, whither, with_partner
from dashboard.narrative.wording import capital, ended, flow_note, hover, in_period


def all_listed(scene: Scene, codes: Collection[str]) -> str:
    """That the table lists all partner countries, and trade whose country is not stated."""
    key = "partners.more_and_unknown" if UNKNOWN_PARTNER in codes else "partners.more"
    return scene.language.t(key, count=countries_of(codes))


def whole(scene: Scene) -> str:
    """What shares are of: turnover, exports or imports."""
    return scene.language.t(f"partners.whole.{scene.flow}")


def partner_hover(scene: Scene, one: Partner, *, by_share: bool) -> str:
    """A partner with its share of the whole and its amount, and where that is from."""
    words = scene.language
    share = words.t("partners.share_of_whole", share=label(words, one.share), whole=whole(scene))
    amount = f"{stated(scene.of_partner(one.code) if one.named else scene, one.amount)}."
    return hover(scene, one.name, [share, amount] if by_share else [amount])


def of_rest(scene: Scene, one: Partner) -> str:
    """What all others have: a line, as a bar of it would be the longest; together, unless one."""
    words = scene.language
    share = Place("partners", one.code).said(label(words, one.share), one.share, "share")
    key = f"partners.rest_{'alone' if one.countries == 1 else 'line'}"
    return linked_text(words, key, name=one.name, share=share, whole=whole(scene))


def title(scene: Scene, drawn: Sequence[Partner], *, by_share: bool) -> str:
    """The leading partner, or the chosen ones together, or that nothing is known of these;
    ``drawn``: largest first."""
    words, chosen, year = scene.language, scene.query.partners, scene.year
    if chosen and not any(one.code in chosen for one in drawn):
        key = f"{missing_with(scene)}.{scene.flow}"
        return capital(linked_text(words, key, partner=partners_of(scene), year=year))
    first = next((one for one in drawn if one.code in chosen), drawn[0])
    values: dict[str, object] = {"partner": first.name, "whole": whole(scene), "year": year}
    at = Place("partners", first.code)
    tied = tied_first(drawn, lambda one: (one.share if by_share else one.amount).plain())
    if not by_share:
        sure = not (tied or any(one.amount.bound for one in drawn))
        several = "partners.title.amount" if sure else "partners.title.level"
        alone = f"partners.title.only.{origin(scene)}" if len(drawn) == 1 else several
        key = "partners.title.level" if chosen else alone
        values["traded"] = capital(with_partner(scene, scene.noun, first.name))
        level = at.said(figure(words, first.amount), first.amount, scene.noun)
        return linked_text(words, key, **values, figure=level)
    picked = [one for one in drawn if one.code in chosen]
    together = total(one.share for one in picked)
    if len(picked) == len(chosen) > 1 and together.known:
        of_all = {
            **values,
            "partner": partners_of(scene),
            "figure": in_all(scene, together, picked),
        }
        return capital(linked_text(words, "partners.title.several", **of_all))
    values["figure"] = at.said(label(words, first.share), first.share, "share")
    if first.code not in chosen and first.of_whole and not tied:
        return capital(linked_text(words, "partners.title.leads", **values))
    if first.rank is None:
        return capital(linked_text(words, "partners.title.chosen", **values))
    key = "rank" if first.sharing == 1 else "rank_shared"
    place = at.said(str(first.rank), place_of(first.rank, first.amount), "rank")
    return capital(linked_text(words, f"partners.title.{key}", **values, rank=place))


def in_all(scene: Scene, together: Amount, partners: Iterable[Partner]) -> str:
    """The share of several partners as it is written."""
    at = Place("partners", SEVERAL.join(sorted(one.code for one in partners)))
    return at.said(figure(scene.language, together), together, "share")


def finding(
    scene: Scene,
    partners: Iterable[Partner],
    countries: int | None,
    rest: Iterable[Partner] = (),
    *,
    listed: bool = False,
) -> str:
    """``The largest partners in 2018: China (15.6% of turnover) … together 48.8%.`` ``countries``
    is the number of partner countries in all trade of a year, None where it is not published;
    ``rest``: those that are not shown, largest first, of which no more are read than are as large
    as the last that is; ``listed``: whether the table lists others, too small to be shown.
    """
    words, chosen = scene.language, scene.query.partners
    wanted = [one for one in partners
              if countries_of([one.code]) and (one.share.known or one.amount.known)
              and (one.code in chosen if chosen else not one.folded)]  # fmt: skip
    if not wanted:
        return ""
    by_share = wanted[-1].share.known
    others = () if chosen else (one for one in rest if countries_of([one.code]))
    equal = level_with_last(wanted, others, lambda one: one.level(by_share).plain())
    alone = len(wanted) == 1
    text = _chosen(scene, wanted) if chosen or alone else _largest(scene, [*wanted, *equal])
    if not chosen and alone and not listed:
        only = "no_turnover" if flow_note(scene) else origin(scene)
        text = strung((text, words.t(f"finding.partners.only.{only}")), "; ")
    together = total(one.share for one in wanted)
    # Of all there are it is no news that they have all.
    every = not (chosen or listed) and together.known and together.plain() > COVERED_WHOLE
    if together.known and not (alone or equal or every):
        share = in_all(scene, together, wanted)
        some = "chosen_traded" if nothing_traded(scene) else "chosen_known"
        some = some if len(wanted) < len(chosen) else "chosen"
        key = f"finding.partners.{some if chosen else f'together.{origin(scene)}'}"
        more = LinkedText(said(words, key, count=len(wanted), share=share, whole=whole(scene)))
        text = strung((text, unless_adding_up(words, more, wanted, together)), "; ")
    if countries and not scene.query.filtered:
        number = Place("countries", str(scene.year))
        said_of = words.plural("finding.partners.countries", countries)
        whole_count = replace(counted(countries), status="published")
        text = strung((text, number.said(said_of, whole_count, "countries")), "; ")
    return ended(text)


def _within(scene: Scene) -> str:
    """``In 2018``, and of which sectors alone trade is counted."""
    return of_sectors(scene, in_period(scene, scene.year), scene.names.sector_in_full)


def _largest(scene: Scene, partners: Sequence[Partner]) -> str:
    """``In 2018 the largest partners by share of turnover were China (15.6%), …``."""
    words, by_share = scene.language, all(one.share.known for one in partners[:MOST_NAMED])
    known = [one for one in partners if one.level(by_share).known]
    first, equal = leading(known, lambda one: (one.share if by_share else one.amount).plain())
    texts = [
        linked_text(
            words,
            "finding.partners.item",
            partner=scene.names.country(one.code),
            level=_leveled(scene, one, first, by_share=by_share),
        )
        for one in first
    ]
    each = figure(words, equal[0].level(by_share)) if equal else ""
    key = f"shares.{scene.flow}" if by_share else "amounts"
    return linked_text(
        words,
        f"finding.partners.largest.{key}",
        period=_within(scene),
        names=named(scene, texts, len(equal), each),
    )


def _chosen(scene: Scene, partners: Sequence[Partner]) -> str:
    """``In 2018 turnover with China amounted to $1,751.1 million (15.6% of turnover), with …``."""
    words = scene.language
    texts: list[str] = []
    for one in partners[:MOST_NAMED]:
        at_share = _leveled(scene, one, by_share=True)
        share: str = linked_text(
            words, "finding.partners.share", share=at_share, whole=whole(scene)
        )
        level = (
            _leveled(scene, one, partners[:MOST_NAMED], by_share=False)
            if one.amount.known
            else share
        )
        if one.amount.known and one.share.known:
            level = strung((level, " (", share, ")"))
        texts.append(
            linked_text(
                words,
                f"finding.partners.{'next' if texts else 'first'}",
                period=_within(scene),
                measure=words.t(f"finding.measure.{scene.noun}"),
                whither=whither(scene, scene.noun, scene.names.country(one.code)),
                level=level,
            )
        )
    return strung(texts, ", ")


def _leveled(scene: Scene, one: Partner, among: Collection[Partner] = (), *, by_share: bool) -> str:
    """Its share or its amount as it is written ``among`` those of the sentence."""
    amount, column = one.level(by_share), "share" if by_share else scene.noun
    return Place("partners", one.code).said(
        figure(scene.language, amount, [other.amount for other in among]), amount, column
    )


def countries_in(counts: Rows, year: int) -> int | None:
    """How many partner countries a year had; ``counts`` is `answers.countries.partner_counts`."""
    return next((int(row.countries) for row in records(counts) if row.year == year), None)
