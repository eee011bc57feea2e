#!/bin/sh
# Compiles a model with the installed IREE and another scheduler in the middle of it.
#
# usage: schedule_and_compile.sh MODEL.mlir -o OUTPUT [--to STAGE] [--save-temps DIR]
#                                [-- iree-compile flags...]
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
#   -h, --help        show this text
#
# environment:
#   IREE_SCHED_OPT       the scheduler's command, split at blanks (default: iree-sched-opt);
#                        iree-opt is IREE's own scheduler
#   IREE_SCHED_FLAGS     more flags for it, split at blanks
#   IREE_SCHED_PIPELINE  its --pass-pipeline (default: iree-stream-schedule-execution and
#                        iree-stream-schedule-concurrency, on functions and initializers)
#   IREE_COMPILE         IREE's compiler (default: iree-compile)
#   IREE_OPT             IREE's pass runner (default: iree-opt)
#
# The flags after `--` go to both runs of iree-compile.
# Those named --iree-stream-* go to iree-opt too, as its passes read them; the scheduler gets only
# IREE_SCHED_FLAGS.
# With --iree-scheduling-initialization-mode=async, iree-stream-sync-initializers is left out, as
# IREE does.
# Other --iree-scheduling-* flags and those of parameter encoders do nothing here: they act inside
# the stream pipeline that this script takes apart.
#
# The pass lists are those of IREE 3.13.
# Exit status: 0, 1 when a stage fails, 2 for wrong usage.
set -eu

# What IREE runs between the flow phase and its scheduling passes.
# `F(a,b)` runs a and b on every function and every initializer.
passes_before() {
  cat <<'END'
iree-util-verify-initialization-order
iree-stream-tensor-transformation-pipeline
iree-stream-specialize-encodings
F(iree-stream-encode-host-tensors)
stream.executable(iree-stream-encode-device-tensors)
iree-stream-materialize-encodings
F(iree-stream-layout-slices)
iree-stream-cleanup-pipeline
iree-stream-verify-lowering-to-async-resources
F(iree-stream-materialize-copy-on-write,canonicalize)
iree-stream-elide-async-copies
F(canonicalize,iree-stream-emplace-allocations)
iree-stream-refine-usage
F(canonicalize)
iree-stream-elide-async-copies
iree-stream-cleanup-pipeline
iree-stream-verify-async-access-ranges
iree-stream-place-transfer-executions
END
}

# The two that are replaced; both look at one function or initializer alone, so their order over
# these is free.
passes_scheduled() {
  cat <<'END'
F(iree-stream-schedule-execution,iree-stream-schedule-concurrency)
END
}

# What IREE runs after them, to the end of the stream phase.
passes_after() {
  cat <<'END'
iree-stream-sync-initializers
iree-stream-propagate-timepoints
iree-stream-materialize-builtins
iree-stream-cleanup-pipeline
iree-stream-verify-lowering-to-async
iree-stream-cmd-transformation-pipeline
iree-stream-optimization-pipeline
iree-stream-cleanup-pipeline
symbol-dce
END
}

# A list of passes on stdin to the text that --pass-pipeline takes.
pipeline() {
  sed 's/^F(\(.*\))$/util.func(\1),util.initializer(\1)/' | paste -s -d , - |
    sed 's/.*/builtin.module(&)/'
}

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

# IREE 3.13 prints `<favor-max-concurrency>` for `<"max-concurrency">`, and then cannot read it.
mend='s/\(#stream\.partitioning_config<\)favor-\([a-z-]*\)>/\1"\2">/g'

# run_text STAGE COMMAND...: runs a stage whose command takes `-o`, leaves what it wrote as
# STAGE.mlir, and ends if --to says so.
run_text() {
  rm -f "$work/raw.mlir"
  run "$@" -o "$work/raw.mlir"
  run "$1" sed "$mend" "$work/raw.mlir" >"$work/$1.mlir"
  rm "$work/raw.mlir"
  [ "$last_stage" != "$1" ] || deliver "$work/$1.mlir"
}

# Puts a finished file at OUTPUT, whole, and ends.
deliver() {
  cp "$1" "$partial"
  mv "$partial" "$output"
  exit 0
}

model='' output='' save_temps='' last_stage=vmfb
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

# What is left in "$@" is for iree-compile.
after=$(passes_after | pipeline)
stream_flags=''
for flag in "$@"; do
  case $flag in
    --iree-stream-*) stream_flags="$stream_flags $flag" ;;
    --iree-scheduling-initialization-mode=async)
      after=$(passes_after | sed /sync-initializers/d | pipeline) ;;
  esac
done

iree_compile=${IREE_COMPILE:-iree-compile}
iree_opt=${IREE_OPT:-iree-opt}
scheduler=${IREE_SCHED_OPT:-iree-sched-opt}
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

# What is split at blanks below holds no file name patterns.
set -f
run_text flow "$iree_compile" --compile-to=flow "$@" "$model"
# shellcheck disable=SC2086
run_text pre "$iree_opt" $stream_flags \
  --pass-pipeline="$(passes_before | pipeline)" "$work/flow.mlir"
# shellcheck disable=SC2086
run_text scheduled $scheduler ${IREE_SCHED_FLAGS:-} \
  --pass-pipeline="${IREE_SCHED_PIPELINE:-$(passes_scheduled | pipeline)}" "$work/pre.mlir"
# shellcheck disable=SC2086
run_text stream "$iree_opt" $stream_flags --pass-pipeline="$after" "$work/scheduled.mlir"
# From stdin: the build's debug information would otherwise name a directory that is gone.
run vmfb "$iree_compile" --compile-from=stream "$@" - -o "$work/model.vmfb" <"$work/stream.mlir"
deliver "$work/model.vmfb"
