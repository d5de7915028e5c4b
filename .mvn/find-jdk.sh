# Sourced by ./javoke and ./check: sets JAVA_HOME to a JDK 25 or newer, or says what to install.

jdk_major() { # the major version of the JDK in folder $1; nothing where there is none
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  local candidate major on_path
  on_path=$(command -v javac || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$candidate" ] || continue
    major=$(jdk_major "$candidate")
    if [ -n "$major" ] && [ "$major" -ge 25 ]; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done
  {
    echo "Javoke needs JDK 25 or newer, and found none in JAVA_HOME, on the PATH or in the usual folders."
    echo "Install one (Eclipse Temurin 25 is a good choice) and set JAVA_HOME to its folder."
  } >&2
  return 1
}

find_jdk || exit 1
