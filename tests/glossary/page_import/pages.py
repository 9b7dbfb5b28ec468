"""A made-up page in the layout that is imported, and what tests do to it."""

from glossary.page_import.report import import_page

TORQUE = """\
TQA (Torque Quality Audit)

Term from Bicycle Assembly industry explained for recruiters

A TQA is a check of every bolt on a finished bicycle. Workshops run one before a bicycle leaves the stand, because a loose stem can throw its rider.

Shops buy it in when they have no calibrated wrench of their own.

Examples in Resumes

Ran a TQA on forty bicycles a week

Wrote the Torque Quality Audit sheet of a racing team

Typical job title: "TQA Mechanics"

Also try searching for:

Bicycle Mechanic Workshop Manager Head of Quality Service Technician

Where to Find TQA Mechanics

Clubs and races

Cargo bicycle forums

Example Interview Questions

Senior Level Questions

Q: How would you set up audits for three workshops at once?

Expected Answer: Should describe one shared sheet, a wrench for each workshop, and a monthly comparison of results.

Mid Level Questions

Q: Tell me about a bolt that failed after your audit.

Expected Answer: Look for the cause they found, what they told the rider, and the step they added since.

Junior Level Questions

Q: What do you check first on a new bicycle?

Expected Answer: The candidate should mention stem and bars, both wheels, and the brakes.

Experience Level Indicators

Junior (0-2 years)

  • Reads a torque table
  • Keeps wrenches clean

Mid (2-5 years)

  • Audits alone
  • Trains apprentices

Senior (5+ years)

  • Plans audits for a fleet
  • Chooses tools

Red Flags to Watch For

  • Tightens by feel alone
  • Cannot name a torque for any bolt
"""  # noqa: E501 # a paragraph of a page is one line


def without(text, first, last=""):
    """The page without what stands from one text up to another, or to its end."""
    start = text.index(first)
    return text[:start] + (text[text.index(last, start) :] if last else "")


def imported(text=TORQUE, **options):
    return import_page(text, **options)


def texts(listed):
    return [entry.text for entry in listed]


def said(done):
    """The remarks, with their lines, other than notes."""
    return [
        f"{remark.line}: {remark}" for remark in done.remarks if remark.kind != "Note"
    ]


def wanted(done):
    """What the file still lacks, by field."""
    return [problem.field for problem in done.problems]
