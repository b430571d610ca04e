"""Who may read is said before others can: what `serve` asks of the settings."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from dashboard.accounts import read_accounts
from dashboard.commands import program
from dashboard.errors import WrongUsage
from dashboard.settings import ACCESS, Settings, variable_of


def refuse_open(settings: Settings) -> None:
    """Raises ``WrongUsage`` where other machines would reach pages of which nobody said who may
    read them, or where what was said lets nobody in."""
    if not settings.access and not is_loopback(settings.host):
        ways = ", ".join(filter(None, ACCESS))
        raise WrongUsage(
            f"Other machines reach {settings.host or 'every address'}, and nothing says who may "
            f"read: set {variable_of('access')} to one of {ways}, or serve on 127.0.0.1."
        )
    _refuse_proxies(settings)
    _refuse_provider(settings)
    if settings.access == "accounts" and not read_accounts(settings.data_dir):
        raise WrongUsage(
            f"{variable_of('access')}=accounts: there is no account in {settings.data_dir}. "
            f"Add one: {program()} accounts add NAME"
        )


def _refuse_provider(settings: Settings) -> None:
    if settings.access != "oidc":
        return
    needed = ("oidc_issuer", "oidc_client", "public_url")
    if lacking := [variable_of(name) for name in needed if not getattr(settings, name)]:
        raise WrongUsage(f"{variable_of('access')}=oidc: set {', '.join(lacking)} too")
    if urlsplit(settings.public_url).path.rstrip("/") != settings.root:
        raise WrongUsage(
            f"{variable_of('public_url')}={settings.public_url!r}: readers reach the pages below "
            f"{variable_of('prefix')}={settings.prefix}, so it has to end so too"
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address; of a name that is known of one alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _refuse_proxies(settings: Settings) -> None:
    variable, text = variable_of("trusted_proxies"), settings.trusted_proxies
    try:
        known = settings.proxies
    except ValueError as error:
        raise WrongUsage(f"{variable}={text!r}: {error}") from None
    if settings.access == "proxy" and not known:
        raise WrongUsage(
            f"{variable_of('access')}=proxy: name the proxies that are trusted in {variable}"
        )
