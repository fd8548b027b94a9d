# Every target takes what it needs from the one before; once set up, nothing here uses the network
# (but `make lock`, `make audit`, and `make test` on a machine without a Chromium).
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup run demo test test-long check pictures bench lock texts audit chromium

VENV := .venv
PY := $(VENV)/bin/python
ARGS ?=
# The first of these that runs, is 3.11 or newer and can make an environment. A pyenv shim may exist and not run, so each is asked.
PYTHON ?= $(shell for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$candidate -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$candidate; break; }; done)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-10s %s\n", $$1, $$2 }'

setup: ## the environment only: .venv with everything the other targets need
	@cmp -s requirements/dev.txt $(VENV)/installed.txt || $(MAKE) --no-print-directory install

# The copy of the requirements is the stamp: the same content is up to date whatever the clock or git did to the file.
.PHONY: install
install:
	@test -n "$(PYTHON)" || { echo "Vindplaats needs Python 3.11 or newer with venv (Debian: apt-get install python3-venv)." >&2; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@echo "Installing the pinned packages into $(VENV) ..."
	@$(PY) -m pip install --quiet --require-hashes --no-deps -r requirements/dev.txt
	@cp requirements/dev.txt $(VENV)/installed.txt

run: setup ## the app in a browser, with a central service beside it; data under .data/
	@exec $(PY) -m tools.run --data .data $(ARGS)

demo: setup ## the same with a fictional team of a year, under .data-demo/
	@exec $(PY) -m tools.run --data .data-demo --demo $(ARGS)

chromium: setup
	@$(PY) -m tools.chromium

test: chromium ## the whole test suite, browser tests included
	@$(PY) -m pytest -n auto --dist loadgroup -m "not long" $(ARGS)

test-long: chromium ## the long runs; figures go to docs/state.md
	@$(PY) -m pytest -m long --timeout 3600 $(ARGS)

check: setup ## format, lint, types, layers, translations, dead links
	@$(PY) -m tools.check

pictures: chromium ## every screen, size and theme into docs/pictures/
	@$(PY) -m tools.pictures $(ARGS)

bench: setup ## the benchmarks, against plain SQLite and SQLCipher in the same run
	@$(PY) -m tools.bench $(ARGS)

texts: setup ## collect the texts from the code, bring the translations up to date, compile them
	@$(PY) -m tools.texts

lock: setup ## pin the requirements anew, with hashes (needs the network)
	@$(PY) -m tools.lock

audit: setup ## known weaknesses in the pinned packages (needs the network)
	@$(VENV)/bin/pip-audit --disable-pip --require-hashes --requirement requirements/app.txt
