"""A formula, worked out with the numbers printed in it, leads to the number it stands at."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.amount import Amount
from dashboard.answers import trade
from dashboard.certainty import SCALES
from dashboard.charts import every_chart
from dashboard.charts.from_store import chart_of
from dashboard.documents.provenance import provenance_at
from dashboard.imports.customs import Import, import_customs
from dashboard.measures.shares import REST
from dashboard.narrative.provenance import method
from dashboard.parser import read_query
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.documents.conftest import TODAY
from tests.imports.customs_files import REGISTERS, row, written
from tests.imports.customs_files import text as text_of
from tests.pages.test_imported import filled

QUERIES = ("", "year=2021", "year=2020", "year=2017", "partner=DEU")
IMPORTED = ("dataset=customs&year=2019", "dataset=customs&year=2020&flow=export",
            "dataset=customs&year=2019&sector=minerals")  # fmt: skip
_WORKED = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
           ast.Div: operator.truediv}  # fmt: skip


def worked_out(formula: str) -> float:
    """The value of a formula as it is printed in English."""
    plain = formula.replace(",", "").replace("\u00a0", "")
    plain = re.sub(r"([\d.]+)%", r"(\1/100)", plain)
    plain = plain.replace("×", "*").replace("−", "-")

    def of(node: ast.expr) -> float:
        if isinstance(node, ast.BinOp):
            return float(_WORKED[type(node.op)](of(node.left), of(node.right)))
        assert isinstance(node, ast.Constant), formula
        return float(node.value)

    return of(ast.parse(plain, mode="eval").body)


def formulas(ask: Ask, text: str) -> Iterator[tuple[str, Amount, str]]:
    """Address, amount and formula of the cells of all charts that have one in numbers: that of an
    index, and of what follows from more numbers than it can list, is in words."""
    query = read_query(text, ask.library)
    words = ask.library.language(query.lang)
    for declared in every_chart():
        if declared.needs and declared.needs not in ask.store(query).capabilities:
            continue
        table = chart_of(declared, ask, query).table
        rows = [*table.rows[:4], *(line for line in table.rows if line.key == REST)]
        for line in rows:
            for column, cell in zip(table.columns, line.cells, strict=True):
                if isinstance(cell, Amount) and cell.known and cell.unit not in ("count", "index"):
                    at = f"{declared.name}/{line.key}/{column.key}"
                    found = provenance_at(ask, query, at)
                    if method(words, declared.name, column.key):
                        continue
                    if found is not None and found.formula and found.amount is not None:
                        yield at, found.amount, found.formula


def missed(ask: Ask, text: str) -> list[str]:
    wrong = []
    for at, amount, formula in formulas(ask, text):
        value, wanted = worked_out(formula), amount.plain() / 10 ** SCALES.get(amount.unit, 0)
        terms = len(re.findall(r"\d[\d.,]*", formula))
        # Each number of a formula is rounded to its last digit, shares to add up to a hundred.
        room = 0.06 * max(terms, 2)
        if amount.unit == "usd" and abs(wanted) < 10:
            room = 0.002 * abs(wanted)
        if abs(value - wanted) > room + 0.001 * abs(wanted):
            wrong.append(f"{at}: {formula} is {value:.2f}, not {wanted:.2f}")
    return wrong


@pytest.mark.parametrize("text", QUERIES)
def test_formulas_of_published_figures_lead_to_their_values(ask: Ask, text: str) -> None:
    assert missed(ask, text) == []
    assert len(list(formulas(ask, text))) > 8


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return filled(tmp_path_factory.mktemp("formulas"))


@pytest.mark.parametrize("text", IMPORTED)
def test_formulas_of_imported_data_lead_to_their_values(imported: Ask, text: str) -> None:
    assert missed(imported, text) == []
    # Of goods with one flow alone in files of a part no balance is known.
    assert len(list(formulas(imported, text))) > 3


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Customs data with so many partners that most are folded into the others."""
    folder: Path = tmp_path_factory.mktemp("many")
    codes = ("CN", "FI", "DE", "NL", "US", "SE", "EE", "LV", "LT", "PL", "FR", "IT", "ES", "JP",
             "IN", "BR", "TR", "NO", "DK", "CZ", "AT", "BE", "GH")  # fmt: skip
    rows = [row("ЭК", f"{month:02d}/2019", code, "2710192100", str(1000 + 10 * place))
            for place, code in enumerate(codes[:-1]) for month in range(1, 13)]  # fmt: skip
    rows += [row("ЭК", f"{month:02d}/2019", "GH", "2710192100", "0.5") for month in range(1, 13)]
    import_customs(Import((written(folder / "f.csv", text_of(rows)),), folder), REGISTERS)
    return ask_of(open_library(read_settings({}, data_dir=folder)), TODAY)


MANY = "dataset=customs&year=2019&flow=export"


def test_a_table_of_all_partners_adds_up(many: Ask) -> None:
    assert missed(many, MANY) == []
    chart = next(one for one in every_chart() if one.name == "partners")
    query = read_query(MANY, many.library)
    table = chart_of(chart, many, query).table
    assert REST not in {line.key for line in table.rows} and len(table.rows) == 23
    exports = [line.cells[2] for line in table.rows]
    whole = next(row for row in many.rows(trade.years, query) if row.year == 2019)
    assert sum(one.plain() for one in exports if isinstance(one, Amount)) == pytest.approx(
        whole.exports_usd
    )


def test_a_share_that_is_rounded_to_nothing_is_less_than_the_least(many: Ask) -> None:
    chart = next(one for one in every_chart() if one.name == "partners")
    query = read_query(MANY, many.library)
    texts = chart_of(chart, many, query).table.texts(many.library.language("en"))
    shares = {line[1].rstrip("*"): line[5] for line in texts}
    assert shares["Ghana"] == "<0.1%" and "0.0%" not in shares.values()


@pytest.mark.parametrize(
    ("count", "named"), [(2, "China and Finland"), (9, "9 partners"), (14, "14 partners")]
)
def test_the_share_of_several_partners_is_the_sum_of_theirs(
    many: Ask, count: int, named: str
) -> None:
    """Not what they leave of a hundred; and so many that nobody reads their names are counted."""
    codes = ("CHN", "FIN", "DEU", "NLD", "USA", "SWE", "EST", "LVA", "LTU", "POL", "FRA", "ITA",
             "ESP", "JPN")[:count]  # fmt: skip
    query = read_query(f"{MANY}&partner={','.join(codes)}", many.library)
    found = provenance_at(many, query, f"partners/{','.join(codes)}/share")
    assert found is not None and found.amount is not None
    assert sorted(found.name.removeprefix("Share: ").split(" and ")) == sorted(named.split(" and "))
    assert len(found.inputs) == count
    if count <= 12:
        assert worked_out(found.formula) == pytest.approx(found.amount.plain(), abs=0.1 * count)
