"""The published figures: their sources, what is shown of them, where they contradict."""

from __future__ import annotations

from dashboard.language import languages
from dashboard.loaders.columns import (
    Rule,
    choice,
    code,
    date,
    digits,
    in_languages,
    lately,
    lately_in_languages,
    number,
    pattern,
    table,
    text,
    year,
)
from dashboard.loaders.marks import well_marked
from dashboard.loaders.schemas.shapes import (
    CODE,
    COUNTRY,
    FIGURE,
    REGION,
    SOURCE,
    cited,
    quoted,
    sourced,
)
from dashboard.loaders.special_codes import TOTAL
from dashboard.sentences import said

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
        **quoted(optional=False),
        "source": sourced(),
        **cited(),
    },
    ["figure"],
    Rule(
        ("value", "qualifier"),
        holds=lambda value, qualifier: value is not None or qualifier == "qualitative",
        reason="has no value and is not qualitative",
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
    Rule(
        ("published", "dated"),
        holds=lambda published, dated: published == "" or dated != "unknown",
        reason=said("refused.rule.dated"),
    ),
)


def _marks(column: str, *named: str) -> Rule:
    """The rule that numbers in a text are marked with rows that its row names."""

    def holds(text: str, *cells: str) -> bool:
        return well_marked(text, [code for cell in cells for code in cell.split(";")])

    return Rule((column, *named), holds, said("refused.rule.marks"))


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
    Rule(
        ("low", "value", "high"),
        holds=lambda *three: None not in three and three[0] <= three[1] <= three[2],
        reason=said("refused.rule.range"),
    ),
    *(_marks(f"why_{code}", "figures", "contradiction") for code in languages()),
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
    Rule(
        ("words", "lacks"),
        holds=lambda words, lacks: (words != "") == (lacks == "digits"),
        reason=said("refused.rule.in_words"),
    ),
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
    *(
        _marks(f"{noun}_{code}", "figures", "relations", "events", "contradiction")
        for noun in ("topic", "text", "shown")
        for code in languages()
    ),
)
