"""Whether a glossary is complete and well worded, beyond being valid."""

from glossary.content_check.checking import ContentCheck

__all__ = ["ContentCheck"]
