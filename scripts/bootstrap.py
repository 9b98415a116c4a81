"""Make .venv and install what the named locks pin, with hashes: python3 scripts/bootstrap.py site test figures

Standard library only, and no syntax newer than Python 3.6, so that an old Python gets a sentence and not a traceback.
A lock that did not change since it was installed is not installed again.
"""

import hashlib
import os
import subprocess
import sys
from typing import List, NoReturn

OLDEST = (3, 11, 2)  # Debian 12
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin", "python")
LOCKS = {"site": "requirements.txt", "test": "requirements/test.txt", "figures": "requirements/figures.txt"}


def stop(sentence: str) -> NoReturn:
    """Say what to do and leave with status 2: the command could not run."""
    sys.exit(print(sentence, file=sys.stderr) or 2)


def check_python() -> None:
    """Stop if this Python is too old or cannot make a virtual environment."""
    if sys.version_info[:3] < OLDEST:
        have, need = (".".join(map(str, v)) for v in (sys.version_info[:3], OLDEST))
        stop(
            "Python {} is too old: install {} or newer, or name one, as in `make serve PYTHON=python3.13`.".format(
                have, need
            )
        )
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        stop("Python has no venv module: install it, on Debian and Ubuntu with `sudo apt-get install python3-venv`.")


def make_venv() -> None:
    """Make .venv, again if the Python that it was made with is gone."""
    alive = os.path.exists(PYTHON) and subprocess.call([PYTHON, "-c", ""], stderr=subprocess.DEVNULL) == 0
    if not alive:
        subprocess.check_call([sys.executable, "-m", "venv", "--clear", VENV])


def fingerprint(lock: str) -> str:
    """A hash of the lock and of the Python that installs it."""
    with open(os.path.join(ROOT, lock), "rb") as file:
        return hashlib.sha256(file.read() + sys.version.encode()).hexdigest()


def install(name: str) -> None:
    """Install one lock, unless its stamp in .venv says that it is there already."""
    lock = LOCKS[name]
    stamp = os.path.join(VENV, "installed-" + name)
    wanted = fingerprint(lock)
    if os.path.exists(stamp):
        with open(stamp) as file:
            if file.read() == wanted:
                return
    print("Installing {} into .venv …".format(lock))
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    if done.returncode:
        errors = [line for line in done.stdout.splitlines() if line.startswith("ERROR")] or [done.stdout.strip()]
        stop("Could not install {}: check the network, then run it again. pip says: {}".format(lock, errors[-1]))
    with open(stamp, "w") as file:
        file.write(wanted)


def main(names: List[str]) -> None:
    """Install the named locks, and a browser with the tests."""
    unknown = [name for name in names if name not in LOCKS]
    if unknown:
        stop("Unknown lock {}: choose from {}.".format(", ".join(unknown), ", ".join(LOCKS)))
    check_python()
    make_venv()
    for name in names:
        install(name)
    if "test" in names:
        status = subprocess.call([PYTHON, os.path.join(ROOT, "scripts", "browser.py")])
        if status:
            sys.exit(status)


if __name__ == "__main__":
    main(sys.argv[1:] or ["site"])
