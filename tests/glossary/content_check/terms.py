"""A term on which there is no remark, to be spoiled in one place."""

import copy

import yaml

from glossary.files.schema import TermContent
from tests.glossary.term_files import COMPLETE

CONTENT = yaml.load(COMPLETE, Loader=yaml.BaseLoader)


def term(**changes):
    """The complete term; ``questions`` changes the first question of juniors."""
    content = copy.deepcopy(CONTENT)
    for level in content["levels"].values():
        for question in level["questions"]:
            question["minutes"] = int(question["minutes"])
            for example in question.get("examples", []):
                example["rating"] = int(example["rating"])
    junior = content["levels"]["junior"]
    junior["questions"][0].update(changes.pop("question", {}))
    junior.update(changes.pop("junior", {}))
    return TermContent.model_validate(content | changes)
