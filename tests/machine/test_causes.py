"""What is told of a failure is its cause. The logs are what the programs said on a machine with that fault."""

from __future__ import annotations

import pytest

from machine.causes import cause_of

UV = "error: Request failed after 3 retries in 8.7s\n  cause: Failed to fetch: `https://index.example/simple/idna/`\n"
PIP = "WARNING: Retrying after connection broken by '{}'\nERROR: No matching distribution found for uv==0.13.9"
NPM = "npm error code {}\nnpm error syscall {}\nnpm error {}\nnpm error A complete log of this run can be found in: /x"
PROXY = {"HTTPS_PROXY": "http://name:secret@proxy.example:3128/"}
NO_NAME = f"{UV}  cause: dns error\n  cause: failed to lookup address information: Name or service not known"
NPM_REFUSED = NPM.format("ECONNREFUSED", "connect", "FetchError: reason: connect ECONNREFUSED 127.0.0.1:9")


@pytest.mark.parametrize(
    ("log", "environ", "reason"),
    [
        (
            f"{UV}  cause: tunnel error: failed\n  cause: Connection refused (os error 111)",
            PROXY,
            "the proxy proxy.exam",
        ),
        (NPM_REFUSED, PROXY, "the proxy proxy.example:3128 (HTTPS_PROXY) does not"),
        (NPM_REFUSED, {}, "the network does not answer"),
        (PIP.format("ProxyError('Cannot connect to proxy.')"), {}, "the proxy of the settings"),
        (NO_NAME, {}, "no name is found on the network"),
        (PIP.format("[Errno -3] Temporary failure in name resolution"), {}, "no name is found on the network"),
        (
            NPM.format("EAI_AGAIN", "getaddrinfo", "reason: getaddrinfo EAI_AGAIN"),
            {},
            "no name is found on the network",
        ),
        (f"{UV}  cause: invalid peer certificate: UnknownIssuer\n", PROXY, "the certificate of the server is not trus"),
        (NPM.format("SELF_SIGNED_CERT_IN_CHAIN", "x", "self-signed certificate"), {}, "the certificate of the server"),
        (NPM.format("ENOSPC", "write", "nospc ENOSPC: no space left on device, write"), {}, "the disk is full"),
        (
            'error: Could not acquire lock\n  cause: Read-only file system (os error 30) at path "/a b/c"',
            {},
            "a folder may not be written to (/a b/c)",
        ),
        (
            "error: Failed\n  cause: Hash mismatch for `idna`\n\n  Computed:\n    sha256:9",
            {},
            "a package is another one",
        ),
        (
            "error: No solution found\n  cause: Because there is no version of idna==99, it fails.",
            {},
            "Because there is no version of idna==99, it fails",
        ),
        (
            "error: Failed to parse: `/a #1`\n  cause: Expected `;`, found `#`\n   /a #1\n      ^",
            {},
            "Expected `;`, fo",
        ),
        (NPM.format("ENOENT", "mkdir", "enoent Invalid response body"), {}, "enoent Invalid response body"),
        (
            "node: error while loading shared libraries: libatomic.so.1: cannot open it\nException: Connection closed",
            {},
            "the system's library libatomic.so.1 is missing",
        ),
        ("ModuleNotFoundError: No module named 'dashboard'", PROXY, "ModuleNotFoundError: No module named 'dashboard'"),
        ("error: Cannot build\n  cause: it wants sha256:e403f1", {}, "it wants sha256:e403f1"),
        (
            "error: Failed to parse: /home/a b/uv.toml\n  cause: TOML parse error at line 2, column 1",
            {},
            "a file of settings is broken (/home/a b/uv.toml)",
        ),
        (
            "Configuration file could not be loaded.\nIt contains parsing errors: '/home/pip.conf'\n\t[line 2]: 'x'",
            {},
            "a file of settings is broken (/home/pip.conf)",
        ),
        (NPM.format("ENAMETOOLONG", "open", "ENAMETOOLONG: name too long, open"), {}, "a name is too long for the sys"),
        ("error: Failed\n  cause: The filename or extension is too long. (os error 206)", {}, "a name is too long for"),
        ("one\nlast.\n\n", {}, "last"),
        ("", {}, "no reason given"),
    ],
)
def test_the_cause_is_told_and_not_the_last_line(log: str, environ: dict[str, str], reason: str) -> None:
    told = cause_of(log, environ, "see there")
    assert told.reason.startswith(reason)
    assert "secret" not in told.reason
