"""How often the likeliest candidate is right, by its probability: what `onrecord.read.speakers.discourse.LEAST` rests on.

    python ambiguity.py --gold TRAIN.jsonl

Takes the articles of the gold that name the speakers of their attributions; prints for each scorer, by five-fold
cross-validation over articles, the share of right choices for each tenth of the probability of the best candidate.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np

import descriptions
import salience
import several
from data import load
from salience import Choice, fit, folds


def tenths(groups: list[list[Choice]], penalty: float, prior: np.ndarray | None) -> dict[int, list[bool]]:
    """By the tenth of the best candidate's probability, which choices were right."""
    out = defaultdict(list)
    for kept, held in folds(groups):
        weights = fit(kept, penalty, prior)
        for features, right in held:
            scores = features @ weights
            share = np.exp(scores - scores.max())
            best = int(share.argmax())
            out[int(9.999 * share[best] / share.sum())].append(best == right)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    gold = [row for row in load(parser.parse_args().gold) if any("speaker" in a for a in row["attributions"])]
    for module in (salience, descriptions, several):
        found = tenths([list(module.choices(row)) for row in gold], module.PENALTY, getattr(module, "PRIOR", None))
        print(module.__name__, *(f"{tenth / 10:.1f}: {np.mean(of):.2f} of {len(of)}" for tenth, of in sorted(found.items())))


if __name__ == "__main__":
    main()
