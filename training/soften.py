"""What a trained tagger makes of articles, for a smaller one to learn from (Hinton et al. 2015).

    python soften.py --weights TEACHER.pt --gold TRAIN.jsonl --out SOFT.npz
                     [--unlabelled NEWS.jsonl --annotated ANNOTATED.jsonl]

SOFT.npz gets, for each article by its name (`doc`, else `url`), the probabilities of the labels of each of its pieces:
(pieces, 7), float16. ANNOTATED gets the articles of NEWS with the attributions that the tagger finds. The windows are those
of the reader.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from tokenizers import Tokenizer

from data import ROLES, Article, load, name_of, tokenizer_of
from network import Tagger, encoder_folder, load_tagger
from onrecord.read.decode import Attribution, decode
from onrecord.read.pieces import Pieces, contexts, cut
from onrecord.read.tagger import CLS, MODEL, SEP, Labels, Scores


@torch.no_grad()
def scores(tagger: Tagger, pieces: Pieces, window: tuple[int, int]) -> Scores:
    """As the reader's tagger gives them, by the network that it is exported from."""
    start, end = window
    padded = [torch.from_numpy(np.pad(a[start:end], 1)[None].astype(np.int64)) for a in (pieces.quote, pieces.boundary)]
    ids = torch.tensor([[CLS, *pieces.ids[start:end].tolist(), SEP]])
    labels, *arcs = tagger(ids, *padded, torch.ones_like(ids))
    kept = [torch.cat([a[0, 1:-1, :1], a[0, 1:-1, 2:-1]], 1).log_softmax(-1).numpy() for a in arcs]
    return Scores(labels[0, 1:-1].log_softmax(-1).numpy(), *kept)


def annotation(pieces: Pieces, attribution: Attribution) -> dict[str, list[list[int]]]:
    """An attribution in the gold's form."""
    parts = {"source": [attribution.source], "cue": [attribution.cue], "content": attribution.content}
    return {role: [[int(pieces.starts[p.start]), int(pieces.ends[p.end - 1])] for p in parts[role] if p] for role in ROLES}


def soften(tagger: Tagger, tokenizer: Tokenizer, labels: Labels, article: Article) -> tuple[np.ndarray, list[Any]]:
    """Label probabilities of the pieces of an article, (pieces, 7), and the attributions that they lead to."""
    pieces = cut(article["text"], tokenizer)
    out = np.zeros((len(pieces.ids), len(labels.labels)), np.float16)
    found: list[Any] = []
    for window in contexts(article["text"], pieces):
        got = scores(tagger, pieces, window)
        out[slice(*window)] = np.exp(got.labels)
        found += [annotation(pieces, a) for a in decode(pieces, [(window, got)], labels) if a.content]
    return out, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("weights", "gold", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    for name in ("unlabelled", "annotated"):
        parser.add_argument(f"--{name}", type=Path)
    args = parser.parse_args()
    tagger = load_tagger(args.weights).eval()
    tokenizer = tokenizer_of(encoder_folder())
    labels = msgspec.json.decode((MODEL / "labels.json").read_bytes(), type=Labels)
    unlabelled = load(args.unlabelled) if args.unlabelled else []
    articles = load(args.gold) + unlabelled
    soft = {}
    for done, article in enumerate(articles, 1):
        soft[name_of(article)], found = soften(tagger, tokenizer, labels, article)
        article.setdefault("attributions", found)
        if done % 100 == 0:
            print(f"{done} of {len(articles)} articles", flush=True)
    np.savez_compressed(args.out, **soft)
    if args.annotated:
        args.annotated.write_text("".join(json.dumps(a) + "\n" for a in unlabelled), encoding="utf-8")


if __name__ == "__main__":
    main()
