#!/usr/bin/env bash
# prove-image.sh IMAGE FOLDER: reads an image as an engine does and, where this user may make mounts, runs it as one does: from its
# layers alone, as its own user, on a root that nobody can write to. FOLDER is not there yet. JAVA_HOME is the JDK that plays the
# visitor. Ends with 0 when all of it held.
set -eu

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
FIXTURES="$ROOT/server/src/test/resources/fixtures"
image=$1
place=$2

# shellcheck source=tools/launcher/messages.sh
. "$ROOT/tools/launcher/messages.sh"
# shellcheck source=tools/launcher/program.sh
. "$ROOT/tools/launcher/program.sh"

mkdir -p "$place/image" "$place/root"
tar -C "$place/image" -xf "$image"
cd "$place/image"
count=0
for blob in blobs/sha256/*; do
    [ "$(sha256sum "$blob" | cut -d ' ' -f 1)" = "$(basename "$blob")" ] || die "$blob is not what its name says."
    count=$((count + 1))
done
# The layers in their order, as Docker's manifest and that of OCI name them.
docker=$(grep -o '"Layers":\[[^]]*\]' manifest.json | grep -o '[0-9a-f]\{64\}')
manifest=$(grep -o '"digest":"sha256:[0-9a-f]*"' index.json | grep -o '[0-9a-f]\{64\}')
oci=$(grep -o '"layers":.*' "blobs/sha256/$manifest" | grep -o '[0-9a-f]\{64\}')
[ "$docker" = "$oci" ] || die "The two manifests name other layers."
config=blobs/sha256/$(grep -o '"Config":"[^"]*"' manifest.json | grep -o '[0-9a-f]\{64\}')
grep -q "$(basename "$config")" "blobs/sha256/$manifest" || die "The two manifests name other settings."
mapfile -t diffs < <(grep -o '"diff_ids":\[[^]]*\]' "$config" | grep -o '[0-9a-f]\{64\}')
number=0
for layer in $oci; do
    [ "$(gzip -dc "blobs/sha256/$layer" | sha256sum | cut -d ' ' -f 1)" = "${diffs[$number]}" ] || die "Layer $number is not what the settings say."
    tar -C "$place/root" --numeric-owner -xpzf "blobs/sha256/$layer"
    number=$((number + 1))
done
printf 'proven: %s blobs are what their names say, %s layers make up a root of %s, %s of an image\n' "$count" "$number" \
    "$(du -sk "$place/root" | awk '{ printf "%.0f MB", $1 / 1000 }')" "$(du -k "$image" | awk '{ printf "%.0f MB", $1 / 1000 }')"

value() { sed "s/.*\"$1\":\[\{0,1\}\"\([^\"]*\)\".*/\1/" "$config"; }
user=$(value User)
entry=$(value Entrypoint)
mapfile -t variables < <(grep -o '"Env":\[[^]]*\]' "$config" | sed 's/^"Env"://' | grep -o '"[^"]*"' | tr -d '"')
[ "${user%%:*}" -gt 0 ] || die "The image runs as root."
if [ "$(id -u)" -ne 0 ] || ! unshare --mount true 2>/dev/null; then
    printf 'proven: no more than that, as only root can make the mounts to run it with\n'
    exit 0
fi

# The process that is started becomes, in steps, that of the image, so that a signal reaches it.
inside=(unshare --mount --propagation private bash -c '
    set -eu
    root=$1 data=$2 user=$3
    shift 3
    mount --bind "$root" "$root"
    mount -o remount,bind,ro "$root"
    mount --bind "$data" "$root/data"
    mount -t tmpfs -o mode=1777 tmp "$root/tmp"
    mount --bind /proc "$root/proc"
    mount --rbind /dev "$root/dev"
    exec chroot --userspec="$user" "$root" /usr/bin/env -i HOME=/data "$@"' prove-image "$place/root" "$place/data" "$user" "${variables[@]}")
mkdir -m 700 "$place/data"
chown "$user" "$place/data"
port=8150
while port_is_taken 127.0.0.1 "$port"; do port=$((port + 1)); done

[ -z "$("${inside[@]}" bash -c 'echo x 2>/dev/null >/opt/billify/x; echo x 2>/dev/null >/etc/x' 2>/dev/null)" ]
[ ! -e "$place/root/opt/billify/x" ] || die "The root can be written to."
"${inside[@]}" "$entry" --version
"$JAVA_HOME/bin/java" "${COMMAND_FLAGS[@]}" "$ROOT/tools/launcher/Training.java" "$FIXTURES/korenaar" \
    "${inside[@]}" "$entry" run --host 0.0.0.0 --port "$port" --no-demo >"$place/visit"
grep -q ' 201$' "$place/visit" || die "Nobody could sign up."
! grep ' 5[0-9][0-9]$' "$place/visit" || die "A page failed."

mkfifo "$place/said"
begun=$(date +%s%N)
"${inside[@]}" "$entry" run --host 0.0.0.0 --port "$port" --no-demo >"$place/said" &
pid=$!
trap 'kill $pid 2>/dev/null' EXIT
read -r said <"$place/said"
case "$said" in 'Billify is ready'*) ;; *) die "It does not start again." ;; esac
printf 'proven: a start takes %s ms\n' $((($(date +%s%N) - begun) / 1000000))
grep -q '/server.aot' "/proc/$pid/maps" || die "The start did not use its cache."
awk '/^Uid:/ { print "proven: it runs as user " $2 }' "/proc/$pid/status"
# What an engine asks every 30 seconds, with the programs of the image.
health=$(grep -o '"Healthcheck":{"Test":\["CMD","bash","-c",".*"\],"Interval"' "$config" \
    | sed -e 's/.*"-c","//' -e 's/"\],"Interval"$//' -e 's/\\\(["\\]\)/\1/g' -e "s/8080/$port/")
"${inside[@]}" bash -c "$health" || die "The health check says that it is not well."
! "${inside[@]}" bash -c "${health/$port/1}" 2>/dev/null || die "The health check is content with anything."
"${inside[@]}" "$entry" doctor >"$place/doctor" || [ $? -eq 1 ]
if grep '^BAD' "$place/doctor"; then exit 1; fi
"${inside[@]}" "$entry" backup /data/one.backup
kill "$pid"
wait "$pid" || [ $? -eq 143 ]
trap - EXIT
"${inside[@]}" "$entry" restore /data/one.backup --key /data/backup.key --data /data/again >"$place/restored"
printf 'proven: from its layers alone, on a root that cannot be written to: two starts, a visit, the health check, doctor, backup and restore\n'
