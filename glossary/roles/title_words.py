"""The words of job titles in one form, however people write them.

Small letters, singular, American spelling, no gender, no short forms: *Sr Sales Reps*
and *senior sales representative* have the same words. Glossary and people's typing go
through the same, so that it does not matter whether a form is a real word.
"""

import re
from functools import lru_cache

from glossary.words import normalize_words, stem, word_set

MAX_LENGTH = 200
"""Characters of a title that are read; the longest role has fewer."""
MAX_WORDS = 16

_WORD = re.compile(r"[a-z0-9]+[+#]*|[^\W_]+")
_COMPOUNDS = re.compile(
    r"\b(?:(dev)[ -](ops)|(sys)[ -](admins?)|(help)[ -](desk)|(e)-(commerce|learning)"
    r"|(co)-(ordinators?|pilots?))\b"
)
_AND = re.compile(r"\b(comp|fp|[hlmor])\s?(?:&|\band\b)\s?(ben|[adms])\b")
_JOINED = {
    "comp ben": "compensation benefits",
    "fp a": "financial planning analysis",
    "h s": "health safety",
    "l d": "learning development",
    "o m": "operations maintenance",
    "r d": "research development",
}
_TRUCK = re.compile(
    r"\b(?:(?:[hl]gv |cdl )?class [abc12]\+?(?: [hl]gv| cdl)?"
    r"|(?:7[.,]5|18|44) ?t(?:on|onne)?)(?: truck| lorry)?(?= drivers?\b)"
)
_SUITE = re.compile(r"\b([mo])[ -]?365\b")
_SUITES = {"m": "microsoft 365", "o": "office 365"}
_NET = re.compile(r"(?<![a-z0-9])(asp)?\.net\b")

_SHORT = {
    "acc": "account",
    "accts": "account",
    "administrative": "admin",
    "administration": "admin",
    "administrator": "admin",
    "ai": "artificial intelligence",
    "ap": "account payable",
    "app": "application",
    "ar": "account receivable",
    "asst": "assistant",
    "assoc": "associate",
    "bi": "business intelligence",
    "biz": "business",
    "coord": "coordinator",
    "comm": "communication",
    "cust": "customer",
    "dir": "director",
    "eng": "engineer",
    "engg": "engineer",
    "engr": "engineer",
    "environmental": "environment",
    "exec": "executive",
    "gen": "generation",
    "govt": "government",
    "hr": "human resource",
    "hw": "hardware",
    "icu": "intensive care unit",
    "infosec": "information security",
    "intl": "international",
    "it": "information technology",
    "lab": "laboratory",
    "maint": "maintenance",
    "mech": "mechanical",
    "mfg": "manufacturing",
    "mgmt": "management",
    "mgr": "manager",
    "mkt": "marketing",
    "mktg": "marketing",
    "ml": "machine learning",
    "mngr": "manager",
    "op": "operation",
    "ops": "operation",
    "pharma": "pharmaceutical",
    "pr": "public relation",
    "proj": "project",
    "pv": "photovoltaic",
    "qa": "quality assurance",
    "qc": "quality control",
    "rep": "representative",
    "spec": "specialist",
    "supv": "supervisor",
    "svc": "service",
    "svcs": "service",
    "sw": "software",
    "sysadmin": "system admin",
    "ui": "user interface",
    "ux": "user experience",
    "whse": "warehouse",
}
_SHORT_AT_THE_END = {
    "acct": "accountant",
    "dev": "developer",
    "op": "operator",
    "tech": "technician",
}
_SHORT_BEFORE = {
    "acct": "account",
    "dev": "development",
    "net": "network",
    "occ": "occupational",
    "onc": "oncology",
    "pen": "penetration",
    "pharm": "pharmacy",
    "phys": "physical",
    "psych": "psychiatric",
    "rad": "radiologic",
    "rehab": "rehabilitation",
    "resp": "respiratory",
    "sped": "special education",
    "tech": "technical",
}
_AMERICAN = {
    "adviser": "advisor",
    "anaesthetist": "anesthetist",
    "anaesthetic": "anesthetic",
    "behavioural": "behavioral",
    "catalogue": "catalog",
    "centre": "center",
    "colour": "color",
    "counsellor": "counselor",
    "defence": "defense",
    "enrolment": "enrollment",
    "fulfilment": "fulfillment",
    "gynaecologist": "gynecologist",
    "haematology": "hematology",
    "jeweller": "jeweler",
    "jewellery": "jewelry",
    "judgement": "judgment",
    "labour": "labor",
    "labourer": "laborer",
    "licence": "license",
    "modeller": "modeler",
    "mould": "mold",
    "orthopaedic": "orthopedic",
    "paediatric": "pediatric",
    "paediatrician": "pediatrician",
    "programme": "program",
    "theatre": "theater",
    "tyre": "tire",
}
_ISATION = re.compile(r"isation\b")
_ANY_GENDER = {
    "barmaid": "bartender",
    "barman": "bartender",
    "cameraman": "cameraperson",
    "chairman": "chairperson",
    "chairwoman": "chairperson",
    "craftsman": "craftsperson",
    "craftswoman": "craftsperson",
    "fireman": "firefighter",
    "foreman": "foreperson",
    "forewoman": "foreperson",
    "handyman": "handyperson",
    "handywoman": "handyperson",
    "hostess": "host",
    "policeman": "police officer",
    "policewoman": "police officer",
    "repairman": "repairer",
    "salesman": "salesperson",
    "salesmen": "salesperson",
    "salespeople": "salesperson",
    "saleswoman": "salesperson",
    "stewardess": "steward",
    "tradesman": "tradesperson",
    "waitress": "waiter",
    "waitstaff": "waiter",
}
_EVERYDAY = {
    "barkeeper": "bartender",
    "bricky": "bricklayer",
    "brickie": "bricklayer",
    "chippie": "carpenter",
    "chippy": "carpenter",
    "dietician": "dietitian",
    "headteacher": "head teacher",
    "joinery": "joiner",
    "midwifery": "midwife",
    "postie": "mail carrier",
    "repairman": "repairer",
    "sparkie": "electrician",
    "sparky": "electrician",
    "trucker": "truck driver",
}
_EXPANDED = _SHORT | _AMERICAN | _ANY_GENDER | _EVERYDAY
_SAME_HEADS = {
    word: words.split()[0]
    for words in (
        "engineer developer programmer",
        "representative agent advisor",
        "worker operative",
        "specialist officer professional executive",
        "clerk admin",
        "driver operator",
        "lawyer attorney solicitor",
        "installer fitter",
        "technician technologist",
        "caregiver carer",
    )
    for word in words.split()
}
LITTLE = word_set("a an and at by for from in of on or s the to with")
"""Words that no title is told apart by."""

