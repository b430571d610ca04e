"""What opens a view of a document again: its link, and the short reference that is typed."""

from __future__ import annotations

from dashboard.charts.chart import Declaration
from dashboard.documents.address import Address, path_of
from dashboard.documents.reference import reference, view_of
from dashboard.documents.request import Request, link_to
from dashboard.query import Query
from dashboard.store.ask import Ask


def opening_of(
    ask: Ask, request: Request, address: Address, query: Query, declared: Declaration | None = None
) -> tuple[str, str]:
    """The link that opens a view again, with its year and release, at its chart; its reference.

    A chart that is not on the page is opened on its own; one of the page of a partner without a
    partner opens the page that was asked for.
    """
    registers = ask.library.registers
    if declared is not None and address.page not in declared.pages:
        found = next((page for page in declared.pages if path_of(page)), "")
        address = Address(path_of(found), found) if found else address
        declared = declared if found else None
    short = reference(registers, query, address, declared.chart_id if declared else "")
    view = view_of(short, registers)
    if view is None:
        return link_to(request, address, query), ""
    return request.link.rstrip("/") + view.address, short
