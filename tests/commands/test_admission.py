"""Nothing is opened to other machines before somebody says who may read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard.accounts import add_account
from dashboard.commands.admission import is_loopback, refuse_open
from dashboard.errors import WrongUsage
from dashboard.settings import read_settings


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("::", False), ("10.0.0.5", False), ("trade.example", False)],
)  # fmt: skip
def test_loopback(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone
    if alone:
        refuse_open(read_settings({}, host=host))
    else:
        with pytest.raises(WrongUsage, match=r"DASHBOARD_ACCESS to one of public, proxy, acc"):
            refuse_open(read_settings({}, host=host))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"access": "proxy"}, "name the proxies that are trusted"),
        ({"access": "proxy", "trusted_proxies": "10.0.0.1,nginx"}, "'nginx' does not appear"),
        ({"access": "accounts"}, "there is no account"),
        ({"access": "public", "trusted_proxies": "nginx"}, "'nginx' does not appear"),
    ],
)
def test_what_lets_nobody_in_is_refused(given: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=said):
        refuse_open(read_settings({}, host="0.0.0.0", data_dir=tmp_path, **given))


def test_what_says_who_may_read_is_served(tmp_path: Path) -> None:
    add_account(tmp_path, "anna", "viewer", "a long enough one")
    for given in (
        {"access": "public"},
        {"access": "proxy", "trusted_proxies": "10.0.0.0/8, 2001:db8::1"},
        {"access": "accounts"},
    ):
        refuse_open(read_settings({}, host="0.0.0.0", data_dir=tmp_path, **given))
