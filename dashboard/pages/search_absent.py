"""What searches say where there is no figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.amount import NOT_KNOWN
from dashboard.answers.inquiry import (
    DISAGREE,
    IMPORTED,
    NEVER,
    UNDECIDED,
    UNLIKE,
    UNREADABLE,
    Reply,
)
from dashboard.errors import StoreUnavailable
from dashboard.language import Language
from dashboard.measures.inquiry_absent import OF_CODE
from dashboard.measures.inquiry_flows import undirected
from dashboard.measures.vocabulary import Meaning, Unread
from dashboard.store.ask import Ask
from dashboard.values import PUBLISHED

NO_CODES = "codes"
"""What to say of commodity codes where the data that are looked at have none."""


def lacking(reply: Reply, words: Language) -> str:
    """That a figure is not published, or not known of imported data, or not in the unit that is
    asked for, or by several sources that disagree; of the largest, the first and so on that no
    year or month is it, or which is not certain."""
    if reply.status == DISAGREE:
        return words.t("inquiry.absent.disagree")
    if UNREADABLE in reply.status:
        return words.t("goods.unavailable")
    if UNLIKE in reply.status:
        return words.t("status.not_known")
    if reply.status in (UNDECIDED, NEVER):
        return words.t(f"inquiry.absent.{'never' if reply.status == NEVER else 'undecided'}")
    if unit := reply.asked.unit if reply.asked else "":
        return words.t(f"inquiry.absent.{unit}")
    return words.t(f"status.not_{'known' if reply.status == NOT_KNOWN else 'published'}")


def topics_absent(
    topics: Iterable[str], ask: Ask, words: Language, dataset: str = ""
) -> list[dict[str, str]]:
    """That the data know nothing of what is asked for, and what they know; of the partners of a
    commodity code, where ``dataset``, else the imported data, have no codes, this."""
    year = ask.library.choices(PUBLISHED).latest
    known = words.t("search.absent_ask")
    if OF_CODE in topics and not _has_codes(ask, dataset or IMPORTED):
        topics = [NO_CODES if one == OF_CODE else one for one in topics]
    return [
        {"title": words.t(f"search.absent.{topic}", year=year), "detail": known}
        for topic in dict.fromkeys(topics)
    ]


def _has_codes(ask: Ask, dataset: str) -> bool:
    """Whether a dataset can be asked for commodity codes."""
    try:
        return "codes" in ask.library.opened[dataset].store().capabilities
    except StoreUnavailable:
        return False


def not_understood(unread: Unread, words: Language) -> list[dict[str, str]]:
    """Which words of a question are not understood, or may mean several things: it found nothing
    for their sake alone. Where all are understood, that they are not together."""
    if unread.known < 2 and not unread.unclear and not (unread.unknown and unread.known):
        # Of a text of which nothing is understood there is no word to leave out.
        return []
    key, some = ("unknown", unread.unknown) if unread.unknown else ("unclear", unread.unclear)
    if not some:
        return [{"title": words.t("search.apart"), "detail": words.t("search.ask_other")}]
    title = words.t(f"search.{key}", words=", ".join(some))
    return [{"title": title, "detail": words.t("search.ask")}]


def other_regions(unread: Unread, words: Language) -> list[dict[str, str]]:
    """Of relations with what is not known by its name, where those are that are known."""
    if not unread.unknown:
        return []
    title, detail = words.t("page.relations"), words.t("search.all_regions")
    return [{"title": title, "detail": detail, "go": "/relations"}]


def with_whose(found: str, said: Sequence[Meaning], words: Language) -> str:
    """What is said of an answer; of exports or imports that may be a partner's own that they are
    those of this region."""
    flow = undirected(said) if found else ""
    return f"{found} · {words.t(f'search.ours.{flow}')}" if flow else found
