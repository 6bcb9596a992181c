"""Whose commit first holds an approval, in real repositories with real keys."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dashboard.core.settings import ApprovalRule
from dashboard.data import first_commits as first_commits_module
from dashboard.data.git_history import History
from dashboard.review.recorded_by import recording_of, why_not_recorded
from tests.samples.git import USER_SETTINGS

JAN, EVA = "Jan Nowak <jan@osw.example>", "Eva Lis <eva@nkk.example>"
EMAILS = frozenset({"jan@osw.example"})
FILE = "docs/analyses/coal.review/approvals/jan-20261127-090000-000000.yaml"
VERIFIED = ApprovalRule(required=1, verified=True)
SIGNED = ApprovalRule(required=1, signed=True)


class Repository:
    """A repository, in which git runs as somebody; no settings of the machine count."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        self.git("init", "-q", "-b", "main")
        self.commit(EVA, {"README.md": "The dashboard.\n"})

    def git(self, *arguments: str, by: str = EVA) -> None:
        name, _, address = by.rstrip(">").partition(" <")
        nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        who = {
            f"GIT_{role}_{key}": word
            for role in ("AUTHOR", "COMMITTER")
            for key, word in (("NAME", name), ("EMAIL", address))
        }
        subprocess.run(
            ["git", *arguments], cwd=self.root, check=True, capture_output=True, env={**os.environ, **nothing, **who}
        )

    def write(self, files: dict[str, str]) -> None:
        for path, text in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, encoding="utf-8", newline="")

    def commit(self, by: str, files: dict[str, str] | None = None, *arguments: str) -> None:
        self.write(files or {})
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Change", *arguments, by=by)

    def told(self, path: str = FILE) -> str:
        """Who recorded an approval, in words."""
        return str(recording_of(self.history, path, EMAILS))

    def against(self, rule: ApprovalRule, path: str = FILE) -> str:
        return why_not_recorded(self.history, path, "jan", EMAILS, rule)

    @property
    def history(self) -> History:
        return History(self.root, ZoneInfo("Europe/Stockholm"))


APPROVAL = {FILE: "by: jan\nat: 2026-11-27T09:00:00+00:00\n"}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def test_the_author_of_the_commit_is_told(repository: Repository) -> None:
    repository.write(APPROVAL)
    assert repository.told() == "not committed yet"
    repository.commit("J. N. <Jan@OSW.example>")
    assert repository.told() == "verified"
    other = FILE.replace("coal", "gas")
    repository.commit(EVA, {other: "by: jan\nat: 2026-11-28T09:00:00+00:00\n"})
    assert repository.told(other) == "recorded by Eva Lis <eva@nkk.example>"


def test_a_later_commit_of_others_changes_nothing(repository: Repository) -> None:
    repository.commit(JAN, APPROVAL)
    renamed = FILE.replace("coal", "lignite")
    (repository.root / renamed).parent.mkdir(parents=True)
    repository.git("mv", FILE, renamed)
    repository.commit(EVA)
    assert repository.told(renamed) == "verified"
    repository.git("rm", "-q", renamed)
    repository.commit(EVA)
    repository.commit(EVA, APPROVAL)
    assert repository.told() == "verified"


def test_what_somebody_else_wrote_into_it_is_not_the_reviewers(repository: Repository) -> None:
    repository.commit(JAN, APPROVAL)
    repository.write({FILE: APPROVAL[FILE] + "digests: {}\n"})
    assert repository.told() == "not committed yet"
    repository.commit(EVA)
    assert repository.told() == "recorded by Eva Lis <eva@nkk.example>"


def test_no_tree_stands_for_another(repository: Repository) -> None:
    """`git replace` can put the approval into an older commit of the reviewer."""
    repository.commit(JAN, {"a.txt": "a"})
    repository.git("tag", "of-jan")
    repository.commit(EVA, APPROVAL)
    repository.git("replace", "of-jan^{tree}", "HEAD^{tree}")
    assert repository.told() == "recorded by Eva Lis <eva@nkk.example>"


