"""Every DOM id once. The filters, charts and cards are a contract checked from outside.

The id of a chart is in its declaration (`dashboard.charts`); what stands around a chart is named
after it here. The browser's modules read what they need of it from assets/contract.js.
"""

from __future__ import annotations

# The first ones are in the order in which the browser is told their values.
FILTERS = ("dataset", "year", "against", "flow", "group", "partner", "sector", "months", "release",
           "without", "years", "against_release")  # fmt: skip
"""The nouns of the filters, each a name of the address too; `filter_of` gives the id."""
OF_CHARTS = ("without", "years")
"""Those that one chart alone obeys: they stand with it, not in the bar."""

CARDS = ("turnover", "exports", "imports", "balance", "coverage", "partners")

FIRST_MONTH = "first-month"
LAST_MONTH = "last-month"
FLOW_LABEL = "flow-label"
MONTHS_LABEL = "months-label"
FILTERS_FOLD = "filters-details"
RESET = "reset-filters"
LANGUAGE = "language-switch"
THEME = "theme-switch"
COPY_LINK = "copy-link"
PRESENT = "present-button"
SHORTCUTS = "shortcuts-switch"
KEYS = "keys-dialog"
KEYS_TITLE = "keys-title"
KEYS_OPEN = "keys-open"
KEYS_CLOSE = "keys-close"

AWAITED = "awaited"
SHELL = "shell"
MAIN = "main"
PAGE_TITLE = "page-title"
CAPTION = "caption"
CHIPS = "chips-chosen"
SCENARIO = "scenario-banner"
AS_OF = "data-as-of"
CARDS_ROW = "row-of-cards"
CARDS_SOURCE = "source-of-cards"
PROBLEMS = "problems"
DETAILS = "details"
SAID = "said-of-choice"
STATUS = "live-status"
REPLACED = "data-replaced"
REFRESH = "refresh-data"
POINTS_HOW = "points-how"

CHOICE = "choice"
DRAWN = "drawn"

VIEWS = "views-dialog"
VIEWS_OPEN = "views-open"
VIEWS_TITLE = "views-title"
VIEWS_LIST = "views-list"
VIEWS_STATUS = "views-status"

SEARCH_OPEN = "search-open"
SEARCH_CLOSE = "search-close"
SEARCH_DIALOG = "search-dialog"
SEARCH_FIELD = "search-field"
SEARCH_FOUND = "search-found"
SEARCH_STATUS = "search-status"

FIGURE_DIALOG = "figure-dialog"
FIGURE_TITLE = "figure-title"
FIGURE_PANEL = "figure-panel"
FIGURE_CLOSE = "figure-close"

APART = "ties-apart"
RELATIONS_TOOLS = "relations-tools"
MAP_TOOLS = "map-tools"
YEAR_WALK = "year-walk"
YEAR_PLAY = "year-play"
YEAR_SHOWN = "year-shown"
SPAN_FIRST = "span-first"
SPAN_LAST = "span-last"
REGION_LIST = "region-list"
REGION_REST = "region-rest"
REGION_MORE = "region-more"
REGION_OTHERS = "region-others"
REGION_NONE = "region-none"
REGION_SEARCH = "region-search"

BRIEF_SHEET = "brief-sheet"
NOTE_SHEET = "note-sheet"

CODE_PATH = "code-path"
CODE_SEARCH = "code-search"
CODE_RESULTS = "code-results"

PRINT_HEAD = "print-head"
"""Made by the browser when it prints."""
SLIDE_FOOT = "slide-foot"
"""Made by the browser in meeting mode."""
SLIDE_TOOLS = "slide-tools"
"""Made by the browser: the buttons of meeting mode."""

OF_SERVER = frozenset({
    "APART", "BRIEF_SHEET", "CARDS_ROW", "CARDS_SOURCE", "CHIPS", "CODE_PATH", "DETAILS",
    "FLOW_LABEL", "LANGUAGE", "MAP_TOOLS", "MONTHS_LABEL", "NOTE_SHEET", "PROBLEMS", "REGION_MORE",
    "SCENARIO", "KEYS_TITLE", "VIEWS_TITLE",
})  # fmt: skip
"""The constants whose ids no module of the browser names: it is not told them."""

PARTS = ("figure", "picture", "title", "subtitle", "tools", "list", "finding", "notes", "source",
         "reference", "table")  # fmt: skip
"""What stands around a chart: ``turnover-chart-title``, a function below each."""


def count_apart(kind: str) -> str:
    """Id of how many ties and events of a kind stand apart: ``ties-apart-domestic``."""
    return f"{APART}-{kind}"


def filter_of(noun: str) -> str:
    """Id of a filter: ``year-filter``."""
    return f"{noun}-filter"


def card(noun: str) -> str:
    """Id of a card: ``card-turnover``."""
    return f"card-{noun}"


def figure(chart_id: str) -> str:
    """Id of the ``<figure>`` around a chart."""
    return f"{chart_id}-figure"


def picture(chart_id: str) -> str:
    """Id of the place in which a chart is drawn."""
    return f"{chart_id}-picture"


def title(chart_id: str) -> str:
    """Id of a chart's active title."""
    return f"{chart_id}-title"


def subtitle(chart_id: str) -> str:
    """Id of a chart's statistical subtitle."""
    return f"{chart_id}-subtitle"


def tools(chart_id: str) -> str:
    """Id of the place of what chooses the form of a chart."""
    return f"{chart_id}-tools"


def listing(chart_id: str) -> str:
    """Id of the place of the things that a chart counts."""
    return f"{chart_id}-list"


def finding(chart_id: str) -> str:
    """Id of the sentence that says what a chart shows."""
    return f"{chart_id}-finding"


def notes(chart_id: str) -> str:
    """Id of a chart's list of notes."""
    return f"{chart_id}-notes"


def source(chart_id: str) -> str:
    """Id of a chart's source line."""
    return f"{chart_id}-source"


def reference(chart_id: str) -> str:
    """Id of the reference that opens a chart as it is shown."""
    return f"{chart_id}-reference"


def table(chart_id: str) -> str:
    """Id of a chart's table."""
    return f"{chart_id}-table"


def every() -> dict[str, str]:
    """The ids that stand alone, by the name of their constant."""
    return {name: value for name, value in globals().items()
            if name.isupper() and isinstance(value, str)}  # fmt: skip


def of_browser() -> dict[str, str]:
    """Those of `every` that modules of the browser name."""
    return {name: value for name, value in every().items() if name not in OF_SERVER}
