"""A real browser for tests of pages: Chromium without a window, driven through a pipe.

It speaks the Chrome DevTools Protocol on file descriptors 3 and 4 (`--remote-debugging-pipe`),
JSON messages that end with a zero byte, so no library is needed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from attrs import define, field

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
    "--window-size=1200,600",
)


def find_browser() -> str | None:
    """The path of a browser: $IREE_SCHED_BROWSER, or else one on PATH."""
    named = os.environ.get("IREE_SCHED_BROWSER")
    return named or next((path for name in _NAMES if (path := shutil.which(name))), None)


@define(eq=False)
class Browser:
    """A page in a browser.

    Attributes:
      path: the program.
      folder: where it keeps its profile.
      requests: addresses that the page asked for.
      complaints: what the page's script failed with, or wrote to the console as an error.
    """

    path: str
    folder: Path
    requests: list[str] = field(factory=list)
    complaints: list[str] = field(factory=list)
    _process: subprocess.Popen[bytes] = field(init=False)
    _reader: Any = field(init=False)
    _writer: Any = field(init=False)
    _session: str | None = field(init=False, default=None)
    _number: int = field(init=False, default=0)

    def __enter__(self) -> Browser:
        to_read, to_write = os.pipe(), os.pipe()
        # The browser reads its descriptor 3 and writes 4; a shell puts ours there.
        script = f'exec "$0" "$@" 3<&{to_read[0]} 4>&{to_write[1]}'
        flags = (*_FLAGS, f"--user-data-dir={self.folder}")
        self._process = subprocess.Popen(
            ["bash", "-c", script, self.path, *flags],
            pass_fds=(to_read[0], to_write[1]),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read[0])
        os.close(to_write[1])
        self._writer, self._reader = os.fdopen(to_read[1], "wb"), os.fdopen(to_write[0], "rb")
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, *exception: object) -> None:
        self._process.terminate()
        self._process.wait(30)
        self._writer.close()
        self._reader.close()

    def call(self, method: str, **parameters: object) -> Any:
        """Asks the browser to do something and waits for its answer."""
        self._number += 1
        message: dict[str, object] = {
            "id": self._number,
            "method": method,
            "params": parameters,
        }
        if self._session:
            message["sessionId"] = self._session
        self._writer.write(json.dumps(message).encode() + b"\0")
        self._writer.flush()
        return self._wait(lambda answer: answer.get("id") == self._number)["result"]

    def open(self, page: Path) -> None:
        """Shows a file without a network, when all its scripts have run."""
        offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        self.call("Network.emulateNetworkConditions", **offline)
        self.call("Page.navigate", url=page.as_uri())
        self._wait(lambda message: message.get("method") == "Page.loadEventFired")

    def evaluate(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def mouse(self, kind: str, x: float, y: float, **more: object) -> None:
        """An event of the mouse: mouseMoved, mousePressed, mouseReleased or mouseWheel."""
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def key(self, key: str) -> None:
        """Presses a key."""
        text = {"text": key} if len(key) == 1 else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def _wait(self, wanted: Any) -> dict[str, Any]:
        while True:
            message = self._receive()
            method = message.get("method", "")
            if method == "Network.requestWillBeSent":
                self.requests.append(message["params"]["request"]["url"])
            if method == "Runtime.exceptionThrown":
                self.complaints.append(json.dumps(message["params"]))
            if method == "Runtime.consoleAPICalled" and message["params"]["type"] == "error":
                self.complaints.append(json.dumps(message["params"]["args"]))
            if wanted(message):
                assert "error" not in message, message
                return message

    def _receive(self) -> dict[str, Any]:
        data = bytearray()
        while (byte := self._reader.read(1)) != b"\0":
            assert byte, "the browser ended"
            data += byte
        message: dict[str, Any] = json.loads(data)
        return message
