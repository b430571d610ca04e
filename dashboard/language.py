"""Words, numbers, dates and plurals in every language that there is a file of in messages/.

``Language("ru").t("card.exports")`` reads messages/ru.toml, whose table ``[language]`` says how
numbers, percentages, dates and quotations are written; plurals and names of months are those of
the CLDR locale that it names. Numbers keep their sign in "−" and their spaces unbreakable.
Formatting by hand where Babel would cost milliseconds a chart; a test holds it equal to Babel.
"""

from __future__ import annotations

import datetime as dt
import math
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date

from dashboard.certainty import is_small
from dashboard.typography import NBSP, bound, upright

MINUS = "\u2212"
NOTHING = "\u2014"
FALLBACK = "en"
"""The language that every message and every name exists in."""
FINEST = 6
"""Decimals of a fall that is nearly, but not quite, all."""
SMALL = 1e6
"""US dollars below which a sum is written in dollars: "0.4 million" tells one digit of it."""
MESSAGES = Path(__file__).parent / "messages"
OF_REGION = re.compile(r"\{region\.(\w+)\}")


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
    short = found.get("language.short", "")
    dash = found.get("language.upright", "")
    return {key: upright(bound(text, short), dash) for key, text in found.items()}


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that there are messages in; the fallback first."""
    found = sorted(path.stem for path in MESSAGES.glob("*.toml"))
    return (FALLBACK, *(code for code in found if code != FALLBACK))


def in_language(texts: Mapping[str, str], code: str) -> str:
    """The text of a language; the fallback's where there is none. ``texts``: language → text."""
    return texts.get(code) or texts.get(FALLBACK, "")


