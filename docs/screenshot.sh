#!/bin/sh
# Takes the picture that heads the README: the first screen of the page of samples/boot.log, as docs/report.png.
# Needs chromium. The capture's name on the page is boot.log, wherever this runs.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd samples && "$root/lxtriage" report boot.log -o "$work/report.html" > /dev/null)
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
  --window-size=1280,1180 --screenshot="$work/report.png" "file://$work/report.html" > /dev/null 2>&1
size=$(wc -c < "$work/report.png")
[ "$size" -lt 300000 ] || { echo "docs/screenshot.sh: the picture has $size bytes, more than 300,000" >&2; exit 1; }
mv "$work/report.png" docs/report.png
echo "docs/report.png: $size bytes"