def test_no_commit_is_cut_off_from_its_parents(repository: Repository) -> None:
    """A graft lets a commit of the reviewer seem to add all that there is."""
    repository.commit(EVA, APPROVAL)
    repository.commit(JAN, {"a.txt": "a"})
    head = repository.history.head
    (repository.root / ".git" / "info" / "grafts").write_text(f"{head}\n", encoding="utf-8")
    assert repository.told() == "recorded by Eva Lis <eva@nkk.example>"


def on_a_branch(repository: Repository, *merge: str) -> None:
    """Jan approves on a branch, and Eva brings it to the main branch, which has gone on."""
    repository.git("switch", "-q", "-c", "branch")
    repository.commit(JAN, APPROVAL)
    repository.git("switch", "-q", "main")
    repository.commit(EVA, {"README.md": "More.\n"})
    for command in merge:
        repository.git(*command.split(), by=EVA)


@pytest.mark.parametrize(
    ("merge", "told"),
    [
        (("merge -q --no-edit branch",), "verified"),
        (
            ("merge -q --no-edit -s ours branch", "checkout -q branch -- docs", "commit -q --amend --no-edit"),
            "verified",
        ),
        (("cherry-pick branch",), "verified"),
        (("switch -q branch", "rebase -q main"), "verified"),
        (("merge -q --squash branch", "commit -q -m All"), "recorded by Eva Lis <eva@nkk.example>"),
    ],
)
def test_a_merge_keeps_the_author_and_a_squash_does_not(
    repository: Repository, merge: tuple[str, ...], told: str
) -> None:
    on_a_branch(repository, *merge)
    assert repository.told() == told


def test_what_is_added_in_a_merge_is_its_authors(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "branch")
    repository.commit(JAN, {"a.txt": "a"})
    repository.git("switch", "-q", "main")
    repository.commit(JAN, {"b.txt": "b"})
    repository.git("merge", "-q", "--no-commit", "branch")
    repository.commit(EVA, APPROVAL)
    assert repository.told() == "recorded by Eva Lis <eva@nkk.example>"


def test_settings_of_the_user_change_nothing(repository: Repository) -> None:
    repository.commit("Jan Nówak <jan@osw.example>", APPROVAL)
    other = FILE.replace("jan-", "ewa-")
    repository.commit("Ewa Nówak <ewa@nkk.example>", {other: "by: ewa\n", ".mailmap": f"{JAN} <ewa@nkk.example>\n"})
    for name, value in USER_SETTINGS.items():
        repository.git("config", name, value)
    assert repository.told() == "verified"
    assert repository.told(other) == "recorded by Ewa Nówak <ewa@nkk.example>"


def test_an_approval_in_the_first_commit_is_found(tmp_path: Path, repository: Repository) -> None:
    repository.git("switch", "-q", "--orphan", "alone")
    repository.git("config", "log.showRoot", "false")
    repository.commit(JAN, APPROVAL)
    assert repository.told() == "verified"


def test_a_site_may_be_a_folder_of_a_repository_and_move_in_it(repository: Repository) -> None:
    repository.commit(JAN, {f"old/{FILE}": APPROVAL[FILE]})
    repository.git("mv", "old", "site")
    repository.git("config", "diff.relative", "true")
    repository.commit(EVA)
    history = History(repository.root / "site", ZoneInfo("Europe/Stockholm"))
    assert str(recording_of(history, FILE, EMAILS)) == "verified"


def test_ends_of_lines_of_another_system_are_no_other_content(repository: Repository) -> None:
    repository.commit(JAN, APPROVAL)
    repository.write({FILE: APPROVAL[FILE].replace("\n", "\r\n")})
    assert repository.told() == "verified"


def test_a_name_cannot_act_on_a_terminal(repository: Repository) -> None:
    repository.commit("Eva\x1b[2J\u202e <eva@nkk.example>", APPROVAL)
    assert repository.told() == r"recorded by Eva\u001b[2J\u202e <eva@nkk.example>"


