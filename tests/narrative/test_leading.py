"""Of those that are equal either all are named or none, and nobody leads alone among them."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.amount import Amount
from dashboard.measures.counting import Events, fullest_year
from dashboard.measures.dependence import dependence, dependence_of_largest
from dashboard.measures.partner_details import standings, trade_years
from dashboard.measures.shares import REST, Ranked, ranked, with_rest
from dashboard.narrative import (
    contribution,
    facts,
    factsheet,
    fields,
    goods,
    map_titles,
    matrix,
    months,
    partner_sectors,
    partners,
    sectors,
    timeline,
)
from dashboard.narrative.fields import Field
from dashboard.narrative.leading import leading, parted
from dashboard.narrative.matrix import Joined
from dashboard.narrative.partner import Partner, partner_of
from dashboard.narrative.scene import Scene
from dashboard.narrative.sectors import Group
from tests.scenes import NAN, plain

Scenes = Callable[..., Scene]
CODES = ("CHN", "NLD", "FIN", "DEU", "DNK", "USA", "NOR", "SWE", "EST", "LVA")


def usd(millions: float) -> Amount:
    return Amount(millions * 1e6, "usd", "published")


@pytest.mark.parametrize(
    ("values", "first", "equal"),
    [
        ([5, 4, 3, 2], 3, 0),
        ([5, 4, 3, 3], 4, 0),
        ([5, 4, 3, 3, 3], 5, 0),
        ([5, 4, 3, 3, 3, 3], 2, 4),
        ([1, 1, 1, 1, 1, 1], 0, 6),
        ([5, 4, 4], 3, 0),
        ([], 0, 0),
    ],
)
def test_the_cut_does_not_go_through_equals(values: list[float], first: int, equal: int) -> None:
    named, tied = leading(values, float)
    assert (len(named), len(tied)) == (first, equal)
    assert [*named, *tied] == values[: first + equal]
    rest = values[first + equal :]
    assert not rest or rest[0] < (named + tied)[-1]


def test_a_drawing_that_ends_among_equals_is_noticed() -> None:
    assert parted([3, 2, 2], 2) and not parted([3, 2, 1], 2) and not parted([2, 2], 2)


def _events(*numbers: int) -> Events:
    return Events(sum(numbers), sum(numbers), 0, CODES[: len(numbers)], numbers)


@pytest.mark.parametrize(
    ("numbers", "lang", "said"),
    [
        ((4, 3, 2, 2, 1), "en", "most often with China (4), the Netherlands (3), Finland (2) and"),
        ((4, 2, 2, 2, 2, 2), "en", "most often with China (4) and 5 others (2 each)"),
        ((4, 2, 2, 2, 2, 2), "ru", "Китаем (4) и ещё 5 (по 2)"),
        ((1,) * 6, "en", "all with 6 countries (1 each)"),
        ((1,) * 6, "ru", "все — с 6 странами (по 1)"),
        ((2, 2), "en", "all with China (2) and the Netherlands (2)"),
    ],
)  # fmt: skip
def test_partners_with_as_many_events_are_all_named_or_counted(
    scene: Scenes, numbers: tuple[int, ...], lang: str, said: str
) -> None:
    count = _events(*numbers)
    text = plain(timeline.finding(scene(lang), count, count, (0, 0)))
    assert said in text


def test_fields_with_as_many_events_are_all_named_or_counted(scene: Scenes) -> None:
    def found(*numbers: int) -> list[Field]:
        codes = ("culture", "science", "sport", "energy", "tourism", "wood", "health")
        return [Field(code, code, now, now, 0) for code, now in zip(codes, numbers, strict=False)]

    assert plain(fields.finding(scene(), found(5, 4, 4, 4))).count("(4)") == 3
    assert "and 5 others (2 each)" in plain(fields.finding(scene(), found(5, 2, 2, 2, 2, 2)))
    alike = plain(fields.finding(scene(), found(2, 2, 2, 2, 2, 2)))
    assert alike == "In 2018 there are events in 6 fields, 2 in each."
    alike = plain(fields.finding(scene("ru"), found(2, 2, 2, 2, 2, 2)))
    assert alike == "В 2018 году события отмечены в 6 сферах, по 2 в каждой."
    assert "leads" not in fields.title(scene(), found(4, 4, 1), "fields")


def _ranked(*millions: float) -> list[Ranked]:
    """The partners of a year, all of them known, with their shares and ranks."""
    whole = sum(millions)
    rows = [
        Ranked(2018, code, NAN, NAN, one * 1e6, 100 * one / whole, "published",
               share_status="computed")
        for code, one in zip(CODES, millions, strict=False)
    ]  # fmt: skip
    return ranked(rows, "turnover_usd")


def _partners(scene: Scene, *millions: float, most: int = 7) -> list[Partner]:
    rows = with_rest(_ranked(*millions), sum(millions) * 1e6, len(millions), most=most)
    return [partner_of(scene, row) for row in rows]


def test_ranks_say_how_many_share_them() -> None:
    rows = _ranked(5, 4, 4, 1)
    assert [(row.rank, row.sharing) for row in rows] == [(1, 1), (2, 2), (2, 2), (4, 1)]


def test_no_partner_leads_among_equals(scene: Scenes) -> None:
    first = scene()
    assert "leads" in partners.title(first, _partners(first, 5, 4, 1), by_share=True)
    tied = partners.title(first, _partners(first, 5, 5, 1), by_share=True)
    assert "leads" not in tied and "shared rank 1" in tied
    none = Amount(unit="pct")
    amounts = [Partner(code, first.names.partner(code), none, False, usd(5), None,
                                False) for code in CODES[:2]]  # fmt: skip
    assert "largest" not in partners.title(first, amounts, by_share=False)


def test_of_a_bound_none_is_the_largest(scene: Scenes) -> None:
    first, none = scene(), Amount(unit="pct")
    amounts = [Amount(7e8, "usd", "published", "more-than"), usd(650)]
    drawn = [Partner(code, first.names.partner(code), none, False, one, None, False)
             for code, one in zip(CODES, amounts, strict=False)]  # fmt: skip
    assert "largest" not in partners.title(first, drawn, by_share=False)


def test_the_largest_partners_do_not_end_among_equals(scene: Scenes) -> None:
    first = scene()
    text = plain(partners.finding(first, _partners(first, 5, 4, 2, 2, 1), None))
    assert "Germany" in text and "Denmark" not in text
    every = plain(partners.finding(first, _partners(first, *[1] * 7), None))
    assert "7 countries (14.3% each)" in every


def test_a_shared_place_is_said_wherever_places_are(scene: Scenes) -> None:
    chosen = scene(partners=("FIN",))
    rows = with_rest(_ranked(5, 4, 4), 13e6, 3, chosen=("FIN",))
    named = [partner_of(chosen, row) for row in rows]
    assert "shared rank 2" in partners.title(chosen, named, by_share=True)
    finland = next(one for one in named if one.code == "FIN")
    assert "shared rank 2" in factsheet.standing(chosen, finland)
    assert [fact.value for fact in facts.of_partners(chosen, rows)][-1] == "No. 2, shared"
    assert "наравне с другими" in factsheet.standing(scene("ru", partners=("FIN",)), finland)


def test_a_country_shares_its_place_with_those_of_equal_turnover() -> None:
    trade = [row for row in _ranked(5, 4, 4) if row.partner != REST]
    (year,) = trade_years("FIN", trade, standings(trade))
    assert (year.rank, year.ranked, year.sharing) == (2, 3, 2)


def test_no_country_leads_the_map_among_equals(scene: Scenes) -> None:
    there = [SimpleNamespace(state="in-force", country="NOR", region="NO-18")]

    def title(regions: list[Any], *millions: float) -> str:
        traded = list(zip(CODES, map(usd, millions), strict=False))
        return plain(map_titles.title(scene(), traded, regions))

    assert "leads" in title(there, 5, 4, 3, 2, 1)
    assert "lead" not in title(there, 5, 5, 3, 2, 1)
    assert "China, the Netherlands, Finland and Germany lead" in title([], 5, 4, 3, 3, 1)
    assert "lead" not in title([], *[1] * 7)


def test_groups_of_goods_that_are_equal(scene: Scenes) -> None:
    def group(code: str, millions: float, share: float = 20.0) -> Group:
        return Group(code, code.capitalize(), (("exports", usd(millions)),),
                     Amount(share, "pct", "computed"))  # fmt: skip

    tied = [group("wood", 5), group("energy", 5), group("food", 1)]
    assert "largest" not in sectors.title(scene(), tied, [])
    assert "largest" in sectors.title(scene(), [group("wood", 6), *tied[1:]], [])
    equal = [group(code, 1) for code in ("a", "b", "c", "d", "e", "f")]
    assert "6 groups ($1.0 million each)" in plain(sectors.finding(scene(), equal, []))


def test_goods_that_are_equal(scene: Scenes) -> None:
    none = Amount(unit="pct")

    def one(code: str, millions: float) -> goods.Goods:
        return goods.Goods("code", code, code, (), usd(millions), Amount(10.0, "pct", "computed"),
                           none, none, none)  # fmt: skip

    assert "largest" in goods.title(scene(), [one("27", 5), one("44", 4)], 2)
    assert "largest" not in goods.title(scene(), [one("27", 5), one("44", 5)], 2)
    text = plain(goods.finding(scene(), [one(str(n), 1) for n in range(6)]))
    assert "6 goods (10.0% each)" in text
    russian = plain(goods.finding(scene("ru"), [one(str(n), 1) for n in range(6)]))
    assert "6 товаров (по 10,0 %)" in russian


def test_pairs_that_are_equal(scene: Scenes) -> None:
    values = {("CHN", f"s{n}"): usd(2) for n in range(7)}
    assert "argest" not in partner_sectors.title(scene(), values)
    assert "7 pairs ($2.0 million each)" in plain(partner_sectors.finding(scene(), values))
    counts = {("CHN", "wood"): Joined(5, 2), **{("FIN", f"s{n}"): Joined(1, 1) for n in range(6)}}
    assert "6 pairs of a partner and a field with 2 each" in plain(matrix.finding(scene(), counts))


def test_months_that_are_equal(scene: Scenes) -> None:
    def rows(*millions: float) -> list[Any]:
        return [SimpleNamespace(month=n, turnover_usd=one * 1e6, status="published",
                                turnover_before_usd=NAN)
                for n, one in enumerate(millions, start=1)]  # fmt: skip

    assert "highest in January and in March" in plain(months.title(scene(), *[rows(5, 4, 5)] * 2))
    text = plain(months.finding(scene(), *[rows(5, 4, 5, 3)] * 2))
    assert "in January and in March ($5.0 million)" in text
    assert months.finding(scene(), *[rows(5, 5, 5)] * 2) == ""


def test_flows_that_gave_as_much(scene: Scenes) -> None:
    part = {"status": "computed", "value_usd": 1e6, "growth_pct": 10.0}
    rows = {noun: SimpleNamespace(contribution_points=5.0, **part)
            for noun in ("exports", "imports", "from", "to")}  # fmt: skip
    text = plain(contribution.title(scene(), rows))
    assert text.count("+5.0 p.p.") == 2


def test_what_a_trade_rests_on_names_all_that_are_largest() -> None:
    assert dependence("export", {"CHN": 2.0, "DEU": 2.0, "FIN": 1.0}).top_key == "CHN;DEU"
    assert dependence_of_largest("turnover", {"FIN": 5.0, "DNK": 5.0}, 9).top_key == "DNK;FIN"


def test_the_year_with_most_events_is_one_or_none() -> None:
    assert fullest_year([2018, 2018, 2019]) == 2018
    assert fullest_year([2018, 2019]) is None is fullest_year([])


@pytest.mark.parametrize(
    ("lang", "many"),
    [
        ("en", "(9); 5 pairs of a partner and a field with 2 each"),
        ("ru", "(9); 5 пар «партнёр и сфера» — по 2"),
    ],
)
@pytest.mark.parametrize("equals", [1, 2, 3, 4, 5])
def test_the_matrix_names_equals_by_the_same_rule_as_every_sentence(
    scene: Scenes, lang: str, many: str, equals: int
) -> None:
    counts = {("CHN", "culture"): Joined(4, 5)}
    counts |= {(code, "culture"): Joined(1, 1) for code in CODES[1 : equals + 1]}
    ordered = sorted((one.together for one in counts.values()), reverse=True)
    named, tied = leading(ordered, float)
    said = plain(matrix.finding(scene(lang=lang), counts))
    assert said.count("(") == len(set(named))
    assert (many in said) is bool(tied)
