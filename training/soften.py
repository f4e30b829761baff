"""What a trained tagger makes of articles, for a smaller one to learn from (Hinton et al. 2015).

    python soften.py --weights TEACHER.pt --gold TRAIN.jsonl [--unlabelled NEWS.jsonl] --out SOFT.npz

SOFT.npz gets, for each article by its `doc`, the probabilities of the labels of each of its pieces: (pieces, 7), float16. The
windows are those of the reader. An article without `doc` goes by its address.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from data import Article, load, name_of, tokenizer_of
from network import Tagger, encoder_folder, load_tagger
from onrecord.read.pieces import contexts, cut

CLS, SEP = 101, 102


@torch.no_grad()
def soften(tagger: Tagger, tokenizer: Tokenizer, article: Article) -> np.ndarray:
    """Label probabilities of the pieces of an article, (pieces, 7)."""
    text = article["text"]
    pieces = cut(text, tokenizer)
    out = np.zeros((len(pieces.ids), len(tagger.label.bias)), np.float16)
    for start, end in contexts(text, pieces):
        padded = [torch.from_numpy(np.pad(a[start:end], 1)[None].astype(np.int64)) for a in (pieces.quote, pieces.boundary)]
        ids = torch.tensor([[CLS, *pieces.ids[start:end].tolist(), SEP]])
        labels, _, _ = tagger(ids, *padded, torch.ones_like(ids))
        out[start:end] = labels[0, 1:-1].softmax(-1).numpy()
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--unlabelled", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    tagger = load_tagger(args.weights).eval()
    tokenizer = tokenizer_of(encoder_folder())
    articles = load(args.gold) + (load(args.unlabelled) if args.unlabelled else [])
    soft = {}
    for done, article in enumerate(articles, 1):
        soft[name_of(article)] = soften(tagger, tokenizer, article)
        if done % 100 == 0:
            print(f"{done} of {len(articles)} articles", flush=True)
    np.savez_compressed(args.out, **soft)


if __name__ == "__main__":
    main()
