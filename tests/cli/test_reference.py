"""Every command, option and exit code is in docs/reference/cli.md, and help is at hand quickly."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Call

from onrecord.cli import INTERRUPTED, PIPE_CLOSED, VERBS, main
from onrecord.errors import OnrecordError

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"
HEAVY = ("numpy", "onnxruntime", "tokenizers", "trafilatura", "htmldate", "resiliparse", "jinja2", "lxml", "rich")


def section(name: str) -> str:
    """The part of the page about a command; for "" what stands before the first."""
    page = PAGE.read_text()
    if not name:
        return page.partition("\n## ")[0]
    return re.split(r"\n## ", page.partition(f"\n## {name}\n")[2])[0]


def options(command: click.Command) -> list[str]:
    """The options of a command, and of those below a verb."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    own = [name for parameter in command.params if isinstance(parameter, click.Option) for name in parameter.opts]
    return [*own, *(name for each in below for name in options(each))]


def commands() -> list[tuple[str, click.Command]]:
    context = click.Context(main)
    found = [(name, main.get_command(context, name)) for name in main.list_commands(context)]
    return [("", main), *((name, command) for name, command in found if command)]


def test_there_is_a_verb_for_each_file() -> None:
    assert [name for name, _ in commands()][1:] == list(VERBS)


@pytest.mark.parametrize(("name", "command"), commands())
def test_each_command_is_documented_with_its_options_and_an_example(name: str, command: click.Command) -> None:
    written = section(name)
    assert f"onrecord {name}" in written
    for option in options(command):
        assert f"`{option}" in written
    if name:
        assert f"Example: `onrecord {name}" in written
    assert "\b\n    Example" in (command.help or "") or "\b\nExample" in (command.help or "")


@pytest.mark.parametrize(("name", "command"), commands())
def test_no_option_is_documented_that_is_not_there(name: str, command: click.Command) -> None:
    lines = section(name).splitlines()
    listed = re.findall(r"`(--?[a-z][a-z-]*)", "\n".join(line for line in lines if line.startswith(("- `", "| `-"))))
    assert set(listed) - {"-h", "--help"} <= set(options(command))


def test_each_exit_code_is_documented() -> None:
    errors: list[type[OnrecordError]] = [OnrecordError, *OnrecordError.__subclasses__()]
    codes = {error.exit_code for error in errors}
    written = {int(code) for code in re.findall(r"^\| (\d+) \|", section("Exit codes"), re.MULTILINE)}
    assert written == codes | {0, INTERRUPTED, PIPE_CLOSED}


@pytest.mark.parametrize("words", [["--help"], ["-h"], *([name, "--help"] for name in VERBS)])
def test_help(call: Call, words: list[str]) -> None:
    result = call(*words)
    assert result.exit_code == 0
    assert "Example" in result.stdout


def test_help_loads_nothing_heavy() -> None:
    code = "import sys\nfrom onrecord.cli import main\nmain(['--help'], standalone_mode=False)\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not set(HEAVY) & set(loaded)


def test_version(call: Call) -> None:
    assert re.fullmatch(r"onrecord \d+\.\d+\.\d+\S*\n", call("--version").stdout)
