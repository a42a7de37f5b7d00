# `make` alone lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
.DEFAULT_GOAL := help

PIP := $(BIN)/pip install --quiet --disable-pip-version-check
UI := $(shell find service/ui service/static/styles -name node_modules -prune -o -name __pycache__ -prune -o -type f -print)

.PHONY: help run ui test check lint types wheel acts findings docs bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/run: setup.cfg pyproject.toml $(UI)
	$(PYTHON) -m venv $(VENV)
	$(PIP) -e .
	@touch $@

$(VENV)/test: $(VENV)/run
	$(PIP) -e '.[test]'
	@touch $@

$(VENV)/check: $(VENV)/test
	$(PIP) -e '.[test,check]'
	@touch $@

$(VENV)/bench: $(VENV)/test
	$(PIP) -e '.[test,bench]'
	@touch $@

run: $(VENV)/run ## install, then serve the graph at PORT (8000)
	@$(BIN)/okilet serve --port $(PORT) --log-level warning

ui: ## build the scripts and styles of the pages anew, or say why that cannot be
	rm -rf service/static/built
	OKILET_UI=required $(MAKE) --always-make $(VENV)/run

test: $(VENV)/test ## run the tests
	$(BIN)/python -m pytest -n auto --dist worksteal

check: lint types ## all that continuous integration runs
	$(BIN)/python -m pytest -n auto --dist worksteal
	$(MAKE) wheel

lint: $(VENV)/check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	bash -n .ci/run

types: $(VENV)/check
	$(BIN)/mypy
	cd service/ui && export PATH="$$PATH:$(CURDIR)/$(BIN)" && \
	  { [ -x node_modules/.bin/tsc ] || npm ci --ignore-scripts --silent; } && npm run --silent types

wheel: $(VENV)/check ## build the wheel and try it in an environment of its own
	rm -rf build dist
	OKILET_UI=required $(BIN)/python -m build --wheel --outdir dist . >/dev/null
	$(PYTHON) -m venv --clear build/try
	build/try/bin/pip install --quiet --disable-pip-version-check dist/okilet-*.whl
	cd build && OKILET_HOME=$$PWD/none try/bin/okilet query acts --format csv
	$(BIN)/python -m zipfile -l dist/okilet-*.whl | grep static/built/
	! $(BIN)/python -m zipfile -l dist/okilet-*.whl | grep node_modules

acts: $(VENV)/run ## write anew the graph that ships, and its picture, from the acts in OKILET_CORPUS
	$(BIN)/python -m loaders.ship "$(OKILET_CORPUS)"
	$(MAKE) findings
	OKILET_HOME=none $(BIN)/okilet chain "deputy chair of the State Revenue Committee" --as-of 2023-01-01 --lang en \
	  --format svg > docs/chain.svg

findings: $(VENV)/run ## write anew what the checks find in the graph that ships
	$(BIN)/python -m service.ship_findings

docs: findings ## write anew the catalogue of checks, what they find of independent readings, the settings, the query library
	$(BIN)/python -m shapes.page > docs/checks.md
	$(BIN)/python -m tests.corpus.contradictions > docs/contradictions.md
	$(BIN)/python -m service.settings_table docs/operating.md
	$(BIN)/python -m service.queries_page > docs/queries.md

bench: $(VENV)/bench ## measure reading, checking, chains at the size of a country, and the endpoint beside other servers
	$(BIN)/python -m benchmarks.loaders
	$(BIN)/python -m benchmarks.report
	$(BIN)/python -m benchmarks.chains
	$(BIN)/python -m benchmarks.explorer
	$(BIN)/python -m benchmarks.endpoint

clean: ## remove what the targets above made
	rm -rf $(VENV) build dist *.egg-info service/static/built service/ui/node_modules
