// Tests that a transfer that stays where it is is a clone.
util.func private @before(%arg0: !stream.resource<transient>, %size: index) -> !stream.resource<external> {
  %0 = stream.async.transfer %arg0 : !stream.resource<transient>{%size} from(#hal.device.affinity<@a>) -> to(#hal.device.affinity<@a>) !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}
util.func private @after(%arg0: !stream.resource<transient>, %size: index) -> !stream.resource<external> {
  %0 = stream.async.clone on(#hal.device.affinity<@a>) %arg0 : !stream.resource<transient>{%size} -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

// -----
// Tests that a chain of transfers is one, and that there and back is nothing.
util.func private @before(%arg0: !stream.resource<transient>, %size: index) -> (!stream.resource<external>, !stream.resource<transient>) {
  %0 = stream.async.transfer %arg0 : !stream.resource<transient>{%size} from(#hal.device.affinity<@a>) -> to(#hal.device.affinity<@b>) !stream.resource<transient>{%size}
  %1 = stream.async.transfer %0 : !stream.resource<transient>{%size} from(#hal.device.affinity<@b>) -> to(#hal.device.affinity<@c>) !stream.resource<external>{%size}
  %2 = stream.async.transfer %0 : !stream.resource<transient>{%size} from(#hal.device.affinity<@b>) -> to(#hal.device.affinity<@a>) !stream.resource<transient>{%size}
  util.return %1, %2 : !stream.resource<external>, !stream.resource<transient>
}
util.func private @after(%arg0: !stream.resource<transient>, %size: index) -> (!stream.resource<external>, !stream.resource<transient>) {
  %0 = stream.async.transfer %arg0 : !stream.resource<transient>{%size} from(#hal.device.affinity<@a>) -> to(#hal.device.affinity<@c>) !stream.resource<external>{%size}
  util.return %0, %arg0 : !stream.resource<external>, !stream.resource<transient>
}

// -----
// Tests that affinities that are written as aliases compare as what they stand for.
#there = #hal.device.affinity<@a>
util.func private @before(%arg0: !stream.resource<transient>, %size: index) -> !stream.resource<external> {
  %0 = stream.async.transfer %arg0 : !stream.resource<transient>{%size} from(#there) -> to(#hal.device.affinity<@a>) !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}
util.func private @after(%arg0: !stream.resource<transient>, %size: index) -> !stream.resource<external> {
  %0 = stream.async.clone on(#there) %arg0 : !stream.resource<transient>{%size} -> !stream.resource<external>{%size}
  util.return %0 : !stream.resource<external>
}

// -----
// Tests that a clone of a splat is the splat once more for each user.
util.func private @before(%size: index, %value: i8) -> (!stream.resource<*>, !stream.resource<external>) {
  %c0 = arith.constant 0 : index
  %0 = stream.async.splat %value : i8 -> !stream.resource<*>{%size}
  %1 = stream.async.clone %0 : !stream.resource<*>{%size} -> !stream.resource<external>{%size}
  %2 = stream.async.dispatch @ex::@a(%0[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> %0{%size}
  %3 = stream.async.dispatch @ex::@b(%1[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> %1{%size}
  util.return %2, %3 : !stream.resource<*>, !stream.resource<external>
}
util.func private @after(%size: index, %value: i8) -> (!stream.resource<*>, !stream.resource<external>) {
  %c0 = arith.constant 0 : index
  %0 = stream.async.splat %value : i8 -> !stream.resource<*>{%size}
  %1 = stream.async.dispatch @ex::@a(%0[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> %0{%size}
  %2 = stream.async.splat %value : i8 -> !stream.resource<external>{%size}
  %3 = stream.async.dispatch @ex::@b(%2[%c0 to %size for %size]) : (!stream.resource<external>{%size}) -> %2{%size}
  util.return %1, %3 : !stream.resource<*>, !stream.resource<external>
}

// -----
// Tests that only the element that is loaded is transferred from behind a clone.
util.func private @before(%arg0: !stream.resource<transient>, %size: index, %offset: index) -> i32 {
  %0 = stream.async.clone %arg0 : !stream.resource<transient>{%size} -> !stream.resource<transient>{%size}
  %1 = stream.async.transfer %0 : !stream.resource<transient>{%size} -> !stream.resource<staging>{%size}
  %2 = stream.async.load %1[%offset] : !stream.resource<staging>{%size} -> i32
  util.return %2 : i32
}
util.func private @after(%arg0: !stream.resource<transient>, %size: index, %offset: index) -> i32 {
  %c4 = arith.constant 4 : index
  %c0 = arith.constant 0 : index
  %0 = arith.addi %offset, %c4 : index
  %1 = stream.async.slice %arg0[%offset to %0] : !stream.resource<transient>{%size} -> !stream.resource<transient>{%c4}
  %2 = stream.async.transfer %1 : !stream.resource<transient>{%c4} -> !stream.resource<staging>{%c4}
  %3 = stream.async.load %2[%c0] : !stream.resource<staging>{%c4} -> i32
  util.return %3 : i32
}

// -----
// Tests that bitcasts go into loads and stores, and that casts fold.
util.func private @before(%arg0: !stream.resource<staging>, %size: index, %value: f32) -> (f32, !stream.resource<staging>) {
  %c0 = arith.constant 0 : index
  %0 = stream.async.load %arg0[%c0] : !stream.resource<staging>{%size} -> i32
  %1 = arith.bitcast %0 : i32 to f32
  %2 = arith.bitcast %value : f32 to i32
  %3 = stream.async.store %2, %arg0[%c0] : i32 -> %arg0 as !stream.resource<staging>{%size}
  util.return %1, %3 : f32, !stream.resource<staging>
}
util.func private @after(%arg0: !stream.resource<staging>, %size: index, %value: f32) -> (f32, !stream.resource<staging>) {
  %c0 = arith.constant 0 : index
  %0 = stream.async.load %arg0[%c0] : !stream.resource<staging>{%size} -> f32
  %1 = stream.async.store %value, %arg0[%c0] : f32 -> %arg0 as !stream.resource<staging>{%size}
  util.return %0, %1 : f32, !stream.resource<staging>
}

// -----
// Tests that a dispatch names each entry point once.
util.func private @before(%arg0: !stream.resource<*>, %size: index) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %0 = stream.async.dispatch {@ex::@a, @ex::@b, @ex::@a}(%arg0[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> !stream.resource<*>{%size}
  util.return %0 : !stream.resource<*>
}
util.func private @after(%arg0: !stream.resource<*>, %size: index) -> !stream.resource<*> {
  %c0 = arith.constant 0 : index
  %0 = stream.async.dispatch {@ex::@a, @ex::@b}(%arg0[%c0 to %size for %size]) : (!stream.resource<*>{%size}) -> !stream.resource<*>{%size}
  util.return %0 : !stream.resource<*>
}
