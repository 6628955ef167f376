# shellcheck shell=bash
# Playing: two processes and the shell that looks after them. Sourced by ngoma.

stop_seconds=0.24 # then what has not faded out is killed: all is gone within 300 ms
deaths_allowed=4  # of one process, within
deaths_micros=10000000
# Exit statuses of engine and box which mean that the user knows why: they are not started again.
said_why_usage=64
said_why_failure=65

# PROJECT-OR-NOTHING ARGUMENT...: demo and play.
play() {
  local project=$1 engine_arguments=() box_arguments=() wav='' scene='' render_arguments=()
  shift
  while (($#)); do
    case $1 in
      --device | --period | --periods | --rate | --cpu)
        (($# > 1)) || die 2 "$1 needs a value."
        engine_arguments+=("$1" "$2")
        [[ $1 == --rate ]] && render_arguments+=("$1" "$2")
        shift
        ;;
      --samples)
        (($# > 1)) || die 2 "$1 needs a value."
        export NGOMA_SAMPLES=$2
        shift
        ;;
      --home)
        (($# > 1)) || die 2 "$1 needs a value."
        export NGOMA_HOME=$2
        shift
        ;;
      --edits) # for proofs: edits that the box makes a second
        (($# > 1)) || die 2 "$1 needs a value."
        box_arguments+=("$1" "$2")
        shift
        ;;
      --scene)
        (($# > 1)) || die 2 "$1 needs a value."
        box_arguments+=("$1" "$2")
        scene=$2
        shift
        ;;
      --wav)
        (($# > 1)) || die 2 "$1 needs a value."
        wav=$2
        shift
        ;;
      --seconds)
        (($# > 1)) || die 2 "$1 needs a value."
        box_arguments+=("$1" "$2")
        render_arguments+=("$1" "$2")
        shift
        ;;
      --json)
        box_arguments+=("$1")
        render_arguments+=("$1")
        ;;
      -h | --help) help && exit ;;
      -*) box_arguments+=("$1") ;;
      *)
        [[ -z $project ]] || die 2 "one song at a time, and '$1' comes after '$project'."
        project=$1
        ;;
    esac
    shift
  done
  [[ -n $project ]] || die 2 "play what? Name a .mid or .ngoma file: ./ngoma play SONG.mid"
  [[ -z $wav || -z $scene ]] || die 2 "--wav writes the arrangement: leave --scene or --wav out."
  [[ -z $wav ]] || tool render "$project" -o "$wav" "${render_arguments[@]}"
  start_both
}

# SONG-OR-NOTHING OPTION...: plays and records. What ends it must wait until the recording is safe.
record() {
  local project='' from=input engine_arguments=() box_arguments=()
  while (($#)); do
    case $1 in
      --device | --period | --periods | --rate | --cpu)
        (($# > 1)) || die 2 "$1 needs a value."
        engine_arguments+=("$1" "$2")
        shift
        ;;
      --samples)
        (($# > 1)) || die 2 "$1 needs a value."
        export NGOMA_SAMPLES=$2
        shift
        ;;
      --input) from=input ;;
      --from)
        (($# > 1)) || die 2 "$1 needs a value."
        from=$2
        shift
        ;;
      --threshold | --pre-roll | --latency | --track | --seconds)
        (($# > 1)) || die 2 "$1 needs a value."
        box_arguments+=("$1" "$2")
        shift
        ;;
      -o)
        (($# > 1)) || die 2 "$1 needs a value."
        box_arguments+=(--out "$2")
        shift
        ;;
      --json) box_arguments+=("$1") ;;
      -h | --help) help && exit ;;
      -*) die 2 "record has no option $1; ./ngoma help lists what there is." ;;
      *)
        [[ -z $project ]] || die 2 "one song at a time, and '$1' comes after '$project'."
        project=$1
        ;;
    esac
    shift
  done
  [[ $from == input ]] && engine_arguments+=(--input)
  box_arguments+=(--record "$from")
  stop_seconds=600
  start_both
}

# Starts engine and box for the project, with their arguments.
start_both() {
  want_alsa
  ready product
  make_run_folder
  measure_terminal
  engine_command=("$java_home/bin/java" "${jvm_engine[@]}" -cp "$class_path" "$engine_main"
    --lane "$run_folder/lane" "${engine_arguments[@]}")
  box_command=("$java_home/bin/java" "${jvm_box[@]}" -cp "$class_path" "$box_main"
    --lane "$run_folder/lane" --project "$project" "${box_arguments[@]}")
  supervise
}

# WORD... OPTION...: lists presets, or plays or writes the one that the words name.
presets() {
  local words=() options=() heard=
  local -r given=("$@")
  while (($#)); do
    case $1 in
      --play) heard=yes ;;
      --wav)
        heard=yes
        options+=("$1" "${@:2:1}") && shift
        ;;
      --device | --period | --periods | --rate | --cpu | --samples | --seconds)
        options+=("$1" "${@:2:1}") && shift
        ;;
      -h | --help) tool presets --help ;;
      -*) options+=("$1") ;;
      *) words+=("$1") ;;
    esac
    (($#)) && shift
  done
  [[ -n $heard ]] || tool presets "${given[@]}"
  ((${#words[@]})) || die 2 "hear which preset? Name it: ./ngoma presets Yanos pluck --play"
  play "preset:${words[*]}" "${options[@]}"
}

# Sets run_folder, in memory where possible; NGOMA_RUN names one that others look into.
make_run_folder() {
  local base old owner
  run_folder=${NGOMA_RUN:-}
  [[ -n $run_folder ]] && return
  for base in "${XDG_RUNTIME_DIR:-}" /dev/shm "${TMPDIR:-/tmp}"; do
    [[ -n $base && -d $base && -w $base ]] && break
  done
  for old in "$base"/ngoma-run-*.??????; do # left by launchers that were killed
    owner=${old#"$base"/ngoma-run-}
    [[ -O $old && ! -d /proc/${owner%.*} ]] && rm -rf "$old"
  done
  run_folder=$(mktemp -d "$base/ngoma-run-$$.XXXXXX") || die 1 "no room in $base to start in."
  trap 'rm -rf "$run_folder"' EXIT
}

# Tells the box how long its status line may be; nothing when nobody watches.
measure_terminal() {
  local columns=0
  [[ -t 1 ]] || return
  read -r _ columns < <(stty -F /dev/tty size 2>/dev/null)
  export NGOMA_COLUMNS=$((columns > 0 ? columns : 80)) # some terminals claim to have none
}

# Starts both, starts again whichever dies, and ends by finish. Between a death and the new process
# lies nothing but this shell's own fork. Bash's words about killed jobs go nowhere.
supervise() {
  local gone status engine_deaths=() box_deaths=()
  engine='' box=''
  exec {keyboard}<&0 {terminal}>&2 2>/dev/null
  trap 'finish 130' INT
  trap 'finish 129' HUP
  trap 'finish 143' TERM
  start_engine
  start_box
  while true; do
    await_death
    case $status in
      "$said_why_usage") finish 2 ;;
      "$said_why_failure") finish 1 ;;
    esac
    if [[ $gone == "$engine" ]]; then
      start_engine
      engine_deaths=("${EPOCHREALTIME/[.,]/}" "${engine_deaths[@]::deaths_allowed}")
      refuse_crash_loop engine "$status" "${engine_deaths[@]}"
    elif [[ $gone == "$box" ]]; then
      ((status == 0)) && finish 0
      start_box
      box_deaths=("${EPOCHREALTIME/[.,]/}" "${box_deaths[@]::deaths_allowed}")
      refuse_crash_loop box "$status" "${box_deaths[@]}"
    fi
  done
}

start_engine() { "${engine_command[@]}" </dev/null 2>&"$terminal" & engine=$!; }
start_box() { "${box_command[@]}" <&"$keyboard" 2>&"$terminal" & box=$!; }

# Sets gone and status. Bash's wait -n knows nothing of what it has reaped before, so look first;
# no loop may stand between the look and the wait, for there bash reaps.
await_death() {
  gone=
  if ! kill -0 "$engine"; then
    gone=$engine
    wait "$gone"
  elif ! kill -0 "$box"; then
    gone=$box
    wait "$gone"
  else
    wait -n -p gone "$engine" "$box"
  fi
  status=$?
}

# NAME STATUS DEATH_MICROS...: latest first; too many too close mean that starting again is no help.
refuse_crash_loop() {
  local first=${*: -1}
  (($# - 2 > deaths_allowed && $3 - first < deaths_micros)) || return
  say "the $1 ended $(($# - 2)) times within $((deaths_micros / 1000000)) s (status $2), so all was stopped." \
    2>&"$terminal"
  finish 1
}

# STATUS: both fade out and end; what has not when the time is over is killed. The newest process
# may be one that a signal kept from being named.
finish() {
  local newest=${!:-} left timer gone
  trap '' INT HUP TERM
  kill -TERM "$engine" "$box" "$newest"
  sleep "$stop_seconds" & timer=$!
  while true; do
    left=()
    kill -0 "$engine" && left+=("$engine")
    kill -0 "$box" && left+=("$box")
    [[ $newest != "$engine" && $newest != "$box" ]] && kill -0 "$newest" && left+=("$newest")
    ((${#left[@]})) || break
    wait -n -p gone "${left[@]}" "$timer"
    [[ $gone == "$timer" ]] && kill -KILL "${left[@]}"
  done
  kill -KILL "$timer" # it ignores what this shell ignores
  exit "$1"
}
