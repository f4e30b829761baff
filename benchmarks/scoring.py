"""The shared scorer, loaded from where it lies, and what goes into it.

Takes the scorer's path (a module with `load_gold`, `evaluate` and `score_doc`); it is no part of this repository.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from edits import Row


def load_scorer(path: Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("onrecord_scorer", path)
    if spec is None or spec.loader is None:
        raise click.BadParameter(f"{path} is no Python file", param_hint="--scorer")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def load_rows(path: Path) -> list[Row]:
    """The objects of a JSONL file. Text may hold what other readers take for the end of a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def predictions(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Attributions by document of a file in the scorer's form."""
    return {row["doc"]: row["attributions"] for row in load_rows(path)}


def gold_argument(command: Callable[..., None]) -> Callable[..., None]:
    return click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))(command)


def scorer_option(command: Callable[..., None]) -> Callable[..., None]:
    path = click.Path(exists=True, dir_okay=False, path_type=Path)
    return click.option("--scorer", type=path, required=True, help="The shared scorer, score_statements.py.")(command)


def json_option(command: Callable[..., None]) -> Callable[..., None]:
    path = click.Path(dir_okay=False, path_type=Path)
    return click.option("--json", "out", type=path, help="Write the rows as JSON, too.")(command)
