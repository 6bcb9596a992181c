"""Why a program failed, read from all that it said: the last line of a log is seldom the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from machine.environment import proxy_of


class Cause(NamedTuple):
    """Why something failed, and what to do. Neither has a full stop."""

    reason: str
    cure: str


NETWORK = "check the network, then run this again"
PROXY = r"ProxyError|Cannot connect to proxy|tunnel error|Proxy Authentication Required"
UNNAMED = r"dns error|EAI_AGAIN|ENOTFOUND|name resolution|Name or service not known|getaddrinfo|nodename nor servname"
SILENT = r"ECONNREFUSED|Connection refused|ECONNRESET|Connection reset|ETIMEDOUT|timed out|ENETUNREACH|unreachable"
KNOWN = (
    (
        r"invalid peer certificate|UnknownIssuer|CERTIFICATE_VERIFY_FAILED|certificate verify failed|SELF_SIGNED_CERT|"
        r"self[- ]signed certificate|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|unable to get local issuer|CERT_HAS_EXPIRED",
        "the certificate of the server is not trusted, as behind a company's firewall",
        "name the file with the company's certificates in SSL_CERT_FILE",
    ),
    (r"No space left|ENOSPC|not enough space|Disk quota", "the disk is full", "free 3 GB, then run this again"),
    (
        r"hash mismatch|hashes do not match|do not match the hashes|EINTEGRITY",
        "a package is another one than was locked",
        "do not install it; ask who keeps the package index and who changed the lock files",
    ),
    (
        r"ENAMETOOLONG|File name too long|filename or extension is too long|path too long|os error 206",
        "a name is too long for the system, with the folders above it",
        "copy the checkout to a folder with a shorter path",
    ),
    (
        r"used by another process",
        "a program uses the files",
        "end previews, notebooks and editors of this checkout, then run this again",
    ),
    (
        r"Read-only file system|EROFS|Permission denied|Access is denied|EACCES|EPERM",
        "a folder may not be written to",
        "give yourself the right to write there, or copy the checkout to a folder of your own",
    ),
    (r"E401\b|Unauthorized", "the package index wants a password", "see the settings of pip, uv and npm"),
    (r"E403\b|Forbidden", "the package index refuses", "see the settings of pip, uv and npm, or ask who keeps it"),
    (r"TOML parse error|Configuration file could not", "a file of settings is broken", "set it right, or move it away"),
    (UNNAMED, "no name is found on the network", NETWORK),
    (SILENT, "the network does not answer", NETWORK),
    (
        r"No solution found|No matching distribution|ETARGET|E404\b",
        "",
        "see the settings of pip, uv and npm: another package index, or a day after which nothing is taken",
    ),
)
"""What tools say, in the order in which it counts; what it means, if the tool does not say it best; what to do."""
LIBRARY = re.compile(r"error while loading shared libraries: (lib([\w+-]+)\.so\.?(\d*))")
QUOTED_CAUSE = re.compile(r"^\s*(?:caused by|cause):\s*(.+)", re.IGNORECASE)
ERROR = re.compile(r"^\s*(?:npm (?:error|ERR!) (?!code|errno|syscall|path)|error:|fatal:|E:)\s*(.+)", re.IGNORECASE)
PATH = re.compile(r"""["'`]((?:[A-Za-z]:)?[\\/][^"'`\n]+)["'`]|parse: ([^`\n]+)""")


def cause_of(log: str, environ: Mapping[str, str], cure: str) -> Cause:
    """Return the cause of a failure.

    Args:
        log: all that the program said.
        environ: its environment.
        cure: what to do about a cause that is not known.
    """
    proxy = proxy_of(environ)
    if _says(log, PROXY) or (proxy and _says(log, f"{UNNAMED}|{SILENT}")):
        return Cause(f"the proxy {proxy or 'of the settings'} does not let it through", "set it right, or unset it")
    if library := LIBRARY.search(log):
        file, name, number = library.groups()
        return Cause(f"the system's library {file} is missing", f"install it (on Debian and Ubuntu: lib{name}{number})")
    for words, reason, known_cure in KNOWN:
        if _says(log, words):
            path = PATH.search(log) if re.match("a (file|folder)", reason) else None
            where = f" ({path.group(1) or path.group(2)})" if path else ""
            return Cause(f"{reason or _telling_line(log)}{where}", known_cure)
    return Cause(_telling_line(log), cure)


def _says(log: str, words: str) -> bool:
    """Whether a log has one of some words. A word begins there: ENOTFOUND stands in ModuleNotFoundError, too."""
    return bool(re.search(rf"\b(?:{words})", log, re.IGNORECASE))


def _telling_line(log: str) -> str:
    """The innermost cause that a program gives, else its first error, else its last line."""
    lines = [line for line in log.splitlines() if line.strip()]
    causes = [found.group(1) for line in lines for found in [QUOTED_CAUSE.match(line)] if found]
    errors = [found.group(1) for line in lines for found in [ERROR.match(line)] if found]
    told = causes[-1:] or errors[:1] or lines[-1:] or ["no reason given"]
    return told[0].strip().rstrip(".")[:200]
