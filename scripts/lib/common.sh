# What the scripts share. To be sourced from the top folder of the project.

say() { printf '== %s\n' "$*"; }

fail() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# configure PRESET: makes build/PRESET, through ccache where it is installed.
configure() {
  local launcher=()
  if command -v ccache >/dev/null; then
    launcher=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  fi
  say "configuring build/$1"
  cmake --preset "$1" "${launcher[@]}" >"$(log_file "configure-$1")" 2>&1 || {
    cat "$(log_file "configure-$1")" >&2
    fail "CMake could not configure build/$1"
  }
}

# build PRESET [TARGET...]: configures and builds; all targets if none is named.
build() {
  local preset=$1
  shift
  configure "$preset"
  say "building ${*:-everything} in build/$preset"
  cmake --build --preset "$preset" ${1:+--target "$@"}
}

# log_file NAME: a file for a step's output, in a folder that exists.
log_file() {
  mkdir -p build/logs
  echo "build/logs/$1.log"
}
