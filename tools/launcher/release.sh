# shellcheck shell=bash
# ./billify release: one archive with all that running takes (program, pages, PostgreSQL, OCR, Java, caches for a fast start), which is
# unpacked and used without any tool before it gets its name. It is for machines of the kind it is made on, as the Java in it and the
# caches are; nothing of tests, simulators and benches is in it.

# What the program and its libraries use of Java. What only reflection asks for stands here too: jdeps does not see it, the proof below does.
JRE_MODULES=(java.base java.compiler java.desktop java.instrument java.logging java.management java.naming java.net.http java.prefs
    java.scripting java.security.jgss java.security.sasl java.sql java.sql.rowset java.transaction.xa java.xml jdk.charsets jdk.crypto.ec
    jdk.jfr jdk.localedata jdk.management jdk.net jdk.unsupported jdk.zipfs)

release() {
    local out="$ROOT/.billify/release" image=no name work
    while [ $# -gt 0 ]; do
        case "$1" in
            --out=*) set -- --out "${1#*=}" "${@:2}" ;;
            --out)
                [ -n "${2:-}" ] || usage "release: --out needs a folder"
                out=$2
                shift 2
                ;;
            --image)
                [ "$(uname -s)" = Linux ] || usage "release: an image is made on Linux"
                image=yes
                shift
                ;;
            *) usage "release does not know '$1'" ;;
        esac
    done
    find_jdk
    build_app
    APP="$ROOT/server/target/$(readlink "$APP_LINK")"
    hold_app
    mkdir -p "$out" || die "The folder $out cannot be made."
    out=$(cd "$out" && pwd -P)
    name="billify-$(version | cut -d ' ' -f 2)-$(kind_of_machine)"
    work="$out/.work"
    rm -rf "$work"
    mkdir "$work" || die "The folder $work cannot be made anew."
    lay_out_release "$work/$name"
    say "Packing ..."
    tar -C "$work" -czf "$work/$name.tar.gz" "$name" || die "The archive could not be packed."
    # What the archive was packed of must be out of the way: nobody else has it, and a cache that asks for it would find it.
    mv "$work/$name" "$work/laid-out" || die "The release could not be put aside."
    say "Proving it: unpacked elsewhere, used with no Java, Maven or Node in sight ..."
    with_progress "Proving the release" "$LOGS/release-proof.log" bash "$ROOT/tools/launcher/prove-release.sh" "$work/$name.tar.gz" "$work/elsewhere" \
        || { show_failure "$LOGS/release-proof.log" && die "What was packed does not work, so it was not kept."; }
    grep '^proven: ' "$LOGS/release-proof.log" >&2
    [ "$image" = no ] || release_image "$work" "$name"
    keep_release "$work/$name.tar.gz" "$out"
    [ "$image" = no ] || keep_release "$work/$name.image.tar" "$out"
    rm -rf "$work"
}

# release_image WORK NAME: an image of the release that was proven in WORK/elsewhere, proven too.
release_image() {
    # shellcheck source=tools/launcher/image.sh
    . "$ROOT/tools/launcher/image.sh"
    say "Making an image of it ..."
    with_progress "Making an image" "$LOGS/image.log" make_image "$1/laid-out" "$1/elsewhere" "$(<"$1/laid-out/version")" "$1/$2.image.tar" \
        || { show_failure "$LOGS/image.log" && die "The image could not be made."; }
    say "Proving it: from its layers alone, on a root that cannot be written to ..."
    with_progress "Proving the image" "$LOGS/image-proof.log" bash "$ROOT/tools/launcher/prove-image.sh" "$1/$2.image.tar" "$1/image" \
        || { show_failure "$LOGS/image-proof.log" && die "The image does not work, so nothing was kept."; }
    grep '^proven: ' "$LOGS/image-proof.log" >&2
}

# keep_release FILE FOLDER: under its name, with its SHA-256 beside it.
keep_release() {
    local name
    name=$(basename "$1")
    mv -f "$1" "$2/" && (cd "$2" && sha256 "$name" >"$name.sha256")
    say "$(du -k "$2/$name" | awk '{ printf "%.0f MB", $1 / 1000 }')"
    printf '%s\n' "$2/$name"
}

kind_of_machine() { printf '%s-%s' "$(uname -s | tr '[:upper:]' '[:lower:]')" "$(uname -m)"; }

sha256() { sha256sum "$1" 2>/dev/null || shasum -a 256 "$1"; }

# lay_out_release PLACE
lay_out_release() {
    local place=$1
    mkdir -p "$place/app" "$place/launcher" "$place/docs"
    say "Making a Java of its own ..."
    with_progress "Making a Java" "$LOGS/jlink.log" "$JAVA_HOME/bin/jlink" --add-modules "$(IFS=, && printf '%s' "${JRE_MODULES[*]}")" \
        --include-locales=en,nl,fr,de --no-header-files --no-man-pages --generate-cds-archive --output "$place/jre" \
        || { show_failure "$LOGS/jlink.log" && die "The Java of the release could not be made."; }
    # With their times: a cache knows its jars by them.
    cp -Rp "$APP/billify-server.jar" "$APP/lib" "$place/app/"
    "$JAVA_HOME/bin/java" "${COMMAND_FLAGS[@]}" "$ROOT/tools/launcher/Unseal.java" "$place/app/lib" >&2 \
        || die "The libraries of the release could not be prepared."
    cp -p "$ROOT/tools/launcher/messages.sh" "$ROOT/tools/launcher/program.sh" "$place/launcher/"
    cp -p "$ROOT/tools/release/billify" "$ROOT/LICENSE" "$place/"
    cp -Rp "$ROOT/docs/operations" "$ROOT/docs/extract.md" "$ROOT/docs/reconcile.md" "$ROOT/docs/forecast.md" "$place/docs/"
    cp -Rp "$ROOT/deploy" "$place/"
    version | cut -d ' ' -f 2 >"$place/version"
    # shellcheck disable=SC2034 # read by train_server
    local JDK_HOME=$JAVA_HOME
    local JAVA_HOME="$place/jre"
    # The first start of a new place unpacks PostgreSQL: that must be in the cache too.
    # shellcheck disable=SC2034 # read by train_server
    local TRAINING="$place.training"
    train "$place/app"
    rm -rf "$TRAINING"
    rm -f "$place/app/trained"
    [ -f "$place/app/server.aot" ] || { show_failure "$LOGS/training.log" && die "The caches of the release could not be made."; }
}
