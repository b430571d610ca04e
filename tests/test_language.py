"""Numbers, dates and plurals as CLDR has them; messages complete, used, and alike."""

from __future__ import annotations

import ast
import copy
import pickle
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language import (
    FALLBACK,
    MINUS,
    NOTHING,
    Language,
    in_language,
    language,
    languages,
    messages,
)
from dashboard.loaders.registers import load_registers
from dashboard.message_names import forms_asked_for, names_asked_for, short_words
from dashboard.sentences import said
from dashboard.settings import ROOT
from dashboard.typography import NBSP, bound, counted, led

PACKAGE = Path(__file__).parents[1] / "dashboard"
OTHERS = languages()[1:]
EVERY_FORM = {"zero", "one", "two", "few", "many", "other"}
HANDED_OVER = ("dropdown.",)
"""Prefixes of keys that a component takes as a whole: our code names none of them."""


@given(st.integers(-(10**15), 10**15), st.integers(0, 3), st.sampled_from(languages()))
def test_numbers_are_those_of_babel(scaled: int, digits: int, code: str) -> None:
    exact = Decimal(scaled) / 10**digits
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    expected = format_decimal(exact, pattern, locale=Language(code).locale).replace("-", MINUS)
    assert Language(code).number(float(exact), digits) == expected


@given(st.floats(allow_infinity=False, allow_nan=False, width=32), st.sampled_from(languages()))
def test_no_number_has_a_plain_blank_a_hyphen_or_a_signed_zero(value: float, code: str) -> None:
    text = Language(code).number(value)
    assert " " not in text
    assert "-" not in text
    assert not re.fullmatch(f"{MINUS}0[.,]0", text)


@pytest.mark.parametrize(
    ("asked", "en", "ru"),
    [
        (("number", 7109.0), "7,109.0", f"7{NBSP}109,0"),
        (("number", None), NOTHING, NOTHING),
        (("number", float("nan")), NOTHING, NOTHING),
        (("number", -0.04), "0.0", "0,0"),
        (("signed", 15.66), "+15.7", "+15,7"),
        (("signed", -5.7), f"{MINUS}5.7", f"{MINUS}5,7"),
        (("signed", 0.0), "0.0", "0,0"),
        (("signed", 0.008), "less than 0.1 up", "менее чем на 0,1 выше"),
        (("signed", -1.4e-14), "0.0", "0,0"),
        (("change", -0.008), "less than 0.1% down", f"менее чем на 0,1{NBSP}% ниже"),
        (("points", 0.04), f"less than 0.1{NBSP}p.p. up", f"менее чем на 0,1{NBSP}п.{NBSP}п. выше"),
        (("percent", -0.04), "less than 0.1% below zero", f"менее чем на 0,1{NBSP}% ниже нуля"),
        (("change", -100.0), f"{MINUS}100.0%", f"{MINUS}100,0{NBSP}%"),
        (("change", -99.96), f"{MINUS}99.96%", f"{MINUS}99,96{NBSP}%"),
        (("change", -99.9996), f"{MINUS}99.9996%", f"{MINUS}99,9996{NBSP}%"),
        (("change", -99.94), f"{MINUS}99.9%", f"{MINUS}99,9{NBSP}%"),
        (("percent", 15.6), "15.6%", f"15,6{NBSP}%"),
        (("percent", 0.04), "<0.1%", f"<0,1{NBSP}%"),
        (("millions", 30_000), "<0.1", "<0,1"),
        (("millions", -30_000), "less than 0.1 below zero", "менее чем на 0,1 ниже нуля"),
        (("percent", 0.0), "0.0%", f"0,0{NBSP}%"),
        (("percent", None), NOTHING, NOTHING),
        (("change", 21.47), "+21.5%", f"+21,5{NBSP}%"),
        (("change", None), NOTHING, NOTHING),
        (("points", 15.7), f"+15.7{NBSP}p.p.", f"+15,7{NBSP}п.{NBSP}п."),
        (("points", None), NOTHING, NOTHING),
        (("millions", 7.109e9), "7,109.0", f"7{NBSP}109,0"),
        (("millions", None), NOTHING, NOTHING),
        (("usd", 7.109e9), "$7,109.0 million", f"7{NBSP}109,0{NBSP}млн{NBSP}долл.{NBSP}США"),
        (("usd", None), NOTHING, NOTHING),
        (("usd", -200_000, 0), "less than $1 million below zero",
         f"менее чем на 1{NBSP}млн{NBSP}долл.{NBSP}США ниже нуля"),
        (("usd", 200_000, 0), "less than $1 million", f"менее 1{NBSP}млн{NBSP}долл.{NBSP}США"),
        (("usd_change", -200_000, 0), "less than $1 million down",
         f"менее чем на 1{NBSP}млн{NBSP}долл.{NBSP}США ниже"),
        (("usd_change", None), NOTHING, NOTHING),
        (("short_date", "2026-11-02T01:13:14+00:00"), "2 Nov 2026", "02.11.2026"),
        (("percent_signs", "5% of 7%"), "5% of 7%", f"5{NBSP}% of 7{NBSP}%"),
        (("date", "2018"), "2018", f"2018{NBSP}г."),
        (("date", "2018-05"), "May 2018", f"май{NBSP}2018{NBSP}г."),
        (("date", "2018-05-28"), f"28{NBSP}May{NBSP}2018",
         f"28{NBSP}мая{NBSP}2018{NBSP}г."),
    ],
)  # fmt: skip
def test_what_is_said(asked: tuple[str, *tuple[object, ...]], en: str, ru: str) -> None:
    method, *given = asked
    for code, expected in (("en", en), ("ru", ru)):
        text = getattr(language(code), method)(*given)
        assert text.replace(NBSP, " ") == expected.replace(NBSP, " ")
        if code == "ru":
            assert text == expected


