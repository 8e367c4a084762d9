# shellcheck shell=bash
# Builds the pages and the server when their sources changed, and nothing otherwise.
#
# The built program stands in server/target/app-FINGERPRINT (a thin jar beside its libraries, which starts faster than one fat
# jar); the link server/target/app names the current one. A running server keeps its own folder, so a build never pulls the
# classes away from under it.

LOGS="$ROOT/.billify/logs"
APP_LINK="$ROOT/server/target/app"
BENCH_JAR="$ROOT/bench/target/billify-bench.jar"
FIXTURES="$ROOT/server/src/test/resources/fixtures"

# Names, sizes and times of all that goes into the build: a few milliseconds, where reading the contents would be hundreds.
fingerprint() {
    if stat -c %s / >/dev/null 2>&1; then
        find "$@" -type f -printf '%p %s %T@\n' 2>/dev/null | LC_ALL=C sort | cksum | tr ' ' '-'
    else
        find "$@" -type f -exec stat -f '%N %z %Fm' {} + 2>/dev/null | LC_ALL=C sort | cksum | tr ' ' '-'
    fi
}

fingerprint_of_pages() {
    (cd "$ROOT/web" && fingerprint . \( -name node_modules -o -name dist -o -name e2e -o -name coverage \) -prune -o)
}

fingerprint_of_server() {
    (cd "$ROOT" && fingerprint pom.xml server/pom.xml server/src/main simulators/src/main .mvn && printf '%s' "$1") | cksum | tr ' ' '-'
}

# Afterwards server/target/app is as new as the sources.
build_app() {
    local pages server
    pages=$(fingerprint_of_pages)
    server=$(fingerprint_of_server "$pages")
    if [ "$(readlink "$APP_LINK")" != "app-$server" ]; then
        take_build_lock
        # Another build may have done it while we waited.
        if [ "$(readlink "$APP_LINK")" != "app-$server" ]; then
            find_maven
            pages_are_current "$pages" || build_pages "$pages"
            build_server
            install_app "$server"
        fi
        release_build_lock
    fi
}

pages_are_current() { [ -f "$ROOT/web/dist/index.html" ] && [ "$(cat "$ROOT/web/node_modules/.billify-pages" 2>/dev/null)" = "$1" ]; }

mark_pages_current() { printf '%s\n' "$1" >"$ROOT/web/node_modules/.billify-pages"; }

build_pages() {
    find_node
    fetch_packages web || { show_failure "$LOGS/packages.log" && die "The pages' libraries could not be fetched: check the network, then start again."; }
    say "Building the pages ..."
    with_progress "Building the pages" "$LOGS/pages.log" npm --prefix "$ROOT/web" run build \
        || { show_failure "$LOGS/pages.log" && die "The pages could not be built."; }
    mark_pages_current "$1"
}

# By the lock file, when it is another than the one that node_modules was filled from. Not npm ci: that refuses a lock file
# made where the registry lacks the optional binaries of other platforms.
fetch_packages() {
    local folder="$ROOT/$1" mark="$ROOT/$1/node_modules/.billify-lock"
    cmp -s "$folder/package-lock.json" "$mark" && return
    say "Fetching the libraries of $1 ..."
    with_progress "Fetching the libraries of $1" "$LOGS/packages.log" npm install --no-save --prefix "$folder" --no-audit --no-fund \
        && cp "$folder/package-lock.json" "$mark"
}

build_server() {
    if [ -d "${HOME:-}/.m2/repository/org/springframework/boot" ]; then
        say "Building the server ..."
    else
        say "Building the server; the first time its libraries are fetched too ..."
    fi
    with_progress "Building the server" "$LOGS/server.log" maven package -pl server -Dmaven.test.skip=true \
        || { show_failure "$LOGS/server.log" && die "The server could not be built."; }
}