def test_without_the_whole_history_nothing_is_verified(repository: Repository, tmp_path: Path) -> None:
    repository.commit(JAN, APPROVAL)
    repository.commit(JAN, {"README.md": "More.\n"})
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{repository.root}", shallow], check=True)
    for root in (shallow, tmp_path):
        history = History(root, ZoneInfo("Europe/Stockholm"))
        assert str(recording_of(history, FILE, EMAILS)) == "not verifiable here"
        assert "git fetch --unshallow" in why_not_recorded(history, FILE, "jan", EMAILS, VERIFIED)


def test_what_is_after_the_edge_of_a_shallow_copy_is_verified(repository: Repository, tmp_path: Path) -> None:
    repository.commit(JAN, APPROVAL)
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth=2", f"file://{repository.root}", shallow], check=True)
    repository.commit(JAN, {"README.md": "More.\n"})
    repository.commit(JAN, {"README.md": "Even more.\n"})
    subprocess.run(["git", "pull", "-q", "--depth=4"], cwd=shallow, check=True)
    assert str(recording_of(History(shallow, ZoneInfo("UTC")), FILE, EMAILS)) == "verified"


def test_a_replaced_commit_verifies_nothing(repository: Repository) -> None:
    repository.commit(EVA, APPROVAL)
    repository.git("commit", "-q", "--amend", "--reset-author", "--no-edit", by=JAN)
    repository.git("replace", "HEAD@{1}", "HEAD")
    repository.git("reset", "-q", "--soft", "HEAD@{1}")
    assert repository.told() == "recorded by Eva Lis <eva@nkk.example>"


@pytest.mark.parametrize(
    ("rule", "words"),
    [(ApprovalRule(required=1), ""), (VERIFIED, "recorded by Eva Lis <eva@nkk.example>"), (SIGNED, "no ssh signature")],
)
def test_the_rule_says_whether_it_counts(repository: Repository, rule: ApprovalRule, words: str) -> None:
    repository.commit(EVA, APPROVAL)
    against = repository.against(rule)
    assert words in against
    assert bool(words) == bool(against)


def test_the_reviewers_own_commit_counts_when_it_has_to_be_verified(repository: Repository) -> None:
    repository.write(APPROVAL)
    assert "'jan' has to commit docs/analyses/coal.review" in repository.against(VERIFIED)
    repository.commit(JAN)
    assert repository.against(VERIFIED) == ""


