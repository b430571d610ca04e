import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from dashboard.errors import DataRefused, UnknownSelection
from dashboard.loaders.code_changes import load_editions
from dashboard.loaders.commodity_groups import CHAPTERS
from dashboard.loaders.provenance import accept, data_files
from dashboard.loaders.registers import Registers, load_registers

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load_registers(DATA)


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    shutil.copytree(DATA / "registers", tmp_path / "registers")
    return tmp_path


def replaced(data: Path, name: str, old: str, new: str) -> None:
    path = data / "registers" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    accept(data_files(data))


def test_every_country_of_iso_3166_is_there_once(registers: Registers) -> None:
    frame = registers.countries
    assert len(registers.partners) == 249
    assert (frame["kind"] == "country").sum() == 195
    assert set(frame.loc[frame["kind"] == "group", "country"]) == {"AFR", "CIS", "EUU"}
    assert "WLD" not in registers.codes["countries"]


def test_the_codes_of_the_customs_files_lead_to_partners(registers: Registers) -> None:
    assert registers.alpha2["NA"] == "NAM"
    assert registers.alpha2["NNN"] == "XXX"
    assert len(registers.alpha2) == 250


def test_members_of_the_unions(registers: Registers) -> None:
    frame = registers.countries.set_index("country")
    assert set(frame.index[frame["eaeu"] == 1]) == {"ARM", "BLR", "KAZ", "KGZ", "RUS"}
    assert set(frame.index[frame["cis"] == 1]) == {
        "ARM", "AZE", "BLR", "KAZ", "KGZ", "MDA", "RUS", "TJK", "UZB",
    }  # fmt: skip


def test_every_country_can_be_labelled_on_the_map(registers: Registers) -> None:
    frame = registers.countries.set_index("country").loc[list(registers.partners)]
    assert frame[["lon", "lat"]].notna().all(axis=None)
    assert frame.loc["PRT", "lon"] > -10
    assert frame.loc["ESP", "lat"] > 36


@pytest.mark.parametrize(
    ("code", "english", "russian"),
    [
        ("CHN", "China", "Китай"),
        ("USA", "United States", "США"),
        ("NLD", "Netherlands", "Нидерланды"),
        ("KOR", "Republic of Korea", "Республика Корея"),
        ("BLR", "Belarus", "Беларусь"),
        ("KGZ", "Kyrgyzstan", "Киргизия"),
        ("TUR", "Türkiye", "Турция"),
        ("XXX", "Unknown partner", "Партнёр не указан"),
    ],
)
def test_names_are_house_style(registers: Registers, code: str, english: str, russian: str) -> None:
    assert registers.country_name(code, "en") == english
    assert registers.country_name(code, "ru") == russian


def test_no_name_is_doubled_or_in_the_wrong_script(registers: Registers) -> None:
    for frame in (registers.countries, registers.chapters, registers.regions):
        assert frame["name_en"].is_unique
        assert frame["name_ru"].is_unique
        assert frame["name_ru"].str.contains("[а-яА-ЯёЁ]").all()
        assert not frame["name_en"].str.contains("[а-яА-ЯёЁ]").any()
    for kind, frame in registers.sectors.groupby("kind"):
        assert frame["name_en"].is_unique, kind
        assert frame["name_ru"].is_unique, kind


def test_the_commodity_groups_divide_the_chapters(registers: Registers) -> None:
    assert set(registers.groups) == {*CHAPTERS, "XX"}
    covered = [
        chapter for group in registers.trade_groups for chapter in registers.chapters_of(group)
    ]
    assert sorted(covered) == [*CHAPTERS, "XX"]
    for group in registers.trade_groups:
        assert all(registers.groups[chapter] == group for chapter in registers.chapters_of(group))


def test_the_groups_are_those_of_customs_publications(registers: Registers) -> None:
    ends = {group: registers.chapters_of(group) for group in registers.trade_groups}
    assert ends["agrifood"] == CHAPTERS[:24]
    assert ends["machinery"] == CHAPTERS[83:90]
    assert ends["other"] == ("68", "69", "70", "91", "92", "93", "94", "95", "96", "97")
    assert ends["undisclosed"] == ("XX",)
    assert "fuel" not in ends


def test_the_concordance_joins_fields_and_goods(registers: Registers) -> None:
    assert registers.chapters_of("aquaculture") == CHAPTERS[:24]
    assert registers.chapters_of("fuel") == ("27",)
    assert registers.chapters_of("culture") == ()
    parents = dict(zip(registers.sectors["sector"], registers.sectors["parent"], strict=True))
    assert parents["fuel"] == "minerals"


def test_sectors_have_an_order_without_gaps(registers: Registers) -> None:
    assert registers.sectors["order"].tolist() == list(range(1, len(registers.sectors) + 1))
    assert registers.trade_groups[0] == "agrifood"
    assert registers.trade_groups[-1] == "undisclosed"
    assert registers.sectors["short_ru"].str.len().max() <= 20


