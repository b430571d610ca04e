"""Where one flow alone is known or held of what is chosen there is no turnover and no balance."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from dashboard.answers.inquiry import reply_to, vocabulary_of
from dashboard.answers.tables import PRINTED, TABLES
from dashboard.documents.compose import compose
from dashboard.documents.request import read_request
from dashboard.pages.headline import cards_of
from dashboard.pages.search_results import figure
from dashboard.pages.show import show
from dashboard.parser import read_query
from dashboard.store.ask import Ask
from tests.charts.of_customs import drawn
from tests.imports.customs_files import asks_of, row
from tests.scenes import plain

PERIODS = [f"{month:02d}/{year}" for year in (2019, 2020) for month in range(1, 13)]
WHOLE = ("CN", "FI", "DE", "NO", "SE", "US")
CODES = ("2709009009", "4407119300", "7208100000", "8703231981")
EXPORTS = [
    row("ЭК", period, partner, code, "5000000")
    for period in PERIODS
    for partner in WHOLE
    for code in CODES
]
NOTED = ("turnover", "balance", "coverage", "sectors", "partner_map", "partners")
SAID = {
    "en": ("the imported files hold only a part of imports", "only exports are known"),
    "ru": ("загружена только часть импорта", "известен только экспорт"),
}


@pytest.fixture(scope="module")
def narrowed(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports to six countries, imports from China alone."""
    imports = [row("ИМ", period, "CN", code, "3000000") for period in PERIODS for code in CODES]
    return asks_of(tmp_path_factory.mktemp("narrowed"), EXPORTS, imports)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports to six countries until June and then to China alone, imports from China alone."""
    year = PERIODS[12:]
    first, then = (
        [row("ЭК", period, partner, code, "5000000")
         for period in periods for partner in whom for code in CODES]
        for periods, whom in ((year[:6], WHOLE), (year[6:], WHOLE[:1]))
    )  # fmt: skip
    imports = [row("ИМ", period, "CN", code, "3000000") for period in year for code in CODES]
    return asks_of(tmp_path_factory.mktemp("mixed"), first, then, imports)


@pytest.fixture(scope="module")
def unlike(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports to China alone until September, imports from Finland alone."""
    months = PERIODS[12:21]
    exports, imports = (
        [row(flow, period, partner, code, "5000000") for period in months for code in CODES]
        for flow, partner in (("ЭК", "CN"), ("ИМ", "FI"))
    )
    return asks_of(tmp_path_factory.mktemp("unlike"), exports, imports)


