"""Types of attributes that need not name theirs.

Source: Stream/IR/StreamTypes.cpp (TimepointAttr::parse), HAL/IR/HALAttrs.cpp
(DeviceTargetAttr::parse) and HAL/IR/HALAttrs.td (HAL_DeviceAliasAttr).
"""

from iree_sched.dialects.stream_types import TIMEPOINT

_DEVICE = "!hal.device"

# Dialect and mnemonic to the type that holds where the text has no `: type` behind it.
IMPLIED = {
    "#stream.timepoint": TIMEPOINT,
    "#hal.device.target": _DEVICE,
    "#hal.device.alias": _DEVICE,
}
