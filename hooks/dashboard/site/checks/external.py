"""Addresses of other sites, asked politely whether they still answer. Only `desk check --links` does that."""

from __future__ import annotations

import datetime
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException, HTTPMessage
from typing import IO, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tqdm import tqdm

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache
from dashboard.checks.check import described
from dashboard.core.finding import Finding
from dashboard.core.paths import files_of, from_root
from dashboard.site.content import SiteContent

TIMEOUT = 15
"""Seconds after which a site counts as silent."""
PAUSE = 0.5
"""Seconds between two questions to one host."""
HOSTS = 6
"""So many hosts are asked at a time, each one thing after the other."""
KEPT = datetime.timedelta(days=1)
"""How long an answer counts."""
REFUSED = (401, 402, 403, 406, 407, 418, 429, 451, 503, 999)
"""Answers of sites that do not talk to programs, which says nothing of what readers get."""
_ADDRESS = re.compile(r"https?://[^\s\"'<>\[\]{}|]*[^\s\"'<>\[\]{}|.,;:!?)]")

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

    Why: It still leads there, but for how long is not ours to say.

    Bad:
        `[the report](https://example.org/old)`, which leads on to /new

    Good:
        `[the report](https://example.org/new)`
    """,
    "info",
    on_request=True,
)


@dataclass(frozen=True)
class Place:
    """An address and where it stands."""

    address: str
    path: str
    line: int
    column: int


@dataclass(frozen=True)
class Answer:
    """What a site said."""

    kind: Literal["there", "moved", "dead"]
    said: str = ""


@dataclass(frozen=True)
class DatedAnswer:
    """An answer, and when it was given."""

    when: datetime.datetime
    answer: Answer


_DATED_ANSWER = JsonCodec[DatedAnswer](DatedAnswer)


def addresses_of(content: SiteContent, paths: Iterable[str] | None = None) -> Iterator[Place]:
    """Every address of another site in texts and data; `paths` keeps those in some files."""
    wanted = set(paths) if paths is not None else None
    for path, source_text in content.source_texts.items():
        if wanted is None or path in wanted:
            for one in source_text.references:
                if one.kind in ("link", "picture") and one.text.startswith(("http://", "https://")):
                    yield Place(one.text, path, one.line or 1, one.column or 1)
    for file in sorted(files_of(content.settings.data, "**/*.yaml")):
        path = from_root(file, content.settings.root)
        if wanted is None or path in wanted:
            for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
                for found in _ADDRESS.finditer("" if line.lstrip().startswith("#") else line):
                    yield Place(found[0], path, number, found.start() + 1)


def check_external(content: SiteContent, paths: Iterable[str] | None = None) -> list[Finding]:
    """What the addresses in some files, or in all, have to be told of; progress goes to standard error."""
    places = list(addresses_of(content, paths))
    agent = f"desk check of {content.settings.site_name} (+{content.settings.site_url})"
    now = datetime.datetime.now(datetime.UTC)
    with tqdm(
        total=len({place.address for place in places}), desc="Asking", unit=" addresses", delay=1, file=sys.stderr
    ) as bar:
        return check_addresses(places, agent, content.cache, now, lambda: bar.update(1))


def check_addresses(
    places: Sequence[Place], agent: str, cache: Cache, now: datetime.datetime, progress: Callable[[], object]
) -> list[Finding]:
    """A finding for each place whose address is dead or has moved. `progress` is called after each address."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(place.address for place in places):
        hosts[urlsplit(address).netloc].append(address)

    def ask_host(addresses: list[str]) -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        asked = False
        for address in addresses:
            answer = _kept(address, cache, now)
            if answer is None:
                time.sleep(PAUSE if asked else 0)
                asked = True
                answer = ask(address, agent)
                cache.put(_key(address), _DATED_ANSWER, DatedAnswer(now, answer))
            answers[address] = answer
            progress()
        return answers

    with ThreadPoolExecutor(HOSTS) as executor:
        answers = {address: one for host in executor.map(ask_host, hosts.values()) for address, one in host.items()}
    return [_finding(place, answers[place.address]) for place in places if answers[place.address].kind != "there"]


def ask(address: str, agent: str) -> Answer:
    """Whether an address answers: without its content, and with it where the site does not like that."""
    answer = Answer("dead")
    for method in ("HEAD", "GET"):
        moves = _Moves()
        request = Request(address, method=method, headers={"User-Agent": agent, "Accept": "*/*"})
        try:
            with build_opener(moves).open(request, timeout=TIMEOUT) as response:
                if moves.for_good and response.url != address:
                    return Answer("moved", response.url)
                return Answer("there")
        except HTTPError as error:
            if error.code in REFUSED:
                return Answer("there")
            answer = Answer("dead", f"it answers {error.code}")
        except (URLError, HTTPException, OSError, ValueError) as error:
            answer = Answer("dead", str(getattr(error, "reason", "")) or str(error) or type(error).__name__)
    return answer


class _Moves(HTTPRedirectHandler):
    """Follows, and remembers whether all of it was said to be for good."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    @property
    def for_good(self) -> bool:
        return bool(self.codes) and all(code in (301, 308) for code in self.codes)

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """Called by urllib."""
        self.codes.append(code)
        further = super().redirect_request(req, fp, code, msg, headers, newurl)
        if further:
            further.method = req.get_method()  # (it would ask for the content)
        return further


def _key(address: str) -> str:
    return key_of("address", address)


def _kept(address: str, cache: Cache, now: datetime.datetime) -> Answer | None:
    kept = cache.get(_key(address), _DATED_ANSWER)
    return kept.answer if kept and now - kept.when <= KEPT else None


def _finding(place: Place, answer: Answer) -> Finding:
    find = partial(Finding, path=place.path, line=place.line, column=place.column)
    if answer.kind == "moved":
        message, hint = f"{place.address} has moved.", f"It is now {answer.said}"
        return find(id="moved-address", severity="info", message=message, hint=hint)
    message = f"{place.address} is dead: {answer.said}."
    hint = "Look for it elsewhere, or link to a copy in an archive."
    return find(id="dead-address", severity="warning", message=message, hint=hint)
