"""Where the command is that the wheel installed."""

import os
import shutil
import sysconfig

from .errors import CommandFailed


def find_command() -> str:
    """The path of the command `pare`: from the folder for scripts of this Python, or else from the PATH."""
    name = "pare.exe" if os.name == "nt" else "pare"
    places = [sysconfig.get_path("scripts")]
    for user in f"{os.name}_user", "osx_framework_user":  # pip install --user
        if user in sysconfig.get_scheme_names():
            places.append(sysconfig.get_path("scripts", user))
    package = os.path.dirname(os.path.abspath(__file__))
    places.append(os.path.join(os.path.dirname(package), "bin"))  # pip install --target
    for place in places:
        path = os.path.join(place, name)
        if os.path.isfile(path):
            return path
    path = shutil.which("pare") or ""
    if not path:
        raise CommandFailed(f"the command {name} is neither in {', '.join(places)} nor in the PATH; install the wheel again")
    return path
