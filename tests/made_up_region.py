"""The data of a small region that there is not: what another region would write, and no code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from dashboard.loaders.columns import Schema
from dashboard.loaders.provenance import accept, data_files
from dashboard.loaders.schemas import published, registers, relations
from dashboard.loaders.tables import columns_in
from dashboard.settings import ROOT

YEARS = (2030, 2031)
PARTNERS = ("JPN", "BRA", "ITA")
REGIONS = ("JP-01", "BR-SP")
FOR_ALL = (
    "countries", "partner_groups", "sectors", "chapters", "headings", "commodity_groups",
    "concordance", "nomenclatures", "code_changes",
)  # fmt: skip
"""The registers that every region shares."""

REGION = """
[codes]
territory = "ALD"
district = "AMB"
iso = "KZ-ALD"
country = "KAZ"
customs = "77000"
subject = "99"
files = "alder-province"

[years]
first = 2029

[home]
lon = 71.4
lat = 51.1

[[views]]
code = "pacific"
west = 120
east = 160
south = 20
north = 50
middle = [140, 35]
en = "Pacific"
ru = "Тихий океан"

[names.en]
name = "Alder Province"
the = "Alder Province"
product = "Trade and friends abroad"
district = "Amber District"
country = "Kazakhstan"
government = "Council of Alder Province"
customs = "Customs Office of Kazakhstan"
examples = "Hokkaido, snow"

[names.ru]
name = "Ольховый край"
genitive = "Ольхового края"
area = "край"
area_genitive = "края"
product = "Торговля и друзья за рубежом"
district = "Янтарный округ"
district_genitive = "Янтарного округа"
district_prepositional = "Янтарном округе"
country_genitive = "Казахстана"
government = "Совет Ольхового края"
customs = "Таможня Казахстана"
examples = "Хоккайдо, снег"

