"""Every setting once: name, default, help. The only reader of the environment."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any, TypeVar

from dashboard.copies import replace
from dashboard.language import FALLBACK, languages
from dashboard.user_folder import user_folder

Network = IPv4Network | IPv6Network
Value = TypeVar("Value")
Allowed = tuple[Any, ...] | re.Pattern[str]
"""The values that a setting may have: words, the first and last number, or the pattern of a text;
none: any."""
PREFIX = "DASHBOARD_"
ENGINES = re.compile(r"duckdb|spark://\S+|k8s://\S+|(local|yarn)\S*")
KINDS = {int: "a whole number", float: "a number"}
OF_OPENID = re.compile(r"openid( [\w:/.-]+)*")
PATHS = re.compile(r"/([A-Za-z0-9._~-]+/)*")
LOG_LEVELS, LOG_FORMATS = ("debug", "info", "warning", "error"), ("text", "json")
ACCESS = ("", "public", "proxy", "accounts", "oidc")
OF_LOOPBACK = r"http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(/[^\s?#]*)?"
SECURE = re.compile(rf"(https://[^\s?#]+|{OF_LOOPBACK})?")
"""An address of the web that nobody listens to on its way; of this machine any. Or nothing."""
KEYS = re.compile(r"(.{16,})?", re.DOTALL)
"""A key that nobody guesses: who has it can log in as anybody. Or none."""
PACKAGE = Path(__file__).resolve().parent
# A checkout has data and assets beside the package; an installed program carries them within.
INSTALLED = (PACKAGE / "data").is_dir()
ROOT = PACKAGE if INSTALLED else PACKAGE.parent


def releases_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Where the owner's releases lie when nothing else is said: a folder that can be written.

    In a checkout ``data/releases``. An installed program may belong to another user, so it keeps
    them where the XDG base directory specification puts a user's data.
    """
    if not INSTALLED:
        return ROOT / "data" / "releases"
    given = os.environ if environ is None else environ
    return user_folder(given) / "trade-dashboard" / "releases"


RELEASES = releases_folder()
METRICS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""By this name prometheus-client finds the folder in which processes share their figures; it
reads it when it is imported."""


def share_metrics(folder: Path) -> None:
    """Have the processes that are started from this one share their figures in a folder."""
    os.environ[METRICS_FOLDER] = str(folder)


def shared_metrics() -> str:
    """The folder of the shared figures; empty where this process is alone."""
    return os.environ.get(METRICS_FOLDER, "")


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table of settings."""

    name: str
    default: Any
    help: str
    allows: Allowed = ()

    def refusal(self, value: Any) -> str:
        """Why a value is none of the setting; empty if it is one."""
        if not self.allows:
            return ""
        if isinstance(self.allows, re.Pattern):
            return "" if self.allows.fullmatch(value) else "is of no form that is known"
        if isinstance(self.default, int | float):
            first, last = self.allows
            return "" if first <= value <= last else f"expected a number from {first} to {last}"
        known = ", ".join(filter(None, self.allows))
        return "" if value in self.allows else f"expected one of {known}"


