"""The environment variables of the programs that set-up starts."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

KNOWN = re.compile(
    r"PATH$|HOME$|USER(NAME|PROFILE|DOMAIN)?$|LOGNAME$|SHELL$|TERM$|TZ$|LANG(UAGE)?$|LC_|TMPDIR$|TE?MP$|XDG_|"
    r"(LD|DYLD)_LIBRARY_PATH$|NIX_|FONTCONFIG_|DBUS_|DEBIAN_FRONTEND$|GIT_CONFIG|NETRC$|CI$|NODE_OPTIONS$|"
    r"DASHBOARD_|PLAYWRIGHT_|PYENV_ROOT$|"
    r"SYSTEM(ROOT|DRIVE)$|WINDIR$|COMSPEC$|PATHEXT$|OS$|COMPUTERNAME$|(LOCAL)?APPDATA$|(COMMON)?PROGRAM(FILES|W6432|DATA)|"
    r"ALLUSERSPROFILE$|PUBLIC$|HOME(DRIVE|PATH)$|PROCESSOR_|NUMBER_OF_PROCESSORS$|"
    r"DEVELOPER_DIR$|__CF_USER_TEXT_ENCODING$|"
    r"(AWS|AZURE|CLOUDSDK|VSS_NUGET)_"  # where a company keeps its packages in a cloud, the keyring asks for these
)
"""The variables that say who and where the user is, and how this system works. Of another life are all that are named
neither here nor by `NETWORKS`: they lead programs to other packages, or change what they do."""
OF_INSTALLERS = re.compile("(PIP|UV|NPM_CONFIG)_")
NETWORKS = re.compile(
    r"(^|_)(AUTH(TOKEN)?|CA(FILE)?|CACHE|CERTS?|CREDENTIALS|DOWNLOADS|(GLOBAL|USER)?CONFIG|HOST|HTTP|INDEX|API_?KEY|"
    r"KEYRING|LINKS?|MIRROR|OFFLINE|PASSWORD|PROXY|REGISTRY|RETRIES|SECRET|SSL|TIMEOUTS?|TLS|TOKEN|USERNAME)(_|$)"
)
"""Words in the names of what programs are told about networks, sources and caches."""
BUNDLES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "PIP_CERT")
"""What tools call the file of all certificates that they should trust."""
EXTRA_CERTIFICATES = "NODE_EXTRA_CA_CERTS"
TEMPORARY = ("TMPDIR", "TEMP", "TMP")
PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "npm_config_https_proxy", "npm_config_proxy")


def clean_environment(environ: Mapping[str, str], cache: Path) -> dict[str, str]:
    """What the programs of set-up get to see.

    Args:
        environ: the variables of the user.
        cache: a folder for what programs keep, where the user has no home that can be written to.
    """
    clean = {name: value for name, value in environ.items() if _is_known(name)}
    for name in (*BUNDLES, EXTRA_CERTIFICATES):
        if name in clean and not Path(clean[name]).exists():
            del clean[name]  # uv would trust nobody
    for name in TEMPORARY:
        if name in clean and not can_be_written(clean[name]):
            del clean[name]  # Python takes another folder by itself, a browser does not
    # Of what Node should do otherwise, such as load a debugger, only whom to trust matters here.
    if "NODE_OPTIONS" in clean:
        clean["NODE_OPTIONS"] = " ".join(option for option in clean["NODE_OPTIONS"].split() if "-ca" in option)
    # Each tool has a name of its own for an office's certificates: what one was told, all are.
    told = next((clean[name] for name in BUNDLES if clean.get(name)), "")
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", EXTRA_CERTIFICATES) if told else ():
        clean.setdefault(name, told)
    # uv does not look at the system's certificates otherwise. Python writes paths in all alphabets.
    return {"UV_SYSTEM_CERTS": "1", **clean, **_home_variables(clean, cache), "PYTHONUTF8": "1"}


def home_of(environ: Mapping[str, str]) -> Path | None:
    """The home of the user if it is a folder."""
    named = environ.get(_home_variable())
    try:
        home = Path(named) if named else Path.home()
    except RuntimeError:  # a user whom the system does not know, as in some containers
        return None
    return home if home.is_dir() else None


def can_be_written(folder: str) -> bool:
    """Whether something is a folder in which files can be made."""
    return os.path.isdir(folder) and os.access(folder, os.W_OK)  # noqa: PTH112


def proxy_of(environ: Mapping[str, str]) -> str:
    """The host of the proxy, without a password, and the variable that names it; empty if there is none."""
    for name in PROXIES:
        if environ.get(name):
            host = environ[name].split("://")[-1].split("@")[-1].rstrip("/")
            return f"{host} ({name})"
    return ""


def _home_variables(environ: Mapping[str, str], cache: Path) -> dict[str, str]:
    """Where programs keep things if the user's home is missing or may not be written to: in the cache."""
    home = home_of(environ)
    if home and os.access(home, os.W_OK):
        return {}
    own = cache / "home"
    folders = {
        "UV_CACHE_DIR": "uv",
        "UV_PYTHON_INSTALL_DIR": "python",
        "PIP_CACHE_DIR": "pip",
        "npm_config_cache": "npm",
        "PLAYWRIGHT_BROWSERS_PATH": "ms-playwright",
    }
    variables = {name: environ.get(name) or str(own / folder) for name, folder in folders.items()}
    return variables if home else {**variables, _home_variable(): str(own)}


def _home_variable() -> str:
    return "USERPROFILE" if sys.platform == "win32" else "HOME"


def is_about_networks(name: str) -> bool:
    """Whether the name of a setting is of networks, sources or caches: of an installer nothing else is heard."""
    return bool(NETWORKS.search(re.sub(r"\W", "_", name.upper())))


def _is_known(name: str) -> bool:
    words = re.sub(r"\W", "_", name.upper())
    if installer := OF_INSTALLERS.match(words):
        return is_about_networks(words[installer.end() :])
    return bool(KNOWN.match(words)) or is_about_networks(words)
