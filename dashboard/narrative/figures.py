"""A published figure in words: what it measures, of when, and how exactly its source states it."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from dashboard.amount import Amount
from dashboard.certainty import QUALIFIERS, last_place
from dashboard.language import Language
from dashboard.narrative.amounts import figure, qualified, signed, span
from dashboard.narrative.names import Names
from dashboard.narrative.statuses import formula_text, status_word
from dashboard.narrative.wording import capital
from dashboard.row_amounts import codes_in, known

TOPICS = ("totals", "partners", "goods", "district", "others", "plans")
_OF_EITHER_FLOW = ("growth", "share", "share_of_district", "rank", "growth_driver", "over_plan")
"""Measures that are told apart by their flow; the others name it or have none."""
FLOWS_OF = {"turnover": "turnover", "export": "exports", "import": "imports"}
"""Measures of trade with a partner, each with the noun that sentences have for it."""
_TRAILING = re.compile(r" (\d+)$")


def topic_of(row: Any, names: Names) -> str:
    """Under which topic a published figure is listed; each under one."""
    standing = names.standing(row.territory)
    if row.standing in ("forecast", "target"):
        return "plans"
    if standing != "region":
        return standing
    if "the district" in row.unit:
        return "district"
    if row.partner != "WLD":
        return "partners"
    return "totals" if row.sector_text == "all goods" else "goods"


def figure_status(row: Any, words: Language) -> str:
    """The standing of a published figure, and whether it can be read in two ways."""
    status = {"actual": "published"}.get(row.standing, row.standing)
    planned = status in ("forecast", "target")
    text = words.t(f"said.{status}") if planned else status_word(words, status)
    if row.confidence == "ambiguous":
        return f"{text}; {words.t('about.figures.ambiguous')}"
    return text


def figure_name(row: Any, names: Names, words: Language) -> str:
    """What a published figure measures, of whom and of which goods, in words."""
    times = row.measure == "growth" and row.unit.startswith("times")
    name = _worded(words, "measure", "rate" if times else row.measure)
    if row.flow in ("export", "import") and row.measure in _OF_EITHER_FLOW:
        name = f"{name}, {words.t(f'said.flow.{row.flow}')}"
    home = names.standing(row.territory) == "region"
    of = [] if home else [names.territory(row.territory)]
    if row.partner != "WLD":
        if home and row.measure in FLOWS_OF:
            traded = words.t(f"traded.{FLOWS_OF[row.measure]}", partner=names.country(row.partner))
            name = capital(traded)
        else:
            of.append(names.country(row.partner))
    if row.sector_text != "all goods":
        of.append(names.goods(row.sector_text))
    return f"{name}: {', '.join(of)}" if of else name


def figure_period(row: Any, words: Language) -> str:
    """The period of a published figure in words."""
    undated = pd.isna(row.year)
    if undated and row.period in ("year", "not stated", "target"):
        return words.t("said.undated")
    year = words.t("said.undated") if undated else int(row.year)
    return _worded(words, "period", row.period, year=year)


def figure_value(row: Any, words: Language) -> str:
    """The value of a published figure with its unit, as exactly as its source states it."""
    number = _TRAILING.search(row.unit)
    unit = _TRAILING.sub("", row.unit)
    digits = _decimals(row)
    signed = row.measure == "growth" and unit.startswith("%") and row.qualifier in ("", "exact")
    value = (words.signed if signed else words.number)(row.value, digits)
    text = _worded(words, "unit", unit, value=value, number=number[1] if number else "")
    if unit.startswith("times") and row.qualifier == "approx":
        return words.t("said.about_times", figure=text)
    return qualified(words, text, row.qualifier)


def _decimals(row: Any) -> int:
    """The decimals of a published figure: as many as its source justifies."""
    value, digits = float(row.value), _digits(row.digits)
    if digits is None or not value:
        return 0 if value.is_integer() else 1
    return max(0, -last_place(value, digits))


def _worded(words: Language, noun: str, text: str, **values: object) -> str:
    """A measure, unit or period of the data in words; as the data have it where there are none."""
    key = f"said.{noun}.{message_key(text)}"
    if words.has(key):
        return words.t(key, **values)
    return " ".join(str(part) for part in (values.get("value", ""), text) if part)


def message_key(text: str) -> str:
    """A word of the data as the last part of a message's key: ``% of exports``, pct_of_exports."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower().replace("%", "pct")).strip("_")


def derived_name(row: Any, names: Names, words: Language) -> str:
    """What a derived value is; ``row`` as from `dashboard.measures.derived.derived_values`."""
    return words.t(f"derived.{row.noun}", partner=names.country(row.partner) if row.partner else "")


def derived_value(row: Any, words: Language) -> str:
    """A derived value with its unit and the range that it stands for; an interval with both
    ends."""
    if row.unit == "index":
        low, high = (words.number(end, 0) for end in (row.value, row.upper))
        return words.t("derived.interval", low=low, high=high)
    amount = Amount(row.value, row.unit, row.status).within(row.low, row.high)
    changes = row.noun == "growth" or row.unit == "points"
    text = signed(words, amount) if changes else figure(words, amount)
    return f"{text} ({span(words, amount)})" if amount.ranged else text


def derived_formula(row: Any, words: Language) -> str:
    """How a derived value follows from others."""
    return formula_text(words, row.formula) or words.t("derived.sum_of_squares")


def ledger_note(note: str) -> tuple[str, str]:
    """The qualifier of a printed figure of the ledger, "" for an exact one, and the formula of
    what is computed beside it."""
    qualifier, _, formula = note.partition(" ")
    return (qualifier, formula) if qualifier in QUALIFIERS else ("", note)


def ledger_key(row: Any) -> str:
    """The key of a row of the ledger: ``turnover-CHN-2018``."""
    return f"{row.figure}-{row.year}".replace(" ", "-")


def ledger_amounts(row: Any) -> tuple[Amount, Amount, Amount]:
    """What is printed, what is computed, and the difference, of a row of the ledger."""
    qualifier, formula = ledger_note(row.note)
    rows = codes_in(row.computed_rows)
    printed = Amount(
        row.published_usd, status="published", qualifier=qualifier,
        digits=_digits(row.published_digits), rows=codes_in(row.published_row),
    )  # fmt: skip
    computed = Amount(
        row.computed_usd, status="computed", qualifier=row.computed_qualifier,
        digits=_digits(row.computed_digits), formula=formula, rows=rows,
    )  # fmt: skip
    both = tuple(dict.fromkeys((*rows, *printed.rows)))
    difference = Amount(row.difference_usd, status="computed",
                        qualifier=qualifier or row.computed_qualifier,
                        digits=_digits(row.difference_digits), rows=both)  # fmt: skip
    return printed, computed, difference


def _digits(cell: object) -> int | None:
    found = known(cell)
    return None if found is None else int(found)


def ledger_name(figure: str, names: Names, words: Language) -> str:
    """``turnover``, ``turnover DISTRICT`` or ``turnover CHN`` in words."""
    whose = figure.partition(" ")[2]
    turnover = words.t("flow.turnover")
    if not whose:
        return f"{turnover}: {words.t('territory.region')}"
    if names.standing(whose):
        return f"{turnover}: {names.territory(whose)}"
    return capital(words.t("traded.turnover", partner=names.country(whose)))
