.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test lint lint-js format bench faults screenshots docs requirements clean

PYTHON ?= python3
PORT ?= 8000
RUNS ?= 60
SEED ?= 1
export DATA_DIR ?= data
export PORT
STATIC_SOURCES := $(shell find scorecards/static glossary/static -type f 2>/dev/null)
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(VENV)/.installed ## make .venv with the locked dependencies

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	$(INSTALL) -r requirements.txt -r requirements-dev.txt
	@touch $(VENV)/.installed $@

$(DATA_DIR)/static/.collected: requirements.txt $(STATIC_SOURCES) scorecards/operations/static_files.py
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@touch $@

demo: setup $(DATA_DIR)/static/.collected ## set up, fill an empty database with sample data, serve on 127.0.0.1:$(PORT)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) seed_glossary
	@$(MANAGE) seed_demo
	@echo "Serving on http://127.0.0.1:$(PORT) - stop with Ctrl-C"
	@$(MANAGE) db_worker --verbosity 0 & worker=$$!; \
	$(BIN)/gunicorn scorecards.wsgi --bind 127.0.0.1:$(PORT) --threads 4 --log-level warning & site=$$!; \
	trap 'kill $$site $$worker 2>/dev/null; wait' EXIT; trap exit INT TERM HUP; wait $$site

test: $(VENV)/.installed-dev ## run the whole suite, on SQLite and then on PostgreSQL
	$(BIN)/pytest
	$(BIN)/python -m tests.postgres --careless $(BIN)/pytest -m "not once"

lint: $(VENV)/.installed-dev lint-js ## ruff, mypy, djade, imports, system check, missing migrations, scripts, styles
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/djade --check $$(git ls-files 'templates/**.html')
	$(BIN)/mypy
	$(MANAGE) check
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) seed_glossary --check

lint-js: ## check scripts and styles, test scripts; skipped without Node unless CI=true
	@if command -v npm >/dev/null; then \
		$(MAKE) --no-print-directory node_modules/.installed && npm run --silent lint && npm run --silent test; \
	elif [ "$$CI" = true ]; then \
		echo "Scripts and styles were not checked. Install Node 18 or newer with npm."; exit 1; \
	else \
		echo "Scripts and styles were not checked: npm was not found."; \
	fi

node_modules/.installed: package.json package-lock.json
	npm ci --silent
	@touch $@

format: $(VENV)/.installed-dev ## rewrite code and templates in the house format
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/djade $$(git ls-files 'templates/**.html')

bench: $(VENV)/.installed-dev ## measure pages, seeding and exports, print tables
	$(BIN)/python -m tests.bench

faults: $(VENV)/.installed-dev ## type through random faults and compare: RUNS=60 SEED=1
	$(BIN)/python -m tests.faults --runs $(RUNS) --seed $(SEED)

docs: $(VENV)/.installed-dev ## write the generated pages of docs/ again
	$(MANAGE) glossary_schema --output docs
	$(MANAGE) export_schema --output docs/export-columns.json
	$(MANAGE) data_map

screenshots: $(VENV)/.installed-dev ## make the pictures in docs/ from the running app
	$(BIN)/python -m tests.screenshots

requirements: ## lock the dependencies again (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --quiet --upgrade -o requirements.txt
	uv pip compile pyproject.toml --group dev -c requirements.txt --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
		--no-header --quiet --upgrade -o requirements-dev.txt

clean: ## remove what was generated, but no data
	rm -rf $(VENV) node_modules .mypy_cache .ruff_cache .pytest_cache
