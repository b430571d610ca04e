"""Rises and falls by partner, group and chapter: what is drawn, listed and said."""

from __future__ import annotations

import pytest

from dashboard.charts.chapter_growth import chapter_growth_chart
from dashboard.charts.code_growth import code_growth_chart
from dashboard.charts.marking import marked
from dashboard.charts.partner_growth import partner_growth_chart
from dashboard.charts.partner_sector_growth import partner_sector_growth_chart
from dashboard.charts.sector_growth import sector_growth_chart
from dashboard.measures.contributions import contributions
from tests.charts.of_customs import drawn
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain

M = 1e6
BEFORE = {("CHN", "export"): 100 * M, ("FIN", "export"): 50 * M, ("DEU", "import"): 40 * M,
          ("NOR", "export"): 0.0, ("BLR", "import"): 10 * M}  # fmt: skip
NOW = {("CHN", "export"): 160 * M, ("FIN", "export"): 20 * M, ("DEU", "import"): 41 * M,
       ("NOR", "export"): 4 * M, ("BLR", "import"): 0.0}  # fmt: skip


def rows(before=BEFORE, now=NOW):
    whole = {
        flow: tuple(sum(v for (_, f), v in side.items() if f == flow) for side in (before, now))
        for flow in ("export", "import")
    }
    return contributions(before, now, whole, sum(before.values()))


def bars(chart):
    """Every bar from the first to the last: its key, its label and the noun of its colour."""
    found = []
    for place, category in enumerate(chart.plot.categories):
        (one,) = [series for series in chart.plot.series if series.amounts[place].known]
        found.append((category.key, plain(one.labels[place]), one.noun))
    return found


def test_bars_go_from_the_largest_rise_to_the_largest_fall(scene):
    chart = partner_growth_chart(rows(), scene())
    assert bars(chart) == [
        ("CHN/export", "+60.0", "exports"),
        ("NOR/export", "+4.0", "exports"),
        ("DEU/import", "+1.0", "imports"),
        ("BLR/import", "−10.0", "imports"),
        ("FIN/export", "−30.0", "exports"),
    ]
    assert chart.plot.categories[0].label == "China"
    assert [one.noun for one in chart.plot.entries] == ["exports", "imports"]


def test_the_points_of_the_table_are_of_the_whole_before(scene):
    chart = partner_growth_chart(rows(), scene())
    table = {row[0] + " " + row[1]: row for row in chart.table.texts(scene().language)}
    assert plain(table["China Exports"][5]) == "+30.0 p.p."
    assert [plain(one) for one in table["Belarus Imports"][2:5]] == ["10.0", "0", "−10.0"]


@pytest.mark.parametrize(
    ("lang", "title", "finding", "notes"),
    [
        (
            "en",
            "Exports to China rose most",
            "In 2018 the largest changes in turnover by partner against 2017 were exports to "
            "China +30.0 p.p. (+$60.0 million); exports to Finland −15.0 p.p. (−$30.0 million); "
            "imports from Belarus −5.0 p.p. (−$10.0 million).",
            ("New in 2018: exports to Norway.", "Ended after 2017: imports from Belarus."),
        ),
        (
            "ru",
            "Больше всего вырос экспорт в Китай",
            "В 2018 году к 2017 году наибольшие изменения в обороте по партнёрам: экспорт в Китай "
            "+30,0 п. п. (+60,0 млн долл. США); экспорт в Финляндию −15,0 п. п. (−30,0 млн долл. "
            "США); импорт из Беларуси −5,0 п. п. (−10,0 млн долл. США).",
            (
                "Появились в 2018 году: экспорт в Норвегию.",
                "Прекратились после 2017 года: импорт из Беларуси.",
            ),
        ),
    ],
)
def test_who_made_the_growth_is_said(scene, lang, title, finding, notes):
    chart = partner_growth_chart(rows(), scene(lang))
    assert plain(chart.title) == title
    assert plain(chart.finding) == finding
    assert tuple(map(plain, chart.notes)) == notes


def test_small_changes_are_a_line_and_all_are_rows(scene):
    before = {(f"P{n:02}", "export"): 100 * M for n in range(30)}
    now = {(f"P{n:02}", "export"): (100 + n - 10) * M for n in range(30)}
    chart = partner_growth_chart(rows(before, now), scene())
    assert len(chart.plot.categories) == 12
    (drawn,) = (series.amounts for series in chart.plot.series)
    assert [one.plain() / M for one in drawn] == [19, 18, 17, 16, 15, 14, -5, -6, -7, -8, -9, -10]
    assert len(chart.table.rows) == 30
    rest = sum(n - 10 for n in range(30)) - sum(one.plain() / M for one in drawn)
    assert plain(chart.plot.asides[0]) == f"Others (17): +{rest:.1f}"


