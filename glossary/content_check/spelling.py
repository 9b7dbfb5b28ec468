"""British spellings in a glossary that is written in American English."""

import re
from collections.abc import Iterator

# Endings and words; each is followed by its American form where that is not clear.
_BRITISH = re.compile(
    r"\b(?:(?:\w*)(?:colou|behaviou|favou|labou|honou|neighbou|rumou|harbou|humou|endeavou"
    r"|flavou|vapou|odou|armou)r\w*"
    r"|(?:cent|theat|lit|(?:kilo|centi|milli)met|met|fib|calib|lust)res?"
    r"|(?:organ|recogn|real|final|prior(?:it)?|standard|summar|author|categor|custom"
    r"|emphas|apolog|minim|maxim|optim|util|visual|special|modern|digital|normal|general"
    r"|anonym|local|personal|critic|initial|central|stabil|steril|formal|legal|item|memor"
    r"|capital|character|synchron|harmon|mobil|neutral|public|rational|social|symbol"
    r"|virtual|commercial|familiar|immun|hospital|computer|container|random)"
    r"is(?:e|es|ed|er|ers|ing|ation|ations|able)"
    r"|(?:anal|paral|catal)ys(?:e|ed|er|ers|ing)"
    r"|(?:cancel|travel|label|model|signal|level|total|fuel|channel|counsel|dial|tunnel"
    r"|quarrel|marshal)l(?:ed|ing|er|ers|or|ors)"
    r"|licence[sd]?|defence|offence|pretence|practis(?:e|ed|es|ing)|programmes?|cheques?"
    r"|grey|whilst|amongst|tyres?|enrolments?|fulfils?|fulfilment|skilful|wilful|instalments?"
    r"|judgements?|learnt|spelt|burnt|paed\w+|anaem\w+|anaesth\w+|haem\w+|oestr\w+"
    r"|orthopaed\w+|gynaec\w+|diarrhoea|oedema|foetus\w*|aluminium|catalogues?|ageing"
    r"|artefacts?|storeys?|kerbs?|ploughs?|mould\w*|manoeuvr\w+|sceptic\w*|sulph\w+"
    r"|jewellery|moustaches?|pyjamas|draught\w*|cosy|plaster-work|aeroplanes?|maths)\b"
)


_FIRST = re.compile(r"(?:^|(?<=[.?!] ))[A-Z](?=[a-z])")


def british(text: str) -> Iterator[str]:
    """Each such word once; capitalized ones within a sentence are taken for names and
    left alone."""
    plain = _FIRST.sub(lambda letter: letter[0].lower(), text)
    yield from dict.fromkeys(_BRITISH.findall(plain))