def test_the_regions_drawn_as_polygons_are_those_of_the_geometry(registers: Registers) -> None:
    shapes = json.loads((DATA / "geo" / "partner_regions.geojson").read_bytes())["features"]
    ids = {shape.get("id", shape["properties"].get("id")) for shape in shapes}
    regions = registers.regions
    assert set(regions.loc[regions["drawn"] == "polygon", "region"]) == ids
    assert regions[["lon", "lat"]].notna().all(axis=None)


def test_disputed_regions_are_points(registers: Registers) -> None:
    disputed = registers.regions.loc[registers.regions["disputed"] == 1]
    assert set(disputed["region"]) == {"UA-40", "UA-43"}
    assert set(disputed["drawn"]) == {"point"}


def test_names_of_regions_sectors_and_chapters(registers: Registers) -> None:
    land = "федеральная земля Мекленбург — Передняя Померания"
    assert registers.region_name("DE-MV", "ru") == land
    assert registers.region_name("NO-18", "ru") == "губерния Нурланд"
    assert registers.region_short("KR-44", "en") == "South Chungcheong"
    assert registers.sector_name("fuel", "en") == "Fuel and energy products"
    assert registers.sector_short("fuel", "ru") == "Топливо и энергия"
    assert registers.chapter_name("XX", "ru") == "Данные скрыты"


def test_goods_are_named_by_heading_and_by_chapter_where_there_is_none(
    registers: Registers,
) -> None:
    named = registers.commodities
    assert named.name("4407", "en") == "Sawn wood" == named.name("4407101100", "en")
    assert named.name("4407", "ru") == "Пиломатериалы"
    assert (named.named("4407101100", "ru"), named.named("44", "ru")) == ("4407", "44")
    assert named.name("44", "en") == registers.chapter_name("44", "en")
    assert (named.named("4499", "en"), named.name("4499", "en")) == ("44", named.name("44", "en"))
    with pytest.raises(UnknownSelection, match="chapters register"):
        named.name("9901", "en")


def test_headings_are_those_of_all_editions_and_are_told_apart(registers: Registers) -> None:
    named = registers.commodities
    for language, letters in (("en", 44), ("ru", 52)):
        found = named.headings[language]
        assert {heading[:2] for heading in found} == set(named.chapters[language]) - {"77", "XX"}
        in_chapter = Counter((heading[:2], name) for heading, name in found.items())
        assert [one for one, times in in_chapter.items() if times > 1] == []
        assert [name for name in found.values() if len(name) > letters] == []
    changed = {code[:4] for edition in load_editions(DATA) for code in edition.kinds}
    assert changed <= set(named.headings["en"])


def test_an_unknown_code_or_language_is_an_unknown_selection(registers: Registers) -> None:
    with pytest.raises(UnknownSelection, match="WLD"):
        registers.country_name("WLD", "en")
    with pytest.raises(UnknownSelection, match="sectors register"):
        registers.sector_short("fuel", "de")
    with pytest.raises(UnknownSelection, match="bread"):
        registers.chapters_of("bread")


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("commodity_groups.csv", "wood,44,49", "wood,44,48", "is in 0 groups"),
        ("commodity_groups.csv", "wood,44,49", "wood,44,50", "is in 2 groups"),
        ("commodity_groups.csv", "wood,44,49", "woods,44,49", "not in the register of sectors"),
        ("sectors.csv", "fuel,trade,minerals", "fuel,trade,mineral", "not in the register"),
        ("concordance.csv", "fuel,27", "fuel,98", "not in the register of chapters"),
        ("regions.csv", "NO-18,NOR", "NO-18,NOO", "not in the register of countries"),
        ("regions.csv", ",point,1", ",polygon,1", "is disputed but no point"),
    ],
)
def test_a_broken_register_is_refused(
    edited: Path, name: str, old: str, new: str, reason: str
) -> None:
    replaced(edited, name, old, new)
    with pytest.raises(DataRefused, match=reason):
        load_registers(edited)


def test_a_grouping_that_is_not_the_one_in_use_is_refused(edited: Path) -> None:
    path = edited / "registers" / "commodity_groups.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("fcs-1", "fcs-2"), encoding="utf-8")
    accept([path])
    with pytest.raises(DataRefused, match="it is in use"):
        load_registers(edited)


def test_goods_are_named_as_sources_do_or_in_our_words(registers: Registers) -> None:
    fuel = "fuel and energy products"
    assert registers.goods_name(fuel, "ru") == "топливно-энергетические товары"
    assert registers.cause_name(fuel, "ru").startswith("топливно-энергетических товаров")
    assert registers.goods_name("paper", "ru") == "бумага"
    assert registers.goods_name("walnuts", "ru") == "walnuts"
    assert registers.cause_name("paper", "en") == registers.cause_name("walnuts", "en") == ""


def test_the_short_name_of_a_group_is_of_the_words_of_its_name() -> None:
    """One chart had “Minerals” at its bars and “Mineral products” above them."""
    for row in load_registers(Path("data")).sectors.itertuples():
        short, full = (set(re.findall(r"\w+", str(name).lower()))
                       for name in (row.short_en, row.name_en))  # fmt: skip
        assert short <= full, row.sector
