"""The JSON Schema that editors check and complete with."""

import io
import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from glossary.files.finding import find_files
from glossary.files.schema import json_schema
from tests.glossary.term_files import problems, write_term

SCHEMA = settings.BASE_DIR / "docs/glossary.schema.json"
FILES = find_files([settings.FIXTURES_DIR / "glossary"])


def test_committed_schema_is_the_generated_one(tmp_path):
    call_command("glossary_schema", output=tmp_path / "schema.json")

    assert SCHEMA.read_bytes() == (tmp_path / "schema.json").read_bytes()


def test_schema_printed_without_a_file():
    out = io.StringIO()

    call_command("glossary_schema", stdout=out)

    assert json.loads(out.getvalue()) == json_schema()


def test_folder_that_does_not_exist(tmp_path):
    with pytest.raises(CommandError, match="can’t be written: No such file or dir"):
        call_command("glossary_schema", output=tmp_path / "none/schema.json")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_files_name_the_schema(path):
    prefix = "# yaml-language-server: $schema="
    first = path.read_text().split("\n")[0]

    assert first.startswith(prefix)
    assert (path.parent / first.removeprefix(prefix)).resolve() == SCHEMA


def test_every_key_has_a_help_text():
    schema = json_schema()
    sections = [schema, *schema["$defs"].values()]

    assert [
        key
        for section in sections
        for key, value in section["properties"].items()
        if not value.get("description") and "$ref" not in value
    ] == []


def test_every_key_is_explained_in_the_docs():
    text = (settings.BASE_DIR / "docs/glossary-format.md").read_text()
    schema = json_schema()
    sections = [schema, *schema["$defs"].values()]

    assert [
        key
        for section in sections
        for key in section["properties"]
        if f"`{key}`" not in text
    ] == []


def test_limits_that_editors_check():
    question = json_schema()["$defs"]["QuestionContent"]["properties"]

    assert (question["listen_for"]["minItems"], question["minutes"]["maximum"]) == (
        3,
        60,
    )
    assert question["id"]["pattern"] == "^[a-z0-9]+(-[a-z0-9]+)*$"
    assert set(question["anchors"]["propertyNames"]["enum"]) == set("12345")


def test_example_of_the_docs_is_valid(tmp_path):
    text = (settings.BASE_DIR / "docs/glossary-format.md").read_text()
    example = text.partition("```yaml\n")[2].partition("```")[0]
    write_term(tmp_path, example, to="pharmaceutical-services/cro.yaml")

    assert problems(tmp_path) == []
