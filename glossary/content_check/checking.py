"""Collects remarks on all files of a glossary."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from glossary.content_check.counts import competency_counts, counts
from glossary.content_check.duplicates import Texts
from glossary.content_check.jargon import jargon, normalized, spellings
from glossary.content_check.naming import related_aliases, spelled_alike
from glossary.content_check.sameness import sameness
from glossary.content_check.wording import wording
from glossary.files.content import red_flag_parts
from glossary.files.problems import Finding, Location, Problem, field_name, shown
from glossary.files.schema import CompetencyContent, Section, TermContent
from glossary.files.sentences import LEVELS
from glossary.files.yaml_tree import Document

RELATED = (
    "{} is another thing, not another spelling. Move it to see_also with its kind."
)
TAKEN = "{} is already the name of another part of the library. Remove it here."


@dataclass
class ContentCheck:
    """`add` every valid file once, in the order of reading; then ask for `remarks`."""

    found: list[Problem] = field(default_factory=list)
    explained: set[str] = field(default_factory=set)
    unexplained: list[tuple[Path, int, str]] = field(default_factory=list)
    named: dict[str, Path] = field(default_factory=dict)
    aliases: list[tuple[Path, int, str, str]] = field(default_factory=list)
    seen: dict[str, Texts[tuple[Path, int]]] = field(default_factory=dict)

    def add(self, path: Path, document: Document, said: Section) -> None:
        """Of roles there is nothing to remark."""
        if isinstance(said, TermContent):
            self.explained.update(spellings(said))
            line = document.line(("explanation",))
            self.unexplained += ((path, line, word) for word in jargon(said))
            names = [said.name, said.expansion]
            self._note_names(path, document, names, said.aliases, RELATED)
            found: Iterator[Finding] = chain(counts(said), _related(said))
        elif isinstance(said, CompetencyContent):
            self._note_names(path, document, [said.name], said.aliases, TAKEN)
            found = competency_counts(said)
        else:
            return
        findings = chain(
            found, wording(said), sameness(said), self._repeated(path, document, said)
        )
        self.found += (
            Problem(path, sentence, document.line(location), field_name(location))
            for location, sentence in findings
        )

    def remarks(self) -> list[Problem]:
        """All of them, by file and line."""
        found = [*self.found, *self._jargon(), *self._aliases_of_others()]
        return sorted(found, key=lambda problem: (problem.path, problem.line or 0))

    def _jargon(self) -> Iterator[Problem]:
        """At the end, because any other file may explain a word."""
        for path, line, word in self.unexplained:
            if normalized(word) not in self.explained:
                sentence = f"Outsiders may not know {word}. Explain it or leave it out."
                yield Problem(path, sentence, line, "explanation")

    def _note_names(
        self,
        path: Path,
        document: Document,
        names: list[str],
        aliases: list[str],
        fault: str,
    ) -> None:
        for name in filter(None, names):
            self.named.setdefault(spelled_alike(name), path)
        for number, alias in enumerate(aliases):
            line = document.line(("aliases", number))
            self.aliases.append((path, line, alias, fault))

    def _aliases_of_others(self) -> Iterator[Problem]:
        """At the end, because any other file may have the name. Two terms may share an
        abbreviation, two competencies no other name."""
        taken = dict(self.named)
        for path, line, alias, fault in self.aliases:
            spelled = spelled_alike(alias)
            if taken.get(spelled, path) != path:
                yield Problem(path, fault.format(alias), line, "aliases")
            elif fault == TAKEN:
                taken[spelled] = path

    def _repeated(
        self, path: Path, document: Document, said: TermContent | CompetencyContent
    ) -> Iterator[Finding]:
        """Texts nearly the same as a text of another term or competency."""
        what = "term" if isinstance(said, TermContent) else "competency"
        for location, kind, text in _comparable(said):
            texts = self.seen.setdefault(kind, Texts())
            here = path, document.line(location)
            first = texts.earlier(text, here)
            if first and first[0] != path:
                yield (
                    location,
                    f"Say something of this {what}; line {first[1]} of "
                    f"{shown(first[0])} says nearly the same.",
                )


def _related(term: TermContent) -> Iterator[Finding]:
    for number, alias in related_aliases(term):
        yield ("aliases", number), RELATED.format(alias)


def _comparable(
    said: TermContent | CompetencyContent,
) -> Iterator[tuple[Location, str, str]]:
    """The texts that must differ between files, by kind."""
    if isinstance(said, TermContent):
        yield ("explanation",), "explanation", said.explanation
    for number, flag in enumerate(said.red_flags):
        yield ("red_flags", number), "red flag", red_flag_parts(flag)["text"]
    for level in LEVELS:
        for number, question in enumerate(getattr(said.levels, level).questions):
            place = ("levels", level, "questions", number)
            yield (*place, "question"), "question", question.question
            yield (*place, "expected_answer"), "answer", question.expected_answer