def test_git_is_asked_once_for_all_approvals_and_not_without_need(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {FILE.replace("coal", f"piece{number}"): "by: jan\n" for number in range(3)}
    repository.commit(JAN, files)
    calls: list[tuple[str, ...]] = []
    git_log = first_commits_module.git_log
    monkeypatch.setattr(
        first_commits_module, "git_log", lambda root, *arguments: calls.append(arguments) or git_log(root, *arguments)
    )
    for rule, count in ((ApprovalRule(required=1), 0), (VERIFIED, 1)):
        assert {repository.against(rule, path) for path in files} == {""}
        assert len(calls) == count


def sign_with_new_key(repository: Repository, folder: Path, principal: str = "", name: str = "key") -> None:
    """Let git sign by ssh with a new key, and trust the key as that of a principal."""
    program = shutil.which("ssh-keygen")
    assert program, "These tests make keys of ssh: install ssh-keygen (the package openssh-client)."
    key = folder / name
    subprocess.run([program, "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    signers = folder / "allowed_signers"
    if principal:
        with signers.open("a", encoding="utf-8") as file:
            file.write(f'{principal} namespaces="git" {key.with_suffix(".pub").read_text(encoding="utf-8")}')
    settings = {"gpg.format": "ssh", "user.signingKey": str(key), "gpg.ssh.allowedSignersFile": str(signers)}
    for setting, value in settings.items():
        repository.git("config", setting, value)


def test_a_signature_of_the_reviewer_counts(repository: Repository, tmp_path: Path) -> None:
    sign_with_new_key(repository, tmp_path, "Jan@OSW.example")
    repository.commit(JAN, APPROVAL, "-S")
    repository.git("config", "log.showSignature", "true")
    assert repository.against(SIGNED) == ""


def test_a_merge_keeps_the_signature_and_a_rebase_does_not(repository: Repository, tmp_path: Path) -> None:
    sign_with_new_key(repository, tmp_path, "jan@osw.example")
    repository.git("config", "commit.gpgSign", "true")
    repository.git("switch", "-q", "-c", "branch")
    repository.commit(JAN, APPROVAL)
    repository.git("config", "commit.gpgSign", "false")
    repository.git("switch", "-q", "main")
    repository.commit(EVA, {"README.md": "More.\n"})
    repository.git("branch", "rebased", "branch")
    repository.git("merge", "-q", "--no-edit", "branch")
    assert repository.against(SIGNED) == ""
    repository.git("switch", "-q", "rebased")
    repository.git("rebase", "-q", "main~1")
    assert "no ssh signature that git accepts" in repository.against(SIGNED)
    assert repository.against(VERIFIED) == ""


@pytest.mark.parametrize(
    ("principal", "words"),
    [
        ("", "no ssh signature that git accepts"),
        ("eva@nkk.example", "was signed by eva@nkk.example"),
        ("*@osw.example", r"was signed by *@osw.example"),
    ],
)
def test_a_signature_of_others_does_not_count(
    repository: Repository, tmp_path: Path, principal: str, words: str
) -> None:
    sign_with_new_key(repository, tmp_path, "someone@osw.example", "trusted")
    sign_with_new_key(repository, tmp_path, principal)
    repository.commit(JAN, APPROVAL, "-S")
    assert words in repository.against(SIGNED)


def test_who_is_no_longer_trusted_has_not_signed(repository: Repository, tmp_path: Path) -> None:
    sign_with_new_key(repository, tmp_path, "jan@osw.example")
    repository.commit(JAN, APPROVAL, "-S")
    assert repository.against(SIGNED) == ""
    (tmp_path / "allowed_signers").write_text("", encoding="utf-8")
    assert "no ssh signature that git accepts" in repository.against(SIGNED)


def test_a_signature_that_git_trusts_too_little_does_not_count(repository: Repository, tmp_path: Path) -> None:
    sign_with_new_key(repository, tmp_path, "jan@osw.example")
    repository.commit(JAN, APPROVAL, "-S")
    repository.git("config", "gpg.minTrustLevel", "ultimate")
    assert "no ssh signature that git accepts" in repository.against(SIGNED)


def test_a_signature_that_was_moved_to_another_commit_does_not_count(repository: Repository, tmp_path: Path) -> None:
    sign_with_new_key(repository, tmp_path, "jan@osw.example")
    repository.commit(JAN, APPROVAL, "-S")
    raw = subprocess.run(["git", "cat-file", "commit", "HEAD"], cwd=repository.root, check=True, capture_output=True)
    forged = raw.stdout.replace(b"\n\nChange", b"\n\nChanged")
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=repository.root,
        input=forged,
        check=True,
        capture_output=True,
    )
    repository.git("reset", "-q", "--soft", made.stdout.decode().strip())
    assert "no ssh signature that git accepts" in repository.against(SIGNED)


GPG = """#!/bin/sh
cat > /dev/null
case "$*" in *--verify*)
  echo '[GNUPG:] NEWSIG'
  echo '[GNUPG:] GOODSIG 0123456789ABCDEF jan@osw.example'
  echo '[GNUPG:] VALIDSIG 0123456789ABCDEF0123456789ABCDEF01234567 2026-11-27 0 0 4 0 22 8 00 0'
  echo '[GNUPG:] TRUST_ULTIMATE 0 pgp'
  ;;
*)
  echo '[GNUPG:] SIG_CREATED ' >&2
  printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nabcd\\n-----END PGP SIGNATURE-----\\n'
esac
"""


def test_a_signature_by_gpg_does_not_count(repository: Repository, tmp_path: Path) -> None:
    """The program that git asks says that all is well, as GPG does of a key that it trusts."""
    program = tmp_path / "gpg"
    program.write_text(GPG, encoding="utf-8")
    program.chmod(0o755)
    for name, value in {"gpg.program": str(program), "user.signingKey": "0123456789ABCDEF"}.items():
        repository.git("config", name, value)
    repository.commit(JAN, APPROVAL, "-S")
    # Git accepts it,
    repository.git("verify-commit", "HEAD")
    # and we do not.
    assert "no ssh signature that git accepts" in repository.against(SIGNED)
