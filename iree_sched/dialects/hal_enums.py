"""The enums of the HAL dialect's attributes.

Source: HAL/IR/HALAttrs.td.
"""

from iree_sched.dialects.notation import enum, flags

LIFETIME = enum("i32", "* external staging transient variable constant")
BUFFER_USAGE = flags(
    "i32",
    "None=0 TransferSource=1 TransferTarget=2 Transfer=3 DispatchIndirectParameters=100"
    " DispatchUniformRead=200 DispatchStorageRead=400 DispatchStorageWrite=800"
    " DispatchStorage=c00 DispatchImageRead=1000 DispatchImageWrite=2000 DispatchImage=3000"
    " SharingExport=10000 SharingReplicate=20000 SharingConcurrent=40000 SharingImmutable=80000"
    " MappingScoped=1000000 MappingPersistent=2000000 MappingOptional=4000000"
    " MappingAccessRandom=8000000 MappingAccessSequentialWrite=10000000 Mapping=9000000",
)
MEMORY_ACCESS = flags("i32", "None=0 Read=1 Write=2 Discard=4 MayAlias=8 Unaligned=10 Any=20")
MEMORY_TYPE = flags(
    "i32",
    "None=0 Optimal=1 HostVisible=2 HostCoherent=4 HostCached=8 HostLocal=46 DeviceVisible=10"
    " DeviceLocal=30",
)
COMMAND_BUFFER_MODE = flags("i32", "None=0 OneShot=1 AllowInlineExecution=10")
COMMAND_CATEGORY = flags("i32", "None=0 Transfer=1 Dispatch=2")
EXECUTION_STAGE = flags(
    "i32", "None=0 CommandIssue=1 CommandProcess=2 Dispatch=4 Transfer=8 CommandRetire=10 Host=20"
)
FLAGS = flags("i64", "None=0 Reserved=1")  # of all ops with `flags` but the next two
ALLOCA_FLAGS = flags("i64", "None=0 IndeterminateLifetime=1")
DEALLOCA_FLAGS = flags("i64", "None=0 PreferOrigin=1")
