# Each target is one line over the real command. `make` alone lists them.
PYTHON3 ?= python3
BIN := .venv/bin
# Set-up brings a Node of its own where the machine's is missing or too old. Its path is seen from here: that of the
# checkout may hold signs that mean something to a shell or in a PATH.
NPM := PATH=".cache/node/bin:$$PATH" npm --silent
# What belongs to other checkouts or environments would stand before the packages of this one, and without docstrings
# checks have no descriptions.
unexport PYTHONHOME PYTHONPATH PYTHONOPTIMIZE
# Material announces the end of MkDocs 1 at each start; hooks/mkdocs_host/README.md has an answer to that.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev doctor serve test lint-python lint-front-end site check audit bench mutate compare words lock

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: ## bring everything that is needed into .venv, node_modules and .cache
	@$(PYTHON3) hooks/set_up.py

setup-dev: ## bring also what only lint and tests need
	@$(PYTHON3) hooks/set_up.py --dev

doctor: ## what is there, which version, from where, what is missing, the cure
	@$(PYTHON3) hooks/set_up.py --doctor

serve: setup ## the preview, drafts included, at http://127.0.0.1:8000/
	$(BIN)/mkdocs serve

test: setup-dev ## lint, types and every test, the real browser's included
	@$(MAKE) --no-print-directory -j2 lint-python lint-front-end
	$(BIN)/pytest -n auto

lint-python:
	$(BIN)/ruff check && $(BIN)/ruff format --check && $(BIN)/mypy

lint-front-end:
	$(NPM) run check && $(NPM) test

site: setup ## the strict publication build into site/
	$(BIN)/mkdocs build --strict

check: setup ## every check of the desk, without a build
	$(BIN)/desk check

audit: site ## Lighthouse, axe, bytes, HTML, links and policy of every kind of page, beside their limits; half an hour
	$(BIN)/python -m tests.audit

bench: site ## what a save, a start and a build cost, beside MkDocs and Zensical; it takes an hour
	$(BIN)/python -m tests.bench

mutate: setup-dev ## which faults in what decides no test would see; ROOM=approvals for one room; it can be stopped and goes on
	$(BIN)/python -m tests.mutate $(ROOM)

words: setup ## collect the words of the interface for the catalogues in hooks/locales/
	$(BIN)/python -m tests.words

BASE ?= origin/main
compare: setup ## whether readers see a difference between BASE and the files as they are now
	$(BIN)/python -m tests.compare $(BASE)

lock: ## lock the Python packages anew
	uv pip compile --universal --generate-hashes --python-version 3.12 --extra dev --extra mcp --extra word --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --upgrade pyproject.toml -o requirements.lock
