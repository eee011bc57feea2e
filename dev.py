"""Sets up this checkout, then runs its demo or its tests.

usage: python3 dev.py demo [ARG...]    run examples/demo.py
       python3 dev.py test [ARG...]    run ruff, mypy and pytest; ARGs go to pytest
       python3 dev.py setup            only create or refresh .venv

Needs Python 3.11 or newer, a package index and nothing else.
"""

import sys

# Stands before everything that an older Python would stumble over at run time.
if sys.version_info < (3, 11):  # noqa: UP036
    _found = f"{sys.version_info[0]}.{sys.version_info[1]}"
    sys.exit(f"dev.py: needs Python 3.11 or newer, but {sys.executable} is {_found}")

import base64
import configparser
import hashlib
import html.parser
import os
import re
import shlex
import ssl
import subprocess
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "iree-sched.stamp"

# The release of IREE before the newest that is known, for tests; pip cannot have both in one place.
OLDER = VENV / "older-iree"
OLDER_IREE = "iree-base-compiler==3.12.0"

# What pip prints when the index is out of reach, as opposed to lacking a package.
NO_NETWORK = re.compile(
    r"NewConnectionError|Failed to establish a new connection|ConnectTimeout|Max retries exceeded"
    r"|ProxyError|NameResolutionError|name resolution|Network is unreachable|connection broken"
)


class SetupError(Exception):
    """The environment cannot be made; the message is one line for the user."""


# ---- Running programs -------------------------------------------------------------------------


def child_environment() -> dict[str, str]:
    """Returns the environment for programs of the venv: its own packages, its own tools first."""
    env = dict(os.environ)
    # ROS and others put whole site-packages on PYTHONPATH; pytest would load their plug-ins.
    for name in ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX"):
        env.pop(name, None)
    env["PIP_USER"] = "0"
    env["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    env.setdefault("PIP_RETRIES", "2")  # pip's own five mean minutes of silence without a network
    env["VIRTUAL_ENV"] = str(VENV)
    env["PATH"] = os.pathsep.join([str(BIN), env.get("PATH", os.defpath)])
    return env


def show(command: list[str]) -> None:
    """Prints a command as it could be typed at the repository root."""
    prefix = str(ROOT) + os.sep
    print("$", shlex.join(word.removeprefix(prefix) for word in command), flush=True)


def run(command: list[str]) -> int:
    """Shows and runs a command at the repository root; returns its exit status."""
    show(command)
    status = subprocess.run(command, cwd=ROOT, env=child_environment()).returncode
    return 128 - status if status < 0 else status


def run_quietly(command: list[str]) -> tuple[bool, str]:
    """Runs a command at the repository root; returns whether it succeeded, and what it printed."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    return done.returncode == 0, done.stdout


# ---- The environment --------------------------------------------------------------------------


def wanted_stamp() -> str:
    """Returns what the stamp file of an up-to-date environment says."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "iree_sched/version.py"):
        digest.update((ROOT / name).read_bytes())
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{digest.hexdigest()} python {version} at {ROOT}\n"


def set_up() -> None:
    """Makes .venv what pyproject.toml asks for, unless its stamp says that it is already."""
    stamp = wanted_stamp()
    if PYTHON.exists() and STAMP.is_file() and STAMP.read_text() == stamp:
        return
    STAMP.unlink(missing_ok=True)
    if not venv_is_usable():
        create_venv()
    if not run_quietly([str(PYTHON), "-m", "pip", "--version"])[0]:
        add_pip()
    install(
        ["-e", ".[iree,solver,test]"], "the packages", "the first time this downloads about 200 MB"
    )
    STAMP.write_text(stamp)


def install(arguments: list[str], what: str, remark: str) -> None:
    """Has pip install something into .venv, or says why it cannot."""
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", *arguments]
    show(command)
    print(f"  ({remark})", flush=True)
    succeeded, output = run_quietly(command)
    if succeeded:
        return
    if NO_NETWORK.search(output):
        raise SetupError("pip cannot reach the package index: no network, or a wrong index URL")
    print(output, end="", file=sys.stderr)
    raise SetupError(f"pip could not install {what}, see above")


def add_older_iree() -> None:
    """Puts an older IREE compiler into a folder of its own, unless it is there."""
    stamp = OLDER / "stamp"
    if stamp.is_file() and stamp.read_text() == OLDER_IREE:
        return
    folder = ["--target", str(OLDER), "--upgrade", "--no-deps"]
    install([*folder, OLDER_IREE], OLDER_IREE, "an older IREE for tests, about 80 MB")
    stamp.write_text(OLDER_IREE)


def venv_is_usable() -> bool:
    """Tells whether .venv has a Python that runs and is of the same release as this one."""
    if not PYTHON.exists():
        return False
    ask = "import sys; print(sys.version_info[:2], sys.prefix != sys.base_prefix)"
    succeeded, answer = run_quietly([str(PYTHON), "-c", ask])
    return succeeded and answer.strip() == f"{sys.version_info[:2]} True"


def create_venv() -> None:
    """Creates an empty .venv; pip comes later, since Debian's venv cannot always bring it."""
    command = [sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)]
    show(command)
    succeeded, output = run_quietly(command)
    if not succeeded:
        print(output, end="", file=sys.stderr)
        raise SetupError(f"{sys.executable} cannot create a virtual environment, see above")


