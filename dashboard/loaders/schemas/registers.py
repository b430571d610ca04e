"""The registers: countries, sectors, goods, regions, terms, and the forms of names."""

from __future__ import annotations

import operator
from collections.abc import Collection

from dashboard.loaders.columns import (
    Rule,
    Schema,
    choice,
    code,
    date,
    degrees,
    flag,
    in_languages,
    ordinal,
    pattern,
    table,
    text,
    year,
)
from dashboard.loaders.schemas.shapes import CHAPTER, CODE, COUNTRY, HEADING, REGION
from dashboard.sentences import said

COUNTRIES = table(
    "countries",
    {
        "country": pattern(COUNTRY, "three capital letters", "ISO 3166-1 alpha-3, or group"),
        "alpha2": pattern(
            r"[A-Z]{2}|NNN", "two letters", "ISO 3166-1 alpha-2; NNN not stated", optional=True
        ),
        "kind": choice(("country", "territory", "group", "unknown"), "Kind of partner"),
        **in_languages("name"),
        "eaeu": flag("1 for members of the Eurasian Economic Union"),
        "cis": flag("1 for members of the Commonwealth of Independent States"),
        "lon": degrees(180, "Longitude of the label point, degrees east"),
        "lat": degrees(90, "Latitude of the label point, degrees north"),
    },
    ["country"],
)

PARTNER_GROUPS = table(
    "partner_groups",
    {
        "group": pattern(CODE, said("refused.what.id", example="culture"), "Code of the group"),
        **in_languages("name"),
        "since": date("Since when it has these members; empty where that does not apply"),
        "members": code(
            COUNTRY, "countries", "Its members; empty: all others", optional=True, many=True
        ),
    },
    ["group"],
)

SECTORS = table(
    "sectors",
    {
        "sector": pattern(CODE, said("refused.what.id", example="culture"), "Code of the sector"),
        "kind": choice(("trade", "field"), "Group of goods, or field of cooperation"),
        "parent": code(CODE, "sectors", "Sector that this one is a part of", optional=True),
        **in_languages("name", "short"),
        "order": ordinal("Order in lists"),
    },
    ["sector"],
)

CHAPTERS = table(
    "chapters",
    {"chapter": pattern(CHAPTER, "01 to 97 or XX", "Chapter of the code"), **in_languages("name")},
    ["chapter"],
)

HEADINGS = table(
    "headings",
    {"heading": pattern(r"\d{4}", "four digits", "Heading of the code"), **in_languages("name")},
    ["heading"],
)

CONCORDANCE = table(
    "concordance",
    {
        "sector": code(CODE, "sectors", "Sector"),
        "chapter": code(CHAPTER, "chapters", "Chapter of goods that belongs to it"),
    },
    ["sector", "chapter"],
)

COMMODITY_GROUPS = table(
    "commodity_groups",
    {
        "version": text("Version of the grouping"),
        "group": code(CODE, "sectors", "Group of goods, a sector of kind trade"),
        "first": code(CHAPTER, "chapters", "First chapter of the run"),
        "last": code(CHAPTER, "chapters", "Last chapter of the run"),
    },
    ["version", "first"],
    Rule(
        ("first", "last"),
        holds=operator.le,
        reason="begins after it ends",
    ),
)

GOODS = table(
    "goods",
    {
        "goods": text("Goods as a source names them: sector_text of the published figures"),
        "whole": code(CODE, "sectors", "Sector whose goods these are, all of them", optional=True),
        **in_languages("name", about="In the words of the dashboard"),
        **in_languages("cause", about="After “due to the growth of exports of”", optional=True),
    },
    ["goods"],
)

TERMS = table(
    "terms",
    {
        "term": pattern(CODE, said("refused.what.id", example="turnover"), "Code of the term"),
        **in_languages("name", about="The one form of it", optional=True),
        **in_languages("never", about="What is never said for it, separated by ;", optional=True),
    },
    ["term"],
)

