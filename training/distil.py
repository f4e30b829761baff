"""Train a tagger from what a larger one makes of articles (Hinton et al. 2015).

    python distil.py --start FOLDER/tagger.pt --gold TRAIN.jsonl --dev DEV.jsonl --out FOLDER
                     [--soft SOFT.npz] [--unlabelled ANNOTATED.jsonl] [--layers 0,1,2,3,4,5] [--inner 1536] [--epochs 3]
                     [--rate 1e-4]

The student starts as the tagger at START, less the layers and the units of the feed-forward parts whose loss costs least:
the mean over batches of |weight x gradient|, summed over a unit's weights (Molchanov et al. 2017). Its targets are the
gold's labels mixed with the larger one's probabilities (soften.py); on ANNOTATED, articles without gold, the larger one's
own; without SOFT, the gold's alone. OUT, checkpoints and resuming are those of train.py.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from data import Example, batches, load, unswap, vocabulary_of
from network import Tagger, encoder_folder, load_tagger, reduced
from train import ARC_WEIGHT, BATCH_PIECES, Plan, arguments, dev_windows, fit, losses

WEIGHED = 40  # batches that the weight of units is measured on


def unit_weights(tagger: Tagger, some: list[list[Example]]) -> list[torch.Tensor]:
    """For each layer, what the loss of each unit of the feed-forward part would cost, as far as its gradient tells."""
    out = [torch.zeros(tagger.size.inner) for _ in tagger.layers]
    for batch in some:
        tagger.zero_grad()
        tagging, arcs = losses(tagger, batch)
        (tagging + ARC_WEIGHT * arcs).backward()
        for weight, layer in zip(out, tagger.layers, strict=True):
            weight += (layer.down.weight * layer.down.weight.grad).sum(0).abs().detach()
    tagger.zero_grad()
    return out


def main() -> None:
    parser = arguments(__doc__, epochs=3, rate=1e-4)
    parser.add_argument("--start", type=Path, required=True)
    for name in ("soft", "unlabelled"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--layers", default="0,1,2,3,4,5")
    parser.add_argument("--inner", type=int, default=1536)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    gold = load(args.gold)[: args.limit]
    unswap(gold)
    articles = gold + (load(args.unlabelled)[: args.limit] if args.unlabelled else [])
    soft = dict(np.load(args.soft)) if args.soft else None
    known = vocabulary_of(encoder_folder())

    def epoch_of(epoch: int) -> list[list[Example]]:
        return batches(articles, known, args.seed + epoch, BATCH_PIECES, soft)

    torch.manual_seed(args.seed)
    start = load_tagger(args.start)
    layers = [int(layer) for layer in args.layers.split(",")]
    student = reduced(start, layers, args.inner, unit_weights(start.eval(), epoch_of(0)[:WEIGHED]))
    plan = Plan(args.epochs, args.seed, args.rate)
    fit(student, epoch_of, dev_windows(args.dev, known, args.limit), plan, args.out)
    torch.save({"tagger": student.state_dict()}, args.out / "tagger.pt")


if __name__ == "__main__":
    main()
