"""Random states of the dashboard: whatever an address can ask for, drawn from its own choices."""

from __future__ import annotations

import random
from collections.abc import Iterator

from dashboard.flows import FLOWS
from dashboard.parser import read_query
from dashboard.query import Query
from dashboard.store.library import Library

DATASETS = ("published", "demonstration", "customs")


def random_state(library: Library, rng: random.Random) -> Query:
    """A query drawn from the choices of its dataset, as an address would give it."""
    dataset = rng.choice(DATASETS)
    choices = library.choices(dataset)
    pairs = {"dataset": dataset, "lang": rng.choice(choices.languages)}
    if rng.random() < 0.7:
        pairs["year"] = str(rng.choice(choices.years))
    year = int(pairs.get("year", choices.latest))
    if rng.random() < 0.4 and (earlier := [one for one in choices.traded if one < year]):
        pairs["against"] = str(rng.choice(earlier))
    if rng.random() < 0.4:
        pairs["years"] = ",".join(map(str, rng.sample(choices.years, rng.choice((1, 2, 3)))))
    if rng.random() < 0.4:
        pairs["flow"] = rng.choice(FLOWS)
    if dataset != "published" and rng.random() < 0.3:
        first = rng.randint(1, 12)
        last = rng.randint(first, 12)
        pairs["months"] = f"{first}-{last}"
        if last < 11 and rng.random() < 0.3:  # as one that leaves some out between
            pairs["months"] += f",{rng.randint(last + 2, 12)}"
    if rng.random() < 0.4:
        count = rng.choice((1, 1, 2, 5))
        pairs["partner"] = ",".join(rng.sample(_partners(library, dataset), count))
    elif rng.random() < 0.3:
        pairs["group"] = rng.choice([*choices.groups])
    if rng.random() < 0.3:
        pairs["sector"] = ",".join(rng.sample(sorted(choices.sectors), rng.choice((1, 1, 2, 3))))
    if dataset != "published" and rng.random() < 0.3:
        dropped = [*_partners(library, dataset), *sorted(choices.commodity_groups), "HS:27"]
        pairs["without"] = ",".join(rng.sample(dropped, rng.choice((1, 2, 5))))
    query = read_query("&".join(f"{name}={value}" for name, value in pairs.items()), library)
    assert query.problems == (), (pairs, query.problems)
    return query


def _partners(library: Library, dataset: str) -> list[str]:
    """Partners that something is known of, and any others: most states should show something."""
    rows = library.store(dataset).trade_by_partner(Query(dataset=dataset))
    some = sorted({row.partner for row in rows} & library.choices(dataset).partners)
    return [*some, *sorted(library.choices(dataset).partners)[::20]]


def states(library: Library, seed: int, count: int) -> Iterator[Query]:
    """So many random states; the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        yield random_state(library, rng)