def _setting(default: Value, help: str, allows: Allowed = ()) -> Value:
    """A field of the settings with its help and the values that it may have."""
    return field(default=default, metadata={"help": help, "allows": allows})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force, each with its default, its help and the values that it may have."""

    host: str = _setting(
        "127.0.0.1", "address to listen on; other machines reach it only if it is not loopback"
    )
    port: int = _setting(8050, "port to listen on", (0, 65_535))
    workers: int = _setting(2, "server processes", (1, 64))
    threads: int = _setting(16, "threads in each server process", (1, 1_024))
    access: str = _setting(
        "", "who may read: public, proxy, accounts or oidc; loopback may do without", ACCESS
    )
    trusted_proxies: str = _setting(
        "", "proxies in front (10.0.0.2, 10.1.0.0/16): they say who reads"
    )
    role_header: str = _setting(
        "",
        "header in which a trusted proxy says the role of who reads; it must not pass on one that "
        "readers send",
        re.compile("[A-Za-z0-9-]{0,64}"),
    )
    session_hours: int = _setting(12, "hours after which a reader logs in again", (1, 720))
    oidc_issuer: str = _setting("", "OpenID Connect: address of the provider, https", SECURE)
    oidc_client: str = _setting("", "OpenID Connect: name that the provider knows these pages by")
    oidc_secret: str = _setting("", "OpenID Connect: what they prove it with; none for PKCE alone")
    oidc_scope: str = _setting("openid profile", "OpenID Connect: what is asked for", OF_OPENID)
    oidc_role_claim: str = _setting("roles", "OpenID Connect: claim of the role; dots lead inwards")
    oidc_minutes: int = _setting(
        15, "OpenID Connect: minutes until the provider is asked again", (1, 1_440)
    )
    public_url: str = _setting("", "address by which readers reach the pages, https", SECURE)
    prefix: str = _setting("/", "path of a host below which the pages are: /trade/", PATHS)
    data_dir: Path = _setting(RELEASES, "the owner's releases; never in git")
    data: Path = _setting(ROOT / "data", "published data, registers and geometry")
    base_map: str = _setting("world_110m.json", "TopoJSON of the base map, in data/geo")
    secret_key: str = _setting(
        "", "key shared by the server processes, 16 letters or more; made at start when empty", KEYS
    )
    engine: str = _setting("duckdb", "who builds a release: duckdb, or spark://host:7077", ENGINES)
    deck_template: str = _setting("", "a .pptx whose look the slides take on; none when empty")
    cache_answers: int = _setting(128, "answers kept in memory in each process", (1, 1_000_000))
    largest_body: int = _setting(
        65_536, "bytes of the largest callback body that is read", (1_024, 2**30)
    )
    most_files: int = _setting(5_000, "files of one import, those in zips counted", (1, 60_000))
    longest_line: int = _setting(
        65_536, "bytes of the longest line of a customs file", (1_024, 2**24)
    )
    longest_field: int = _setting(
        4_096, "bytes of the longest field that is read of it", (16, 2**20)
    )
    largest_unpacked: int = _setting(65_536, "MiB that one file in a zip may unpack to", (1, 2**24))
    largest_ratio: int = _setting(250, "times of its size that a file may unpack to", (2, 1_100))
    largest_workbook: int = _setting(192, "MiB that a workbook may unpack to", (1, 2**14))
    largest_relations: int = _setting(
        16, "MiB that a workbook of relations may unpack to", (1, 2**10)
    )
    unknown_pct: float = _setting(
        1.0, "% of the value that may have unknown partners or goods", (0, 100)
    )
    repeats_pct: float = _setting(25.0, "% of the rows of a month that may repeat others", (0, 100))
    loss_pct: float = _setting(
        1.0, "% of a month's value that what a file lacks may have had", (0, 100)
    )
    watch_settle: int = _setting(
        10, "seconds that a watched file rests, then it is taken", (0, 3_600)
    )
    lang: str = _setting(
        FALLBACK, "language of pages whose reader asks for none of these", languages()
    )
    log_level: str = _setting("info", "what is logged: debug, info, warning or error", LOG_LEVELS)
    log_format: str = _setting("text", "how: text, or json with one object a line", LOG_FORMATS)

    @property
    def proxies(self) -> tuple[Network, ...]:
        """The networks of ``trusted_proxies``. Raises ``ValueError`` naming what is none."""
        return tuple(
            ip_network(one.strip()) for one in self.trusted_proxies.split(",") if one.strip()
        )

    @property
    def root(self) -> str:
        """The prefix as it stands before a path: ``/trade``; "" of none."""
        return self.prefix.rstrip("/")

    @property
    def assets(self) -> Path:
        """The folder of style sheets and scripts."""
        return ROOT / "assets"


SETTINGS = tuple(Setting(one.name, one.default, **one.metadata) for one in fields(Settings))


def read_settings(environ: Mapping[str, str] | None = None, **given: Any) -> Settings:
    """Settings from the defaults, then ``DASHBOARD_*``, then what was given (``None``: not).

    Raises:
        ValueError: names the variable that is no setting, or whose value is none of it.
    """
    environ = os.environ if environ is None else environ
    named = {setting.name: setting for setting in SETTINGS}
    found: dict[str, Any] = {}
    for variable, text in environ.items():
        if not variable.startswith(PREFIX):
            continue
        name = variable.removeprefix(PREFIX).lower()
        if name not in named:
            raise ValueError(_unknown(variable, name, tuple(named)))
        found[name] = _typed(named[name], text)
    found |= {name: value for name, value in given.items() if value is not None and name in named}
    settings = replace(Settings(), **found)
    return settings if settings.secret_key else replace(settings, secret_key=secrets.token_hex(32))


def _unknown(variable: str, name: str, known: tuple[str, ...]) -> str:
    """What to say of a variable that is no setting: the nearest one, else all that there are."""
    near = get_close_matches(name, known, n=1)
    meant = f"did you mean {variable_of(near[0])}?" if near else f"there are {', '.join(known)}"
    return f"{variable}: there is no such setting; {meant}"


def variable_of(name: str) -> str:
    """The variable of the environment that a setting is read from."""
    return PREFIX + name.upper()


def too_long(path: str | Path) -> str:
    """What is wrong with a path that is longer than a file system takes; empty of any other."""
    try:
        os.lstat(path)
    except OSError as error:
        return os.strerror(error.errno) if error.errno == errno.ENAMETOOLONG else ""
    return ""


def _typed(setting: Setting, text: str) -> Any:
    kind = type(setting.default)
    try:
        value = Path(text) if isinstance(setting.default, Path) else kind(text)
    except ValueError:
        value, refusal = None, f"expected {KINDS[kind]}"
    else:
        refusal = setting.refusal(value) or (too_long(value) if isinstance(value, Path) else "")
    if not text.strip() and setting.default:
        refusal = "is empty"
    if refusal:
        said = "" if setting.allows is KEYS else f"={text!r}"
        raise ValueError(f"{variable_of(setting.name)}{said}: {refusal} ({setting.help})")
    return value
