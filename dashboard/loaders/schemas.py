"""The columns, types and rules of every table in ``data/``.

Each table is a pandera schema, validated lazily by `dashboard.loaders.tables`, so that a
file's faults come all at once. Text is never missing: an empty cell is ``""``. Numbers are
``Int64`` or ``float64``, where an empty cell is missing, never 0. Cells that hold several
codes or dates separate them by ``;``. Dates may be partial: ``2018``, ``2018-05`` or
``2018-05-28``.
"""

from __future__ import annotations

from collections.abc import Collection

from dashboard.language import said
from dashboard.loaders.columns import (
    Column,
    Schema,
    choice,
    code,
    date,
    dates,
    degrees,
    digits,
    flag,
    in_languages,
    in_order,
    lately,
    lately_in_languages,
    number,
    ordinal,
    pattern,
    rule,
    table,
    text,
    year,
)

TOTAL = "WLD"
"""All partners together. Never itself a partner, so not in the register of countries."""

UNKNOWN_PARTNER = "XXX"
"""The partner of goods whose country is not stated (``NNN`` in the customs files)."""

CLOSED_CODES = "XX"
"""The chapter of goods whose code the customs service does not disclose."""

LONGEST_QUOTE = 12
"""Words. Longer quotes are not needed to identify a figure."""

LONGEST_GIST = 30
"""Words of what a quote says, in another language."""

COUNTRY = r"[A-Z]{3}"
REGION = r"[A-Z]{2}-[A-Z0-9]{1,3}"
CODE = r"[a-z]+(-[a-z]+)*"
CHAPTER = r"\d\d|XX"
SOURCE = r"[A-Z]\d\d"
PAGE = r"[A-Z]{2,4}"
PARAGRAPH = PAGE + r"\d\d"
FIGURE = r"T\d{3}"
LANGUAGE = r"[a-z]{2}"

_SCOPES = ("partner-region", "country", "domestic", "multilateral", "municipal", "background")
"""With whom; ``background`` is what others did, in which the region took no part."""


def _quoted(*, optional: bool) -> dict[str, Column]:
    """The words of a source, in which language they are, and what they say in the others."""
    return {
        "quote": text(
            "The words that state it; … where words are left out",
            optional=optional,
            words=LONGEST_QUOTE,
        ),
        "quote_lang": lately(
            pattern(
                LANGUAGE,
                said("refused.what.language"),
                "Language of the quote, ISO 639-1",
                optional=True,
            )
        ),
        **lately_in_languages(
            "gist", "What the quote says, if it is in another language", words=LONGEST_GIST
        ),
    }


def _cited() -> dict[str, Column]:
    """Beside the source: others that say the same or more, how clear they are, what to know."""
    return {
        "also": lately(code(SOURCE, "sources", "Other sources of it", optional=True, many=True)),
        "confidence": lately(
            choice(("clear", "ambiguous"), "Whether the source can be read one way"), "clear"
        ),
        **lately_in_languages("note", "What to know about it", formerly="note"),
    }


FIGURES = table(
    "figures",
    {
        "figure": pattern(FIGURE, said("refused.what.id", example="T001"), "Id of the figure"),
        "year": year("Year; empty where the source states none, or a range"),
        "period": text("Part of the year: year, H1, Jan-Sep …"),
        "territory": code(
            r"\S+", "territories", "Whose trade: a territory of registers/region.toml"
        ),
        "measure": pattern(r"[a-z]+(_[a-z]+)*", "a measure", "What is measured"),
        "flow": choice(("export", "import", "total", "balance"), "Direction of the trade"),
        "partner": code(
            COUNTRY, "countries", "Partner, ISO 3166-1 alpha-3; WLD all partners", besides=[TOTAL]
        ),
        "sector": code(CODE, "sectors", "Sector, where the text maps to one", optional=True),
        "sector_text": text("Goods as the source names them"),
        "value": number("Value; empty if qualitative"),
        "unit": text("Unit of the value"),
        "qualifier": choice(
            ("exact", "approx", "more-than", "at-least", "less-than", "qualitative"),
            "How exactly the source states the value",
        ),
        "digits": lately(digits("Significant digits of the value that the source justifies")),
        "standing": choice(
            ("actual", "preliminary", "forecast", "target"), "Outcome, or something expected"
        ),
        **_quoted(optional=False),
        "source": code(SOURCE, "sources", "Source"),
        **_cited(),
    },
    ["figure"],
    rule(
        lambda f: f["value"].notna() | (f["qualifier"] == "qualitative"),
        "has no value and is not qualitative",
    ),
)

