#!/usr/bin/env bash
# Builds the command twice as a release does, from two copies of the checkout at
# different paths, and compares the bytes; then cross-compiles it for all
# targets of a release.
# usage: reproducible.sh
set -euo pipefail
cd "$(dirname "$0")/.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export CGO_ENABLED=0 GOWORK=off
cache=${GOCACHE-}
# A copy is no checkout, so nothing comes from git here.
flags=(-trimpath -buildvcs=false -ldflags='-s -w')
for release in 'flags: [-trimpath, -buildvcs=true]' 'ldflags: [-s -w]' 'env: [CGO_ENABLED=0]' \
	'goos: [linux, darwin, windows]' 'goarch: [amd64, arm64]'; do
	grep -qF "$release" .goreleaser.yaml || { echo ".goreleaser.yaml has no \"$release\": this script is to build as it does" && exit 1; }
done

for copy in "$tmp/one" "$tmp/a longer/path/to/two"; do
	mkdir -p "$copy"
	git ls-files -z --cached --others --exclude-standard -- go.mod go.sum charset cmd dedupe extract internal learn rule | tar -c --null -T - | tar -x -C "$copy"
	(cd "$copy" && go build "${flags[@]}" -o pare ./cmd/pare)
	export GOCACHE=$tmp/cache # the second build must not take the first one's work
done
cmp "$tmp/one/pare" "$tmp/a longer/path/to/two/pare"
! grep -qaF "$tmp" "$tmp/one/pare" || { echo "the program names the folder that it was built in" && exit 1; }

unset GOCACHE
[ -z "$cache" ] || export GOCACHE=$cache
for os in linux darwin windows; do
	for arch in amd64 arm64; do
		GOOS=$os GOARCH=$arch go build "${flags[@]}" -o "$tmp/$os-$arch" ./cmd/pare
		[ -s "$tmp/$os-$arch" ]
	done
done
# What stands here must be what stood in the copies.
cmp "$tmp/one/pare" "$tmp/$(go env GOHOSTOS)-$(go env GOHOSTARCH)"
echo "reproducible: two builds of $(wc -c <"$tmp/one/pare") bytes are the same; six targets compile"
