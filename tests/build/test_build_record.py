"""What a build has to make, by what the last one has made."""

from dashboard.build.build_record import BuildRecord, changes_between


def test_only_what_is_new_or_other_is_made_in_the_order_of_the_build() -> None:
    before = BuildRecord("site", {"a": "1", "b": "1", "gone": "1"}, {"same.css": "x", "old.css": "x", "gone.css": "x"})
    after = BuildRecord("site", {"new": "1", "b": "2", "a": "1"}, {"new.css": "x", "old.css": "y", "same.css": "x"})
    changes = changes_between(before, after)
    assert changes.pages == ("new", "b")
    assert changes.files == {"new.css": "x", "old.css": "y"}
    assert [*changes.files] == ["new.css", "old.css"]
    assert changes.gone_files == {"gone.css"}
    assert changes.addresses
    assert not changes.frame


def test_a_build_that_follows_one_that_ended_halfway_takes_nothing_that_differed_for_granted() -> None:
    before = BuildRecord("site", {"a": "1", "b": "1", "gone": "1"}, {"same.css": "x", "old.css": "x", "gone.css": "x"})
    after = BuildRecord("site", {"new": "1", "b": "2", "a": "1"}, {"new.css": "x", "old.css": "y", "same.css": "x"})
    for following in (before, after):
        changes = changes_between(before.while_becoming(after), following)
        assert set(changes.pages) == following.page_keys.keys() - {"a"}
        assert changes.files.keys() == following.files.keys() - {"same.css"}
        assert changes.gone_files == {"new.css", "old.css", "gone.css"} - following.files.keys()
        assert changes.frame
