"""That imported files hold some partners or goods alone: what is shown is perhaps a part."""

from __future__ import annotations

from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import capital, ended, listed

MOST_NAMED = 6


def alone_note(scene: Scene) -> tuple[str, ...]:
    """The same as a sentence of its own; none where there is nothing to say."""
    text = held_alone(scene)
    return (ended(capital(text)),) if text else ()


def held_alone(scene: Scene) -> str:
    """Of which partners and chapters alone there are files, of the year and the one compared with;
    empty where files hold all kinds of them."""
    words, rows = scene.language, [one for one in scene.narrowed if one.years & {*scene.query.pair}]
    partners = sorted({code for one in rows for code in one.partners})
    chapters = sorted({code for one in rows for code in one.chapters})
    if not rows:
        return ""
    if len(partners) + len(chapters) > MOST_NAMED:
        return words.t("page.few_alone")
    names = [str(scene.names.country(code)) for code in partners]
    names += [words.t("imports.chapter", code=code) for code in chapters]
    return words.t("page.held_alone", alone=listed(words, names))
