#!/usr/bin/env bash
# Cleans into a full disk and into a folder that cannot be written: a clear
# error, exit status 2, and no part of a file. Needs root, for a small tmpfs.
#
#	.ci/full-disk.sh PARE
set -euo pipefail
pare=$(realpath "$1")
[ "$(id -u)" -eq 0 ] || { echo "full disk: passed over, not root" && exit 0; }
tmp=$(mktemp -d)
trap 'umount "$tmp/small" 2>/dev/null || true; rm -rf "$tmp"' EXIT
mkdir "$tmp/small" "$tmp/in"
mount -t tmpfs -o size=1m,nr_inodes=200 tmpfs "$tmp/small" || { echo "full disk: passed over, no mount" && exit 0; }
cd "$tmp"
for i in $(seq 1 60); do
	yes "The mill number $i still grinds the flour of the valley, as it has for a hundred years." | head -n 400 >"in/$i.txt" || true
done

fails() { # MESSAGE COMMAND...
	local message=$1 status=0
	shift
	"$@" >out 2>err || status=$?
	[ "$status" -eq 2 ] || { echo "$*: exit status $status" && exit 1; }
	grep -q "$message" err || { echo "$*: says" && cat err && exit 1; }
}

# no file is cut: each is as long as its input, as nothing of it goes
whole() {
	local file
	for file in $(find small -type f ! -name '.pare-journal*'); do
		cmp "$file" "in/$(basename "$file")"
	done
}

for way in "" --resume "-j 1"; do
	# shellcheck disable=SC2086
	fails "no space left on device" "$pare" -q $way -o small/out/ in
	whole
	[ "$(find small -type f ! -name '.pare-journal*' | wc -l)" -gt 3 ] || { echo "nothing was done before the disk was full" && exit 1; }
	rm -rf small/out
done
cat in/*.txt | sed 's/.*/{"text":"&"}/' >lines.jsonl
fails "no space left on device" "$pare" -q -o small/out.jsonl lines.jsonl
[ -z "$(find small -type f)" ] || { echo "left behind: $(find small -type f)" && exit 1; }

cp in/1.txt small/1.txt
sed -i '3s/^/Share on Facebook\n/' small/1.txt
cp small/1.txt before
head -c 2000000 /dev/zero >small/fill 2>/dev/null || true
fails "no space left on device" "$pare" -q -i small/1.txt
cmp small/1.txt before
rm small/fill

mount -o remount,ro "$tmp/small"
fails "read-only file system" "$pare" -q -o small/ in
fails "read-only file system" "$pare" -q --resume -o small/out/ in
fails "read-only file system" "$pare" -q -o small/out.txt in/1.txt
fails "read-only file system" "$pare" -q -i small/1.txt
cmp small/1.txt before
echo "full disk: no file was cut"
