"""What a publication holds: the hash and the size of each file, so that a live site can be compared with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from dashboard.cache.keys import key_of
from dashboard.cache.short_values import SHORT_VALUES, ShortValues
from dashboard.cache.store import Cache
from dashboard.core.frozen import Frozen
from dashboard.output.downloads import Content
from dashboard.output.host_headers import HEADERS_FILE
from dashboard.output.redirects import REDIRECTS_FILE
from dashboard.output.search_index import BUNDLE
from dashboard.output.site_folder import file_names

MANIFEST_FILE = "build-manifest.json"
_PAGE = "index.html"
_FOR_HOSTS = frozenset([MANIFEST_FILE, HEADERS_FILE, REDIRECTS_FILE, "404.html"])
"""What hosts read or answer by themselves, perhaps not under these names; and the list itself."""
_UNSTEADY = (f"{BUNDLE}/", "sitemap.xml.gz")
"""How names begin of files whose bytes differ from build to build though they say the same."""
_DIGESTS = "digests of listed files"
"""They are saved apart from `Cache.short_values`, which are saved when a site was read: long before it is listed."""


class ListedFile(Frozen):
    """What a file has to be."""

    sha256: str
    size: int


class Manifest(Frozen):
    """The list of a site's files."""

    digest: str
    """The SHA-256 of the list itself, as `digest_of_files` computes it."""
    files: Mapping[str, ListedFile]
    """By the addresses that readers use, from the root of the site: a page's ends with a slash."""


_quoted = json.JSONEncoder(ensure_ascii=False).encode
"""A text as JSON writes it."""


def write_manifest(folder: Path, files: Mapping[str, Content], cache: Cache) -> str:
    """The file that lists a new site: canonical JSON, without any time.

    Args:
        folder: holds what the build has written.
        files: the contents of further files, by their paths.
        cache: holds the contents that are a `CachedFile`, and remembers their hashes.
    """
    names = [name for name in file_names(folder) if _is_listed(name)]
    with ThreadPoolExecutor() as pool:  # (Python lets others work while it reads and hashes.)
        listed = dict(zip(names, pool.map(lambda name: _of_bytes((folder / name).read_bytes()), names), strict=True))
    digests = ShortValues(cache.last_put(key_of(_DIGESTS), SHORT_VALUES) or {})
    for name, content in files.items():
        if _is_listed(name):
            listed[name] = _of_content(content, cache, digests)
    if changed := digests.forget_unused():
        cache.put(key_of(_DIGESTS), SHORT_VALUES, changed)
    text = _canonical({reader_address(name): file for name, file in listed.items()})
    # (Files by the thousand are written once for both: what is hashed, and what is listed.)
    return f'{{"digest":"{_sha256(text)}","files":{text.rstrip()}}}\n'


def read_manifest(text: str | bytes) -> Manifest:
    """Read the list of a site, one's own or a stranger's.

    Raises:
        ValueError: it is no such list, or its digest is that of another.
    """
    try:
        manifest = msgspec.json.decode(text, type=Manifest)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if manifest.digest != digest_of_files(manifest.files):
        raise ValueError("the digest is not that of the list")
    return manifest


def digest_of_files(files: Mapping[str, ListedFile]) -> str:
    """The SHA-256 of a list in its canonical form."""
    return _sha256(_canonical(files))


def reader_address(name: str) -> str:
    """The address of a file as readers use it: that of a page ends with a slash, that of the first page is empty."""
    folder, _, last = name.rpartition("/")
    if last != _PAGE:
        return name
    return f"{folder}/" if folder else ""


def _is_listed(name: str) -> bool:
    return name not in _FOR_HOSTS and not name.startswith(_UNSTEADY)


def _of_content(content: Content, cache: Cache, digests: ShortValues) -> ListedFile:
    if isinstance(content, str | bytes):
        return _of_bytes(content.encode() if isinstance(content, str) else content)
    if isinstance(content, Path):
        return _of_bytes(content.read_bytes())
    stamp = cache.stamp(content)
    name = f"{content.key}.{content.ending} {stamp.size} {stamp.changed}"
    sha256 = digests.get_or_make(name, lambda: hashlib.sha256(cache.path(*content).read_bytes()).hexdigest())
    return ListedFile(sha256, stamp.size)


def _of_bytes(content: bytes) -> ListedFile:
    return ListedFile(hashlib.sha256(content).hexdigest(), len(content))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(files: Mapping[str, ListedFile]) -> str:
    """JSON with sorted keys and no blanks. (Put together by hand, for there are ten thousand files.)"""
    items = (
        f'{_quoted(name)}:{{"sha256":{_quoted(file.sha256)},"size":{file.size}}}'
        for name, file in sorted(files.items())
    )
    return f"{{{','.join(items)}}}\n"
