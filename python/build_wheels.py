#!/usr/bin/env python3
"""Builds the wheels, each with the command for one system. Needs Go, and Git for the version.

usage: build_wheels.py [--out dist] [--here | TARGET...]

A target is one of TARGETS, such as linux-amd64; by default all are built. From
the same commit and with the same Go the wheels are the same byte for byte. As
the backend of pyproject.toml it builds the wheel for this machine:
pip install ./python
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import pathlib
import re
import subprocess
import tempfile
import time
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
NAME = "pare_text"  # the module is pare; on PyPI that name is another project's

# The command is linked statically, so it runs with any C library; the versions
# are the oldest that these tags can say and that Go supports.
TARGETS = {
    "linux-amd64": "manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64",
    "linux-arm64": "manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64",
    "darwin-amd64": "macosx_12_0_x86_64",
    "darwin-arm64": "macosx_12_0_arm64",
    "windows-amd64": "win_amd64",
    "windows-arm64": "win_arm64",
}

METADATA = """\
Metadata-Version: 2.4
Name: pare-text
Version: {version}
Summary: Strips boilerplate from articles, raw text or HTML, so that what their author wrote is left
Project-URL: Source, https://github.com/pare-text/pare
Keywords: boilerplate,content-extraction,html,text-cleaning,corpus
License-Expression: MIT
License-File: LICENSE
License-File: NOTICE
Requires-Python: >=3.9
Classifier: Operating System :: OS Independent
Classifier: Programming Language :: Python :: 3
Classifier: Topic :: Text Processing :: Filters
Classifier: Typing :: Typed
Description-Content-Type: text/markdown

{readme}"""

WHEEL = """\
Wheel-Version: 1.0
Generator: build_wheels.py
Root-Is-Purelib: false
"""


def build(target: str, out: pathlib.Path) -> pathlib.Path:
    """Builds the wheel for a target in the folder out."""
    system, _ = target.split("-")
    version, tags = release(), TARGETS[target]
    info = f"{NAME}-{version}.dist-info"
    files = {f"pare/{path.name}": path.read_bytes() for path in sorted((HERE / "pare").iterdir()) if path.is_file()}
    files[f"{NAME}-{version}.data/scripts/pare{'.exe' * (system == 'windows')}"] = command(target)
    for name in "LICENSE", "NOTICE":
        files[f"{info}/licenses/{name}"] = (ROOT / name).read_bytes()
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    files[f"{info}/METADATA"] = METADATA.format(version=version, readme=readme).encode()
    files[f"{info}/WHEEL"] = (WHEEL + "".join(f"Tag: py3-none-{tag}\n" for tag in tags.split("."))).encode()
    files[f"{info}/RECORD"] = record(files, f"{info}/RECORD")
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{NAME}-{version}-py3-none-{tags}.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, commit_date())
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whatever builds it: the mode below is read
            entry.external_attr = (0o100755 if "/scripts/" in name else 0o100644) << 16
            wheel.writestr(entry, data)
    return path


def record(files: dict[str, bytes], own: str) -> bytes:
    """The list of all files with their checksums; its own line has none."""
    lines = []
    for name, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{name},sha256={digest},{len(data)}\n")
    return "".join([*lines, f"{own},,\n"]).encode()


def command(target: str) -> bytes:
    """The command, built as .goreleaser.yaml says."""
    system, processor = target.split("-")
    with tempfile.TemporaryDirectory() as tmp:
        path = pathlib.Path(tmp, "pare")
        env = {**os.environ, "CGO_ENABLED": "0", "GOWORK": "off", "GOOS": system, "GOARCH": processor}
        go = ["go", "build", "-trimpath", "-ldflags=-s -w", "-o", str(path), "./cmd/pare"]
        subprocess.run(go, cwd=ROOT, env=env, check=True)
        return path.read_bytes()


def git(*args: str) -> str:
    """What git prints about the checkout, or nothing where there is none."""
    try:
        return subprocess.run(["git", *args], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def release() -> str:
    """The version: the tag of the commit as Python writes versions, or one that can never be published."""
    tag = git("describe", "--tags", "--exact-match", "--match", "v[0-9]*")
    if not tag:
        commit = git("rev-parse", "--short=7", "HEAD")
        return f"0.0.dev0+g{commit}" if commit else "0.0.dev0"
    parts = re.fullmatch(r"v(\d+\.\d+\.\d+)(?:-(alpha|beta|rc)\.?(\d+))?", tag)
    if not parts:
        raise SystemExit(f"the tag {tag} is no version such as v1.2.3 or v1.2.3-rc.1")
    number, stage, count = parts.groups()
    return number + (stage and {"alpha": "a", "beta": "b", "rc": "rc"}[stage] + count or "")


def commit_date() -> tuple[int, int, int, int, int, int]:
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or git("log", "-1", "--format=%ct") or "315532800"
    date = time.gmtime(int(seconds))
    return date.tm_year, date.tm_mon, date.tm_mday, date.tm_hour, date.tm_min, date.tm_sec


def here() -> str:
    """The target that is this machine."""
    ask = ["go", "env", "GOHOSTOS", "GOHOSTARCH"]
    target = "-".join(subprocess.run(ask, check=True, capture_output=True, text=True).stdout.split())
    if target not in TARGETS:
        raise SystemExit(f"there are no wheels for {target}, only for {', '.join(TARGETS)}")
    return target


def build_wheel(wheel_directory: str, config_settings: object = None, metadata_directory: object = None) -> str:
    """For pip."""
    return build(here(), pathlib.Path(wheel_directory)).name


def build_sdist(sdist_directory: str, config_settings: object = None) -> str:
    raise NotImplementedError("there are only wheels, as the command is built from the whole checkout")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "dist")
    parser.add_argument("--here", action="store_true", help="only the wheel for this machine")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    args = parser.parse_args()
    for target in args.targets or ([here()] if args.here else TARGETS):
        if target not in TARGETS:
            parser.error(f"there is no target {target}; there are {', '.join(TARGETS)}")
        path = build(target, args.out)
        print(f"{path}, {path.stat().st_size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    main()