_HEAD_OF = {
    "accounting": "accountant",
    "analytic": "analyst",
    "audit": "auditor",
    "analysis": "analyst",
    "consulting": "consultant",
    "design": "designer",
    "development": "developer",
    "engineering": "engineer",
    "nursing": "nurse",
    "recruiting": "recruiter",
    "recruitment": "recruiter",
    "science": "scientist",
    "teaching": "teacher",
    "testing": "tester",
    "writing": "writer",
}

Words = tuple[str, ...]


def raw_words(text: str) -> list[str]:
    """Normalized, as written; at most `MAX_WORDS`."""
    text = _COMPOUNDS.sub(_together, normalize_words(text[:MAX_LENGTH]))
    text = _AND.sub(_written_out, text)
    text = _SUITE.sub(lambda found: _SUITES[found[1]], text)
    text = _NET.sub(" dotnet", text)
    text = _TRUCK.sub("truck", text)
    return _WORD.findall(text)[:MAX_WORDS]


def canonical(raw: list[str]) -> Words:
    """The words in one form, without the little ones."""
    found: list[str] = []
    written = [word for word in raw if word not in LITTLE]
    for place, word in enumerate(written):
        last = place == len(written) - 1
        found += _one_form(word, last).split()
    return tuple(found)


def same_head(words: Words) -> Words:
    """With one word for heads that many jobs use for each other: *driver* and
    *operator*."""
    if not words:
        return words
    return (*words[:-1], _SAME_HEADS.get(words[-1], words[-1]))


def with_head(words: Words) -> Words | None:
    """*Engineering* as the engineer that it makes; None for other words."""
    if words and words[-1] in _HEAD_OF:
        return (*words[:-1], _HEAD_OF[words[-1]])
    return None


@lru_cache(maxsize=2**15)
def _one_form(word: str, last: bool) -> str:
    by_place = _SHORT_AT_THE_END if last else _SHORT_BEFORE
    single = stem(word)
    for each in (word, single):
        if each in by_place:
            return by_place[each]
        if each in _EXPANDED:
            return _EXPANDED[each]
    return _ISATION.sub("ization", single)


def _written_out(found: "re.Match[str]") -> str:
    return _JOINED.get(" ".join(found.groups()), found[0])


def _together(found: "re.Match[str]") -> str:
    return "".join(part for part in found.groups() if part)
