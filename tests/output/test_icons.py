"""The icons are pictures of the sizes that their names say, and the manifest names those that are there."""

from __future__ import annotations

import io
import json

from msgspec.structs import replace
from PIL import Image

from dashboard.cache.store import CachedFile
from dashboard.output.icons import FAVICON, MANIFEST, icon_files
from tests.samples.edition import Edit


def test_each_icon_has_its_size(edit: Edit) -> None:
    files = {file.address: file.make() for file in icon_files(edit().view)}
    for size in (180, 192, 512):
        picture = files[f"assets/icon-{size}.png"]
        assert isinstance(picture, bytes)
        assert Image.open(io.BytesIO(picture)).size == (size, size)
    favicon = files[FAVICON]
    assert isinstance(favicon, bytes)
    assert Image.open(io.BytesIO(favicon)).format == "ICO"


def test_the_manifest_names_icons_that_are_there_by_relative_addresses(edit: Edit) -> None:
    view = replace(edit().view, site_name='A "site" </script>')
    files = {file.address: file.make() for file in icon_files(view)}
    manifest = json.loads(files[MANIFEST])
    assert manifest["name"] == view.site_name
    assert {icon["src"] for icon in manifest["icons"]} <= files.keys()
    assert (manifest["start_url"], manifest["scope"]) == ("./", "./")


def test_an_icon_of_the_sites_own_stays(edit: Edit) -> None:
    view = replace(edit().view, copies={FAVICON: CachedFile("key", "ico")})
    assert FAVICON not in {file.address for file in icon_files(view)}
