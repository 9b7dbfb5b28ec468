"""A Chromium with a profile of its own, to be closed or killed and opened again."""

import os
import signal
import subprocess
import time

from tests.e2e.chromium import ARGUMENTS, find_chromium

STARTING = 20  # seconds
NO_VAULT = "Object.defineProperty(window, 'indexedDB', { value: undefined })"


class Chromium:
    """One process, driven over its debugging port.

    It is started here and not by Playwright, so that it can be killed by its id and
    find its profile again. With ``vault=False`` pages have no IndexedDB.
    """

    def __init__(self, playwright, folder, *, vault=True):
        self.playwright = playwright
        self.profile = folder / "profile"
        self.vault = vault
        self.process = None

    def __enter__(self):
        self.open()
        return self

    def __exit__(self, *exception):
        self.close()

    def open(self):
        port_file = self.profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [
                find_chromium(),
                *ARGUMENTS,
                "--headless=new",
                "--remote-debugging-port=0",
                "--hide-crash-restore-bubble",
                f"--user-data-dir={self.profile}",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.browser = self.playwright.chromium.connect_over_cdp(
            f"http://127.0.0.1:{self._port(port_file)}"
        )
        [self.context] = self.browser.contexts
        self.context.set_default_timeout(15_000)
        if not self.vault:
            self.context.add_init_script(NO_VAULT)

    def _port(self, file):
        until = time.monotonic() + STARTING
        while time.monotonic() < until:
            if file.exists() and (lines := file.read_text().splitlines()):
                return int(lines[0])
            time.sleep(0.05)
        raise RuntimeError("Chromium did not start.")

    def close(self):
        """As a person does it: cookies are written to the disk."""
        if self.process:
            self.browser.new_browser_cdp_session().send("Browser.close")
        self._ended()

    def kill(self):
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
        self._ended()

    def _ended(self):
        if self.process:
            self.process.wait()
        self.process = None
