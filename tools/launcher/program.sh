# shellcheck shell=bash
# The built program and how it is started, in a clone and in a release alike. Before a start whoever sources this has set
#   JAVA_HOME  the Java that runs it
#   APP        the folder of the program: billify-server.jar beside its libraries and its caches
#   DATA       the data folder, unless --data names another

# One small process: serial collector, first-tier compiler only (measured: half the memory and a fifth of the CPU to start). The
# beans were worked out at build time (Spring's AOT), so no condition is asked at the start: what differs from start to start
# is asked while running.
SERVER_FLAGS=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xms32m -Xmx192m -XX:+ExitOnOutOfMemoryError
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dspring.aot.enabled=true -Xlog:disable -Xlog:all=error:stderr)
# A command lives for a second: the same, and the JVM itself says nothing, for it would say it between the JSON.
COMMAND_FLAGS=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable)

# The worker that reads pages is started by the others (extraction/WorkerProcess.java), with these; a cache fits no other ones.
# shellcheck disable=SC2034 # read by build.sh
WORKER_FLAGS=(-Xms16m -Xmx64m -Xss1m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable -Djava.awt.headless=true
    -Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog)

# run OPTIONS: sets PORT, HOST, DATA and DEMO.
read_run_options() {
    PORT=8080 HOST=127.0.0.1 DEMO=yes
    while [ $# -gt 0 ]; do
        case "$1" in
            --port=* | --host=* | --data=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
            --port | --host | --data)
                [ -n "${2:-}" ] || usage "run: $1 needs a value"
                case "$1" in --port) PORT=$2 ;; --host) HOST=$2 ;; --data) DATA=$2 ;; esac
                shift 2
                ;;
            --no-demo) DEMO=no && shift ;;
            *) usage "run does not know '$1'" ;;
        esac
    done
    case "$PORT" in '' | *[!0-9]*) usage "--port takes a number from 1 to 65535, not '$PORT'" ;; esac
    { [ ${#PORT} -le 5 ] && [ "$PORT" -ge 1 ] && [ "$PORT" -le 65535 ]; } \
        || usage "--port takes a number from 1 to 65535, not '$PORT'"
}

# Asked before work that may take a minute; the server asks again when it binds.
refuse_taken_port() {
    port_is_taken "$HOST" "$PORT" \
        && die "Port $PORT is in use by another program: stop that one, or choose another port with --port."
}

# True when something accepts connections there. A wildcard address is asked for on the loopback, and any other one is not
# asked for: it may be another machine's, that lets one wait for minutes, or a network may answer in its name.
port_is_taken() {
    local host=$1
    case "$host" in
        0.0.0.0 | '*' | '::') host=127.0.0.1 ;;
        127.* | localhost | '::1') ;;
        *) return 1 ;;
    esac
    (exec 3<>"/dev/tcp/$host/$2") 2>/dev/null
}

# Serves with what read_run_options has read, until it is told to stop.
start_server() {
    say "Starting Billify and its database ..."
    use_cache server
    set -- run --port "$PORT" --host "$HOST" --data "$DATA"
    [ "$DEMO" = yes ] || set -- "$@" --no-demo
    exec "$JAVA_HOME/bin/java" "${SERVER_FLAGS[@]}" ${CACHE[@]+"${CACHE[@]}"} -cp "$APP/billify-server.jar" com.billify.Billify "$@"
}

# start_command COMMAND …: extract, reconcile or forecast, which work on files alone.
start_command() {
    use_cache "$1"
    exec "$JAVA_HOME/bin/java" "${COMMAND_FLAGS[@]}" ${CACHE[@]+"${CACHE[@]}"} -cp "$APP/billify-server.jar" com.billify.cli.CommandLine "$@"
}

# start_beside COMMAND …: what looks after the data of a server. It has no cache of its own and no limits on its compiler, as it may
# move gigabytes; the data folder is the one of run unless another is named.
start_beside() {
    local word given=no
    for word in "$@"; do
        case "$word" in --data | --data=*) given=yes ;; esac
    done
    [ "$given" = yes ] || [ "$1" = restore ] || set -- "$@" --data "$DATA"
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx512m --sun-misc-unsafe-memory-access=allow \
        -cp "$APP/billify-server.jar" com.billify.cli.CommandLine "$@"
}

# use_cache PROGRAM: CACHE becomes the flag that names the cache of that program, if there is one.
use_cache() {
    # Two pools of memory for all threads instead of eight a processor, each with room that it never gives back (glibc).
    export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
    CACHE=()
    [ -f "$APP/$1.aot" ] && CACHE=("-XX:AOTCache=$APP/$1.aot")
}

help_on_program() {
    cat <<TXT
      --port N              port to listen on (8080)
      --host H              address to listen on (127.0.0.1)
      --data DIR            folder that keeps the database and its keys ($1)
      --no-demo             start without the demo company
  extract FILE|DIR...     read bank files, e-invoices, printed invoices and photos of them; one JSON object a file, no server needed
      --out DIR             also write DIR/NAME.json for each document
  reconcile               say which invoices the lines of bank files pay, and how sure that is; needs no server
      --company FILE        who the company is, as {"vat": "BE0...", "name": "..."}
      --bank FILE|DIR...    statements
      --invoices FILE|DIR...  invoices and credit notes, sent and received
      --out DIR             where the answers are written (docs/reconcile.md)
  forecast                say what the balance of each coming day will be, how sure that is, and why; needs no server
      --company FILE        who the company is
      --bank FILE|DIR...    statements
      --invoices FILE|DIR...  invoices and credit notes; may be left out
      --as-of DATE          the day at whose end one stands (the last booking)
      --days N              how many days ahead, up to 550
      --out DIR             where the answers are written (docs/forecast.md)
  backup [FILE|DIR]       write all that Billify keeps into one encrypted file, running or not (docs/operations/backup.md)
      --data DIR            the data folder ($1)
      --key FILE            the key that opens it again (backup.key in the data folder, made if need be)
      --passphrase FILE     a passphrase instead, in this file's first line
  restore FILE            put a backup into an empty place and prove that all of it is there
      --data DIR            the data folder to make
      --key FILE            the key it was made with (backup.key beside it); or --passphrase FILE
  export DIR              write everything of one company as CSV and original files (docs/operations/export.md)
      --company NAME        its name, enterprise number or id
      --data DIR            the data folder ($1)
  import DIR              take the forecasts of past days out of an export into a company
      --company NAME        its name, enterprise number or id
      --data DIR            the data folder ($1)
  doctor                  say how the installation is: database, disk, keys, clock, waiting work, backups
      --data DIR            the data folder ($1)
TXT
}

help_on_database() {
    cat <<'TXT'

A PostgreSQL of your own (15 or newer) instead of the embedded one: BILLIFY_DB_URL, BILLIFY_DB_OWNER,
BILLIFY_DB_OWNER_PASSWORD, BILLIFY_DB_APP, BILLIFY_DB_APP_PASSWORD (docs/operations/configuration.md).
TXT
}
