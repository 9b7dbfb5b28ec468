"""What editors and files do to the glossary."""

from pathlib import Path
from tempfile import TemporaryDirectory

from glossary.files.finding import find_files
from glossary.files.validation import read_glossary
from glossary.models import Competency, Role, Term
from glossary.seeding.loading import seed as seed_files
from tests.glossary.term_files import CRO, replaced, write_term
from tests.scorecards.workflow.acts.registry import act, page
from tests.scorecards.workflow.sent_forms import filled, sent


def edit(model, key, field):
    name = model._meta.model_name

    def edit_it(world, text):
        address = page(f"glossary_{name}_change", getattr(world, key))
        return filled("gwen", address, {field: text}, field)

    act(f"edit {name}")(edit_it)


edit(Term, "term", "explanation")
edit(Role, "role", "other_titles")
edit(Competency, "competency", "definition")


@act("retire", types=False)
def retire(world, text):
    return sent("gwen", page("glossary_term_retire", world.term), {})


@act("restore", types=False)
def restore(world, text):
    return sent("gwen", page("glossary_term_restore", world.term), {})


@act("seed", types=False)
def seed(world, text):
    with TemporaryDirectory() as folder:
        write_term(Path(folder), replaced(CRO, "Orderly files", f"Says {text}"))
        files = read_glossary(find_files([Path(folder)]))
    return lambda: seed_files(files)
