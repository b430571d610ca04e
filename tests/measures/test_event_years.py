"""Events by year and family, and by partner and year."""

from __future__ import annotations

from dashboard.measures.contacts import contacts_of
from dashboard.measures.event_years import by_family, by_lane, ranked_lanes
from tests.relation_frames import UNDATED, events

LONG = {"start": "2016-12-30", "end": "2018-01-02", "year": 2016}


def test_an_event_counts_in_each_of_its_years_and_an_undated_one_in_none() -> None:
    counts = by_family(contacts_of(events(LONG, {"kind": "forum"}, UNDATED)))
    assert counts == {
        (2016, "visit"): 1, (2017, "visit"): 1, (2018, "visit"): 1, (2018, "forum"): 1,
    }  # fmt: skip


def test_families_are_of_events_with_partners_abroad_alone() -> None:
    apart = [{"counted_as": one} for one in ("multilateral", "domestic", "noted")]
    assert not by_family(contacts_of(events(*apart)))


def test_an_event_is_in_the_lane_of_each_of_its_countries_or_of_what_it_is() -> None:
    frame = events(
        {"countries": ("NOR", "CHN")}, {"countries": ("CHN",)}, {"countries": (), "regions": ()},
        {"counted_as": "multilateral"}, {"counted_as": "noted"},
    )  # fmt: skip
    counts = by_lane(contacts_of(frame))
    assert counts == {
        ("NOR", 2018): 1, ("CHN", 2018): 2, ("unnamed", 2018): 1, ("multilateral", 2018): 1,
    }  # fmt: skip
    assert list(ranked_lanes(counts)) == ["CHN", "NOR", "unnamed", "multilateral"]
