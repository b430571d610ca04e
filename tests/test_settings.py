"""Every setting once; from defaults, then the environment, then what was given."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from dashboard.settings import PREFIX, SETTINGS, read_settings
from dashboard.user_folder import user_folder


def test_each_setting_allows_its_default_and_says_what_it_is() -> None:
    for setting in SETTINGS:
        assert setting.refusal(setting.default) == ""
        assert setting.help


def test_defaults_are_safe() -> None:
    settings = read_settings({})
    assert settings.host == "127.0.0.1"
    assert settings.port == 8050
    assert settings.data_dir.parts[-2:] == ("data", "releases")


def test_the_environment_beats_defaults_and_what_is_given_beats_both() -> None:
    environ = {"DASHBOARD_PORT": "9000", "DASHBOARD_DATA_DIR": "/srv/x", "PORT": "1"}
    settings = read_settings(environ)
    assert settings.port == 9000
    assert settings.data_dir == Path("/srv/x")
    given = read_settings(environ, port=9001, data_dir=None)
    assert given.port == 9001
    assert given.data_dir == Path("/srv/x")


def test_the_environment_is_read_when_nothing_else_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(PREFIX + "WORKERS", "5")
    assert read_settings().workers == 5


def test_a_number_that_is_none_is_named() -> None:
    with pytest.raises(
        ValueError, match=r"DASHBOARD_PORT='eighty': expected a whole number \(port"
    ):
        read_settings({"DASHBOARD_PORT": "eighty"})


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("HOST", "", "is empty"),
        ("PORT", "99999", "expected a number from 0 to 65535"),
        ("WORKERS", "0", "expected a number from 1 to 64"),
        ("CACHE_ANSWERS", "-5", "expected a number from 1"),
        ("ENGINE", "foo", "is of no form that is known"),
        ("LOG_LEVEL", "loud", "expected one of debug, info, warning, error"),
        ("LOG_FORMAT", "xml", "expected one of text, json"),
        ("DATA_DIR", "", "is empty"),
        ("DATA_DIR", "a" * 300, "name too long"),
        ("DATA", "a" * 300, "name too long"),
        ("UNKNOWN_PCT", "half", "expected a number"),
        ("UNKNOWN_PCT", "nan", "expected a number from 0 to 100"),
        ("PROT", "9000", "there is no such setting; did you mean DASHBOARD_PORT"),
        ("DATADIR", "x", "did you mean DASHBOARD_DATA_DIR"),
        ("XYZZY", "x", "there is no such setting; there are host, port"),
    ],
)
def test_a_value_that_is_none_of_its_setting_is_refused(
    variable: str, value: str, said: str
) -> None:
    with pytest.raises(ValueError, match=f"{PREFIX}{variable}.*{said}"):
        read_settings({PREFIX + variable: value})


def test_a_key_is_made_when_none_is_set() -> None:
    first, second = read_settings({}), read_settings({})
    assert len(first.secret_key) == 64
    assert first.secret_key != second.secret_key
    assert read_settings({"DASHBOARD_SECRET_KEY": "k" * 16}).secret_key == "k" * 16


def test_a_key_that_can_be_guessed_is_refused_and_not_repeated() -> None:
    with pytest.raises(ValueError, match="16 letters or more") as refused:
        read_settings({"DASHBOARD_SECRET_KEY": "tr0ub4dor"})
    assert "tr0ub4dor" not in str(refused.value)


def test_style_sheets_and_scripts_are_where_the_settings_say() -> None:
    assert read_settings({}).assets.is_dir()


def test_releases_have_a_place_where_the_environment_names_no_home(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = pwd.getpwuid(os.getuid()).pw_dir
    environs: list[dict[str, str]] = [{}, {"HOME": ""}, {"XDG_DATA_HOME": "here"}]
    for environ in environs:
        assert user_folder(environ) == Path(known, ".local/share")
    assert user_folder({"HOME": "/srv/me"}) == Path("/srv/me/.local/share")

    def nobody(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    assert user_folder({}) == Path("/nonexistent/.local/share")
