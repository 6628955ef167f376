# shellcheck shell=bash
# What the machine must have: a JDK, Maven, the ALSA library. Sourced by ngoma.

oldest_java=25

# Sets os_id and os_version (whole number; 0 when the system gives none).
read_os() {
  local key value
  os_id='' os_version=0
  [[ -r $system/etc/os-release ]] || return 0
  while IFS='=' read -r key value; do
    value=${value//\"/}
    case $key in
      ID) os_id=$value ;;
      VERSION_ID) [[ $value =~ ^[0-9]+ ]] && os_version=${BASH_REMATCH[0]} ;;
    esac
  done <"$system/etc/os-release"
}

# PACKAGE REASON: installs by apt-get; fails when that is not possible, having said nothing worse
# than what it tries.
install_package() {
  local rights=()
  command -v apt-get >/dev/null || return 1
  if (($(id -u) != 0)); then
    command -v sudo >/dev/null || return 1
    rights=(sudo)
  fi
  say "installing $1 ($2)"
  mkdir -p "$root/target"
  local get=("${rights[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq)
  local packages=(install -y --no-install-recommends "$1")
  "${get[@]}" "${packages[@]}" >>"$log" 2>&1 && return
  "${get[@]}" update >>"$log" 2>&1 && "${get[@]}" "${packages[@]}" >>"$log" 2>&1
}

# FOLDER: sets java_identity to all that names one build of a JDK; fails below the oldest one.
identify_jdk() {
  local release=$1/release
  java_identity=''
  if [[ -r $release ]]; then
    IFS= read -r -d '' java_identity <"$release"
    [[ $java_identity =~ JAVA_VERSION=\"?([0-9]+) ]] || return 1
  else
    java_identity=$("$1/bin/java" -version 2>&1)
    [[ $java_identity =~ version\ \"([0-9]+) ]] || return 1
  fi
  ((BASH_REMATCH[1] >= oldest_java))
}

# FOLDER PROGRAM: takes the JDK in that folder when it is new enough and its bin has PROGRAM.
take_jdk() {
  [[ -x $1/bin/java && -x $1/bin/$2 ]] && identify_jdk "$1" && java_home=$1
}

# PROGRAM: sets java_home to a JDK whose bin folder has PROGRAM.
look_for_jdk() {
  local folder
  [[ -n ${JAVA_HOME:-} ]] && take_jdk "$JAVA_HOME" "$1" && return
  if command -v java >/dev/null; then
    folder=$(readlink -f "$(command -v java)")
    take_jdk "${folder%/bin/java}" "$1" && return
  fi
  for folder in "$system"/usr/lib/jvm/*; do
    take_jdk "$folder" "$1" && return
  done
  return 1
}

# PROGRAM: java to run, javac to build as well.
need_jdk() {
  local package=openjdk-$oldest_java-jdk-headless
  look_for_jdk "$1" && return
  read_os
  if [[ $os_id != debian ]] || ((os_version > 0 && os_version < 13)); then
    die 1 "Ngoma needs JDK $oldest_java or newer, which this system does not offer:" \
      "install Temurin $oldest_java (adoptium.net) and set JAVA_HOME to its folder."
  fi
  if ! { install_package "$package" "Ngoma is written in Java" && look_for_jdk "$1"; }; then
    die 1 "Ngoma needs JDK $oldest_java: run 'apt-get install $package' as root, then this again."
  fi
}

need_maven() {
  command -v mvn >/dev/null && return
  install_package maven "it builds Ngoma" && command -v mvn >/dev/null && return
  die 1 "Ngoma is built by Maven: run 'apt-get install maven' as root, then this again."
}

# Without the library the box still plays, on the null port.
want_alsa() {
  local file package=libasound2
  for file in "$system"{/usr,}/lib{,64}{,/*-linux-gnu*}/libasound.so.2; do
    [[ -e $file ]] && return
  done
  read_os
  ((os_version >= 13)) && package=libasound2t64
  install_package "$package" "sound cards are played through it" && return
  say "no ALSA library, so no sound card; to hear Ngoma run 'apt-get install $package' as root."
}
