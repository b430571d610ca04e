# What people and CI type. Needs git, make and Python 3.11 or newer with venv; nothing else.
#   make run [ARGS="--port 9000"]    make test    make help

VENV := .venv
STATES ?= 10000
FILES ?= 20000
KILLED ?= 200
# Half more than there are cores, for browsers and servers are waited for; eight at most. Each opens
# the data and collects the tests for itself.
WORKERS ?= $(shell python3 -c 'import os; print(min(8, (3 * len(os.sched_getaffinity(0)) + 1) // 2))')
BIN := $(VENV)/bin
RUN := $(VENV)/.requirements
TEST := $(VENV)/.requirements-tests
SPARK := $(VENV)/.requirements-spark
NODE := tests/node/node_modules/.installed
TSC := tests/node/node_modules/.bin/tsc
# Nothing is resolved at install: the locks list the whole closure, and `pip check` then says
# whether it is. A resolver would ask what the index holds today, and old ones forget hashes.
# Most modules that are installed are never wanted: WANTED are compiled by being imported once, also
# for whoever may not, or does not want to, keep compiled modules afterwards; others when they are.
INSTALL := $(BIN)/python -m pip install --quiet --no-deps --require-hashes --no-compile
WANTED := import pkgutil, dashboard; \
[__import__(name) for _, name, _ in pkgutil.walk_packages(dashboard.__path__, "dashboard.") \
if name != "dashboard.__main__"]
# pyspark is published without a wheel: the locked setuptools builds it, not the newest of the day.
BUILD := --no-build-isolation --use-pep517
CHECK := $(BIN)/python -m pip check || { echo "$(VENV) holds packages that do not \
fit together (above): remove it, rm -r $(VENV), and try again." >&2; exit 1; }
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-strip-extras --custom-compile-command "make requirements" $(ARGS)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Where modules may not be kept compiled, each of the many processes that tests start compiles
# all of its own anew: two thirds of the time of a short command.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help sbom audit-packages run test walk office proxy spark lint scripts check sentences setup-check equality fuzz kill bench screenshots screens requirements

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(firstword $(MAKEFILE_LIST))

run: $(RUN) ## install what is needed and serve the pages; prints their address
	@exec $(BIN)/python -m dashboard serve $(ARGS)

test: lint scripts ## style, types, layers and tests; CI also runs the four below
	@.ci/browser
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadscope --no-loadscope-reorder -m "not walk and not office and not proxy and not spark" $(ARGS)

walk: $(TEST) ## walk all pages in a browser: tasks, widths, themes, print, slides, axe
	@.ci/browser
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadscope --no-loadscope-reorder -m walk tests/browser $(ARGS)

office: $(TEST) ## look at slides, sheets and documents as LibreOffice shows them
	@.ci/office
	$(BIN)/pytest -m office tests/exports/test_office.py $(ARGS)

proxy: $(TEST) ## read the pages through nginx, as .ci/deploy has it
	@.ci/nginx
	$(BIN)/pytest -m proxy tests/setup/test_proxy.py $(ARGS)

spark: $(TEST) $(SPARK) ## build a release on a cluster of Spark, as on one machine
	@.ci/java
	$(BIN)/pytest -m spark tests/imports/test_engines.py $(ARGS)

lint: $(TEST) ## style, types and layers alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

scripts: $(NODE) ## check the browser's side: its types, and its tests under node
	$(TSC) --project tests/node
	node --test --test-concurrency=$(WORKERS) $(wildcard tests/node/*.test.js)

setup-check: $(TEST) ## ask old and new pips, and other Pythons, whether the locks install
	@$(BIN)/python .ci/setup_check.py

check: $(RUN) ## check all data and registers
	@$(BIN)/python -m dashboard check

sentences: $(TEST) ## print forty sentences of each language for reading (ARGS=--write: keep them)
	@PYTHONPATH=. $(BIN)/python -m tests.narrative.sentences $(ARGS)

equality: $(TEST) ## compare page, table and files of random states: make equality STATES=10000
	STATES=$(STATES) $(BIN)/pytest --numprocesses 2 tests/equality $(ARGS)

fuzz: $(TEST) ## import random customs files, honest, odd and damaged: make fuzz FILES=20000
	PYTHONPATH=. $(BIN)/python -m tests.fuzz.run --files $(FILES) $(ARGS)

kill: $(TEST) ## kill imports at random moments: make kill KILLED=200
	KILLED=$(KILLED) $(BIN)/pytest tests/imports/test_publishing.py -k killed $(ARGS)

bench: $(TEST) $(SPARK) ## measure start, first page, filter clicks and load; 50 million rows too: ARGS=--large
	@.ci/browser
	@.ci/java
	$(BIN)/python tests/bench/bench_all.py $(ARGS)

screenshots: $(TEST) ## make README's pictures again
	@.ci/browser
	$(BIN)/python tests/browser/take_screenshots.py $(ARGS)

screens: $(TEST) ## pictures of every page, language, theme, size and on paper: make screens ARGS="--only ru-dark"
	@.ci/browser
	$(BIN)/python tests/browser/take_screens.py $(ARGS)

requirements: | $(BIN)/python ## lock pyproject.toml and tests/requirements.in (ARGS=--upgrade: newest versions)
	$(BIN)/python -m pip install --quiet uv==0.13.8
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) tests/requirements.in -o tests/requirements.txt
	$(COMPILE) tests/requirements-spark.in -o tests/requirements-spark.txt
	@for peer in panel streamlit vizro; do \
		$(COMPILE) tests/bench/peers/requirements-$$peer.in \
			-o tests/bench/peers/requirements-$$peer.txt || exit; \
	done
	@$(MAKE) --no-print-directory setup-check

# In an environment of its own: what it needs would not fit beside the locks.
sbom: | $(BIN)/python ## list the parts of the program for CycloneDX: make sbom > sbom.json
	@$(BIN)/python -m venv $(VENV)/sbom
	@$(VENV)/sbom/bin/python -m pip install --quiet cyclonedx-bom==7.5.0 >&2
	@$(VENV)/sbom/bin/cyclonedx-py requirements --output-reproducible --pyproject pyproject.toml \
		requirements.txt

# Also in one of its own. It asks the package index, or says that there was nothing to be asked.
audit-packages: | $(BIN)/python ## search the pinned packages for known faults, where data of them are to be had
	@$(BIN)/python -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip install --quiet pip-audit==2.10.1
	@$(BIN)/python .ci/audit_packages.py $(VENV)/audit/bin/pip-audit requirements.txt

$(BIN)/python:
	@.ci/python $(VENV)

$(RUN): requirements.txt | $(BIN)/python
	@echo "Installing what requirements.txt lists; this takes a minute, once."
	@$(INSTALL) -r requirements.txt
	@$(CHECK)
	@$(BIN)/python -c '$(WANTED)'
	@: > $@

$(TEST): tests/requirements.txt $(RUN)
	@echo "Installing what tests/requirements.txt lists."
	@$(INSTALL) -r tests/requirements.txt
	@$(CHECK)
	@: > $@

# Spark is 400 MB and needs Java: nobody has to have it who does not change what speaks to it.
$(SPARK): tests/requirements-spark.txt $(RUN)
	@echo "Installing what tests/requirements-spark.txt lists."
	@$(INSTALL) $(BUILD) -r tests/requirements-spark.txt
	@$(CHECK)
	@: > $@

$(NODE): tests/node/package-lock.json
	@.ci/node
	@npm ci --silent --prefix tests/node
	@: > $@
