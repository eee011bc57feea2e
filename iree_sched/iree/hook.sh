#!/bin/sh
# Compiles a model with IREE and another scheduler in the middle of it.
#
# usage: schedule_and_compile.sh MODEL.mlir -o OUTPUT [--to STAGE] [--save-temps DIR]
#                                [--no-locations] [-- iree-compile flags...]
#
# The stages, in order, and what each leaves in DIR:
#   flow       flow.mlir       iree-compile --compile-to=flow
#   pre        pre.mlir        iree-opt, the stream passes that come before scheduling
#   scheduled  scheduled.mlir  the scheduler, iree-sched-opt
#   stream     stream.mlir     iree-opt, the stream passes that come after scheduling
#   vmfb       model.vmfb      iree-compile --compile-from=stream
#
# options:
#   -o OUTPUT         where the last stage's result goes; written whole or not at all
#   --to STAGE        stop after this stage (default: vmfb)
#   --save-temps DIR  keep what every stage made in DIR
#   --no-locations    hand IR over without the locations that debug information is made of
#   -h, --help        show this text
#
# environment:
#   IREE_SCHED_OPT       the scheduler's command, split at blanks (default: iree-sched-opt);
#                        iree-opt is IREE's own scheduler
#   IREE_SCHED_FLAGS     more flags for it, split at blanks
#   IREE_SCHED_PIPELINE  its --pass-pipeline (default: the text of scheduled.passes)
#   IREE_COMPILE         IREE's compiler (default: iree-compile)
#   IREE_OPT             IREE's pass runner (default: iree-opt)
#
# The flags after `--` go to both runs of iree-compile, and to iree-opt those of them that it has.
# The scheduler gets --iree-stream-partitioning-favor of them, and IREE_SCHED_FLAGS.
# Exit status: 0, 1 when a stage fails, 2 for wrong usage.
#
# Written by `iree-sched hook --write`, together with before.passes, scheduled.passes and
# after.passes: the stream phase of IREE @RELEASE@ around its scheduling passes.
# Write them anew for another release, or for other values of
# @FLAGS@.
set -eu

release='@RELEASE@'
# What the pass lists were written for, besides defaults.
written_for='@WRITTEN_FOR@'

show_usage() {
  sed -n '2,/^set -eu$/{/^set -eu$/d;s/^# \{0,1\}//;p;}' "$0"
}

fail_usage() {
  printf 'schedule_and_compile.sh: %s; --help shows the usage\n' "$1" >&2
  exit 2
}

# run STAGE COMMAND...: names the stage on stderr if its command fails.
run() {
  stage=$1
  shift
  "$@" && return
  status=$?
  printf 'schedule_and_compile.sh: stage %s failed: %s, exit status %s\n' \
    "$stage" "$1" "$status" >&2
  exit 1
}

# IREE prints `<favor-max-concurrency>` for `<"max-concurrency">`, and then cannot read it.
mend='@MEND@'

# run_text STAGE COMMAND...: runs a stage whose command takes `-o`, leaves what it wrote as
# STAGE.mlir, and ends if --to says so.
run_text() {
  rm -f "$work/raw.mlir"
  run "$@" -o "$work/raw.mlir"
  run "$1" sed "$mend" "$work/raw.mlir" >"$work/$1.mlir"
  rm "$work/raw.mlir"
  [ "$last_stage" != "$1" ] || deliver "$work/$1.mlir"
}

# cp_to SOURCE -o TARGET: a command for `run_text` where the text is there already.
cp_to() {
  cp "$1" "$3"
}

# Puts a finished file at OUTPUT, whole, and ends.
deliver() {
  cp "$1" "$partial"
  mv "$partial" "$output"
  exit 0
}

model='' output='' save_temps='' last_stage=vmfb locations=--mlir-print-debuginfo
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) show_usage; exit 0 ;;
    --) shift; break ;;
    -o | --to | --save-temps)
      [ $# -ge 2 ] || fail_usage "$1 needs a value"
      case $1 in
        -o) output=$2 ;;
        --to) last_stage=$2 ;;
        --save-temps) save_temps=$2 ;;
      esac
      shift 2 ;;
    --to=*) last_stage=${1#*=}; shift ;;
    --save-temps=*) save_temps=${1#*=}; shift ;;
    --no-locations) locations=''; shift ;;
    -*) fail_usage "unknown option $1" ;;
    *)
      [ -z "$model" ] || fail_usage "more than one model: $model, $1"
      model=$1
      shift ;;
  esac
