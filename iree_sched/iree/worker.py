"""A program that runs steps of a compilation in IREE's compiler library.

usage: python -I -S worker.py CONTROL STATUS

CONTROL and STATUS are file descriptors. On CONTROL comes the job, a line of JSON:

    {"library": PATH, "arguments": ["iree-compile", FLAG...], "steps": [[NAME, ARGUMENT...]...]}

The methods of `Compiler` are the steps. `stage` writes its argument to STATUS, so that others know
how far the work is; `wait` waits for another line on CONTROL, and ends the program if none comes.
Exit status 1 means that a step failed; what IREE says about it is on standard error.

It is a process of its own because LLVM's flags can be set only once in a process, because a crash
of the compiler must not take a user's Python with it, and because nothing else can be interrupted.
It imports nothing of this project, so that it is there in no time.
The functions are declared in compiler/bindings/c/iree/compiler/embedding_api.h, and iree-compile
itself (compiler/src/iree/compiler/Tools/iree_compile_lib.cc) goes through them in the same way.
"""

import ctypes
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TextIO

_STANDARD_PIPELINE = 0  # IREE_COMPILER_PIPELINE_STD
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
_KILLED = 9
_BYTECODE = b"ML\xefR"

_POINTER = ctypes.c_void_p


class _Text(ctypes.Structure):
    """MlirStringRef."""

    _fields_ = (("data", ctypes.c_char_p), ("length", ctypes.c_size_t))

    @classmethod
    def of(cls, text: str) -> "_Text":
        """A text for the library."""
        data = text.encode()
        return cls(data, len(data))

    def __str__(self) -> str:
        return ctypes.string_at(self.data, self.length).decode()


class _NamedAttribute(ctypes.Structure):
    """MlirNamedAttribute."""

    _fields_ = (("name", _POINTER), ("attribute", _POINTER))


_VISIT = ctypes.CFUNCTYPE(ctypes.c_int, _POINTER, _POINTER)  # MlirOperationWalkCallback
_TAKE = ctypes.CFUNCTYPE(None, _Text, _POINTER)  # MlirStringCallback
_PRE_ORDER = 0  # MlirWalkPreOrder


_RESULTS = {
    "ireeCompilerErrorGetMessage": ctypes.c_char_p,
    "ireeCompilerInvocationCreate": _POINTER,
    "ireeCompilerInvocationExportStealModule": _POINTER,
    "ireeCompilerInvocationOutputIR": _POINTER,
    "ireeCompilerInvocationOutputIRBytecode": _POINTER,
    "ireeCompilerInvocationOutputVMBytecode": _POINTER,
    "ireeCompilerInvocationOutputVMCSource": _POINTER,
    "ireeCompilerInvocationParseSource": ctypes.c_bool,
    "ireeCompilerInvocationPipeline": ctypes.c_bool,
    "ireeCompilerInvocationRunPassPipeline": ctypes.c_bool,
    "ireeCompilerOutputOpenFD": _POINTER,
    "ireeCompilerOutputOpenFile": _POINTER,
    "ireeCompilerSessionCreate": _POINTER,
    "ireeCompilerSourceOpenFile": _POINTER,
    "ireeCompilerSourceWrapBuffer": _POINTER,
    # MLIR's own functions, from mlir-c/IR.h; a struct of one pointer is passed as the pointer.
    "mlirBlockGetArgument": _POINTER,
    "mlirBlockGetFirstOperation": _POINTER,
    "mlirBlockGetNumArguments": ctypes.c_ssize_t,
    "mlirIdentifierStr": _Text,
    "mlirModuleFromOperation": _POINTER,
    "mlirModuleGetBody": _POINTER,
    "mlirOperationGetAttributeByName": _POINTER,
    "mlirOperationGetFirstRegion": _POINTER,
    "mlirOperationGetContext": _POINTER,
    "mlirOperationGetDiscardableAttribute": _NamedAttribute,
    "mlirOperationGetLocation": _POINTER,
    "mlirOperationGetName": _POINTER,
    "mlirOperationGetNextInBlock": _POINTER,
    "mlirOperationGetNumDiscardableAttributes": ctypes.c_ssize_t,
    "mlirRegionGetFirstBlock": _POINTER,
    "mlirStringAttrGet": _POINTER,
    "mlirValueGetLocation": _POINTER,
}


