"""The command: where the file goes, what is said, and how it ends."""

import io
from functools import cache

import pytest
from django.core.management import CommandError, call_command

from glossary.files.finding import find_files
from glossary.files.validation import read_glossary
from glossary.management.commands import import_page
from glossary.page_import.known_titles import titles_of_files
from tests.glossary.page_import.pages import TORQUE, imported, without

PARTIAL = without(TORQUE, "Red Flags")


@cache
def titles_of(*paths):
    return titles_of_files(paths)


@pytest.fixture(autouse=True)
def shipped_files_are_read_once(monkeypatch):
    """Each command reads them for their titles, which takes a second."""
    monkeypatch.setattr(import_page, "titles_of_files", lambda paths: titles_of(*paths))


@pytest.fixture
def page(tmp_path):
    """Writes a page and says where."""

    def write(text=TORQUE, name="torque.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def run(*arguments, **options):
    """The exit status, what was printed, and what was said beside it."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(
            "import_page", *map(str, arguments), stdout=out, stderr=err, **options
        )
    except SystemExit as end:
        return end.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_one_page_is_printed(page):
    status, out, err = run(path := page())

    assert (status, out) == (0, imported().text)
    assert err.splitlines()[0] == (
        f"{path}: TQA: 2 résumé examples, 4 related titles, 3 questions, 6 indicators, "
        "2 red flags. Nothing left to do."
    )


def test_what_a_good_term_has_beside_is_counted(page):
    _, _, err = run(path := page())

    last = err.splitlines()[-1]
    assert last.startswith(f"{path}: ")
    assert last.endswith(" remarks on content; seed_glossary --check lists them.")


def test_unlawful_question_of_a_page_is_named(page):
    lawful = "What do you check first on a new bicycle?"
    status, _, err = run(page(TORQUE.replace(lawful, "How old are you?")))

    assert status == 1
    assert "levels.junior.questions[1].question: " in err


def test_remarks_stand_with_their_line(page):
    _, _, err = run(path := page())

    assert f"{path}:21: Dropped: “Where to Find TQA Mechanics”" in err


def test_written_file_can_be_seeded(page, tmp_path):
    status, out, _ = run(page(), output=tmp_path / "glossary")

    (file,) = read_glossary(find_files([tmp_path / "glossary"]))
    assert (status, out, file.source) == (0, "", "bicycle-assembly/tqa")


def test_file_has_the_rights_of_any_file(page, tmp_path):
    run(page(), output=tmp_path)

    assert (tmp_path / "bicycle-assembly/tqa.yaml").stat().st_mode & 0o777 == 0o644


def test_partial_page_ends_with_1_and_says_what_to_add(page):
    status, out, err = run(page(PARTIAL))

    assert status == 1
    assert "Nothing left" not in err and "1 thing to add or correct." in err
    assert "red_flags: Add the key red_flags." in err
    assert "# red_flags: one or more signs are needed here\n" in out


def test_no_page_ends_with_2_in_one_line(page):
    path = page("Dear all.\n\nNo page.")

    assert run(path) == (
        2,
        "",
        f"{path}:1: The page has no title. Begin it with the term, such as "
        "GMP (Good Manufacturing Practice).\n",
    )


@pytest.mark.parametrize("name", ["gone.txt", "."])
def test_what_cannot_be_read_is_said_in_one_line(tmp_path, name):
    status, _, err = run(tmp_path / name)

    assert (status, err.count("\n")) == (2, 1)
    assert "The file can’t be read: " in err


def test_worst_of_several_pages_counts_and_the_good_ones_are_written(page, tmp_path):
    pages = [page(), page("x.", "x.txt"), page(PARTIAL.replace("TQA", "TQB"), "b.txt")]
    status, _, _ = run(*pages, output=tmp_path / "out")

    written = sorted(path.name for path in (tmp_path / "out").rglob("*.yaml"))
    assert (status, written) == (2, ["tqa.yaml", "tqb.yaml"])


def test_several_pages_need_a_folder(page):
    with pytest.raises(CommandError, match="Several pages need a folder"):
        run(page(), page(name="b.txt"))


def test_file_that_is_there_is_kept_unless_forced(page, tmp_path):
    there = tmp_path / "bicycle-assembly/tqa.yaml"
    there.parent.mkdir()
    there.write_text("mine")

    status, _, err = run(page(), output=tmp_path)
    assert (status, there.read_text()) == (2, "mine")
    assert err.endswith("already exists. Add --force to replace it.\n")

    assert run(page(), output=tmp_path, force=True)[0] == 0
    assert there.read_text() == imported().text
    assert [path.name for path in there.parent.iterdir()] == ["tqa.yaml"]


def test_second_page_of_a_term_does_not_go_over_the_first(page, tmp_path):
    pages = [page(), page(TORQUE.replace("stem and bars", "X"), "b.txt")]
    status, _, err = run(*pages, output=tmp_path, force=True)

    assert (status, "An earlier page already made" in err) == (2, True)
    assert (tmp_path / "bicycle-assembly/tqa.yaml").read_text() == imported().text


def test_folder_that_cannot_be_made_is_said_in_one_line(page, tmp_path):
    status, _, err = run(path := page(), output=path / "within")

    assert (status, err.count("\n")) == (2, 1)
    assert "can’t be written: " in err


def test_industry_can_be_given(page):
    _, out, _ = run(page(), industry="Cycling")

    assert out.startswith("industry: Cycling\n")


def test_page_without_industry_is_written_where_no_industry_is(page, tmp_path):
    text = without(TORQUE, "Term from", "A TQA")

    assert run(page(text), output=tmp_path)[0] == 1
    assert (tmp_path / "no-industry/tqa.yaml").exists()


def test_page_that_would_disturb_a_terminal_is_named_harmlessly(page):
    _, _, err = run(page(TORQUE.replace("Where to Find", "Where to Find \x1b[31m")))

    assert "\x1b" not in err
