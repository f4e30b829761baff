"""Even-handedness: exchange names in every article and count the statements that stay as they were.

    python benchmarks/exchange.py GOLD.jsonl [--kind persons]… [--json OUT] [--show 10]

GOLD is JSONL in polnear's form. In every article persons, bodies, the two parties, outlets, genders and places are exchanged,
one kind at a time (exchanges.py), and the article is read before and after. A statement is unchanged if the other reading has
one of the same kind with the same content, cue and source, each span moved along with the edit, and the same speaker. Prints,
for each kind, the share of statements unchanged in the articles that were edited (of the greater number of both readings), the
share among statements within 300 characters of an exchanged word, and what changed. "weekdays" is a control: how much moves
when words change that have no bearing on anybody; it is left out of the total.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import click

from edits import Edit, Move, Pair, Row, edited
from exchanges import KINDS
from onrecord.ingest import from_text
from onrecord.read.reader import Reader
from onrecord.types import Span, Speaker, Statement
from scoring import gold_argument, json_option, load_rows
from tables import echo_table

NEAR = 300
CONTROL = "weekdays (control)"
Spans = tuple[Pair, ...]


class Said(NamedTuple):
    """What must not change of a statement; spans as they are in the exchanged text."""

    content: Spans
    kind: str
    cue: Spans
    source: Spans


class Change(NamedTuple):
    what: str
    before: str
    after: str


class Outcome(NamedTuple):
    """Of one article and kind: statements before and after, those unchanged, the same near an exchange, and the changes."""

    statements: int
    unchanged: int
    near: int
    near_unchanged: int
    changes: list[Change]


def compare(reader: Reader, row: Row, before: tuple[Statement, ...], edits: list[Edit]) -> Outcome:
    """Read the edited article and compare its statements with those `before`."""
    text, move = edited(row["text"], edits)
    after = list(reader.read(from_text(text, row["doc"])).statements)
    unchanged = near = near_unchanged = 0
    changes: list[Change] = []
    for statement in before:
        said = _said(statement, move)
        same = [s for s in after if _said(s) == said]
        alike = next((s for s in same if _same_speaker(row["text"], text, statement.speaker, s.speaker, move)), None)
        close = any(_near(statement, edit) for edit in edits)
        near += close
        if alike:
            unchanged += 1
            near_unchanged += close
            after.remove(alike)
        else:
            changes.append(_change(row["text"], text, statement, said, same, after))
    claimed = sum(c.what != "lost" for c in changes)
    added = len(after) - claimed
    changes += [Change("added", "", _shown(text, s)) for s in after[: max(0, added)]] if added > 0 else []
    return Outcome(max(len(before), unchanged + len(after)), unchanged, near, near_unchanged, changes)


def _said(statement: Statement, move: Move | None = None) -> Said:
    def spans(found: tuple[Span, ...]) -> Spans:
        return tuple(move(s.start, s.end) if move else (s.start, s.end) for s in found)

    return Said(spans(statement.content), statement.kind, spans(statement.cue), spans(statement.source))


def _same_speaker(text: str, new_text: str, before: Speaker | None, after: Speaker | None, move: Move) -> bool:
    """Both unresolved; or alike in kind and way of pointing, named at the same place or by what the name was exchanged for."""
    if before is None or after is None:
        return before is after
    if (before.kind, before.how) != (after.kind, after.how):
        return False
    if move(before.mention.start, before.mention.end) == (after.mention.start, after.mention.end):
        return True
    named = (move(*m.span()) for m in re.finditer(re.escape(before.name), text))
    return any(after.name == new_text[start:end] for start, end in named)


def _near(statement: Statement, edit: Edit) -> bool:
    spans = statement.content + statement.cue + statement.source
    return min(s.start for s in spans) - NEAR < edit.end and edit.start < max(s.end for s in spans) + NEAR


def _change(text: str, new: str, statement: Statement, said: Said, same: list[Statement], after: list[Statement]) -> Change:
    """What changed in a statement: by the statement of the other reading that shares the most of its content."""
    if same:
        return Change("speaker", _shown(text, statement), _shown(new, same[0]))
    overlaps = [(sum(max(0, min(e, c.end) - max(s, c.start)) for s, e in said.content for c in a.content), a) for a in after]
    best, other = max(overlaps, key=lambda pair: pair[0], default=(0, None))
    if not best or other is None:
        return Change("lost", _shown(text, statement), "")
    found = _said(other)
    parts = [name for name in Said._fields if getattr(found, name) != getattr(said, name)]
    return Change(parts[0], _shown(text, statement), _shown(new, other))


def _shown(text: str, statement: Statement) -> str:
    source, cue, content = (
        " … ".join(text[s.start : s.end] for s in spans) for spans in (statement.source, statement.cue, statement.content)
    )
    speaker = statement.speaker and f"{statement.speaker.name} ({statement.speaker.how})"
    return f"[{speaker}] {source} | {cue} | {content[:150]}"


def _row(name: str, articles: int, outcomes: list[Outcome]) -> dict[str, object]:
    statements, unchanged = sum(o.statements for o in outcomes), sum(o.unchanged for o in outcomes)
    near, near_unchanged = sum(o.near for o in outcomes), sum(o.near_unchanged for o in outcomes)
    changed = Counter(change.what for outcome in outcomes for change in outcome.changes)
    return {
        "exchange": name, "articles": articles, "statements": statements,
        "unchanged": round(unchanged / max(statements, 1), 4),
        "unchanged nearby": round(near_unchanged / max(near, 1), 4),
        "what changed": ", ".join(f"{what} {n}" for what, n in changed.most_common()),
    }  # fmt: skip


@click.command(help=__doc__)
@gold_argument
@click.option("--kind", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="Only this kind; may be repeated.")
@json_option
@click.option("--show", type=int, default=0, help="Show this many changes of each kind.")
@click.option("--seed", type=int, default=1, show_default=True)
def main(gold: Path, kinds: tuple[str, ...], out: Path | None, show: int, seed: int) -> None:
    rows = load_rows(gold)
    reader = Reader(threads=1)
    found: dict[str, list[Outcome]] = {kind: [] for kind in kinds or KINDS}
    for row in rows:
        before = reader.read(from_text(row["text"], row["doc"])).statements
        for kind, outcomes in found.items():
            edits = KINDS[kind](row, random.Random(f"{seed} {row['doc']} {kind}"))
            if edits:
                outcomes.append(compare(reader, row, before, edits))
    table = [_row(kind, len(outcomes), outcomes) for kind, outcomes in found.items()]
    counted = [outcome for kind, outcomes in found.items() if kind != CONTROL for outcome in outcomes]
    echo_table([*table, _row("all", len(rows), counted)], out)
    for kind, outcomes in found.items():
        changes = [change for outcome in outcomes for change in outcome.changes]
        for change in random.Random(seed).sample(changes, min(show, len(changes))):
            click.echo(f"\n{kind}, {change.what}\n  before {change.before}\n  after  {change.after}")


if __name__ == "__main__":
    main()
