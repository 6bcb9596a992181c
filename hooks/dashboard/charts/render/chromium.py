"""Unpacks the headless Chromium of an npm package: `python -m dashboard.charts.render.chromium ROOT`."""

from __future__ import annotations

import io
import shutil
import sys
import tarfile
from pathlib import Path

import brotli

FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
"""
BINARY = "headless-chromium"
START = f"""\
#!/bin/sh
# To the loader, : and ; end a path. So that of the libraries is told from this folder.
cd "${{0%/*}}" && LD_LIBRARY_PATH="lib${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}" exec ./{BINARY} "$@"
"""


def unpack_chromium(root: Path) -> None:
    """Unpack from node_modules into .cache/chromium, with the system libraries and fonts that Chromium needs.

    It is unpacked under another name and renamed at the end, so that what was cut off is never taken for whole.
    """
    packed = root / "node_modules" / "@sparticuz" / "chromium" / "bin"
    unpacked = root / ".cache" / "chromium.part"
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir(parents=True)
    for archive in ("al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"):
        with tarfile.open(fileobj=io.BytesIO(brotli.decompress((packed / archive).read_bytes()))) as tar:
            tar.extractall(unpacked, filter="data")
    (unpacked / "fonts.conf").write_text(FONTS_CONF, encoding="utf-8")
    (unpacked / BINARY).write_bytes(brotli.decompress((packed / "chromium.br").read_bytes()))
    (unpacked / "chromium").write_text(START, encoding="utf-8")
    for name in (BINARY, "chromium"):
        (unpacked / name).chmod(0o755)
    unpacked.rename(root / ".cache" / "chromium")


if __name__ == "__main__":
    unpack_chromium(Path(sys.argv[1]))
