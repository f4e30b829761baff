"""Train a smaller tagger from a trained one (Hinton et al. 2015).

    python distil.py --teacher FOLDER/tagger.pt --soft SOFT.npz --gold TRAIN.jsonl --dev DEV.jsonl --out FOLDER
                     [--unlabelled ANNOTATED.jsonl] [--layers 0,1,2,3,4,5] [--inner 1152] [--epochs 2] [--rate 1e-4]

The student starts as the teacher, less the layers and the units of the feed-forward parts whose loss costs least: the mean over
batches of |weight x gradient|, summed over a unit's weights (Molchanov et al. 2017). Its targets are the gold's labels mixed
with the teacher's probabilities (soften.py); on ANNOTATED, articles without gold, the teacher's own. OUT, checkpoints and
resuming are those of train.py.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import torch

from data import Article, Example, batches, load, unswap, vocabulary_of
from network import Tagger, encoder_folder, load_tagger, reduced
from onrecord.read.neutral import NAME, shown
from onrecord.read.pieces import Vocabulary
from onrecord.read.sentences import paragraphs, sentences
from train import ARC_WEIGHT, BATCH_PIECES, Plan, arguments, dev_windows, fit, losses

NAMING = 200  # articles that the embedding of names is taken from
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


def show_names(tagger: Tagger, articles: list[Article], known: Vocabulary) -> None:
    """Set the embedding of the piece that stands for every name to the mean of what it stands for, as long as those are."""
    ids = Counter(
        piece
        for article in articles
        for start, end in paragraphs(article["text"])
        for row in shown(article["text"], sentences(article["text"], start, end), known.common)
        for name in row
        if name.word == NAME
        for piece in known.tokenizer.encode(article["text"][name.start : name.end], add_special_tokens=False).ids
    )
    rows = tagger.word.weight[torch.tensor(list(ids))]
    mean = (rows * torch.tensor(list(ids.values()))[:, None]).sum(0)
    tagger.word.weight.data[known.tokenizer.token_to_id(NAME)] = mean / mean.norm() * rows.norm(dim=1).mean()


def main() -> None:
    parser = arguments(__doc__, epochs=2, rate=1e-4)
    for name in ("teacher", "soft"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--unlabelled", type=Path)
    parser.add_argument("--layers", default="0,1,2,3,4,5")
    parser.add_argument("--inner", type=int, default=1152)
    parser.add_argument("--names", action="store_true", help="the teacher was not trained on names shown as one piece")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    gold = load(args.gold)[: args.limit]
    unswap(gold)
    articles = gold + (load(args.unlabelled)[: args.limit] if args.unlabelled else [])
    soft = dict(np.load(args.soft))
    known = vocabulary_of(encoder_folder())

    def epoch_of(epoch: int) -> list[list[Example]]:
        return batches(articles, known, args.seed + epoch, BATCH_PIECES, soft)

    torch.manual_seed(args.seed)
    teacher = load_tagger(args.teacher)
    layers = [int(layer) for layer in args.layers.split(",")]
    if args.names:
        show_names(teacher, articles[:NAMING], known)
    student = reduced(teacher, layers, args.inner, unit_weights(teacher.eval(), epoch_of(0)[:WEIGHED]))
    plan = Plan(args.epochs, args.seed, args.rate)
    fit(student, epoch_of, dev_windows(args.dev, known, args.limit), plan, args.out)
    torch.save({"tagger": student.state_dict()}, args.out / "tagger.pt")


if __name__ == "__main__":
    main()
