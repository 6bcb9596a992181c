"""Three people work on one review, each in a clone of their own, and take over each other's work by chance."""

from __future__ import annotations

import datetime
import random
import re
from pathlib import Path

import pytest

from tests.samples.merges import Clone, Work, make_repository

SEEDS = 4
TAKEN = 15
"""How often somebody takes over the work of another, with each seed: 60 times in all."""
NAMES = ("nkk", "osw", "swp")


class Person:
    """Somebody with a clone, whose clock may go some minutes fast or slow."""

    def __init__(self, name: str, first: Clone, chance: random.Random) -> None:
        self.name = name
        self.clone = Clone(first.root.with_name(name))
        first.git("worktree", "add", "-q", "-b", name, str(self.clone.root))
        self.work = Work(self.clone, chance.randint(10, 30))
        self.work.now += datetime.timedelta(microseconds=NAMES.index(name))
        self.review = self.clone.review()
        self.chance = chance
        self.count = 0
        self.has_merged = False
        """Whether the last commit is a merge."""

    def act(self) -> None:
        """Do one thing, and see that it is done whatever the clocks of the others say."""
        notes = self.review.notes
        note = self.chance.choice(notes)
        self.count += 1
        words = f"Words-{self.name}-{self.count}."
        kind = self.chance.choice(
            ["note", "reply", "reply", "resolve", "reopen", "edit", "delete", "approve", "publish"]
        )
        if kind in ("edit", "delete"):
            own = [other for other in notes if other.by == self.name]
            if not own:
                return
            note = self.chance.choice(own)
        match kind:
            case "note":
                self.work.write(words, self.name)
            case "reply":
                self.work.reply(note.id, self.name, words)
            case "resolve":
                self.work.resolve(note.id, self.name)
            case "reopen":
                self.work.reopen(note.id, self.name)
            case "edit":
                self.work.change("edit", note.id, self.name, body=words)
            case "delete":
                self.work.change("delete", note.id, self.name)
            case "approve":
                self.work.approve(self.name)
            case _:
                self.work.publish()
        self.review = review = self.clone.review()
        state = review.note(note.id)
        is_done = {
            "note": words in [other.body for other in review.notes],
            "reply": state.replies[-1].body == words if state.replies else False,
            "resolve": state.resolved is not None,
            "reopen": state.resolved is None,
            "edit": state.body == words,
            "delete": state.deleted,
        }
        assert is_done.get(kind, True), (kind, state)


def take_over(person: Person, other: Person, how: str) -> None:
    """Bring another's work into somebody's clone. Git must not stop, and both orders must give the same."""
    clone, name = person.clone, other.name
    if how == "merge":
        reverse = clone.git("merge-tree", "--write-tree", name, person.name).output.split()[0]
        clone.git("merge", "-q", "--no-edit", name)
        assert clone.tree() == reverse
    elif how == "rebase":
        clone.git("rebase", "-q", name)
    elif how == "squash":
        clone.git("merge", "-q", "--squash", name)
        clone.commit()
    else:  # the last change alone, and later the same change with all before it
        clone.git("cherry-pick", "--keep-redundant-commits", name)
        clone.git("merge", "-q", "--no-edit", name)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nothing_is_lost_whoever_merges_what(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    first = make_repository(tmp_path / "first")
    people = [Person(name, first, chance) for name in NAMES]
    for _ in range(TAKEN):
        person, other = chance.sample(people, 2)
        for _ in range(chance.randint(1, 2)):
            person.act()
        person.clone.commit()
        before, theirs = person.clone.files(), other.clone.files()
        how = chance.choice(["merge", "merge", "rebase", "squash", "cherry-pick"])
        if how == "cherry-pick" and other.has_merged:  # The last commit has no change of its own.
            how = "squash"
        take_over(person, other, how)
        person.has_merged = how in ("merge", "cherry-pick")
        after = person.clone.files()
        assert before.items() <= after.items()
        assert theirs.items() <= after.items()
        person.review = person.clone.review()
    written = {name: content for person in people for name, content in person.clone.files().items()}
    last = people[0].clone
    for other in people[1:]:
        last.git("merge", "-q", "--no-edit", other.name)
    assert last.files() == written
    _assert_every_word_is_there(last)


def _assert_every_word_is_there(clone: Clone) -> None:
    """Each word that was written is read, unless who wrote it has changed or deleted it since."""
    files = {name: (content or b"").decode() for name, content in clone.files().items()}
    words = {word for text in files.values() for word in re.findall(r"Words-\w+-\d+\.", text)}
    review = clone.review()
    read = {note.body for note in review.notes} | {reply.body for note in review.notes for reply in note.replies}
    replaced = {note.id for note in review.notes if note.deleted or note.edited}
    missing = words - read
    places = {name for name, text in files.items() if any(word in text for word in missing)}
    assert all(re.split("[/.]", name)[1] in replaced for name in places)
    assert all("kind: reply" not in files[name] for name in places)
