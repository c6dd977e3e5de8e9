# The tasks of the house; `make` alone runs all checks.
BIN ?= .venv/bin

check: ## All that .ci/run checks in the working tree
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog -I tools --check README.md models.md
	$(BIN)/python -m pytest

quick: ## The tests that need no language model
	$(BIN)/python -m pytest -m "not model"

fix: ## Repair what a machine can repair
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .
	$(BIN)/cog -I tools -r README.md models.md

lock: ## Pin the dependencies anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -o requirements-dev.lock

.PHONY: check quick fix lock