[demonstration]
region = "77000 - ОЛЬХОВЫЙ КРАЙ"
neighbour = "78000 - ГОРОД ОЛЬХА"
district = "09-ЯНТАРНЫЙ ОКРУГ"
"""

SOURCES = [
    {
        "source": "S01", "title": "Abroad", "publisher": "Council of Alder Province",
        "address": "https://alder.example/abroad", "published": "2032-02-01",
        "accessed": "2032-03-01", "language": "en", "role": "seed",
    },
]  # fmt: skip


def figure(
    number: int, year: int, measure: str, value: object, **more: object
) -> dict[str, object]:
    """A row of the published figures of the region; ``more`` are other cells."""
    flow = measure if measure in ("export", "import") else "total"
    return {
        "figure": f"T{number:03d}", "year": year, "period": "year", "territory": "ALD",
        "measure": measure, "flow": flow, "partner": "WLD", "sector_text": "all goods",
        "value": value, "unit": "USD million", "qualifier": "exact", "standing": "actual",
        "quote": f"{value} by the page".strip(), "source": "S01", "confidence": "clear", **more,
    }  # fmt: skip


FIGURES = [
    figure(1, 2030, "export", 40),
    figure(2, 2030, "import", 60),
    figure(3, 2031, "export", 50),
    figure(4, 2031, "import", 55),
    figure(5, 2031, "share", 40, partner="JPN", unit="% of turnover"),
    figure(6, 2031, "share", 25, partner="BRA", unit="% of turnover"),
    figure(7, 2031, "turnover", 9, partner="ITA", qualifier="approx"),
    figure(8, 2031, "growth_driver", "", flow="export", sector="wood", sector_text="alder planks",
            unit="qualitative", qualifier="qualitative"),
    figure(9, 2031, "rank", 3, flow="export", unit="rank in the district"),
    figure(10, 2031, "rank", 4, flow="import", unit="rank in the district"),
    figure(11, 2031, "export", 500, territory="AMB"),
    figure(12, 2031, "jars", 12, unit="jars of honey", sector_text="honey", period="market days"),
    figure(13, 2031, "turnover", 120),
    figure(14, 2031, "export", 30, sector="wood", sector_text="wood"),
    figure(15, 2031, "import", 4, sector="wood", sector_text="wood", standing="preliminary"),
    figure(16, 2031, "share_of_district", 2, flow="import", unit="% of the district's imports"),
    figure(17, 2030, "export", 400, territory="AMB"),
    figure(18, 2030, "import", 300, territory="AMB"),
    figure(19, 2030, "turnover", 700, territory="AMB"),
]  # fmt: skip
"""The turnover is not the sum of exports and imports: the source contradicts itself."""

GOODS = [
    {
        "goods": "alder planks", "name_en": "alder planks", "name_ru": "ольховые доски",
        "cause_en": "alder planks", "cause_ru": "ольховых досок",
    },
    {"goods": "wood", "whole": "wood", "name_en": "wood", "name_ru": "древесина"},
]  # fmt: skip
PARTNER_REGIONS = [
    {
        "region": "JP-01", "country": "JPN", "name_en": "Hokkaido", "name_ru": "Хоккайдо",
        "short_en": "Hokkaido", "short_ru": "Хоккайдо", "type_en": "prefecture",
        "type_ru": "префектура", "lon": 142.8, "lat": 43.4, "drawn": "point", "disputed": 0,
    },
    {
        "region": "BR-SP", "country": "BRA", "name_en": "São Paulo", "name_ru": "Сан-Паулу",
        "short_en": "São Paulo", "short_ru": "Сан-Паулу", "type_en": "state", "type_ru": "штат",
        "lon": -48.5, "lat": -22.0, "drawn": "point", "disputed": 0,
    },
]  # fmt: skip
RELATIONS = [
    {
        "relation": "R1", "scope": "partner-region", "region": "JP-01", "country": "JPN",
        "party_en": "Hokkaido", "party_ru": "Хоккайдо", "kind": "agreement",
        "title_en": "Agreement on snow", "title_ru": "Соглашение о снеге", "since": "2029-05-01",
        "state": "in-force", "sectors": "culture", "quote": "agreed on snow", "source": "S01",
    },
    {
        "relation": "R2", "scope": "partner-region", "region": "BR-SP", "country": "BRA",
        "party_en": "São Paulo", "party_ru": "Сан-Паулу", "kind": "intention",
        "title_en": "Intention to trade honey", "title_ru": "Намерение торговать мёдом",
        "since": "2031", "state": "planned", "quote": "honey will be traded", "source": "S01",
    },
]  # fmt: skip
EVENTS = [
    {
        "event": "E1", "start": "2031-06-02", "end": "2031-06-03", "year": 2031,
        "precision": "day", "scope": "partner-region", "region": "JP-01", "country": "JPN",
        "place_en": "Sapporo", "place_ru": "Саппоро", "kind": "visit", "title_en": "Snow days",
        "title_ru": "Дни снега", "sectors": "culture", "participants_en": "Governor",
        "participants_ru": "Губернатор", "quote": "days of snow", "source": "S01",
    },
    {
        "event": "E2", "start": "2030", "end": "2030", "year": 2030, "precision": "year",
        "scope": "country", "country": "ITA", "kind": "forum", "title_en": "Alder forum",
        "title_ru": "Ольховый форум", "quote": "a forum of alder", "source": "S01",
    },
]  # fmt: skip


def made_up_region(folder: Path, **changed: Sequence[Mapping[str, object]]) -> Path:
    """Write the data of the region below a folder; returns it.

    ``changed``: other rows for a table, by its name (``figures``, ``events`` …).
    """
    tables: dict[str, tuple[str, Schema, Sequence[Mapping[str, object]]]] = {
        "goods": ("registers/goods", registers.GOODS, GOODS),
        "regions": ("registers/regions", registers.REGIONS, PARTNER_REGIONS),
        "sources": ("published/sources", published.SOURCES, SOURCES),
        "figures": ("published/trade_figures", published.FIGURES, FIGURES),
        "relations": ("published/relations", relations.RELATIONS, RELATIONS),
        "events": ("published/events", relations.EVENTS, EVENTS),
        "paragraphs": ("published/paragraphs", relations.PARAGRAPHS, ()),
        "contradictions": ("published/contradictions", published.CONTRADICTIONS, ()),
        "choices": ("published/choices", published.CHOICES, ()),
        "exceptions": ("published/exceptions", published.EXCEPTIONS, ()),
    }
    (folder / "registers").mkdir(parents=True)
    (folder / "published").mkdir()
    for name, (place, schema, rows) in tables.items():
        given = list(changed.get(name, rows))
        named = {column for row in (*given, *rows) for column in row}
        columns = columns_in(named, schema)
        frame = pd.DataFrame(given, columns=columns)
        frame.to_csv(folder / f"{place}.csv", index=False, lineterminator="\n")
    for name in FOR_ALL:
        shutil.copy(ROOT / "data" / "registers" / f"{name}.csv", folder / "registers")
    (folder / "registers" / "region.toml").write_text(REGION, encoding="utf-8")
    (folder / "geo").mkdir()
    for scale in (50, 110):
        shutil.copy(ROOT / "data" / "geo" / f"world_{scale}m.json", folder / "geo")
    nowhere = {"type": "FeatureCollection", "features": []}
    (folder / "geo" / "partner_regions.geojson").write_text(json.dumps(nowhere), encoding="utf-8")
    for path in data_files(folder):
        path.with_suffix(".meta.json").write_text(
            json.dumps(
                {
                    "publisher": "Alder Province", "title": path.stem, "address": "",
                    "licence": "CC0 1.0", "accessed": "", "updated": "2032-02-01", "sha256": "",
                    "description": path.stem,
                }
            ),
            encoding="utf-8",
        )  # fmt: skip
    accept(data_files(folder))
    return folder