INQUIRY_WORDS = table(
    "inquiry_words",
    {
        "word": text("A word or phrase; * leaves the end of a word open, # a number"),
        "kind": choice(
            (
                "measure",
                "country",
                "group",
                "union",
                "sector",
                "months",
                "toward",
                "away",
                "inside",
                "until",
                "since",
                "home",
                "code",
                "coded",
                "unit",
                "origin",
                "proper",
                "unclear",
                "absent",
                "view",
                "zoom",
                "file",
                "count",
                "place",
                "tie",
                "state",
                "extreme",
                "stop",
            ),
            "What it names; until: months up to one (date: of time alone); "
            "since: from a date on, or beside it (after: from its end on; "
            "over: in it, but of growth; beside: compared with it); "
            "code: goods by their commodity code; "
            "coded: a commodity code follows; origin: goods from a country; "
            "proper: a country, if written with these capitals; unclear: several things; "
            "measure: after / the flow, where somebody does it; "
            "view: a chart (after / the flow), what is to stand side by side, or top; "
            "zoom: a part of the world, by its map; "
            "file: what can be taken away, by its form (empty: any; print: on paper); "
            "count: a number; place: the one that stands there by its size; "
            "tie: relations or events, or a kind of them; "
            "state: that of relations; "
            "extreme: the most or the least, of a year or a month; "
            "stop: nothing (when: the year before it is when something was; years: the number "
            "before it counts years)",
        ),
        "code": text("Code of what it names", optional=True),
    },
    ["word"],
)

REGIONS = table(
    "regions",
    {
        "region": pattern(REGION, "an ISO 3166-2 code", "ISO 3166-2 of the region"),
        "country": code(COUNTRY, "countries", "Country"),
        **in_languages("name", "short", "type"),
        "lon": degrees(180, "Longitude of the label point, degrees east"),
        "lat": degrees(90, "Latitude of the label point, degrees north"),
        "drawn": choice(("polygon", "point"), "How the map draws it"),
        "disputed": flag("1 where states disagree about it; then it is drawn as a point"),
        "former": pattern(
            f"{REGION}(;{REGION})*",
            said("refused.what.codes"),
            "Codes that it had before; old addresses and files use them",
            optional=True,
        ),
    },
    ["region"],
    Rule(
        ("disputed", "drawn"),
        holds=lambda disputed, drawn: disputed in (0, None) or drawn == "point",
        reason="is disputed but no point",
    ),
)

NOMENCLATURES = table(
    "nomenclatures",
    {
        "since": year("First year of the edition"),
        "name": pattern(
            r"HS \d{4}", "HS and a year", "Edition of the Harmonized System that it is based on"
        ),
        **in_languages("decision", about="Decision by which it is in force"),
        "address": text("Where that can be read"),
    },
    ["since"],
)

CODE_CHANGES = table(
    "code_changes",
    {
        "since": year("First year of the edition that changed them"),
        "before": pattern(
            HEADING, "four or six digits", "Code before; empty: the later one alone is given",
            optional=True,
        ),
        "after": pattern(
            HEADING, "four or six digits", "Code from then on; empty: the earlier one alone",
            optional=True,
        ),
        "kind": choice(("renumbered", "split", "merged", "rearranged"), "How it changed"),
    },
    ["since", "before", "after"],
    Rule(
        ("before", "after", "kind"),
        holds=lambda before, after, kind: (
            bool(before) != bool(after) if kind == "rearranged" else len(before) == len(after) > 0
        ),
        reason="has not the codes that its kind has: both, or one where it is rearranged",
    ),
)  # fmt: skip


def forms(name: str, columns: Collection[str]) -> Schema:
    """The table of the forms that names take in one language; its columns are the language's."""
    texts = {column: text(f"The form {column} of the name") for column in columns}
    about = "Country, territory, group or partner region"
    return table(name, {"code": code(r"\S+", "places", about), **texts}, ["code"])
