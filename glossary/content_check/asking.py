"""Questions that ask two things, give the answer away, or have only one answer."""

import re
from collections.abc import Iterator

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_ASKING = r"(?:what|how|why|when|where|who|which)"
_AUXILIARY = r"(?:do|does|did|is|are|was|were|can|could|have|has|had|will|would|should)"
_TWO = re.compile(
    rf"\b{_ASKING}\b[^.?!]{{0,200}}?,? (?:and|or) {_ASKING} {_AUXILIARY}\b"
    rf"|\b{_ASKING}\b[^.?!]{{0,200}}?, (?:and|or) {_ASKING} (?:\w+ )?{_AUXILIARY}\b"
    rf"|\b{_ASKING}\b[^.?!]{{0,200}}?, (?:and|or) {_AUXILIARY}"
    r" (?:you|it|they|that|this|he|she)\b"
    r"|, (?:and|or) (?:when|why|how|where|(?:to |with |by )?who[m]?)\?"
    r"|\b(?:tell|describe|explain)\b[^?]{0,200}?[,.]?(?: and| also)+"
    r" (?:tell|explain|describe)\b",
    re.IGNORECASE,
)
_NOT = (
    r"(?:don't|doesn't|didn't|isn't|aren't|wasn't|wouldn't|shouldn't|can't|won't"
    r"|haven't|couldn't)"
)
_LEADING = re.compile(
    rf"\b{_NOT} (?:you|it|that|this|there|we|they) (?:think|agree|say|find"
    r"|better|best|true|obvious|important|wrong|right|a good|be)\b"
    rf"|(?:^|[.?!] ){_NOT} \w+"
    rf"|, (?:right|correct|no|i assume|i suppose|(?:{_NOT}|{_AUXILIARY})"
    r" (?:you|it|they|we|he|she))\?"
    r"|\b(?:surely|obviously|of course|needless to say|as we all know"
    r"|you (?:would|do|will) agree|(?:do|would) you agree that|can we agree"
    r"|why (?:do you (?:think|believe|feel) (?:that )?)?(?:is |are )?[\w ]{0,40}?"
    r"(?:is |are )?(?:so |very |really )?(?:important|essential|vital|crucial"
    r"|necessary)|how (?:important|essential|vital|crucial) (?:is|are))\b",
    re.IGNORECASE,
)
_WANTS = (
    r"(?:asks?|asked|wants?|wanted|tells?|told|orders?|ordered|urges?|urged|presse[sd]"
    r"|pressures?|pressured|offers?|offered|begs?|begged)"
)
_TOLD = r"you(?:'re| are| were) (?:asked|told|ordered|urged|pressured|expected)"
_GIFT = r"(?:bribe|money|cash|kickback|gift|present|holiday|vacation|envelope)"
_WRONG = (
    r"(?:lie|cheat|steal|bribe|falsify|forge|fake|fabricate|invent (?:the |a |some )?"
    r"(?:data|figures|results?|numbers?|reasons?)|backdate|cover (?:it |this |that )?up"
    r"|hide (?:it|this|that|the (?:error|fault|mistake|defect|accident|loss|truth))"
    r"|break the law|commit fraud|ignore (?:the |a )?(?:law|safety rules?|regulations?)"
    r"|share (?:your|a|an|their|the) (?:\w+'s )?(?:password|record|chart|file)"
    r"|use your password|delete the evidence|destroy (?:the )?evidence|mislead|deceive"
    r"|take a bribe|money (?:for|under)|discriminate|make up (?:the |some |a )?"
    r"(?:missing )?(?:data|figures|results?|numbers?|reasons?|story)|not (?:to )?hire"
    r"|sign (?:for |off )?[^.?!]{0,40}(?:didn't|did not|never|haven't)"
    r"|invent \w+|ignore (?:the |a )?(?:safety|danger))"
)
_TRANSPARENT = re.compile(
    rf"\b{_WANTS} (?:you|your (?:team|colleague)) (?:\w+ ){{0,3}}?(?:to )?{_WRONG}\b"
    rf"|\b{_TOLD} (?:to )?{_WRONG}\b|\b{_WANTS} to use your password\b"
    rf"|\boffer(?:s|ed)? you (?:a |an |some )?{_GIFT}\b"
    r"|\byou (?:see|saw|notice|catch|caught|find) (?:a|your|another|one of your) \w+"
    r" (?:steal|cheat|lie|drink|falsify|forge|fake|sexually)\w*",
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