def add_pip() -> None:
    """Installs pip into .venv, from the first source that works."""
    for command in (
        [str(PYTHON), "-m", "ensurepip", "--default-pip"],
        [sys.executable, "-m", "pip", "--quiet", "--python", str(PYTHON), "install", "pip"],
    ):
        if run_quietly(command)[0] and run_quietly([str(PYTHON), "-m", "pip", "--version"])[0]:
            show(command)
            return
    with tempfile.TemporaryDirectory() as folder:
        wheel = download_pip(Path(folder))
        # A wheel of pip can be run without being installed, and then installs itself.
        command = [str(PYTHON), f"{wheel}/pip", "install", "--no-index", "--no-deps", str(wheel)]
        show(command)
        succeeded, output = run_quietly(command)
    if not succeeded:
        print(output, end="", file=sys.stderr)
        raise SetupError("pip could not install itself into .venv, see above")


# ---- Fetching pip without pip -----------------------------------------------------------------


def pip_setting(name: str) -> str | None:
    """Returns a setting as pip would find it: the environment, then pip's configuration files."""
    value = os.environ.get("PIP_" + name.upper().replace("-", "_"))
    if value:
        return value
    home, config_home = Path.home(), os.environ.get("XDG_CONFIG_HOME")
    files = [
        Path("/etc/xdg/pip/pip.conf"),
        Path("/etc/pip.conf"),
        home / ".pip/pip.conf",
        (Path(config_home) if config_home else home / ".config") / "pip/pip.conf",
        Path(sys.prefix) / "pip.conf",
    ]
    named = os.environ.get("PIP_CONFIG_FILE")
    if named:
        files = [] if named == os.devnull else [*files, Path(named)]
    config = configparser.RawConfigParser(strict=False)
    config.read(files, encoding="utf-8")
    for section in ("install", "global"):
        if config.has_option(section, name):
            return config.get(section, name)
    return None


def fetch(url: str) -> tuple[str, bytes]:
    """Returns the final address and the content of a URL, which may carry a user and password."""
    parts = urllib.parse.urlsplit(url)
    headers = {"Accept": "text/html, */*;q=0.1", "User-Agent": "iree-sched-dev"}
    user, _, host = parts.netloc.rpartition("@")
    if user:
        token = base64.b64encode(urllib.parse.unquote(user).encode()).decode()
        headers["Authorization"] = f"Basic {token}"
    cert, proxy = pip_setting("cert"), pip_setting("proxy")
    handlers: list[urllib.request.BaseHandler] = [
        urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=cert))
    ]
    if proxy:
        handlers.append(urllib.request.ProxyHandler({"http": proxy, "https": proxy}))
    request = urllib.request.Request(parts._replace(netloc=host).geturl(), headers=headers)
    with urllib.request.build_opener(*handlers).open(request, timeout=60) as response:
        final = urllib.parse.urlsplit(response.url)
        if user and final.netloc == host:
            final = final._replace(netloc=parts.netloc)
        return final.geturl(), response.read()


