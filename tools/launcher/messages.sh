# shellcheck shell=bash
# What the launcher says: progress and errors, always on standard error, since standard output belongs to the commands.

say() { printf '%s\n' "$*" >&2; }

# Something the user has to mend: one sentence, exit 1.
die() {
    say "billify: $*"
    exit 1
}

# Wrong usage: one line, exit 2.
usage() {
    say "billify: $* (./billify --help lists all commands and options)"
    exit 2
}

# with_progress WORDS LOG COMMAND…: runs COMMAND into LOG and never stays silent for longer than ten seconds.
# COMMAND gets a process group of its own (set -m), so that Ctrl-C ends it with all that it started. Its exit code is handed on.
with_progress() {
    local words=$1 log=$2 child started=$SECONDS ticks=0 code
    shift 2
    mkdir -p "$(dirname "$log")"
    set -m
    "$@" >"$log" 2>&1 </dev/null &
    child=$!
    set +m
    trap 'kill -- "-$child"; wait "$child"; say "Stopped."; exit 130' INT TERM
    while kill -0 "$child" 2>/dev/null; do
        sleep 0.2
        ticks=$((ticks + 1))
        [ $((ticks % 50)) -eq 0 ] && say "  $words: $((SECONDS - started)) s$(progress_detail "$log")"
    done
    wait "$child"
    code=$?
    trap - INT TERM
    return "$code"
}

# What a build log tells about how far it is: libraries fetched so far, test classes finished.
progress_detail() {
    local fetched tests
    fetched=$(grep -c 'Downloaded from' "$1" 2>/dev/null)
    tests=$(grep -c 'Tests run:.* in ' "$1" 2>/dev/null)
    [ "${tests:-0}" -gt 0 ] && printf ', %s test classes done' "$tests" && return
    [ "${fetched:-0}" -gt 0 ] && printf ', %s libraries fetched' "$fetched"
}

# The part of a log that names the failure: Maven's errors; of any other log the whole, or its two ends where it is long.
show_failure() {
    if grep -q '^\[ERROR\]' "$1"; then
        grep '^\[ERROR\]' "$1" | head -n 60 >&2
    elif [ "$(wc -l <"$1")" -le 120 ]; then
        cat "$1" >&2
    else
        head -n 20 "$1" >&2
        say "  [...]"
        tail -n 100 "$1" >&2
    fi
    say "The whole log: $1"
}
