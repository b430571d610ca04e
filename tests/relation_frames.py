"""Made-up answers about relations, in the form of `dashboard.answers.relations`."""

from __future__ import annotations

import pandas as pd

from tests.scenes import NAN, REGION

SIX = {"CHN": 1751e6, "NLD": 1033e6, "FIN": 831e6, "DEU": 741e6, "USA": 561e6, "DNK": 561e6}
"""The six partners of which the source names the turnover of 2018, US dollars."""

HOME = pd.DataFrame({"region": ["RU-LEN"], "lon": [30.3], "lat": [59.9]})
SPAN = pd.DataFrame({"first": [1987], "last": [2026], "fullest": [2018]}).astype("Int64")
STATEMENTS = pd.DataFrame(
    columns=["year", "partner", "turnover_usd", "status", "source", "qualifier"]
)

ENDED = {"region": "PL-02", "country": "POL", "state": "ended", "until": "2018"}
CRIMEA = {"region": "UA-43", "country": "RUS", "disputed": 1, "drawn": "point"}
NOWHERE = {"lon": NAN, "lat": NAN}
YEAR_ONLY = {"start": "2018", "end": "2018"}
UNDATED = {"start": "", "end": "", "year": pd.NA}


def countries(**turnover: float) -> pd.DataFrame:
    """Countries of 2018 by their turnover, US dollars; three fifths of it are exports."""
    columns = [
        "year", "partner", "exports_usd", "imports_usd", "turnover_usd", "share_pct", "status",
        "lon", "lat", "drawn",
    ]  # fmt: skip
    rows = [
        (
            2018, code, usd * 0.6, usd * 0.4, usd, usd / 1e8,
            "computed" if usd == usd else "not published", 10.0, 20.0,
            "point" if code == "SGP" else "polygon",
        )
        for code, usd in turnover.items()
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def regions(*changes: dict[str, object]) -> pd.DataFrame:
    """Partner regions like Nordland in 2018, each with some changes."""
    usual: dict[str, object] = {
        "region": "NO-18", "country": "NOR", "state": "in-force",
        "kinds": ("agreement", "twin-towns"), "sectors": ("culture", "science"),
        "events_in_year": 2, "events_total": 7, "since": "1987", "until": "", "lon": 14.7,
        "lat": 66.7, "drawn": "polygon", "disputed": 0,
    }  # fmt: skip
    return pd.DataFrame([{**usual, **change} for change in changes], columns=list(usual))


def places(*changes: dict[str, object]) -> pd.DataFrame:
    """Partner regions like Nordland by the latest source, each with some changes."""
    usual: dict[str, object] = {
        "region": "NO-18", "country": "NOR", "state": "unknown", "events": 6, "lon": 14.9,
        "lat": 66.8, "drawn": "polygon", "disputed": 0,
    }  # fmt: skip
    return pd.DataFrame([{**usual, **change} for change in changes], columns=list(usual))


def middle(code: str, lon: float, lat: float) -> pd.DataFrame:
    """Where a partner is, of a country as small as a point."""
    box = {"west": lon, "east": lon, "south": lat, "north": lat}
    return pd.DataFrame([{"code": code, "lon": lon, "lat": lat, **box}])


def events(*changes: dict[str, object]) -> pd.DataFrame:
    """Events like the visit to Nordland of May 2018, each with some changes."""
    usual: dict[str, object] = {
        "event": "", "start": "2018-05-28", "end": "2018-05-31", "year": 2018,
        "regions": ("NO-18",), "countries": ("NOR",), "kind": "visit",
        "title_en": "Visit to Nordland", "title_ru": "Визит в Нурланд",
        "sectors": ("culture", "science"), "participants_en": "Governor",
        "participants_ru": "Губернатор", "source": "C11", "scope": "partner-region",
        "counted_as": "foreign",
    }  # fmt: skip
    frame = pd.DataFrame(
        [{**usual, "event": f"E{n:03}", **change} for n, change in enumerate(changes)],
        columns=list(usual),
    )
    ends = frame["end"].where(frame["end"].ne(""), frame["start"])
    first, last = (
        [int(date[:4]) if date else None for date in dates] for dates in (frame["start"], ends)
    )
    years = {"first_year": pd.array(first, "Int64"), "last_year": pd.array(last, "Int64")}
    return frame.assign(partners=frame["countries"], **years).astype({"year": "Int64"})


NO_EVENTS = events()


def view(zoom="eurasia"):
    """The part of the world that is asked for, as `dashboard.answers.locations.view`."""
    rows = [(one.code, one.west, one.east, one.south, one.north, *one.middle)
            for one in REGION.views if one.code == zoom]  # fmt: skip
    return pd.DataFrame(rows, columns=["view", "west", "east", "south", "north", "lon", "lat"])


def chosen(partners=()):
    """The places of the chosen countries, as `dashboard.answers.locations.chosen`."""
    rows = [(code, 10.0 + place, 50.0) for place, code in enumerate(partners)]
    return pd.DataFrame(rows, columns=["partner", "lon", "lat"])
