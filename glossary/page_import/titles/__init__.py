"""Splits job titles on one line with nothing between them."""

from glossary.page_import.titles.splitting import Split, split_titles

__all__ = ["Split", "split_titles"]
