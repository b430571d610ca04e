"""Source lines: who says it, and of when it is: each of what it stands beside, never of another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.language import Language
from dashboard.measures.anniversaries import last_day
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import ended


def source_line(scene: Scene, sources: Iterable[str], *, of_trade: bool = True) -> str:
    """Who says what is shown, and from when to when it was published.

    ``sources`` are ids; the first of the register is named. With none it is of those that were
    searched in vain, or the line of the dataset. ``of_trade``: trade of the dataset is shown, so an
    imported one is named before what is cited beside it.
    """
    cited = list(dict.fromkeys(sources)) or list(scene.searched)
    if not cited:
        return scene.source
    if len(cited) > 1:
        order = {source: place for place, source in enumerate(scene.dates)}
        cited.sort(key=lambda source: order.get(source, len(order)))
    line = _cited(scene, cited)
    return f"{scene.source} {line}" if of_trade and scene.imported else line


def _cited(scene: Scene, cited: Sequence[str]) -> str:
    names = dict.fromkeys(scene.names.publisher(source) for source in cited)
    first, alone = next(iter(names)), len(names) == 1
    key = "alone" if alone else "both" if len(names) == 2 else "first"
    return ended(
        scene.language.t(
            f"source.{key}", first=first, second=list(names)[-1], dates=dates(scene, cited)
        )
    )


def more_sources(words: Language, codes: Sequence[str]) -> list[str]:
    """The codes of the sources for which a document has no room, and where they are described."""
    if not codes:
        return []
    return [words.t("brief.more_sources", codes=", ".join(codes), page=words.t("page.data"))]


def dates(scene: Scene, cited: Iterable[str]) -> str:
    """From when to when the sources are; undated ones are named as such, by when they were read."""
    words, known = scene.language, [scene.dates.get(source, ("", "")) for source in cited]
    if text := between(words, (date for date, _ in known)):
        whole = all(date for date, _ in known)
        return text if whole else words.t("source.some_undated", dates=text)
    read = max((day for _, day in known if day), default="")
    return words.t("source.read", date=words.date(read)) if read else words.t("said.undated")


def between(words: Language, dates: Iterable[str]) -> str:
    """The one of some ISO dates, or from the first to the last; empty if there is none.

    A year may mean any day of it: 2021 and 12 January 2021 are 2021 together, not "from 2021 to 12
    January 2021", and what reaches 11 March 2024 and 2024 reaches 2024.
    """
    found = [date for date in dates if date]
    return span(words, min(found), max(found, key=last_day)) if found else ""


def span(words: Language, first: str, last: str) -> str:
    """A date, or from one to another; partial ISO dates."""
    if first == last:
        return words.date(first)
    return words.t("source.span", first=words.date(first, since=True), last=words.date(last))
