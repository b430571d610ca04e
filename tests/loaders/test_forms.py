"""The forms of names: complete, plausible, and as sentences ask for them."""

from __future__ import annotations

import copy
import pickle
import shutil
from pathlib import Path

import pytest

from dashboard.errors import DataRefused
from dashboard.loaders.forms import Forms, Named, load_forms
from dashboard.loaders.provenance import accept
from dashboard.loaders.registers import Registers, load_registers
from dashboard.message_names import forms_asked_for
from dashboard.typography import NBSP

DATA = Path(__file__).parents[2] / "data"


def listed(codes: str) -> frozenset[str]:
    """The codes of a text."""
    return frozenset(codes.split())


CASES = ("gen", "dat", "acc", "ins", "prep")
INDECLINABLE = listed(
    "ARE BDI BFA BLM CAF CHL COD COG CPV CUW DJI FJI GGY HTI JEY KIR LSO MAC MAR MCO "
    "MLI MWI NIC NIU NRU PER PLW PRI PRK SLE SMR SOM STP SWZ TGO TKL TON TUV USA VUT "
    "WSM ZAF ZWE "
)
"""Names that are alike in every case."""
ON = listed(
    "ABW AIA ALA ATF BES BHS BLM BMU BRB BVT CCK COK COM CUB CUW CXR CYM CYP DMA FJI "
    "FLK FRO GGY GLP GUM HMD HTI IMN IOT JAM JEY MAF MDG MDV MHL MLT MNP MSR MTQ MUS MYT "
    "NFK NIU PCN PHL REU SGS SHN SJM SLB SPM SXM SYC TCA TON TWN UKR UMI VGB VIR WLF "
    "WSM "
)
"""Where Russian says «на» and «с», not «в» and «из»."""
ISLANDS = listed("BVT CXR HMD IMN NFK PCN SHN TCA")
"""«На острове Мэн»: within a sentence the word for an island is no part of the name."""
GROUPS = listed("eaeu eu brics others")
WITH_ARTICLE = listed(
    "ALA ARE ATF BES BHS CAF CCK CIS COD COG COK COM CYM DOM EUU FLK FRO GBR GMB HMD "
    "IMN IOT KOR MDV MHL MNP NLD PCN PHL SLB SYC TCA UMI USA VGB VIR XXX PL-02 RU-LEN "
)


@pytest.fixture(scope="module")
def registers() -> Registers:
    return load_registers(DATA)


@pytest.fixture(scope="module")
def names(registers: Registers) -> dict[str, str]:
    """Code → Russian name, of every country, group and partner region."""
    countries, regions = registers.countries, registers.regions
    # Groups of partners stand in sentences as «страны ЕАЭС»: see their test.
    return dict(zip(countries["country"], countries["name_ru"], strict=True)) | dict(
        zip(regions["region"], regions["name_ru"], strict=True)
    )


@pytest.fixture(scope="module")
def forms(names: dict[str, str]) -> dict[str, Forms]:
    every = load_forms(DATA / "registers", {*names, *GROUPS})
    return {
        language: {code: forms for code, forms in rows.items() if code not in GROUPS}
        for language, rows in every.items()
    }


def test_every_country_and_partner_region_has_every_form(
    forms: dict[str, Forms], names: dict[str, str]
) -> None:
    assert set(forms) == {"en", "ru"}
    for language, wanted in (("ru", {*CASES, "where", "to", "from", "with"}), ("en", {"the"})):
        assert set(forms[language]) == set(names)
        assert all(set(row) == wanted for row in forms[language].values())


def test_names_that_have_one_form_are_those_listed(
    forms: dict[str, Forms], names: dict[str, str]
) -> None:
    alike = {
        code
        for code, name in names.items()
        if {forms["ru"][code][case] for case in CASES} == {name}
    }
    assert alike == INDECLINABLE


def test_declined_names_differ_and_keep_their_stems(
    forms: dict[str, Forms], names: dict[str, str]
) -> None:
    for code, name in names.items():
        if code in INDECLINABLE or code == "XXX":
            continue
        row = forms["ru"][code]
        assert row["gen"] != name and row["ins"] != row["gen"], code
        for case in CASES:
            told, parts = (text.replace("-", " ").split() for text in (row[case], name))
            assert len(told) == len(parts), (code, case)
            for word, plain in zip(told, parts, strict=True):
                stem = plain[: max(1, len(plain) - 2 - (plain == "Египет"))]
                stands = (
                    word.capitalize()
                    if plain in ("Остров", "Острова") and code in ISLANDS
                    else word
                )
                assert stands.startswith(stem), (code, case, word)


@pytest.mark.parametrize(
    ("ending", "gen", "dat", "acc", "ins", "prep"),
    [
        ("ия", "ии", "ии", "ию", "ией", "ии"),
        ("стан", "стана", "стану", "стан", "станом", "стане"),
        ("ская область", "ской области", "ской области", "скую область", "ской областью",
         "ской области"),
    ],
)  # fmt: skip
def test_names_of_one_kind_decline_alike(
    forms: dict[str, Forms],
    names: dict[str, str],
    ending: str,
    gen: str,
    dat: str,
    acc: str,
    ins: str,
    prep: str,
) -> None:
    kind = [c for c, name in names.items() if (name.endswith(ending) and len(name.split()) == 1)
            or (" область" in ending and name.endswith(ending))]  # fmt: skip
    assert len(kind) > 4
    for code in kind:
        stem = names[code].removesuffix(ending)
        expected = [stem + one for one in (gen, dat, acc, ins, prep)]
        assert [forms["ru"][code][case] for case in CASES] == expected


