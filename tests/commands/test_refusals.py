from __future__ import annotations

from collections.abc import Iterable

import pytest

from dashboard.commands.refusals import refusal_text
from dashboard.errors import DataRefused, Reason, StoreUnavailable
from dashboard.language import language, languages
from dashboard.sentences import said


def refused(count: int) -> DataRefused:
    """Reasons of as many columns, so that none are alike."""
    why = said("refused.rule.kind", what=said("refused.what.date"))
    return DataRefused(
        Reason("a.xlsx: events", 2, f"start{n or ''}", "2018-02-30", why) for n in range(count)
    )


def alike(rows: Iterable[int | None], file: str = "a.csv") -> list[Reason]:
    """The same of some rows; of none: of another partner each."""
    return [
        Reason(
            file, row, "STRANA", f"{n}",
            said("refused.rule.empty") if row
            else said("refused.files_and_more", files=f"f{n}", count=n),
        )
        for n, row in enumerate(rows)
    ]  # fmt: skip


def test_of_reasons_that_are_alike_the_first_and_the_rows_of_the_others_are_told() -> None:
    error = DataRefused([*alike([*range(2, 9), 12]), *alike([5], "b.csv"), *alike([None] * 6)])
    for code, more in (("en", "and 5 more like these: rows 5–8, 12"), ("ru", "5, строки 5–8, 12")):
        lines = refusal_text(error, language(code)).splitlines()
        assert [line.split()[:2] for line in lines[1:4]] == [["a.csv", row] for row in "234"]
        assert more in lines[4]
        assert lines[5].split()[:2] == ["b.csv", "5"]
        assert len(lines) == 1 + 4 + 1 + 4 + 1
        assert {"en": "and 3 more like these", "ru": "таких же: 3"}[code] in lines[-2]
    assert lines[-1] == "Отказано по 15 причинам."
    assert refusal_text(error, language("en")) == str(error)
    assert len(error.reasons) == 15


def test_a_table_has_no_line_for_one_more() -> None:
    lines = refusal_text(DataRefused(alike([2, 3, 4, 5])), language("en")).splitlines()
    assert [line.split()[1] for line in lines[1:-1]] == ["2", "3", "4", "5"]


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
