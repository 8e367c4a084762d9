# shellcheck shell=bash
# ./billify release --image: the proven release as an image for containers, by tar, gzip and sha256sum alone. No engine builds it and
# no base is fetched: its lowest layer holds the few programs and libraries of the machine that makes it which the release was seen to
# need (bash, the C library). One file that docker load, podman load, ctr images import and skopeo all read, since it is an OCI layout
# with Docker's manifest.json beside it.

IMAGE_USER=10001
# Of the system, all that the launcher and PostgreSQL's own programs call. sh is bash.
IMAGE_PROGRAMS=(bash env dirname uname cat)
IMAGE_HEALTH="exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /api/v1/health HTTP/1.0\\r\\n\\r\\n' >&3 && [[ \$(cat <&3) == *'\"up\"'* ]]"

# make_image RELEASE USED VERSION FILE: RELEASE is the laid out release, USED a folder where it was unpacked and used, so that all
# native code it ever unpacks is there to be asked for its libraries; FILE is the image.
make_image() {
    local release=$1 used=$2 version=$3 file=$4 work="$4.work" layer created
    created=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    rm -rf "$work"
    mkdir -p "$work/system/opt/billify" "$work/own/data" "$work/own/backups" "$work/layers" "$work/out/blobs/sha256" || return
    chmod 700 "$work/own/data" "$work/own/backups" || return
    lay_out_system "$used" "$work/system" || return
    # What changes rarely lies below, so that a newer version shares it.
    pack_layer "$work/layers/1-system.tar" "$work/system" --mtime=@0 . || return
    tar --append -f "$work/layers/1-system.tar" -C "$work/own" --mtime=@0 --numeric-owner --owner=$IMAGE_USER --group=$IMAGE_USER ./data ./backups || return
    pack_layer "$work/layers/2-java.tar" "$release" '--transform=s:^\./:./opt/billify/:S' ./jre || return
    pack_layer "$work/layers/3-libraries.tar" "$release" '--transform=s:^\./:./opt/billify/:S' ./app/lib || return
    pack_layer "$work/layers/4-program.tar" "$release" '--transform=s:^\.:./opt/billify:S' --exclude=./jre --exclude=./app/lib . || return
    local layers=() diffs=()
    for layer in "$work"/layers/*.tar; do
        diffs+=("sha256:$(digest "$layer")")
        gzip -n -6 "$layer" || return
        layers+=("$(keep_blob "$layer.gz" "$work/out")")
    done
    write_manifests "$work/out" "$version" "$created" "${#layers[@]}" "${layers[@]}" "${diffs[@]}" || return
    tar -C "$work/out" --sort=name --numeric-owner --owner=0 --group=0 -cf "$file" . && rm -rf "$work"
}

# pack_layer TAR FOLDER ARGUMENTS…: owned by root, and with the times of the files unless the arguments say otherwise: the caches of
# Billify know their jars by them.
pack_layer() {
    local layer=$1 folder=$2
    shift 2
    tar -C "$folder" --sort=name --numeric-owner --owner=0 --group=0 --mode=u+rwX,go+rX -cf "$layer" "$@"
}

# lay_out_system USED PLACE: what stands below the release.
lay_out_system() {
    local used=$1 place=$2 program file
    mkdir -p "$place/usr/bin" "$place/etc" "$place/proc" "$place/sys" "$place/dev" || return
    mkdir -m 1777 "$place/tmp" || return
    for program in "${IMAGE_PROGRAMS[@]}"; do
        cp -L "$(type -P "$program")" "$place/usr/bin/$program" || return
    done
    ln -s bash "$place/usr/bin/sh"
    ln -s usr/bin "$place/bin"
    printf 'root:x:0:0:root:/:/usr/sbin/nologin\nbillify:x:%s:%s:Billify:/data:/usr/sbin/nologin\n' $IMAGE_USER $IMAGE_USER >"$place/etc/passwd"
    printf 'root:x:0:\nbillify:x:%s:\n' $IMAGE_USER >"$place/etc/group"
    printf 'hosts: files dns\n' >"$place/etc/nsswitch.conf"
    libraries_of "$used" "$place/usr/bin" | while read -r file; do
        mkdir -p "$place$(dirname "$file")" && cp -L "$file" "$place$file" || exit 1
    done
}

# libraries_of FOLDER…: the libraries of this machine that programs and libraries below the folders are linked to. Not those of the
# parts of Java that need a screen or a loudspeaker, nor of what one may load into PostgreSQL, which nothing here does.
libraries_of() {
    find "$@" -type f \( -perm -u+x -o -name '*.so*' \) ! -name 'libawt_xawt.so' ! -name 'libjawt.so' ! -name 'libsplashscreen.so' \
        ! -name 'libjsound.so' ! -path '*/program-*/lib/postgresql/*' \
        -exec ldd {} + 2>/dev/null \
        | awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^\/.*\.so/ && $i !~ /:$/) print $i }' | LC_ALL=C sort -u \
        | while read -r library; do
            case "$library" in "$1"/*) ;; *) printf '%s\n' "$library" ;; esac
        done
}

digest() { sha256 "$1" | cut -d ' ' -f 1; }

size_of() { wc -c <"$1" | tr -d ' '; }

# keep_blob FILE OUT: moves it under its digest, and prints digest and size.
keep_blob() {
    local name size
    name=$(digest "$1") size=$(size_of "$1")
    mv "$1" "$2/blobs/sha256/$name" && printf '%s %s\n' "$name" "$size"
}

# write_manifests OUT VERSION CREATED COUNT "DIGEST SIZE"… DIFF…
write_manifests() {
    local out=$1 version=$2 created=$3 count=$4 layer config manifest
    shift 4
    local layers=("${@:1:count}") diffs=("${@:count+1}") listed="" paths=""
    for layer in "${layers[@]}"; do
        listed+="${listed:+,}{\"mediaType\":\"application/vnd.oci.image.layer.v1.tar+gzip\",\"digest\":\"sha256:${layer% *}\",\"size\":${layer#* }}"
        paths+="${paths:+,}\"blobs/sha256/${layer% *}\""
    done
    image_config "$version" "$created" "${diffs[@]}" >"$out/config" || return
    config=$(keep_blob "$out/config" "$out")
    printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:%s","size":%s},"layers":[%s]}' \
        "${config% *}" "${config#* }" "$listed" >"$out/manifest" || return
    manifest=$(keep_blob "$out/manifest" "$out")
    printf '{"imageLayoutVersion":"1.0.0"}' >"$out/oci-layout"
    printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:%s","size":%s,"platform":{"architecture":"%s","os":"linux"},"annotations":{"org.opencontainers.image.ref.name":"%s"}}]}' \
        "${manifest% *}" "${manifest#* }" "$(processor_of_image)" "$version" >"$out/index.json"
    printf '[{"Config":"blobs/sha256/%s","RepoTags":["billify:%s"],"Layers":[%s]}]' "${config% *}" "$version" "$paths" >"$out/manifest.json"
}

# image_config VERSION CREATED DIFF…: how it is run. The same as deploy/Dockerfile says, which a test holds.
image_config() {
    local version=$1 created=$2
    shift 2
    printf '{"created":"%s","architecture":"%s","os":"linux","config":{' "$created" "$(processor_of_image)"
    printf '"User":"%s:%s","ExposedPorts":{"8080/tcp":{}},"Env":["PATH=/usr/bin","BILLIFY_DATA=/data"],' "$IMAGE_USER" "$IMAGE_USER"
    printf '"Entrypoint":["/opt/billify/billify"],"Cmd":["run","--host","0.0.0.0","--port","8080","--no-demo"],'
    printf '"Volumes":{"/backups":{},"/data":{}},"WorkingDir":"/","StopSignal":"SIGTERM",'
    printf '"Healthcheck":{"Test":["CMD","bash","-c","%s"],"Interval":30000000000,"Timeout":5000000000,"StartPeriod":600000000000,"Retries":3},' "$(json_text "$IMAGE_HEALTH")"
    printf '"Labels":{"org.opencontainers.image.title":"Billify","org.opencontainers.image.version":"%s","org.opencontainers.image.licenses":"Apache-2.0"}},' "$version"
    printf '"rootfs":{"type":"layers","diff_ids":[%s]},' "$(printf '"%s",' "$@" | sed 's/,$//')"
    printf '"history":[%s]}' "$(printf "{\"created\":\"$created\",\"created_by\":\"billify release --image\",\"comment\":\"%s\"}," system java libraries program | sed 's/,$//')"
}

# As it stands between quotes in JSON.
json_text() {
    local text=${1//\\/\\\\}
    printf '%s' "${text//\"/\\\"}"
}

processor_of_image() {
    case "$(uname -m)" in
        x86_64) printf 'amd64' ;;
        aarch64 | arm64) printf 'arm64' ;;
        *) uname -m ;;
    esac
}