# Afterwards the bench's jar is as new as its sources.
build_bench() {
    local mark="$ROOT/bench/target/built" current
    current=$(cd "$ROOT" && fingerprint pom.xml bench/pom.xml bench/src/main simulators/src/main .mvn)
    [ "$(cat "$mark" 2>/dev/null)" = "$current" ] && [ -f "$BENCH_JAR" ] && return
    find_maven
    take_build_lock
    say "Building the bench ..."
    with_progress "Building the bench" "$LOGS/bench.log" maven package -pl bench -Dmaven.test.skip=true \
        || { show_failure "$LOGS/bench.log" && die "The bench could not be built."; }
    release_build_lock
    printf '%s\n' "$current" >"$mark"
}

# Only for with_progress, which gives it a process of its own.
maven() { cd "$ROOT" && exec mvn -B "$@"; }

# install_app FINGERPRINT: lays the jar that Maven made out as the current program.
install_app() {
    local app="$ROOT/server/target/app-$1"
    rm -rf "$app"
    "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$ROOT/server/target/billify-server.jar" extract --destination "$app" >"$LOGS/app.log" 2>&1 \
        || { show_failure "$LOGS/app.log" && die "The server's jar could not be laid out."; }
    compile_simulators "$app"
    train "$app"
    # A link is replaced by renaming another over it: there is no moment without a program.
    ln -sfn "app-$1" "$APP_LINK.new" && rename_link "$APP_LINK.new" "$APP_LINK"
    remove_old_apps
}

# compile_simulators APP: the stand-ins for banks and books that the demo company is linked to. Beside the program and no part of
# it: whoever installs the jar alone has none, and then the demo goes without.
compile_simulators() {
    # shellcheck disable=SC2046 # names of ours, below the folder and without spaces
    (cd "$ROOT/simulators/src/main/java" \
        && "$JAVA_HOME/bin/javac" -proc:none -nowarn -d "$1/simulators" -cp "$1/lib/*" $(find . -name '*.java')) \
        >"$LOGS/simulators.log" 2>&1 \
        || say "The demo's bank could not be built, so the demo goes without one; why stands in $LOGS/simulators.log"
}

rename_link() { mv -fT "$1" "$2" 2>/dev/null || mv -fh "$1" "$2"; }

# train APP: lets the JVM write down the classes that it has loaded and linked after one reading of files, and after the first
# visit of a server, in caches beside the jar. Both programs work without them as well, only later; so a training that fails
# is told, and is not a failure. A cache belongs to one JDK, one folder and one set of flags: the mark says to which. Where JAVA_HOME
# is only a JRE, JDK_HOME is the JDK that runs the training.
train() {
    say "Preparing a fast start ..."
    with_progress "Preparing a fast start" "$LOGS/training.log" train_all "$1" \
        || say "A fast start could not be prepared, so Billify starts some seconds later; why stands in $LOGS/training.log"
    mark_of_training "$1" >"$1/trained"
}

is_trained() { [ -f "$1/trained" ] && [ "$(<"$1/trained")" = "$(mark_of_training "$1")" ]; }

mark_of_training() { printf '%s\n' "$1" "${SERVER_FLAGS[*]}" "${COMMAND_FLAGS[*]}" "${WORKER_FLAGS[*]}" "$(<"$JAVA_HOME/release")"; }

# Only for train, which gives it a process of its own. Each cache takes its place when it is whole: a running server reads
# the one that was there.
train_all() {
    local extract reconcile forecast server worker code
    train_command "$1" extract "$FIXTURES" &
    extract=$!
    train_command "$1" reconcile --company "$FIXTURES/company/korenaar.json" --bank "$FIXTURES/korenaar" \
        --invoices "$FIXTURES/korenaar/invoices" --out "$ROOT/.billify/training/reconciled" &
    reconcile=$!
    train_command "$1" forecast --company "$FIXTURES/company/korenaar.json" --bank "$FIXTURES/korenaar" \
        --invoices "$FIXTURES/korenaar/invoices" --days 365 --out "$ROOT/.billify/training/forecast" &
    forecast=$!
    train_server "$1" &
    server=$!
    train_worker "$1" &
    worker=$!
    wait "$extract" && mv -f "$1/extract.aot.new" "$1/extract.aot"
    code=$?
    wait "$reconcile" && mv -f "$1/reconcile.aot.new" "$1/reconcile.aot" || code=1
    wait "$forecast" && mv -f "$1/forecast.aot.new" "$1/forecast.aot" || code=1
    wait "$worker" && mv -f "$1/worker.aot.new" "$1/worker.aot" || code=1
    wait "$server" && mv -f "$1/server.aot.new" "$1/server.aot" && return "$code"
}

