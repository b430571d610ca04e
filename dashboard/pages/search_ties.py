"""Agreements and events that a text in words asks for, as searches find them."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlencode

from dashboard import ids
from dashboard.charts import chart_named
from dashboard.copies import replace
from dashboard.documents.address import path_of
from dashboard.language import Language
from dashboard.loaders.records import text_in
from dashboard.loaders.relations import Relations
from dashboard.measures.anniversaries import Anniversary
from dashboard.measures.counting import APART
from dashboard.measures.inquiry_ties import (
    ANNIVERSARIES,
    ENDED,
    EVENTS,
    RELATIONS,
    Tie,
    TiesAsked,
    anniversaries_asked,
    ends_of,
    is_undated,
    read_ties,
    ties_asked,
)
from dashboard.measures.search import MOST_FOUND
from dashboard.measures.ties import Event, Relation
from dashboard.measures.vocabulary import Vocabulary
from dashboard.months import stretches
from dashboard.narrative.dates import year_runs
from dashboard.narrative.events import date_words
from dashboard.narrative.linked import plain
from dashboard.narrative.scene import scene_of
from dashboard.narrative.ties import anniversary_line, begun_on, named, state_parts
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.ask import Ask
from dashboard.store.library import Library

NOUN, MAP, TIMELINE = "relations", "region_map", "timeline"
Found = list[dict[str, str]]


def ties_found(ask: Ask, text: str, vocabulary: Vocabulary, words: Language) -> Found:
    """How many relations and events a text asks for, which opens the page narrowed to them, and
    they themselves; that there is none. Nothing where it asks for neither."""
    asked = read_ties(vocabulary.meanings(text))
    if asked is None:
        return []
    known = ask.library.relations
    if asked.of == ANNIVERSARIES:
        due = anniversaries_asked(asked, known.relations, ask.today)
        found = [_due(one, code, words) for one, code in due[:MOST_FOUND]]
        return found or [{"title": words.t("brief.no_due"), "detail": words.t("search.ask_other")}]
    ties = ties_asked(asked, known.relations, known.events)
    undated = _undated(asked, known, words, "more" if ties else "alone")
    if ties:
        whole, *each = _wholes(ask, asked, ties, words)
        whole["detail"] = " · ".join((whole["detail"], *undated))
        if asked.end and (ends := ends_of(ties, asked)):
            notes = {
                "either_way": asked.directed,
                "dated": any(is_undated(one.one, asked) for one in ties),
            }
            said = [words.t(f"search.ties.{note}") for note, holds in notes.items() if holds]
            return _ends(ends, asked.end, whole, said, words)
        return [whole, *each, *(_tie(one, words) for one in ties[: MOST_FOUND - 1])]
    # With partners abroad there is none; those that are no relations with them stand apart.
    apart = [
        one for kind in APART for one in ties_asked(asked, known.relations, known.events, kind)
    ]
    if apart:
        return [_tie(one._replace(code=""), words) for one in apart[:MOST_FOUND]]
    if asked.is_dated and (any_date := ties_asked(asked.undated, known.relations, known.events)):
        return _of_other_dates(ask, asked, any_date, undated, words)
    detail = " · ".join((*undated, words.t("search.ask_other")))
    none = {"title": words.t("search.ties.none"), "detail": detail}
    query = Query(lang=words.code).to_query()
    href = f"{path_of(NOUN)}{query and f'?{query}'}"
    # What there is with the same partners of other kinds may be what is looked for.
    all_of = [TiesAsked(of=of, partners=asked.partners) for of in (RELATIONS, EVENTS)]
    others = [_whole(ask, one, ties, words) for one in all_of if asked.partners and asked.kinds
              if (ties := ties_asked(one, known.relations, known.events))]  # fmt: skip
    return [{**none, "href": href} if asked.end else none, *others]


def _of_other_dates(
    ask: Ask, asked: TiesAsked, others: list[Tie], undated: list[str], words: Language
) -> Found:
    """That none is of the dates that are asked for, with the page of those of any date, and those
    of which no source says when they were: they may be what is asked for."""
    whole = _whole(ask, asked.undated, others, words)
    every = words.t("search.ties.any_year", ties=whole["title"])
    detail = " · ".join((_years(asked, words), *undated, every))
    perhaps = [_tie(one, words) for one in others if is_undated(one.one, asked)]
    none = {**whole, "title": words.t("search.ties.none"), "detail": detail}
    return [none, *perhaps[: MOST_FOUND - 1]]


def heads(found: Found) -> Found:
    """What stands for all relations and events that are asked for: how many there are, or that and
    how many of each run of years; that there is none, where others are of other dates."""
    counted = [one for one in found if "go" not in one]
    return counted[:1] if counted and "href" in counted[0] else counted * (len(counted) > 1)


def with_regions(found: Found, library: Library, words: Language) -> Found:
    """The same results; those that read alike, as one agreement with several regions does, each
    with the region that it leads to."""
    read = Counter((one["title"], one["detail"]) for one in found)
    return [
        {**one, "detail": " · ".join((one["detail"], place))}
        if read[one["title"], one["detail"]] > 1 and (place := _place(one, library, words))
        else one
        for one in found
    ]


def _place(found: dict[str, str], library: Library, words: Language) -> str:
    """The region or country whose page a result leads to; empty for all others."""
    _, _, code = found.get("go", "").partition("/relations/")
    if "-" in code:
        return library.registers.region_name(code, words.code)
    return str(library.registers.country_name(code, words.code)) if code else ""


def _undated(asked: TiesAsked, known: Relations, words: Language, key: str) -> list[str]:
    """How many more there are of no known date, where dates are asked for."""
    every = ties_asked(asked.undated, known.relations, known.events) if asked.is_dated else []
    count = sum(is_undated(one.one, asked) for one in every)
    return [words.t(f"search.ties.undated.{key}", count=words.number(count, 0))] if count else []


def _wholes(ask: Ask, asked: TiesAsked, ties: list[Tie], words: Language) -> Found:
    """Their number, as of `_whole`. A page lists all between two years, so that of years with
    others between them each run that has any is opened by itself; how many each has is said."""
    runs = [tuple(range(first, last + 1)) for first, last in stretches(asked.years)]
    whole = _whole(ask, asked, ties, words)
    if len(runs) < 2 or asked.end:
        return [whole]
    of_run = {run: replace(asked, years=run) for run in runs}
    found = {run: [one for one in ties if of_run[run].has(one.one)] for run in runs}
    each = [_whole(ask, of_run[run], of, words) for run, of in found.items() if of]
    counts = (f"{year_runs(words, run)}: {words.number(len(of), 0)}" for run, of in found.items())
    said = year_runs(words, asked.years)
    whole["detail"] = whole["detail"].replace(said, ", ".join(counts), 1)
    if len(each) == 1:
        return [{**each[0], "detail": whole["detail"]}]
    del whole["href"]
    return [whole, *each]


def _ends(
    ends: list[Tie], end: str, whole: dict[str, str], notes: list[str], words: Language
) -> Found:
    """The first or the last of all; where several may be it, that this is not certain, and they."""
    found = [_tie(one, words, begun=True) for one in ends]
    if len(ends) == 1:
        return [_opened(found[0], notes, words), whole]
    title = words.t(f"search.ties.uncertain.{end}", count=len(ends))
    detail = " · ".join((whole["title"], whole["detail"], *notes))
    return [{**whole, "title": title, "detail": detail}, *found[: MOST_FOUND - 1]]


def _opened(tie: dict[str, str], notes: list[str], words: Language) -> dict[str, str]:
    """A relation or event that is itself what was asked for: its page answers, in the language of
    the question."""
    path, mark, place = tie.pop("go").partition("#")
    query = Query(lang=words.code).to_query()
    detail = " · ".join((tie["detail"], *notes))
    return {**tie, "detail": detail, "href": f"{path}{query and f'?{query}'}{mark}{place}"}


def _whole(ask: Ask, asked: TiesAsked, ties: list[Tie], words: Language) -> dict[str, str]:
    """Their number and state, and the page of relations with the same chosen."""
    open_span = asked.since or asked.until
    known = [year for tie in ties if asked.is_of(year := tie.year)] if open_span else asked.years
    if asked.state == ENDED:
        # A page lists what began in a year.
        known = []
    ends = sorted({min(known), max(known)}) if known else []
    pairs = {
        "year": str(max(known, default="")),
        "years": ",".join(map(str, ends)) if len(ends) > 1 else "",
        "partner": ",".join(asked.partners),
        "kind": ",".join(asked.kinds),
        "lang": words.code,
    }
    given = {name: value for name, value in pairs.items() if value}
    query = read_query(urlencode(given, safe=","), ask.library, relations=True)
    relations = sum(isinstance(tie.one, Relation) for tie in ties)
    counts = [
        words.plural(f"search.ties.{noun}", count)
        for noun, count in ((RELATIONS, relations), (EVENTS, len(ties) - relations))
        if count
    ]
    if not asked.of and len(asked.kinds) == 1:
        counts = [words.plural(f"kind.counted.{asked.kinds[0]}", len(ties))]
    title = ", ".join(counts)
    if asked.state:
        title = words.t("search.ties.state", state=words.t(f"state.{asked.state}"), ties=title)
    chart = chart_named(MAP if relations else TIMELINE, NOUN)
    assert chart is not None
    text = query.to_query()
    parts = (words.t(f"page.{NOUN}"), _years(asked, words), scene_of(ask, query).subject)
    return {
        "title": title,
        "detail": " · ".join(part for part in parts if part),
        "href": f"{path_of(NOUN)}{text and f'?{text}'}#{chart.chart_id}-figure",
    }


def _years(asked: TiesAsked, words: Language) -> str:
    """The years that are asked for: those of other years are counted where a text names none."""
    for name, year in (("since", asked.since), ("until", asked.until)):
        if year:
            return words.t(f"search.ties.{name}", year=year)
    if len(asked.years) == 1:
        return words.t("chart.year", year=asked.years[0])
    return year_runs(words, asked.years) if asked.years else ""


def _due(one: Anniversary, code: str, words: Language) -> dict[str, str]:
    """A round year of an agreement: when, how many years, and with whom."""
    go = {"go": f"/relations/{code}" if code else f"{path_of(NOUN)}#{ids.APART}"}
    return {"title": plain(anniversary_line(words, one)),
            "detail": text_in(one.relation, "party", words.code), **go}  # fmt: skip


def _tie(tie: Tie, words: Language, *, begun: bool = False) -> dict[str, str]:
    """One of them: what it is, its state or its date, and the partner that it is with; ``begun``:
    since when it is, too."""
    one = tie.one
    said = words.t(f"kind.{one.kind}")
    go = {"go": f"/relations/{tie.code}" if tie.code else f"{path_of(NOUN)}#{ids.APART}"}
    if isinstance(one, Event):
        when = date_words(words.code, one.start, one.end) if one.start else ""
        detail = " · ".join(part for part in (said, when) if part)
        return {"title": text_in(one, "title", words.code), "detail": detail, **go}
    state = "; ".join(text for text, _ in state_parts(words, one, begun=begun))
    since = begun_on(one) if begun else ""
    dated = words.t("details.since", since=words.date(since, since=True)) if since else ""
    detail = " · ".join(part for part in (said, dated, state) if part)
    return {"title": named(words, one), "detail": detail, **go}
