"""The signs of a form stand in each text that holds it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.checks.foreign_form import Form, forms_possible_in
from dashboard.checks.foreign_forms import FORMS
from dashboard.checks.forms_of_assistants import FORMS_OF_ASSISTANTS
from dashboard.checks.forms_of_notes import FORMS_OF_NOTES

WITH_SIGNS = [form for form in (*FORMS, *FORMS_OF_NOTES, *FORMS_OF_ASSISTANTS) if form.signs]


@pytest.mark.parametrize("form", WITH_SIGNS, ids=lambda form: form.what)
@given(data=st.data())
@settings(max_examples=30, derandomize=True, database=None, deadline=None)
def test_a_text_that_holds_a_form_may_hold_it_by_its_signs(form: Form, data: st.DataObject) -> None:
    held = data.draw(st.from_regex(form.pattern))
    assert list(forms_possible_in(held, [form])) == [form]