SOURCES = table(
    "sources",
    {
        "source": pattern(SOURCE, said("refused.what.id", example="S01"), "Id of the source"),
        "title": text("Title, in the language of the source"),
        **lately_in_languages("title", "Title in another language than its own"),
        "publisher": text("Publisher, as it is called there"),
        **lately_in_languages("publisher", "Publisher, where it is called otherwise"),
        "address": text("Address; empty where none is known", optional=True),
        "published": date("Date of publication or of the last update"),
        "dated": lately(
            choice(
                ("stated", "updated", "address", "inferred", "unknown"),
                "How that date is known: stated, the last update, from the address, inferred",
            ),
            "stated",
        ),
        "accessed": date("Date of reading"),
        "language": pattern(
            r"[a-z]{2}(;[a-z]{2})*", said("refused.what.language"), "Languages, ISO 639-1"
        ),
        "role": choice(
            ("seed", "figures", "context", "lead"),
            "The region's own page; a source of rows; one that agrees with them or tells more; "
            "a lead still to be read",
        ),
        **lately_in_languages("note", "What to know about the source", formerly="note"),
    },
    ["source"],
    rule(
        lambda f: (f["published"] == "") | (f["dated"] != "unknown"),
        said("refused.rule.dated"),
    ),
)

CHOICES = table(
    "choices",
    {
        "year": year("Year"),
        "territory": code(r"\S+", "territories", "Whose trade"),
        "measure": choice(("turnover", "export", "import"), "What is measured"),
        "partner": code(COUNTRY, "countries", "Partner; WLD all partners", besides=[TOTAL]),
        "figures": code(FIGURE, "figures", "The figures that state it or lead to it", many=True),
        "chosen": code(
            FIGURE, "figures", "The figure that is shown; empty: none of them", optional=True
        ),
        "value": number("The value that is shown, in the unit"),
        "low": number("The least that it may be"),
        "high": number("The most that it may be"),
        "unit": text("Unit of the values"),
        "qualifier": choice(("exact", "approx"), "How exactly it is known"),
        "digits": digits("Significant digits that are justified"),
        "formula": text("How it follows from the figures, in plain numbers", optional=True),
        "contradiction": code(r"K\d\d", "contradictions", "The contradiction that it settles"),
        **in_languages("why", about="Why this one"),
    },
    ["year", "territory", "measure", "partner"],
    rule(lambda f: f["low"].le(f["value"]) & f["value"].le(f["high"]), said("refused.rule.range")),
)

EXCEPTIONS = table(
    "exceptions",
    {
        "row": pattern(
            r"[TRE]\d{3}", said("refused.what.id", example="T001"), "The figure, relation or event"
        ),
        "lacks": choice(
            ("quote", "value", "digits", "date"),
            "It has no quote; its quote lacks its value, or has it in words; nothing dates it",
        ),
        "words": text("The words of the quote that are its value", optional=True),
        **in_languages("reason", about="Why"),
    },
    ["row", "lacks"],
    rule(lambda f: (f["words"] != "") == (f["lacks"] == "digits"), said("refused.rule.in_words")),
)

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
        "group": pattern(CODE, "a code", "Code of the group"),
        **in_languages("name"),
        "since": date("Since when it has these members; empty where that does not apply"),
        "members": code(
            COUNTRY, "countries", "Its members; empty: all other countries", optional=True,
            many=True,
        ),
    },
    ["group"],
)  # fmt: skip

