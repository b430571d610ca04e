"""Which encoding a file is written in, told from the letters in a sample of it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from dashboard.imports.values import FLOW_WORDS, UNKNOWN, flow_of, trimmed
from dashboard.language import MESSAGES

Places = npt.NDArray[np.int64]
Which = npt.NDArray[np.bool_]
_PAGES = ("cp1251", "cp866", "koi8-r", "iso8859-5", "mac-cyrillic")
ENOUGH = 2**16
"""Bytes of lines with letters that tell one code page from another."""
_FLOW = re.compile(
    "|".join(rf"\b{word}\b" for word in FLOW_WORDS if not word.isascii()), re.IGNORECASE
)

_FIRST, _CAPITAL, _SMALL = 0x410, 0x401, 0x451
"""The first letter of the alphabet, and the one that stands outside of it, as capital and small."""
_ALPHABET, _AS = 32, 6
"""Letters, behind the place of what is between words; that of the one that is written as another
too, as the other."""
_ALIEN = _ALPHABET + 1
"""The place of what is no letter of a Russian text, nor ASCII."""
_RAREST, _UNHEARD = -6.0, -9.0
"""How unlikely a letter behind another may be, as the logarithm, and what is no letter of it: names
of elsewhere have pairs that no other words have."""
_TURNED, _FALLEN, _OTHER_LETTER, _SHOUTED = 8.0, 4.0, 4.0, 0.5
"""What a capital behind a small letter costs; a small one behind two capitals; a letter that is
mostly written as another; and that there is no small one."""
_COMMON = dict.fromkeys(("cp1251", "cp866"), 5.5)
"""So much better another page has to be than the ones that such files come in: what is read rightly
in these is not to be given away for what looks a little better in another."""


@lru_cache(maxsize=4)
def encoding_of(sample: bytes) -> str:
    """UTF-8 if the lines with other letters than Latin ones are, but for a few that are damaged;
    else the code page in which they name directions, more of them are Russian letters, and these
    follow each other as in Russian."""
    lines = (sample[: sample.rfind(b"\n") + 1] or sample).split(b"\n")
    lettered = [line for line in lines if not line.isascii()]
    if sum(map(_is_utf8, lettered)) * 2 >= len(lettered):
        return "utf-8"
    whole = b"\n".join(lettered)[:ENOUGH]
    return max(_PAGES, key=lambda page: _russian(whole, page))


def is_flow(value: bytes) -> bool:
    """Whether a value is one of the words for a flow in any encoding that files come in."""
    for page in ("utf-8", *_PAGES):
        try:
            if flow_of(trimmed(value.decode(page))) != UNKNOWN:
                return True
        except UnicodeDecodeError:
            continue
    return False


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _russian(whole: bytes, page: str) -> tuple[int, int, float]:
    """How well bytes read as Russian in a code page: words for a flow, letters, and how usual they
    are. Bytes that are letters in several pages are others there, and small ones are capitals."""
    text = f" {whole.decode(page, 'replace')} "
    places, capital, small = _letters(text)
    usual = float(_usual()[places[:-1], places[1:]].sum()) + _COMMON.get(page, 0)
    usual -= _TURNED * np.count_nonzero(small[:-1] & capital[1:])
    usual -= _FALLEN * np.count_nonzero(capital[:-2] & capital[1:-1] & small[2:])
    usual -= _OTHER_LETTER * (text.count(chr(_CAPITAL)) + text.count(chr(_SMALL)))
    usual -= 0 if small.any() else _SHOUTED
    return len(_FLOW.findall(text)), int(np.count_nonzero(capital | small)), usual


def _letters(text: str) -> tuple[Places, Which, Which]:
    """The place of each letter in the alphabet, which are capitals, and which are small."""
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64) - _FIRST
    capital, small = codes // _ALPHABET == 0, codes // _ALPHABET == 1
    beside = codes == _CAPITAL - _FIRST, codes == _SMALL - _FIRST
    places = np.where(capital | small, codes % _ALPHABET + 1, 0)
    places[(places == 0) & (codes >= 0x80 - _FIRST)] = _ALIEN
    places[beside[0] | beside[1]] = _AS
    return places, capital | beside[0], small | beside[1]


@cache
def _usual() -> npt.NDArray[np.float64]:
    """How likely a letter is behind another, as the logarithm: as in our own messages, which are
    enough of Russian for that."""
    text = (MESSAGES / "ru.toml").read_text("utf-8").replace(r"\u00a0", " ")
    places, *_ = _letters(text)
    pairs = places[:-1] * (_ALIEN + 1) + places[1:]
    many = np.bincount(pairs, minlength=(_ALIEN + 1) ** 2).reshape(_ALIEN + 1, -1) + 0.5
    many[:, _ALIEN] = 0
    found = np.log(np.maximum(many / many.sum(axis=1, keepdims=True), np.exp(_RAREST)))
    found[0, 0] = 0
    found[_ALIEN], found[:, _ALIEN] = _UNHEARD, _UNHEARD
    return np.asarray(found)