@pytest.mark.parametrize(
    ("date", "en", "ru"),
    [
        ("2003-03", "March 2003", "марта 2003 г."),
        ("1987", "1987", "1987 г."),
        ("1992-07-30", "30 July 1992", "30 июля 1992 г."),
    ],
)
def test_a_date_after_since(date: str, en: str, ru: str) -> None:
    for code, expected in (("en", en), ("ru", ru)):
        assert " ".join(language(code).date(date, since=True).split()) == expected


def test_amounts_that_change_are_signed_once() -> None:
    english = language("en")
    assert english.usd_change(1e9).replace(NBSP, " ") == "+$1,000.0 million"
    assert english.usd_change(-1e9).replace(NBSP, " ") == f"{MINUS}$1,000.0 million"
    assert english.usd_change(0.0).replace(NBSP, " ") == "$0.0 million"


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "событие"), (2, "события"), (5, "событий"), (21, "событие"), (160, "событий")],
)
def test_plurals_in_russian(count: int, expected: str) -> None:
    text = language("ru").plural("map.events", count)
    assert text.replace(NBSP, " ") == f"{count} {expected}"


def test_plurals_in_english() -> None:
    assert language("en").plural("map.countries", 1) == "1 country"
    assert language("en").plural("map.countries", 1160) == "1,160 countries"


def test_a_message_that_is_not_there_is_an_error() -> None:
    english = language("en")
    assert not english.has("no.such.message")
    with pytest.raises(KeyError):
        english.t("no.such.message")


def test_a_sentence_about_the_region_needs_its_names() -> None:
    with pytest.raises(KeyError):
        language("en").t("factsheet.title.region", year=2018)
    names = dict.fromkeys(names_asked_for("en"), "") | {"the": "the Isle"}
    said = Language("en", names).t("factsheet.title.region", year=2018)
    assert said == "Foreign trade of the Isle in 2018"


@pytest.mark.parametrize("code", languages())
def test_what_a_language_asks_of_names_is_known_unread(code: str) -> None:
    """As its messages say when they are read; to read the registers none are, in any language."""
    texts = messages(code).values()
    names = {name for text in texts for name in re.findall(r"\{region\.(\w+)\}", text)}
    forms = {form for text in texts for form in re.findall(r"\{(?!region\.)\w+\.(\w+)\}", text)}
    assert (names_asked_for(code), forms_asked_for(code)) == (names, forms)
    assert short_words(code) == messages(code).get("language.short", "")
    for asked in (messages, names_asked_for, forms_asked_for, short_words):
        asked.cache_clear()
    load_registers(ROOT / "data").country_name("CHN", code)
    assert messages.cache_info().currsize == 0


