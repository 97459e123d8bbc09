# Needs Python >= 3.11, git and make; everything else goes into .venv, which each target makes for itself.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# The layers that hold no network, disk or clock: what they do can be tested, so it is.
PURE   := model documents ledger status agenda check report
FLOOR  := 95

comma  := ,
empty  :=
space  := $(empty) $(empty)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test stress coverage lint format types layers workflow-check docs docs-check bench tools check clean

help: ## this list
	@echo "make TARGET, where TARGET is one of"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/\1\t\2/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  %-16s%s\n", $$1, $$2 }'

demo: $(VENV)/.for-use ## build the example group's status site in build/site
	$(BIN)/lastcall site build --out build/site

test: $(VENV)/.for-test ## run the tests (within five minutes on two cores) and measure their coverage
	$(BIN)/python -m pytest -n auto --cov --cov-report=

stress: $(VENV)/.for-test ## run the slow campaigns
	$(BIN)/python -m pytest -n auto -m stress

# Reads what the last `make test` measured.
coverage: $(VENV)/.for-test ## require the coverage that the pure layers owe, as measured by the last `make test`
	$(BIN)/python -m coverage report --fail-under=$(FLOOR) \
		--include='$(subst $(space),$(comma),$(foreach layer,$(PURE),*/lastcall/$(layer)/*))'

lint: $(VENV)/.for-work ## check style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(VENV)/.for-work ## mend style and formatting where a tool can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(VENV)/.for-work ## check types
	$(BIN)/mypy

layers: $(VENV)/.for-test ## check that imports follow the layers
	$(BIN)/lint-imports

workflow-check: $(VENV)/.for-work ## check the workflow files
	$(BIN)/zizmor --offline --no-progress .github
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml

docs: $(VENV)/.for-use ## write the generated pages and printed outputs of the documentation anew
	$(BIN)/python -m docs.generate

docs-check: $(VENV)/.for-test ## run what the documentation shows and look for what it leaves out
	$(BIN)/python -m pytest tests/docs

bench: $(VENV)/.for-test ## run the benchmarks and print their tables
	@set -e; for program in benchmarks/bench_*.py; do echo "== $$program"; $(BIN)/python "$$program"; done

tools: $(VENV)/.for-work ## install everything that work on the code needs

check: test coverage lint types layers workflow-check docs-check ## all of the checks (not stress, not bench)

clean: ## remove what make has made
	rm -rf $(VENV) build dist .coverage .coverage.* htmlcov
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find tools tests -type d -name __pycache__ -prune -exec rm -rf {} +

# One stamp for each set of dependencies; a change of pyproject.toml makes all of them stale.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "lastcall needs Python 3.11 or newer; say which with: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.for-use: pyproject.toml $(VENV)/.made
	$(PIP) --editable .
	@touch $@

$(VENV)/.for-test: pyproject.toml $(VENV)/.made
	$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/.for-use

$(VENV)/.for-work: pyproject.toml $(VENV)/.made
	$(PIP) --editable '.[test,dev]'
	@touch $@ $(VENV)/.for-test $(VENV)/.for-use
