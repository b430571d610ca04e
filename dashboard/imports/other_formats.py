"""What a file is that is no customs file, told from its first bytes, so that its refusal says how
it becomes one. The name of a file says nothing: many programs call a page of HTML .xls."""

from __future__ import annotations

from dashboard.imports.unpacking import Readable

_MARKS = {
    b"%PDF": "pdf",
    b"Rar!": "packed_otherwise",
    b"7z\xbc\xaf": "packed_otherwise",
    b"\x1f\x8b": "packed_otherwise",
    b"BZh": "packed_otherwise",
    b"\xfd7zX": "packed_otherwise",
    b"\x28\xb5\x2f\xfd": "packed_otherwise",
    b"PAR1": "parquet",
    b"SQLite format 3": "database",
    b"\xff\xfe\x00\x00": "wide",
    b"\x00\x00\xfe\xff": "wide",
}
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How files of the older programs of Microsoft begin, and those with a password."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PIECE = 2**20
_TEXTS = {b"<": "markup", b"{": "json", b"[": "json"}
_TAR = slice(257, 262)
_SAMPLE = 64
_SURE = 24
"""So many of 32 bytes are zeros where a text has two bytes for a letter; twice that, less a few
letters that are not Latin, where it has four."""
_FEW = 6
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"


def other_format_of(head: bytes) -> str:
    """The key of the refusal that says what a file is; empty if its bytes do not tell."""
    for mark, found in _MARKS.items():
        if head.startswith(mark):
            return found
    if head[_TAR] == b"ustar":
        return "packed_otherwise"
    text = head.lstrip(_BEFORE_TEXT)
    if found := _TEXTS.get(text[:1], ""):
        return found
    if _is_wide(head[:_SAMPLE]):
        return "wide"
    return "returns" if b"\n" not in head and head.count(b"\r") > 1 else ""


def old_kind(stream: Readable, head: bytes = b"") -> str:
    """Of a file that begins with ``OLE`` and goes on in the stream the key of
    ``refused.workbook``: one with a password, or the old form."""
    while head:
        if _ENCRYPTED in head:
            return "password"
        read = stream.read(_PIECE)
        head = head[-len(_ENCRYPTED) :] + read if read else b""
    return "xls"


def _is_wide(sample: bytes) -> bool:
    """Whether the letters of a text have several bytes each, and no mark in front says which."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    zeros = [sample[place::4].count(0) for place in range(4)]
    of_two = (zeros[0] + zeros[2], zeros[1] + zeros[3])
    if min(of_two) == 0 and max(of_two) >= _SURE:
        return True
    return min(zeros[0], zeros[3]) == 0 and sum(zeros) >= 2 * _SURE - _FEW