done
[ -n "$model" ] || fail_usage 'no model'
[ -n "$output" ] || fail_usage 'no -o OUTPUT'
case $last_stage in
  flow | pre | scheduled | stream | vmfb) ;;
  *) fail_usage "no such stage: $last_stage" ;;
esac
if [ ! -r "$model" ] || [ -d "$model" ]; then
  fail_usage "cannot read $model"
fi
[ ! -d "$output" ] || fail_usage "$output is a directory"

iree_compile=${IREE_COMPILE:-iree-compile}
iree_opt=${IREE_OPT:-iree-opt}
scheduler=${IREE_SCHED_OPT:-iree-sched-opt @SCHEDULER_FLAGS@}
here=$(dirname "$0")
case $("$iree_compile" --version) in
  *"version $release."*) ;;
  *) printf 'schedule_and_compile.sh: warning: the pass lists are those of IREE %s, but %s is not\n' \
      "$release" "$iree_compile" >&2 ;;
esac

# What is left in "$@" is for iree-compile; what of it is for iree-opt is split at blanks.
known=$("$iree_opt" --help-hidden | sed -n 's/^ *--*\([A-Za-z0-9._-]*\).*/ \1 /p' | tr -d '\n')
opt_flags='' favor=''
for flag in "$@"; do
  name=${flag%%=*}
  name=${name#-}
  name=${name#-}
  case $name in
    @LISTED@)
      fail_usage "$flag changes the pass lists: give it to iree-sched hook --write" ;;
  esac
  case $name in
    iree-stream-partitioning-favor) favor=$flag ;;
  esac
  case $known in
    *" $name "*) opt_flags="$opt_flags $flag" ;;
  esac
done

work=''
partial=$output.partial.$$
trap 'rm -f "$partial"; [ -n "$save_temps" ] || rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
(: >"$partial") 2>/dev/null || fail_usage "cannot write $output"
if [ -n "$save_temps" ]; then
  mkdir -p "$save_temps"
  work=$save_temps
else
  work=$(mktemp -d "${TMPDIR:-/tmp}/schedule_and_compile.XXXXXX")
fi

# IREE cannot read all traces of tensors in the form in which it prints them.
generic=''
case "$*" in
  *iree-flow-trace*) generic=--mlir-print-op-generic ;;
esac
if grep -q 'tensor\.trace' "$model"; then
  generic=--mlir-print-op-generic
fi

# What is split at blanks below holds no file name patterns.
set -f

# IREE's front end drops attributes of exported functions that choose partitioners.
# Other schedulers know neither these nor passes of ours.
take='' passes=$(cat "$here/scheduled.passes")
# shellcheck disable=SC2086
if ! $scheduler --version | grep -q '^iree-sched'; then
  passes=$(printf '%s' "$passes" | sed 's/iree-sched-[a-z-]*\({[^}]*}\)\{0,1\},//g')
elif grep -q 'iree_sched\.' "$model"; then
  take="--iree-sched-take-attributes=file='$work/source.mlir'"
  run source "$iree_opt" --mlir-print-op-generic "$model" -o "$work/source.mlir"
fi

# shellcheck disable=SC2086
run_text flow "$iree_compile" --compile-to=flow $locations $generic $written_for "$@" "$model"
# shellcheck disable=SC2086
run pre "$iree_opt" $locations $generic $opt_flags \
  --pass-pipeline="$(cat "$here/before.passes")" "$work/flow.mlir" -o "$work/pre.mlir"
if [ -n "$take" ]; then
  # shellcheck disable=SC2086
  run pre $scheduler $locations "$take" "$work/pre.mlir" -o "$work/pre.mlir"
fi
run_text pre cp_to "$work/pre.mlir"
# shellcheck disable=SC2086
run_text scheduled $scheduler $locations $generic $favor ${IREE_SCHED_FLAGS:-} \
  --pass-pipeline="${IREE_SCHED_PIPELINE:-$passes}" "$work/pre.mlir"
# shellcheck disable=SC2086
run_text stream "$iree_opt" $locations $generic $opt_flags \
  --pass-pipeline="$(cat "$here/after.passes")" "$work/scheduled.mlir"
# From stdin: the build's debug information would otherwise name a directory that is gone.
# shellcheck disable=SC2086
run vmfb "$iree_compile" --compile-from=stream $written_for "$@" - -o "$work/model.vmfb" \
  <"$work/stream.mlir"
deliver "$work/model.vmfb"
