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
