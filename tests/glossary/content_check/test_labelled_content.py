"""Each check finds what it should in examples that it was not mended by."""

import pytest

from tests.glossary.content_check.content_scores import (
    CHECKS,
    EXAMPLES,
    HELD_OUT,
    SEEN,
    score,
)


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("half", [SEEN, HELD_OUT])
def test_recall_and_precision(name, half):
    found = score(name, half)

    assert found.recall >= 0.9, found.missed if half == SEEN else ""
    assert found.precision >= 0.95, found.wrongly_found if half == SEEN else ""


def test_examples_are_many_and_none_is_on_both_sides():
    assert EXAMPLES.keys() == CHECKS.keys()
    for labels in EXAMPLES.values():
        found, fine = (list(map(str, labels[label])) for label in ("found", "fine"))
        assert min(len(found), len(fine)) >= 20
        assert len({*found, *fine}) == len(found) + len(fine)
