"""What axe objects to."""

from axe_playwright_python.base import AXE_SCRIPT

# What axe does not try of itself.
WCAG_2_2 = {"rules": {"target-size": {"enabled": True}}}
LOADED = "typeof axe === 'object'"
RUN = """async (rules) => {
    const found = await axe.run({ resultTypes: ["violations"], ...rules });
    return found.violations.map(({ id, help, nodes }) => [
        id, help, nodes.map(({ target, html }) => [target, html])
    ]);
}"""


FAINT = """() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const brush = canvas.getContext("2d", { willReadFrequently: true });
    const mixed = new Map();
    const seen = (color) => (under) => {
        const both = `${color} on ${under}`;
        if (!mixed.has(both)) {
            brush.fillStyle = under;
            brush.fillRect(0, 0, 1, 1);
            brush.fillStyle = color;
            brush.fillRect(0, 0, 1, 1);
            const [r, g, b] = brush.getImageData(0, 0, 1, 1).data;
            mixed.set(both, `rgb(${r}, ${g}, ${b})`);
        }
        return mixed.get(both);
    };
    const light = (color) => {
        const [r, g, b] = color.match(/[0-9.]+/g).map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        if (!element) return "rgb(255, 255, 255)";
        const own = getComputedStyle(element).backgroundColor;
        if (/^rgb\\(/.test(own)) return own;
        return seen(own)(behind(element.parentElement));
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faint = [];
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.textContent.trim()) continue;
        if (!element.checkVisibility({ opacityProperty: true })) continue;
        if (["SCRIPT", "STYLE", "OPTION"].includes(element.tagName)) continue;
        const paper = behind(element);
        const ink = seen(getComputedStyle(element).color)(paper);
        const [low, high] = [light(ink), light(paper)].sort((a, b) => a - b);
        const contrast = (high + 0.05) / (low + 0.05);
        const words = texts.currentNode.textContent.trim();
        if (contrast < 1.5) faint.push([words, contrast]);
    }
    return faint;
}"""


def faint_texts(page):
    """Texts that nobody can read, which axe takes no notice of where it is unsure."""
    return page.evaluate(FAINT)


def violations(page, *, contrast_alone=False):
    """Rule, what it is about, and where; nothing for a page that is for everybody.

    axe tries inline styles in doing so, of which the page complains.
    """
    if not page.evaluate(LOADED):
        page.evaluate(AXE_SCRIPT)
    rules = {"runOnly": ["color-contrast"]} if contrast_alone else WCAG_2_2
    return page.evaluate(RUN, rules)
