"""What is worth less than nothing, as corrections may be: named where shares are of a whole."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.amount import Amount
from dashboard.narrative.amounts import figure
from dashboard.narrative.scene import Scene
from dashboard.narrative.wording import listed

MOST_NAMED = 4


def below_zero(scene: Scene, amounts: Iterable[tuple[str, Amount]], *, shares: bool = True) -> str:
    """Names and amounts below zero, the lowest first, and with ``shares`` what follows for the
    shares of the others; empty where there are none."""
    words = scene.language
    found = sorted(
        ((name, amount) for name, amount in amounts if amount.plain() < 0),
        key=lambda pair: pair[1].plain(),
    )
    if not found:
        return ""
    named = [f"{name} ({figure(words, amount)})" for name, amount in found[:MOST_NAMED]]
    if len(found) > MOST_NAMED:
        named.append(words.plural("below_zero.more", len(found) - MOST_NAMED))
    text = words.t("below_zero.names", names=listed(words, named))
    return f"{text} {words.t('below_zero.shares')}" if shares else text
