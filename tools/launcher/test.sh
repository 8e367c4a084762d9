# shellcheck shell=bash
# ./billify test: every check and every test, each suite whatever became of the one before, and one line that counts all.

REPORTS="$ROOT/.billify/reports"
PASSED=0 FAILED=0 SKIPPED=0

run_tests() {
    local only=all
    while [ $# -gt 0 ]; do
        case "$1" in
            --only=*) set -- --only "${1#*=}" "${@:2}" ;;
            --only)
                case "${2:-}" in java | web | e2e) only=$2 ;; *) usage "test --only takes java, web or e2e, not '${2:-}'" ;; esac
                shift 2
                ;;
            *) usage "test does not know '$1'" ;;
        esac
    done
    SECONDS=0
    find_jdk
    find_maven
    find_node
    take_build_lock
    rm -rf "$REPORTS"
    mkdir -p "$LOGS"
    : >"$LOGS/failed-tests"

    local pages server
    pages=$(fingerprint_of_pages)
    server=$(fingerprint_of_server "$pages")
    # The pages come first: Maven packs them into the jar that the end-to-end suite starts.
    case "$only" in all | web) test_pages "$pages" ;; esac
    if [ "$only" = all ] && compile_java; then
        install_app "$server"
        release_build_lock
        test_end_to_end_beside test_java
    else
        case "$only" in all | java) test_java ;; esac
        release_build_lock
        case "$only" in all | e2e) test_end_to_end ;; esac
    fi

    # Once more at the end, where a reader of a long log looks first.
    [ ! -s "$LOGS/failed-tests" ] || { say "Failed:" && cat "$LOGS/failed-tests" >&2; }
    say "Took $((SECONDS / 60)) min $((SECONDS % 60)) s."
    printf '%s passed, %s failed, %s skipped\n' "$PASSED" "$FAILED" "$SKIPPED"
    [ "$FAILED" -eq 0 ]
}

test_pages() {
    check "Pages: libraries" fetch_packages web || return
    check "Pages: client is current" npm_run web api:check
    check "Pages: types" npm_run web typecheck
    check "Pages: lint" npm_run web lint
    suite "Pages: unit tests" "$REPORTS/web" npm_run web test -- --reporter=default --reporter=junit --outputFile.junit="$REPORTS/web/vitest.xml"
    check "Pages: build" npm_run web build && mark_pages_current "$1"
}

compile_java() { check "Java: compile" maven package -DskipTests; }

test_java() {
    rm -rf "$ROOT/server/target/surefire-reports" "$ROOT/bench/target/surefire-reports"
    check "Java: format" maven spotless:check
    # verify compiles with Error Prone and NullAway: what they find fails here.
    suite "Java: compile and test" "$ROOT/server/target/surefire-reports:$ROOT/bench/target/surefire-reports" \
        gently maven verify -Dtest.processes=2
}

# Whoever waits for a page goes first. Only for with_progress, which gives it a process of its own.
gently() {
    renice -n 10 -p "$BASHPID" >/dev/null
    "$@"
}

# The browser waits half of its time and the other tests the rest of theirs: beside each other they take little more than one of them.
test_end_to_end_beside() {
    local counts="$LOGS/end-to-end-counts" words="$LOGS/end-to-end-words" beside passed failed skipped
    rm -f "$counts" && : >"$words"
    set -m
    (
        PASSED=0 FAILED=0 SKIPPED=0
        test_end_to_end
        printf '%s %s %s\n' "$PASSED" "$FAILED" "$SKIPPED" >"$counts"
    ) </dev/null >"$words" 2>&1 &
    beside=$!
    set +m
    trap 'kill -- "-$beside" 2>/dev/null' EXIT
    "$@"
    with_progress "End to end: the rest" "$LOGS/end-to-end-rest.log" await "$beside"
    wait "$beside"
    trap - EXIT
    grep -Ev '^  End to end: [^:]*: [0-9]+ s' "$words" >&2
    read -r passed failed skipped 2>/dev/null <"$counts" || { say "FAILED  End to end: it came to no end" && failed=1; }
    PASSED=$((PASSED + ${passed:-0})) FAILED=$((FAILED + ${failed:-0})) SKIPPED=$((SKIPPED + ${skipped:-0}))
}

await() { while kill -0 "$1" 2>/dev/null; do sleep 0.5; done; }

test_end_to_end() {
    find_chromium || { count_one 1 && return; }
    check "End to end: libraries" fetch_packages web/e2e || return
    check "End to end: types" npm_run web/e2e typecheck
    check "End to end: program" build_app || return
    suite "End to end: Chromium" "$REPORTS/e2e" npm_run web/e2e test -- --reporter=default --reporter=junit --outputFile.junit="$REPORTS/e2e/vitest.xml"
}

# Only for with_progress, which gives it a process of its own.
npm_run() {
    local folder=$1
    shift
    exec npm --prefix "$ROOT/$folder" run "$@"
}

# check NAME COMMAND…: one thing that holds or does not.
check() {
    run_part "$@"
    local code=$?
    count_one "$code"
    return "$code"
}

# suite NAME REPORTS COMMAND…: many tests, counted from the JUnit reports they leave in REPORTS, folders separated by colons.
suite() {
    local name=$1 reports=$2 code failed_before=$FAILED passed_before=$PASSED
    shift 2
    run_part "$name" "$@"
    code=$?
    count_reports "$reports"
    if [ "$FAILED" -eq "$failed_before" ]; then
        # Did not compile, crashed before a report, or failed outside of any test.
        [ "$code" -eq 0 ] || FAILED=$((FAILED + 1))
        [ "$code" -eq 0 ] && [ "$PASSED" -eq "$passed_before" ] && FAILED=$((FAILED + 1)) && say "FAILED  $name: no test ran"
    fi
}

run_part() {
    local name=$1 started=$SECONDS code log
    shift
    log="$LOGS/test-$(printf '%s' "$name" | tr -cs 'A-Za-z0-9\n' '-').log"
    with_progress "$name" "$log" "$@"
    code=$?
    if [ "$code" -eq 0 ]; then
        say "passed  $name ($((SECONDS - started)) s)"
    else
        say "FAILED  $name ($((SECONDS - started)) s)"
        show_failure "$log"
    fi
    return "$code"
}

count_one() { if [ "$1" -eq 0 ]; then PASSED=$((PASSED + 1)); else FAILED=$((FAILED + 1)); fi; }

# Adds up the <testsuite> elements of all JUnit reports of some folders; errors count as failures.
count_reports() {
    local passed failed skipped folders
    IFS=: read -ra folders <<<"$1"
    read -r passed failed skipped <<<"$(find "${folders[@]}" -name '*.xml' -exec cat {} + 2>/dev/null | awk '
        function number(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
        BEGIN { RS = "<" }
        /^testsuite[ \n]/ { tests += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped") }
        END { print tests - failed - skipped, failed + 0, skipped + 0 }')"
    PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped))
    find "${folders[@]}" -name '*.xml' -exec cat {} + 2>/dev/null | awk '
        function text(name) { return match($0, " " name "=\"[^\"]*") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : "" }
        BEGIN { RS = "<" }
        /^testcase / { test = text("classname") " > " text("name") }
        /^(failure|error)[ \n>]/ { message = substr(text("message"), 1, 300); gsub(/[\n\t ]+|&#10;/, " ", message); print "  " test ": " message }
        ' >>"$LOGS/failed-tests"
}
