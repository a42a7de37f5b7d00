# `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
.DEFAULT_GOAL := help

.PHONY: help run test check lint types wheel acts docs bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/run: setup.cfg
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/test: $(VENV)/run
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

$(VENV)/check: $(VENV)/test
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test,check]'
	@touch $@

$(VENV)/bench: $(VENV)/test
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test,bench]'
	@touch $@

run: $(VENV)/run ## install, then serve the graph at PORT (8000)
	@$(BIN)/okilet serve --port $(PORT) --log-level warning

test: $(VENV)/test ## run the tests
	$(BIN)/python -m pytest -n auto --dist worksteal

check: lint types ## all that continuous integration runs
	$(BIN)/python -m pytest -n auto --dist worksteal
	$(MAKE) wheel

lint: $(VENV)/check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/check
	$(BIN)/mypy

wheel: $(VENV)/check ## build the wheel and try it in an environment of its own
	rm -rf build dist
	$(BIN)/python -m build --wheel --outdir dist . >/dev/null
	$(PYTHON) -m venv --clear build/try
	build/try/bin/pip install --quiet --disable-pip-version-check dist/okilet-*.whl
	cd build && OKILET_HOME=$$PWD/none try/bin/okilet query acts --format csv

acts: $(VENV)/run ## write anew the graph that ships, and its picture, from the acts in OKILET_CORPUS
	$(BIN)/python -m loaders.ship "$(OKILET_CORPUS)"
	OKILET_HOME=none $(BIN)/okilet chain "deputy chair of the State Revenue Committee" --as-of 2023-01-01 --lang en \
	  --format svg > docs/chain.svg

docs: $(VENV)/run ## write anew the catalogue of checks, what they find of independent readings, the settings, the query library
	$(BIN)/python -m shapes.page > docs/checks.md
	$(BIN)/python -m tests.corpus.contradictions > docs/contradictions.md
	$(BIN)/python -m service.settings_table docs/operating.md
	$(BIN)/python -m service.queries_page > docs/queries.md

bench: $(VENV)/bench ## measure reading, checking, chains at the size of a country, and the endpoint beside other servers
	$(BIN)/python -m benchmarks.loaders
	$(BIN)/python -m benchmarks.report
	$(BIN)/python -m benchmarks.chains
	$(BIN)/python -m benchmarks.endpoint

clean: ## remove what the targets above made
	rm -rf $(VENV) build dist *.egg-info
