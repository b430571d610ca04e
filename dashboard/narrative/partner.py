"""A partner of a year in the reader's words, or all others together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard.amount import Amount
from dashboard.loaders.special_codes import UNKNOWN_PARTNER
from dashboard.measures.shares import REST
from dashboard.narrative.scene import Scene
from dashboard.row_amounts import amount_of, known


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner of a year, or all others together (``code`` is `REST`).

    ``of_whole``: whether ``share`` is of a whole that is known. ``amount`` is of what is measured:
    the chosen flow, else the turnover. ``rank`` is None where the others are not known,
    ``sharing`` how many have it; ``folded`` ones are in the rest and in the table. ``countries``:
    how many the rest is of; 0: not known.
    """

    code: str
    name: str
    share: Amount
    of_whole: bool
    amount: Amount
    rank: int | None
    folded: bool
    sharing: int = 1
    countries: int = 1

    @property
    def named(self) -> bool:
        """Whether it is a partner, not the rest."""
        return self.code != REST

    def level(self, by_share: bool) -> Amount:
        """What is drawn of it."""
        return self.share if by_share else self.amount


def countries_of(codes: Iterable[str]) -> int:
    """How many of some partners are countries: neither the rest nor the unknown partner is one."""
    return sum(code not in (REST, UNKNOWN_PARTNER) for code in codes)


def partner_of(scene: Scene, row: Any) -> Partner:
    """A row of `dashboard.answers.trade.shares` in the reader's words."""
    rank = known(row.rank)
    return Partner(
        code=str(row.partner),
        name=_name(scene, row),
        share=amount_of(row, "share", "pct"),
        of_whole=bool(row.of_whole),
        amount=amount_of(row, scene.noun),
        rank=None if rank is None else int(rank),
        folded=bool(row.folded),
        sharing=int(known(getattr(row, "sharing", None)) or 1),
        countries=_countries(row),
    )


def _name(scene: Scene, row: Any) -> str:
    if row.partner != REST:
        return scene.names.partner(str(row.partner))
    count, words = _countries(row), scene.language
    return words.plural("partners.rest", count) if count else words.t("partners.others")


def _countries(row: Any) -> int:
    return max(0, int(known(row.countries) or 0))
