"""What is drawn of all others leads to each of them, and they add up to it."""

from __future__ import annotations

import pytest

from dashboard.charts import chart_named
from dashboard.charts.from_store import chart_of
from dashboard.documents.address import address_of
from dashboard.documents.provenance import provenance_at
from dashboard.imports.customs import Import, import_customs
from dashboard.parser import read_query
from dashboard.render.figure import figure
from dashboard.settings import read_settings
from dashboard.store.ask import Ask, ask_of
from dashboard.store.library import open_library
from tests.imports.customs_files import registers, row, text, written


@pytest.mark.parametrize(
    ("lang", "name"), [("en", "other fields"), ("ru", "других сфер")]
)  # fmt: skip
@pytest.mark.parametrize("column", ["events_in_year", "events_total", "relations"])
def test_other_fields_are_the_sum_of_those_that_they_list(
    ask: Ask, lang: str, name: str, column: str
) -> None:
    query = read_query(f"year=2018&lang={lang}", ask.library, relations=True)
    found = provenance_at(ask, query, f"sectors/beyond-8/{column}")
    assert found is not None and found.amount is not None and name in found.name
    assert len(found.inputs) > 8 and all(one.path for one in found.inputs)
    assert sum(int(one.value) for one in found.inputs) == found.amount.plain()


@pytest.mark.parametrize("row", ["beyond-", "beyond-x", "beyond-999", "beyond--1"])
def test_what_stands_for_no_others_is_no_number(ask: Ask, row: str) -> None:
    query = read_query("year=2018", ask.library, relations=True)
    assert provenance_at(ask, query, f"sectors/{row}/relations") is None
    assert provenance_at(ask, query, "sectors/beyond-8/status") is None


@pytest.fixture(scope="module")
def of_many_goods(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Trade of a year in more chapters than are drawn as tiles, one of them below zero."""
    folder = tmp_path_factory.mktemp("goods")
    chapters = [code for code in registers().groups if code.isdigit() and code != "77"]
    rows = [
        row(period="01/2019", code=f"{code}01000000", usd=str(1000 + place))
        for place, code in enumerate(chapters)
    ]
    rows[-1] = row(period="01/2019", code=f"{chapters[-1]}01000000", usd="-7")
    rows.append(row("ИМ", period="01/2019", code="0101000000", usd="5"))
    file = written(folder / "f.csv", text(rows))
    import_customs(Import((file,), folder), registers())
    return ask_of(open_library(read_settings({}, data_dir=folder)))


@pytest.mark.parametrize(("lang", "name"), [("en", "others"), ("ru", "ещё")])
@pytest.mark.parametrize("flow", ["", "&flow=export"])
def test_the_tile_of_other_goods_leads_to_each_of_them(
    of_many_goods: Ask, lang: str, name: str, flow: str
) -> None:
    library = of_many_goods.library
    sectors = ",".join(sorted({*library.registers.groups.values()} - {"undisclosed"}))
    query = read_query(f"dataset=customs&year=2019&sector={sectors}&lang={lang}{flow}", library)
    declared = chart_named("goods")
    assert declared is not None
    chart = chart_of(declared, of_many_goods, query)
    tile = figure(chart, library.language(lang))["data"][0]
    at = address_of(f"/data/figure/{tile['ids'][-1]}", library.registers)
    assert at is not None
    found = provenance_at(of_many_goods, query, at.figure)
    assert found is not None and found.amount is not None and name in found.name
    assert found.amount.plain() == pytest.approx(tile["values"][-1])
    # 96 chapters, one of them below zero, 40 of them tiles.
    assert len(found.inputs) == 55 and all(one.path and one.query for one in found.inputs)
    assert "…" in found.formula


@pytest.mark.parametrize(
    ("lang", "name", "value"),
    [("en", "other countries", "51.2%"), ("ru", "другие страны", "51,2\u00a0%")],
)
def test_the_share_of_all_others_is_what_the_first_partners_leave_of_a_hundred(
    ask: Ask, lang: str, name: str, value: str
) -> None:
    query = read_query(f"year=2018&lang={lang}", ask.library)
    found = provenance_at(ask, query, "partners/beyond-6/share")
    assert found is not None and name in found.name.casefold()
    assert (found.value, len(found.inputs)) == (value, 6)
    for key in ("beyond-0", "beyond-999"):
        assert provenance_at(ask, query, f"partners/{key}/share") is None
