# shellcheck shell=bash
# Building when sources are newer, and what makes a start quick. Sourced by ngoma.

maven() { (cd "$root" && JAVA_HOME=$java_home mvn -B -ntp "$@"); }

# KIND, product or bench: sets stamp, and whether what it stands for is older than its sources.
is_stale() {
  local part parts=(main) sources=()
  [[ $1 == bench ]] && parts+=(test jmh)
  stamp=$root/target/$1.stamp
  [[ -n ${NGOMA_BUILT:-} || ! -f $root/pom.xml ]] && return 1 # tests of the build at hand say so
  [[ -f $stamp && -d $root/firmware/target/lib ]] || return 0
  for part in "${parts[@]}"; do
    sources+=("$root"/*/src/"$part" "$root"/*/*/src/"$part")
  done
  [[ -n $(find "$root"/{,*/,*/*/}pom.xml "${sources[@]}" -newer "$stamp" -print -quit 2>/dev/null) ]]
}

# KIND: builds it unless somebody just has. The stamp is older than the build, so no edit is lost.
build() {
  local words='Building Ngoma…' skip=-Dmaven.test.skip=true
  is_stale "$1" || return 0
  [[ -f $stamp ]] || words='Building Ngoma (first time, about a minute)…'
  [[ $1 == bench ]] && skip=-DskipTests
  need_jdk javac
  need_maven
  rm -rf "$root"/firmware/target/{lib,ngoma-firmware-*.jar}
  touch "$stamp.begun"
  progress "$words"
  if ! maven -q -Dspotless.skip "$skip" package >"$log" 2>&1 </dev/null; then
    progress_done
    grep -m 8 '^\[ERROR\]' "$log" >&2 || tail -n 8 "$log" >&2
    die 1 "the build failed; all that it said is in $log"
  fi
  progress_done
  mv "$stamp.begun" "$stamp"
}

# COMMAND...: runs it while no other ngoma builds in this checkout.
alone() {
  local lock
  mkdir -p "$root/target"
  exec {lock}>"$root/target/build.lock"
  flock "$lock"
  "$@" {lock}>&-
  exec {lock}>&-
}

plan=$root/firmware/target/aot/plan

# Sets jars, and plan_key: what the plan depends on beside their contents.
read_jars() {
  jars=("$root"/firmware/target/ngoma-firmware-*.jar "$root"/firmware/target/lib/*.jar)
  plan_key="$java_home $root ${java_identity//$'\n'/ }"
}

# Takes class path, collector and archives from the last preparation, if it still holds.
take_plan() {
  local file lines=() archive
  read_jars
  [[ -f $plan ]] || return 1
  for file in "${jars[@]}" "$root/ngoma"; do
    [[ $file -nt $plan ]] && return 1
  done
  mapfile -t lines <"$plan"
  [[ ${lines[0]} == "$plan_key" ]] || return 1
  class_path=${lines[1]}
  read -ra box_collector <<<"${lines[2]}"
  jvm_box+=("${box_collector[@]}")
  archive=${plan%/*}/engine-${lines[3]}.aot
  [[ -f $archive ]] && jvm_engine+=("-XX:AOTCache=$archive" -XX:AOTMode=auto)
  archive=${plan%/*}/box-${lines[3]}.aot
  [[ -f $archive ]] && jvm_box+=("-XX:AOTCache=$archive" -XX:AOTMode=auto)
  return 0
}

# The JVM trusts an archive whose jars have changed, so its name carries their contents.
prepare() {
  local folder=${plan%/*} collector=("${jvm_box_collector[@]}") hash engine='' box='' path
  read_jars
  mkdir -p "$folder"
  "$java_home/bin/java" "${collector[@]}" -version &>/dev/null ||
    collector=("${jvm_box_collector_else[@]}")
  hash=$({ cat "${jars[@]}" && echo "$plan_key ${jvm_engine[*]} ${jvm_box[*]} ${collector[*]}"; } |
    sha256sum)
  hash=${hash::16}
  path=$(IFS=: && echo "${jars[*]}")
  if ! [[ -f $folder/engine-$hash.aot && -f $folder/box-$hash.aot ]]; then
    rm -f "$folder"/*.aot*
    progress 'Preparing a quick start…'
    trap 'kill "$engine" "$box" 2>/dev/null; exit 130' INT TERM HUP
    train "$folder/engine-$hash.aot" "$engine_main" "${jvm_engine[@]}" -cp "$path"
    engine=$!
    train "$folder/box-$hash.aot" "$box_main" "${jvm_box[@]}" "${collector[@]}" -cp "$path"
    box=$!
    wait "$engine" && mv "$folder/engine-$hash.aot"{.begun,} 2>/dev/null
    wait "$box" && mv "$folder/box-$hash.aot"{.begun,} 2>/dev/null
    rm -f "$folder"/*.begun*
    trap - INT TERM HUP
    progress_done
    [[ -f $folder/engine-$hash.aot && -f $folder/box-$hash.aot ]] ||
      say "no quick start this time, which costs a second; why is in $log"
  fi
  printf '%s\n' "$plan_key" "$path" "${collector[*]}" "$hash" >"$plan"
}

# ARCHIVE MAIN JVM_OPTION...: begins one rehearsal, from which the JVM writes the archive.
train() {
  "$java_home/bin/java" "${@:3}" "-XX:AOTCacheOutput=$1.begun" "$2" --train >>"$log" 2>&1 </dev/null &
}

# KIND: everything before a JVM can start.
ready() {
  is_stale "$1" && alone build "$1"
  need_jdk java
  take_plan && return
  alone prepare
  take_plan || die 1 "nothing to start in $root/firmware/target: delete $root/target and try again."
}
