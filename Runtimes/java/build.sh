#!/usr/bin/env bash
# Compiles the Java bootstrap into bootstrap.jar (what functions see) and runtime.jar (the rest), if a source is newer.
# Needs a JDK and Jackson (Debian: openjdk-17-jdk-headless, libjackson2-databind-java).
set -euo pipefail
cd "$(dirname "$0")"

exec 9<core
flock 9
if [ -e runtime.jar ] && [ -z "$(find core runtime build.sh -newer runtime.jar -print -quit)" ]; then exit 0; fi

classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
jackson=${JACKSON_DIRECTORY:-/usr/share/java}
# The oldest version that the service still runs; newer compilers warn that it is old.
compile() { javac --release 8 -Xlint:-options -encoding UTF-8 -parameters -d "$classes/$1" -cp "$2" $(find "$1" -name '*.java'); }
compile core ""
compile runtime "$classes/core:$jackson/jackson-core.jar:$jackson/jackson-databind.jar:$jackson/jackson-annotations.jar"
jar --create --file "$classes/bootstrap.jar" --main-class lambent.runtime.Start -C "$classes/core" .
jar --create --file "$classes/runtime.jar" -C "$classes/runtime" .
mv "$classes/bootstrap.jar" bootstrap.jar
mv "$classes/runtime.jar" runtime.jar
