"""Who is who: near names, possible duplicates, merging, splitting and moving."""
