"""Fit the weights of `onrecord.read.speakers.salience`: whom "he" and "she" stand for.

    python salience.py --gold TRAIN.jsonl

Takes the articles of the gold that name the speakers of their attributions; a conditional logit over the candidates of each
pronoun (McFadden 1974), with what was resolved before it set right. Prints the accuracy by five-fold cross-validation over
pronouns and the weights fitted on all.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from data import Article as Gold
from data import load
from onrecord.ingest import from_text
from onrecord.read.speakers.bearers import proper
from onrecord.read.speakers.discourse import Discourse
from onrecord.read.speakers.resolution import speaker
from onrecord.read.speakers.salience import WEIGHTS, candidates
from onrecord.read.text.layout import Layout
from onrecord.read.text.lexicon import HE, SHE
from onrecord.read.text.quotes import quotations
from onrecord.read.text.sentences import paragraphs, sentences
from onrecord.types import Span, Statement

PENALTY = 0.5
Choice = tuple[np.ndarray, int]  # the candidates' features (candidates, features), and which is right


def discourse_of(gold: Gold) -> tuple[Discourse, dict[str, Statement]]:
    """The discourse of an article with the statements of the gold, and these by their id."""
    article = from_text(gold["text"], gold["doc"])
    rows = paragraphs(article.text)
    layout = Layout(article.text, rows, quotations(article.text, rows))
    found = {a["id"]: statement(layout, a) for a in gold["attributions"] if a["content"] and a["source"]}
    return Discourse(article, [pair for p in rows for pair in sentences(article.text, *p)], list(found.values())), found


def choices(gold: Gold) -> Iterator[Choice]:
    """The pronouns of an article whose person is known and among the candidates, in order."""
    discourse, found = discourse_of(gold)
    told = {a["id"]: a.get("speaker") for a in gold["attributions"]}
    for key, one in sorted(found.items(), key=lambda item: item[1].source[0].start):
        source, who = one.source[0], told[key]
        pronoun = discourse.text[source.start : source.end].lower()
        if pronoun in HE | SHE and who and who["sure"] and len(who["speakers"]) == 1:
            gender = "f" if pronoun in SHE else "m"
            options = candidates(gender, one, discourse)
            right = [i for i, c in enumerate(options) if same(c.referent.speaker.name, who["speakers"][0])]
            if len(right) == 1:
                yield np.array([c.features for c in options], float), right[0]
                chosen = options[right[0]]
                discourse.gender.setdefault(chosen.who, gender)
                discourse.take(one, chosen.referent)
                continue
        speaker(one, discourse)


def statement(layout: Layout, gold: Gold) -> Statement:
    spans = {role: tuple(Span(s, e) for s, e in gold[role]) for role in ("content", "cue", "source")}
    return Statement(gold["id"], layout.kind(gold["content"]), *spans.values(), None, (), False, "stated", None, 1.0)


def same(name: str, other: str) -> bool:
    a, b = proper(name), proper(other)
    return a[-1] == b[-1] and (a[0] == b[0] or min(len(a), len(b)) == 1)


def fit(data: list[Choice], penalty: float = PENALTY, prior: np.ndarray | None = None, steps: int = 600) -> np.ndarray:
    """Weights by gradient ascent on the likelihood, each with its own step (Adam, Kingma and Ba 2015); `penalty` draws them to
    `prior`, or to nought."""
    rate = 0.05
    prior = np.zeros(data[0][0].shape[1]) if prior is None else prior
    weights = prior.copy()
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        gradient = -penalty * (weights - prior)
        for features, right in data:
            scores = features @ weights
            share = np.exp(scores - scores.max())
            gradient += features[right] - share @ features / share.sum()
        mean, square = 0.9 * mean + 0.1 * gradient, 0.99 * square + 0.01 * gradient**2
        weights = weights + rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def accuracy(weights: np.ndarray, data: list[Choice]) -> float:
    return float(np.mean([int((features @ weights).argmax()) == right for features, right in data]))


def folds(groups: list[list[Choice]]) -> Iterator[tuple[list[Choice], list[Choice]]]:
    """Five times the choices to fit on and those held back, by article."""
    order = np.random.default_rng(1).permutation(len(groups))
    for fold in (set(order[i::5].tolist()) for i in range(5)):
        yield [c for j, g in enumerate(groups) if j not in fold for c in g], [c for j in fold for c in groups[j]]


def cross_validated(groups: list[list[Choice]], penalty: float = PENALTY, prior: np.ndarray | None = None) -> float:
    """The accuracy by five-fold cross-validation over articles."""
    right = sum(accuracy(fit(kept, penalty, prior), held) * len(held) for kept, held in folds(groups))
    return right / sum(map(len, groups))


def run(
    about: str | None, choices: Callable[[Gold], Iterator[Choice]], weights: tuple[float, ...], penalty: float,
    prior: np.ndarray | None = None,
) -> None:  # fmt: skip
    """The command of each scorer: prints its accuracy on the gold that is named, and what its weights should be."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    gold = load(parser.parse_args().gold)
    groups = [list(choices(row)) for row in gold if any("speaker" in a for a in row["attributions"])]
    data = [c for group in groups for c in group]
    print(f"{len(data)} cases, {sum(right > 0 for _, right in data)} of them not the first candidate's; ", end="")
    print(f"right by five-fold cross-validation over articles {cross_validated(groups, penalty, prior):.3f}, ", end="")
    print(f"with the weights in the code {accuracy(np.array(weights), data):.3f}")
    print(type(weights)(*fit(data, penalty, prior).round(2).tolist()))


if __name__ == "__main__":
    run(__doc__, choices, WEIGHTS, PENALTY)
