"""``accounts``: who may log in is added, listed and removed; a password comes from the input."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from dashboard.__main__ import DONE, REFUSED, WRONG, main
from dashboard.accounts import is_password, read_accounts

Capture = pytest.CaptureFixture[str]


def test_accounts_are_added_listed_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough one\n"))
    folder = ("--data-dir", str(tmp_path))
    assert main(["accounts", "add", "anna", "--role", "editor", *folder]) == DONE
    assert is_password(read_accounts(tmp_path)["anna"], "a long enough one")
    assert main(["accounts", "list", *folder]) == DONE
    assert "anna  editor\n" in capsys.readouterr().out
    assert main(["accounts", "remove", "anna", *folder]) == DONE
    assert main(["accounts", "remove", "anna", *folder]) == REFUSED


def test_a_short_password_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert main(["accounts", "add", "anna", "--data-dir", str(tmp_path)]) == WRONG
    assert "12 to 200 characters" in capsys.readouterr().err
