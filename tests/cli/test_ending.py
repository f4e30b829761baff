"""How a command ends that is interrupted, or that nobody reads any more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import MARKET

from onrecord import Archive

ONRECORD = [sys.executable, "-m", "onrecord.cli"]


def many(folder: Path, count: int) -> None:
    """Articles that take a while to read, in many/."""
    (folder / "many").mkdir()
    for number in range(count):
        (folder / "many" / f"{number:04}.txt").write_text(MARKET.replace("rope works", f"rope works of {number}") * 4)


@pytest.mark.parametrize("jobs", [(), ("--jobs", "2")], ids=["one process", "two processes"])
def test_interrupted_add_says_how_to_go_on_and_goes_on(folder: Path, jobs: tuple[str, ...]) -> None:
    many(folder, 100)
    process = subprocess.Popen([*ONRECORD, "add", *jobs, "many"], stderr=subprocess.PIPE, text=True)
    stored = 0
    while not stored and process.poll() is None:
        time.sleep(0.05)
        if Path("onrecord.db").exists():
            with Archive("onrecord.db") as archive:
                stored = archive.counts().articles
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "run the same command again to go on" in said
    assert "Traceback" not in said
    with Archive("onrecord.db") as archive:
        stored = archive.counts().articles
    assert 0 < stored < 100
    assert f"{stored} articles added" in said or f"{stored} article added" in said
    again = subprocess.run([*ONRECORD, "add", "many"], capture_output=True, text=True, check=True)
    assert again.stderr == f"{100 - stored} articles added, {stored} unchanged (onrecord.db)\n"


def test_a_closed_pipe_ends_the_command_quietly(folder: Path) -> None:
    many(folder, 60)  # more than a pipe holds
    for words in (["read", "--jsonl", "many"], ["read", "many"], ["trace", "many/0000.txt"]):
        process = subprocess.Popen([*ONRECORD, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read()
        process.stderr.close()
        assert (process.wait(), said) == (141, b"")


def test_pieces_of_a_record_arrive_as_they_are_read(folder: Path) -> None:
    many(folder, 200)
    process = subprocess.Popen([*ONRECORD, "read", "--jsonl", "many"], stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline().startswith(b'{"address":"many/0000.txt"')
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    process.stdout.close()
    assert process.wait() in (130, 141)


def test_a_file_name_that_is_no_utf8(folder: Path) -> None:
    os.makedirs(b"odd")  # noqa: PTH103 (pathlib takes no bytes)
    with open(b"odd/m\xfcll.txt", "w") as file:  # noqa: PTH123
        file.write(MARKET)
    run = subprocess.run([*ONRECORD, "read", "odd"], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    assert "m\ufffdll.txt" in run.stdout.decode()
