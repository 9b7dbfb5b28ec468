"""Questions of one level with their expected answers, labelled or not."""

import re
from dataclasses import dataclass, field

from glossary.page_import.page import AskedQuestion, Entry, Kind, Line, Page

_END = r"\s*(?:[:.)]|[-–—](?=\s)|$)\s*"
_LABELS = {
    "question": rf"(?:q|question)\s*\d{{0,3}}{_END}",
    "answer": r"(?:(?:a|an?swer)\s*\d{0,3}|(?:expected|good|ideal|sample|strong|model)"
    rf" answers?){_END}",
    "points": r"(?:what to )?(?:listen|look) (?:out )?for\s*:\s*"
    r"|(?:key points|points to (?:listen|look) for|listening points)\s*:?\s*$",
    "follow_ups": r"(?:follow[ -]?ups?(?: questions?)?|probes?|probing questions?)"
    r"\s*:\s*",
}
_PATTERNS = {name: re.compile(p, re.IGNORECASE) for name, p in _LABELS.items()}
_ASKING = re.compile(
    r"(?:tell (?:me|us)|describe|walk (?:me|us)|give (?:me|us)|suppose|imagine"
    r"|explain)\b",
    re.IGNORECASE,
)
_ANSWER_BEHIND = re.compile(r"\s(?:expected answer|answer)\s*[:–—-]\s", re.IGNORECASE)


@dataclass
class QuestionReader:
    """Follows the lines of one level; what fits nowhere becomes a remark."""

    page: Page
    labelled: bool = False
    asked: list[AskedQuestion] = field(default_factory=list)
    _into: str = ""

    def read(self, lines: list[Line]) -> list[AskedQuestion]:
        self.labelled = any(_PATTERNS["question"].match(line.text) for line in lines)
        for line in lines:
            label, text = label_of(line.text)
            if label == "question":
                self._ask(text, line)
            elif label:
                self._into = label
                self._add(text, line)
            else:
                self._unlabelled(line)
        return [each for each in self.asked if each.question.text]

    def _ask(self, text: str, line: Line) -> None:
        found = _ANSWER_BEHIND.search(text)
        behind = text[found.end() :] if found else ""
        question = text[: found.start()] if found else text
        self.asked.append(AskedQuestion(Entry(question.strip(), line.number)))
        self._into = "answer" if behind else "question"
        if behind:
            self._add(behind, line)

    def _unlabelled(self, line: Line) -> None:
        if not self.labelled and self._begins_question(line):
            self._ask(line.text, line)
            return
        if self.asked and self._into == "question" and self._is_answer(line):
            self._into = "answer"
        if self._into == "answer" and line.marker and self.labelled:
            self._into = "points"
        self._add(line.text, line)

    def _begins_question(self, line: Line) -> bool:
        if self._into in ("points", "follow_ups") and line.marker:
            return False
        if not self.asked or line.marker[:1].isdigit():
            return True
        asking = line.text.endswith("?") or _ASKING.match(line.text) is not None
        return asking and self._into != "follow_ups"

    def _is_answer(self, line: Line) -> bool:
        """Below a question that is complete, and no question itself."""
        so_far = self.asked[-1].question.text
        complete = so_far.endswith("?") or line.after_gap
        return bool(so_far) and complete and not line.text.endswith("?")

    def _add(self, text: str, line: Line) -> None:
        if not self.asked:
            self.page.remark(
                Kind.UNREAD, line.number, "This is before the first question."
            )
        elif text:
            self._add_to(self.asked[-1], Entry(text, line.number), line)

    def _add_to(self, asked: AskedQuestion, entry: Entry, line: Line) -> None:
        match self._into:
            case "question":
                text = f"{asked.question.text} {entry.text}".strip()
                asked.question = Entry(text, asked.question.line)
            case "answer":
                asked.answer.append(entry)
            case "points" | "follow_ups" as name:
                listed: list[Entry] = getattr(asked, name)
                listed.append(entry)


def label_of(text: str) -> tuple[str, str]:
    """The kind of line and the text after its label."""
    bare = text.lstrip("*_ ")
    for name, pattern in _PATTERNS.items():
        if found := pattern.match(bare):
            return name, bare[found.end() :].strip("*_ ")
    return "", text
