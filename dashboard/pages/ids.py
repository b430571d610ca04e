"""Every DOM id once. The filters, charts and cards are a contract checked from outside."""

DATASET = "dataset-filter"
YEAR = "year-filter"
AGAINST = "against-filter"
FLOW = "flow-filter"
PARTNER = "partner-filter"
SECTOR = "sector-filter"
MONTHS = "months-filter"
RELEASE = "release-filter"
RESET = "reset-filters"
LANGUAGE = "language-switch"
THEME = "theme-switch"
COPY_LINK = "copy-link"
PRESENT = "present-button"
VIEWS = "views-dialog"
VIEWS_OPEN = "views-open"
VIEWS_TITLE = "views-title"
VIEWS_LIST = "views-list"
VIEWS_STATUS = "views-status"

TURNOVER = "turnover-chart"
BALANCE = "balance-chart"
PARTNER_SHARE = "partner-share-chart"
SECTORS = "sector-chart"
PARTNER_MAP = "partner-map"
TIMELINE = "timeline-chart"
CONTRIBUTION = "contribution-chart"
MONTHLY = "monthly-chart"
TREEMAP = "code-treemap"
HEATMAP = "heatmap-chart"
MATRIX = "matrix-chart"
CHARTS = (TURNOVER, BALANCE, CONTRIBUTION, PARTNER_SHARE, PARTNER_MAP, SECTORS, TIMELINE)
CLICKED_CHARTS = (*CHARTS, MATRIX, TREEMAP, HEATMAP)
"""Charts whose marks choose something."""

CARDS = ("turnover", "exports", "imports", "balance", "coverage", "partners")

LOCATION = "location"
PAGE = "page"
SHELL = "shell"
CLICKED = "clicked"
CHOICE = "choice"
DRAWN = "drawn"
THEME_STORE = "theme-in-force"
DETAILS = "details"
PROBLEMS = "problems"
CAPTION = "caption"
RECONCILIATION = "reconciliation"
STATUS = "live-status"
MAIN = "main"
PAGE_TITLE = "page-title"
SWAP_TABLE = "swap-table"
FILTERS_FOLD = "filters-details"
FLOW_LABEL = "flow-label"
RELATIONS_TOOLS = "relations-tools"
YEAR_WALK = "year-walk"
REGION_LIST = "region-list"
REGION_REST = "region-rest"
REGION_NONE = "region-none"
REGION_SEARCH = "region-search"
YEAR_PLAY = "year-play"
YEAR_SHOWN = "year-shown"
SEARCH_OPEN = "search-open"
SEARCH_CLOSE = "search-close"
SEARCH_DIALOG = "search-dialog"
SEARCH_FIELD = "search-field"
SEARCH_FOUND = "search-found"
SEARCH_STATUS = "search-status"
BRIEF_SHEET = "brief-sheet"
FIRST_MONTH = "first-month"
LAST_MONTH = "last-month"
CODE_PATH = "code-path"
CODE_SEARCH = "code-search"
CODE_RESULTS = "code-results"


def card(noun: str) -> str:
    """Id of a card: ``card-turnover``."""
    return f"card-{noun}"


def table(chart: str) -> str:
    """Id of a chart's table."""
    return f"{chart}-table"


def source(chart: str) -> str:
    """Id of a chart's source line."""
    return f"{chart}-source"


def title(chart: str) -> str:
    """Id of a chart's active title."""
    return f"{chart}-title"


def frame(chart: str) -> str:
    """Id of the ``<figure>`` around a chart."""
    return f"{chart}-figure"


def subtitle(chart: str) -> str:
    """Id of a chart's statistical subtitle."""
    return f"{chart}-subtitle"


def notes(chart: str) -> str:
    """Id of a chart's list of notes."""
    return f"{chart}-notes"


def finding(chart: str) -> str:
    """Id of the sentence that tells what a chart shows."""
    return f"{chart}-finding"