# train_command APP COMMAND …: what the command answers does not matter, only that it ran.
train_command() {
    local app=$1
    shift
    "$JAVA_HOME/bin/java" "${COMMAND_FLAGS[@]}" "-XX:AOTCacheOutput=$app/$1.aot.new" -cp "$app/billify-server.jar" \
        com.billify.cli.CommandLine "$@" >/dev/null
    [ -f "$app/$1.aot.new" ]
}

# train_worker APP: reads a PDF and an image, and ends when it is told to, since at the end of its input it would stop at once.
train_worker() {
    local folder="$ROOT/.billify/training/pages"
    rm -rf "$folder" && mkdir -p "$folder" && cp "$FIXTURES"/printed/*.p* "$folder" && mkfifo "$folder/requests" || return
    exec 7<>"$folder/requests"
    printf '%s\n' "read coolblue.pdf" "text coolblue.pdf" "read sammy.png" stop >&7
    "$JAVA_HOME/bin/java" "${WORKER_FLAGS[@]}" "-XX:AOTCacheOutput=$1/worker.aot.new" -cp "$1/billify-server.jar" \
        com.billify.extraction.worker.PageWorker "$folder" <"$folder/requests" >/dev/null
    exec 7>&-
    rm -rf "$folder"
    [ -f "$1/worker.aot.new" ]
}

# On a database of its own, whatever database the one who builds has set; its programs stay unpacked for the next time. TRAINING names
# another folder for it.
train_server() {
    local data="${TRAINING:-$ROOT/.billify/training}"
    mkdir -p "$data" && rm -rf "$data/postgres/cluster"
    # shellcheck disable=SC2086 # names of variables
    unset ${!BILLIFY_@}
    "${JDK_HOME:-$JAVA_HOME}/bin/java" "${COMMAND_FLAGS[@]}" "$ROOT/tools/launcher/Training.java" \
        "$FIXTURES/korenaar" \
        "$JAVA_HOME/bin/java" "${SERVER_FLAGS[@]}" "-XX:AOTCacheOutput=$1/server.aot.new" -cp "$1/billify-server.jar" \
        com.billify.Billify run --port 0 --data "$data" --no-demo
    rm -rf "$data/postgres/cluster"
    [ -f "$1/server.aot.new" ]
}

# APP becomes the current program's own folder, since what runs must not change when the link does, with caches that fit.
use_app() {
    APP="$ROOT/server/target/$(readlink "$APP_LINK")"
    if ! is_trained "$APP" && [ -w "$APP" ]; then
        take_build_lock
        is_trained "$APP" || train "$APP"
        release_build_lock
    fi
}

# Writes this process down as a user of that folder; the exec that follows keeps the process's id.
hold_app() { mkdir -p "$APP/users" && : >"$APP/users/$$"; }

remove_old_apps() {
    local app user
    for app in "$ROOT"/server/target/app-*; do
        [ "$app" = "$ROOT/server/target/$(readlink "$APP_LINK")" ] && continue
        for user in "$app"/users/*; do
            [ -e "$user" ] && kill -0 "${user##*/}" 2>/dev/null && continue 2
        done
        rm -rf "$app"
    done
}

# One build at a time in one clone. A lock whose process is gone is taken over.
take_build_lock() {
    local lock="$ROOT/.billify/build.lock" owner told=no
    mkdir -p "$ROOT/.billify"
    until mkdir "$lock" 2>/dev/null; do
        owner=$(cat "$lock/pid" 2>/dev/null)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            rm -rf "$lock"
            continue
        fi
        [ "$told" = yes ] || say "Waiting for another build in this folder (process ${owner:-unknown}) ..."
        told=yes
        sleep 0.5
    done
    printf '%s\n' $$ >"$lock/pid"
    trap release_build_lock EXIT
}

release_build_lock() {
    rm -rf "$ROOT/.billify/build.lock"
    trap - EXIT
}
