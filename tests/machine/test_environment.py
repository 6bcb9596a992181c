"""The environment of set-up's programs: nothing of another life, the office's certificates, a place for caches."""

from __future__ import annotations

from pathlib import Path

import pytest

from machine.environment import clean_environment, home_of

ANOTHER_LIFE = (
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONSTARTUP",
    "VIRTUAL_ENV",
    "CONDA_PREFIX",
    "__PYVENV_LAUNCHER__",
    "NODE_ENV",
    "PIP_TARGET",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_CONSTRAINT",
    "UV_PYTHON",
    "UV_PROJECT_ENVIRONMENT",
    "UV_TARGET",
    "npm_config_prefix",
    "NPM_CONFIG_GLOBAL",
    "npm_config_omit",
    "NODE_PATH",
    "HATCH_BUILD_NO_HOOKS",
    "GIT_DIR",
    "LD_PRELOAD",
    "CHROMIUM_FLAGS",
    "BASH_ENV",
    "NODE_V8_COVERAGE",
    "whatever",
)
OF_THE_OFFICE = (
    "PATH",
    "LC_ALL",
    "SystemRoot",
    "ProgramFiles(x86)",
    "LocalAppData",
    "DASHBOARD_CHROMIUM",
    "PYENV_ROOT",
    "DEVELOPER_DIR",
    "SSH_AUTH_SOCK",
    "AWS_ACCESS_KEY_ID",
    "AWS_PROFILE",
    "VSS_NUGET_EXTERNAL_FEED_ENDPOINTS",
    "NPM_TOKEN",
    "ARTIFACTORY_API_KEY",
    "PYTHON_KEYRING_BACKEND",
    "PLAYWRIGHT_DOWNLOAD_HOST",
    "GIT_CONFIG_COUNT",
    "HTTPS_PROXY",
    "NO_PROXY",
    "PIP_INDEX_URL",
    "PIP_EXTRA_INDEX_URL",
    "PIP_PROXY",
    "PIP_CACHE_DIR",
    "UV_DEFAULT_INDEX",
    "UV_INDEX_INTERNAL_PASSWORD",
    "UV_HTTP_TIMEOUT",
    "UV_PYTHON_DOWNLOADS",
    "PIP_CONFIG_FILE",
    "npm_config_registry",
    "npm_config_//registry.example/:_authToken",
    "npm_config_cafile",
    "NPM_CONFIG_STRICT_SSL",
)


@pytest.fixture
def bundle(tmp_path: Path) -> str:
    """A file of certificates."""
    (tmp_path / "office.pem").touch()
    return str(tmp_path / "office.pem")


def test_what_leads_to_other_packages_is_left_out_and_what_leads_to_the_network_stays(tmp_path: Path) -> None:
    environ = dict.fromkeys((*ANOTHER_LIFE, *OF_THE_OFFICE), "x")
    clean = clean_environment(environ, tmp_path)
    assert [name for name in ANOTHER_LIFE if name in clean] == []
    assert [name for name in OF_THE_OFFICE if name not in clean] == []


@pytest.mark.parametrize("told", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "PIP_CERT"])
def test_certificates_that_one_tool_was_told_are_told_to_all(tmp_path: Path, bundle: str, told: str) -> None:
    clean = clean_environment({told: bundle}, tmp_path)
    assert {clean[name] for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS")} == {bundle}


def test_certificates_of_one_tool_stay(tmp_path: Path, bundle: str) -> None:
    own = str(tmp_path)
    clean = clean_environment({"SSL_CERT_FILE": bundle, "NODE_EXTRA_CA_CERTS": own}, tmp_path)
    assert clean["NODE_EXTRA_CA_CERTS"] == own


def test_a_file_of_certificates_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    clean = clean_environment({"SSL_CERT_FILE": str(tmp_path / "gone.pem")}, tmp_path)
    assert "SSL_CERT_FILE" not in clean
    assert "NODE_EXTRA_CA_CERTS" not in clean


def test_without_a_home_programs_keep_their_things_in_the_cache(tmp_path: Path) -> None:
    cache = tmp_path / ".cache"
    clean = clean_environment({"HOME": str(tmp_path / "gone"), "npm_config_cache": "/mine"}, cache)
    for name in ("HOME", "UV_CACHE_DIR", "PIP_CACHE_DIR", "PLAYWRIGHT_BROWSERS_PATH"):
        assert clean[name].startswith(str(cache)), name
    assert clean["npm_config_cache"] == "/mine"


def test_a_home_that_cannot_be_written_to_is_still_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    clean = clean_environment({"HOME": str(tmp_path)}, tmp_path / ".cache")
    assert clean["HOME"] == str(tmp_path)
    assert clean["UV_CACHE_DIR"].startswith(str(tmp_path / ".cache"))


def test_a_home_that_can_be_written_to_is_used(tmp_path: Path) -> None:
    assert "UV_CACHE_DIR" not in clean_environment({"HOME": str(tmp_path)}, tmp_path / ".cache")


def test_a_user_whom_the_system_does_not_know_has_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)
    assert home_of({}) is None


def test_the_home_of_windows_has_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert home_of({"USERPROFILE": str(tmp_path), "HOME": "/elsewhere"}) == tmp_path


def test_a_folder_for_temporary_files_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    clean = clean_environment({"TMPDIR": str(tmp_path / "gone"), "TEMP": str(tmp_path)}, tmp_path)
    assert "TMPDIR" not in clean
    assert clean["TEMP"] == str(tmp_path)


def test_of_the_options_of_node_those_about_certificates_stay(tmp_path: Path) -> None:
    clean = clean_environment({"NODE_OPTIONS": "--require /gone.js --use-system-ca"}, tmp_path)
    assert clean["NODE_OPTIONS"] == "--use-system-ca"
