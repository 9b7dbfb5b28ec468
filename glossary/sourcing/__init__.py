"""Boolean search strings for a term or role, in the dialects that recruiters use."""
