"""Search over the whole glossary: `find` answers with the best hits and why.

An index is kept in each process and built again after a change to the glossary. The
reasons for keeping it in Python are in docs/decisions.md.
"""

from glossary.search.finding import Found, Hit, Near, find

__all__ = ["Found", "Hit", "Near", "find"]
