"""Asks other sites whether the addresses that we link to still answer. Only `desk check --links` does that."""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import partial
from urllib.parse import urlsplit

from dashboard.cache.codec import Codec
from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache
from dashboard.checks.check import described
from dashboard.core.finding import Finding
from dashboard.core.frozen import Frozen
from dashboard.core.grouping import group_by
from dashboard.core.lazy_re import lazy_re
from dashboard.core.paths import files_of, from_root
from dashboard.site.checks.address_answer import AddressAnswer
from dashboard.site.content import SiteContent

PAUSE = 0.5
"""Seconds between two requests to one host."""
HOSTS = 6
"""The number of hosts that are asked at the same time. Each gets one request after the other."""
KEPT = datetime.timedelta(days=1)
"""How long an answer is kept."""
_ADDRESS = lazy_re(r"https?://[^\s\"'<>\[\]{}|]*[^\s\"'<>\[\]{}|.,;:!?)]")

dead_address = described(
    "dead-address",
    "site",
    """An address of another site does not answer any more, or answers that nothing is there.

    Why: Readers follow sources. Look for the page elsewhere, or link to a copy in an archive.

    Bad:
        `[the report](https://example.org/gone)`, which answers 404

    Good:
        the same report at its new address
    """,
    "warning",
    on_request=True,
)
moved_address = described(
    "moved-address",
    "site",
    """An address of another site has moved for good.

    Why: The old address still leads there, but nobody promises for how long.

    Bad:
        `[the report](https://example.org/old)`, which leads on to /new

    Good:
        `[the report](https://example.org/new)`
    """,
    "info",
    on_request=True,
)


class LinkPlace(Frozen):
    """An address of another site, and where it stands."""

    address: str
    path: str
    line: int
    column: int


class DatedAnswer(Frozen):
    """An answer with its time."""

    when: datetime.datetime
    answer: AddressAnswer


_DATED_ANSWER = Codec[DatedAnswer](DatedAnswer)


def addresses_of(content: SiteContent, paths: Iterable[str] | None = None) -> Iterator[LinkPlace]:
    """Find every address of another site in texts and data.

    Args:
        content: all that is known of the site.
        paths: the files to look into; all, if it is None.
    """
    only = set(paths) if paths is not None else None
    for places in (_in_texts(content, only), _in_data(content, only), _in_references(content, only)):
        yield from places


def _in_texts(content: SiteContent, only: Set[str] | None) -> Iterator[LinkPlace]:
    for path, source_text in content.source_texts.items():
        for reference in source_text.references if only is None or path in only else ():
            if reference.kind in ("link", "picture") and reference.text.startswith(("http://", "https://")):
                yield LinkPlace(reference.text, path, reference.line or 1, reference.column or 1)


def _in_data(content: SiteContent, only: Set[str] | None) -> Iterator[LinkPlace]:
    for file in files_of(content.settings.data, "**/*.yaml", content.settings.root):
        path = from_root(file, content.settings.root)
        text = file.read_text(encoding="utf-8", errors="replace") if only is None or path in only else ""
        for number, line in enumerate(text.split("\n"), 1):
            for match in _ADDRESS.finditer("" if line.lstrip().startswith("#") else line):
                yield LinkPlace(match[0], path, number, match.start() + 1)


def _in_references(content: SiteContent, only: Set[str] | None) -> Iterator[LinkPlace]:
    path = f"{content.settings.data_path}/references.bib"
    for entry in content.bibliography.entries.values() if only is None or path in only else ():
        if entry and entry.address:
            yield LinkPlace(entry.address, path, entry.line, 1)


def check_external(content: SiteContent, paths: Iterable[str] | None) -> list[Finding]:
    """Find the dead and the moved addresses, with a progress bar on standard error.

    Args:
        content: all that is known of the site.
        paths: the files to look into; all, if it is None.
    """
    from tqdm import tqdm

    places = list(addresses_of(content, paths))
    agent = f"desk check of {content.settings.site_name} (+{content.settings.site_url})"
    now = datetime.datetime.now(datetime.UTC)
    with tqdm(
        total=len({place.address for place in places}), desc="Asking", unit=" addresses", delay=1, file=sys.stderr
    ) as bar:
        return check_addresses(places, agent, content.cache, now, lambda: bar.update(1))


def check_addresses(
    places: Sequence[LinkPlace], agent: str, cache: Cache, now: datetime.datetime, progress: Callable[[], object]
) -> list[Finding]:
    """Ask for each address once, several hosts at a time.

    Args:
        places: where the addresses stand.
        agent: the `User-Agent` of the requests.
        cache: keeps the answers.
        now: the time of the answers.
        progress: is called after each address.

    Returns:
        a finding for each place whose address is dead or has moved.
    """
    # Imported here since it loads all that speaks with other sites, and this module also describes the checks.
    from concurrent.futures import ThreadPoolExecutor

    from dashboard.site.checks.ask_address import ask

    addresses = dict.fromkeys(place.address for place in places)
    hosts = group_by(addresses, lambda address: urlsplit(address).netloc)

    def ask_host(addresses: list[str]) -> dict[str, AddressAnswer]:
        answers: dict[str, AddressAnswer] = {}
        has_asked = False
        for address in addresses:
            answer = _kept_answer(address, cache, now)
            if answer is None:
                time.sleep(PAUSE if has_asked else 0)
                has_asked = True
                answer = ask(address, agent)
                cache.put(_key(address), _DATED_ANSWER, DatedAnswer(now, answer))
            answers[address] = answer
            progress()
        return answers

    with ThreadPoolExecutor(HOSTS) as executor:
        answers = {
            address: answer
            for host_answers in executor.map(ask_host, hosts.values())
            for address, answer in host_answers.items()
        }
    return [_finding(place, answers[place.address]) for place in places if answers[place.address].kind != "there"]


def _key(address: str) -> str:
    return key_of("address", address)


def _kept_answer(address: str, cache: Cache, now: datetime.datetime) -> AddressAnswer | None:
    kept = cache.last_put(_key(address), _DATED_ANSWER)
    return kept.answer if kept and now - kept.when <= KEPT else None


def _finding(place: LinkPlace, answer: AddressAnswer) -> Finding:
    find = partial(Finding, path=place.path, line=place.line, column=place.column)
    if answer.kind == "moved":
        message, hint = f"{place.address} has moved.", f"It is now {answer.detail}"
        return find(id="moved-address", severity="info", message=message, hint=hint)
    message = f"{place.address} is dead: {answer.detail}."
    hint = "Look for it elsewhere, or link to a copy in an archive."
    return find(id="dead-address", severity="warning", message=message, hint=hint)
