"""The writing end takes notes from the preview's own pages and from nobody else, and says why it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from dashboard.edition.edition import Edition
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.editorial.notes_endpoint import MAX_REQUEST_BYTES, Request, Response, handle_request
from dashboard.review.note import MAX_TEXT_LENGTH
from dashboard.review.review_store import read
from tests.samples.edition import Edit
from tests.samples.site import HEAD, write_files

TOKEN = "token"
NOTE: dict[str, Any] = {
    "action": "note",
    "by": "osw-editors",
    "target": {"exact": "doubled", "prefix": "Trade ", "suffix": "."},
    "body": "By how much?",
}
Ask = Callable[..., Response]


@pytest.fixture
def edition(edit: Edit) -> Edition:
    return edit()


@pytest.fixture
def ask(edition: Edition) -> Ask:
    def send(
        request: object = NOTE,
        method: str = "POST",
        slug: str = "lifeline",
        edition: Edition = edition,
        page: str = "",
        **headers: str,
    ) -> Response:
        body = request if isinstance(request, bytes) else json.dumps(request).encode()
        sent = {
            "host": "127.0.0.1:8000",
            "origin": "http://127.0.0.1:8000",
            "content-type": "application/json",
            "content-length": str(len(body)),
            "x-dashboard-token": TOKEN,
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        request_sent = Request(method, f"/desk/notes/{slug}", sent, lambda size: body[:size])
        return handle_request(request_sent, TOKEN, edition, lambda path: page)

    return send


def folder_of(edition: Edition) -> Path:
    return edition.content.settings.docs / "analyses" / "lifeline.review"


def test_a_note_a_reply_and_its_end(ask: Ask, edition: Edition) -> None:
    first = ask()
    assert first.status == HTTPStatus.CREATED
    name = first.content["note"]
    ask({"action": "reply", "by": "osw-editors", "note": name, "body": "Twice."})
    done = ask({"action": "resolve", "by": "osw-editors", "note": name, "seen": ""})
    [note] = done.content["notes"]
    assert (note["body"], note["replies"][0]["body"], note["resolved"]["by"]) == (
        "By how much?",
        "Twice.",
        "osw-editors",
    )
    assert ask({"action": "reopen", "by": "osw-editors", "note": name}).content["notes"][0]["resolved"] is None
    assert read(folder_of(edition))[0].notes


def test_the_preview_s_own_pages_learn_what_is_needed_to_write(ask: Ask) -> None:
    content = ask(method="GET").content
    assert content["token"] == TOKEN
    assert content["people"] == [{"slug": "osw-editors", "name": "OSW editors"}]


@pytest.mark.parametrize(
    ("change", "status", "id"),
    [
        ({"x_dashboard_token": "guessed"}, 403, "wrong-token"),
        ({"origin": "https://evil.example"}, 403, "wrong-origin"),
        ({"origin": ""}, 403, "wrong-origin"),
        ({"origin": "null"}, 403, "wrong-origin"),
        ({"method": "DELETE"}, 405, "wrong-method"),
        ({"slug": "no-such-piece"}, 404, "unknown-piece"),
        ({"slug": "../../data/authors/osw-editors"}, 404, "unknown-piece"),
        ({"content_type": "text/plain"}, 415, "wrong-type"),
        ({"content_length": ""}, 411, "no-length"),
        ({"content_length": str(MAX_REQUEST_BYTES + 1)}, 413, "too-long"),
        ({"request": b"{"}, 400, "malformed"),
        ({"request": b"\xff"}, 400, "malformed"),
        ({"request": {**NOTE, "body": " "}}, 400, "malformed"),
        ({"request": {**NOTE, "target": None}}, 400, "malformed"),
        ({"request": {**NOTE, "html": "<b>"}}, 400, "malformed"),
        ({"request": {**NOTE, "body": "x" * 10_001}}, 400, "malformed"),
        ({"request": {**NOTE, "by": "somebody"}}, 400, "unknown-person"),
        ({"request": {"action": "resolve", "by": "osw-editors", "note": "none"}}, 404, "unknown-note"),
    ],
)
def test_what_is_refused(ask: Ask, edition: Edition, change: dict[str, Any], status: int, id: str) -> None:
    refused = ask(**change)
    assert (refused.status, refused.content["error"]["id"]) == (status, id)
    assert refused.content["error"]["message"]
    assert not folder_of(edition).exists()


def test_who_closes_a_note_has_seen_the_last_answer(ask: Ask) -> None:
    first = ask()
    named = {"by": "osw-editors", "note": first.content["note"]}
    answered = ask({**named, "action": "reply", "body": "Twice.", "seen": first.content["seen"]})
    late = ask({**named, "action": "resolve", "seen": first.content["seen"]})
    assert late.status == HTTPStatus.CONFLICT
    assert [note["resolved"] for note in late.content["notes"]] == [None]
    assert ask({**named, "action": "resolve", "seen": answered.content["seen"]}).status == HTTPStatus.CREATED


def test_one_s_own_words_are_changed_and_taken_back(ask: Ask) -> None:
    named = {"by": "osw-editors", "note": ask().content["note"]}
    (note,) = ask({**named, "action": "edit", "body": "By half?"}).content["notes"]
    assert note["body"] == "By half?"
    (note,) = ask({**named, "action": "reply", "body": "Yse."}).content["notes"]
    (note,) = ask({**named, "action": "edit", "body": "Yes.", "of": note["replies"][0]["id"]}).content["notes"]
    assert note["replies"][0]["body"] == "Yes."
    (note,) = ask({**named, "action": "delete"}).content["notes"]
    assert (note["body"], note["deleted"], len(note["replies"])) == ("", True, 1)


def test_nobody_changes_the_words_of_another(ask: Ask, edition: Edition) -> None:
    note = ask().content["note"]
    write_files(edition.content.settings.root, {"data/authors/jan.yaml": "name: Jan\ninstitute: osw\n"})
    later = prepare_edition(edition.content.settings.root / "mkdocs.yml", preview=True)
    for action in ("edit", "delete"):
        refused = ask({"action": action, "by": "jan", "note": note, "body": "x" * (action == "edit")}, edition=later)
        assert (refused.status, "osw-editors" in refused.content["error"]["message"]) == (400, True)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ({"exact": "what nobody wrote"}, "does not hold the words"),
        ({"chart": "trad"}, "has no chart 'trad'"),
        ({"fact": "trade/value?year=1900"}, "has no fact"),
        ({"exact": "doubled", "prefix": "\u0000"}, "without control characters (U+0000)"),
        ({"exact": "d"}, "more than once"),
    ],
)
def test_a_note_is_on_what_is_there(ask: Ask, target: dict[str, str], words: str) -> None:
    refused = ask({**NOTE, "target": target})
    assert (refused.status, words in refused.content["error"]["message"]) == (400, True), refused.content


def test_words_are_looked_for_on_the_page_that_readers_see(ask: Ask) -> None:
    page = """<body><p>No article.</p><div class="page"><article><h1>A lifeline</h1>
        <p>Trade <svg><text>drawn</text></svg> grew.</p><pre>1 2 3</pre></article></div></body>"""
    for exact in ("A lifeline Trade grew.", "1 2"):
        assert ask({**NOTE, "target": {"exact": exact}}, page=page).status == HTTPStatus.CREATED
    for exact in ("doubled", "No article", "drawn"):
        assert ask({**NOTE, "target": {"exact": exact}}, page=page).status == HTTPStatus.BAD_REQUEST


def test_other_words_are_suggested_only_for_words(ask: Ask) -> None:
    refused = ask({**NOTE, "target": {"chart": "trade"}, "suggestion": "x"})
    assert "only for words that the note quotes" in refused.content["error"]["message"]


def test_what_is_done_twice_is_done_once(ask: Ask, edition: Edition) -> None:
    named = {"by": "osw-editors", "note": ask().content["note"]}
    for request in ({"action": "edit", "body": "By half?"}, {"action": "delete"}):
        for _ in range(2):
            ask({**named, **request})
    assert len(list((folder_of(edition) / "notes" / named["note"]).iterdir())) == 2


def test_what_is_sent_again_since_no_answer_came_is_there_once(ask: Ask, edition: Edition) -> None:
    first, again = ask(), ask()
    assert first.content["note"] == again.content["note"]
    answer = {"action": "reply", "by": "osw-editors", "note": first.content["note"], "body": "Twice."}
    for _ in range(2):
        ask(answer)
    assert [len(note.replies) for note in read(folder_of(edition))[0].notes] == [1]
    # The same words can be said again once something else was.
    ask({**answer, "body": "Why?"})
    ask(answer)
    ask({"action": "resolve", "by": "osw-editors", "note": first.content["note"]})
    ask()
    assert [len(note.replies) for note in read(folder_of(edition))[0].notes] == [3, 0]


def test_the_longest_note_is_taken_however_a_browser_writes_its_characters(ask: Ask) -> None:
    longest = "\U0001f600" * MAX_TEXT_LENGTH
    assert ask({**NOTE, "body": longest, "suggestion": longest}).status == HTTPStatus.CREATED
    refused = ask({**NOTE, "body": longest + "."}).content["error"]["message"]
    assert "read 10001 characters; at most 10000 are taken" in refused


def test_twenty_notes_at_once_are_twenty_notes(ask: Ask, edition: Edition) -> None:
    bodies = [f"Note {number}." for number in range(20)]
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda body: ask({**NOTE, "body": body}), bodies))
    assert {answer.status for answer in answers} == {HTTPStatus.CREATED}
    assert sorted(note.body for note in read(folder_of(edition))[0].notes) == sorted(bodies)


def test_a_file_that_cannot_be_read_is_not_written_over(ask: Ask, edition: Edition) -> None:
    file = folder_of(edition) / "notes/a.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("<<<<<<< here\n", encoding="utf-8")
    refused = ask()
    assert (refused.status, refused.content["error"]["id"]) == (500, "merge-conflict")
    assert [path.name for path in folder_of(edition).rglob("*.yaml")] == ["a.yaml"]


def test_a_note_on_the_words_of_a_fact_is_one_on_the_fact(edit: Edit) -> None:
    text = "It was [244.8](fact:trade/value?year=2024&flow=total) then.\n"
    edition = edit({"docs/analyses/lifeline.md": HEAD + text})
    body = json.dumps({**NOTE, "target": {"exact": "244.8", "prefix": "It was ", "suffix": " then."}}).encode()
    headers = {
        "host": "localhost:1",
        "origin": "http://localhost:1",
        "content-type": "application/json",
        "content-length": str(len(body)),
        "x-dashboard-token": TOKEN,
    }
    done = handle_request(
        Request("POST", "/desk/notes/lifeline", headers, lambda size: body), TOKEN, edition, lambda path: ""
    )
    assert done.content["notes"][0]["target"]["fact"] == "trade/value?year=2024&flow=total"
