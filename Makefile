# make run · make test · make check · make bench
.PHONY: help setup run test check bench texts migration format
.DEFAULT_GOAL := help

export DEMO ?= 1
python := .venv/bin/python
export PATH := $(CURDIR)/.venv/bin:$(PATH)

bundle := $(wildcard /etc/ssl/certs/ca-certificates.crt)
ifneq ($(bundle),)  # npm brings a list of its own, which knows no company's proxy
export NODE_EXTRA_CA_CERTS ?= $(bundle)
endif

help:
	@echo "make run        start Voordeur with demo data on http://localhost:$${PORT:-3000}"
	@echo "make test       all tests, in lanes; make test lanes='domain http' runs some"
	@echo "make check      style, types, layers, catalogues"
	@echo "make bench      speed, as ratios in one run"
	@echo "make texts      collect new texts into locales/*/messages.po"
	@echo "make migration  m='what changes': a migration from the models"
	@echo "make format     let ruff tidy up"

setup:
	@bin/setup

run: setup
	@exec $(python) manage.py run

test:
	@bin/setup --test
	@DEMO=0 $(python) -m tests.lanes $(lanes)

check: setup
	ruff check .
	ruff format --check .
	pyright
	lint-imports
	$(python) -m locales check

bench:
	@bin/setup --test
	@DEMO=0 $(python) -m tests.bench

texts: setup
	@$(python) -m locales update

migration: setup
	@$(python) manage.py migration "$(m)"

format: setup
	@ruff check --fix --quiet . ; ruff format .
