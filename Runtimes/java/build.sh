#!/usr/bin/env bash
# Compiles the Java bootstrap into bootstrap.jar (what functions see), runtime.jar (the rest), and what a process needs that
# waits for its function (stem/ and libstem.so), if a source is newer.
# Needs a JDK, a C compiler and Jackson (Debian: openjdk-17-jdk-headless, gcc, libjackson2-databind-java).
set -euo pipefail
cd "$(dirname "$0")"

exec 9<core
flock 9
if [ -e runtime.jar ] && [ -z "$(find core runtime idle native build.sh -newer runtime.jar -print -quit)" ]; then exit 0; fi

classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
jackson=${JACKSON_DIRECTORY:-/usr/share/java}
# The oldest version that the service still runs; newer compilers warn that it is old.
compile() { javac --release 8 -Xlint:-options -encoding UTF-8 -parameters -d "$classes/$1" -cp "$2" $(find "$1" -name '*.java'); }
compile core ""
compile runtime "$classes/core:$jackson/jackson-core.jar:$jackson/jackson-databind.jar:$jackson/jackson-annotations.jar"
compile idle "$classes/core"
${CC:-cc} -shared -fPIC -O2 -Wall -Wextra -o "$classes/libstem.so" native/stem.c
jar --create --file "$classes/bootstrap.jar" --main-class lambent.runtime.Start -C "$classes/core" .
jar --create --file "$classes/runtime.jar" -C "$classes/runtime" .
# One of its handlers is found in a directory, the other in an archive, as those of functions are.
mkdir -p "$classes/idle/lib"
jar --create --file "$classes/idle/lib/named.jar" -C "$classes/idle" Named.class
rm "$classes/idle/Named.class"
mkdir "$classes/idle/classes"
mv "$classes/idle/Plain.class" "$classes/idle/classes"
chmod -R a+rX "$classes/idle"
rm -rf stem
mv "$classes/idle" stem
mv "$classes/libstem.so" libstem.so
mv "$classes/bootstrap.jar" bootstrap.jar
mv "$classes/runtime.jar" runtime.jar
