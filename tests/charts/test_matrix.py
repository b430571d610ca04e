from __future__ import annotations

import pandas as pd
import pytest

from dashboard.charts.matrix import MOST_PARTNERS, matrix_chart
from tests.scenes import plain

PAIRS = pd.DataFrame(
    [
        ("CHN", "culture", 1, 3),
        ("FIN", "science", 0, 1),
    ],
    columns=["country", "sector", "relations", "events"],
)


def labels(categories):
    return [(one.label, one.emphasis) for one in categories]


def test_a_cell_counts_relations_and_events_together(scene) -> None:
    chart = matrix_chart(PAIRS, scene())
    assert labels(chart.plot.rows) == [("China", "plain"), ("Finland", "plain")]
    assert labels(chart.plot.categories) == [("Culture", "plain"), ("Science", "plain")]
    assert [[amount.value for amount in row.amounts] for row in chart.plot.series] == [
        [4, None], [None, 1],
    ]  # fmt: skip
    assert {amount.unit for amount in chart.plot.amounts() if amount.known} == {"count"}
    assert chart.table.texts(scene().language)[0] == ("China", "Culture", "1", "3", "4")
    assert chart.title == "Closest tie: China, culture\u00a0– 4 relations and events"


def test_cells_say_what_a_click_chooses_and_what_they_count(scene) -> None:
    row = matrix_chart(PAIRS, scene()).plot.series[0]
    assert row.orders == ("cell:CHN/culture", "cell:CHN/science")
    assert row.hovers == ("China, Culture\n1 relation, 3 events.", "")
    assert row.labels == ("4", "")


def test_a_matrix_without_an_empty_cell_says_nothing_of_one(scene) -> None:
    assert matrix_chart(PAIRS, scene()).plot.asides == ("Empty: none known.",)
    assert matrix_chart(PAIRS[:1], scene()).plot.asides == ()


def test_the_chosen_come_first_and_strong(scene) -> None:
    plot = matrix_chart(PAIRS, scene(partners=("FIN",), sectors=("science",))).plot
    assert labels(plot.rows) == [("Finland", "strong"), ("China", "plain")]
    assert labels(plot.categories) == [("Science", "strong"), ("Culture", "plain")]


def test_filters_are_not_in_the_subtitle_since_they_take_nothing_away(scene) -> None:
    chosen = matrix_chart(PAIRS, scene(partners=("FIN",), flow="export"))
    assert chosen.subtitle == matrix_chart(PAIRS, scene()).subtitle
    assert chosen.title == "Relations and events with Finland in 1 field"


@pytest.mark.parametrize(
    ("lang", "closest", "tied", "nothing"),
    [
        (
            "en",
            "Closest of those chosen: Finland, science – 3 relations and events",
            "2 closest of those chosen, 3 relations and events each",
            "No relation or event of those chosen is known",
        ),
        (
            "ru",
            "Самая тесная из выбранных — с Финляндией: наука, 3 связи и события",
            "2 самые тесные связи из выбранных: в каждой 3 связи и события",
            "Среди выбранного связей и событий не отмечено",
        ),
    ],
)
def test_the_title_is_of_what_is_chosen(scene, lang, closest, tied, nothing) -> None:
    """It spoke of China where Finland and Germany were chosen."""
    more = [("FIN", "science", 1, 2), ("DEU", "science", 1, 1), ("DEU", "culture", 1, 2)]
    pairs = pd.concat([PAIRS.head(1), pd.DataFrame(more, columns=PAIRS.columns)])

    def title(**chosen: tuple[str, ...]) -> str:
        return plain(matrix_chart(pairs, scene(lang, **chosen)).title)

    assert title(partners=("FIN", "DEU"), sectors=("science",)) == closest
    assert title(partners=("FIN", "DEU")) == tied
    assert title(partners=("USA",)) == title(partners=("USA", "ITA")) == nothing
    # No field: what it is chosen for is goods.
    assert title(sectors=("minerals",)) == title()


def test_the_finding_names_the_closest_ties(scene) -> None:
    assert matrix_chart(PAIRS, scene()).finding == (
        "Most relations and events of all years: with China\u00a0– culture (4)"
        " and with Finland\u00a0– science (1)."
    )


def test_partners_beyond_the_most_active_are_in_the_table_only(scene) -> None:
    rows = [(f"C{n:02}", "culture", 0, 40 - n) for n in range(MOST_PARTNERS + 3)]
    chart = matrix_chart(pd.DataFrame(rows, columns=PAIRS.columns), scene())
    assert len(chart.plot.rows) == MOST_PARTNERS
    assert len(chart.table.rows) == MOST_PARTNERS + 3
    assert chart.notes[-1] == "In the table only: 3 more partners, 0 more fields."


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_nothing_known_is_said(scene, lang) -> None:
    chart = matrix_chart(PAIRS.iloc[:0], scene(lang))
    assert chart.empty
    assert chart.title in (
        "Связей и событий таких видов нет",
        "No relation or event of these kinds",
    )


@pytest.mark.parametrize(
    ("lang", "title", "finding"),
    [
        (
            "en",
            "China, culture\u00a0– 4 relations and events, the only tie",
            "The only relations and ",
        ),
        ("ru", "Единственная связь\u00a0— ", "Единственные связи и события"),
    ],
)
def test_one_pair_is_not_called_the_closest(scene, lang, title, finding) -> None:
    chart = matrix_chart(PAIRS.head(1), scene(lang))
    assert chart.title.startswith(title)
    assert chart.finding.startswith(finding)


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "2 closest ties, 1 relation or event each"),
        ("ru", "2 самые тесные связи: в\u00a0каждой 1 связь или событие"),
    ],
)
def test_pairs_of_equal_weight_are_counted_not_chosen_among(scene, lang, title) -> None:
    assert matrix_chart(PAIRS.assign(relations=0, events=1), scene(lang)).title == title
