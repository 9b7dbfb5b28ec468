"""Say which role a job title leads to."""

import json
from argparse import ArgumentParser
from typing import Any

from glossary.command_line.database_command import DatabaseCommand
from glossary.roles import finder
from glossary.roles.answer import Answer


class Command(DatabaseCommand):
    help = (
        "Say which role each job title leads to, the level it names and what is near."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("titles", nargs="+", metavar="TITLE")
        parser.add_argument(
            "--json",
            action="store_true",
            help="one JSON object a line: query, match (exact, close or general), "
            "role, level, alternatives",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = finder.kept.get()
        for title in options["titles"]:
            answer = found.find(title.encode(errors="replace").decode())
            self.stdout.write(as_json(answer) if options["json"] else in_words(answer))


def as_json(answer: Answer) -> str:
    return json.dumps(
        {
            "query": answer.query,
            "match": answer.match.value,
            "role": answer.title,
            "level": answer.level.value if answer.level else None,
            "alternatives": answer.alternatives,
        },
        ensure_ascii=False,
    )


def in_words(answer: Answer) -> str:
    level = f", {answer.level.label}" if answer.level else ""
    near = f"; near: {', '.join(answer.alternatives)}" if answer.near else ""
    return f"{answer.query}: {answer.title}{level} ({answer.match.value}{near})"
