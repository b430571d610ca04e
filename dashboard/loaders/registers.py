"""The registers: countries, sectors, commodity groups, chapters and partner regions.

They are data, not code: a grouping or a name is changed in ``data/registers``. Sectors are one
list for trade and for cooperation; the concordance says which chapters of goods each covers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from dashboard.errors import UnknownSelection
from dashboard.language import FALLBACK, languages
from dashboard.loaders.commodity_groups import group_of_chapters
from dashboard.loaders.commodity_names import CommodityNames, load_commodity_names
from dashboard.loaders.forms import Forms, Named, load_forms
from dashboard.loaders.region import Region, load_region
from dashboard.loaders.schemas import registers as schemas
from dashboard.loaders.special_codes import numbered
from dashboard.loaders.tables import read_table
from dashboard.message_names import forms_asked_for

_Names = Mapping[tuple[str, str], str]


@dataclass(frozen=True, eq=False)
class Registers:
    """The frames, as in their files below ``data``, the region of the dashboard, and look-ups."""

    data: Path = field(repr=False)
    region: Region
    countries: pd.DataFrame
    partner_groups: pd.DataFrame
    sectors: pd.DataFrame
    chapters: pd.DataFrame
    concordance: pd.DataFrame
    commodity_groups: pd.DataFrame
    regions: pd.DataFrame
    goods: pd.DataFrame
    commodities: CommodityNames = field(repr=False)
    groups: Mapping[str, str] = field(repr=False)
    """Chapter → its commodity group, a sector of kind trade."""
    _names: Mapping[str, _Names] = field(repr=False)
    _chapters: Mapping[str, tuple[str, ...]] = field(repr=False)
    _forms: Mapping[str, Forms] = field(repr=False)
    _made: dict[tuple[str, str, str], Named] = field(default_factory=dict, repr=False)

    @property
    def codes(self) -> dict[str, frozenset[str]]:
        """The codes of each register by its name, as `read_table` checks against them; of regions
        those that they had before too (see `former_regions`)."""
        return {
            "countries": frozenset(self.countries["country"]),
            "sectors": frozenset(self.sectors["sector"]),
            "chapters": frozenset(self.chapters["chapter"]),
            "regions": frozenset({*self.regions["region"], *self.former_regions}),
            "territories": self.region.territories,
        }

    @cached_property
    def former_regions(self) -> dict[str, str]:
        """Codes that ISO 3166-2 had → those of today; old addresses and files use them."""
        rows = zip(self.regions["region"], self.regions["former"], strict=True)
        return {code: region for region, former in rows for code in former.split(";") if code}

    @property
    def home(self) -> str:
        """The country that the region itself lies in; never a partner."""
        return self.region.country

    @property
    def home_region(self) -> str:
        """The region itself, ISO 3166-2, as its outline is named."""
        return self.region.iso

    @property
    def home_point(self) -> tuple[float, float]:
        """Where the region itself is marked on maps, degrees east and north."""
        return self.region.point

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """Countries and territories, ISO 3166-1 alpha-3, without groups and the unknown."""
        frame = self.countries
        return tuple(frame.loc[frame["kind"].isin(["country", "territory"]), "country"])

    @cached_property
    def alpha2(self) -> dict[str, str]:
        """The codes of the customs files (``CN``, ``NNN``) → partner (``CHN``, ``XXX``)."""
        frame = self.countries.loc[self.countries["alpha2"] != ""]
        return dict(zip(frame["alpha2"], frame["country"], strict=True))

    @cached_property
    def other_codes(self) -> dict[str, str]:
        """The codes of two letters and of three digits (``CN``, ``156``) → partner (``CHN``)."""
        return self.alpha2 | dict(numbered(self.alpha2))

    @cached_property
    def called(self) -> dict[str, str]:
        """The names of partners and sectors in small letters, in every language → their codes."""
        known = self.countries["country"].isin(self.partners)
        frames = ((self.countries.loc[known], "country"), (self.sectors, "sector"))
        return {
            name.casefold(): code
            for frame, codes in frames
            for names in (one for one in frame.columns if one.startswith(("name_", "short_")))
            for name, code in zip(frame[names], frame[codes], strict=True)
        }

    @cached_property
    def trade_groups(self) -> tuple[str, ...]:
        """The commodity groups that together are all goods, in the order of the register."""
        used = set(self.groups.values())
        return tuple(code for code in self.sectors["sector"] if code in used)

    @cached_property
    def whole_groups(self) -> frozenset[tuple[str, str]]:
        """Sectors, each with the words in which a source means all of its goods."""
        return frozenset(zip(self.goods["whole"], self.goods["goods"], strict=True))

    def chapters_of(self, sector: str) -> tuple[str, ...]:
        """The chapters that a sector covers; none for fields without goods.

        Raises:
            UnknownSelection: there is no such sector.
        """
        self._name("sectors", sector, FALLBACK)
        return self._chapters.get(sector, ())

    def country_name(self, country: str, language: str) -> Named:
        """Name of a country, territory or group, with its forms; UnknownSelection if none."""
        return self._named("countries", country, language)

    def group_name(self, group: str, language: str) -> Named:
        """Name of a group of countries in a language; UnknownSelection if none."""
        return self._named("partner_groups", group, language)

    def sector_name(self, sector: str, language: str) -> str:
        """Full name of a sector in a language; UnknownSelection if none."""
        return self._name("sectors", sector, language)

    def sector_short(self, sector: str, language: str) -> str:
        """Short name of a sector, for labels in charts; UnknownSelection if none."""
        return self._name("sector_shorts", sector, language)

    def chapter_name(self, chapter: str, language: str) -> str:
        """Name of a chapter in a language; UnknownSelection if none."""
        return self.commodities.name(chapter, language)

    def goods_name(self, goods: str, language: str) -> str:
        """Goods that a source names, in a language; as the source does where the register does
        not have them."""
        return self._names["goods"].get((goods, language), goods)

    def cause_name(self, goods: str, language: str) -> str:
        """The same after "due to the growth of exports of"; empty where that is not known."""
        return self._names["causes"].get((goods, language), "")

    def region_name(self, region: str, language: str) -> Named:
        """Full name of a partner region with its forms in sentences; UnknownSelection if none."""
        return self._named("regions", region, language)

    def region_short(self, region: str, language: str) -> str:
        """Short name of a partner region, for labels on the map; UnknownSelection if none."""
        return self._name("region_shorts", region, language)

    def _named(self, register: str, code: str, language: str) -> Named:
        if (asked := (register, code, language)) not in self._made:
            name = self._name(register, code, language)
            # Without a file of forms a name stands in sentences as it is.
            plain = dict.fromkeys(sorted(forms_asked_for(language)), name)
            forms = self._forms.get(language, {}).get(code, {})
            self._made[asked] = Named(name, {**plain, **forms})
        return self._made[asked]

    def _name(self, register: str, code: str, language: str) -> str:
        try:
            return self._names[register][code, language]
        except KeyError:
            kind = register.replace("_shorts", "s")
            raise UnknownSelection(f"“{code}” ({language}) is not in the {kind} register") from None


def load_registers(data: Path) -> Registers:
    """Read and check the registers below ``data/registers``.

    Raises:
        DataRefused: a file breaks its rules, or the commodity groups do not divide 01–97.
    """
    folder = data / "registers"
    countries = read_table(folder / "countries.csv", schemas.COUNTRIES)
    sectors = read_table(folder / "sectors.csv", schemas.SECTORS)
    chapters = read_table(folder / "chapters.csv", schemas.CHAPTERS)
    known = {
        "countries": frozenset(countries["country"]),
        "sectors": frozenset(sectors["sector"]),
        "chapters": frozenset(chapters["chapter"]),
    }
    read_table(folder / "sectors.csv", schemas.SECTORS, known)
    groups = read_table(folder / "partner_groups.csv", schemas.PARTNER_GROUPS, known)
    concordance = read_table(folder / "concordance.csv", schemas.CONCORDANCE, known)
    grouping = read_table(folder / "commodity_groups.csv", schemas.COMMODITY_GROUPS, known)
    regions = read_table(folder / "regions.csv", schemas.REGIONS, known)
    goods = read_table(folder / "goods.csv", schemas.GOODS, known)
    covered = concordance.groupby("sector")["chapter"].agg(lambda cells: tuple(sorted(cells)))
    return Registers(
        data=data,
        region=load_region(data),
        countries=countries,
        partner_groups=groups,
        sectors=sectors,
        chapters=chapters,
        concordance=concordance,
        commodity_groups=grouping,
        regions=regions,
        goods=goods,
        commodities=load_commodity_names(folder, chapters),
        groups=group_of_chapters(grouping, folder / "commodity_groups.csv"),
        _names={
            "countries": _names(countries, "country", "name"),
            "partner_groups": _names(groups, "group", "name"),
            "sectors": _names(sectors, "sector", "name"),
            "sector_shorts": _names(sectors, "sector", "short"),
            "regions": _names(regions, "region", "name"),
            "goods": _names(goods, "goods", "name"),
            "causes": _names(goods, "goods", "cause"),
            "region_shorts": _names(regions, "region", "short"),
        },
        _chapters=covered.to_dict(),
        _forms=load_forms(folder, {*countries["country"], *groups["group"], *regions["region"]}),
    )


def _names(frame: pd.DataFrame, key: str, kind: str) -> dict[tuple[str, str], str]:
    return {
        (code, language): name
        for language in languages()
        for code, name in zip(frame[key], frame[f"{kind}_{language}"], strict=True)
    }
