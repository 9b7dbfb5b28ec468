"""The glossary as a library to read in: by industry, and term by term."""
