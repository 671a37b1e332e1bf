#!/usr/bin/env bash
# Runs the hooks of this checkout with the real pre-commit, in a repository made
# for it: a text with boilerplate must fail, a clean one pass. Needs Go, Git and
# Python 3; installs pre-commit.
set -euo pipefail
checkout=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'chmod -R u+w "$work" && rm -rf "$work"' EXIT
exec </dev/null

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pre-commit==4.7.0
pre_commit=$work/venv/bin/pre-commit
export PRE_COMMIT_HOME=$work/home
# modules that are here already need not be fetched again
GOMODCACHE=$(go env GOMODCACHE)
export GOMODCACHE
# Git reads no settings of whoever runs this
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

fail() { echo "$1" >&2 && exit 1; }

"$pre_commit" validate-manifest "$checkout/.pre-commit-hooks.yaml"

# The hooks as they stand in the checkout, committed or not.
hooks=$work/hooks
mkdir "$hooks"
(cd "$checkout" && git ls-files -co --exclude-standard -z | while IFS= read -r -d '' file; do
	[ ! -e "$file" ] || printf '%s\0' "$file"
done | tar -c --null -T -) | tar -x -C "$hooks"
commit() { git -C "$1" -c user.name=test -c user.email=test@example.org commit -q -m "$2"; }
git -C "$hooks" init -q
git -C "$hooks" add -A
commit "$hooks" hooks

articles=$work/articles
git init -q "$articles"
cd "$articles"
cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: $hooks
    rev: $(git -C "$hooks" rev-parse HEAD)
    hooks:
      - id: pare-check
      - id: pare-fix
        stages: [manual]
YAML
printf 'The minister resigned on Monday, the palace said in a statement.\n' >clean.txt
printf 'The minister resigned on Monday, the palace said.\n\nSign up for our daily newsletter\n' >dirty.txt
printf 'Sign up for our daily newsletter\n' >notes.md # not among the files of the hook
git add -A
"$pre_commit" validate-config

status=0
"$pre_commit" run pare-check --all-files >"$work/out" 2>&1 || status=$?
cat "$work/out"
[ "$status" -eq 1 ] || fail "pare-check: status $status with a dirty text, want 1"
grep -q '^dirty.txt:3:1: sign-up/' "$work/out" || fail "pare-check does not name the line"
! grep -q notes.md "$work/out" || fail "pare-check reads a file that is not an article"

status=0
"$pre_commit" run pare-fix --hook-stage manual --all-files >"$work/out" 2>&1 || status=$?
[ "$status" -eq 1 ] && grep -q 'files were modified' "$work/out" || { cat "$work/out" && fail "pare-fix: status $status, want 1 and modified files"; }
[ "$(cat dirty.txt)" = 'The minister resigned on Monday, the palace said.' ] || fail "pare-fix did not clean dirty.txt"
git add -A
"$pre_commit" run pare-fix --hook-stage manual --all-files || fail "pare-fix changes a clean text"
"$pre_commit" run pare-check --all-files || fail "pare-check fails with a clean text"
echo "pre-commit: the hooks work"
