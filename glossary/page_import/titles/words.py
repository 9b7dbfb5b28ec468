"""The words that job titles are made of, in small letters."""


def _words(text: str, separator: str | None = None) -> frozenset[str]:
    return frozenset(" ".join(word.split()) for word in text.split(separator))


HEADS = _words(
    """
    accountant actor actuary adjudicator adjuster administrator adviser advisor
    advocate agent agronomist aide ambassador anaesthetist analyst anesthetist animator
    appraiser apprentice arbitrator architect archivist artist assembler assessor
    assistant associate attendant attorney audiologist auditor author banker barista
    barrister bartender belt biller biochemist bioinformatician biologist
    biostatistician bookkeeper bricklayer broker builder buyer captain caretaker
    carpenter caseworker cashier ceo cfo champion chef chemist chief chiropractor cio
    ciso cleaner clerk clinician closer cmo coach coder collector commander composer
    concierge conductor constable consultant contractor controller conveyancer coo cook
    coordinator copywriter councillor counsel counsellor counselor craftsman creator
    cto curator custodian dancer dba dealer dentist designer detailer detective
    developer dietitian director dispatcher diver doctor drafter draftsman driver
    economist editor educator electrician emt engineer epidemiologist estimator
    evaluator evangelist examiner executive expert fabricator facilitator farmer fellow
    firefighter fisherman fitter foreman forester forwarder fundraiser gardener
    generalist geneticist geologist geophysicist glazier goldsmith grader guard guide
    hacker hairdresser handler head host housekeeper hunter hygienist illustrator
    immunologist inspector installer instructor insulator integrator intern interpreter
    investigator janitor journalist judge lawyer lead leader lecturer lender liaison
    librarian loader lobbyist machinist magistrate maintainer manager marketer marshal
    mason master mathematician mechanic mechatronician mediator mentor merchandiser
    merchant metallurgist microbiologist midwife modeler modeller moderator molder
    monitor musician navigator negotiator notary nurse nutritionist officer ombudsman
    operator optician optometrist orderly owner packer painter paralegal paramedic
    paraprofessional partner pathologist pentester perfusionist person pharmacist
    pharmacologist phlebotomist photographer physician physicist physiotherapist picker
    pilot pipefitter planner plasterer plumber podiatrist porter postdoc practitioner
    preparer president principal processor producer professional professor programmer
    promoter prosthetist psychiatrist psychologist publicist publisher purchaser
    radiographer radiologist ranger realtor receptionist recruiter rector registrar
    reporter representative researcher reviewer rigger roaster roofer sailor sampler
    sanitarian scheduler scholar scientist sdet secretary seller sergeant server setter
    shipper singer solicitor sommelier sonographer sorter specialist spokesperson sre
    statistician steward stocker strategist student stylist superintendent supervisor
    surgeon surveyor tailor teacher technician technologist teller tester therapist
    tiler toxicologist trader trainee trainer translator treasurer trustee tuner tutor
    typist underwriter user valuer verifier veterinarian virologist waiter waitress
    warden watchman welder worker writer yardmaster zookeeper
    """
)
"""What a title ends with: Clinical Trial *Manager*."""

HEAD_ENDINGS = ("ologist", "ician", "ographer", "keeper", "wright", "smith", "eer")

BEFORE_HEADS = _words(
    """
    administrative assistant associate chief consultant developer engineer executive
    expert graduate head investigator lead leader master nurse officer owner partner
    physician practitioner president principal student trainee user vp
    """
)
"""Heads that also come before another: *Associate* Director, *Nurse* Manager."""

OPENERS = _words(
    """
    acting avp certified chief deputy entry entry-level evp graduate head interim jr
    jr. junior licensed mid-level principal registered senior sr sr. staff svp
    trainee vice vp
    """
)
"""Words that open a title and hardly ever come later in one."""

LEADERS = _words(
    """
    avp chief dean director evp head lead manager officer president svp vp
    """
)
"""Heads that say behind “of” or a comma what they lead: *Head* of Quality."""

CONNECTORS = _words(
    """
    & and as de for in of or the to
    """
)

ENDS_OF_FIELDS = _words(
    """
    accounting admissions affairs analytics architecture assurance audit care
    communications compliance construction control data delivery design development
    education effectiveness engineering estimating excellence experience finance
    governance growth hr improvement innovation intelligence it learning logistics
    maintenance management manufacturing marketing medicine nursing operations
    partnerships people performance pharmacovigilance pharmacy planning platform
    policy privacy procurement product production products programs projects
    purchasing quality recruitment regulation relations reporting research resources
    revenue risk safety sales science sciences security services software staff
    strategy submissions success supply support surgery surveillance systems
    technology testing training transformation transport validation warehousing
    """
)
"""What a leader's field ends with: VP of Clinical *Operations*."""

FIELDS = _words(
    """
    artificial intelligence | business development | business intelligence |
    clinical affairs | clinical data | clinical development | clinical operations |
    clinical quality | clinical research | customer success | cyber security | data
    engineering | data governance | data management | data science | demand planning
    | drug safety | financial planning | human resources | infection control |
    information security | information technology | machine learning | market access
    | medical affairs | patient safety | people operations | process development |
    process excellence | product development | product management | product
    marketing | project management | public relations | quality assurance | quality
    control | quality management | regulatory affairs | regulatory operations |
    research and development | revenue operations | risk management | sales
    operations | software development | software engineering | supply chain | talent
    acquisition | technical operations | technical services | vendor management |
    warehouse operations
    """,
    "|",
)
"""Fields of two words and more that go together."""

LIKELY_WITHIN = _words(
    """
    affairs assurance chain intelligence learning management resources success
    """
)
"""Words that hardly ever open a title."""

OPEN_ENDED = (
    "al", "ic", "ory", "ive", "ous", "ed", "human", "supply", "machine", "information",
    "business", "customer", "senior", "software", "project", "process", "drug", "lead",
)  # fmt: skip
"""Endings of words that something has to follow: Clinical, Regulatory, Human."""

SINGLE = _words(
    """
    accountant actuary architect auditor biochemist bioinformatician biologist
    biostatistician bookkeeper buyer cashier ceo cfo chemist cio ciso cmo coo
    copywriter cto dba dentist dietitian dispatcher economist electrician emt
    epidemiologist estimator foreman geneticist geologist immunologist machinist
    marketer microbiologist midwife nurse paralegal paramedic pathologist pharmacist
    pharmacologist phlebotomist photographer physician physiotherapist plumber
    programmer psychologist radiographer radiologist receptionist recruiter sdet sre
    statistician surgeon toxicologist translator underwriter virologist welder
    """
)
"""Heads that are a title by themselves."""
