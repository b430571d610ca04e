"""Places are those that a source prints of a whole year."""

from __future__ import annotations

import pandas as pd

from dashboard.measures.ranks import PrintedRank, printed_ranks

FIGURES = pd.DataFrame(
    [
        ("T1", 2018, "year", "HOME", "rank", "export", 2.0, "rank in the district"),
        ("T2", 2018, "H1", "HOME", "rank", "import", 9.0, "rank in the district"),
        ("T3", 2018, "year", "OTHER", "rank", "import", 1.0, "rank in the district"),
        ("T4", 2018, "year", "HOME", "rank", "import", 5.0, "rank in the country"),
        ("T5", 2018, "year", "HOME", "share", "import", 7.0, "rank in the district"),
        ("T6", 2019, "year", "HOME", "rank", "import", float("nan"), "rank in the district"),
    ],
    columns=["figure", "year", "period", "territory", "measure", "flow", "value", "unit"],
)


def test_only_places_of_the_territory_in_a_whole_year_count() -> None:
    found = printed_ranks(FIGURES, "HOME", "rank in the district")
    assert found == (PrintedRank("T1", 2018, "export", 2),)
