# Partnerskapskartan. `make help` lists what can be done.
# Everything is installed into .venv, once; nothing else on the machine is changed,
# except that `make test` as administrator installs Debian's Chromium, PostgreSQL and nginx when there are none.

.DEFAULT_GOAL := help
SHELL := /bin/sh
.DELETE_ON_ERROR:
.PHONY: help run test test-fast test-deep check format site bench screenshots lock licences sbom audit install install-dev clean

VENV ?= .venv
PY := $(VENV)/bin/python
WORKERS ?= 2
ARGS ?=
# Only files whose hash stands in a lock file, and only finished packages: nothing is built, so nothing is run.
INSTALL := $(PY) -m pip --disable-pip-version-check --no-input install --quiet --require-hashes --only-binary :all:
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --no-deps --generate-hashes --upgrade --python-version 3.11 \
	--no-annotate --custom-compile-command 'make lock'
CODE := data geo components bench tools dashboard.py manage.py

help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo
	@echo 'make run PORT=8600           another port'
	@echo 'make test ARGS="-k status"   more options for pytest'

run: $(VENV)/.runtime ## start the application and print its address
	@echo 'Partnerskapskartan starts. Open the address below in a browser; Ctrl+C stops it.'
	@HOME="$${HOME:-/nonexistent}" exec $(PY) -m streamlit run dashboard.py $(if $(PORT),--server.port $(PORT)) </dev/null

test: $(VENV)/.dev ## check that everything works, also in a real browser (some twenty minutes on two cores)
	@WORKERS=$(WORKERS) .ci/test $(PY) -m 'not deep' $(ARGS)

test-fast: $(VENV)/.dev ## run the tests that need no browser
	@$(PY) -m pytest -n $(WORKERS) -m 'not browser and not deep' $(ARGS)

test-deep: $(VENV)/.dev ## run what is exhaustive, before a release
	@WORKERS=$(WORKERS) .ci/test $(PY) -m deep $(ARGS)

check: $(VENV)/.dev ## style and types of Python and JavaScript, and that imports run one way
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy --strict $(CODE)
	$(VENV)/bin/lint-imports
	$(VENV)/bin/deno fmt --check
	$(VENV)/bin/deno lint
	$(VENV)/bin/deno check --quiet --no-remote components/parts/map/layer/*.ts components/parts/map/layer/*.js components/parts/editing_places/*.js components/host/*.ts components/host/*.js
	$(VENV)/bin/deno check --quiet --no-remote components/outputs/client/*.ts components/outputs/client/browser/* \
		components/outputs/site/*.js components/kit/*.js

format: $(VENV)/.dev ## put the code into shape
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .
	$(VENV)/bin/deno fmt --quiet

site: $(VENV)/.runtime ## write the map as a web site that needs no server, into build/site
	@$(PY) manage.py site $(ARGS)

bench: $(VENV)/.dev ## measure, each figure beside a peer in the same run
	@.ci/install-chromium $(PY)
	$(PY) -m bench $(ARGS)

screenshots: $(VENV)/.dev ## draw the pictures in docs/screenshots again
	@.ci/install-chromium $(PY)
	$(PY) -m docs.make_screenshots $(ARGS)

lock: $(VENV)/.dev ## after a change of requirements*.txt: write the hashes of every file into requirements*.lock
	$(LOCK) requirements.txt --output-file requirements.lock
	$(LOCK) requirements-build.txt --output-file requirements-build.lock
	grep -v '^-r' requirements-dev.txt | $(LOCK) - --output-file requirements-dev.lock

licences: $(VENV)/.dev ## list the licence of everything that the application is made of, and say which is not allowed
	@$(PY) -m tools.licences

sbom: $(VENV)/.dev ## write what the application is made of (CycloneDX) into build/sbom.json
	@$(PY) -m tools.sbom

audit: $(VENV)/.dev ## ask the database of known vulnerabilities about every pinned package
	@$(PY) -m tools.audit $(ARGS)

install: $(VENV)/.runtime ## install what the application needs into .venv
install-dev: $(VENV)/.dev ## install what tests and tools need, too

clean: ## remove .venv and everything that tools left behind
	rm -rf $(VENV) build .cache .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.python: requirements-build.lock
	@.ci/create-venv $(VENV)
	@$(INSTALL) -r requirements-build.lock
	@touch $@

$(VENV)/.runtime: requirements.lock | $(VENV)/.python
	@echo 'Installing what the application needs into $(VENV) (once, about a minute) ...'
	@$(INSTALL) -r requirements.lock
	@touch $@

# flashtext exists as source only; it is built by the setuptools of requirements-build.lock, and with nothing else.
$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo 'Installing what the tests need into $(VENV) (once) ...'
	@$(INSTALL) --no-binary flashtext --no-build-isolation -r requirements-dev.lock
	@touch $@
