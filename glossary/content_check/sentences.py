"""Expected answers that are telegrams: nobody does anything in them."""

import re

_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_SOMEBODY = re.compile(
    r"\b(?:they|he|she|somebody|someone|nobody|everybody|candidates?|people)\b"
    r"|^(?:also )?(?!this\b|always\b|plus\b|its\b|less\b|besides\b|perhaps\b|yes\b"
    r"|access\b|process\b)[a-z]+s\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:also |then |first |always |never )?(?:add|agree|ask|assess|avoid|begin|bring"
    r"|build|check|choose|collect|compare|confirm|consider|count|decide|define|describe|determine"
    r"|discuss|ensure|establish|explain|find|fix|follow|gather|get|give|identify|include"
    r"|inform|invite|keep|know|learn|let|listen|look|make|mention|monitor|name|notify|offer"
    r"|prepare|prove|put|read|recommend|remove|say|select|send|show|speak|stop|take|talk"
    r"|tell|understand|use|verify|wait|write) (?!and |or )",
    re.IGNORECASE,
)


def lacks_subject(answer: str) -> bool:
    """Whether it tells nobody's doing, or a sentence begins like an order."""
    sentences = _SENTENCE.split(answer.strip())
    if any(map(_BARE.match, sentences)):
        return True
    return not any(map(_SOMEBODY.search, sentences))
