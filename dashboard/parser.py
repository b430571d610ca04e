"""The query of an address or of flags is read: the only parser, for pages, files, views and flags.

An address is read against the choices of the dataset that it names, and resolved at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode

from dashboard.choices import Choices, Datasets
from dashboard.errors import StoreUnavailable, UnknownSelection
from dashboard.grammar import PARTS, WITHOUT_CAPITALS, is_release
from dashboard.query import Problem, Query
from dashboard.suggested import UNANSWERED, instead_of
from dashboard.values import PUBLISHED

CAMPAIGN = "utm_"
"""How names begin that programs of mail add to an address: nobody means them."""
LONGEST_QUERY = 2_000
LONGEST_SHOWN = 60
"""Characters of a part that was not understood which are repeated to the reader."""
Comparable = Literal["known", "earlier", "any"]
"""Which years may be compared with: those of `years_before`, any earlier one, any at all."""


def read_query(
    text: str,
    datasets: Datasets,
    *,
    relations: bool = False,
    against: Comparable = "known",
) -> Query:
    """Read the query of an address, with or without ``?``.

    ``relations``: it asks for relations or events, so their years may be chosen too. Whatever is
    unknown or malformed falls back to its default and is listed in ``problems``; nothing raises.
    A dataset or a release that cannot be asked falls back as well.

    ``against``: which years may be compared with. Time runs one way in every sentence, card and
    chart; only one number may be of the year compared with, over the months of both, and is said
    to have neither risen nor fallen. In tables what is not known of an earlier year is empty.
    """
    asked, problems = pairs_of(text)
    dataset, choices, release, wrong = _dataset(asked, datasets)
    other, also_wrong = _other_release(asked, datasets, dataset, release or choices.release)
    problems += [*wrong, *also_wrong]
    found: dict[str, Any] = {"dataset": dataset, "release": release, "against_release": other}
    understood: set[str] = {name for name in ("dataset", "release") if name in asked and not wrong}
    understood |= set() if other is None else {"against_release"}
    years = _years(choices, relations=relations)
    for name, value in asked.items():
        part = PARTS[name]
        if part.read is None:
            continue
        known, bad = part.read(value, choices, years)
        problems += [Problem(name, one[:LONGEST_SHOWN]) for one in bad]
        if known is not None and _is_unanswered(name, known, choices):
            problems.append(Problem(f"{name}{UNANSWERED}", str(known)))
        elif known is not None:
            found[part.field] = known
            understood.add(name)
    problems += _members(found, choices)
    year = found.get("year", choices.latest)
    chosen = (*found.get("partners", ()), *found.get("sectors", ()))
    if "against" in found and not _comparable(found["against"], year, chosen, choices, against):
        problems.append(Problem("against", str(found.pop("against"))))
        understood.discard("against")
    query = Query(**found, given=frozenset(understood), problems=tuple(problems), choices=choices)
    query = query.with_(year=year)
    return query if query.against is not None else query.with_(against=query.usual_against)


def _is_unanswered(name: str, value: object, choices: Choices) -> bool:
    """Whether a value is of a kind of which the dataset knows nothing at all."""
    found = choices.unanswered.get(name)
    return found is not None and (not found or value in found)


def _comparable(
    compared: int, year: int, chosen: Collection[str], choices: Choices, which: Comparable
) -> bool:
    """Whether a year may be compared with."""
    if which == "any" or compared in years_before(year, chosen, choices):
        return True
    return which == "earlier" and compared in choices.years and compared < year


def years_before(year: int, chosen: Collection[str], choices: Choices) -> set[int]:
    """The years that a year may be compared with: those before it of which trade is known, of
    chosen partners and sectors too, and the usual one. Against a year without figures every card
    would say that there are none."""
    known = choices.traded_with(chosen) if choices.traded else choices.years
    return {choices.before(year, chosen), *(one for one in known if one < year)}


def query_of(pairs: Mapping[str, str], datasets: Datasets, *, relations: bool = False) -> Query:
    """The query of names and values, as flags give them. Nothing falls back.

    Raises:
        UnknownSelection: a value is unknown or empty.
        StoreUnavailable: the dataset or the release cannot be asked.
    """
    if empty := [name for name, text in pairs.items() if not text.strip(", ")]:
        raise UnknownSelection("\n".join(f"--{name} is empty" for name in empty))
    if (dataset := pairs.get("dataset", PUBLISHED)) in datasets.names:
        release = pairs.get("release", "")
        datasets.choices(dataset, int(release) if is_release(release) else None)
    query = read_query(urlencode(pairs), datasets, relations=relations, against="earlier")
    return understood(query, relations=relations)


def understood(query: Query, *, relations: bool = False) -> Query:
    """A query all of whose address was understood; ``relations`` as of `read_query`.

    Raises:
        UnknownSelection: names every part that was not, and what there is in its place.
    """
    if query.problems:
        years = _years(query.choices, relations=relations)
        wrong = (
            f"unknown {one.name.removesuffix(UNANSWERED)}: {one.value}"
            f"{instead_of(one, query, years)}"
            for one in query.problems
        )
        raise UnknownSelection("\n".join(wrong))
    return query


def _years(choices: Choices, *, relations: bool) -> frozenset[int]:
    """The years that may be chosen."""
    return frozenset({*choices.years, *(choices.other_years if relations else ())})


def pairs_of(text: str) -> tuple[dict[str, str], list[Problem]]:
    """The pairs of a query whose names there are, and the names that there are not or stand
    twice."""
    text = text.lstrip("?")
    if len(text) > LONGEST_QUERY:
        return {}, [Problem("address", f"{len(text)} > {LONGEST_QUERY}")]
    read = parse_qsl(text, errors="replace")
    pairs = dict.fromkeys((name_written(name), value) for name, value in read)
    asked = {name: value for name, value in pairs if name in PARTS}
    unknown = dict.fromkeys(
        name for name, _ in pairs if name not in PARTS and not name.startswith(CAMPAIGN)
    )
    twice = [name for name, values in Counter(name for name, _ in pairs).items()
             if name in PARTS and values > 1]  # fmt: skip
    of_unknown = "name" if len(unknown) == 1 else "names"
    found = {of_unknown: ", ".join(unknown), "twice": ", ".join(twice)}
    return asked, [Problem(name, value[:LONGEST_SHOWN]) for name, value in found.items() if value]


def name_written(name: str) -> str:
    """A name of the address in letters of any size as it is; any other as it was typed."""
    small = name.lower()
    return small if small in PARTS else name


def value_written(name: str, value: str) -> str:
    """A value of a name of the address in letters of any size as it is, where there are none of it
    with capital letters; any other as it was typed."""
    return value.lower() if name in WITHOUT_CAPITALS and "%" not in value else value


def _dataset(
    asked: Mapping[str, str], datasets: Datasets
) -> tuple[str, Choices, int | None, list[Problem]]:
    """The dataset and release that can be asked, its choices, and what fell back."""
    problems: list[Problem] = []
    dataset = asked.get("dataset", PUBLISHED).lower()
    choices = _choices(dataset, datasets)
    if choices is None:
        problems.append(Problem("dataset", dataset[:LONGEST_SHOWN]))
        dataset, choices = PUBLISHED, datasets.choices(PUBLISHED)
    release = asked.get("release", "")
    if not release or problems:
        return dataset, choices, None, problems
    number = int(release) if is_release(release) and choices.release is not None else None
    if number is not None and number == choices.release:
        return dataset, choices, None, problems
    chosen = None if number is None else _choices(dataset, datasets, number)
    if chosen is None:
        problems.append(Problem("release", release[:LONGEST_SHOWN]))
        return dataset, choices, None, problems
    return dataset, chosen, number, problems


def _other_release(
    asked: Mapping[str, str], datasets: Datasets, dataset: str, shown: int | None
) -> tuple[int | None, list[Problem]]:
    """The release that the one shown is compared with, where it is named; and that there is no
    such one, or that it is the one that is shown."""
    text = asked.get("against_release", "")
    if not text:
        return None, []
    number = int(text) if is_release(text) and shown is not None else None
    if number in (None, shown) or _choices(dataset, datasets, number) is None:
        return None, [Problem("against_release", text[:LONGEST_SHOWN])]
    return number, []


def _choices(dataset: str, datasets: Datasets, release: int | None = None) -> Choices | None:
    """The choices of a dataset or a release of it; None where it cannot be asked."""
    if dataset not in datasets.names:
        return None
    try:
        return datasets.choices(dataset, release)
    except StoreUnavailable:
        return None


def _members(found: dict[str, Any], choices: Choices) -> list[Problem]:
    """Have a chosen group stand for its members; partners that are chosen by name go before it."""
    if not (group := found.get("group")):
        return []
    if "partners" in found:
        del found["group"]
        return [Problem("group_beside", group)]
    found["partners"] = choices.groups[group]
    return []
