"""The register of the region itself: read whole, refused with every fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.language import languages, messages
from dashboard.loaders.provenance import accept
from dashboard.loaders.region import Region, load_region

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def region() -> Region:
    return load_region(DATA)


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    (tmp_path / "registers").mkdir()
    for name in ("region.toml", "region.meta.json"):
        shutil.copy(DATA / "registers" / name, tmp_path / "registers" / name)
    return tmp_path


def refusal(data: Path, old: str, new: str) -> str:
    path = data / "registers" / "region.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    accept([path])
    with pytest.raises(DataRefused) as refused:
        load_region(data)
    return str(refused.value)


def test_codes_place_and_views(region: Region) -> None:
    assert (region.territory, region.iso, region.country) == ("LEN", "RU-LEN", "RUS")
    assert (region.customs, region.subject, region.files) == (41000, "47", "leningrad-region")
    assert region.territories == {"LEN", "NWFD", "SPE+LEN"}
    assert region.point == (30.3, 59.9)
    assert region.first_year == 1987
    assert [view.code for view in region.views] == ["eurasia", "baltic", "asia"]
    assert region.views[1].middle == (22, 59)


def test_names_in_each_language_and_in_english_where_there_are_none(region: Region) -> None:
    assert region.words("ru")["genitive"] == "Ленинградской области"
    assert region.words("eo") == region.words("en")
    assert region.view_name("asia", "ru") == "Азия"
    assert region.view_name("asia", "eo") == "Asia"
    assert region.territory_name("LEN", "ru") == "Ленинградская область"
    assert region.territory_name("NWFD", "en") == "North-West Federal District"
    assert region.territory_name("SPE+LEN", "ru") == "Санкт-Петербург и область вместе"
    for unknown in (region.view_name, region.territory_name):
        with pytest.raises(KeyError):
            unknown("nowhere", "en")


@pytest.mark.parametrize("code", languages())
def test_sentences_name_the_region(region: Region, code: str) -> None:
    words = region.language(code)
    assert region.words(code)["name"] in words.t("page.window", page="X", year=1)
    assert "{region." not in "".join(words.t(key) for key in messages(code))
    assert words is region.language(code)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('territory = "LEN"', "", "codes.territory"),
        ('subject = "47"', 'subject = "47"\ncolour = "red"', "codes.colour"),
        ('country = "RUS"', 'country = "RU"', "three capital letters"),
        ('files = "leningrad-region"', 'files = "a/b"', "small letters"),
        ("first = 1987", "", "years.first"),
        ("first = 1987", 'first = "1987"', "not a year from 1900"),
        ("first = 1987", "first = 87", "not a year from 1900"),
        ("[years]", "[year]", "years.first"),
        ("lat = 59.9", "lat = 95.9", "between -90 and 90"),
        ("lat = 59.9", 'lat = "north"', "between -90 and 90"),
        ("middle = [22, 59]", "middle = [22]", "two numbers"),
        ('code = "baltic"', 'code = "world"', "the whole map"),
        ('en = "Baltic"', "", "views 2.en"),
        ('en = "St', 'de = "St', "territories 1.en"),
        ('the = "the Leningrad Region"', "", "names.en.the"),
        ('the = "the Leningrad Region"', 'the = "the {name}"', "without braces"),
        ('genitive = "Ленинградской области"', "", "messages/ru.toml asks for it"),
        ("[names.en]", "[names.eo]", "other languages fall back to it"),
        ("[home]", "[house]", "home.lon"),
        ("58000 = [", "Pskov = [", "a code of at most five figures"),
        ('86000 = ["', '86000 = [1, "', "is not a list of names"),
        ("[codes]", "[codes", "is not TOML"),
    ],
)
def test_a_broken_register_is_refused(edited: Path, old: str, new: str, reason: str) -> None:
    assert reason in refusal(edited, old, new)
