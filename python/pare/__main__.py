"""python -m pare is the command."""

import os
import subprocess
import sys

from .command import find_command

if __name__ == "__main__":
    command = [find_command(), *sys.argv[1:]]
    if os.name == "nt":  # where exec would end this process at once, and the shell would not wait
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)
