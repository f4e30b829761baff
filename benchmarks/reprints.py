"""Find planted reprints: MinHash against the keys that the archive goes by, and what the alignment confirms.

    python benchmarks/reprints.py ARTICLES.jsonl [--seed 0] [--json OUT]

ARTICLES is JSONL with a `text` in each line. For each share, every article gets a partner: another article whose beginning is
replaced by words of the first until they make up that share of it, one word in forty changed. A pair counts as found where the
two are candidates of each other: with MinHash (Broder 1997), where a band of their signatures is the same; with the keys, where
they have two story keys in common. Prints recall for each share; then how many pairs that share nothing are candidates, and the
time an article.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from onrecord.link.origins.reprints import reprint
from onrecord.link.sketches.keys import keys
from onrecord.link.sketches.sketch import Sketch, sketch
from onrecord.types import Article, Reading
from scoring import gold_argument, json_option, load_rows
from tables import echo_table

SHARES = (0.1, 0.2, 0.3, 0.5, 0.7, 1.0)
CHANGED = 40
"""One word in so many is another in the copy."""
PERMUTATIONS = 128
Marks = Callable[[Sketch], set[object]]
"""What two articles must have in common to be candidates, or a number of it."""


def marks_of_bands(rows: int) -> Marks:
    """The bands of `rows` minima each of a signature of PERMUTATIONS minima."""
    generator = np.random.default_rng(0)
    factors, terms = generator.integers(1, 2**63, (2, PERMUTATIONS, 1), dtype=np.uint64)

    def bands(of: Sketch) -> set[object]:
        if not len(of.shingles):
            return set()
        signature: NDArray[np.uint64] = ((factors | np.uint64(1)) * of.shingles + terms >> np.uint64(32)).min(axis=1)
        return {(i, tuple(band)) for i, band in enumerate(signature.reshape(-1, rows).tolist())}

    return bands


def marks_of_keys(of: Sketch) -> set[object]:
    """The lasting keys; an article without statements has those of its story only."""
    return set(keys(of).lasting)


WAYS: dict[str, tuple[Marks, int]] = {
    "MinHash, 32 bands of 4": (marks_of_bands(4), 1),
    "MinHash, 64 bands of 2": (marks_of_bands(2), 1),
    "keys": (marks_of_keys, 2),
}


def planted(source: Sketch, host: Sketch, share: float, chance: random.Random) -> Sketch:
    """The host with words of the source for its beginning, so that they are this share of it."""
    length = min(round(share * len(host.words)), len(source.words))
    first = chance.randrange(len(source.words) - length + 1)
    taken = [word.plain for word in source.words[first : first + length]]
    for i in range(CHANGED - 1, length, CHANGED):
        taken[i] = chance.choice(host.words).plain
    # A source that is too short for its share takes the host's end with it: the share is what is asked.
    rest = [word.plain for word in host.words[len(host.words) - round(length * (1 - share) / share) :]] if share < 1 else []
    return _sketch(f"{host.article.id}+", " ".join([*taken, *rest]))


def _sketch(name: str, text: str) -> Sketch:
    return sketch(Reading(Article(name, name, text), ""))


def recall(pairs: Sequence[tuple[Sketch, Sketch]]) -> dict[str, object]:
    """Of planted pairs, what each way finds, and what the alignment confirms."""
    found: dict[str, object] = {
        way: sum(len(marks(a) & marks(b)) >= least for a, b in pairs) / len(pairs) for way, (marks, least) in WAYS.items()
    }
    return found | {"confirmed": sum(reprint(a, b) is not None for a, b in pairs) / len(pairs)}


def idle(articles: Sequence[Sketch]) -> list[dict[str, object]]:
    """For each way the pairs of articles that share no passage and are candidates all the same, and the time of its marks."""
    rows: list[dict[str, object]] = []
    for way, (marks, least) in WAYS.items():
        start = time.perf_counter()
        made = {of.article.id: marks(of) for of in articles}
        spent = (time.perf_counter() - start) / len(articles)
        by_id = {of.article.id: of for of in articles}
        shared = _shared(made)
        wrong = [p for p, count in shared.items() if count >= least and reprint(by_id[p[0]], by_id[p[1]]) is None]
        size = sum(map(len, made.values())) / len(made)
        rows.append({"way": way, "idle candidates": len(wrong), "marks an article": size, "ms an article": 1000 * spent})
    return rows


def _shared(made: dict[str, set[object]]) -> dict[tuple[str, str], int]:
    holders: defaultdict[object, list[str]] = defaultdict(list)
    for name, marks in sorted(made.items()):
        for mark in marks:
            holders[mark].append(name)
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for names in holders.values():
        for pair in combinations(names, 2):
            counts[pair] += 1
    return counts


@click.command(help=__doc__)
@gold_argument
@click.option("--seed", default=0, show_default=True)
@json_option
def main(gold: Path, seed: int, out: Path | None) -> None:
    chance = random.Random(seed)
    texts: Iterable[str] = (row["text"] for row in load_rows(gold))
    articles = [_sketch(f"{i:05}", text) for i, text in enumerate(texts) if len(text.split()) >= 100]
    step = len(articles) // 2
    hosts = [*articles[step:], *articles[:step]]
    rows = [
        {"carried": share, **recall([(a, planted(a, b, share, chance)) for a, b in zip(articles, hosts, strict=True)])}
        for share in SHARES
    ]
    echo_table(rows, out)
    click.echo()
    echo_table(idle(articles), None)


if __name__ == "__main__":
    main()
