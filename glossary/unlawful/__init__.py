"""Finds questions that a job interview must not ask, and red flags that name a trait.

The lists are made for people to extend: `questions.yaml` and `red_flags.yaml`.
"""

from pathlib import Path

from glossary.unlawful.phrasebook import Phrasebook, Topic

__all__ = ["QUESTIONS", "RED_FLAGS", "Topic"]

QUESTIONS = Phrasebook(Path(__file__).with_name("questions.yaml"))
"""Topics that questions to a candidate must not touch."""
RED_FLAGS = Phrasebook(Path(__file__).with_name("red_flags.yaml"))
"""Traits and protected grounds, which are no warning sign of a job."""
