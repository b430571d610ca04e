"""What a question in words was understood as, in one phrase: what, with whom, of what, when."""

from __future__ import annotations

from dashboard.amount import Amount
from dashboard.copies import replace
from dashboard.flows import FLOW_OF
from dashboard.language import Language
from dashboard.measures.balance import times_over
from dashboard.measures.inquiry import WHOLE, Inquiry
from dashboard.measures.inquiry_extremes import TURNS
from dashboard.measures.nomenclature import CHAPTER
from dashboard.months import WHOLE_YEAR
from dashboard.narrative.amounts import plain
from dashboard.narrative.dates import runs, year_runs
from dashboard.narrative.multiples import by_times
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import in_short, partners_of, within
from dashboard.narrative.wording import capital, way

MASSES, MASS = "masses", "net_mass"
"""The table of the net mass of what is chosen, and its column: no chart has it of more than one
code."""
PARTS = "parts"
"""The table of the parts of exports and imports in turnover, which no chart has."""
SMALL = 10_000
"""Kilograms: from here on a mass is told in tonnes."""

ALIKE = 0.1
"""So many times more are said; less is none."""


def understood(scene: Scene, asked: Inquiry) -> str:
    """``Exports to China, January–March 2021``, ``China: share in turnover, 2018``, ``Exports,
    2018: growth against 2017``; of the most or the least among what."""
    if not asked.extreme:
        return _understood(scene, asked)
    words, each = scene.language, "month" if _is_of_month(asked) else "year"
    named = runs if each == "month" else year_runs
    text, among = _understood(scene, asked), named(words, asked.among)
    if asked.extreme in TURNS:
        return words.t(f"inquiry.turned.{each}", text=text, turn=_turn(words, asked), among=among)
    return words.t(f"inquiry.{asked.extreme}.{each}", text=text, among=among)


def _is_of_month(asked: Inquiry) -> bool:
    return asked.year not in asked.among


def sought(scene: Scene, asked: Inquiry) -> str:
    """The most, the least, the first or the last that no year or month is for certain, of those
    that are known: "Exports: latest fall, of the years known (2018, 2021)"."""
    words, text = scene.language, capital(_measured(scene, asked))
    if asked.extreme in TURNS or asked.sign:
        text = words.t("inquiry.sought.turn", text=text, turn=_turn(words, asked))
    else:
        text = words.t(f"inquiry.sought.{asked.extreme}", text=text)
    if asked.months == WHOLE_YEAR:
        among, key = runs(words, asked.among), "of_month" if asked.among else "by_month"
    elif asked.among:
        among, key = year_runs(words, asked.among), "of_year"
    else:
        return text
    return words.t(f"inquiry.sought.{key}", text=text, among=among, year=asked.year)


def _turn(words: Language, asked: Inquiry) -> str:
    return words.t(f"inquiry.turn.{asked.extreme}.{asked.measure}.{way(asked.sign)}")


def when(scene: Scene, asked: Inquiry, level: str) -> str:
    """A value that is the most or the least, after the year or month of which it is."""
    if not asked.extreme:
        return level
    words, months = scene.language, asked.months
    if months:
        period = words.t("inquiry.months", months=runs(words, months), year=asked.year)
    else:
        period = str(asked.year)
    return words.t("inquiry.at", period=capital(period), level=level)


def _understood(scene: Scene, asked: Inquiry) -> str:
    words, query = scene.language, scene.query
    counted = query.choices.stands_for(query, scene.year) - {0}
    months = counted or query.months or frozenset()
    span = runs(words, months) if months and months != WHOLE_YEAR else ""
    period = words.t("inquiry.months" if span else "chart.year", months=span, year=scene.year)
    text = _measured(scene, asked)
    if asked.measure == "growth":
        of = words.t("inquiry.when", text=text, period=period)
        return capital(words.t("inquiry.growth_of", of=of, against=scene.year - 1))
    return capital(words.t("inquiry.when", text=text, period=period))


def _measured(scene: Scene, asked: Inquiry) -> str:
    """What is measured, without when."""
    if asked.code and scene.query.sectors:
        # Its group is of the page where it stands; the code says more.
        scene = replace(scene, query=scene.query.with_(sectors=()))
    words, query, noun = scene.language, scene.query, asked.of
    if asked.measure == "growth":
        return _coded(scene, in_short(scene, noun), asked)
    if asked.measure == "share":
        text = words.t("inquiry.share", part=_part(scene, asked), within=_whole(scene, asked))
    elif noun in WHOLE:
        text = in_short(scene, noun)
    else:
        names = [_goods(scene, code) for code in query.sectors]
        whom = [partners_of(scene)] if query.partners else []
        text = ", ".join((words.t(f"card.{noun}"), *whom, *names))
    if asked.part != "code":
        text = _coded(scene, text, asked)
    if asked.unit:
        text = words.t(f"inquiry.in_unit.{asked.unit}", text=text)
    return text


def mass(words: Language, value: Amount) -> str:
    """A mass in a sentence: ``12.3 tonnes``, of less than ten tonnes ``20 kg``."""
    if 0 < value.plain() < SMALL:
        return words.t("inquiry.small_mass", value=words.number(value.plain(), 0))
    return words.t("inquiry.mass", value=plain(words, value))


def contrary(scene: Scene, value: Amount) -> str:
    """What is so instead of what the question takes for granted: "it rose", "a surplus"."""
    kind = "growth" if value.unit == "pct" else "balance"
    return scene.language.t(f"inquiry.{kind}.{way(value.plain())}")


def times_as_much(words: Language, coverage: Amount) -> str:
    """How many times the larger flow is the smaller one: "exports exceed imports by a factor of
    1.7"; empty where they are about alike, or where a bound alone is known."""
    excess = times_over(coverage)
    if coverage.bound or not coverage.plain() > 0 or round(excess.plain() / 100, 1) < ALIKE:
        return ""
    larger = "exports" if coverage.plain() > 100 else "imports"
    return words.t(f"inquiry.larger.{larger}", by=by_times(words, excess))


def _coded(scene: Scene, text: str, asked: Inquiry) -> str:
    """With the code of the goods, where there is one."""
    return f"{text}, {coded(scene, asked.code)}" if asked.code else text


def coded(scene: Scene, code: str) -> str:
    """A commodity code with the name of its chapter or heading: a word may stand for fewer goods
    than it has, as petrol does for all oil products."""
    name, of = scene.names.commodity(code), scene.names.named_code(code)
    key = "named" if code == of else "of_chapter" if len(of) == CHAPTER else "of_heading"
    return scene.language.t(f"inquiry.code_{key}", code=code, of=of, name=name)


def _goods(scene: Scene, code: str) -> str:
    return scene.language.t("traded.sector", sector=scene.names.sector_in_full(code))


def _part(scene: Scene, asked: Inquiry) -> str:
    if asked.part == "sector":
        return _goods(scene, asked.sector)
    if asked.part == "code":
        return coded(scene, asked.code)
    if asked.part in FLOW_OF:
        return scene.language.t(f"card.{asked.part}")
    return partners_of(scene)


def _whole(scene: Scene, asked: Inquiry) -> str:
    """In what the share is one: all that narrows the trade but the part itself."""
    if asked.part == "code" or asked.part in FLOW_OF:
        return within(scene, asked.of)
    field = "sectors" if asked.part == "sector" else "partners"
    return within(replace(scene, query=scene.query.with_(**{field: ()})), asked.of)