class Language:
    """One language; cheap to make, holds no state of its own.

    ``region``: the names that its sentences take as ``{region.NAME}``. Without them it has no
    sentence about the region, and asking for one raises ``KeyError``.
    """

    __slots__ = ("_decimal", "_group", "_percent", "_texts", "code", "dash", "locale")

    def __init__(self, code: str = FALLBACK, region: Mapping[str, str] | None = None) -> None:
        self.code = code
        self._texts = _about(messages(code), region)
        self.locale = self._texts["language.locale"]
        """The CLDR locale of its plurals and dates."""
        self._decimal = self._texts["language.decimal"]
        self._group = self._texts["language.group"]
        self._percent = self._texts["language.percent"]
        self.dash = upright(
            f" {self._texts['language.dash']} ", self._texts.get("language.upright", "")
        )
        """What stands between two parts of a line of text, with its spaces."""

    def t(self, key: str, **values: object) -> str:
        """The message of a key, with its ``{names}`` filled in. Raises ``KeyError`` if none."""
        text = self._texts[key]
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return key in self._texts

    def plural(self, key: str, count: int, **values: object) -> str:
        """The message ``key.one|few|many|other`` that fits a count; ``{count}`` is filled in."""
        form = _locale(self.locale).plural_form(count)
        return self.t(f"{key}.{form}", count=self.number(count, 0), **values)

    def number(self, value: float | None, digits: int = 1) -> str:
        """``7,109.0`` or ``7 109,0``; an em dash for a missing value."""
        if value is None or math.isnan(value):
            return NOTHING
        whole, _, rest = f"{abs(value):,.{digits}f}".partition(".")
        text = whole.replace(",", self._group) + (self._decimal + rest if rest else "")
        negative = value < 0 and any(c in "123456789" for c in text)
        return MINUS + text if negative else text

    def signed(self, value: float | None, digits: int = 1) -> str:
        """A number with its sign: ``+15.7``; ``less than 0.1 down``, never a false ``0.0``."""
        if is_small(value, digits):
            return self._hardly(value, self.number(10**-digits, digits))
        text = self.number(value, digits)
        rises = (value or 0) > 0 and any(c in "123456789" for c in text)
        return "+" + text if rises else text

    def percent(self, value: float | None, digits: int = 1) -> str:
        """A share: ``15.6%`` or ``15,6 %``; ``<0.1%``, never a false ``0.0%``."""
        if value is None or math.isnan(value):
            return NOTHING
        if is_small(value, digits) and value < 0:
            return self.t("amount.below_zero", figure=self.percent(10**-digits, digits))
        return self._percent.format(value=self.millions(value * 1e6, digits))

    def _hardly(self, value: float | None, least: str) -> str:
        """A change that is less than the ``least`` that its digits tell, in words."""
        return self.t(f"amount.{'up' if value and value > 0 else 'down'}_by_less", figure=least)

    def change(self, value: float | None, digits: int = 1) -> str:
        """A growth with its sign: ``+21.5%``; a fall by nearly all is no ``−100.0%``."""
        while value is not None and -100 < value <= -100 + 0.5 * 10**-digits and digits < FINEST:
            digits += 1
        if is_small(value, digits):
            return self._hardly(value, self.percent(10**-digits, digits))
        text = self.signed(value, digits)
        return text if text == NOTHING else self._percent.format(value=text)

    def points(self, value: float | None, digits: int = 1) -> str:
        """Percentage points with their sign: ``+15.7 p.p.``."""
        if is_small(value, digits):
            return self._hardly(value, self.points(10**-digits, digits)[1:])
        text = self.signed(value, digits)
        return text if text == NOTHING else f"{text}{NBSP}{self.t('unit.points')}"

    def millions(self, usd: float | None, digits: int = 1) -> str:
        """US dollars as a number of millions, without its unit; ``<0.1``, never a false ``0.0``."""
        value = math.nan if usd is None else usd / 1e6
        if not is_small(value, digits):
            return self.number(value, digits)
        text = self.number(10**-digits, digits)
        return f"<{text}" if value > 0 else self.t("amount.below_zero", figure=text)

    def usd(self, usd: float | None, digits: int = 1) -> str:
        """US dollars in millions: ``$7,109.0 million``; fewer in dollars if any are justified."""
        if usd is None or math.isnan(usd):
            return NOTHING
        if digits and 0 < abs(usd) < SMALL:
            return self.dollars(usd, 0 if abs(usd) >= 1 else 2)
        value = 10**-digits if is_small(usd / 1e6, digits) else abs(usd) / 1e6
        text = self.t("unit.usd_millions", value=self.number(value, digits))
        if is_small(usd / 1e6, digits):
            key = "chart.qualifier.less_than" if usd > 0 else "amount.below_zero"
            return self.t(key, figure=text)
        return MINUS + text if usd < 0 else text

    def dollars(self, usd: float, digits: int = 2) -> str:
        """US dollars to the cent: ``$2,000.00``, ``2 000,00 долл. США``."""
        text = self.number(usd, digits)
        shown = self.t("unit.usd", value=text.removeprefix(MINUS))
        return MINUS + shown if text.startswith(MINUS) else shown

    def usd_change(self, usd: float | None, digits: int = 1) -> str:
        """A signed amount in millions with the unit."""
        if usd is None or math.isnan(usd) or not usd:
            return self.usd(usd, digits)
        if not digits and is_small(usd / 1e6, digits):
            return self._hardly(usd, self.usd(10 ** (6 - digits), digits))
        return ("+" if usd > 0 else MINUS) + self.usd(abs(usd), digits)

    def date(self, text: str, *, since: bool = False) -> str:
        """A full or partial ISO date in words: ``2018-05-28``, ``2018-05`` or ``2018``; ``since``:
        as it stands after that word."""
        form = {4: "year", 7: "month"}.get(len(text), "date")
        form = "month_since" if since and form == "month" else form
        full = f"{text}-01-01"[:10]
        return self._day(full, f"language.{form}").replace(" ", NBSP)

    def days(self, first: str, last: str) -> str:
        """A range of two full or partial ISO dates in words: ``28–31 May 2018``, ``28 August –
        6 September 2018``, ``2018–2021``; what both share stands once."""
        if len(first) == len(last) == 4:
            return self.t("language.years", first=first, last=last)
        if len(first) == len(last) == 10 and first[:4] == last[:4]:
            end = self.date(last)
            if first[:7] == last[:7]:
                return end.replace(str(int(last[8:])), f"{int(first[8:])}–{int(last[8:])}", 1)
            return f"{self._day(first, 'language.day')} – {end}".replace(" ", NBSP, 1)
        return f"{self.date(first)} – {self.date(last)}"

    def short_date(self, time: str) -> str:
        """The day of an ISO time, short and unmistakable: ``22 Nov 2026``, ``22.11.2026``."""
        return self._day(time[:10], "language.short_date")

    def _day(self, text: str, form: str) -> str:
        return _formatted(text, self.t(form), self.locale)

    def percent_signs(self, text: str) -> str:
        """A text of plain numbers with its per cent signs set as in this language."""
        return text.replace("%", self._percent.format(value=""))

    def order(self, name: str) -> str:
        """What names are sorted by: without case, and accented letters beside the plain ones
        unless they are letters of their own here (``й``)."""
        apart = self._texts["language.letters"]
        return "".join(
            letter if letter in apart else unicodedata.normalize("NFD", letter)[0]
            for letter in name.casefold()
        )


def _about(texts: Mapping[str, str], region: Mapping[str, str] | None) -> Mapping[str, str]:
    """The messages with the names of the region in them; without names only the others."""
    if region is None:
        return {key: text for key, text in texts.items() if not OF_REGION.search(text)}
    return {key: OF_REGION.sub(lambda name: region[name[1]], text) for key, text in texts.items()}


@lru_cache(maxsize=4096)
def _formatted(day: str, form: str, locale: str) -> str:
    """An ISO day in a form of a locale: dates of sources and events are few, and asked for with
    every chart."""
    text = format_date(dt.date.fromisoformat(day), form, locale=locale)
    return str(text).replace("\u202f", NBSP)


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(code)


@cache
def language(code: str) -> Language:
    """The one ``Language`` of a code that knows no region; see `loaders.region.Region.language`."""
    return Language(code)
