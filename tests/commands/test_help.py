"""Help is complete: whoever asks a command what it takes needs no other text."""

from __future__ import annotations

import argparse

import pytest

from dashboard.__main__ import DONE, REFUSED, WRONG, build_parser, main
from dashboard.commands import COMMANDS
from dashboard.settings import SETTINGS

NAMES = tuple(command.name for command in COMMANDS)


def _arguments(command: str) -> list[argparse.Action]:
    below = next(
        one for one in build_parser(command)._actions if isinstance(one, argparse._SubParsersAction)
    )
    return list(below.choices[command]._actions)


def _help(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What help prints, in one line."""
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("command", NAMES)
def test_every_flag_and_word_of_a_command_says_what_it_is_for(command: str) -> None:
    assert [one.dest for one in _arguments(command) if not one.help] == []


@pytest.mark.parametrize("command", NAMES)
def test_the_help_of_a_command_begins_with_what_it_does(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    line = next(one.help for one in COMMANDS if one.name == command)
    assert f"{line[0].upper()}{line[1:]}." in _help(capsys, command)


@pytest.mark.parametrize("flag", ["--data-dir", "--dry-run", "--year", "--release"])
def test_a_flag_of_several_commands_takes_the_same_word_in_each(flag: str) -> None:
    words = {
        one.metavar for name in NAMES for one in _arguments(name) if flag in one.option_strings
    }
    assert len(words) == 1


@pytest.mark.parametrize("name", ["host", "port", "workers"])
def test_a_flag_that_stands_for_a_setting_says_what_the_setting_is(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    setting = next(one for one in SETTINGS if one.name == name)
    assert f"{setting.help} (default {setting.default})" in _help(capsys, "serve")


def test_help_says_how_a_command_is_asked_and_what_its_end_means(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = _help(capsys)
    assert "COMMAND --help" in printed
    assert all(f"{code} " in printed.partition("Exit codes:")[2] for code in (DONE, REFUSED, WRONG))


def test_help_of_export_names_forms_of_what_it_writes_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "table: csv" not in _help(capsys, "export")
