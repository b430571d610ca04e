"""Clients that mean no good: they send a byte a second, read nothing, or send what nobody
expects."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import socket
import string
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit

import aiohttp
from aside import again
from readers import body

LETTERS = string.ascii_letters + string.digits + " =&%;/\\'\"<>{}[]()#?,.-_\x00\x1b\u202eЖ中😀"
NAMES = (
    "year", "against", "partner", "sector", "flow", "dataset", "release", "months", "view",
    "lang", "theme", "years", "code", "without", "kinds", "colour", "sort", "together",
)  # fmt: skip
PATHS = ("/", "/trade", "/why", "/changes", "/partners", "/relations", "/relations/CHN", "/data",
         "/releases", "/brief/CHN", "/data/figure/turnover/2018/turnover", "/download/turnover.csv",
         "/export", "/_dash-layout", "/health", "/ready", "/search")  # fmt: skip
AT_ONCE = 16
LARGEST = b"/_dash-component-suites/plotly/package_data/plotly.min.js"
"""What has most bytes of all that is served."""


@contextlib.contextmanager
def dripping(url: str, count: int) -> Iterator[None]:
    """So many connections that each send a byte of a header a second until the block ends."""
    at = urlsplit(url)
    held = []
    for _ in range(count):
        one = socket.create_connection((at.hostname or "", at.port or 80), timeout=10)
        one.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        held.append(one)

    def drip() -> None:
        for one in held:
            with contextlib.suppress(OSError):
                one.sendall(b"a")

    try:
        with again(drip, 1.0):
            yield
    finally:
        for one in held:
            one.close()


@contextlib.contextmanager
def unread(url: str, count: int) -> Iterator[None]:
    """So many connections that ask for the whole of Plotly again and again, and read nothing until
    the block ends."""
    at = urlsplit(url)
    held = []
    for _ in range(count):
        one = socket.create_connection((at.hostname or "", at.port or 80), timeout=10)
        one.sendall(b"GET %b HTTP/1.1\r\nHost: x\r\n\r\n" % LARGEST * 8)
        held.append(one)
    try:
        yield
    finally:
        for one in held:
            one.close()


def odd_text(chance: random.Random) -> str:
    """A text of any letters, or a value that looks right."""
    if chance.random() < 0.3:
        return chance.choice(["2018", "9999", "-1", "CHN", "CHN,DEU", "wood", "1e9", "null", ""])
    return "".join(chance.choices(LETTERS, k=chance.randrange(0, 40)))


def odd_query(chance: random.Random) -> str:
    pairs = (
        f"{quote(chance.choice((*NAMES, odd_text(chance))))}={quote(odd_text(chance))}"
        for _ in range(chance.randrange(0, 6))
    )
    return "&".join(pairs)


def odd_body(chance: random.Random) -> bytes:
    """A callback whose parts are replaced by others, or cut short."""
    sent: Any = json.loads(body(odd_query(chance), odd_text(chance)))
    for _ in range(chance.randrange(0, 4)):
        name = chance.choice([*sent])
        sent[name] = chance.choice([None, 7, [], {}, odd_text(chance), [sent[name]] * 3])
    text = json.dumps(sent).encode()
    return text[: chance.randrange(len(text))] if chance.random() < 0.2 else text


async def fuzz(url: str, count: int, seed: int) -> dict[str, Counter[int]]:
    """The statuses of so many random queries and of so many random bodies."""
    chance = random.Random(seed)
    seen: dict[str, Counter[int]] = {"queries": Counter(), "bodies": Counter()}
    headers = {"Content-Type": "application/json"}
    left = dict.fromkeys(seen, count)

    async def client(session: aiohttp.ClientSession, name: str) -> None:
        while left[name] > 0:
            left[name] -= 1
            if name == "queries":
                asked = session.get(f"{url}{chance.choice(PATHS)}?{odd_query(chance)}")
            else:
                asked = session.post(
                    f"{url}/_dash-update-component", data=odd_body(chance), headers=headers
                )
            async with asked as reply:
                await reply.read()
                seen[name][reply.status] += 1

    async with aiohttp.ClientSession() as session:
        for name in seen:
            await asyncio.gather(*(client(session, name) for _ in range(AT_ONCE)))
    return seen
