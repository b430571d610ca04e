"""What is said of kept rows, counted again after some of them were passed over."""

from __future__ import annotations

from dashboard.imports.engines import Embedded, parquet
from dashboard.imports.staging import Stage
from dashboard.imports.tally import Amounts
from dashboard.imports.tallying import LAST_CHAPTER, TEN_DIGITS_TO_TWO
from dashboard.loaders.special_codes import UNKNOWN_PARTNER

_CHAPTER = f"code // {TEN_DIGITS_TO_TWO}"
_KNOWN = f"{_CHAPTER} between 1 and {LAST_CHAPTER}"
_PARTS = {
    "partners": ("partner", "true"),
    "chapters": (f"case when {_KNOWN} then {_CHAPTER} else 0 end", "true"),
    "odd_partners": ("odd_partner", "odd_partner is not null"),
    "odd_codes": ("odd_code", "odd_code is not null"),
    "strange_codes": ("printf('%010d', code)", f"odd_code is null and not ({_KNOWN})"),
    "not_stated": ("'rows'", f"partner = '{UNKNOWN_PARTNER}' and odd_partner is null"),
    "negative": ("'rows'", "cents < 0 or grams < 0"),
}
"""Field of the tally → what it counts by, and which rows."""


def recount(stage: Stage, database: Embedded) -> None:
    """Bring the tally of kept rows to what is staged now."""
    rows = parquet(stage.folder, "part-*.parquet")
    for name, (key, where) in _PARTS.items():
        amounts = Amounts()
        for found, count, cents in database.rows(
            f"select {key}, count(*), sum(cents)::bigint from {rows} where {where} group by all"
        ):
            if count:
                amounts.count(found, int(count), int(cents))
        setattr(stage.tally, name, amounts)
    size, mended = database.rows(
        "select coalesce(sum(abs(cents)), 0)::bigint, "
        f"count_if(odd_code is null and digits % 2 = 1) from {rows}"
    )[0]
    stage.tally.size, stage.tally.mended = int(size), int(mended)


def keep_only(stage: Stage, database: Embedded, condition: str) -> None:
    """Write the staged rows again without those that do not meet a condition."""
    parts = sorted(stage.folder.glob("part-*.parquet"))
    kept = stage.folder / "kept.parquet"
    rows = parquet(stage.folder, "part-*.parquet")
    database.write(f"select * from {rows} as one where {condition}", kept)
    for path in parts:
        path.unlink()
    kept.rename(stage.folder / "part-kept.parquet")
    recount(stage, database)
