"""Renames folders of pictures while a preview is served, and prints what it shows after each: `python -m … ROOT`.

It is a program of its own, since the order of a set follows from the process's PYTHONHASHSEED.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs_host.process import PROCESS
from mkdocs_host.refresh import refresh
from tests.samples.edited_site import QuickDrawer, build_whole
from tests.samples.site import HEAD, SITE, site_config, write_files

NAMES = "abcdefgh"
PIECE = "docs/analyses/lifeline.md"


def main(root: Path) -> None:
    """Rename there, back, and in from outside, with and without the text that shows the pictures."""
    images, other, outside = root / "docs/images", root / "docs/pictures", root / "outside"
    pictures = {f"docs/images/{name}.svg": f"<svg><title>{name}</title></svg>" for name in NAMES}
    write_files(root, {**SITE, **pictures, PIECE: _text("images"), "mkdocs.yml": site_config("https://example.org/")})
    preview = root / "preview"
    build_whole(root, preview, QuickDrawer())
    assert PROCESS.finished

    def show(*saved: Path) -> None:
        refresh(PROCESS.finished, set(saved))  # type: ignore[arg-type]
        names = (path.relative_to(preview).as_posix() for path in preview.rglob("?.svg"))
        print(*sorted(name for name in names if name.startswith(("images/", "pictures/"))))

    images.rename(other)
    show(images, other, *(folder / f"{name}.svg" for name in NAMES for folder in (images, other)))
    write_files(root, {PIECE: _text("pictures")})
    show(root / PIECE)
    other.rename(images)
    write_files(root, {PIECE: _text("images")})
    show(images, other, root / PIECE)
    images.rename(outside)
    show(images)
    outside.rename(images)
    show(images, *(images / f"{name}.svg" for name in NAMES))
    PROCESS.stop()


def _text(folder: str) -> str:
    return HEAD + "".join(f"![Picture {name}](../{folder}/{name}.svg)\n\n" for name in NAMES)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
