"""Relations with partner regions, events, and the paragraphs that they come from."""

from __future__ import annotations

from dashboard.loaders.columns import (
    Column,
    Rule,
    choice,
    code,
    date,
    dates,
    in_languages,
    in_order,
    lately,
    ordinal,
    pattern,
    table,
    text,
    year,
)
from dashboard.loaders.schemas.shapes import (
    CODE,
    COUNTRY,
    PAGE,
    PARAGRAPH,
    REGION,
    SOURCE,
    cited,
    quoted,
    sourced,
)
from dashboard.sentences import said

_SCOPES = ("partner-region", "country", "domestic", "multilateral", "municipal", "background")
"""With whom; ``background`` is what others did, in which the region took no part."""


def _place(*, many: bool) -> dict[str, Column]:
    return {
        "scope": choice(_SCOPES, "With whom"),
        "region": code(REGION, "regions", "ISO 3166-2 of the region", optional=True, many=many),
        "country": code(COUNTRY, "countries", "Country", optional=True, many=many),
    }


_EVIDENCE = {
    "source": sourced(),
    "page": code(PARAGRAPH, "paragraphs", "Paragraph of the region's page", optional=True),
    **quoted(optional=True),
    **cited(),
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
    Rule(
        ("ending", "state"),
        holds=lambda ending, state: ending == "" or state == "ended",
        reason=said("refused.rule.ending"),
    ),
    Rule(
        ("end_source", "ending", "doubted"),
        holds=lambda source, ending, doubted: source == "" or ending != "" or doubted != "",
        reason=said("refused.rule.end_source"),
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
    Rule(
        ("start", "precision"),
        holds=lambda start, precision: len(start) >= _DATED.get(precision, 0),
        reason=said("refused.rule.precision"),
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
