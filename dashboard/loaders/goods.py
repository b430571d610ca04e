"""Which sectors are groups of goods, and which have goods at all."""

from __future__ import annotations

from dashboard.loaders.registers import Registers


def sectors_with_goods(registers: Registers) -> frozenset[str]:
    """The sectors whose goods are known: groups of goods, and some fields of cooperation."""
    sectors = registers.sectors["sector"]
    return frozenset(code for code in sectors if registers.chapters_of(code))


def commodity_groups(registers: Registers) -> frozenset[str]:
    """The sectors that are groups of goods and no fields of cooperation."""
    sectors = registers.sectors
    return frozenset(sectors.loc[sectors["kind"].eq("trade"), "sector"])
