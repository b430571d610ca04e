"""What an administrator writes with root's rights can be read by the server, which has none."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dashboard import accounts, audit
from dashboard.errors import DashboardError

OWNER = 12_345, 23_456


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[int, int]]:
    """As root in a folder of another one's: name of a file → to whom it was given."""
    found: dict[str, tuple[int, int]] = {}

    class Folder:
        st_mode = stat.S_IFDIR
        st_uid, st_gid = OWNER

    def fchown(file: int, user: int, group: int) -> None:
        found[Path(f"/proc/self/fd/{file}").readlink().name] = user, group

    real = Path.stat
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(os, "fchown", fchown)
    monkeypatch.setattr(
        Path, "stat", lambda self, **more: Folder if self == tmp_path else real(self, **more)
    )
    return found


def test_accounts_and_the_audit_log_stay_the_owners(
    tmp_path: Path, given: dict[str, tuple[int, int]]
) -> None:
    with accounts._changing(tmp_path) as known:
        known["anna"] = accounts.Account("anna", "viewer", "x")
    audit.record(tmp_path, "account added", account="anna")
    assert given == dict.fromkeys(("accounts.json.lock", "accounts.new", "audit.log"), OWNER)
    assert list(accounts.read_accounts(tmp_path)) == ["anna"]


@pytest.mark.parametrize("name", [audit.FILE, f"{accounts.FILE}.lock"])
def test_a_link_leads_root_nowhere(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "shadow"
    elsewhere.write_text("as it was")
    (tmp_path / name).symlink_to(elsewhere)
    audit.record(tmp_path, "account added", account="anna")
    with pytest.raises(DashboardError):
        accounts.remove_account(tmp_path, "anna")
    assert elsewhere.read_text() == "as it was"


def test_another_name_of_a_file_elsewhere_gives_it_to_nobody(
    tmp_path: Path, given: dict[str, tuple[int, int]]
) -> None:
    (tmp_path / "elsewhere").touch()
    os.link(tmp_path / "elsewhere", tmp_path / audit.FILE)
    audit.record(tmp_path, "login", "anna")
    assert given == {}
