"""The command as a person runs it: in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

EGIDE = str(Path(sys.executable).with_name("egide"))


def egide(*words, **environ):
    """Run it in English unless told otherwise."""
    bare = {"PATH": os.environ["PATH"], "LANG": "en_GB.UTF-8", "HOME": os.environ.get("HOME", "/")}
    command = [EGIDE, *map(str, words)]
    return subprocess.run(command, env=bare | environ, capture_output=True, text=True, check=False)


def refused(done):
    """Whether it ended on one line, with exit code 2 and nothing on the output."""
    return done.returncode == 2 and done.stdout == "" and done.stderr.count("\n") == 1
