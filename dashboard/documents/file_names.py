"""What the file of a request is called where it is kept beside many others: by what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.charts.chart import Declaration
from dashboard.documents.chart_data import is_other_view
from dashboard.documents.request import Request, chart_on
from dashboard.months import Months, stretches
from dashboard.query import Query
from dashboard.store.library import Library
from dashboard.values import PUBLISHED, VIEWS

NAMED = 4
"""Partners and sectors that the name of a file names."""
OF_A_CHART = ("chart", "table", "workbook")


def file_name(request: Request, library: Library) -> str:
    """A name that says what is in the file: ``REGION-turnover-chart-2018-ru.pptx``."""
    query = request.query
    parts = [*_held(request, library)]
    parts += [query.dataset] if query.dataset != PUBLISHED else []
    parts += [str(query.year)] if "year" in query.given else []
    if request.what != "brief":
        parts += _chosen(request)
    return "-".join([*parts, query.lang]) + f".{request.form}"


def _held(request: Request, library: Library) -> Sequence[str]:
    """What a file holds: a chart, a page, a kind of document, the brief of a partner."""
    query, address = request.query, request.address
    if request.what == "brief":
        return "brief", address.code or (query.named or ("",))[0]
    named = {"page": f"page-{address.page}", "workbook": _chart(request), "chart": _chart(request),
             "table": f"{_chart(request)}-table"}  # fmt: skip
    order = [request.order] if request.what == "factsheet" and request.order == "note" else []
    return library.registers.region.files, named.get(request.what, request.what), *order


def _chart(request: Request) -> str:
    declared = chart_on(request.address, request.chart)
    return declared.chart_id if declared is not None else request.chart


def _chosen(request: Request) -> Iterator[str]:
    """What is chosen beside the year: files of different months or views have different names."""
    query, page = request.query, request.what == "page"
    drawn = chart_on(request.address, request.chart) if request.what in OF_A_CHART else None
    if query.release is not None:
        yield f"release-{query.release}"
    if "against" in query.given:
        yield f"against-{query.pair[1]}"
    if query.months:
        yield f"months-{_span(query.months)}"
    if query.flow:
        yield query.flow
    yield from (query.group,) if query.group else _named(query.named, "partners")
    yield from _named(query.sectors, "sectors")
    if query.together and query.several:
        yield "together"
    if query.code and (page or _obeys(drawn, "code")):
        yield f"HS{query.code}"
    if query.kinds and (page or _obeys(drawn, "kinds")):
        yield from query.kinds
    if is_other_view(drawn, query) if drawn else page and query.view != VIEWS["view"][0]:
        yield query.view
    if query.without and (page or _obeys(drawn, "without")):
        yield scenario(query)
    if query.years and _obeys(drawn, "years"):
        yield beside(query)


def _span(months: Months) -> str:
    """``8``, ``1-3_7-9``: a comma would part the names of several files."""
    return "_".join(
        str(first) if first == last else f"{first}-{last}" for first, last in stretches(months)
    )


def _named(codes: Sequence[str], noun: str) -> Sequence[str]:
    """What is chosen, as far as the name of a file names it: of more it says how many, as a few of
    them alone would be taken for all."""
    return codes if len(codes) <= NAMED else (f"{len(codes)}-{noun}",)


def _obeys(declared: Declaration | None, field: str) -> bool:
    """Whether what a chart shows depends on a field of the query."""
    return declared is not None and any(field in one.fields for one in declared.asks)


def scenario(query: Query) -> str:
    """What the name of a file says of a scenario: ``scenario-without-CHN-HS44``."""
    dropped = [one.replace(":", "") for one in query.without[:NAMED]]
    more = ["more"] if len(query.without) > NAMED else []
    return "-".join(["scenario-without", *dropped, *more])


def beside(query: Query) -> str:
    """What the name of a file says of years side by side: ``beside-2018-2015``."""
    return "-".join(["beside", *map(str, query.years[:NAMED])])
