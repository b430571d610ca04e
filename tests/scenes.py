"""Made-up scenes and frames that charts, sentences and figures are tested on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.choices import Choices
from dashboard.language import Language
from dashboard.loaders.forms import Named, load_forms
from dashboard.loaders.region import load_region
from dashboard.loaders.registers import load_registers
from dashboard.message_names import forms_asked_for
from dashboard.narrative.scene import Scene, subject
from dashboard.query import Query
from dashboard.settings import ROOT

NAN = float("nan")
PARTNERS = {
    "CHN": ("China", "Китай"),
    "NLD": ("Netherlands", "Нидерланды"),
    "FIN": ("Finland", "Финляндия"),
    "DEU": ("Germany", "Германия"),
    "USA": ("United States", "США"),
    "DNK": ("Denmark", "Дания"),
    "BLR": ("Belarus", "Беларусь"),
    "NOR": ("Norway", "Норвегия"),
}
SECTORS = {
    "agrifood": ("Food", "Продовольствие"),
    "minerals": ("Minerals", "Минеральные продукты"),
    "machinery": ("Machinery", "Машины"),
    "wood": ("Wood and paper", "Лес и бумага"),
    "culture": ("Culture", "Культура"),
    "science": ("Science", "Наука"),
}
CAUSES = {
    "fuel": ("fuel and energy products", "топливно-энергетических товаров"),
    "machines": ("machinery and equipment", "машин и оборудования"),
    "unknown": ("", ""),
}
REGION = load_region(ROOT / "data")
REGISTERS = load_registers(ROOT / "data")
FORMS = load_forms(
    ROOT / "data" / "registers",
    {
        *REGISTERS.countries["country"],
        *REGISTERS.partner_groups["group"],
        *REGISTERS.regions["region"],
    },
)
SOURCE = "Source: Government of the Leningrad Region."
CHOICES = Choices(
    years=tuple(range(2010, 2026)),
    latest=2018,
    partners=frozenset(PARTNERS),
    sectors=frozenset(SECTORS),
    zooms=("world", "baltic", "asia"),
)


LANGS = ("en", "ru")
HEADINGS = {"4403": "Rough wood"}
"""The one heading that has a name beside those of chapters."""


def _named(name: str, code: str, lang: str) -> Named:
    """A name with the forms of the register; a code that it does not have is alike in all."""
    plain = dict.fromkeys(forms_asked_for(lang), name)
    return Named(name, plain | dict(FORMS[lang].get(code, {})))


class FakeNames:
    """Names of a few countries and sectors; every other code is its name. ``starred`` partners
    have an asterisk, as those whose trade another source counts."""

    def __init__(self, lang: str = "en", starred: frozenset[str] = frozenset()) -> None:
        self._at = LANGS.index(lang)
        self._starred = starred

    def country(self, code: str) -> Named:
        return _named(PARTNERS.get(code, (code, code))[self._at], code, LANGS[self._at])

    def partner(self, code: str) -> Named:
        name = self.country(code)
        return name.marked("*") if code in self._starred else name

    def elsewhere(self, code: str) -> bool:
        return code in self._starred

    def sector(self, code: str) -> str:
        return SECTORS.get(code, (code, code))[self._at]

    def sector_in_full(self, code: str) -> str:
        return self.sector(code)

    def group(self, code: str) -> Named:
        return _named(code, code, LANGS[self._at])

    def group_since(self, code: str) -> str:
        return "2020-02-01" if code == "eu" else ""

    def region(self, code: str) -> Named:
        return _named(code, code, LANGS[self._at])

    def place(self, code: str) -> str:
        return self.region(code) if "-" in code else self.country(code)

    def region_in_short(self, code: str) -> str:
        return code

    def chapter(self, code: str) -> str:
        return f"Chapter {code}"

    def commodity(self, code: str) -> str:
        return HEADINGS.get(code[:4], f"Chapter {code[:2]}")

    def named_code(self, code: str) -> str:
        return code[:4] if code[:4] in HEADINGS else code[:2]

    def publisher(self, source: str) -> str:
        return source

    def view(self, code: str) -> str:
        return REGION.view_name(code, LANGS[self._at])

    def territory(self, code: str) -> str:
        return REGION.territory_name(code, LANGS[self._at])

    def standing(self, territory: str) -> str:
        return REGION.standing(territory)

    def goods(self, text: str) -> str:
        return text

    def cause(self, text: str) -> str:
        return CAUSES.get(text, (text, text))[self._at]


def words_of(lang: str = "en") -> Language:
    """The words of a language, with the names of the region in its sentences."""
    return REGION.language(lang)


def scene_at(
    lang: str = "en", *, mark: str = "", starred: frozenset[str] = frozenset(), **choice: Any
) -> Scene:
    """A scene of 2018 against the year before; ``choice`` are fields of the query.

    ``months`` are in force and chosen; the words for the filters follow from the query.
    """
    year = choice.pop("year", 2018)
    months = choice.pop("months", None)
    query = Query(
        lang=lang,
        year=year,
        **{
            "against": year - 1,
            "months": months,
            "chosen_months": months,
            "choices": CHOICES,
            **choice,
        },
    )
    made = Scene(query, words_of(lang), FakeNames(lang, starred), SOURCE, mark, bool(mark))
    return replace(made, subject=subject(query, made.names, made.language))


def year_of(
    year: int,
    exports: float = NAN,
    imports: float = NAN,
    *,
    whole: float | None = None,
    status: str = "published",
    part_status: str | None = None,
    qualifier: str = "",
    months: int | None = None,
) -> dict[str, object]:
    """A year of a store's answer, in millions of US dollars."""
    total = exports + imports if whole is None else whole
    row: dict[str, object] = {
        "year": year,
        "exports_usd": exports * 1e6,
        "imports_usd": imports * 1e6,
        "turnover_usd": total * 1e6,
    }
    for noun in ("exports", "imports", "turnover"):
        known = row[f"{noun}_usd"] == row[f"{noun}_usd"]
        of_part = status if noun == "turnover" else part_status or status
        row[f"{noun}_status"] = of_part if known else "not published"
        row[f"{noun}_formula"] = row[f"{noun}_source"] = ""
        row[f"{noun}_qualifier"] = qualifier if known else ""
    if status == "computed":
        row["turnover_formula"] = f"{exports:.1f} + {imports:.1f}"
    return row if months is None else row | {"months": months}


def golden_years() -> pd.DataFrame:
    """The published years 2017 to 2020 as a store answers; 2019 is not published."""
    return pd.DataFrame(
        [
            year_of(2017, 7109 / 1.257, 4115.9 / 1.148, status="implied"),
            year_of(2018, 7109, 4115.9, status="computed", part_status="published"),
            year_of(2019),
            year_of(2020, 5403.6, 3554.0, status="implied"),
        ]
    )


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