def test_what_no_part_explains_is_a_bar_of_its_own(scene):
    before, now = {("CHN", "export"): 100 * M}, {("CHN", "export"): 110 * M}
    found = contributions(before, now, {"export": (200 * M, 260 * M)}, 200 * M)
    chart = partner_growth_chart(found, scene())
    assert bars(chart)[0][:2] == ("unexplained/export", "+50.0")
    assert chart.plot.categories[0].label.startswith("Not explained")


def test_groups_and_chapters_are_named_and_groups_can_be_chosen(scene):
    frame = rows({("minerals", "export"): 5 * M}, {("minerals", "export"): 9 * M})
    chart = sector_growth_chart(frame, scene())
    assert plain(chart.title) == "Exports in the sector “Minerals” rose by $4.0 million"
    assert chart.plot.categories[0].order == "sector:minerals"
    chart = chapter_growth_chart(rows({("27", "export"): 9 * M}, {("27", "export"): 5 * M}),
                                 scene())  # fmt: skip
    assert plain(chart.title) == "Exports of chapter 27 “Chapter 27” fell by $4.0 million"
    assert chart.plot.categories[0].order == ""


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_where_no_part_is_known_of_both_years_it_says_so(scene, lang):
    found = contributions({}, {("CHN", "turnover"): 5 * M}, {"export": (M, 2 * M)}, M)
    chart = partner_growth_chart(found, scene(lang))
    assert chart.empty
    assert "2017" in chart.title and chart.hint


def test_falls_keep_their_sign_on_a_slide(scene):
    from dashboard.render.office_data import office_data

    words = scene().language
    before, now = {("CHN", "import"): 9 * M, ("FIN", "import"): 9 * M}, {
        ("CHN", "import"): 5 * M, ("FIN", "import"): 8 * M}  # fmt: skip
    (data,) = office_data(partner_growth_chart(rows(before, now), scene()).plot, words)
    assert [(one.values, one.turned) for one in data.series] == [((-1.0, -4.0), False)]


def test_what_would_be_written_as_nothing_is_no_large_contribution(scene):
    before = {("CHN", "export"): 100 * M, ("FIN", "export"): 50 * M, ("DEU", "export"): 9 * M}
    now = {**before, ("CHN", "export"): 90 * M, ("DEU", "export"): 9 * M + 0.8}
    said = partner_growth_chart(rows(before, now), scene()).finding
    assert "China" in said and "Finland" not in said and "Germany" not in said


@pytest.mark.parametrize(
    ("lang", "notes", "kind"),
    [
        (
            "en",
            (
                "In January, March 2018, but not in the same months of 2017: exports to Norway.",
                "Not in January, March 2018, but in the same months of 2017: imports from Belarus.",
            ),
            "not in these months",
        ),
        (
            "ru",
            (
                "Есть за январь, март 2018 года, но не за те же месяцы 2017 года: экспорт в "
                "Норвегию.",
                "Нет за январь, март 2018 года, но есть за те же месяцы 2017 года: импорт из "
                "Беларуси.",
            ),
            "в эти месяцы нет",
        ),
    ],
)
def test_of_some_months_nothing_is_said_to_have_begun_or_ended(scene, lang, notes, kind):
    at = scene(lang, months=frozenset({1, 3}))
    chart = partner_growth_chart(rows(), at)
    assert tuple(map(plain, chart.notes)) == notes
    assert kind in [plain(row[-1]) for row in chart.table.texts(at.language)]


def test_a_tiny_fall_takes_no_place_of_a_large_rise(scene):
    codes = [f"X{n:02d}" for n in range(14)]
    before = {(code, "export"): 10 * M for code in (*codes, "FIN", "BLR")}
    now = {(code, "export"): (20 - n / 2) * M for n, code in enumerate(codes)}
    now |= {("FIN", "export"): 9.9 * M, ("BLR", "export"): 4 * M}
    chart = partner_growth_chart(rows(before, now), scene())
    labels = [plain(one) for series in chart.plot.series for one in series.labels if one]
    assert labels == [f"+{10 - n / 2:.1f}" for n in range(11)] + ["−0.1", "−6.0"]


