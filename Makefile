# The commands of the project. Each installs what it needs into .venv first; a second run installs nothing.
PYTHON ?= python3
BIN := .venv/bin
BOOTSTRAP := $(PYTHON) scripts/bootstrap.py
# Material announces its successor on every build; this is its documented switch:
# https://squidfunk.github.io/mkdocs-material/blog/2026/02/18/mkdocs-2.0/
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve build check test figures images lock bench screenshots clean
help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

# --dirty builds only what a change touches (scripts/studysite/reload.py), so that it shows in a second or two.
serve: ## Serve the site on loopback, with live reload
	@$(BOOTSTRAP) site
	$(BIN)/mkdocs serve --dirty

build: ## Build the deployable site into site/
	@$(BOOTSTRAP) site
	$(BIN)/mkdocs build --strict

check: ## Check what people write (fast, no browser)
	@$(BOOTSTRAP) site
	@$(BIN)/python scripts/check.py

test: ## Run every check and every test, in a real browser
	@$(BOOTSTRAP) site test figures
	@$(BIN)/python scripts/check.py
	$(BIN)/python scripts/spell.py
	$(BIN)/python scripts/draw_figures.py --check
	$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/mkdocs build --strict
	$(BIN)/python scripts/verify.py
	$(BIN)/python -m pytest

figures: ## Draw the figures again
	@$(BOOTSTRAP) site figures
	$(BIN)/python scripts/draw_figures.py

images: ## Draw the icons and the card of a shared link again
	@$(BOOTSTRAP) site test figures
	$(BIN)/python scripts/draw_images.py

lock: ## Compile requirements*.in into locks with hashes
	@$(BOOTSTRAP) site test
	$(BIN)/python scripts/lock.py

bench: ## Measure builds, reading and search, side by side with plain Material
	@$(BOOTSTRAP) site test
	$(BIN)/python scripts/bench.py
	$(BIN)/python scripts/bench_pages.py
	$(BIN)/python scripts/bench_search.py

screenshots: ## Take pictures of the pages that matter, into build/screenshots
	@$(BOOTSTRAP) site test
	$(BIN)/mkdocs build --strict
	$(BIN)/python scripts/screenshots.py

clean: ## Remove everything that is made
	rm -rf .venv build site .cache .mypy_cache .pytest_cache .ruff_cache
