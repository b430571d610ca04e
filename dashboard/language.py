"""Words, numbers, dates and plurals in English and Russian.

``Language("ru").t("card.exports")`` reads messages/ru.toml; numbers keep their sign in "−" and
their spaces unbreakable. Formatting by hand where Babel would cost milliseconds a chart; a test
holds it equal to Babel.
"""

from __future__ import annotations

import datetime as dt
import math
import tomllib
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date

NBSP = "\u00a0"
MINUS = "\u2212"
NOTHING = "\u2014"
MESSAGES = Path(__file__).parent / "messages"


@cache
def messages(code: str) -> dict[str, str]:
    """All messages of a language, by dotted key."""
    with (MESSAGES / f"{code}.toml").open("rb") as file:
        tree = tomllib.load(file)
    found: dict[str, str] = {}

    def walk(prefix: str, branch: dict[str, object]) -> None:
        for key, value in branch.items():
            if isinstance(value, dict):
                walk(f"{prefix}{key}.", value)
            else:
                found[prefix + key] = str(value)

    walk("", tree)
    return found


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that there are messages in; English first."""
    found = sorted(path.stem for path in MESSAGES.glob("*.toml"))
    return ("en", *(code for code in found if code != "en"))


class Language:
    """One language; cheap to make, holds no state of its own."""

    __slots__ = ("_texts", "code")

    def __init__(self, code: str = "en") -> None:
        self.code = code
        self._texts = messages(code)

    def t(self, key: str, **values: object) -> str:
        """The message of a key, with its ``{names}`` filled in. Raises ``KeyError`` if none."""
        text = self._texts[key]
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return key in self._texts

    def plural(self, key: str, count: int, **values: object) -> str:
        """The message ``key.one|few|many|other`` that fits a count; ``{count}`` is filled in."""
        form = _locale(self.code).plural_form(count)
        return self.t(f"{key}.{form}", count=self.number(count, 0), **values)

    def number(self, value: float | None, digits: int = 1) -> str:
        """``7,109.0`` or ``7 109,0``; an em dash for a missing value."""
        if value is None or math.isnan(value):
            return NOTHING
        text = f"{abs(value):,.{digits}f}"
        if self.code == "ru":
            text = text.replace(",", NBSP).replace(".", ",")
        negative = value < 0 and any(c in "123456789" for c in text)
        return MINUS + text if negative else text

    def signed(self, value: float | None, digits: int = 1) -> str:
        """A number with its sign: ``+15.7``."""
        text = self.number(value, digits)
        positive = value is not None and value > 0 and any(c in "123456789" for c in text)
        return "+" + text if positive else text

    def percent(self, value: float | None, digits: int = 1) -> str:
        """A share: ``15.6%`` or ``15,6 %``; ``<0.1%``, never a false ``0.0%``."""
        if value is None or math.isnan(value):
            return NOTHING
        least = 10**-digits
        small = 0 < abs(value) < least / 2
        text = ("<" + self.number(least, digits)) if small else self.number(value, digits)
        return text + self._percent_sign

    def change(self, value: float | None, digits: int = 1) -> str:
        """A growth in per cent with its sign: ``+21.5%``."""
        text = self.signed(value, digits)
        return text if text == NOTHING else text + self._percent_sign

    def points(self, value: float | None, digits: int = 1) -> str:
        """Percentage points with their sign: ``+15.7 p.p.``."""
        text = self.signed(value, digits)
        return text if text == NOTHING else f"{text}{NBSP}{self.t('unit.points')}"

    def millions(self, usd: float | None, digits: int = 1) -> str:
        """US dollars as a number of millions, without its unit."""
        return self.number(None if usd is None else usd / 1e6, digits)

    def usd(self, usd: float | None, digits: int = 1) -> str:
        """US dollars in millions with the unit: ``$7,109.0 million``, ``7 109,0 млн долл.``."""
        text = self.millions(usd, digits)
        return text if text == NOTHING else self.t("unit.usd_millions", value=text)

    def usd_change(self, usd: float | None, digits: int = 1) -> str:
        """A signed amount in millions with the unit."""
        if usd is None or math.isnan(usd):
            return NOTHING
        sign = "+" if usd > 0 else MINUS if usd < 0 else ""
        return sign + self.usd(abs(usd), digits)

    def date(self, text: str) -> str:
        """A full or partial ISO date in words: ``2018-05-28``, ``2018-05`` or ``2018``."""
        parts = text.split("-")
        if len(parts) == 1:
            return text
        if len(parts) == 2:
            first = dt.date(int(parts[0]), int(parts[1]), 1)
            return format_date(first, "LLLL y", locale=self.code)
        day = dt.date.fromisoformat(text)
        return format_date(day, "long", locale=self.code).replace(" ", NBSP)

    def percent_signs(self, text: str) -> str:
        """A text of plain numbers with its per cent signs set as in this language."""
        return text.replace("%", self._percent_sign)

    @property
    def _percent_sign(self) -> str:
        return NBSP + "%" if self.code == "ru" else "%"


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code)


@cache
def language(code: str) -> Language:
    """The one ``Language`` of a code."""
    return Language(code)
