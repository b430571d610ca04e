"""The path of an address → the page that it means and the partner that it names."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.pages import every_page
from dashboard.pages.page import Page
from dashboard.store.library import Library

CODE = "{code}"


@dataclass(frozen=True, slots=True)
class Address:
    """A known path: its page and the partner region or country in it, or empty."""

    path: str
    page: Page
    code: str = ""


def address_of(path: str, library: Library) -> Address | None:
    """The page that a path means; None if there is none, or no such partner."""
    for page in every_page():
        for template in page.paths:
            before, has_code, after = template.partition(CODE)
            if not has_code:
                if path == template:
                    return Address(path, page)
            elif path.startswith(before) and path.endswith(after):
                code = path[len(before) : len(path) - len(after)]
                if is_partner(code, library):
                    return Address(path, page, code)
    return None


def first_page() -> Page:
    """The page that is shown for an address that is not known."""
    return every_page()[0]


def is_partner(code: str, library: Library) -> bool:
    """Whether a code is that of a country or a first-level region abroad."""
    registers = library.registers
    if code in registers.partners:
        return code != registers.home
    abroad = registers.regions["country"].ne(registers.home) & registers.regions["disputed"].ne(1)
    return code in set(registers.regions.loc[abroad, "region"])


def country_of(code: str, library: Library) -> str:
    """The country of a region, or the country itself."""
    regions = library.registers.regions
    found = regions.loc[regions["region"].eq(code), "country"]
    return str(found.iloc[0]) if len(found) else code


def name_of(code: str, library: Library, lang: str) -> str:
    """The name of a partner region or country in a language."""
    registers = library.registers
    named = registers.region_name if "-" in code else registers.country_name
    return named(code, lang)
