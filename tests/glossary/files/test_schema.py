"""The JSON Schema that editors check and complete with."""

import io
import json

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command

from glossary.files.finding import find_files
from glossary.files.kinds import kind_of
from glossary.files.schema import Kind, json_schema
from tests.glossary.term_files import problems, write_term

DOCS = settings.BASE_DIR / "docs"
FILES = find_files(settings.GLOSSARY_PATHS)


@pytest.mark.parametrize("kind", Kind)
def test_committed_schemas_are_the_generated_ones(tmp_path, kind):
    call_command("glossary_schema", output=tmp_path)

    generated = (tmp_path / kind.json_name).read_bytes()
    assert (DOCS / kind.json_name).read_bytes() == generated


@pytest.mark.parametrize("kind", Kind)
def test_schema_printed_without_a_folder(kind):
    out = io.StringIO()

    call_command("glossary_schema", kind.value, stdout=out)

    assert json.loads(out.getvalue()) == json_schema(kind)


def test_folder_that_does_not_exist(tmp_path):
    with pytest.raises(CommandError, match="can’t be written: No such file or dir"):
        call_command("glossary_schema", output=tmp_path / "none")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_files_name_the_schema(path):
    prefix = "# yaml-language-server: $schema="
    first = path.read_text().split("\n")[0]

    kind = kind_of(path, yaml.load(path.read_text(), Loader=yaml.CSafeLoader))

    assert first.startswith(prefix)
    named = (path.parent / first.removeprefix(prefix)).resolve()
    assert named == DOCS / kind.json_name


@pytest.mark.parametrize("kind", Kind)
def test_every_key_has_a_help_text(kind):
    schema = json_schema(kind)
    sections = [schema, *schema["$defs"].values()]

    assert [
        key
        for section in sections
        for key, value in section["properties"].items()
        if not value.get("description") and "$ref" not in value
    ] == []


@pytest.mark.parametrize("kind", Kind)
def test_every_key_is_explained_in_the_docs(kind):
    text = (DOCS / "glossary-format.md").read_text()
    schema = json_schema(kind)
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


def test_examples_of_the_docs_are_valid(tmp_path):
    text = (DOCS / "glossary-format.md").read_text()
    term, role = (part.partition("```")[0] for part in text.split("```yaml\n")[1:])
    write_term(tmp_path, term, to="pharmaceutical-services/cro.yaml")
    role_path = (
        settings.FIXTURES_DIR / "roles/software-engineering/backend-developer.yaml"
    )

    assert problems(tmp_path) == []
    assert role_path.read_text().partition("\n")[2] == role