SECTORS = table(
    "sectors",
    {
        "sector": pattern(CODE, "a code", "Code of the sector"),
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
    rule(lambda f: f["first"] <= f["last"], "begins after it ends"),
)

GOODS = table(
    "goods",
    {
        "goods": text("Goods as a source names them: sector_text of the published figures"),
        "whole": code(CODE, "sectors", "Sector whose goods these are, all of them", optional=True),
        **in_languages("name", about="In the words of the dashboard"),
        **in_languages(
            "cause", about="As it stands after “due to the growth of exports of”", optional=True
        ),
    },
    ["goods"],
)

TERMS = table(
    "terms",
    {
        "term": pattern(CODE, said("refused.what.code"), "Code of the term"),
        **in_languages("name", about="The one form of it", optional=True),
        **in_languages("never", about="What is never said for it, separated by ;", optional=True),
    },
    ["term"],
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
    rule(lambda f: (f["disputed"] == 0) | (f["drawn"] == "point"), "is disputed but no point"),
)


def forms(name: str, columns: Collection[str]) -> Schema:
    """The table of the forms that names take in one language; its columns are the language's."""
    texts = {column: text(f"The form {column} of the name") for column in columns}
    about = "Country, territory, group or partner region"
    return table(name, {"code": code(r"\S+", "places", about), **texts}, ["code"])


def _place(*, many: bool) -> dict[str, Column]:
    return {
        "scope": choice(_SCOPES, "With whom"),
        "region": code(REGION, "regions", "ISO 3166-2 of the region", optional=True, many=many),
        "country": code(COUNTRY, "countries", "Country", optional=True, many=many),
    }


_EVIDENCE = {
    "source": code(SOURCE, "sources", "Source"),
    "page": code(PARAGRAPH, "paragraphs", "Paragraph of the region's page", optional=True),
    **_quoted(optional=True),
    **_cited(),
}

RELATIONS = table(
    "relations",
    {
        "relation": text("Id of the relation"),
        **_place(many=False),
        **in_languages("party"),
        "kind": choice(
            (
                "agreement", "declaration", "memorandum", "action-plan", "programme",
                "twin-towns", "joint-commission", "ties", "talks", "intention",
            ),
            "Kind of relation",
        ),
        **in_languages("title"),
        "since": date("Since when"),
        "until": date("Until when"),
        "state": choice(("in-force", "ended", "planned", "unknown"), "State, as far as known"),
        "attested": lately(dates("When sources list it or show it alive")),
        "ending": lately(
            choice(
                ("term", "replaced", "held", "by-region", "by-partner"),
                "How it ended: its term ran out, it was replaced, the talks were held, the "
                "region or the partner ended it",
                optional=True,
            )
        ),
        "doubted": lately(date("When a source told of its end being sought or announced")),
        "end_source": lately(
            code(SOURCE, "sources", "Source of the end or of the doubt", optional=True)
        ),
        "sectors": code(CODE, "sectors", "Sectors", optional=True, many=True),
        **_EVIDENCE,
    },
    ["relation"],
    in_order("since", "until"),
    rule(lambda f: (f["ending"] == "") | (f["state"] == "ended"), said("refused.rule.ending")),
    rule(
        lambda f: (f["end_source"] == "") | (f["ending"] != "") | (f["doubted"] != ""),
        said("refused.rule.end_source"),
    ),
)  # fmt: skip

_DATED = {"day": 10, "month": 7, "year": 4, "unknown": 0}
"""How many characters of its start an event of each precision must have."""

EVENTS = table(
    "events",
    {
        "event": text("Id of the event"),
        "start": date("First day"),
        "end": date("Last day"),
        "year": year("Year"),
        "precision": choice(("day", "month", "year", "unknown"), "How exactly it is dated"),
        "held": lately(
            choice(("held", "announced"), "Whether it took place, or was only announced"), "held"
        ),
        **_place(many=True),
        **in_languages("place", optional=True),
        "kind": choice(
            (
                "visit", "forum", "meeting", "conference", "signing", "anniversary", "exchange",
                "contest", "award", "festival", "election", "programme", "talks", "commemoration",
                "project", "statement", "termination",
            ),
            "Kind of event",
        ),
        **in_languages("title"),
        "sectors": code(CODE, "sectors", "Sectors", optional=True, many=True),
        **in_languages("participants", about="Who took part", optional=True),
        **_EVIDENCE,
    },
    ["event"],
    in_order("start", "end"),
    rule(
        lambda f: f["start"].str.len() >= f["precision"].map(_DATED).astype("float64").fillna(0),
        said("refused.rule.precision"),
    ),
)  # fmt: skip

PARAGRAPHS = table(
    "paragraphs",
    {
        "page": pattern(
            PAGE, said("refused.what.id", example="IR"), "Page of the region that is read whole"
        ),
        "number": ordinal("Number on its page"),
        "paragraph": pattern(
            PARAGRAPH, said("refused.what.id", example="IR05"), "Id of the paragraph"
        ),
        "opening": text("Its first words", words=6),
        "facts_en": text("The facts in it, in our own words", optional=True),
    },
    ["paragraph"],
)

CONTRADICTIONS = table(
    "contradictions",
    {
        "contradiction": pattern(
            r"K\d\d", said("refused.what.id", example="K01"), "Id of the contradiction"
        ),
        **in_languages("topic", "text", "shown"),
        "figures": code(FIGURE, "figures", "Figures concerned", optional=True, many=True),
        "relations": code(r"R\d{3}", "relations", "Relations concerned", optional=True, many=True),
        "events": code(r"E\d{3}", "events", "Events concerned", optional=True, many=True),
        "years": pattern(
            r"\d{4}(;\d{4})*",
            said("refused.what.dates"),
            "Years where it is shown",
            optional=True,
        ),
        "partners": code(COUNTRY, "countries", "Partners concerned", optional=True, many=True),
        "regions": code(REGION, "regions", "Partner regions concerned", optional=True, many=True),
        "sources": code(SOURCE, "sources", "Sources concerned", many=True),
        **in_languages("verdict", about="What is to be thought of the figures", optional=True),
    },
    ["contradiction"],
)
