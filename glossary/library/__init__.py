"""The glossary to read, by industry and term by term."""
