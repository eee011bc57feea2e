// Tests that captures go that are unused or given twice, with the ties of the others kept.
util.func private @before(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %size: index) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0:2 = stream.async.execute with(%arg1 as %a: !stream.resource<*>{%size}, %arg0 as %b: !stream.resource<*>{%size}, %arg0 as %c: !stream.resource<*>{%size}) -> %arg0{%size} {
    %1 = stream.async.dispatch @ex::@d(%b[%c0 to %size for %size], %c[%c0 to %size for %size]) : (!stream.resource<*>{%size}, !stream.resource<*>{%size}) -> %b{%size}
    stream.yield %1 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %0#0, %0#1 : !stream.resource<*>, !stream.timepoint
}
util.func private @after(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %size: index) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0:2 = stream.async.execute with(%arg0 as %b: !stream.resource<*>{%size}) -> %arg0{%size} {
    %1 = stream.async.dispatch @ex::@d(%b[%c0 to %size for %size], %b[%c0 to %size for %size]) : (!stream.resource<*>{%size}, !stream.resource<*>{%size}) -> %b{%size}
    stream.yield %1 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %0#0, %0#1 : !stream.resource<*>, !stream.timepoint
}

// -----
// Tests that a result that is yielded twice is given once, and that unused results stay.
util.func private @before(%size: index, %value: i8) -> (!stream.resource<*>, !stream.resource<*>, !stream.timepoint) {
  %0:4 = stream.async.execute with() -> (!stream.resource<*>{%size}, !stream.resource<*>{%size}, !stream.resource<*>{%size}) {
    %1 = stream.async.splat %value : i8 -> !stream.resource<*>{%size}
    %2 = stream.async.alloca : !stream.resource<*>{%size}
    stream.yield %1, %1, %2 : !stream.resource<*>{%size}, !stream.resource<*>{%size}, !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %0#0, %0#1, %0#3 : !stream.resource<*>, !stream.resource<*>, !stream.timepoint
}
util.func private @after(%size: index, %value: i8) -> (!stream.resource<*>, !stream.resource<*>, !stream.timepoint) {
  %0:3 = stream.async.execute with() -> (!stream.resource<*>{%size}, !stream.resource<*>{%size}) {
    %1 = stream.async.splat %value : i8 -> !stream.resource<*>{%size}
    %2 = stream.async.alloca : !stream.resource<*>{%size}
    stream.yield %1, %2 : !stream.resource<*>{%size}, !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %0#0, %0#0, %0#2 : !stream.resource<*>, !stream.resource<*>, !stream.timepoint
}

// -----
// Tests that a result is tied to the capture whose storage it is.
util.func private @before(%arg0: !stream.resource<*>, %size: index) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0:2 = stream.async.execute with(%arg0 as %a: !stream.resource<*>{%size}) -> !stream.resource<*>{%size} {
    %1 = stream.async.concurrent with(%a as %b: !stream.resource<*>{%size}) -> !stream.resource<*>{%size} {
      %2 = stream.async.dispatch @ex::@d(%b[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> %b{%size}
      stream.yield %2 : !stream.resource<*>{%size}
    }
    stream.yield %1 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %0#0, %0#1 : !stream.resource<*>, !stream.timepoint
}
util.func private @after(%arg0: !stream.resource<*>, %size: index) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0:2 = stream.async.execute with(%arg0 as %a: !stream.resource<*>{%size}) -> %arg0{%size} {
    %1 = stream.async.concurrent with(%a as %b: !stream.resource<*>{%size}) -> %a{%size} {
      %2 = stream.async.dispatch @ex::@d(%b[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> %b{%size}
      stream.yield %2 : !stream.resource<*>{%size}
    }
    stream.yield %1 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %0#0, %0#1 : !stream.resource<*>, !stream.timepoint
}

// -----
// Tests that what the host would await is awaited by the region, timepoints of several awaits joined.
util.func private @before(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %size: index, %t0: !stream.timepoint, %t1: !stream.timepoint) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0 = stream.timepoint.await %t0 => %arg0 : !stream.resource<*>{%size}
  %1 = stream.timepoint.await %t1 => %arg1 : !stream.resource<*>{%size}
  %2:2 = stream.async.execute with(%0 as %a: !stream.resource<*>{%size}, %1 as %b: !stream.resource<*>{%size}) -> !stream.resource<*>{%size} {
    %3 = stream.async.dispatch @ex::@d(%a[%c0 to %size for %size], %b[%c0 to %size for %size]) : (!stream.resource<*>{%size}, !stream.resource<*>{%size}) -> !stream.resource<*>{%size}
    stream.yield %3 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %2#0, %2#1 : !stream.resource<*>, !stream.timepoint
}
util.func private @after(%arg0: !stream.resource<*>, %arg1: !stream.resource<*>, %size: index, %t0: !stream.timepoint, %t1: !stream.timepoint) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0 = stream.timepoint.join max(%t0, %t1) => !stream.timepoint
  %1:2 = stream.async.execute await(%0) => with(%arg0 as %a: !stream.resource<*>{%size}, %arg1 as %b: !stream.resource<*>{%size}) -> !stream.resource<*>{%size} {
    %2 = stream.async.dispatch @ex::@d(%a[%c0 to %size for %size], %b[%c0 to %size for %size]) : (!stream.resource<*>{%size}, !stream.resource<*>{%size}) -> !stream.resource<*>{%size}
    stream.yield %2 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %1#0, %1#1 : !stream.resource<*>, !stream.timepoint
}

// -----
// Tests that a region in which nothing is done goes, and waits for what is reached from the start.
util.func private @before(%arg0: !stream.resource<*>, %size: index) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0:2 = stream.async.execute with(%arg0 as %a: !stream.resource<*>{%size}) -> !stream.resource<*>{%size} {
    stream.yield %a : !stream.resource<*>{%size}
  } => !stream.timepoint
  %1:2 = stream.async.execute await(%0#1) => with(%0#0 as %a: !stream.resource<*>{%size}) -> !stream.resource<*>{%size} {
    %2 = stream.async.dispatch @ex::@d(%a[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> !stream.resource<*>{%size}
    stream.yield %2 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %1#0, %1#1 : !stream.resource<*>, !stream.timepoint
}
util.func private @after(%arg0: !stream.resource<*>, %size: index) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0:2 = stream.async.execute with(%arg0 as %a: !stream.resource<*>{%size}) -> !stream.resource<*>{%size} {
    %1 = stream.async.dispatch @ex::@d(%a[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> !stream.resource<*>{%size}
    stream.yield %1 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %0#0, %0#1 : !stream.resource<*>, !stream.timepoint
}

// -----
// Tests that subviews are made inside of the region that captures them.
util.func private @before(%arg0: !stream.resource<*>, %size: index, %part: index, %offset: index) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0 = stream.resource.subview %arg0[%offset] : !stream.resource<*>{%size} -> !stream.resource<*>{%part}
  %1:2 = stream.async.execute with(%0 as %a: !stream.resource<*>{%part}) -> !stream.resource<*>{%size} {
    %2 = stream.async.dispatch @ex::@d(%a[%c0 to %part for %part]) : (!stream.resource<*>{%part}) -> !stream.resource<*>{%size}
    stream.yield %2 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %1#0, %1#1 : !stream.resource<*>, !stream.timepoint
}
util.func private @after(%arg0: !stream.resource<*>, %size: index, %part: index, %offset: index) -> (!stream.resource<*>, !stream.timepoint) {
  %c0 = arith.constant 0 : index
  %0:2 = stream.async.execute with(%arg0 as %a: !stream.resource<*>{%size}) -> !stream.resource<*>{%size} {
    %1 = stream.resource.subview %a[%offset] : !stream.resource<*>{%size} -> !stream.resource<*>{%part}
    %2 = stream.async.dispatch @ex::@d(%1[%c0 to %part for %part]) : (!stream.resource<*>{%part}) -> !stream.resource<*>{%size}
    stream.yield %2 : !stream.resource<*>{%size}
  } => !stream.timepoint
  util.return %0#0, %0#1 : !stream.resource<*>, !stream.timepoint
}
