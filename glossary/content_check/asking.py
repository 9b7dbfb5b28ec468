"""Questions that ask two things, give the answer away, or have only one answer."""

import re
from collections.abc import Iterator

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_ASKING = r"(?:what|how|why|when|where|who|which)"
_AUXILIARY = r"(?:do|does|did|is|are|was|were|can|could|have|has|had|will|would|should)"
_TWO = re.compile(
    rf"\b{_ASKING}\b[^.?!]{{0,200}}?,? (?:and|or) {_ASKING} {_AUXILIARY}\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\b(?:don't|doesn't|didn't|isn't|aren't|wasn't|wouldn't|shouldn't|can't|won't"
    r"|haven't|couldn't) (?:you|it|that|this|there|we|they) (?:think|agree|say|find"
    r"|better|best|true|obvious|important|wrong|right|a good|be)\b"
    r"|, (?:right|correct|don't you|wouldn't you|isn't it|doesn't it|aren't you)\?"
    r"|\b(?:surely|obviously|needless to say|as we all know|you (?:would|do|will) agree"
    r"|do you agree that|would you agree that|why is it (?:so )?important"
    r"|how important is it)\b",
    re.IGNORECASE,
)
_WANTS = (
    r"(?:asks?|asked|wants?|wanted|tells?|told|orders?|ordered|urges?|urged|presse[sd]"
    r"|pressures?|pressured|offers?|offered|begs?|begged)"
)
_WRONG = (
    r"(?:lie|cheat|steal|bribe|falsify|forge|fake|fabricate|invent (?:the |a |some )?"
    r"(?:data|figures|results?|numbers?|reasons?)|backdate|cover (?:it |this |that )?up"
    r"|hide (?:it|this|that|the (?:error|fault|mistake|defect|accident|loss|truth))"
    r"|break the law|commit fraud|ignore (?:the |a )?(?:law|safety rules?|regulations?)"
    r"|share (?:your|a|their) password|delete the evidence|mislead|deceive"
    r"|take a bribe|money (?:for|under)|discriminate)"
)
_TRANSPARENT = re.compile(
    rf"\b{_WANTS} (?:you|your (?:team|colleague)) (?:\w+ ){{0,3}}?(?:to )?{_WRONG}\b"
    rf"|\b{_WANTS} you a bribe\b",
    re.IGNORECASE,
)


def asking(question: str) -> Iterator[str]:
    """A sentence for each fault: what it is, and what to do."""
    text = _QUOTED.sub("…", question.replace("’", "'"))
    if asks_two(text):
        yield "This asks two questions. Keep one; make the other a follow-up question."
    if _LEADING.search(text):
        yield "This gives the answer away. Ask what they did or would do, openly."
    if _TRANSPARENT.search(text):
        yield (
            "Everybody says no to this. Describe a case in which both ways cost "
            "something."
        )


def asks_two(text: str) -> bool:
    return text.count("?") > 1 or bool(_TWO.search(text))
