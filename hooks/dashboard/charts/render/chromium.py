"""The headless Chromium that npm brings, unpacked: `python -m dashboard.charts.render.chromium ROOT`."""

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


def unpack_chromium(root: Path) -> None:
    """From node_modules into .cache/chromium, with the system libraries and fonts that it wants."""
    packed, part = root / "node_modules" / "@sparticuz" / "chromium" / "bin", root / ".cache" / "chromium.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for archive in ("al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"):
        with tarfile.open(fileobj=io.BytesIO(brotli.decompress((packed / archive).read_bytes()))) as tar:
            tar.extractall(part, filter="data")
    (part / "fonts.conf").write_text(FONTS_CONF, encoding="utf-8")
    (part / "chromium").write_bytes(brotli.decompress((packed / "chromium.br").read_bytes()))
    (part / "chromium").chmod(0o755)
    part.rename(root / ".cache" / "chromium")


if __name__ == "__main__":
    unpack_chromium(Path(sys.argv[1]))
