"""What is said of odd rows: how many there are, which is the largest, and why it is odd."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.amount import Amount
from dashboard.flows import noun_of
from dashboard.loaders.special_codes import CLOSED_SECTOR
from dashboard.narrative.amounts import figure, plain
from dashboard.narrative.scene import Scene
from dashboard.narrative.traded import with_partner
from dashboard.narrative.wording import capital, ended, hover, once
from dashboard.row_amounts import known
from dashboard.values import VERDICTS

TIMES = "unit_value_times_"
"""How a reason begins that names a power of ten, most likely a wrong unit."""
JUMP = "jump"
MOST_NAMED = 5
"""Marked rows that notes name; the table has all."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """An odd row: its period as it is written and its key (2021-09, or 2021 as a whole), flow,
    partner, code, values, why it is odd, and how many times the usual its price or its value is."""

    row: str
    period: str
    flow: str
    partner: str
    goods: str
    code: str
    value: Amount
    mass: Amount
    price: Amount
    usual: Amount
    why: str
    times: float | None
    verdict: str
    because: str

    @property
    def open(self) -> bool:
        """Whether nobody said yet whether it is right."""
        return not self.verdict


def oddity_of(scene: Scene, row: Any) -> Oddity:
    """A row of `dashboard.answers.oddities.oddities` with its names and amounts."""
    words = scene.language
    return Oddity(
        row=f"{row.period}/{row.flow}/{row.partner}/{row.code}",
        period=words.date(row.period),
        flow=row.flow,
        partner=scene.names.country(row.partner),
        goods=with_partner(scene, noun_of(row.flow), scene.names.country(row.partner)),
        code=row.code,
        value=scene.amount(row.value_usd, "usd"),
        mass=scene.amount(row.net_mass_kg, "kg"),
        price=scene.computed(row.usd_per_kg, "usd_per_kg"),
        usual=scene.computed(row.usual_usd_per_kg, "usd_per_kg"),
        why=row.reason,
        times=known(row.times),
        verdict=row.verdict,
        because=row.why,
    )


def label(one: Oddity) -> str:
    """A row beside its bar: its code and partner."""
    return f"{one.code}, {one.partner}"


def reason(scene: Scene, one: Oddity) -> str:
    """Why a row is odd."""
    words = scene.language
    if one.why == JUMP and one.times:
        side, times = ("up", one.times) if one.times > 1 else ("down", 1 / one.times)
        # Rounded down to tens: that many times it is at least.
        return words.t(f"oddities.reason.jump_{side}", times=words.number(times // 10 * 10, 0))
    if not one.why.startswith(TIMES):
        return words.t(f"oddities.reason.{one.why}")
    factor = float(one.why.removeprefix(TIMES))
    if factor < 1:
        return words.t("oddities.reason.parts", times=words.number(1 / factor, 0))
    return words.t("oddities.reason.times", times=words.number(factor, 0))


def title(scene: Scene, odd: Sequence[Oddity]) -> str:
    """How many rows there are to look at; where all are marked, how many these are."""
    left = sum(one.open for one in odd)
    key = "oddities.title" if left else "oddities.title_marked"
    return scene.language.plural(key, left or len(odd), year=scene.year)


def nothing(scene: Scene) -> tuple[str, tuple[str, ...]]:
    """That no row is odd among those that can be compared; of closed codes none can be: goods of
    all kinds stand under one code, so that it has no usual price."""
    words = scene.language
    if scene.query.sectors == (CLOSED_SECTOR,):
        return words.t("oddities.closed", year=scene.year), (words.t("oddities.closed_hint"),)
    return words.t("oddities.empty", year=scene.year), (words.t("oddities.method"),)


def judged(scene: Scene, one: Oddity) -> str:
    """What the owner says of a row: ``right: an aircraft``."""
    if one.open:
        return ""
    return scene.language.t(f"oddities.marked.{one.verdict}", why=one.because)


def command(scene: Scene, one: Oddity) -> str:
    """What the owner types to mark a row that is open; a page writes nothing. Empty of a release
    that is named: what is marked are the rows of the current one."""
    if not one.open or scene.query.release is not None:
        return ""
    row, reason = one.row.replace("/", " "), scene.language.t("oddities.command_reason")
    said = f'{VERDICTS[-1]} --reason "{reason}" --dataset {scene.query.dataset}'
    return f"python -m dashboard verdict {row} {said}"


def notes(scene: Scene, odd: Sequence[Oddity]) -> tuple[str, ...]:
    """Which rows are marked and why, how many there are, what that changes; how the owner marks
    others; how rows are found."""
    words, marked = scene.language, [one for one in odd if not one.open]
    count = {verdict: sum(one.verdict == verdict for one in odd) for verdict in VERDICTS}
    numbers = {verdict: words.number(number, 0) for verdict, number in count.items()}
    said = [words.t("oddities.marks", **numbers)] if marked else []
    named = [words.t("oddities.marked_row", row=label(one), period=one.period,
                     judged=judged(scene, one)) for one in marked[:MOST_NAMED]]  # fmt: skip
    how = words.t("oddities.how") if any(command(scene, one) for one in odd) else ""
    # In one note: of several a page shows the first alone, and folds the others.
    return once([" ".join((*said, *named)), how, words.t("oddities.method")])


def finding(scene: Scene, odd: Sequence[Oddity]) -> str:
    """The largest of those that are not marked, else of all, with its reason."""
    words = scene.language
    one = next((one for one in odd if one.open), odd[0])
    values = {"goods": one.goods, "code": one.code, "period": one.period,
              "value": figure(words, one.value), "reason": reason(scene, one)}  # fmt: skip
    return ended(capital(words.t("oddities.finding", **values)))


def hover_of(scene: Scene, one: Oddity) -> str:
    """A row with its value, its price beside the usual one, and its reason."""
    words = scene.language
    lines = [ended(figure(words, one.value))]
    if one.price.known and one.usual.known:
        prices = {"price": plain(words, one.price), "usual": plain(words, one.usual)}
        lines.append(words.t("oddities.prices", **prices))
    lines.append(ended(capital(reason(scene, one))))
    if not one.open:
        lines.append(ended(capital(judged(scene, one))))
    return hover(scene, f"{one.code}, {one.goods}, {one.period}", lines)