class PipLinks(html.parser.HTMLParser):
    """Collects from pip's page of an index the wheels that run here, as (version, link) pairs."""

    def __init__(self) -> None:
        super().__init__()
        self.wheels: list[tuple[tuple[int, ...], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps the link when it is a final release that is not yanked and admits this Python."""
        found = dict(attrs)
        link = found.get("href") or ""
        wheel = re.search(r"/?pip-(\d+(?:\.\d+)*)-py3-none-any\.whl(?:#|$)", link)
        if tag != "a" or not wheel or "data-yanked" in found:
            return
        least = re.match(r">=\s*3\.(\d+)", found.get("data-requires-python") or "")
        if least and int(least[1]) > sys.version_info[1]:
            return
        self.wheels.append((tuple(map(int, wheel[1].split("."))), link))


def download_pip(folder: Path) -> Path:
    """Downloads the newest wheel of pip from the configured index into a folder."""
    index = pip_setting("index-url") or "https://pypi.org/simple"
    shown = re.sub(r"//[^/@]*@", "//", index)
    page = index.rstrip("/") + "/pip/" + ("index.html" if index.startswith("file:") else "")
    print(f"  (no pip here: fetching it from {shown})", flush=True)
    try:
        base, text = fetch(page)
        links = PipLinks()
        links.feed(text.decode("utf-8", "replace"))
        if not links.wheels:
            raise SetupError(f"the package index {shown} has no pip for this Python")
        url, fragment = urllib.parse.urldefrag(urllib.parse.urljoin(base, max(links.wheels)[1]))
        _, content = fetch(url)
    except (OSError, ValueError) as error:
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        raise SetupError(f"cannot fetch pip from {shown}: {reason}") from error
    if fragment.startswith("sha256="):
        found = hashlib.sha256(content).hexdigest()
        if found != fragment.removeprefix("sha256="):
            raise SetupError(f"the wheel of pip from {shown} does not have the announced sha256")
    path = folder / urllib.parse.unquote(url.rsplit("/", 1)[1])
    path.write_bytes(content)
    return path


# ---- Commands ---------------------------------------------------------------------------------


def demo(arguments: list[str]) -> int:
    """Runs the demo."""
    return run([str(PYTHON), "examples/demo.py", *arguments])


def test(arguments: list[str]) -> int:
    """Runs every check, also after one has failed; pytest comes last so that its summary does."""
    python = str(PYTHON)
    add_older_iree()
    os.environ["IREE_SCHED_REQUIRE_OLDER"] = "1"
    checks = {
        "ruff check": [python, "-m", "ruff", "check", "."],
        "ruff format": [python, "-m", "ruff", "format", "--check", "."],
        "mypy": [python, "-m", "mypy"],
        "pytest": [python, "-m", "pytest", "-n", "2", *arguments],
    }
    results = {name: run(command) for name, command in checks.items()}
    failed = [name for name, status in results.items() if status]
    if failed:
        print(f"dev.py: failed: {', '.join(failed)}", file=sys.stderr)
    return next((status for status in reversed(results.values()) if status), 0)


def setup(arguments: list[str]) -> int:
    """Does nothing more than every command: .venv is ready by now."""
    return 0


COMMANDS = {"demo": demo, "test": test, "setup": setup}


def main(argv: list[str]) -> int:
    """Runs the command line; returns the exit status."""
    if not argv or argv[0] not in COMMANDS or (argv[0] == "setup" and argv[1:]):
        print(__doc__.partition("\n\n")[2] if __doc__ else "", end="", file=sys.stderr)
        return 0 if argv[:1] in (["-h"], ["--help"]) else 2
    try:
        set_up()
        return COMMANDS[argv[0]](argv[1:])
    except SetupError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
