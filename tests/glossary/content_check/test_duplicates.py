"""Texts that say nearly the same as another, and how the search grows."""

from glossary.content_check.duplicates import MAX_COMPARED, Texts, runs

TEXT = "Tell me about a site that fell behind and what you did to help it catch up."
NEARLY = "Tell me about a site that fell behind and what you did to help it recover."
OTHER = "How would you plan the first visit of a monitor to a new hospital site?"


def earlier(*texts):
    seen = Texts()
    return [seen.earlier(text, place) for place, text in enumerate(texts)]


def test_nearly_the_same_is_found_at_its_first_place():
    assert earlier(TEXT, OTHER, NEARLY, TEXT.upper()) == [None, None, 0, 0]


def test_texts_that_share_an_opening_differ():
    again = "Tell me about a site that never sent its papers, and how you got them."

    assert earlier(TEXT, again) == [None, None]


def test_short_texts_are_compared_whole():
    assert earlier("Two words", "two words!", "Two letters") == [None, 0, None]


def test_repeated_texts_are_not_remembered():
    seen = Texts()
    for number in range(100):
        seen.earlier(f"{TEXT} {number}", number)

    assert len(seen.remembered) == 1


def test_few_are_compared_however_many_share_a_run():
    seen = Texts()
    for number in range(200):
        own = " ".join(f"w{number}x{n}" for n in range(12))
        seen.earlier(f"Tell me about {own}", number)
    looked_up = sorted(runs("Tell me about"))

    assert len(seen.remembered) == 200
    assert len(list(seen._candidates(looked_up))) <= MAX_COMPARED
