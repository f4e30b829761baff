"""Fit the weights of `onrecord.read.salience`: whom "he" and "she" stand for.

    python salience.py --gold TRAIN.jsonl

Takes the articles of the gold that name the speakers of their attributions; a conditional logit over the candidates of each
pronoun (McFadden 1974), with what was resolved before it set right. Prints the accuracy by five-fold cross-validation over
pronouns and the weights fitted on all.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from data import Article as Gold
from data import load
from onrecord.ingest import from_text
from onrecord.read.discourse import Discourse, Turn
from onrecord.read.layout import Layout
from onrecord.read.lexicon import HE, SHE
from onrecord.read.quotes import quotations
from onrecord.read.salience import WEIGHTS, Features, candidates
from onrecord.read.sentences import paragraphs, sentences
from onrecord.read.speakers import speaker
from onrecord.types import Span, Statement

Choice = tuple[np.ndarray, int]  # the candidates' features (candidates, features), and which is right


def choices(gold: Gold) -> Iterator[Choice]:
    """The pronouns of an article whose person is known and among the candidates, in order."""
    article = from_text(gold["text"], gold["doc"])
    rows = paragraphs(article.text)
    layout = Layout(article.text, rows, quotations(article.text, rows))
    found = {a["id"]: statement(layout, a) for a in gold["attributions"] if a["content"] and a["source"]}
    discourse = Discourse(article, [pair for p in rows for pair in sentences(article.text, *p)], list(found.values()))
    told = {a["id"]: a.get("speaker") for a in gold["attributions"]}
    for key, one in sorted(found.items(), key=lambda item: item[1].source[0].start):
        source, who = one.source[0], told[key]
        pronoun = article.text[source.start : source.end].lower()
        if pronoun in HE | SHE and who and who["sure"] and len(who["speakers"]) == 1:
            gender = "f" if pronoun in SHE else "m"
            options = list(candidates(gender, source.start, discourse))
            right = [i for i, (b, _) in enumerate(options) if _same(discourse.bearers[b].fullest.name, who["speakers"][0])]
            if len(right) == 1:
                yield np.array([features for _, features in options], float), right[0]
                bearer = options[right[0]][0]
                discourse.gender.setdefault(bearer, gender)
                discourse.turns.append(Turn(source.start, discourse.referent(bearer, "pronoun", 1.0).speaker, bearer, False))
                continue
        speaker(one, discourse)


def statement(layout: Layout, gold: Gold) -> Statement:
    spans = {role: tuple(Span(s, e) for s, e in gold[role]) for role in ("content", "cue", "source")}
    return Statement(gold["id"], layout.kind(gold["content"]), *spans.values(), None, (), False, "stated", None, 1.0)


def _same(name: str, other: str) -> bool:
    a, b = name.lower().split(), other.lower().split()
    return a[-1] == b[-1] and (a[0] == b[0] or min(len(a), len(b)) == 1)


def fit(data: list[Choice], steps: int = 500, penalty: float = 1.0) -> np.ndarray:
    """Weights by gradient ascent on the penalised likelihood."""
    weights = np.zeros(len(Features._fields))
    for _ in range(steps):
        gradient = -penalty * weights
        for features, right in data:
            scores = features @ weights
            share = np.exp(scores - scores.max())
            gradient += features[right] - share @ features / share.sum()
        weights += gradient / len(data)
    return weights


def accuracy(weights: np.ndarray, data: list[Choice]) -> float:
    return float(np.mean([int((features @ weights).argmax()) == right for features, right in data]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    gold = load(parser.parse_args().gold)
    data = [choice for row in gold if any("speaker" in a for a in row["attributions"]) for choice in choices(row)]
    order = np.random.default_rng(1).permutation(len(data))
    folds = [set(order[i::5].tolist()) for i in range(5)]
    held = [accuracy(fit([d for j, d in enumerate(data) if j not in f]), [data[j] for j in f]) for f in folds]
    print(
        f"{len(data)} pronouns; right by five-fold cross-validation {np.mean(held):.3f}, with the weights in the code", end=" "
    )
    print(f"{accuracy(np.array(WEIGHTS), data):.3f}")
    print(Features(*fit(data).round(2).tolist()))


if __name__ == "__main__":
    main()
