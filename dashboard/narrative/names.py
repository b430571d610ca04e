"""Names of countries, regions, goods and publishers in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from dashboard.errors import UnknownSelection
from dashboard.loaders.forms import Named
from dashboard.loaders.registers import Registers
from dashboard.message_names import forms_asked_for


class Names(Protocol):
    """Codes → names in one language."""

    def country(self, code: str) -> str:
        """A country."""

    def group(self, code: str) -> str:
        """A group of countries."""

    def group_since(self, code: str) -> str:
        """The day since when a group has the members that it has; empty where there is none."""

    def partner(self, code: str) -> str:
        """A country as a partner in trade; with an asterisk where another source counts it."""

    def elsewhere(self, code: str) -> bool:
        """Whether it is a country the trade with which another source counts."""

    def sector(self, code: str) -> str:
        """A sector in short, for labels."""

    def sector_in_full(self, code: str) -> str:
        """A sector as the register names it."""

    def region(self, code: str) -> str:
        """A partner region."""

    def place(self, code: str) -> str:
        """A country, or a partner region by its code."""

    def region_in_short(self, code: str) -> str:
        """A partner region in short, for labels on the map."""

    def chapter(self, code: str) -> str:
        """A chapter of goods."""

    def commodity(self, code: str) -> str:
        """The goods of a commodity code: of its heading, or of its chapter."""

    def named_code(self, code: str) -> str:
        """The code of that heading or chapter."""

    def publisher(self, source: str) -> str:
        """Who published a source."""

    def view(self, code: str) -> str:
        """A part of the world that the map of relations shows."""

    def territory(self, code: str) -> str:
        """A territory that figures are published of: the region, its district, others."""

    def standing(self, territory: str) -> str:
        """What such a territory is: region, district or others; empty if it is none."""

    def goods(self, text: str) -> str:
        """Goods that a source names."""

    def cause(self, text: str) -> str:
        """The same after "due to the growth of exports of"; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class RegisterNames:
    """The names of the registers and of the sources; `Names`."""

    registers: Registers
    language: str
    publishers: Mapping[str, str] = field(default_factory=dict)
    starred: frozenset[str] = frozenset()

    def country(self, code: str) -> Named:
        """See `Names`. One that the register has no more, of a release made before, is its code."""
        try:
            return self.registers.country_name(code, self.language)
        except UnknownSelection:
            return Named(code, dict.fromkeys(forms_asked_for(self.language), code))

    def group(self, code: str) -> str:
        """See `Names`."""
        return self.registers.group_name(code, self.language)

    def group_since(self, code: str) -> str:
        """See `Names`."""
        groups = self.registers.partner_groups.set_index("group")
        return str(groups.loc[code, "since"])

    def partner(self, code: str) -> str:
        """See `Names`."""
        name = self.country(code)
        return name.marked("*") if self.elsewhere(code) else name

    def elsewhere(self, code: str) -> bool:
        """See `Names`."""
        return code in self.starred

    def sector(self, code: str) -> str:
        """See `Names`."""
        return self.registers.sector_short(code, self.language)

    def sector_in_full(self, code: str) -> str:
        """See `Names`."""
        return self.registers.sector_name(code, self.language)

    def region(self, code: str) -> str:
        """See `Names`."""
        return self.registers.region_name(code, self.language)

    def place(self, code: str) -> str:
        """See `Names`."""
        return self.region(code) if "-" in code else self.country(code)

    def region_in_short(self, code: str) -> str:
        """See `Names`."""
        return self.registers.region_short(code, self.language)

    def chapter(self, code: str) -> str:
        """See `Names`."""
        return self.registers.chapter_name(code, self.language)

    def commodity(self, code: str) -> str:
        """See `Names`."""
        return self.registers.commodities.name(code, self.language)

    def named_code(self, code: str) -> str:
        """See `Names`."""
        return self.registers.commodities.named(code, self.language)

    def publisher(self, source: str) -> str:
        """See `Names`."""
        return self.publishers.get(source, source)

    def view(self, code: str) -> str:
        """See `Names`."""
        return self.registers.region.view_name(code, self.language)

    def territory(self, code: str) -> str:
        """See `Names`."""
        return self.registers.region.territory_name(code, self.language)

    def standing(self, territory: str) -> str:
        """See `Names`."""
        return self.registers.region.standing(territory)

    def goods(self, text: str) -> str:
        """See `Names`."""
        return self.registers.goods_name(text, self.language)

    def cause(self, text: str) -> str:
        """See `Names`."""
        return self.registers.cause_name(text, self.language)