def test_a_text_falls_back_to_the_language_that_everything_exists_in() -> None:
    assert in_language({"en": "a", "ru": "б"}, "ru") == "б"
    assert in_language({"en": "a"}, "ru") == in_language({"en": "a", "ru": ""}, "ru") == "a"
    assert in_language({}, "ru") == ""


def test_a_sentence_can_be_said_in_every_language() -> None:
    what = said("refused.cell.no_date")
    whole = said("refused.workbook.torn", part="a.xml", fault="cut", save=what)
    assert what in whole
    for one in (whole, copy.deepcopy(whole), pickle.loads(pickle.dumps(whole))):
        for code in languages():
            words = language(code)
            expected = words.t(
                "refused.workbook.torn", part="a.xml", fault="cut", save=words.t(what.key)
            )
            assert one.in_language(words) == expected


def test_names_are_sorted_as_readers_look_them_up() -> None:
    names = ["Йемен", "Италия", "Ёлка", "Египет", "Жабляк", "Кипр"]
    ordered = sorted(names, key=language("ru").order)
    assert ordered == ["Египет", "Ёлка", "Жабляк", "Италия", "Йемен", "Кипр"]
    ordered = sorted(["Albania", "Åland", "Zambia", "Côte", "Cuba"], key=language("en").order)
    assert ordered == ["Åland", "Albania", "Côte", "Cuba", "Zambia"]


# Messages


def _plural_groups(code: str) -> dict[str, set[str]]:
    """Base keys that have plural forms → the forms there are."""
    found: dict[str, set[str]] = {}
    for key in messages(code):
        base, _, form = key.rpartition(".")
        if form in EVERY_FORM:
            found.setdefault(base, set()).add(form)
    return {base: forms for base, forms in found.items() if forms - {"other"}}


def _bases(code: str) -> dict[str, set[str]]:
    """Every key with its placeholders, but names of the region, of which each language has its
    own cases; the forms of a plural are one."""
    plural = _plural_groups(code)
    found: dict[str, set[str]] = {}
    for key, text in messages(code).items():
        base, _, form = key.rpartition(".")
        name = base if base in plural and form in EVERY_FORM else key
        # A language asks a name for the form that it needs: {partner.the}, {partner.ins}.
        named = [field if field.startswith("region.") else field.partition(".")[0]
                 for _, field, _, _ in Formatter().parse(text) if field is not None]  # fmt: skip
        fields = {field for field in named if not field.startswith("region.")}
        found.setdefault(name, set()).update(fields)
    return found


@pytest.mark.parametrize("code", OTHERS)
def test_all_languages_have_the_same_keys(code: str) -> None:
    assert _bases(FALLBACK).keys() ^ _bases(code).keys() == set()


@pytest.mark.parametrize("code", OTHERS)
def test_all_languages_have_the_same_placeholders(code: str) -> None:
    other = _bases(code)
    unlike = {key: (own, other.get(key)) for key, own in _bases(FALLBACK).items()
              if own != other.get(key)}  # fmt: skip
    assert unlike == {}


@pytest.mark.parametrize("code", languages())
def test_plural_forms_are_complete(code: str) -> None:
    needed = set(Locale.parse(language(code).locale).plural_form.tags) | {"other"}
    lacking = {key: needed ^ forms for key, forms in _plural_groups(code).items()
               if forms != needed}  # fmt: skip
    assert lacking == {}


@pytest.mark.parametrize("code", languages())
def test_messages_are_well_set(code: str) -> None:
    for key, text in messages(code).items():
        assert text.strip(" ") == text, key
        assert "  " not in text, key
        assert text or key.startswith("language."), key
        if code == "ru":
            assert not re.search(r'["“”]', text), f"{key}: «ёлочки»"
            assert not re.search(r"(?<=[\d}]) (%|млн|млрд|п\. ?п\.)", text), f"{key}: no-break"


