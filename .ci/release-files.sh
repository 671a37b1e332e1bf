#!/usr/bin/env bash
# Writes what a release holds beside the program: completions and man pages.
# usage: release-files.sh FOLDER; they are in FOLDER/completions and FOLDER/man,
# dated as the commit.
set -euo pipefail
cd "$(dirname "$0")/.."
out=$1
# of the machine that runs this, whatever is released
unset GOOS GOARCH
rm -rf "$out"
mkdir -p "$out/completions"
go build -trimpath -buildvcs=true -o "$out/pare" ./cmd/pare
"$out/pare" completion bash >"$out/completions/pare.bash"
"$out/pare" completion zsh >"$out/completions/_pare"
"$out/pare" completion fish >"$out/completions/pare.fish"
"$out/pare" completion powershell >"$out/completions/pare.ps1"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) "$out/pare" man "$out/man"
rm "$out/pare"
