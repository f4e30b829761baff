"""Ask an archive of a gold file's articles whether words were said that were, and that were not.

    python benchmarks/verify.py GOLD.jsonl [--checks 1000] [--seed 0] [--readings FILE] [--json OUT]

GOLD is JSONL in cross's form: an event a line, with `articles` and `utterances`, whose members have `text` and `form` and which
have a `speaker`. All but the last events are added to an archive. From their quotations checks are made by seeded edits, each
kind about equally often, half of them with the speaker. Words that happen to stand in one of the articles all the same are no
check. Prints a table of what was made against the verdicts, how often "verbatim" was said of what is not, and the time a check.
--readings keeps what was read in a file, so that another run takes seconds.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, get_args

import click
import numpy as np

from edits import Row
from links import read
from onrecord.link.sketches.words import NEGATION, words
from onrecord.store import Archive
from onrecord.types import Verdict
from scoring import gold_argument, json_option, load_rows
from tables import echo_table

HELD_OUT = 4
"""Events whose articles are not added: their quotations were never said, as far as the archive knows."""
FEWEST_WORDS = 5
TRUE = ("verbatim", "trimmed")
"""What may be called verbatim."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MARKS = re.compile(r"[“”\"]|''|``")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|would|can|could|should|has|have|had)\b(?! not|n['’]t)", re.IGNORECASE)
_NOT = re.compile(r"(?<=[a-z])n['’]t\b|\b(?:not|never|no)\b ?", re.IGNORECASE)


class Quotation(NamedTuple):
    """Words that somebody said in one go, and which event and utterance they are of."""

    words: str
    speaker: str
    event: int
    utterance: int


class Made(NamedTuple):
    """A check: words, the speaker asked about, and how they were made."""

    kind: str
    words: str
    speaker: str | None


def quotations(events: Sequence[Row]) -> list[Quotation]:
    """The quotations of the gold: what stands in one pair of marks, in order, each wording once."""
    found: dict[str, Quotation] = {}
    for number, event in enumerate(events):
        for position, utterance in enumerate(event["utterances"]):
            for member in utterance["members"]:
                for stretch in _quoted(member["text"], member["form"]):
                    if len(_WORD.findall(stretch)) >= FEWEST_WORDS:
                        found.setdefault(_plain(stretch), Quotation(stretch, _name(utterance["speaker"]), number, position))
    return list(found.values())


def _name(speaker: str) -> str:
    """The gold has what somebody is in brackets behind the name."""
    return re.sub(r"\s*\(.*", "", speaker)


def _quoted(text: str, form: str) -> list[str]:
    """The stretches of a member between quotation marks; a member in one pair of marks has none inside."""
    if form == "indirect":
        return []
    if not _MARKS.search(text):
        return [text] if form == "direct" else []
    opened = re.findall(r"[“\"]([^“”\"]+)[”\"]", text)
    return [stretch.strip() for stretch in opened]


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower().replace("’", "'")))


