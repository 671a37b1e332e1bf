#!/usr/bin/env bash
# Runs the recipes of docs/recipes.md that need no network.
# usage: recipes.sh PARE; needs Python 3. pandas and DuckDB come from PyPI into a
# folder that is thrown away, jq, make and GNU parallel from apt-get if they are
# not there. Without parallel, pandas and DuckDB their recipes are passed over,
# which is said.
set -euo pipefail
pare=$(realpath "$1")
cd "$(dirname "$0")/.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

python=$tmp/venv/bin/python runnable=()
python3 -m venv "$tmp/venv" && "$python" -m pip install -q --disable-pip-version-check pandas==3.1.1 duckdb==2.0.0 || python=
for program in jq make parallel; do
	! command -v $program >/dev/null && command -v apt-get >/dev/null || continue
	root=()
	[ "$(id -u)" -eq 0 ] || root=(sudo -n)
	"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $program >/dev/null || true
done
if parallel --version 2>/dev/null | grep -q '^GNU parallel'; then # there is another program of this name
	mkdir -p "$tmp/home/.parallel" && touch "$tmp/home/.parallel/will-cite" # no notice on standard error
	export HOME=$tmp/home
	runnable+=(parallel)
fi
python3 .ci/recipes.py "$pare" "$python" "${runnable[@]}"
