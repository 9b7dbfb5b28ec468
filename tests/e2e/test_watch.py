"""The watch over the browser: every other test here relies on what it notices."""

import pytest

pytestmark = pytest.mark.once

INLINE_STYLE = "document.body.innerHTML = '<p style=\"color: red\">Red</p>'"
THROWN_LATER = "setTimeout(() => { throw new Error('Broken') })"
MISSING_PART = "new Promise((end) => { const image = new Image(); \
image.onerror = () => end(); image.src = '/gone.png' })"
OTHER_SITE = "fetch('http://127.0.0.2:9/').catch(() => {})"


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        (INLINE_STYLE, "Content Security Policy"),
        (THROWN_LATER, "Broken"),
        (MISSING_PART, "/gone.png"),
        (OTHER_SITE, "127.0.0.2"),
        ("console.error('Look here')", "Look here"),
    ],
)
def test_what_the_browser_complains_of_is_noticed(window, watch, script, complaint):
    page = window()
    page.goto("/")

    page.evaluate(script)
    page.goto("/healthz")  # by the next page it has been told

    assert any(complaint in each for each in watch.complaints)
    watch.complaints.clear()
