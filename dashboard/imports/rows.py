"""Files of the customs service → checked rows, ready for an engine.

A file is read block by block: while the embedded database checks some and writes them down as
Parquet, the next is unpacked. One fault anywhere and the whole import is refused; the faults are
then found and named by a second, slower reading (`dashboard.imports.faults`).

A staged row has ``month`` (year · 13 + month, month 0 for a whole year), ``flow`` (0 export,
1 import), ``partner`` (alpha-3), ``code`` (filled up to ten digits, a lost leading zero put back),
``digits`` (as they came: odd where a zero was lost), ``odd_code`` and ``odd_partner`` (as they
came, where not understood), ``cents``, ``grams``, ``weightless`` (no mass was given),
``thousandths`` (of the supplementary unit), ``region`` (OKATO) and ``entries`` (rows of the file).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.imports.engines import QUICK, Embedded, EngineFailed, parquet, quoted
from dashboard.imports.faults import FLOWS, PERIODS, refused
from dashboard.imports.formats import COLUMNS, CustomsFile, blocks
from dashboard.loaders.schemas import UNKNOWN_PARTNER

Progress = Callable[[int, int], None]
"""Told the bytes and the rows that were read since the last time."""

_ASCII = dict(zip("ИМЭКимэк", "IMEKimek", strict=True))
WORKERS = 2
_NOTHING = "\\x00nothing"
_KNOWN_DIGITS = "^([0-9][0-9]){0,5}"
_NEVER_NULL = ("month", "flow", "cents", "grams", "thousandths", "region")


@dataclass(slots=True)
class Stage:
    """What was read: Parquet files in ``folder``, and the names of the regions in them."""

    folder: Path
    rows: int = 0
    parts_begun: int = 0
    regions: dict[int, str] = field(default_factory=dict)

    @property
    def parts(self) -> str:
        """SQL: the rows of the files."""
        return parquet(self.folder, "part-*.parquet")


def read_customs(
    files: Collection[CustomsFile],
    folder: Path,
    database: Embedded,
    partners: Mapping[str, str],
    progress: Progress = lambda size, rows: None,
) -> Stage:
    """Check every row of every file and write them into ``folder``.

    ``partners`` are the codes of the files (``CN``, ``NNN``) and their alpha-3.

    Raises:
        DataRefused: a file breaks the rules; file, row, column, value and reason of each fault.
    """
    stage = Stage(folder)
    database.execute("create or replace table partners (alpha2 varchar, partner varchar)")
    database.insert("partners", list(partners.items()))
    database.execute("create or replace table periods (period varchar, month smallint)")
    database.insert("periods", list(PERIODS.items()))
    for file in files:
        try:
            _stage_file(file, stage, database, progress)
        except (EngineFailed, _Faulty) as error:
            raise refused(file, str(error)) from error
    return stage


class _Faulty(Exception):
    """Rows that break the rules; which ones is not known yet."""


def _stage_file(file: CustomsFile, stage: Stage, database: Embedded, progress: Progress) -> None:
    """Check blocks on every core while the next is being unpacked, a few at a time."""
    waiting: deque[Future[tuple[int, int, dict[int, str]]]] = deque()

    def settle() -> None:
        size, rows, regions = waiting.popleft().result()
        stage.regions = regions | stage.regions
        stage.rows += rows
        progress(size, rows)

    with ThreadPoolExecutor(WORKERS) as pool:
        for block in blocks(file):
            stage.parts_begun += 1
            waiting.append(
                pool.submit(_stage_block, block, file, stage.folder, stage.parts_begun, database)
            )
            if len(waiting) > WORKERS:
                settle()
        while waiting:
            settle()


def _stage_block(
    block: bytes, file: CustomsFile, folder: Path, number: int, database: Embedded
) -> tuple[int, int, dict[int, str]]:
    """Stage a block; returns its size, its rows, and the names of the regions in it."""
    text, part = folder / f"block-{number:05d}.csv", folder / f"part-{number:05d}.parquet"
    plain = block if file.encoding == "utf-8" else block.translate(_plain(file.encoding))
    text.write_bytes(plain)
    try:
        rows, sound, regions = _staged(_checked(file, text, False), part, database)
        if sound < rows:
            rows, sound, regions = _staged(_checked(file, text, True), part, database)
    finally:
        text.unlink()
    if sound < rows:
        raise _Faulty(f"{rows - sound} rows break the rules")
    return len(block), rows, {code: _region_name(block, code, file) for code in regions}


def _staged(sql: str, part: Path, database: Embedded) -> tuple[int, int, list[int]]:
    """Rows, of them sound ones, and regions of a block that was staged."""
    database.write(sql, part, QUICK)
    filled = ", ".join(f"count({column})" for column in _NEVER_NULL)
    mended = "odd_partner <> upper(trim(odd_partner)) or odd_code <> upper(trim(odd_code))"
    found = database.rows(
        f"select count(*), least({filled}) - count(case when {mended} then 1 end), "
        f"list(distinct region) from {parquet(part.parent, part.name)}"
    )
    rows, sound, regions = found[0]
    return rows, sound, regions or []


def _plain(encoding: str) -> bytes:
    """A table that keeps ASCII and the four letters of the direction, and drops other letters.

    Nothing else in a row is Russian but names, which are read from the block itself; plain bytes
    are checked twice as fast as decoded ones.
    """
    table = bytearray(range(128)) + bytearray(b"?" * 128)
    for letter, plain in _ASCII.items():
        table[letter.encode(encoding)[0]] = ord(plain)
    return bytes(table)


def _region_name(block: bytes, region: int, file: CustomsFile) -> str:
    found = re.search(rb"0*%d\s*-\s*([^,;\t\"\r\n]*)" % region, block)
    return found[1].decode(file.encoding, "replace").strip() if region and found else ""


def _checked(file: CustomsFile, text: Path, careful: bool) -> str:
    """SQL: the rows of a block of text, normalised; whatever breaks a rule is null.

    Without ``careful``, values are taken as they stand, which nearly all files allow and which
    halves the time; with it, blanks around them, small letters and either decimal sign are mended.
    """
    names = [column or f"unused_{place}" for place, column in enumerate(file.columns)]
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    flows = " ".join(f"when '{word}' then {flow}" for word, flow in FLOWS.items())
    cell = {name: f"upper(trim({name}))" if careful else name for name in COLUMNS}
    if careful or file.separator != ",":
        cell |= {name: f"replace({cell[name]}, ',', '.')" for name in ("stoim", "netto", "kol")}
    return f"""
    with lines as (
        select {cell["napr"]} as napr, {cell["period"]} as period, {cell["strana"]} as alpha2,
            {cell["tnved"]} as tnved, {cell["stoim"]} as stoim, {cell["netto"]} as netto,
            {cell["kol"]} as kol, {cell["region"]} as region,
            regexp_full_match({cell["tnved"]}, '[0-9]{{1,10}}') as plain
        from read_csv({quoted(text.parent, text.name)}, columns={{{columns}}},
            delim='{file.separator}', quote='"', escape='"', header=false, auto_detect=false,
            null_padding=false, strict_mode=true, nullstr='{_NOTHING}', max_line_size=1048576,
            hive_partitioning=false)
    )
    select month, case napr {flows} end::tinyint as flow,
        coalesce(partner, '{UNKNOWN_PARTNER}') as partner,
        case when plain
            then try_cast(rpad(tnved, (10 - strlen(tnved) % 2)::integer, '0') as bigint)
            else rpad(regexp_extract(tnved, '{_KNOWN_DIGITS}'), 10, '0')::bigint end as code,
        case when plain then strlen(tnved)
            else length(regexp_extract(tnved, '{_KNOWN_DIGITS}')) end::tinyint as digits,
        case when not plain then tnved end as odd_code,
        case when partner is null then alpha2 end as odd_partner,
        (try_cast(stoim as decimal(15, 2)) * 100)::bigint as cents,
        case when netto = '' then 0
            else (try_cast(netto as decimal(15, 3)) * 1000)::bigint end as grams,
        case when kol = '' then 0
            else (try_cast(kol as decimal(15, 3)) * 1000)::bigint end as thousandths,
        netto = '' as weightless,
        case when region = '' then 0 else try_cast(left(region, 5) as integer) end as region,
        1::integer as entries
    from lines left join partners using (alpha2) left join periods using (period)
    """
