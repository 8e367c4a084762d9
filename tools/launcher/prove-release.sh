#!/usr/bin/env bash
# prove-release.sh ARCHIVE FOLDER: unpacks a release into FOLDER, which is not there yet, and uses it as on a machine without any tool: what
# a company brings in must come out again, from its data and from a backup of them. JAVA_HOME is the JDK that plays the visitor. Ends
# with 0 when all of it held.
set -eu

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
FIXTURES="$ROOT/server/src/test/resources/fixtures"
archive=$1
place=$2
# All that the release may count on where it is unpacked; true and unshare only let root start PostgreSQL.
tools=(bash dirname env uname cat true unshare)

# shellcheck source=tools/launcher/messages.sh
. "$ROOT/tools/launcher/messages.sh"
# shellcheck source=tools/launcher/program.sh
. "$ROOT/tools/launcher/program.sh"

mkdir -p "$place/bin" "$place/home"
tar -C "$place" -xzf "$archive"
name=$(basename "$archive" .tar.gz)
for tool in "${tools[@]}"; do
    if program=$(type -P "$tool"); then ln -s "$program" "$place/bin/$tool"; fi
done
alone=(env -i "HOME=$place/home" "PATH=$place/bin" LC_ALL=C "$place/$name/billify")
port=8150
while port_is_taken 127.0.0.1 "$port"; do port=$((port + 1)); done

# Starts on data that is there, says how long it took, and stops again.
watch_start() {
    local pid begun
    mkfifo "$place/said"
    begun=$(date +%s%N)
    "${alone[@]}" run --port "$port" --no-demo >"$place/said" &
    pid=$!
    read -r _ <"$place/said"
    case "$begun" in *N) ;; *) printf 'proven: a start takes %s ms\n' $((($(date +%s%N) - begun) / 1000000)) ;; esac
    if [ -r "/proc/$pid/maps" ]; then
        grep -q '/server.aot' "/proc/$pid/maps" || { kill "$pid" && printf 'The start did not use its cache.\n' && exit 1; }
        awk '/VmHWM/ { printf "proven: and %.0f MB\n", $2 / 1000 }' "/proc/$pid/status"
    fi
    kill "$pid"
    wait "$pid" || [ $? -eq 143 ]
}

"${alone[@]}" --version
"${alone[@]}" --help >/dev/null
"$JAVA_HOME/bin/java" "${COMMAND_FLAGS[@]}" "$ROOT/tools/launcher/Training.java" "$FIXTURES/korenaar" \
    "${alone[@]}" run --port "$port" --no-demo
watch_start
case "$(uname -s)" in
    Darwin) data="$place/home/Library/Application Support/Billify" ;;
    *) data="$place/home/.local/share/billify" ;;
esac
# 1: something to look at, such as that no backups are made by themselves here; what is BAD is none of it.
"${alone[@]}" doctor >"$place/doctor" || [ $? -eq 1 ]
cat "$place/doctor"
if grep '^BAD' "$place/doctor"; then exit 1; fi
"${alone[@]}" backup "$place/one.backup"
"${alone[@]}" restore "$place/one.backup" --key "$data/backup.key" --data "$place/restored"
cp -p "$data/root.key" "$place/restored/" # which is in no backup, and without which no file can be opened
"${alone[@]}" export "$place/out" --company Training
"${alone[@]}" export "$place/out-again" --company Training --data "$place/restored"
[ "$(wc -l <"$place/out/transactions.csv")" -gt 10 ]
for table in accounts statements transactions invoices settlements totals; do
    cmp "$place/out/$table.csv" "$place/out-again/$table.csv"
done
"${alone[@]}" extract "$FIXTURES/korenaar" "$FIXTURES/printed" --out "$place/read" >"$place/read.json" || [ $? -eq 1 ]
[ "$(wc -l <"$place/read.json")" -gt 5 ]
"${alone[@]}" reconcile --company "$FIXTURES/company/korenaar.json" --bank "$FIXTURES/korenaar" \
    --invoices "$FIXTURES/korenaar/invoices" --out "$place/reconciled"
"${alone[@]}" forecast --company "$FIXTURES/company/korenaar.json" --bank "$FIXTURES/korenaar" \
    --invoices "$FIXTURES/korenaar/invoices" --days 90 --out "$place/forecast"
[ -n "$(ls -A "$place/reconciled")" ] && [ -n "$(ls -A "$place/forecast")" ]
printf 'proven: a first visit, doctor, backup, restore, export, extract, reconcile and forecast, with %s alone\n' "${tools[*]}"
printf 'proven: it takes %s\n' "$(du -sk "$place/$name" | awk '{ printf "%.0f MB", $1 / 1000 }')"
