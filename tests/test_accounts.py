"""Accounts: kept as hashes in a file of the owner's alone, changed whole or not at all."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from dashboard.accounts import FILE, add_account, is_password, read_accounts, remove_account
from dashboard.errors import StoreUnavailable, WrongUsage

PASSWORD = "a long enough one"


def test_a_password_is_kept_as_a_hash_that_only_the_owner_reads(tmp_path: Path) -> None:
    assert add_account(tmp_path, "anna", "viewer", PASSWORD)
    text = (tmp_path / FILE).read_text()
    assert PASSWORD not in text and "$argon2id$" in text
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    account = read_accounts(tmp_path)["anna"]
    assert account.role == "viewer"
    assert is_password(account, PASSWORD)
    assert not is_password(account, PASSWORD + "!")
    assert not is_password(None, PASSWORD)


def test_an_account_is_changed_and_removed_and_others_stay(tmp_path: Path) -> None:
    add_account(tmp_path, "anna", "viewer", PASSWORD)
    add_account(tmp_path, "boris", "editor", PASSWORD)
    assert not add_account(tmp_path, "anna", "publisher", "quite another one")
    accounts = read_accounts(tmp_path)
    assert [(one.name, one.role) for one in accounts.values()] == [
        ("anna", "publisher"),
        ("boris", "editor"),
    ]
    assert is_password(accounts["anna"], "quite another one")
    remove_account(tmp_path, "anna")
    assert list(read_accounts(tmp_path)) == ["boris"]
    with pytest.raises(StoreUnavailable, match="no account anna"):
        remove_account(tmp_path, "anna")


@pytest.mark.parametrize(
    ("name", "password"),
    [("Anna", PASSWORD), ("", PASSWORD), ("a b", PASSWORD), ("анна", PASSWORD), ("anna", "short")],
)
def test_what_is_no_name_or_no_password_is_refused(
    tmp_path: Path, name: str, password: str
) -> None:
    with pytest.raises(WrongUsage):
        add_account(tmp_path, name, "viewer", password)
    assert read_accounts(tmp_path) == {}


@pytest.mark.parametrize(
    "text", ["", "{}[", "[1]", '{"a": 1}', '[{"name": "a", "role": "king", "hash": "x"}]']
)
def test_a_damaged_file_is_said_to_be_one_and_stays_as_it_is(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(StoreUnavailable, match=FILE):
        read_accounts(tmp_path)
    with pytest.raises(StoreUnavailable):
        add_account(tmp_path, "anna", "viewer", PASSWORD)
    assert (tmp_path / FILE).read_text() == text


def test_a_hash_that_is_none_lets_nobody_in(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps([{"name": "a", "role": "viewer", "hash": "x"}]))
    assert not is_password(read_accounts(tmp_path)["a"], "x")
