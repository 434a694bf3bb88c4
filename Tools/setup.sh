#!/usr/bin/env bash
# Installs what building and testing need on a Debian or Ubuntu with the Swift toolchain:
# Debian packages that are missing, and the pinned test clients in .venv; compiles the bootstrap for Java.
# Asks nothing; quick when nothing is to do.
# With --sdks also the clients in other languages that the end-to-end tests use, which are large.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

command -v swift >/dev/null || fail "no swift on PATH: install the Swift 6.2 toolchain or later (https://www.swift.org/install/linux)"

# A Debian package is wanted when the thing it brings is not there, wherever that came from.
wanted=()
want_command() { command -v "$1" >/dev/null || wanted+=("$2"); }
want_file() {
    local file
    for file in $1; do [ -e "$file" ] && return; done
    wanted+=("$2")
}

want_command make make
want_command gcc gcc
want_command curl curl
want_command git git
want_command ps procps
want_command ip iproute2
want_command zip zip
# Container images: what fetches them, and what tests make them with.
want_command skopeo skopeo
want_command umoci umoci
want_command zstd zstd
want_command flock util-linux
want_command pkg-config pkg-config
# Tools of the sandboxes: images of packages, and of /tmp. They may lie outside an ordinary user's PATH.
want_file "/usr/bin/mkfs.erofs /usr/sbin/mkfs.erofs /sbin/mkfs.erofs" erofs-utils
want_file "/usr/sbin/mkfs.ext4 /sbin/mkfs.ext4" e2fsprogs
want_command node nodejs
want_command ruby ruby
want_command javac openjdk-17-jdk-headless
want_file /usr/share/java/jackson-databind.jar libjackson2-databind-java
want_file /usr/bin/python3 python3
want_file "/usr/lib/python3*/ensurepip/__init__.py" python3-venv
want_file /usr/include/sqlite3.h libsqlite3-dev
want_file /usr/include/archive.h libarchive-dev
want_file "/usr/include/stdio.h" libc6-dev
want_file "/usr/include/c++/*/vector" g++
want_file /usr/include/zlib.h zlib1g-dev
want_file /etc/ssl/certs/ca-certificates.crt ca-certificates
# The toolchain itself starts only with these.
want_file "/lib/*/libncurses.so.6 /usr/lib/*/libncurses.so.6" libncurses6
want_file "/usr/lib/*/libedit.so.2" libedit2
want_file "/usr/lib/*/libxml2.so.*" libxml2
want_file "/usr/lib/*/libcurl.so.4" libcurl4

if [ "${1:-}" = --sdks ]; then
    want_command go golang-go
    want_file /usr/share/gocode/src/github.com/aws/aws-sdk-go-v2/service/lambda golang-github-aws-aws-sdk-go-v2-dev
fi

if [ ${#wanted[@]} -gt 0 ]; then
    command -v apt-get >/dev/null || fail "missing, and there is no apt-get to install it: ${wanted[*]}"
    root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "missing, and neither root nor sudo to install it: ${wanted[*]}"
        root=(sudo -n)
    fi
    say "installing ${wanted[*]}"
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q </dev/null >&2
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${wanted[@]}" </dev/null >&2
fi

# The distribution's own interpreter, not a version switcher's shim that may lead elsewhere tomorrow.
python=/usr/bin/python3
stamp=".venv/.installed-$(cat Tools/requirements.txt <("$python" --version) | sha256sum | cut -c1-16)"
if [ ! -e "$stamp" ]; then
    say "installing the test clients into .venv"
    [ "$(.venv/bin/python --version 2>/dev/null)" = "$("$python" --version)" ] || rm -rf .venv
    "$python" -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --requirement Tools/requirements.txt \
        </dev/null >&2
    rm -f .venv/.installed-*
    touch "$stamp"
fi

Runtimes/java/build.sh
