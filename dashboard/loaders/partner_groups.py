"""Groups of partner countries: who belongs to which, of those that a dataset knows."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.loaders.registers import Registers


def groups_of(registers: Registers, partners: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Group → those of the partners that are its members, in the order of the register.

    The members are those of today in every year. A group without members in the register has all
    countries that no other has. One that has none of the partners is left out.
    """
    frame = registers.partner_groups
    members = {
        group: frozenset(codes.split(";")) if codes else frozenset()
        for group, codes in zip(frame["group"], frame["members"], strict=True)
    }
    rest = frozenset(registers.partners) - frozenset().union(*members.values())
    asked = set(partners) - {registers.home}
    found = {group: tuple(sorted(asked & (codes or rest))) for group, codes in members.items()}
    return {group: codes for group, codes in found.items() if codes}
