"""How often passwords may be tried, by name and address and by address alone."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from typing import Any

from dashboard.callbacks.client_address import Address

FAILURES = 5
"""Wrong passwords of a name that are taken from an address in `PAUSE`."""
FROM_ADDRESS = 30
"""Wrong passwords of any names; an office may have one address."""
PAUSE = 300.0
SELDOM = 60.0
"""Seconds in which an address has one line of refusals in the audit log."""
REMEMBERED = 4_096
_Who = tuple[str, str]


def household(address: Address) -> str:
    """What counts as one address: of version 6, the network of which each reader has 2**64."""
    text = str(address)
    return text if address.version == 4 else f"{address.exploded[:19]}::/64"


class Throttle:
    """Attempts that were not right ones, the latest alone. An attempt counts as a wrong one from
    its beginning, so that none of those made at once goes uncounted."""

    def __init__(self) -> None:
        self._tried: OrderedDict[_Who, list[float]] = OrderedDict()
        self._recorded: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, name: str, address: str) -> int:
        """Count an attempt; or the seconds until one may be made, above 0."""
        now = time.monotonic()
        with self._lock:
            limits = {("", address): FROM_ADDRESS, (name, address): FAILURES}
            recent = {who: self._recent(who, now) for who in limits}
            full = [recent[who][-most] for who, most in limits.items() if len(recent[who]) >= most]
            if full:
                return max(1, math.ceil(max(full) + PAUSE - now))
            for who in limits:
                self._tried[who] = [*recent[who], now]
                _keep(self._tried, who)
        return 0

    def take_back(self, name: str, address: str, *, right: bool) -> None:
        """The attempt was not a wrong one; after a right one the name begins anew."""
        with self._lock:
            for who in (("", address), (name, address)):
                if tried := self._tried.get(who):
                    tried.pop()
            if right:
                self._tried.pop((name, address), None)

    def is_to_record(self, address: str) -> bool:
        """Whether a refusal is to be recorded: the first of an address in a while."""
        now = time.monotonic()
        with self._lock:
            if now - self._recorded.get(address, -math.inf) < SELDOM:
                return False
            self._recorded[address] = now
            _keep(self._recorded, address)
        return True

    def _recent(self, who: _Who, now: float) -> list[float]:
        return [one for one in self._tried.get(who, []) if one > now - PAUSE]


def _keep(found: OrderedDict[Any, Any], latest: Any) -> None:
    """Forget what is oldest of too many."""
    found.move_to_end(latest)
    while len(found) > REMEMBERED:
        found.popitem(last=False)