class StepError(Exception):
    """A step failed; the message says why, "" where IREE has said so already."""


class Compiler:
    """A session of the compiler and the module that is compiled.

    Attributes:
      settings: calls to be made for each module before it is read.
    """

    def __init__(self, library: str, arguments: list[str], control: TextIO, status: TextIO) -> None:
        self._library = ctypes.CDLL(library)
        for name, result in _RESULTS.items():
            getattr(self._library, name).restype = result
        self._control, self._status = control, status
        self._library.ireeCompilerGlobalInitialize()
        texts = [argument.encode() for argument in arguments]
        self._command_line = (ctypes.c_char_p * (len(texts) + 1))(
            *texts, None
        )  # shown after a crash
        self._library.ireeCompilerSetupGlobalCL(
            len(texts), self._command_line, b"IREE compilation driver\n", ctypes.c_bool(True)
        )
        self._session = _POINTER(self._library.ireeCompilerSessionCreate())
        self._module = _POINTER()
        self._root: int | None = None  # the module as an op, once it has been asked for
        self._remembered: list[tuple[int, str, int]] = []  # symbol, name, attribute
        self._buffers: list[bytes] = []  # what the compiler reads from must stay
        self.settings: list[list[object]] = []

    def stage(self, name: str) -> None:
        """Says what comes next."""
        self._status.write(name + "\n")
        self._status.flush()

    def wait(self) -> None:
        """Waits until the next step may begin."""
        if not self._control.readline():
            raise StepError("")  # whoever we work for has given up, and says why

    def verify(self, enable: bool) -> None:
        """Sets whether IR is verified between passes."""
        self.settings.append(["SetVerifyIR", ctypes.c_bool(enable)])

    def dump_phases(self, folder: str) -> None:
        """Writes the IR after each phase to a folder."""
        self.settings.append(["SetDumpCompilationPhasesTo", folder.encode()])

    def remarks(self, pattern: str, path: str) -> None:
        """Writes remarks whose category matches a pattern to a file."""
        self.settings.append(["SetupRemarks", pattern.encode(), path.encode()])

    def gather(self, tree: str, part: str) -> None:
        """Moves the dumps of the passes that have run to another folder, if there are any."""
        if os.path.isdir(tree):
            os.rename(tree, part)

    def read(self, path: str, name: str = "") -> None:
        """Reads a module, text or bytecode, whose locations are in a file of another name."""
        source = _POINTER()
        if name:
            opened = self._wrap(path, name, source)
        else:
            opened = self._library.ireeCompilerSourceOpenFile(
                self._session, path.encode(), ctypes.byref(source)
            )
        self._check(opened, "error opening input file: ")
        self._module = _POINTER(self._library.ireeCompilerInvocationCreate(self._session))
        self._root = None
        self._library.ireeCompilerInvocationEnableConsoleDiagnostics(self._module)
        for setting, *arguments in self.settings:
            getattr(self._library, f"ireeCompilerInvocation{setting}")(self._module, *arguments)
        self._demand(self._library.ireeCompilerInvocationParseSource(self._module, source))

    def _wrap(self, path: str, name: str, source: ctypes.c_void_p) -> int | None:
        with open(path, "rb") as file:
            data = file.read()
        self._buffers.append(data)
        # Text has to end in a zero byte, which counts; Python puts one behind all bytes.
        is_text = not data.startswith(_BYTECODE)
        wrap = self._library.ireeCompilerSourceWrapBuffer
        size = ctypes.c_size_t(len(data) + is_text)
        opened: int | None = wrap(
            self._session, name.encode(), data, size, ctypes.c_bool(is_text), ctypes.byref(source)
        )
        return opened

    def remember(self, prefix: str) -> None:
        """Keeps the attributes of functions whose names begin with a prefix for `recall`.

        IREE's front end makes other functions of those that are exported, without them.
        """
        library = self._library
        for (name, symbol), op in self._operations().items():
            count = library.mlirOperationGetNumDiscardableAttributes(_POINTER(op))
            for index in range(count if name.endswith(".func") else 0):
                found = library.mlirOperationGetDiscardableAttribute(
                    _POINTER(op), ctypes.c_ssize_t(index)
                )
                attribute = str(library.mlirIdentifierStr(_POINTER(found.name)))
                if attribute.startswith(prefix):
                    self._remembered.append((symbol, attribute, found.attribute))

    def recall(self) -> None:
        """Gives functions the attributes that those of the same names had."""
        functions = {s: op for (n, s), op in self._operations().items() if n.endswith(".func")}
        for symbol, attribute, value in self._remembered:
            if symbol in functions:
                self._library.mlirOperationSetDiscardableAttributeByName(
                    _POINTER(functions[symbol]), _Text.of(attribute), _POINTER(value)
                )

    def restore(self, path: str, *names: str) -> None:
        """Takes from another file of the module what text does not say in full.

        Ops of these names are moved here from there, in the place of those of the same symbols;
        arguments of functions get their locations from there.
        """
        text, module, root = self._operations(), self._module, self._root
        self.read(path)
        for key, original in self._operations().items():
            op = text.get(key)
            if op is None:
                continue
            if key[0] in names:
                self._library.mlirOperationMoveBefore(_POINTER(original), _POINTER(op))
                self._library.mlirOperationDestroy(_POINTER(op))
            elif key[0].endswith(".func"):
                self._locate_arguments(op, original)
        self._module, self._root = module, root

    def locate(self, *names: str) -> None:
        """Gives the arguments of regions of ops of these names the locations of the ops.

        That is where IREE has them from; text has no place for them.
        """
        library = self._library

        def visit(op: int, data: int) -> int:
            if self._name(op) in names:
                location = _POINTER(library.mlirOperationGetLocation(_POINTER(op)))
                for argument in self._arguments(op):
                    library.mlirBlockArgumentSetLocation(_POINTER(argument), location)
            return 0

        walk = _VISIT(visit)
        for op in self._top_level():
            if "executable" not in self._name(op):
                library.mlirOperationWalk(_POINTER(op), walk, None, _PRE_ORDER)

    def _operations(self) -> dict[tuple[str, int], int]:
        """The symbols of the module: name of the op and symbol (attributes are unique) to op."""
        find = self._library.mlirOperationGetAttributeByName
        symbols = {op: find(_POINTER(op), _Text.of("sym_name")) for op in self._top_level()}
        return {(self._name(op), symbol): op for op, symbol in symbols.items() if symbol}

    def _top_level(self) -> Iterator[int]:
        """The ops of the module."""
        library = self._library
        module = _POINTER(library.mlirModuleFromOperation(self._module_op()))
        body = _POINTER(library.mlirModuleGetBody(module))
        op = library.mlirBlockGetFirstOperation(body)
        while op:
            yield op
            op = library.mlirOperationGetNextInBlock(_POINTER(op))

    def _name(self, op: int) -> str:
        identifier = _POINTER(self._library.mlirOperationGetName(_POINTER(op)))
        return str(self._library.mlirIdentifierStr(identifier))

    def _locate_arguments(self, op: int, original: int) -> None:
        """Gives the arguments of a function the locations that they have in the original."""
        arguments, originals = self._arguments(op), self._arguments(original)
        if len(arguments) != len(originals):
            return
        for argument, known in zip(arguments, originals, strict=True):
            location = self._library.mlirValueGetLocation(_POINTER(known))
            self._library.mlirBlockArgumentSetLocation(_POINTER(argument), _POINTER(location))

    def _arguments(self, op: int) -> list[int]:
        """The arguments of the first block of an op."""
        library = self._library
        region = library.mlirOperationGetFirstRegion(_POINTER(op))
        block = region and library.mlirRegionGetFirstBlock(_POINTER(region))
        if not block:
            return []
        count = library.mlirBlockGetNumArguments(_POINTER(block))
        return [
            library.mlirBlockGetArgument(_POINTER(block), ctypes.c_ssize_t(i)) for i in range(count)
        ]

    def quote(self, attribute: str, quoted: str) -> None:
        """Puts the text of an attribute, wherever it is, into a string attribute of another name.

        Of use for attributes that IREE writes, as text or as bytecode, as it cannot read them.
        """
        library = self._library
        old, new = _Text.of(attribute), _Text.of(quoted)

        def visit(op: int, data: int) -> int:
            found = library.mlirOperationGetAttributeByName(_POINTER(op), old)
            if found:
                text = _Text.of(self._text_of(found))
                context = _POINTER(library.mlirOperationGetContext(_POINTER(op)))
                value = _POINTER(library.mlirStringAttrGet(context, text))
                library.mlirOperationSetAttributeByName(_POINTER(op), new, value)
                library.mlirOperationRemoveAttributeByName(_POINTER(op), old)
            return 0

        library.mlirOperationWalk(self._module_op(), _VISIT(visit), None, _PRE_ORDER)

    def _module_op(self) -> ctypes.c_void_p:
        """The module; the compiler gives it away only once, and works on with it all the same."""
        if self._root is None:
            self._root = self._library.ireeCompilerInvocationExportStealModule(self._module)
        return _POINTER(self._root)

    def _text_of(self, attribute: int) -> str:
        parts: list[str] = []
        take = _TAKE(lambda text, data: parts.append(str(text)))
        self._library.mlirAttributePrint(_POINTER(attribute), take, None)
        return "".join(parts)

    def phases(self, first: str, last: str) -> None:
        """Runs the phases after one, up to another."""
        self._library.ireeCompilerInvocationSetCompileFromPhase(self._module, first.encode())
        self._library.ireeCompilerInvocationSetCompileToPhase(self._module, last.encode())
        self._demand(self._library.ireeCompilerInvocationPipeline(self._module, _STANDARD_PIPELINE))

    def passes(self, items: str) -> None:
        """Runs the items of a pass pipeline on the module."""
        run = self._library.ireeCompilerInvocationRunPassPipeline
        self._demand(run(self._module, items.encode()))

    def write(self, form: str, path: str, *extra: int) -> None:
        """Writes the module in a form: IR, IRBytecode, VMBytecode, VMCSource."""
        output = _POINTER()
        opened = self._library.ireeCompilerOutputOpenFile(path.encode(), ctypes.byref(output))
        self._write(opened, form, output, *extra)

    def append(self, form: str, path: str, *extra: int) -> None:
        """Writes the module to the end of a file that is there."""
        output = _POINTER()
        file = os.open(path, os.O_WRONLY)
        with suppress(OSError):  # a pipe has no end
            # Parts of a build are aligned by where they are in the file.
            os.lseek(file, 0, os.SEEK_END)
        opened = self._library.ireeCompilerOutputOpenFD(file, ctypes.byref(output))
        self._write(opened, form, output, *extra)

    def _write(self, opened: int | None, form: str, output: ctypes.c_void_p, *extra: int) -> None:
        self._check(opened, "error opening output file: ")
        write = getattr(self._library, f"ireeCompilerInvocationOutput{form}")
        self._check(write(self._module, output, *extra), "error writing output file: ")
        self._library.ireeCompilerOutputKeep(output)
        self._library.ireeCompilerOutputDestroy(output)

    def _demand(self, succeeded: bool) -> None:
        if not succeeded:
            raise StepError("")

    def _check(self, failure: int | None, what: str) -> None:
        if failure:
            message = self._library.ireeCompilerErrorGetMessage(_POINTER(failure))
            raise StepError(what + message.decode("utf-8", "replace"))


def main(control: int, status: int) -> int:
    """Does a job."""
    if sys.platform == "linux":
        # Whoever started us may be killed without having had a chance to end us.
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, _KILLED, 0, 0, 0)
    commands = os.fdopen(control, encoding="utf-8")
    line = commands.readline()
    if not line:
        return 1
    job = json.loads(line)
    reports = os.fdopen(status, "w", encoding="utf-8")
    compiler = Compiler(job["library"], job["arguments"], commands, reports)
    try:
        for name, *arguments in job["steps"]:
            getattr(compiler, name)(*arguments)
    except StepError as reason:
        if str(reason):
            print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    code = main(int(sys.argv[1]), int(sys.argv[2]))
    sys.stdout.flush()
    sys.stderr.flush()
    # Tearing the compiler's state down takes time and helps nobody.
    os._exit(code)
