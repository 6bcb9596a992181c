"""A user whom the system does not know gets a home."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from dashboard.core.home import ensure_home


def test_an_unknown_user_gets_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: int) -> pwd.struct_passwd:
        raise KeyError

    monkeypatch.setenv("HOME", "here")
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    ensure_home()
    assert Path.home().is_dir()


def test_the_home_of_a_user_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/nowhere")
    ensure_home()
    assert os.environ["HOME"] == "/nowhere"
