"""Results as people and programs take them: a Markdown table on stdout, JSON in a file.

Takes rows of plain values with the same keys.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click


def markdown(rows: Sequence[Mapping[str, object]]) -> str:
    """A Markdown table whose columns are the keys of the first row. None is an empty cell."""
    names = list(rows[0])
    lines = [names, ["---"] * len(names), *([_cell(row[name]) for name in names] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def echo_table(rows: Sequence[Mapping[str, object]], out: Path | None) -> None:
    """Print the rows as a Markdown table; with `out`, write them there as a JSON array, too."""
    click.echo(markdown(rows))
    if out:
        out.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)
