# One line a task; `make` alone lists them. The virtual environment in .venv is used where there is one.
PYTHON := $(or $(wildcard .venv/bin/python),python3)
.DEFAULT_GOAL := help
.PHONY: help dev fix lint test spec snapshots docs pictures check

help: ## list the tasks
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20
dev: ## set up .venv with everything that development needs
	python3 -m venv .venv && .venv/bin/python -m pip install -q -e '.[dev]' && .venv/bin/python -m pre_commit install
fix: ## mend what can be mended by machine
	$(PYTHON) -m ruff check --fix && $(PYTHON) -m ruff format
lint: ## style, types and the doors between rooms
	$(PYTHON) -m ruff check && $(PYTHON) -m ruff format --check && $(PYTHON) -m mypy && $(PYTHON) -c "from importlinter.cli import lint_imports_command as go; go()"
test: ## every test
	$(PYTHON) -m pytest
spec: ## the worked examples alone
	$(PYTHON) -m pytest tests/spec
snapshots: ## renew the recorded output in pages; read the difference before you keep it
	SNAPSHOTS=renew $(PYTHON) -m pytest tests/docs
docs: ## renew the generated reference pages
	SNAPSHOTS=renew $(PYTHON) -m pytest tests/docs/test_generated_pages.py
pictures: ## renew the README's pictures of the app; look at them before you keep them
	$(PYTHON) -m tests.app.pictures
check: lint test ## everything that has to hold before a change is proposed
