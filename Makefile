# make demo   set everything up and read the example articles
# make test   set everything up and pass the tests
# make check  what CI runs: style, types, imports, tests, and the accuracy floors where ../shared is present
# make lock   resolve the dependencies anew (needs uv)

PYTHON ?= python3
BIN := .venv/bin
SETUP := .venv/.set-up

.PHONY: demo test check lock clean

demo: $(SETUP)
	$(BIN)/onrecord demo --out demo

test: $(SETUP)
	$(BIN)/pytest -n auto

check: $(SETUP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

$(SETUP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header \
	    --only-binary :all: --output-file requirements.lock --quiet

clean:
	rm -rf .venv demo dist
