"""One program in a race: loads, then reads the same texts once for every line on stdin. Started by speed.py.

    python benchmarks/contestant.py NAME CORE TEXTS.json

Runs in onrecord's interpreter or the peers', pinned to CORE, and imports what it races only. Answers with one JSON object a
line: first `{"loading": seconds, "note": text}`, then for each round `{"wall": seconds, "cpu": seconds, "found": number}`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

Round = Callable[[], int]
"""Reads all texts and tells how much was found in them."""
BATCHES = (4, 16, 64)


class Ready(NamedTuple):
    """A loaded program. `loading` is the time that took, in seconds."""

    run: Round
    loading: float
    note: str


def onrecord(texts: list[str], fast: bool = False) -> Ready:
    began = time.perf_counter()
    from onrecord.ingest import from_text
    from statements import reader_of

    reader = reader_of(fast)
    reader.read(from_text("The clerk said that the bridge would open.", "warm-up"))
    loading = time.perf_counter() - began
    articles = [from_text(text, str(i)) for i, text in enumerate(texts)]
    note = "statements with speakers and chains, sentences with voices"
    return Ready(lambda: sum(len(reader.read(article).statements) for article in articles), loading, note)


def onrecord_fast(texts: list[str]) -> Ready:
    return onrecord(texts, fast=True)


def spacy_pipeline(texts: list[str]) -> Ready:
    nlp, loading = _model()
    size = _best_batch(nlp, texts)
    note = f"{', '.join(nlp.pipe_names)}; batches of {size}"
    return Ready(lambda: sum(len(doc.ents) for doc in nlp.pipe(texts, batch_size=size)), loading, note)


def textacy_quotes(texts: list[str]) -> Ready:
    from peer_quotes import textacy_quotes as quotes

    nlp, loading = _model()
    size = _best_batch(nlp, texts)
    note = f"direct quotations, on the pipeline above; batches of {size}"
    return Ready(lambda: sum(len(list(quotes(doc))) for doc in nlp.pipe(texts, batch_size=size)), loading, note)


CONTESTANTS: dict[str, Callable[[list[str]], Ready]] = {
    "onrecord": onrecord,
    "onrecord, fast": onrecord_fast,
    "spaCy en_core_web_sm": spacy_pipeline,
    "textacy": textacy_quotes,
}


def _model() -> tuple[Any, float]:
    began = time.perf_counter()
    import spacy

    from peer_quotes import MODEL

    nlp = spacy.load(MODEL)
    return nlp, time.perf_counter() - began


def _best_batch(nlp: Any, texts: list[str]) -> int:
    """The batch size that takes the least time for a part of the texts, after a first run that loads what it loads late."""
    sample = texts[: max(BATCHES)]
    list(nlp.pipe(sample[:4]))
    times = {}
    for size in BATCHES:
        began = time.process_time()
        list(nlp.pipe(sample, batch_size=size))
        times[size] = time.process_time() - began
    return min(times, key=lambda size: times[size])


def main(name: str, core: str, path: str) -> None:
    os.sched_setaffinity(0, {int(core)})
    ready = CONTESTANTS[name](json.loads(Path(path).read_text(encoding="utf-8")))
    print(json.dumps({"loading": ready.loading, "note": ready.note}), flush=True)
    for _ in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        found = ready.run()
        row = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "found": found}
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
