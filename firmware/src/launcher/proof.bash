# shellcheck shell=bash
# ngoma test. Sourced by ngoma.

# MAVEN_ARGUMENT...: runs every test and says in the last line how it went.
run_tests() {
  local argument json='' arguments=() status reports passed failed skipped
  for argument; do
    if [[ $argument == --json ]]; then json=yes; else arguments+=("$argument"); fi
  done
  want_alsa
  need_jdk javac
  need_maven
  mkdir -p "$root/target"
  touch "$root/target/test.begun"
  rm -rf "$root"/{,*/,*/*/}target/{surefire,failsafe}-reports
  maven -Dspotless.goal=check -fae "${arguments[@]}" verify
  status=$?
  if ((status == 0 && ${#arguments[@]} == 0)); then # that was a build, too
    touch -r "$root/target/test.begun" "$root"/target/{product,bench}.stamp
  fi
  reports=("$root"/{*,*/*}/target/{surefire,failsafe}-reports/TEST-*.xml)
  read -r passed failed skipped < <(count_tests "${reports[@]}")
  if ((status == 0 && passed + failed == 0)); then
    say 'not one test ran: that is a fault of the build.'
    status=1
  fi
  warn_untested
  if [[ -n $json ]]; then
    printf '{"passed":%d,"failed":%d,"skipped":%d,"status":%d}\n' "$passed" "$failed" "$skipped" "$status"
  else
    ((status == 0)) || name_untested_modules
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  fi
  exit "$status"
}

# REPORT...: prints passed, failed and skipped over all surefire reports.
count_tests() {
  local file line passed=0 failed=0 skipped=0
  for file; do
    [[ -r $file ]] || continue
    line=$(grep -m 1 '<testsuite ' "$file")
    [[ $line =~ \ tests=\"([0-9]+)\" ]] && ((passed += BASH_REMATCH[1]))
    [[ $line =~ \ errors=\"([0-9]+)\" ]] && ((failed += BASH_REMATCH[1]))
    [[ $line =~ \ failures=\"([0-9]+)\" ]] && ((failed += BASH_REMATCH[1]))
    [[ $line =~ \ skipped=\"([0-9]+)\" ]] && ((skipped += BASH_REMATCH[1]))
  done
  echo "$((passed - failed - skipped)) $failed $skipped"
}

# After a failure: the modules that were never reached, because what they need failed.
name_untested_modules() {
  local folder names=()
  for folder in "$root"/{*,*/*}/src/test; do
    folder=${folder%/src/test}
    [[ -d $folder/src/test ]] || continue
    compgen -G "$folder/target/surefire-reports/TEST-*.xml" >/dev/null || names+=("${folder#"$root"/}")
  done
  ((${#names[@]} == 0)) || say "NOT TESTED, because something before them failed: ${names[*]}"
}

# What a green result does not cover on this machine.
warn_untested() {
  if [[ -z ${NGOMA_DATA:-} ]]; then
    say 'NOT TESTED: real-world MIDI files. Set NGOMA_DATA to a folder of data sets to read them.'
  fi
  if [[ -z ${NGOMA_RIG:-} ]]; then
    say 'NOT TESTED: real sound-card drivers. Set NGOMA_RIG to the folder of a rig to play on them.'
  fi
}
