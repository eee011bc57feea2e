// AMD Instinct MI300 (gfx942), through IREE's hip device.
//
// Measured: nothing. There was no such device where this was written; please tune and tell.
// Guess: many small kernels leave most of its 304 compute units idle, and transient memory is
// plentiful, so waves should be as wide as can be.
module @gfx942 attributes {iree_sched.spec_library} {
  // Only where there is something to run side by side; a chain is a chain under either favor.
  "iree_sched.rule"() {
    sym_name = "gfx942_wide_waves",
    match = {architecture = "gfx942", branching = {min = 1.2}},
    action = {concurrency = {partitioner = "reference", favor = "max-concurrency"}},
    doc = "Guess: memory is plentiful, and narrow waves leave compute units idle."
  } : () -> ()
}
