# The JDF gateway. Needs Python 3.11 or later and make; everything else is installed into .venv from requirements.lock.
SHELL := /bin/bash
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ARGS   ?=
PYTEST := $(BIN)/python -m pytest
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all test-all-rest soak check format bench docs screenshots lock clean

help: ## Say what can be made
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; set PYTHON=..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing locked dependencies into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(READY) ## Make the environment (the other targets do it by themselves)

demo: $(READY) ## Run the main job on real input: five orders, a device, a Case (ARGS=--once, ARGS='--once --seed 7')
	@$(BIN)/jdf-gateway demo $(ARGS)

check: $(READY) ## Lint, formatting, types, import contracts, dead code, generated docs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/vulture
	@$(BIN)/python docs/build.py --check

format: $(READY) ## Format the code
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --fix --quiet .

test: check ## check, then unit, contract, property, web and embedded end-to-end tests (the corpora where present)
	@$(PYTEST) -n 2 --dist worksteal tests/unit tests/contract tests/property tests/corpus tests/e2e $(ARGS)

test-all: test test-all-rest ## test, then the browser, the reference validator, both databases, crash sweep, faults, storms

test-all-rest: $(READY)
	@$(PYTEST) -n 2 --dist worksteal tests/browser $(ARGS)
	@$(PYTEST) tests/interop $(ARGS)
	@$(PYTEST) -n 2 --dist worksteal -m database --database=sqlite,postgresql tests/unit tests/e2e $(ARGS)
	@$(PYTEST) --database=sqlite,postgresql tests/faults tests/scale $(ARGS)

soak: $(READY) ## The long storms, every crash point on both databases, 20,000 broken files and tickets
	@GATEWAY_STORM_ORDERS=4000 $(PYTEST) tests/faults -m storm $(ARGS)
	@GATEWAY_SWEEP_EVERY=1 GATEWAY_SWEEP_FROM=0 $(PYTEST) --database=sqlite,postgresql tests/faults/test_crash_sweep.py $(ARGS)
	@GATEWAY_MUTATIONS=20000 $(PYTEST) -s tests/corpus/preflight/test_mutations.py $(ARGS)
	@GATEWAY_MUTATIONS=20000 $(PYTEST) -s tests/corpus/jdf/test_broken_documents.py $(ARGS)

bench: $(READY) ## Measure, and print each figure as a ratio to a named peer in the same run
	@$(BIN)/python tests/speed/bench.py $(ARGS)

docs: $(READY) ## Write the generated reference pages
	@$(BIN)/python docs/build.py

screenshots: $(READY) ## Take the pictures that the documentation shows (needs Chromium)
	@$(BIN)/python docs/screenshots.py

lock: ## Resolve requirements.lock anew (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --all-extras --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock

clean: ## Remove what was made: environment, caches, the demo shop
	@rm -rf $(VENV) demo-shop .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info dist build