def _constants_and_patterns() -> tuple[set[str], set[str]]:
    """String constants of the package, and the f-strings that begin like a key as patterns."""
    constants, patterns = set(), set()
    for node in _nodes():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            constants.add(node.value)
        elif isinstance(node, ast.JoinedStr) and _begins_like_a_key(node):
            parts = [
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w.-]+"
                for part in node.values
            ]
            patterns.add("".join(parts))
    return constants, patterns


def _nodes() -> Iterator[ast.AST]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _begins_like_a_key(node: ast.JoinedStr) -> bool:
    first = node.values[0]
    return isinstance(first, ast.Constant) and bool(re.match(r"[a-z_]+\.", str(first.value)))


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def test_no_module_asks_which_language_it_is() -> None:
    """But the one that names the fallback. Columns of the contract of the command line are named
    in full (``name_ru``)."""
    named = [
        (path.name, node.value)
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in languages()
    ]
    assert named == [("language.py", FALLBACK)]


def test_no_message_is_unused() -> None:
    constants, patterns = _constants_and_patterns()
    built = re.compile("|".join(f"(?:{text})" for text in sorted(patterns)))
    unused = [
        key
        for key in _bases("en")
        if key not in constants and not built.fullmatch(key) and not key.startswith(HANDED_OVER)
    ]
    assert unused == []


def test_every_message_that_is_asked_for_is_there() -> None:
    known = _bases("en").keys()
    asked = {
        str(node.args[0].value)
        for node in _nodes()
        if isinstance(node, ast.Call)
        and _called(node) in ("t", "plural", "said")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert asked - known == set()


def test_short_russian_words_stay_with_the_name_or_number_behind_them() -> None:
    """``в 2018 году``, ``с Китаем``: no line ends with a one-letter word."""
    loose = re.compile(r"(?<![\w-])[вксоуиВКСОУИ] (?=[{\d«A-ZА-ЯЁ$])")
    for key, text in messages("ru").items():
        assert not loose.search(text), key
    assert bound("вырос к {year} и в «Т» с Китаем", "в и к с") == (
        "вырос к\u00a0{year} и в\u00a0«Т» с\u00a0Китаем"
    )
    assert bound("and to {year}", "") == "and to {year}"
    assert (led("с Китаем", "в с"), led("Сан-Томе и Принсипи", "и")) == (
        "с\u00a0Китаем", "Сан-Томе и Принсипи",
    )  # fmt: skip


def test_no_year_on_a_card_parts_from_its_preposition() -> None:
    """A card has room for few words: the year stood alone in its last line."""
    parted = re.compile(r"\b(in|for|against|of|since|to|from) \{year\}")
    own = re.compile(r"card\.|reason\..*\.card$")
    of_cards = {key: text for key, text in messages("en").items() if own.match(key)}
    assert len(of_cards) > 30
    assert [key for key, text in of_cards.items() if parted.search(text)] == []


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_no_line_of_a_definition_ends_within_its_formula(lang: str) -> None:
    """``100 · x₁ / x₀ − 100`` stands in one line on a phone too."""
    formulas = [text for text in messages(lang).values() if re.search("x[₀₁]|xᵢ", text)]
    loose = re.compile(r"(?<=[₀₁\d)]) (?=[·/−=+])|(?<=[·/−=+]) (?=[x\dgX(])")
    assert len(formulas) == 4 and not any(map(loose.search, formulas))


def test_a_count_does_not_part_from_what_it_counts() -> None:
    """Also where the count leads somewhere and is a piece of its own."""
    assert counted([("8", "/x"), (" событий с", "")]) == [("8", "/x"), (f"{NBSP}событий с", "")]
    assert counted([("в 2018 году 12 событий", "")]) == [(f"в 2018 году 12{NBSP}событий", "")]
    assert counted([("1.5 million, 7 (2 more)", "")])[0][0] == f"1.5{NBSP}million, 7 (2{NBSP}more)"


def test_no_line_begins_with_a_dash_where_the_language_does_not_allow_it() -> None:
    for code, dash in (("en", f"{NBSP}– "), ("ru", f"{NBSP}— ")):
        texts = messages(code).values()
        assert language(code).dash == dash
        assert any(dash in one for one in texts)
        assert not any(f" {dash.strip()} " in one for one in texts)