@pytest.fixture(scope="module")
def narrower(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The same of 2020; of 2019 imports from all six."""
    before, then = (
        [row("ИМ", period, partner, code, "3000000")
         for period in periods for partner in whom for code in CODES]
        for periods, whom in ((PERIODS[:12], WHOLE), (PERIODS[12:], WHOLE[:1]))
    )  # fmt: skip
    return asks_of(tmp_path_factory.mktemp("narrower"), EXPORTS, before, then)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Exports to six countries, and no imports."""
    return asks_of(tmp_path_factory.mktemp("alone"), EXPORTS)


@pytest.mark.parametrize("asked", ["", "&partner=FIN", "&sector=wood"])
def test_a_net_that_lacks_a_flow_is_none(narrowed: Ask, asked: str) -> None:
    shown = show(narrowed, "/", f"dataset=customs&year=2020{asked}")
    cards = {card.noun: card for card in cards_of(narrowed, shown.scene)}
    assert cards["exports"].amount.known
    for noun in ("turnover", "imports", "balance", "coverage"):
        assert not cards[noun].amount.known
        assert "only a part of imports is held" in plain("".join(map(str, cards[noun].change)))
    (year,) = TABLES["turnover"].frame(narrowed, shown.query).to_dict("records")
    assert year["exports_usd"] > 0
    assert all(math.isnan(year[f"{one}_usd"]) for one in ("imports", "turnover", "balance"))
    assert math.isnan(year["coverage_pct"])


def test_what_is_held_of_both_flows_has_its_net(narrowed: Ask) -> None:
    shown = show(narrowed, "/", "dataset=customs&year=2020&partner=CHN")
    (year,) = TABLES["turnover"].frame(narrowed, shown.query).to_dict("records")
    assert year["balance_usd"] == 12 * 4 * 2e6
    asked = read_query("dataset=customs&year=2020", narrowed.library)
    partners = TABLES["partners"].frame(narrowed, asked).set_index("partner")["turnover_usd"]
    assert partners["CHN"] == 12 * 4 * 8e6 and math.isnan(partners["FIN"])
    both = drawn(narrowed, "compare", "&partner=CHN,FIN", "en")
    assert plain(both.finding).endswith("Finland not known.")
    found = drawn(narrowed, "partners", "", "en").finding
    assert "turnover with others is not known" in plain(found)
    title = plain(drawn(narrowed, "partners", "", "ru").title)
    assert title.startswith("Оборот с Китаем") and title.endswith("партнёрам неизвестен"), title


def test_flows_are_held_against_each_other_month_by_month(mixed: Ask) -> None:
    """Over the year both hold China alone in full; exports of some months hold more."""
    for asked, balance in (("", None), ("&months=1-6", None), ("&partner=FIN", None),
                           ("&months=7-12", 48e6), ("&partner=CHN", 96e6)):  # fmt: skip
        query = read_query(f"dataset=customs&year=2020{asked}", mixed.library)
        (year,) = TABLES["turnover"].frame(mixed, query).to_dict("records")
        if balance is None:
            assert math.isnan(year["balance_usd"]) and math.isnan(year["turnover_usd"])
        else:
            assert year["balance_usd"] == balance


@pytest.mark.parametrize(("lang", "title"), [
    ("en", "Trade by month in 2020 is not known (Finland)"),
    ("ru", "Данных о торговле по месяцам за 2020 год нет (Финляндия)"),
])  # fmt: skip
def test_nothing_is_said_of_months_that_are_not_known(mixed: Ask, lang: str, title: str) -> None:
    """Of the turnover of the first half of the year exports alone are known."""
    july = {"en": "July–December 2020: at most $32.0 million", "ru": "июль–декабрь 2020 года: не"}
    assert july[lang] in plain(drawn(mixed, "months", "", lang).title)
    assert plain(drawn(mixed, "months", "&partner=FIN", lang).title) == title


@pytest.mark.parametrize("which", ["unlike", "mixed"])
def test_of_unlike_parts_of_both_flows_it_is_said_that_they_are(
    request: pytest.FixtureRequest, which: str
) -> None:
    ask = request.getfixturevalue(which)
    months = {"unlike": "January–September ", "mixed": ""}[which]
    said = f"For {months}2020 the imported files hold unlike parts of exports and imports."
    shown = show(ask, "/", "dataset=customs&year=2020")
    for card in cards_of(ask, shown.scene):
        if card.noun != "partners":
            assert "unlike parts of exports and imports" in plain("".join(map(str, card.change)))
    for name in ("turnover", "balance", "sectors", "months"):
        chart = drawn(ask, name, "", "en")
        assert said in plain(" ".join((*chart.notes, *chart.known))), name
        if chart.empty and name != "balance":
            assert plain(chart.hint).startswith("Choose exports or imports as the flow"), name
    assert "no other partner" not in plain(drawn(ask, "partners", "", "en").finding)


def test_a_country_of_which_one_flow_is_held_is_not_called_corrected(narrowed: Ask) -> None:
    for asked in ("", "&partner=CHN", "&partner=FIN"):
        chart = drawn(narrowed, "partner_map", asked, "en")
        (finland,) = [plain(one.hover) for one in chart.plot.categories if one.key == "FIN"]
        assert "Turnover in 2020: not known." in finland
        assert "Exports: $240.0 million; imports: not known." in finland
        assert "Countries shown in grey: turnover with them is not known." in chart.notes


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("name", NOTED)
@pytest.mark.parametrize("which", ["narrowed", "narrower", "alone"])
def test_charts_of_turnover_say_that_one_flow_is_known(
    request: pytest.FixtureRequest, which: str, name: str, lang: str
) -> None:
    chart = drawn(request.getfixturevalue(which), name, "", lang)
    noted = plain(" ".join(chart.notes))
    assert sum(noted.count(one) for one in SAID[lang]) == 1, noted
    chosen = drawn(request.getfixturevalue(which), name, "&flow=export", lang)
    assert not any(one in plain(" ".join(chosen.notes)) for one in SAID[lang])


def test_partners_side_by_side_say_so(alone: Ask) -> None:
    chart = drawn(alone, "compare", "&partner=CHN,FIN", "en")
    assert [*map(plain, chart.known)] == ["For 2020 only exports are known."]
    assert plain(chart.hint) == "Choose exports as the flow to see them alone."


@pytest.mark.parametrize("asked", ["balance with Finland 2020", "balance 2020", "turnover 2020",
                                   "coverage ratio 2020", "turnover of wood 2020",
                                   "turnover of code 4407 2020", "turnover 2020 in kg",
                                   "turnover of code 4407 2020 in kg"])  # fmt: skip
def test_a_question_for_a_net_is_not_answered_with_one_flow(narrowed: Ask, asked: str) -> None:
    words = vocabulary_of(narrowed.library)
    reply = reply_to(narrowed, asked, words, "en", "customs")
    assert not reply.value.known
    assert reply.status == "not known, unlike parts of exports and imports are held"
    found = figure(reply, narrowed, narrowed.library.language("en"))
    assert plain(found["title"]) == "not known"
    assert "the imported files hold only a part of imports" in plain(found["detail"])


@pytest.mark.parametrize(("asked", "value"), [
    ("turnover of code 4407 with China 2020", 12 * 8e6), ("exports of code 4407 2020", 12 * 30e6),
    ("exports 2020 in kg", 12 * 24 * 100.5), ("turnover with China 2020 in kg", 12 * 8 * 100.5),
])  # fmt: skip
def test_a_question_for_what_is_held_alike_is_answered(
    narrowed: Ask, asked: str, value: float
) -> None:
    reply = reply_to(narrowed, asked, vocabulary_of(narrowed.library), "en", "customs")
    assert reply.value.plain() == pytest.approx(value)


def test_masses_of_unlike_parts_are_not_added_up(narrowed: Ask) -> None:
    query = read_query("dataset=customs&year=2020", narrowed.library)
    assert narrowed.store(query).trade_by_code(query)["net_mass_kg"].isna().all()
    exports = query.with_(flow="export")
    assert narrowed.store(exports).trade_by_code(exports)["net_mass_kg"].notna().all()


@pytest.mark.parametrize("by", ["partner", "code", "code-partner"])
def test_turnover_of_unlike_parts_rests_on_nobody_that_is_known(
    narrowed: Ask, mixed: Ask, by: str
) -> None:
    for ask, exports in ((narrowed, True), (mixed, False)):
        query = read_query("dataset=customs&year=2020", ask.library)
        found = PRINTED["dependence"].frame(ask, query, by).set_index("flow")
        assert found["hhi_low"].isna().to_dict() == {
            "export": not exports, "import": True, "turnover": True}  # fmt: skip


def test_dependence_says_why_it_has_no_turnover(narrowed: Ask, mixed: Ask) -> None:
    chart = drawn(narrowed, "dependence", "", "en")
    assert plain(chart.title) == "Exports: as concentrated as with 6 equal partners"
    for ask in (narrowed, mixed):
        chart = drawn(ask, "dependence", "", "en")
        assert "only partner was" not in plain(chart.finding)
        assert any("the imported files hold" in plain(note) for note in chart.notes)


def test_cells_that_are_not_known_are_no_cells_without_trade(narrowed: Ask) -> None:
    chart = drawn(narrowed, "partner_sectors", "", "en")
    notes = plain(" ".join(chart.notes))
    assert "hold only a part of imports" in notes and "no trade, or not known" in notes
    said = plain(" ".join(hover for row in chart.plot.series for hover in row.hovers))
    assert "25.0% of the trade with the partner." in said and "of the group" not in said
    exports = drawn(narrowed, "partner_sectors", "&flow=export", "en")
    assert "not known" not in plain(" ".join(exports.notes))


def test_a_brief_has_no_net_of_one_flow(narrowed: Ask) -> None:
    text = "dataset=customs&year=2020&partner=FIN&lang=en"
    made = compose(narrowed, read_request("brief", "docx", text, narrowed.library))
    said = plain(str(made))
    assert "Exports to Finland in 2020: $240.0 million" in said
    assert "the imported files hold only a part of imports" in said
    assert "no turnover with Finland" not in said
    assert "exceeded" not in said and "−$" not in said and "+$240" not in said


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "For May–June 2020 only exports are known."),
     ("ru", "За май–июнь 2020 года известен только экспорт.")],
)  # fmt: skip
def test_of_some_months_it_is_not_said_of_the_year(tmp_path: Path, lang: str, said: str) -> None:
    """Imports of other months of the year may be known."""
    imports = [row("ИМ", f"{month:02d}/2020", "CN", usd="3000000") for month in range(7, 13)]
    ask = asks_of(tmp_path, EXPORTS, imports)
    for name in ("turnover", "balance", "partners", "partner_map"):
        assert said in map(plain, drawn(ask, name, "&months=5-6", lang).notes), name
    shown = show(ask, "/", f"dataset=customs&year=2020&months=5-6&lang={lang}")
    cards = {card.noun: card for card in cards_of(ask, shown.scene)}
    span = {"en": "May–June 2020: only", "ru": "май–июнь 2020 года: известен"}[lang]
    assert span in plain("".join(map(str, cards["balance"].change)))


@pytest.mark.parametrize(("lang", "title"), [
    ("en", "Exports to Finland in 2020: $240.0 million"),
    ("ru", "Экспорт в Финляндию в 2020 году — 240,0 млн долл. США"),
])  # fmt: skip
def test_a_map_of_a_partner_has_the_flow_that_is_known(
    narrowed: Ask, lang: str, title: str
) -> None:
    chart = drawn(narrowed, "partner_map", "&partner=FIN", lang)
    assert plain(chart.title) == title
    assert any(one in plain(" ".join(chart.notes)) for one in SAID[lang])