@pytest.mark.parametrize(("lang", "names"), [
    ("en", ["China (exp.)", "Finland", "China (imp.)"]),
    ("ru", ["Китай (эксп.)", "Финляндия", "Китай (имп.)"]),
])  # fmt: skip
def test_bars_of_one_name_say_their_flow(scene, lang, names):
    before = dict.fromkeys([("CHN", "export"), ("CHN", "import"), ("FIN", "export")], 10 * M)
    now = {("CHN", "export"): 30 * M, ("CHN", "import"): 15 * M, ("FIN", "export"): 20 * M}
    chart = partner_growth_chart(rows(before, now), scene(lang))
    assert [one.label for one in chart.plot.categories] == names


def test_a_long_name_is_cut_before_its_flow(scene):
    before = dict.fromkeys([("84", "export"), ("84", "import")], 10 * M)
    now = {("84", "export"): 30 * M, ("84", "import"): 15 * M}
    labels = [one.label for one in chapter_growth_chart(rows(before, now), scene()).plot.categories]
    assert [one.rpartition(" ")[2] for one in labels] == ["(exp.)", "(imp.)"]
    # A chapter is named whole where it has up to 44 letters; the flow is never cut.
    assert all(len(one) <= 44 for one in labels)


CODES = ({("2710192100", "export"): 9 * M, ("870323", "import"): 2 * M, ("XX", "export"): M},
         {("2710192100", "export"): 5 * M, ("870323", "import"): 5 * M})  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "title", "changes"),
    [
        ("en", "Exports of code 2710192100 “Chapter 27” fell most", ["+3.0", "−1.0", "−4.0"]),
        ("ru", "Больше всего сократился экспорт по коду 2710192100 ТН ВЭД («Chapter 27»)",
         ["+3,0", "−1,0", "−4,0"]),
    ],
)  # fmt: skip
def test_a_code_has_the_name_of_its_chapter_and_chooses_nothing(scene, lang, title, changes):
    chart = code_growth_chart(rows(*CODES), scene(lang))
    assert plain(chart.title) == title
    assert [one[1] for one in bars(chart)] == changes
    labels = [one.label for one in chart.plot.categories]
    assert labels[::2] == ["870323 Chapter 87", "2710192100 Chapter 27"]
    assert not labels[1].startswith("XX ")
    assert {one.order for one in chart.plot.categories} == {""}


PAIRS = ({("CHN-wood", "export"): 2 * M, ("FIN-wood", "export"): 4 * M, ("XXX-wood", "export"): M},
         {("CHN-wood", "export"): 9 * M, ("FIN-wood", "export"): 3 * M})  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "title", "name", "said"),
    [
        ("en", "Exports to China (“Wood and paper”) rose most", "China: Wood and paper",
         "exports to Finland in the sector “Wood and paper” −14.3 p.p. (−$1.0 million)"),
        ("ru", "Больше всего вырос экспорт в Китай по отрасли «Лес и бумага»",
         "Китай: Лес и бумага",
         "экспорт в Финляндию по отрасли «Лес и бумага» −14,3 п. п. "
         "(−1,0 млн долл. США)"),
    ],
)  # fmt: skip
def test_a_partner_with_a_group_is_named_by_both_and_chooses_both(scene, lang, title, name, said):
    chart = partner_sector_growth_chart(rows(*PAIRS), scene(lang))
    assert plain(chart.title) == title
    assert chart.plot.categories[0].label == name
    assert said in plain(chart.finding)
    assert [one.order for one in chart.plot.categories] == ["cell:CHN/wood", "cell:FIN/wood", ""]


def test_the_asterisk_of_a_partner_with_a_group_is_explained(scene):
    here = scene(starred={"CHN"})
    chart = marked(partner_sector_growth_chart(rows(*PAIRS), here), (), here)
    assert chart.plot.categories[0].label.startswith("China*")
    assert chart.notes[-1].startswith("* Trade with members of the Eurasian")


def test_of_ten_thousand_codes_the_others_are_one_line_of_all(scene):
    before = {(f"{n:010}", "export"): 0.1 * M for n in range(100000000, 100010000)}
    now = dict.fromkeys(before, 0.2 * M)
    chart = code_growth_chart(rows(before, now), scene())
    assert plain(chart.plot.asides[0]) == "Others (9,988): +998.8"
    assert len(chart.table.keys) == 10000


