"""One module a page, each with its declaration ``PAGE``; `components` are what they are made of.

A page is added by its module alone: every module here that declares a ``PAGE`` is found, those
of the navigation first, in their order.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.pages.page import Page


@cache
def every_page() -> tuple[Page, ...]:
    """The declarations of all pages, in their order."""
    modules = (import_module(f"{__name__}.{one.name}") for one in pkgutil.iter_modules(__path__))
    found = [module.PAGE for module in modules if hasattr(module, "PAGE")]
    return tuple(sorted(found, key=lambda page: (page.place == 0, page.place, page.noun)))


def page_named(noun: str) -> Page:
    """The page of a noun. Raises ``KeyError`` if there is none."""
    return {page.noun: page for page in every_page()}[noun]