def test_prepositions_are_those_that_the_names_take(forms: dict[str, Forms]) -> None:
    said_on, soft, with_so = set(), set(), set()
    for code, kept in forms["ru"].items():
        if code == "XXX":
            continue
        row = {form: text.replace(NBSP, " ") for form, text in kept.items()}
        word, place = row["where"].split(" ", 1)
        assert place == row["prep"] and row["to"] == f"{word} {row['acc']}"
        assert row["from"].split(" ", 1)[1] == row["gen"]
        assert row["from"].split(" ")[0] in (("с", "со") if word == "на" else ("из",)), code
        said_on |= {code} if word == "на" else set()
        soft |= {code} if word == "во" else set()
        assert row["with"] in (f"с {row['ins']}", f"со {row['ins']}"), code
        with_so |= {code} if row["with"].startswith("со ") else set()
    assert said_on == ON
    assert soft == {"FRA", "GUF", "PYF", "VNM"}
    assert with_so == {"CHE", "LKA", "SJM", "SVK", "SVN", "SWE"}


@pytest.mark.parametrize(
    ("code", "ins", "where", "came"),
    [
        ("CHN", "Китаем", "в Китае", "из Китая"),
        ("CUB", "Кубой", "на Кубе", "с Кубы"),
        ("NLD", "Нидерландами", "в Нидерландах", "из Нидерландов"),
        ("BLR", "Беларусью", "в Беларуси", "из Беларуси"),
        ("KOR", "Республикой Корея", "в Республике Корея", "из Республики Корея"),
        ("CN-HE", "провинцией Хэбэй", "в провинции Хэбэй", "из провинции Хэбэй"),
        ("NO-18", "губернией Нурланд", "в губернии Нурланд", "из губернии Нурланд"),
    ],
)
def test_what_sentences_say(
    registers: Registers, code: str, ins: str, where: str, came: str
) -> None:
    called = registers.region_name if "-" in code else registers.country_name
    name = called(code, "ru")
    assert name.form("with") == f"с{NBSP}{ins}"
    assert name.where == where.replace("в ", f"в{NBSP}")
    assert name.form("from") == came.replace("с ", f"с{NBSP}")


def test_english_has_the_article_where_it_has_one(
    registers: Registers, forms: dict[str, Forms]
) -> None:
    with_article = {c for c, row in forms["en"].items() if row["the"].startswith("the ")}
    assert with_article == WITH_ARTICLE
    assert registers.country_name("NLD", "en").form("the") == "the Netherlands"
    assert registers.country_name("CHN", "en").form("the") == "China"


def test_a_name_is_a_text_and_falls_back_to_itself() -> None:
    name = Named("China", {"the": "China"})
    assert name == "China" and isinstance(name, str)
    assert name.form("ins") == "China"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("CHN,Китая", "CHX,Китая", "is not in the register"),
        ("CUB,Кубы,Кубе", "CUB,Кубы,", "is not filled in"),
    ],
)
def test_a_file_that_lacks_a_name_or_a_form_is_refused(
    tmp_path: Path, names: dict[str, str], old: str, new: str, reason: str
) -> None:
    shutil.copytree(DATA / "registers", tmp_path / "registers")
    path = tmp_path / "registers" / "forms_ru.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    accept([path])
    with pytest.raises(DataRefused, match=reason):
        load_forms(tmp_path / "registers", {*names, *GROUPS})


def test_a_row_that_is_not_there_is_refused(tmp_path: Path, names: dict[str, str]) -> None:
    with pytest.raises(DataRefused, match="every country and partner region has a row"):
        load_forms(DATA / "registers", {*names, *GROUPS, "ZZZ"})


@pytest.mark.parametrize(
    ("code", "ins", "to", "the"),
    [
        ("eaeu", "со странами ЕАЭС", "в страны ЕАЭС", "the EAEU"),
        ("eu", "со странами Европейского союза", "в страны Европейского союза",
         "the European Union"),
        ("brics", "со странами БРИКС", "в страны БРИКС", "BRICS"),
        ("others", "с прочими странами", "в прочие страны", "other countries"),
    ],
)  # fmt: skip
def test_a_group_of_partners_stands_for_its_countries(
    registers: Registers, code: str, ins: str, to: str, the: str
) -> None:
    russian = registers.group_name(code, "ru")
    found = [russian.form(form).replace(NBSP, " ") for form in ("with", "to")]
    assert found == [ins, to]
    assert registers.group_name(code, "en").form("the") == the


@pytest.mark.parametrize("language", ["en", "ru"])
def test_sentences_ask_for_forms_that_there_are(forms: dict[str, Forms], language: str) -> None:
    assert forms_asked_for(language) <= set(forms[language]["CHN"])


def test_a_copy_of_a_name_knows_its_forms() -> None:
    named = Named("Китай", {"ins": "Китаем"})
    for copied in (copy.deepcopy(named), pickle.loads(pickle.dumps(named))):
        assert (copied, copied.form("ins")) == ("Китай", "Китаем")


def test_forms_stand_in_one_order_whichever_process_reads_them() -> None:
    """Options are searched by them: of the same page the browser holds the same pieces."""
    asked = sorted(forms_asked_for("ru"))
    name = load_registers(DATA).country_name("CHN", "ru")
    assert [*vars(name)][: len(asked)] == asked
