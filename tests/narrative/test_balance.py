"""What is said of the balance."""

from __future__ import annotations

import pandas as pd

from dashboard.choices import Choices
from dashboard.loaders.records import records
from dashboard.narrative import factsheet
from dashboard.narrative.balance import finding, title
from tests.frames import turnover
from tests.scenes import plain, year_of


def rows_of(*rows):
    return {int(row.year): row for row in records(turnover(pd.DataFrame(rows)))}


TURNED = rows_of(year_of(2017, 3000, 2000), year_of(2018, 1000, 2000))


def test_a_deficit_and_a_surplus(scene):
    assert finding(scene(), TURNED) == (
        "In 2018 exports fell short of imports by $1,000.0 million (coverage ratio 50.0%); in 2017"
        " exports exceeded imports by $1,000.0 million (coverage ratio 150.0%)."
    )
    assert plain(finding(scene("ru"), TURNED)).startswith(
        "В 2018 году экспорт был меньше импорта на 1 000,0 млн долл. США"
    )


def test_the_other_year_is_left_out_where_it_is_not_known_or_of_other_months(scene):
    alone = "In 2018 exports fell short of imports by $1,000.0 million (coverage ratio 50.0%)."
    assert finding(scene(), rows_of(year_of(2018, 1000, 2000))) == alone
    months = {2017: frozenset({1, 2}), 2018: frozenset({1, 3})}
    choices = Choices((2017, 2018), 2018, frozenset(), frozenset(), months=months)
    assert finding(scene(choices=choices), TURNED) == alone
    assert finding(scene(against=2018), TURNED) == alone


def test_nothing_known_is_nothing_said(scene):
    assert finding(scene(year=2019), TURNED) == ""


def test_titles_say_how_much_and_which_way(scene):
    assert title(scene(), TURNED) == "Exports fell short of imports by 50% in 2018"
    assert title(scene(year=2017), TURNED) == "Exports exceeded imports by 50% in 2017"
    assert title(scene(year=2019), TURNED) == "Balance in 2019: not published"
    near = rows_of(year_of(2018, 1055, 1000))
    assert title(scene(), near) == "Exports exceeded imports by 5.5% in 2018"
    assert title(scene(), rows_of(year_of(2018, 5, 5))) == "Exports equalled imports in 2018"
    nothing = rows_of(year_of(2018, 5, 0))
    assert title(scene(), nothing) == "Balance in 2018: +$5.0 million"


def test_equal_exports_and_imports_are_said_to_be_equal(scene):
    equal = rows_of(year_of(2018, 2000, 2000))
    assert finding(scene(), equal) == (
        "In 2018 exports were equal to imports (coverage ratio 100.0%)."
    )
    assert "экспорт был равен импорту" in plain(finding(scene("ru"), equal))
    for lang, said in (("en", "Exports are equal to imports;"), ("ru", "Экспорт равен импорту;")):
        assert factsheet.balance(scene(lang), equal[2018], {}).startswith(said)


def test_a_many_times_larger_flow_is_said_as_a_multiple(scene):
    far = rows_of(year_of(2018, 47000, 1000))
    assert title(scene(), far) == "Exports exceeded imports by a factor of 47 in 2018"
    assert plain(title(scene("ru"), far)) == "Экспорт превысил импорт в 47 раз в 2018 году"
