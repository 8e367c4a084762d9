# shellcheck shell=bash
# ./billify drill restore|upgrade: does on a throw-away copy what one hopes never to need, and says how long it took.

DRILL="$ROOT/.billify/drill"

# drill_restore [--data DIR]: a backup of the data folder, restored and proven beside it. Billify may go on running.
drill_restore() {
    # shellcheck disable=SC2153 # set by the launcher
    local data=$DATA begun
    while [ $# -gt 0 ]; do
        case "$1" in
            --data=*) set -- --data "${1#*=}" "${@:2}" ;;
            --data)
                [ -n "${2:-}" ] || usage "drill restore: --data needs a folder"
                data=$2
                shift 2
                ;;
            *) usage "drill restore does not know '$1'" ;;
        esac
    done
    ready_to_drill restore
    begun=$SECONDS
    (start_beside backup "$DRILL/restore/one.backup" --data "$data" --key "$DRILL/restore/backup.key") >/dev/null \
        || die "The drill failed: no backup could be made."
    say "The backup took $((SECONDS - begun)) s ($(du -k "$DRILL/restore/one.backup" | awk '{ printf "%.1f MB", $1 / 1000 }'))."
    begun=$SECONDS
    (unset BILLIFY_DB_URL && start_beside restore "$DRILL/restore/one.backup" --key "$DRILL/restore/backup.key" --data "$DRILL/restore/data") >/dev/null \
        || die "The drill failed: the backup could not be restored."
    say "The restore took $((SECONDS - begun)) s."
    rm -rf "$DRILL/restore"
    printf 'passed: every row and every sum of %s came back from its backup\n' "$data"
}

# drill_upgrade [--backup FILE --key FILE]: a backup of an earlier version, without one that of the tests, is restored and started
# with this version.
drill_upgrade() {
    local backup="$ROOT/server/src/test/resources/upgrade/tables-121.backup" key="" begun port=18150
    while [ $# -gt 0 ]; do
        case "$1" in
            --backup=* | --key=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
            --backup | --key)
                [ -n "${2:-}" ] || usage "drill upgrade: $1 needs a file"
                case "$1" in --backup) backup=$2 ;; --key) key=$2 ;; esac
                shift 2
                ;;
            *) usage "drill upgrade does not know '$1'" ;;
        esac
    done
    ready_to_drill upgrade
    key=${key:-${backup%.backup}.key}
    # shellcheck disable=SC2086 # names of variables: neither their database nor their backups
    unset ${!BILLIFY_@}
    begun=$SECONDS
    (start_beside restore "$backup" --key "$key" --data "$DRILL/upgrade/data") >/dev/null || die "The drill failed: the backup could not be restored."
    say "The restore took $((SECONDS - begun)) s."
    while port_is_taken 127.0.0.1 "$port"; do port=$((port + 1)); done
    begun=$SECONDS
    use_cache server
    mkfifo "$DRILL/upgrade/said"
    "$JAVA_HOME/bin/java" "${SERVER_FLAGS[@]}" ${CACHE[@]+"${CACHE[@]}"} -cp "$APP/billify-server.jar" com.billify.Billify \
        run --port "$port" --data "$DRILL/upgrade/data" --no-demo >"$DRILL/upgrade/said" &
    local server=$! answer=""
    # shellcheck disable=SC2064 # this process
    trap "kill $server 2>/dev/null" EXIT
    read -r answer <"$DRILL/upgrade/said"
    case "$answer" in 'Billify is ready'*) ;; *) die "The drill failed: the upgraded data could not be started on." ;; esac
    say "The start with its upgrade took $((SECONDS - begun)) s."
    (start_beside doctor --data "$DRILL/upgrade/data") >"$DRILL/upgrade/doctor"
    ! grep '^BAD' "$DRILL/upgrade/doctor" || die "The drill failed: doctor found the above."
    kill "$server" && wait "$server" 2>/dev/null
    trap - EXIT
    rm -rf "$DRILL/upgrade"
    printf 'passed: %s was upgraded, its counts and sums are as before\n' "$(basename "$backup")"
}

ready_to_drill() {
    find_jdk
    build_app
    use_app
    hold_app
    rm -rf "${DRILL:?}/$1"
    mkdir -p "$DRILL/$1"
}
