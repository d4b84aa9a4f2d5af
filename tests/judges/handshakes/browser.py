"""Opens a page of each server of a list in a browser without a window: name, port, host and file of roots.

Prints the name and "accept", or the name, "reject" and why. The roots are installed in a new profile. Arguments: "chromium" or
"firefox", an empty folder, the instant in seconds, and the list.
"""

import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

SECONDS_TO_START = 60
SECONDS_PER_PAGE = 20


def install(roots, database):
    """Puts roots into a database of NSS, where both browsers look for the roots of the user."""
    database.mkdir(parents=True)
    certutil = ["certutil", "-d", f"sql:{database}"]
    subprocess.run([*certutil, "-N", "--empty-password"], check=True)
    for number, root in enumerate(sorted(roots)):
        subprocess.run([*certutil, "-A", "-n", f"root {number}", "-t", "C,,", "-a", "-i", root], check=True)


def clocked(folder, programs, instant):
    """A program for which the clock starts at an instant, as a file that starts it."""
    program = next(filter(None, map(shutil.which, programs)))
    clock, wrapper = folder / "clock.so", folder / "browser"
    source = pathlib.Path(__file__).with_name("clock.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O", "-o", clock, source, "-ldl"], check=True)
    settings = f"CLOCK_OFFSET={instant - int(time.time())} LD_PRELOAD={clock}"
    wrapper.write_text(f"#!/bin/sh\n{settings} exec {program} \"$@\"\n")
    wrapper.chmod(0o700)
    return str(wrapper)


def chromium(folder, roots, instant):
    install(roots, folder / ".pki/nssdb")
    flags = [
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        # The programs that report a crash wait by the clock that is changed.
        "--disable-breakpad",
        "--disable-crash-reporter",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--no-proxy-server",
        "--host-resolver-rules=MAP * 127.0.0.1",
        f"--user-data-dir={folder / 'profile'}",
    ]
    # Chromium's sandbox does not work for root.
    if os.getuid() == 0:
        flags.append("--no-sandbox")
    options = {"binary": clocked(folder, ["chromium"], instant), "args": flags}
    return ["chromedriver"], {"browserName": "chrome", "goog:chromeOptions": options}


def firefox(folder, roots, instant):
    profile = folder / "profile"
    install(roots, profile)
    settings = {
        "network.dns.forceResolve": "127.0.0.1",
        "network.proxy.type": 0,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
        "app.update.disabledForTesting": True,
        "datareporting.policy.dataSubmissionEnabled": False,
    }
    options = {"binary": clocked(folder, ["firefox-esr", "firefox"], instant), "prefs": settings}
    options["args"] = ["-headless", "-profile", str(profile)]
    return ["geckodriver", "--log", "fatal"], {"browserName": "firefox", "moz:firefoxOptions": options}


class Driver:
    """A WebDriver with one session."""

    def __init__(self, command, wanted, folder):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port = listener.getsockname()[1]
        log = open(folder / "driver.log", "w", encoding="utf-8")
        # Chromium finds the roots below the user's folder.
        settings = {**os.environ, "HOME": str(folder)}
        settings.pop("XDG_DATA_HOME", None)
        flag = f"--port={self.port}"
        # The browser is in the driver's group of processes, and ends with it.
        self.process = subprocess.Popen(
            [*command, flag], stdout=log, stderr=log, env=settings, start_new_session=True
        )
        self.session = "/session"
        try:
            self.wait()
            wanted = {"acceptInsecureCerts": False, "timeouts": {"pageLoad": SECONDS_PER_PAGE * 1000}, **wanted}
            answer = self.ask("", {"capabilities": {"alwaysMatch": wanted}})
        except BaseException:
            self.end()
            raise
        self.session = f"/session/{answer['sessionId']}"

    def wait(self):
        for _ in range(SECONDS_TO_START * 10):
            try:
                return socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.1)
        raise OSError("the driver does not start")

    def ask(self, path, body, method="POST"):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_TO_START)
        text = None if body is None else json.dumps(body)
        connection.request(method, self.session + path, text, {"Content-Type": "application/json"})
        value = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(value, dict) and "error" in value:
            raise ValueError(f"{value['error']}: {value['message']}")
        return value

    def read(self, script):
        return self.ask("/execute/sync", {"script": f"return {script}", "args": []})

    def close(self):
        try:
            self.ask("", None, "DELETE")
        finally:
            self.end()

    def end(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def reason(driver, error):
    """What the page of an error has as its code, behind what the driver says."""
    try:
        code = driver.read(
            "document.getFailedCertSecurityInfo ? document.getFailedCertSecurityInfo().errorCodeString"
            " : (document.querySelector('#error-code,.error-code') || document.body).innerText"
        )
    except ValueError:
        code = ""
    return " ".join(f"{code} {error}".split())[:200]


def open_page(driver, port, host):
    try:
        driver.ask("/url", {"url": f"https://{host}:{port}/"})
    except ValueError as error:
        return f"reject\t{reason(driver, error)}"
    text = driver.read("document.body.innerText")
    return "accept" if text.strip() == "ok" else f"reject\t{reason(driver, text)}"


def main():
    browser, folder, instant, listed = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    servers = [line.rstrip("\n").split("\t")[:4] for line in open(listed, encoding="utf-8")]
    make = {"chromium": chromium, "firefox": firefox}[browser]
    command, wanted = make(folder, {server[3] for server in servers}, instant)
    driver = Driver(command, wanted, folder)
    try:
        for name, port, host, _ in servers:
            print(name, open_page(driver, port, host), sep="\t", flush=True)
    finally:
        driver.close()


main()
