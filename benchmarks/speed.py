"""Words a second next to others' programs, in one run.

    python benchmarks/speed.py GOLD.jsonl [--peers-python .venv/peers/bin/python] [--rounds 5] [--core 0] [--json OUT]

The texts of GOLD (JSONL with `text`) are read by each program in a process of its own (contestant.py), all pinned to the same
core, each on one thread; loading apart. The programs take turns (A B C, A B C, …), so that what else the machine does meets
all of them. Prints the median of the rounds by the clock and by the CPU's, and how many times as fast as spaCy's full
pipeline a program was in the same round, with the least and the most. Then `onrecord read --jsonl --jobs 1` and `--jobs 2`
take turns on two cores, start and loading included, over four copies of the texts as files.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import click

from contestant import CONTESTANTS
from scoring import gold_argument, json_option, load_rows
from tables import echo_table

HERE = Path(__file__).parent
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR", "RAYON")}
COPIES = 4
"""How often each text is read when processes are compared, so that starting them is a small part of it."""
REFERENCE = "spaCy en_core_web_sm"


class Racer:
    """A program in its own process; `rounds` are its answers, `note` what it says of itself."""

    def __init__(self, name: str, python: str, core: int, texts: Path) -> None:
        command = [python, str(HERE / "contestant.py"), name, str(core), str(texts)]
        self.name = name
        self.rounds: list[dict[str, Any]] = []
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=os.environ | ONE_THREAD,
        )  # fmt: skip
        self.first: dict[str, Any] | None = self._answer()
        if self.first is None:
            assert self._process.stderr
            click.echo(f"{name} does not run: {(self._process.stderr.read().strip() or '?').splitlines()[-1]}", err=True)

    def read(self) -> None:
        assert self._process.stdin
        print(file=self._process.stdin, flush=True)
        answer = self._answer()
        if answer is None:
            raise click.ClickException(f"{self.name} ended in the middle of the race")
        self.rounds.append(answer)

    def end(self) -> None:
        self._process.communicate("")

    def _answer(self) -> dict[str, Any] | None:
        assert self._process.stdout
        line = self._process.stdout.readline()
        return dict(json.loads(line)) if line else None


def race(texts: list[str], peers_python: Path | None, rounds: int, core: int) -> list[Racer]:
    """The programs that run, with their rounds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        ours = {name: sys.executable for name in CONTESTANTS if name.startswith("onrecord")}
        theirs = {name: str(peers_python) for name in CONTESTANTS if name not in ours and peers_python}
        racers = [Racer(name, python, core, path) for name, python in (ours | theirs).items()]
        running = [racer for racer in racers if racer.first]
        for _ in range(rounds):
            for racer in running:
                racer.read()
        for racer in running:
            racer.end()
    return running


def rows(racers: list[Racer], words: int) -> list[dict[str, Any]]:
    """A row for each program."""
    reference = next((racer for racer in racers if racer.name == REFERENCE), None)
    out = []
    for racer in racers:
        walls = [r["wall"] for r in racer.rounds]
        times = [b["wall"] / a for a, b in zip(walls, reference.rounds, strict=True)] if reference else []
        assert racer.first
        out.append(
            {"program": racer.name, "words a second": round(words / median(walls)),
             "least": round(words / max(walls)), "most": round(words / min(walls)),
             "a CPU second": round(words / median(r["cpu"] for r in racer.rounds)),
             "times spaCy": f"{median(times):.2f} [{min(times):.2f}, {max(times):.2f}]" if times else None,
             "loading, s": round(racer.first["loading"], 2), "note": racer.first["note"]}
        )  # fmt: skip
    return out


def jobs_rows(texts: list[str], words: int, rounds: int) -> list[dict[str, Any]]:
    """`onrecord read` with one and with two processes; no rows where this version has no --jobs."""
    command = [sys.executable, "-m", "onrecord.cli", "read", "--jsonl"]
    described = subprocess.run([*command, "--help"], capture_output=True, text=True, check=False).stdout
    if "--jobs" not in described:
        click.echo("this version of onrecord has no --jobs", err=True)
        return []
    seconds: dict[int, list[float]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as folder:
        for i, text in enumerate(texts * COPIES):
            (Path(folder) / f"{i:05}.txt").write_bytes(text.encode())
        for _ in range(rounds):
            for jobs, found in seconds.items():
                began = time.perf_counter()
                subprocess.run(
                    [*command, "--jobs", str(jobs), folder], stdout=subprocess.DEVNULL, check=True, env=os.environ | ONE_THREAD
                )
                found.append(time.perf_counter() - began)
    times = [a / b for a, b in zip(seconds[1], seconds[2], strict=True)]
    ratios = {1: None, 2: f"{median(times):.2f} [{min(times):.2f}, {max(times):.2f}]"}
    return [
        {"processes": jobs, "words a second": round(COPIES * words / median(found)), "times one": ratios[jobs]}
        for jobs, found in seconds.items()
    ]


@click.command(help=__doc__)
@gold_argument
@click.option("--peers-python", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Interpreter of the peers.")
@click.option("--rounds", type=click.IntRange(1), default=5, show_default=True)
@click.option("--core", type=int, default=0, show_default=True, help="The core that all programs share.")
@click.option("--limit", type=int, help="Only this many texts.")
@click.option("--jobs/--no-jobs", default=True, show_default=True, help="Measure one and two processes, too.")
@json_option
def main(
    gold: Path, peers_python: Path | None, rounds: int, core: int, limit: int | None, jobs: bool, out: Path | None
) -> None:
    texts = [row["text"] for row in load_rows(gold)][:limit]
    words = sum(len(re.findall(r"\w+", text)) for text in texts)
    table = rows(race(texts, peers_python, rounds, core), words)
    echo_table(table, out)
    click.echo(f"\n{len(texts)} texts, {words:,} words, {rounds} rounds, core {core}")
    if jobs and (found := jobs_rows(texts, words, rounds)):
        click.echo()
        echo_table(found, out and out.with_suffix(".jobs.json"))


if __name__ == "__main__":
    main()