def edited(kind: str, quotation: Quotation, others: Sequence[Quotation], chance: random.Random) -> str | None:
    """The words of a quotation after an edit of this kind; None where it cannot be made."""
    text = quotation.words
    spans = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    if kind == "trimmed":
        first = chance.randrange(0, max(1, len(spans) // 3))
        last = len(spans) - chance.randrange(0 if first else 1, max(2, len(spans) // 3))
        dropped = {word.plain for word in words(text[: spans[first][0]] + " " + text[spans[last - 1][1] :])}
        kept = text[spans[first][0] : spans[last - 1][1]]
        return None if dropped & NEGATION or last - first < FEWEST_WORDS else kept
    if kind == "one word changed":
        start, end = chance.choice([s for s in spans if s[1] - s[0] > 3] or spans)
        word = chance.choice([w for w in _WORD.findall(chance.choice(others).words) if len(w) > 3] or ["otherwise"])
        return None if word.lower() == text[start:end].lower() else text[:start] + word + text[end:]
    if kind == "negation dropped":
        found = list(_NOT.finditer(text))
        return _without(text, chance.choice(found)) if found else None
    if kind == "negation added":
        places = list(_AUXILIARY.finditer(text))
        return f"{text[: (at := chance.choice(places).end())]} not{text[at:]}" if places else None
    if kind == "negation cut off":
        found = [m for m in _NOT.finditer(text) if not re.search(r"[.!?]", text[: m.end()])]
        kept = text[found[-1].end() :].strip() if found else ""
        return kept if len(_WORD.findall(kept)) >= FEWEST_WORDS - 1 else None
    if kind == "two joined":
        near = [q for q in others if q.event == quotation.event and q.utterance != quotation.utterance]
        other = chance.choice(near if near and chance.random() < 0.7 else others)
        return f"{text.rstrip(',.')}{chance.choice(('. ', ', ', ' and ', ', and '))}{other.words}"
    if kind == "never said":
        shuffled = [text[start:end] for start, end in spans]
        chance.shuffle(shuffled)
        return " ".join(shuffled)
    return text


def _without(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + text[match.end() :]


KINDS = (
    "verbatim", "trimmed", "one word changed", "negation dropped", "negation added", "negation cut off", "two joined",
    "another speaker", "never said",
)  # fmt: skip


def checks(events: Sequence[Row], number: int, seed: int) -> Iterator[Made]:
    """So many checks, made from the quotations of the events; the last events are those that the archive does not have."""
    chance = random.Random(seed)
    texts = "\n".join(_plain(article["text"]) for event in events[:-HELD_OUT] for article in event["articles"])
    said = quotations(events)
    known = [q for q in said if q.event < len(events) - HELD_OUT]
    unknown = [q for q in said if q.event >= len(events) - HELD_OUT]
    made = 0
    while made < number:
        kind = KINDS[made % len(KINDS)]
        held_out = kind == "never said" and chance.random() < 0.5
        quotation = chance.choice(unknown if held_out else known)
        text = quotation.words if held_out else edited(kind, quotation, known, chance)
        if text is None or (kind not in (*TRUE, "another speaker", "negation cut off") and _plain(text) in texts):
            continue
        speaker: str | None = quotation.speaker if made // len(KINDS) % 2 else None
        if kind == "another speaker":
            others = {q.speaker for q in known if _last(q.speaker) != _last(quotation.speaker)}
            speaker = chance.choice(sorted(others))
        yield Made(kind, text, speaker)
        made += 1


def _last(name: str) -> str:
    return name.split()[-1].lower()


def counted(made: Sequence[Made], verdict: Callable[[Made], Verdict]) -> tuple[list[Row], list[Made], list[float]]:
    """The table of kinds against verdicts, the checks that were falsely called verbatim, and the seconds of each check."""
    table = {kind: Counter[str]() for kind in KINDS}
    false, seconds = [], []
    for each in made:
        began = time.perf_counter()
        given = verdict(each)
        seconds.append(time.perf_counter() - began)
        table[each.kind][given] += 1
        if given == "verbatim" and each.kind not in TRUE:
            false.append(each)
    rows = [{"made": kind, **{name: table[kind][name] for name in get_args(Verdict)}} for kind in KINDS]
    return rows, false, seconds


@click.command(help=__doc__)
@gold_argument
@click.option("--checks", "number", type=click.IntRange(1), default=1000, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--readings", type=click.Path(dir_okay=False, path_type=Path), help="Keep what was read in this file.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True)
@json_option
def main(gold: Path, number: int, seed: int, readings: Path | None, jobs: int, out: Path | None) -> None:
    events = load_rows(gold)
    made = list(checks(events, number, seed))
    with TemporaryDirectory() as folder, Archive(Path(folder) / "archive.db") as archive:
        for reading in (r for event in read(events, jobs, readings)[:-HELD_OUT] for r in event):
            archive.add(reading)
        rows, false, seconds = counted(made, lambda each: archive.verify(each.words, each.speaker).verdict)
    echo_table(rows, out)
    for each in false:
        click.echo(f"falsely verbatim: {each}", err=True)
    middle, most = np.percentile(np.array(seconds) * 1000, [50, 95])
    click.echo(
        f"\n{number:,} checks, {len(false)} falsely verbatim; {middle:.1f} ms a check (median), {most:.1f} ms (95th centile)"
    )


if __name__ == "__main__":
    main()
