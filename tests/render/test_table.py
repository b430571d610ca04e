"""Tables of charts as HTML: escaped, cut with a word; buttons where a mark could be clicked."""

from __future__ import annotations

import re

import pytest

from dashboard.amount import Amount
from dashboard.charts.table import Column, Row, Table
from dashboard.language import languages
from dashboard.render.table import ROWS_SHOWN, table_html
from tests.scenes import words_of

COLUMNS = (Column("year", "Year & so on"), Column("turnover", "Turnover", "usd"))


def table(*rows: Row) -> Table:
    return Table(COLUMNS, rows)


def test_amounts_are_written_as_everywhere_and_align_right() -> None:
    text = table_html(table(Row(("2018", Amount(11_224.9e6)))), words_of(), "Turnover")
    assert "<button type='button' class='sort'>Year &amp; so on</button></th>" in text
    assert "<td class='number' data-value='11224900000.0'>11,224.9</td>" in text
    assert "<th scope='row'>2018</th>" in text


def test_a_value_that_is_not_known_is_a_dash_and_a_bound_has_its_sign() -> None:
    rows = (Row(("2019", Amount())), Row(("2020", Amount(700e6, qualifier="more-than"))))
    text = table_html(table(*rows), words_of(), "Turnover")
    assert "<td class='number'>—</td>" in text
    assert "&gt;\u00a0700.0</td>" in text


@pytest.mark.parametrize("lang", languages())
def test_every_header_sorts_by_plain_values_and_the_table_can_be_copied(lang: str) -> None:
    rows = (Row(("2019", Amount())), Row(("2018", Amount(-5e6))))
    text = table_html(table(*rows), words_of(lang), "Balance")
    assert text.count("class='sort'") == len(COLUMNS)
    assert text.count("data-value='-5000000.0'") == text.count("data-value") == 1
    assert f">{words_of(lang).t('frame.copy_table')}</button>" in text


def test_names_are_text_only() -> None:
    text = table_html(table(Row(("<b>", Amount(1e6)))), words_of(), "x & <y>", "/d.csv?a=1&b='2")
    assert "<b>" not in text and "&lt;b&gt;" in text
    assert "x &amp; &lt;y&gt;" in text
    assert "href='/d.csv?a=1&amp;b=&#x27;2'" in text


def test_a_row_that_chooses_something_has_a_button() -> None:
    rows = (Row(("<one>", Amount(1e6)), order='drill:"/27'), Row(("two", Amount(2e6))))
    text = table_html(table(*rows), words_of(), "Caption")
    assert "data-order='drill:&quot;/27'>&lt;one&gt;</button>" in text
    assert text.count("class='chosen-by'") == 1


@pytest.mark.parametrize("lang", languages())
def test_a_long_table_says_how_much_is_left_out(lang: str) -> None:
    words = words_of(lang)
    rows = [Row((str(n), Amount(1e6))) for n in range(ROWS_SHOWN + 3)]
    text = table_html(table(*rows), words, "Caption")
    assert text.count("<tr>") == ROWS_SHOWN + 1
    assert words.plural("frame.more_rows", 3) in text
    assert "<table data-cut>" in text  # the browser has it sorted where the rows left out are
    assert "<a " not in text
    whole = table_html(table(*rows[:ROWS_SHOWN]), words, "Caption", "/download/x.csv")
    assert "class='sort'" in whole and "data-cut" not in whole
    assert words.t("frame.download_table") in whole and "frame.more" not in whole


NAMES = ("Ямайка", "Йемен", "Индия", "Казахстан", "Ёлочка 10", "Ель", "Ёлочка 9")


def long_table() -> Table:
    """Partners of which the largest, the unknown and the first of the alphabet come last."""
    many = [Row((f"Страна {n}", Amount(n * 1e6))) for n in range(1, ROWS_SHOWN)]
    named = [Row((name, Amount((900 + n) * 1e6))) for n, name in enumerate(NAMES)]
    return table(Row(("Все", Amount(9e12)), apart=1), Row(("?", Amount())), *many, *named)


def names_in(text: str) -> list[str]:
    return re.findall(r"<th scope='row'>(.*?)</th>", text)


@pytest.mark.parametrize("lang", languages())
def test_a_long_table_is_sorted_before_it_is_cut(lang: str) -> None:
    """What was left out is among the first rows, and the foot says which rows these are."""
    words, made = words_of(lang), long_table()
    count = words.number(len(made.rows), 0)
    falling = table_html(made, words, "Partners", order="1:descending")
    assert names_in(falling)[:7] == [*NAMES[::-1]]
    assert falling.count("aria-sort='descending'") == falling.count("aria-sort") == 1
    foot = {"shown": words.number(ROWS_SHOWN, 0), "count": count, "column": "Turnover"}
    assert words.t("frame.sorted_rows.number.descending", **foot) in falling
    rising = table_html(made, words, "Partners", order="1:ascending")
    assert names_in(rising)[:2] == ["Страна 1", "Страна 2"]
    assert "Все" not in names_in(rising) + names_in(falling)
    assert names_in(table_html(made, words, "Partners"))[:2] == ["Все", "?"]


def test_words_of_a_long_table_are_sorted_as_in_a_list_of_the_language() -> None:
    text = table_html(long_table(), words_of("ru"), "Partners", order="0:ascending")
    found = names_in(text)
    assert found[:8] == ["?", "Ёлочка 9", "Ёлочка 10", "Ель", "Индия", "Йемен", "Казахстан",
                         "Страна 1"]  # fmt: skip
    assert found[8:10] == ["Страна 2", "Страна 3"]
    assert "первые по алфавиту" in text


@pytest.mark.parametrize("order", ["9:descending", "1:sideways", "1", "<b>", "-1:ascending"])
def test_an_order_that_a_table_does_not_have_leaves_it_as_it_is(order: str) -> None:
    made, words = long_table(), words_of()
    assert table_html(made, words, "Partners", order=order) == table_html(made, words, "Partners")


def test_words_lead_to_the_row_that_they_are_of() -> None:
    columns = (Column("event", "Event", leads=True), Column("place", "Place"))
    rows = (Row(("Visit & talks", "Bodø"), key="E012"), Row(("", "nowhere"), key="E013"))
    text = table_html(Table(columns, rows), words_of(), "Events", name="timeline")
    assert "<a class='amount' data-figure='/data/figure/E012'>Visit &amp; talks</a>" in text
    assert text.count("<a ") == 1


def test_what_counts_other_rows_is_marked_so_that_no_sorting_puts_it_among_them() -> None:
    rows = (Row(("Exports", Amount(5e6))), Row(("Turnover", Amount(8e6)), apart=1))
    text = table_html(table(*rows), words_of(), "Outlook")
    assert "<tr><th scope='row'>Exports" in text
    assert "<tr data-apart='1'><th scope='row'>Turnover" in text
