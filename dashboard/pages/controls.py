"""The filter bar: one place, the same on every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard.language import Language
from dashboard.pages import ids
from dashboard.pages.imported_controls import months_field
from dashboard.query import Query


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter; ``search`` holds the other names it is found by."""

    value: str
    label: str
    search: str = ""
    disabled: bool = False

    def plain(self) -> dict[str, Any]:
        """As Dash wants it."""
        told: dict[str, Any] = {"value": self.value, "label": self.label}
        if self.search:
            told["search"] = f"{self.label} {self.search}"
        if self.disabled:
            told["disabled"] = True
        return told


@dataclass(frozen=True, slots=True)
class Options:
    """What every filter offers; ``release`` is the one that is shown."""

    datasets: tuple[Option, ...]
    years: tuple[Option, ...]
    partners: tuple[Option, ...]
    sectors: tuple[Option, ...]
    monthly: bool = False
    releases: tuple[Option, ...] = ()
    release: str = ""


def filter_bar(selection: Query, options: Options, language: Language) -> Any:
    """The bar of filters with the selection's values in them; ``selection`` is resolved."""
    t = language.t
    labels = {
        name: t(f"dropdown.{name}")
        for name in (
            "search",
            "select_all",
            "deselect_all",
            "selected_count",
            "clear_search",
            "clear_selection",
            "no_options_found",
        )
    }

    def dropdown(own: str, offered: tuple[Option, ...], value: Any, **more: Any) -> Any:
        return dcc.Dropdown(
            id=own,
            options=[option.plain() for option in offered],
            value=value,
            labels=labels,
            optionHeight="auto",
            **more,
        )

    year = t("monthly.year") if options.monthly else t("filter.year")
    fields = [
        _field(
            "dataset",
            dropdown(
                ids.DATASET, options.datasets, selection.dataset, clearable=False, searchable=False
            ),
            t,
        ),
        _field(
            "year", dropdown(ids.YEAR, options.years, str(selection.year), clearable=False), t, year
        ),
        _field(
            "against",
            dropdown(ids.AGAINST, options.years, str(selection.against), clearable=False),
            t,
        ),
        _flow(selection, t),
        _field(
            "partner",
            dropdown(
                ids.PARTNER,
                options.partners,
                list(selection.partners),
                multi=True,
                placeholder=t("filter.all_partners"),
            ),
            t,
        ),
        _field(
            "sector",
            dropdown(
                ids.SECTOR,
                options.sectors,
                list(selection.sectors),
                multi=True,
                placeholder=t("filter.all_sectors"),
            ),
            t,
        ),
    ]
    if options.monthly:
        fields.insert(3, months_field(selection, language))
    if options.releases:
        release = dropdown(ids.RELEASE, options.releases, options.release, clearable=False)
        fields.insert(1, _field("release", release, t))
    return html.Section(
        html.Details(
            [
                html.Summary(t("filter.title"), className="filters-fold"),
                html.Div(
                    [
                        *fields,
                        html.Div(
                            [
                                _button(ids.RESET, "arrow-counterclockwise", t("filter.reset")),
                                _button(ids.COPY_LINK, "link-45deg", t("filter.copy_link")),
                                _button(ids.PRESENT, "easel", t("filter.present")),
                            ],
                            className="filter-actions",
                        ),
                    ],
                    className=f"filter-fields{' monthly' if options.monthly else ''}",
                ),
            ],
            open=True,
            id=ids.FILTERS_FOLD,
        ),
        className="filters",
        **{"aria-label": t("filter.title")},
    )


def _field(noun: str, control: Any, t: Any, said: str = "") -> Any:
    label = f"{noun}-label"
    return html.Div(
        [html.Label(said or t(f"filter.{noun}"), id=label, htmlFor=f"{noun}-filter"), control],
        className=f"field {noun}",
    )


def _flow(selection: Query, t: Any) -> Any:
    return html.Div(
        [
            html.Span(t("filter.flow"), className="field-label", id=ids.FLOW_LABEL),
            dbc.RadioItems(
                id=ids.FLOW,
                options=[
                    {"value": "all", "label": t("filter.both_flows")},
                    {"value": "export", "label": t("flow.export")},
                    {"value": "import", "label": t("flow.import")},
                ],
                value=selection.flow or "all",
                className="segments",
                labelClassName="segment",
                inputClassName="segment-input",
            ),
        ],
        className="field flow",
        role="radiogroup",
        **{"aria-labelledby": ids.FLOW_LABEL},
    )


def _button(own: str, icon: str, label: str) -> Any:
    return html.Button(
        [html.I(className=f"bi bi-{icon}", **{"aria-hidden": "true"}), html.Span(label)],
        id=own,
        type="button",
        className="action",
        title=label,
    )
