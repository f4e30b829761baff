"""What a trained tagger makes of articles, for a smaller one to learn from (Hinton et al. 2015).

    python soften.py --weights TEACHER.pt --gold TRAIN.jsonl --out SOFT.npz
                     [--unlabelled NEWS.jsonl PAGES.json … --annotated ANNOTATED.jsonl]

SOFT.npz gets, for each article by its name (`doc`, else `url`), the probabilities of the labels of each of its pieces:
(pieces, 7), float16. ANNOTATED gets the unlabelled articles with the attributions that the tagger finds: those of JSONL files
with `text` and `url`, and of JSON files of the form of the article-extraction benchmark. The windows are those of the reader.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from data import ROLES, Article, load, name_of, vocabulary_of
from network import Tagger, encoder_folder, load_tagger
from onrecord.read.tagging.decode import Attribution, decode
from onrecord.read.tagging.pieces import Pieces, Vocabulary, contexts, cut
from onrecord.read.tagging.tagger import CLS, LABELS, SEP, Scores
from train import BATCH_PIECES


@torch.no_grad()
def scores(tagger: Tagger, pieces: Pieces, windows: list[tuple[int, int]]) -> list[Scores]:
    """For each window what the reader's tagger would give, by the network that it is exported from; windows of like length
    share a run."""
    out: list[Scores | None] = [None] * len(windows)
    order = sorted(range(len(windows)), key=lambda i: windows[i][1] - windows[i][0])
    while order:
        longest = windows[order[-1]][1] - windows[order[-1]][0] + 2
        chosen = order[-max(1, BATCH_PIECES // longest) :]
        del order[-len(chosen) :]
        ids, quote, boundary, present = np.zeros((4, len(chosen), longest), np.int64)
        for row, i in enumerate(chosen):
            start, end = windows[i]
            n = end - start
            ids[row, 0], ids[row, 1 : n + 1], ids[row, n + 1] = CLS, pieces.ids[start:end], SEP
            quote[row, 1 : n + 1], boundary[row, 1 : n + 1] = pieces.quote[start:end], pieces.boundary[start:end]
            present[row, : n + 2] = 1
        with torch.autocast("cpu", torch.bfloat16):
            found = tagger(*map(torch.from_numpy, (ids, quote, boundary, present)))
        for row, i in enumerate(chosen):
            n = windows[i][1] - windows[i][0]
            labels, cue_of, source_of = (scores[row, 1 : n + 1].float() for scores in found)
            arcs = [torch.cat([a[:, :1], a[:, 2 : n + 2]], 1).log_softmax(-1).numpy() for a in (cue_of, source_of)]
            out[i] = Scores(labels.log_softmax(-1).numpy(), *arcs)
    return [found for found in out if found]


def texts(path: Path) -> list[Article]:
    """The articles of a file without annotation."""
    if path.suffix == ".jsonl":
        return [{"text": row["text"], "url": row["url"]} for row in load(path)]
    return [{"text": r["articleBody"], "url": r["url"]} for r in json.loads(path.read_text(encoding="utf-8")).values()]


def annotation(pieces: Pieces, attribution: Attribution) -> dict[str, list[list[int]]]:
    """An attribution in the gold's form."""
    parts = {"source": [attribution.source], "cue": [attribution.cue], "content": attribution.content}
    return {role: [[int(pieces.starts[p.start]), int(pieces.ends[p.end - 1])] for p in parts[role] if p] for role in ROLES}


def soften(tagger: Tagger, known: Vocabulary, article: Article) -> tuple[np.ndarray, list[Any]]:
    """Label probabilities of the pieces of an article, (pieces, 7), and the attributions that they lead to."""
    pieces = cut(article["text"], known)
    out = np.zeros((len(pieces.ids), len(LABELS)), np.float16)
    found: list[Any] = []
    ranges = list(contexts(article["text"], pieces))
    for window, got in zip(ranges, scores(tagger, pieces, ranges), strict=True):
        out[slice(*window)] = np.exp(got.labels)
        found += [annotation(pieces, a) for a in decode(pieces, [(window, got)]) if a.content]
    return out, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("weights", "gold", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--unlabelled", type=Path, nargs="*", default=[])
    parser.add_argument("--annotated", type=Path)
    args = parser.parse_args()
    tagger = load_tagger(args.weights).eval()
    known = vocabulary_of(encoder_folder())
    unlabelled = [article for path in args.unlabelled for article in texts(path)]
    articles = load(args.gold) + unlabelled
    soft = {}
    for done, article in enumerate(articles, 1):
        soft[name_of(article)], found = soften(tagger, known, article)
        article.setdefault("attributions", found)
        if done % 100 == 0:
            print(f"{done} of {len(articles)} articles", flush=True)
    np.savez_compressed(args.out, **soft)
    if args.annotated:
        args.annotated.write_text("".join(json.dumps(a) + "\n" for a in unlabelled), encoding="utf-8")


if __name__ == "__main__":
    main()
