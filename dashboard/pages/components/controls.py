"""The filter bar: one place, and on every page the filters that the page obeys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc

from dashboard import ids
from dashboard.flows import FLOWS
from dashboard.language import Language
from dashboard.pages import html
from dashboard.pages.components.imported_controls import months_field
from dashboard.pages.components.menus import icon_button
from dashboard.query import Query

DROPDOWN_WORDS = ("search", "select_all", "deselect_all", "selected_count", "clear_search",
                  "clear_selection", "no_options_found")  # fmt: skip
EVERY_FLOW = "all"
LIST_HEIGHT = 420
"""Pixels of a list that is open: a dozen choices are seen at once."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter; ``search`` holds what it is found by, its label too. ``heading``: it is
    none, but stands above some."""

    value: str
    label: str
    search: str = ""
    disabled: bool = False
    heading: bool = False

    def plain(self) -> dict[str, Any]:
        """As Dash wants it at first, without what it is found by: of that it makes an index before
        the page is drawn. assets/option_words.js brings it when somebody comes to the list."""
        if self.heading:
            # As a component it is no text that a search finds.
            label = html.Span(self.label, className="option-heading")
            return {"value": self.value, "label": label, "disabled": True}
        found: dict[str, Any] = {"value": self.value, "label": self.label}
        if self.disabled:
            found["disabled"] = True
        return found


@dataclass(frozen=True, slots=True)
class Filter:
    """What a filter offers; ``value`` is what is chosen of it where the query does not say."""

    options: tuple[Option, ...] = ()
    value: str = ""


Filters = Mapping[str, Filter]
"""What is offered, by the noun of the filter; a filter that is not there is not shown."""


def filter_bar(query: Query, filters: Filters, words: Language) -> Any:
    """The bar of filters, each with what the query chooses; hidden on a page that obeys none."""
    t = words.t
    fields = [make(noun, query, filters, words) for noun, make in FIELDS.items() if noun in filters]
    months = " monthly" if "months" in filters else ""
    releases = " of-releases" if "against_release" in filters else ""
    return html.Section(
        html.Details(
            [
                html.Summary(t("filter.title"), className="filters-fold"),
                html.Div([*fields, _actions(words)], className=f"filter-fields{months}"),
            ],
            open=True,
            id=ids.FILTERS_FOLD,
        ),
        className=f"filters{releases}",
        hidden=not fields,
        **{"aria-label": t("filter.title")},
    )


def field_of(noun: str, query: Query, offered: Filter, words: Language) -> Any:
    """A filter of one chart alone, which stands with that: `dashboard.ids.OF_CHARTS`."""
    return FIELDS[noun](noun, query, {noun: offered}, words)


def _actions(words: Language) -> Any:
    reset = icon_button(ids.RESET, "arrow-counterclockwise", words.t("filter.reset"))
    return html.Div([reset], className="filter-actions")


def _dropdown(noun: str, filters: Filters, value: Any, words: Language, **more: Any) -> Any:
    label = more.pop("label", "") or words.t(f"filter.{noun}")
    control = dcc.Dropdown(
        id=ids.filter_of(noun),
        options=[option.plain() for option in filters[noun].options],
        value=value,
        labels={name: words.t(f"dropdown.{name}") for name in DROPDOWN_WORDS},
        optionHeight="auto",
        maxHeight=LIST_HEIGHT,
        **more,
    )
    heading = html.Label(label, id=f"{noun}-label", htmlFor=ids.filter_of(noun))
    said: dict[str, str] = {}
    if more.get("multi"):
        # What stands there for a name that has no room: assets/dropdowns.js.
        said["data-one"] = words.t("dropdown.selected_count", num_selected=1)
    if any(searched := [option.search for option in filters[noun].options]):
        said["data-search"] = "\n".join(searched)
    return html.Div([heading, control], className=f"field {noun}", **said)


def _dataset(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    return _dropdown(noun, filters, query.dataset, words, clearable=False, searchable=False)


def _release(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    return _dropdown(noun, filters, filters[noun].value, words, clearable=False)


def _against_release(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    """The release that the shown one is compared with; where none is chosen, the one before it."""
    chosen = None if query.against_release is None else str(query.against_release)
    usual = words.t("filter.release_before")
    return _dropdown(noun, filters, chosen, words, placeholder=usual)


def _year(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    return _dropdown(noun, filters, str(query.year), words, clearable=False)


def _against(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    return _dropdown(noun, filters, str(query.against), words, clearable=False)


def _months(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    return months_field(query, words)


def _flow(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    labels = {EVERY_FLOW: words.t("filter.both_flows")}
    labels |= {flow: words.t(f"flow.{flow}") for flow in FLOWS}
    return html.Div(
        [
            html.Span(words.t("filter.flow"), className="field-label", id=ids.FLOW_LABEL),
            dbc.RadioItems(
                id=ids.filter_of(noun),
                options=[{"value": value, "label": label} for value, label in labels.items()],
                value=query.flow or EVERY_FLOW,
                # One name makes them one choice to the browser: one stop of Tab, arrows within it.
                name=noun,
                className="segments",
                labelClassName="segment",
                inputClassName="segment-input",
            ),
        ],
        className="field flow",
        role="radiogroup",
        **{"aria-labelledby": ids.FLOW_LABEL},
    )


def _group(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    every = words.t("filter.every_group")
    return _dropdown(noun, filters, query.group or None, words, placeholder=every)


def _partners(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    everyone = words.t("filter.all_partners")
    return _several(noun, filters, list(query.named), words, everyone)


def _sectors(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    every = words.t("filter.all_sectors")
    return _several(noun, filters, list(query.sectors), words, every)


def _without(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    """What a scenario leaves out."""
    return _dropdown(
        noun,
        filters,
        list(query.without),
        words,
        multi=True,
        label=words.t("filter.scenario"),
        placeholder=words.t("filter.without_nothing"),
        search_order="original",
    )


def _years(noun: str, query: Query, filters: Filters, words: Language) -> Any:
    """The years that stand beside the year."""
    return _dropdown(
        noun,
        filters,
        [str(year) for year in query.years],
        words,
        multi=True,
        placeholder=words.t("filter.years_none"),
        searchable=False,
    )


def _several(
    noun: str, filters: Filters, chosen: list[str], words: Language, placeholder: str
) -> Any:
    """A filter of which several may be chosen; what is searched stays in its order."""
    return _dropdown(
        noun,
        filters,
        chosen,
        words,
        multi=True,
        placeholder=placeholder,
        search_order="original",
    )


FIELDS: Mapping[str, Callable[[str, Query, Filters, Language], Any]] = {
    "dataset": _dataset,
    "release": _release,
    "against_release": _against_release,
    "year": _year,
    "against": _against,
    "months": _months,
    "flow": _flow,
    "group": _group,
    "partner": _partners,
    "sector": _sectors,
    "without": _without,
    "years": _years,
}
"""The filters in their order on the screen."""
