"""Export a trained tagger to what ships: an int8 ONNX model and its tokenizer.

    python export.py --weights FOLDER/tagger.pt … --out ../src/onrecord/read/model

The graph is fused by onnxruntime's BERT optimiser and quantised dynamically (QInt8, per channel, reduced range, as AVX2
needs it). `--float OUT.onnx` also keeps the unquantised graph, to measure what quantising costs.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from data import vocabulary_of
from network import Tagger, encoder_folder, load_tagger


def to_onnx(tagger: Tagger, path: Path) -> None:
    tagger.eval()
    row = torch.ones(2, 16, dtype=torch.int64)
    axes = {0: "rows", 1: "pieces"}
    inputs = ("ids", "quote", "boundary", "present")
    outputs = ("labels", "cue_of", "source_of")
    torch.onnx.export(
        tagger, (row, row, row, row), str(path), input_names=list(inputs), output_names=list(outputs),
        dynamic_axes=dict.fromkeys((*inputs, *outputs), axes) , opset_version=17, dynamo=False,
    )  # fmt: skip


def quantise(plain: Path, out: Path, tagger: Tagger) -> None:
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    options.enable_skip_layer_norm = options.enable_bias_skip_layer_norm = False  # slower than its parts
    fused = optimizer.optimize_model(
        str(plain), "bert", num_heads=tagger.size.heads, hidden_size=tagger.size.width, optimization_options=options
    )
    middle = plain.with_suffix(".fused.onnx")
    fused.save_model_to_file(str(middle))
    print("fused:", fused.get_fused_operator_statistics())
    extra = {"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT}
    quantize_dynamic(middle, out, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, extra_options=extra)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--model-only", action="store_true", help="leave out the tokenizer, which the default model has")
    parser.add_argument("--float", type=Path, dest="plain")
    args = parser.parse_args()
    tagger = load_tagger(*args.weights)
    known = vocabulary_of(encoder_folder())
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        to_onnx(tagger, plain)
        quantise(plain, args.out / "tagger.onnx", tagger)
        if args.plain:
            shutil.copy(plain, args.plain)
    if not args.model_only:
        known.tokenizer.save(str(args.out / "tokenizer.json"), pretty=False)
    print({p.name: p.stat().st_size for p in sorted(args.out.iterdir())})


if __name__ == "__main__":
    main()
