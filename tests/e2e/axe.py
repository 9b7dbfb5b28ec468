"""What axe objects to."""

from axe_playwright_python.base import AXE_SCRIPT

LOADED = "typeof axe === 'object'"
RUN = """async (rules) => {
    const found = await axe.run({ resultTypes: ["violations"], ...rules });
    return found.violations.map(({ id, help, nodes }) => [
        id, help, nodes.map(({ target, html }) => [target, html])
    ]);
}"""


def violations(page, *, contrast_alone=False):
    """Rule, what it is about, and where; nothing for a page that is for everybody.

    axe tries inline styles in doing so, of which the page complains.
    """
    if not page.evaluate(LOADED):
        page.evaluate(AXE_SCRIPT)
    rules = {"runOnly": ["color-contrast"]} if contrast_alone else {}
    return page.evaluate(RUN, rules)