@pytest.mark.parametrize(
    ("lang", "aside", "what"),
    [
        ("en", "Codes changed by the nomenclature (1): −2.0",
         "not comparable: the nomenclature changed the code"),
        ("ru", "Коды, изменённые в ТН ВЭД (1): −2,0", "несопоставимо: код изменён в ТН ВЭД"),
    ],
)  # fmt: skip
def test_a_code_that_the_nomenclature_changed_has_neither_ended_nor_begun(scene, lang, aside, what):
    before = {("8702300200", "import"): 78 * M, ("4407", "export"): 2 * M}
    now = {("8702300200", "import"): 76 * M, ("4407", "export"): 3 * M}
    whole = {"import": (78 * M, 76 * M), "export": (2 * M, 3 * M)}
    found = contributions(before, now, whole, 80 * M, {"8702300200": "split"})
    chart = code_growth_chart(found, scene(lang))
    assert [one[0] for one in bars(chart)] == ["4407/export"]
    assert plain(chart.plot.asides[0]) == aside
    assert not any("8702300200" in note for note in chart.notes)
    # Both stand in the table, each with a row of its own.
    keys = [row.key for row in chart.table.rows]
    texts = dict(zip(keys, chart.table.texts(scene(lang).language), strict=True))
    assert plain(texts["8702300200/import/ended"][6]) == what
    assert plain(texts["8702300200/import/new"][6]) == what


@pytest.mark.parametrize(
    ("lang", "now", "title"),
    [
        ("en", 14 * M, "Exports to China rose by $4.0 million"),
        ("en", 9 * M, "Exports to China fell by $1.0 million"),
        ("ru", 14 * M, "Экспорт в Китай вырос на 4,0 млн долл. США"),
        ("ru", 9 * M, "Экспорт в Китай сократился на 1,0 млн долл. США"),
    ],
)
def test_one_bar_alone_is_not_the_most(scene, lang, now, title):
    chart = partner_growth_chart(
        rows({("CHN", "export"): 10 * M}, {("CHN", "export"): now}), scene(lang=lang)
    )
    assert plain(chart.title) == title


OF_CHINA = (
    {("CHN", "export"): 100 * M, ("CHN", "import"): 40 * M},
    {("CHN", "export"): 160 * M, ("CHN", "import"): 41 * M},
)


def test_bars_of_the_one_partner_that_is_chosen_are_folded_with_the_reason(scene):
    chart = partner_growth_chart(rows(*OF_CHINA), scene(partners=("CHN",)))
    assert chart.empty
    assert plain(chart.title) == "Exports to China rose most"
    assert chart.known == (
        "Only one partner is chosen, so there are no others to compare it with.",
    )
    assert [row.key for row in chart.table.rows] == ["CHN/export", "CHN/import"]


def test_bars_of_several_chosen_partners_are_drawn(scene):
    assert not partner_growth_chart(rows(), scene(partners=("CHN", "FIN"))).empty


@pytest.mark.parametrize(
    ("lang", "alone", "tied", "more"),
    [
        ("en", "Exports to China rose most", "Exports to China rose most, as did others",
         "others changed as much as the last."),
        ("ru", "Больше всего вырос экспорт в Китай",
         "Больше всего вырос экспорт в Китай, наравне с другими",
         "столько же, сколько последнее, составили и другие."),
    ],
)  # fmt: skip
def test_of_equal_rises_none_is_said_to_be_the_largest_alone(scene, lang, alone, tied, more):
    partners = ("CHN", "DEU", "FIN", "NOR")
    before = {(one, "export"): 100 * M for one in partners}
    for grown, title in ((("CHN",), alone), (partners, tied)):
        now = dict.fromkeys(before, 105 * M) | {(one, "export"): 110 * M for one in grown}
        chart = partner_growth_chart(rows(before, now), scene(lang))
        assert plain(chart.title) == title
        assert plain(chart.finding).endswith(more), "the three others rose alike, too"


def test_of_one_flow_changes_of_some_thousand_dollars_are_named(tmp_path):
    """What they gave to a turnover that is not known is not known either."""
    of = {"CN": (1000, 2000), "FI": (1000, 500), "DE": (1000, 900), "US": (1000, 1000)}
    given = [row("ЭК", f"{month:02d}/{year}", one, code, str(usd[year - 2019]))
             for one, usd in of.items() for year in (2019, 2020) for month in range(1, 13)
             for code in ("2709009009", "4407119300", "7208100000", "8703231981")]  # fmt: skip
    ask = asks_of(tmp_path, given)
    assert plain(drawn(ask, "partner_growth", "", "en").finding).endswith(
        " were exports to China +$48,000; exports to Finland −$24,000; exports to Germany −$4,800."
    )
    of_groups = plain(drawn(ask, "sector_growth", "", "en").finding)
    assert of_groups.endswith("; others changed as much as the last.")
