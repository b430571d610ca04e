from __future__ import annotations

import pytest

from dashboard.commands.refusals import refusal_text
from dashboard.errors import DataRefused, Reason, StoreUnavailable
from dashboard.language import language, languages
from dashboard.sentences import said


def refused(count: int) -> DataRefused:
    why = said("refused.rule.kind", what=said("refused.what.date"))
    reasons = (Reason("a.xlsx: events", row, "start", "2018-02-30", why) for row in range(2, 99999))
    return DataRefused(reason for reason, _ in zip(reasons, range(count), strict=False))


def test_in_the_fallback_it_is_what_the_error_says() -> None:
    for count in (1, 2, 100, 101):
        assert refusal_text(refused(count), language("en")) == str(refused(count))


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (1, "Отказано по 1 причине."),
        (3, "Отказано по 3 причинам."),
        (11, "Отказано по 11 причинам."),
        (250, "Показаны первые причины: 100 из 250."),
    ],
)
def test_it_is_said_in_the_language_that_was_asked_for(count: int, last: str) -> None:
    lines = refusal_text(refused(count), language("ru")).splitlines()
    assert lines[0].split() == ["файл", "строка", "столбец", "значение", "причина"]
    assert lines[1].startswith("a.xlsx: events  2       start    2018-02-30  не дата вида 2018")
    assert lines[-1] == last
    assert len(lines) == min(count, 100) + 2


def test_what_to_do_and_what_is_no_table_is_said_too() -> None:
    error = StoreUnavailable(said("refused.rule.empty"))
    error.add_note(said("refused.rule.repeated"))
    for code in languages():
        words = language(code)
        expected = [words.t("refused.rule.empty"), words.t("refused.rule.repeated")]
        assert refusal_text(error, words).splitlines() == expected
    assert refusal_text(StoreUnavailable("plain"), language("ru")) == "plain"


def test_a_refusal_that_does_not_know_all_its_reasons_says_so() -> None:
    error = DataRefused(refused(100).reasons, complete=False)
    assert refusal_text(error, language("en")).endswith("100 reasons; there may be more.")


def test_what_a_file_holds_commands_no_terminal() -> None:
    cells = Reason("a\u202evsc.csv", 1, "STRANA", "\x1b[2J\x9b1mЧина", "as in b\u2067.csv").cells()
    assert cells[0] == "a�vsc.csv"
    assert cells[3:] == ("�[2J�1mЧина", "as in b�.csv")
    error = StoreUnavailable("x\u202e cannot be read")
    assert refusal_text(error, language("en")) == "x� cannot be read"
