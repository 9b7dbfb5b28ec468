"""The words that deserve a remark, by topic, and phrases in which they are fine.

Whole words and phrases, in any case; a space matches any white space. To add one,
add it to its topic, and to ``FINE`` every phrase of the work in which it is harmless.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    """``why`` follows the quoted word, ``instead`` follows ``why``."""

    why: str
    instead: str
    phrases: str

    @property
    def remark(self) -> str:
        return f"{self.why} {self.instead}"


NO_PART = "which must play no part here."
SAID_OR_DONE = "Write down what was said or done."

TOPICS = (
    Topic(
        "describes a person, not an answer.",
        "Write the words or the example that made you think so.",
        """
        culture fit, cultural fit, culture add, good fit, bad fit, poor fit, not a
        fit, perfect fit, gut feeling, good vibe, good vibes, bad vibe, bad vibes,
        overqualified, over-qualified, articulate, well spoken, well-spoken, eloquent,
        charismatic, likeable, likable, personable, energetic, bubbly, introvert,
        introverted, extrovert, extroverted, arrogant, abrasive, bossy, aggressive,
        too emotional, nice guy, nice girl, rock star, executive presence, passionate,
        odd person
        """,
    ),
    Topic(
        f"is about age, {NO_PART}",
        SAID_OR_DONE,
        """
        young, younger, youthful, too old, so old, older candidate, older worker,
        elderly, her age, his age, their age, years old, aging, ageing, middle-aged,
        middle aged, millennial, millennials, boomer, boomers, gen z, digital native,
        birthday, date of birth, year of birth, recent graduate, new grad, graduated
        in, retire, retires, near retirement, close to retirement
        """,
    ),
    Topic(
        f"is about race or ethnicity, {NO_PART}",
        SAID_OR_DONE,
        """
        race, racial, ethnic, ethnicity, skin colour, skin color, black man, black
        woman, white man, white woman, asian man, asian woman
        """,
    ),
    Topic(
        f"is about where somebody comes from, {NO_PART}",
        "If the job needs a language, describe how it is used at work.",
        """
        accent, accented, native, non-native, mother tongue, first language, foreign,
        foreigner, foreign-sounding, immigrant, birthplace, born in, nationality,
        citizen, citizenship, home country, her country, his country, their country,
        broken english
        """,
    ),
    Topic(
        f"is about religion, {NO_PART}",
        "If hours matter, ask everybody: can you meet this schedule?",
        """
        religion, religious, muslim, jewish, catholic, hindu, buddhist, atheist,
        hijab, headscarf, turban, ramadan, goes to church, sabbath, prays
        """,
    ),
    Topic(
        f"is about sex, gender or orientation, {NO_PART}",
        SAID_OR_DONE,
        """
        for a woman, for a man, as a woman, as a man, feminine, masculine, gay,
        lesbian, bisexual, transgender, sexual orientation, gender identity,
        girlfriend, boyfriend, ladylike, motherly, manly
        """,
    ),
    Topic(
        f"is about family, {NO_PART}",
        "If hours matter, ask everybody: can you meet this schedule?",
        """
        pregnant, pregnancy, maternity, maternity leave, paternity leave, family,
        kids, her children, his children, their children, has children, have children,
        young children, small children, childcare, child care, single mother, single
        mum, single mom, single father, wife, husband, spouse, married, unmarried,
        divorced, widowed, maiden name, next of kin
        """,
    ),
    Topic(
        f"is about health or disability, {NO_PART}",
        "Ask everybody: can you do these duties, with or without adjustment?",
        """
        disabled, disability, handicapped, wheelchair, deaf, stutter, stutters,
        stammer, stammers, autistic, autism, adhd, dyslexic, bipolar, depressed,
        mental health, mental illness, her medication, his medication, their
        medication, on medication, sick leave, sick days, her illness, his illness,
        often ill, often sick, hearing aid
        """,
    ),
    Topic(
        f"is about looks, {NO_PART}",
        SAID_OR_DONE,
        """
        attractive, good-looking, good looking, handsome, overweight, tattoo, tattoos,
        piercing, piercings, well dressed, badly dressed, well-dressed, unkempt,
        hairstyle
        """,
    ),
    Topic(
        f"is about private history, {NO_PART}",
        SAID_OR_DONE,
        """
        arrested, criminal record, convicted, in prison, in jail, alcoholic, heavy
        drinker, drinks too much, smoker, uses drugs, drug habit, dishonourable
        discharge, dishonorable discharge, current salary, previous salary, last
        salary, past salary, salary history, credit score, bankrupt, owns a house,
        owns a car, union member, trade union, labour union, labor union, left-wing,
        right-wing, votes for
        """,
    ),
)

FINE = """
    race condition, race conditions, data race, data races, race detector, race to,
    race window, race against, aging report, aging reports, ageing report, ageing
    reports, aging test, aging tests, ageing test, ageing tests, accelerated aging,
    accelerated ageing, aging study, aging studies, ageing study, ageing studies,
    aging analysis, aging bucket, aging buckets, aging schedule, aging stock, aging
    equipment, ageing equipment, aging infrastructure, ageing infrastructure, aging
    system, aging systems, aging hardware, aging invoices, aging receivables, invoice
    aging, inventory aging, ernst & young, young's modulus, native app, native apps,
    native code, native library, native libraries, native module, native modules,
    native support, native integration, native resources, native protein, native gel,
    native page, native tooling, native feature, native features, cloud native,
    cloud-native, kubernetes-native, kubernetes native, react native, natives, foreign
    key, foreign keys, foreign currency, foreign exchange, foreign body, foreign
    bodies, foreign matter, foreign material, foreign object, foreign objects, foreign
    particle, foreign particles, foreign data wrapper, foreign sites, accent colour,
    accent color, citizen developer, citizen developers, family of, font family,
    product family, product families, drug family, part family, gene family, instance
    family, address family, family medicine, family practice, family-wise, protein
    family, pregnancy trial, pregnancy trials, pregnancy test, pregnancy tests,
    pregnancy testing, pregnancy registry, pregnancy category, pregnancy report,
    pregnancy reports, pregnancy reporting, pregnancy exposure, pregnancy outcome,
    pregnancy outcomes, pregnancy form, pregnancy follow-up, pregnancy notification,
    pregnant subject, pregnant subjects, pregnant participant, pregnant participants,
    pregnant patient, pregnant patients, disabled the, disabled a, disabled an,
    disabled all, disabled it, disabled its, disabled that, disabled this, disabled
    their, disabled her account, disabled his account, disabled by, disabled in,
    disabled account, disabled accounts, disabled user, disabled users, disabled
    alarm, disabled alarms, disabled root, account disabled, accounts disabled,
    account was disabled, accounts were disabled, alarm disabled, alarm was disabled,
    alarms were disabled, login disabled, job disabled, feature disabled, test
    disabled, tests disabled, mental health app, mental health trial, mental health
    trials, mental health study, mental health studies, autism trial, autism study,
    depressed mood scale, hearing aid firmware, aggressive timeline, aggressive
    timelines, aggressive schedule, aggressive deadline, aggressive deadlines,
    aggressive target, aggressive targets, aggressive growth, aggressive cleaning,
    aggressive caching, aggressive retry, aggressive retries, aggressive chemicals,
    aggressive media, attractive offer, attractive price, attractive option,
    attractive market, retire the, retire a, retire an, retire old, retires the,
    retires a, good fit of the model, graduated in size, credit score model, credit
    score models, sick leave policy
"""
