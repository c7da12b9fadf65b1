# Two commands are enough: `make run` to use Tapem, `make test` to check it.
# Everything is installed into .venv; data of the example lives under var/.

SHELL := /bin/sh
.DEFAULT_GOAL := help
PORT ?= 8000
TAPEM_HOME ?= $(CURDIR)/var
export TAPEM_HOME

BIN := .venv/bin
# Two processes suit a small machine; `make test WORKERS=8` suits a larger one.
WORKERS ?= 2
# The house colour of the terminal is not needed in a log.
PYTEST := $(BIN)/python -m pytest
CATALOGUES := $(wildcard src/tapem/locale/*/LC_MESSAGES/django.po)
COMPILED := $(CATALOGUES:.po=.mo)

.PHONY: run test setup lint fix types contracts proofreading suite suite-postgres journeys bench pictures \
	docs messages help

run: .venv/.run $(COMPILED) ## Install, load the example and serve it at http://127.0.0.1:$PORT
	@exec $(BIN)/tapem demo --port $(PORT)

test: .venv/.dev $(COMPILED) ## Run everything that is checked before a change is taken
	@scripts/system-packages
	@$(MAKE) --no-print-directory lint types contracts proofreading suite suite-postgres journeys

setup: .venv/.run $(COMPILED) ## Only install into .venv

lint: .venv/.dev ## Check style, templates, declared dependencies
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/deptry .

fix: .venv/.dev ## Mend what a machine can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	find src/tapem/web/templates -name '*.html' -exec $(BIN)/djade --target-version 5.2 {} +

types: .venv/.dev ## Check types, strictly
	$(BIN)/mypy

contracts: .venv/.dev ## Check which room may import which
	$(BIN)/lint-imports

proofreading: .venv/.dev ## Measure the proofreader on its labelled set; fails below the bar
	$(BIN)/python -m tests.proofread_corpus.evaluate

suite: .venv/.dev $(COMPILED) ## Run the tests without a browser, on SQLite
	$(PYTEST) -m "not browser" -n $(WORKERS)

suite-postgres: .venv/.dev $(COMPILED) ## Run the same tests on PostgreSQL
	TAPEM_TEST_DATABASE=postgres $(PYTEST) -m "not browser" -n $(WORKERS)

journeys: .venv/.dev $(COMPILED) ## Walk the journeys in Chromium
	$(PYTEST) -m browser

bench: .venv/.dev $(COMPILED) ## Print the table of timings beside bare baselines
	@$(BIN)/python -m bench

pictures: .venv/.dev $(COMPILED) ## Take the pictures of the papers docs/pictures/
	@$(BIN)/python -m scripts.pictures

docs: .venv/.dev ## Write the generated pages of docs/ anew
	@$(BIN)/python -m scripts.generated_docs

messages: .venv/.dev ## Gather the sentences of the screens into the catalogues
	@$(BIN)/python -m scripts.messages
	@$(MAKE) --no-print-directory $(COMPILED)

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{printf "%-22s %s\n", $$1, $$2}'

# Each set is installed once, and again when its pinned list changes.
.venv/.run: requirements/bootstrap.txt requirements/build.txt requirements/run.txt pyproject.toml
	@scripts/install requirements/build.txt requirements/run.txt
	@touch $@

.venv/.dev: .venv/.run requirements/test.txt requirements/dev.txt
	@scripts/install requirements/test.txt requirements/dev.txt
	@touch $@

%.mo: %.po | .venv/.run
	@$(BIN)/pybabel -q compile --statistics -i $< -o $@
