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
from typing import Any

Round = Callable[[], int]
"""Reads all texts and tells how much was found in them."""
BATCHES = (8, 32, 128)


def onrecord(texts: list[str], fast: bool = False) -> tuple[Round, str]:
    from onrecord.ingest import from_text
    from statements import reader_of

    reader = reader_of(fast)
    reader.read(from_text("The clerk said that the bridge would open.", "warm-up"))
    articles = [from_text(text, str(i)) for i, text in enumerate(texts)]
    return lambda: sum(len(reader.read(article).statements) for article in articles), "text to statements with speakers"


def onrecord_fast(texts: list[str]) -> tuple[Round, str]:
    return onrecord(texts, fast=True)


def spacy_pipeline(texts: list[str]) -> tuple[Round, str]:
    nlp = _model()
    size = _best_batch(nlp, texts)
    return lambda: sum(len(doc.ents) for doc in nlp.pipe(texts, batch_size=size)), f"{', '.join(nlp.pipe_names)}; batch {size}"


def textacy_quotes(texts: list[str]) -> tuple[Round, str]:
    from peer_quotes import textacy_quotes as quotes

    nlp = _model()
    size = _best_batch(nlp, texts)
    return lambda: sum(len(list(quotes(doc))) for doc in nlp.pipe(texts, batch_size=size)), "direct quotations; on spaCy"


CONTESTANTS: dict[str, Callable[[list[str]], tuple[Round, str]]] = {
    "onrecord": onrecord,
    "onrecord, fast": onrecord_fast,
    "spaCy en_core_web_sm": spacy_pipeline,
    "textacy": textacy_quotes,
}


def _model() -> Any:
    import spacy

    from peer_quotes import MODEL

    return spacy.load(MODEL)


def _best_batch(nlp: Any, texts: list[str]) -> int:
    """The batch size that takes the least time for a part of the texts; the first run is not counted."""
    sample = texts[:16]
    list(nlp.pipe(sample))
    times = {}
    for size in BATCHES:
        began = time.process_time()
        list(nlp.pipe(sample * (1 + size // len(sample)), batch_size=size))
        times[size] = (time.process_time() - began) / (1 + size // len(sample))
    return min(times, key=lambda size: times[size])


def main(name: str, core: str, path: str) -> None:
    os.sched_setaffinity(0, {int(core)})
    began = time.perf_counter()
    run, note = CONTESTANTS[name](json.loads(Path(path).read_text(encoding="utf-8")))
    print(json.dumps({"loading": time.perf_counter() - began, "note": note}), flush=True)
    for _ in sys.stdin:
        wall, cpu = time.perf_counter(), time.process_time()
        found = run()
        row = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "found": found}
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
