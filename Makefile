# What people and CI type. Needs git, make and Python 3.11 or newer with venv; nothing else.
#   make run [ARGS="--port 9000"]    make test    make help

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.requirements
TEST := $(VENV)/.requirements-tests
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test lint check bench screenshots requirements

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(firstword $(MAKEFILE_LIST))

run: $(RUN) ## install what is needed and serve the pages; prints their address
	@exec $(BIN)/python -m dashboard serve $(ARGS)

test: lint ## everything that CI checks: style, types, layers, all tests
	@.ci/browser
	@.ci/java
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadscope $(ARGS)

lint: $(TEST)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

check: $(RUN) ## check all data and registers
	@$(BIN)/python -m dashboard check

bench: $(TEST) ## measure start, first page, filter clicks and load
	@.ci/browser
	@.ci/java
	$(BIN)/python tests/bench/bench_page.py $(ARGS)
	PYTHONPATH=. $(BIN)/python tests/bench/bench_exports.py
	PYTHONPATH=. $(BIN)/python tests/bench/bench_customs.py --large --spark "local-cluster[2,1,1024]"

screenshots: $(TEST) ## make README's pictures again
	@.ci/browser
	$(BIN)/python tests/browser/take_screenshots.py $(ARGS)

requirements: $(RUN) ## compile the pinned requirements from pyproject.toml and tests/requirements.in
	$(BIN)/pip install --quiet uv
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) tests/requirements.in -o tests/requirements.txt

$(BIN)/python:
	@.ci/python $(VENV)

$(RUN): requirements.txt | $(BIN)/python
	@echo "Installing what requirements.txt lists; this takes a minute, once."
	@$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(TEST): tests/requirements.txt $(RUN)
	@$(BIN)/python -m pip install --quiet -r tests/requirements.txt
	@touch $@
