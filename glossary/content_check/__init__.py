"""Whether a glossary is complete and well worded, beyond being valid.

`lawful` finds what no file may hold; `ContentCheck` collects remarks on the rest.
"""

from glossary.content_check.checking import ContentCheck
from glossary.content_check.lawfulness import lawful

__all__ = ["ContentCheck", "lawful"]
