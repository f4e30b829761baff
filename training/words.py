"""The common words: those that the training texts have in lower case, to tell a name from a word that begins a sentence.

python words.py --gold TRAIN.jsonl --out ../src/onrecord/read/model/words.txt
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from data import load

LEAST = 3
"""How often a word has to be in lower case."""
SHARE = 0.1
"""How much of all its occurrences that has to be at least."""


def common(texts: list[str]) -> list[str]:
    """Words in lower case that the texts have at least `LEAST` times, and not as a name nearly always."""
    words = Counter(w for text in texts for w in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text))
    lower = {w: n for w, n in words.items() if w.islower() and n >= LEAST}
    return sorted(w for w, n in lower.items() if n >= SHARE * (n + words[w.capitalize()] + words[w.upper()]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gold", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    words = common([article["text"] for article in load(args.gold)])
    args.out.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{args.out}: {len(words)} words")


if __name__ == "__main__":
    main()
