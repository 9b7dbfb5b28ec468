"""What a run makes of the database, and what it leaves alone."""

import pytest
from django.utils import timezone

from glossary.files.finding import find_files
from glossary.files.validation import read_glossary
from glossary.models import Industry, LevelGuide, Question, RedFlag, Term
from glossary.seeding.content import content_of, with_content
from glossary.seeding.loading import seed
from tests.glossary.term_files import CRO, another, replaced, reseed, run, write_term
from tests.makers import make_term

pytestmark = pytest.mark.django_db


def test_term_says_what_its_file_says(seeded, tmp_path):
    (file,) = read_glossary(find_files([tmp_path]))

    assert content_of(with_content(Term.objects.all()).get()) == file.content


def test_rows_of_a_term(seeded):
    assert seeded.industry == Industry.objects.get(name="Pharma", slug="pharma")
    assert [str(guide) for guide in seeded.levels.all()] == [
        "Junior (0-2)",
        "Mid (2-5)",
        "Senior (5+)",
    ]
    assert [question.source for question in seeded.questions.all()] == [
        "pharma/cro/filing",
        "pharma/cro/late-site",
        "pharma/cro/budget",
    ]
    assert [flag.text for flag in seeded.red_flags.all()] == [
        "Cannot name a phase of a trial"
    ]


def test_reworded_question_keeps_its_row(seeded, tmp_path):
    before = Question.objects.get(key="filing")

    report = reseed(tmp_path, "files you kept", "papers you kept")

    after = Question.objects.get(key="filing")
    assert report.changed == ["pharma/cro"]
    assert (after.pk, after.text) == (before.pk, "Tell me about papers you kept.")


def test_question_with_a_new_id_is_another_question(seeded, tmp_path):
    before = Question.objects.get(key="filing")

    reseed(tmp_path, "id: filing", "id: papers")

    assert not Question.objects.filter(key="filing").exists()
    assert Question.objects.get(key="papers").pk != before.pk


def test_question_moved_to_another_level_keeps_its_row(seeded, tmp_path):
    before = Question.objects.get(key="filing")

    reseed(tmp_path, "filing", "x", "late-site", "filing", "id: x", "id: late-site")

    after = Question.objects.get(key="filing")
    assert (after.pk, after.level) == (before.pk, "mid")


def test_red_flags_follow_the_file(seeded, tmp_path):
    flag = "  - Cannot name a phase of a trial\n"

    reseed(tmp_path, flag, f"  - Blames the site\n{flag}")
    both = list(RedFlag.objects.values_list("text", flat=True))
    reseed(tmp_path, flag, "  - Blames the site\n")

    assert both == ["Blames the site", "Cannot name a phase of a trial"]
    assert RedFlag.objects.get().text == "Blames the site"


def test_years_and_indicators_follow_the_file(seeded, tmp_path):
    reseed(tmp_path, "years: 5+", "years: 6-9", "Leads other leaders", "Decides")

    guide = LevelGuide.objects.get(level="senior")
    assert (guide.years, guide.indicators) == ("6-9", ["Decides"])


def test_industry_takes_the_new_spelling_of_its_files(seeded, tmp_path):
    report = reseed(tmp_path, "industry: Pharma", "industry: PHARMA")

    assert report.changed == ["pharma/cro"]
    assert Industry.objects.get().name == "PHARMA"


def test_term_whose_file_is_gone_retires(seeded, tmp_path):
    (tmp_path / "pharma/cro.yaml").unlink()
    write_term(tmp_path, another("GCP"), to="pharma/gcp.yaml")

    report = run(tmp_path)

    assert report.retired == ["pharma/cro"]
    assert [term.slug for term in Term.objects.active()] == ["gcp"]
    assert Question.objects.filter(term=seeded).count() == 3


def test_returning_file_restores(seeded, tmp_path):
    seed([], whole=True)
    retired = not Term.objects.active().exists()

    report = run(tmp_path)

    assert retired
    assert (report.restored, report.changed, report.kept) == (["pharma/cro"], [], [])
    assert Term.objects.active().get().pk == seeded.pk


def test_returning_file_with_other_words_restores_and_changes(seeded, tmp_path):
    seed([], whole=True)

    report = reseed(tmp_path, "name: CRO", "name: CROs")

    assert (report.restored, report.changed) == (["pharma/cro"], ["pharma/cro"])
    assert Term.objects.active().get().name == "CROs"


def test_part_of_a_glossary_retires_nothing(seeded):
    report = seed([], whole=False)

    assert report.retired == []
    assert Term.objects.active().exists()


def test_term_made_by_hand_is_not_retired(tmp_path):
    make_term("GMP", industry="Pharma")
    write_term(tmp_path)

    report = run(tmp_path)

    assert report.retired == []
    assert Term.objects.active().filter(slug="gmp").exists()


def test_retirement_keeps_its_day(seeded):
    seed([], whole=True)
    first = Term.objects.get().retired_at

    report = seed([], whole=True)

    assert report.retired == []
    assert Term.objects.get().retired_at == first <= timezone.now()


def test_failure_on_the_way_leaves_nothing_behind(tmp_path):
    Industry.objects.create(name="Pharma", slug="pharmaceuticals")
    text = replaced(CRO, "industry: Pharma", "industry: Devices")
    write_term(tmp_path, text, to="devices/cro.yaml")
    write_term(tmp_path)

    with pytest.raises(Exception, match="Rename the industry"):
        run(tmp_path)

    assert not Term.objects.exists()


def test_more_terms_than_one_batch(tmp_path, monkeypatch):
    monkeypatch.setattr("glossary.seeding.loading.BATCH", 2)
    for number in range(5):
        write_term(tmp_path, another(f"T{number}"), to=f"pharma/t{number}.yaml")

    run(tmp_path)
    retired = seed([], whole=True).retired

    assert retired == [f"pharma/t{number}" for number in range(5)]
