"""Anchors of a 5 that ask for experience where the question asks for a plan.

A question about a case (“Suppose …”) is answered by everybody who can think it through.
An anchor that reserves the 5 for those who have done it measures years of service.
"""

import re

_PAST = re.compile(
    r"\b(?:tell (?:me|us) about|describe (?:a|an|the|your|one|something|how you)"
    r"|give (?:me|us) an example|(?:have|had) you|(?:did|were) you"
    r"|walk me through (?:a|an|the|your)|you(?:'ve| have| once| last)? (?:\w+ed|led|ran"
    r"|built|made|found|had|took|wrote|were|saw|chose))\b",
    re.IGNORECASE,
)
_CASE = re.compile(r"\b(?:suppose|imagine|say that|picture)\b", re.IGNORECASE)
_DONE = (
    r"(?:\w+ed|led|run|built|done|made|found|seen|taken|chosen|written|held|set|brought|taught"
    r"|kept|sold|won|dealt|gone|been through|had to)"
)
_EXPERIENCE = re.compile(
    rf"(?:^|[,;:.]\s|\band |\bor |^also )(?:also )?(?:they )?(?:has|have)"
    rf" (?:\w+ly )?(?:also |already |once |often |themselves )?{_DONE}\b"
    r"|\b(?:from|by|out of) (?:\w+ )?(?:experience|practice of their own)"
    r"|\b(?:own|real|past|previous|earlier|actual|live|similar) (?:case|cases|project"
    r"|projects|event|incident|incidents|example|examples|experience|launch|audit"
    r"|program|rollout|migration)\b[^.;]{0,40}\b(?:they|with figures|with numbers|with"
    r" results|of their own|led|ran|handled)\b"
    r"|\b(?:with|gives|quotes|has) (?:own |real )?(?:figures|numbers|results) from\b"
    r"|\b(?:tells of|describes|names|cites|recounts|mentions|has) (?:a|an|one"
    r"|at least one|two|several) (?:own|real|past|previous|earlier|actual)\b"
    r"|\b(?:tells of|describes|recounts) (?:a|one) (?:time|case|occasion)"
    r" (?:when|in which|where) they\b"
    r"|\bdraws on (?:a|an|one|their|cases|projects)\b"
    r"|\b(?:adds|brings|using|and|with) (?:a|an|one) (?:real|live|own|actual) \w+"
    r"|\bfrom (?:a|an|one) (?:real|live|actual) (?:case|project|incident)\b"
    r"|\bbrings an? (?:case|example|project) (?:in which|where|when)\b"
    r"|\b(?:an?|one) (?:\w+ ){1,3}of their own\b"
    r"|\b(?:tells of|cites|shows|solved|won|won over|led|handled|saved|of saving)"
    r" such an?\b"
    r"|\b(?:case|clash|deal|process|module|program|project|change)"
    r" they (?:\w+ed|led|made|sped|ran|built|won|cut)\b"
    r"|\b(?:tells of|describes|recounts) (?:a|an|one) \w+ (?:that |who )?they"
    r" (?:\w+ed|led|won|cut|ran|built|made)\b"
    r"|\byears? of (?:experience|practice)\b|\bexperience (?:of|with|in)"
    r" (?:doing|leading|running|building|such|several|more)\b"
    r"|\b(?:more than one|several|many) (?:companies|employers)\b"
    r"|\b(?:who|they) (?:once )?(?:led|ran|built|introduced|handled)"
    r" (?:one|it|this|such)\b",
    re.IGNORECASE,
)


def asks_for_experience(question: str, follow_ups: list[str], best: str) -> bool:
    """Whether the 5 is kept for people who have done what nobody asks them about."""
    asked = " ".join([question, *follow_ups]).replace("’", "'")
    past = _PAST.search(" ".join(follow_ups if _CASE.search(question) else [asked]))
    return not past and bool(_EXPERIENCE.search(best.replace("’", "'")))
