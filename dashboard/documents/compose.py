"""A request becomes a document: the values that it holds, asked and worded; nothing is written."""

from __future__ import annotations

from dashboard.documents.document import Document
from dashboard.documents.request import Request
from dashboard.store.ask import Ask


def compose(ask: Ask, request: Request) -> Document:
    """The document that is asked for, as values.

    Raises:
        UnknownSelection: a page or chart of a view that there is not.
        StoreUnavailable: the dataset cannot be asked.
        ExportRefused: nothing can be made of what is asked, with the reason.
    """
    raise NotImplementedError
