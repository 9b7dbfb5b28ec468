"""The fault runner must notice a loss: its comparison does."""

from tests.faults.comparison import Typed, Verdict, Word, compare

ONE, TWO, THREE = (Word(f"word{n}", question=1, at=float(n)) for n in (1, 2, 3))


def test_all_stored_is_no_complaint():
    typed = Typed([ONE, TWO], ratings={2: ("4", 1.5)})
    assert compare(typed, {1: "word1 word2 ", 2: ""}, {1: "", 2: "4"}) == Verdict()


def test_a_missing_word_is_lost():
    verdict = compare(Typed([ONE, TWO]), {1: "word2"}, {1: ""})
    assert verdict.lost == verdict.bad == ["word1"]


def test_half_a_word_is_lost():
    assert compare(Typed([ONE]), {1: "word"}, {1: ""}).lost == ["word1"]


def test_a_word_in_another_answer_is_lost():
    assert compare(Typed([ONE]), {1: "", 2: "word1"}, {1: ""}).lost == ["word1"]


def test_only_the_last_moments_before_a_crash_may_be_lost():
    verdict = compare(Typed([ONE, TWO, THREE], crashes=[3.5]), {1: ""}, {1: ""})
    assert (verdict.lost, verdict.young) == (["word1"], ["word2", "word3"])


def test_what_was_typed_after_a_crash_may_not_be_lost():
    assert compare(Typed([TWO], crashes=[1.9]), {1: ""}, {1: ""}).lost == ["word2"]


def test_a_word_stored_twice_is_a_double_entry():
    assert compare(Typed([ONE]), {1: "word1 word1"}, {1: ""}).doubled == ["word1"]


def test_who_keeps_both_texts_has_their_common_words_twice():
    typed = Typed([ONE], kept_both=True)
    assert compare(typed, {1: "word1 word1"}, {1: ""}) == Verdict()


def test_a_missing_word_where_another_tab_wrote_is_overwritten():
    other = Word("other", question=1, at=2.0, tab=2)
    verdict = compare(Typed([ONE, other]), {1: "other"}, {1: ""})
    assert verdict.overwritten == verdict.bad == ["word1"]


def test_a_rating_that_is_not_stored_is_lost():
    verdict = compare(Typed(ratings={1: ("4", 1.0)}), {1: ""}, {1: "3"})
    assert verdict.lost == ["rating 4 of question 1"]
