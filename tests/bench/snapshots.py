"""Database and résumés as they were, again and again: for what changes them many times.

A copy of the whole database takes PostgreSQL two seconds, so there only the tables that
are different now are filled again. On SQLite the file is copied: only the calling
thread may have a connection open.
"""

import os
import shutil
from pathlib import Path

from django.db import connection

from scorecards.uploads import resume_files

TAKE = """
DO $$ DECLARE each record; BEGIN
  CREATE SCHEMA {name};
  FOR each IN SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('CREATE TABLE {name}.%I AS TABLE public.%I', each.t, each.t);
  END LOOP;
END $$
"""
# Sequences go on from where they are: nobody has seen the numbers in between.
RESTORE = """
DO $$ DECLARE each record; differs boolean; BEGIN
  SET LOCAL session_replication_role = replica;  -- no triggers, no foreign keys
  FOR each IN SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format(
      'SELECT EXISTS (TABLE public.%I EXCEPT TABLE {name}.%I)
           OR EXISTS (TABLE {name}.%I EXCEPT TABLE public.%I)',
      each.t, each.t, each.t, each.t) INTO differs;
    IF differs THEN
      EXECUTE format('DELETE FROM public.%I', each.t);
      EXECUTE format('INSERT INTO public.%I SELECT * FROM {name}.%I', each.t, each.t);
    END IF;
  END LOOP;
END $$
"""


def take(name):
    """Keep everything as it is now."""
    if Path(_files()).exists():
        shutil.copytree(_files(), f"{_files()}.{name}")
    if connection.vendor == "postgresql":
        _execute(TAKE.format(name=name))
        return
    connection.close()
    shutil.copyfile(_database(), f"{_database()}.{name}")


def restore(name):
    """Everything is from here on what it was when ``name`` was taken."""
    if Path(f"{_files()}.{name}").exists():
        shutil.copytree(f"{_files()}.{name}", _files(), dirs_exist_ok=True)
    if connection.vendor == "postgresql":
        _execute(RESTORE.format(name=name))
        return
    connection.close()
    for ending in ("-wal", "-shm"):
        Path(f"{_database()}{ending}").unlink(missing_ok=True)
    shutil.copyfile(f"{_database()}.{name}", _database())


def _execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _files():
    return os.fspath(resume_files.storage().location)


def _database():
    return os.fspath(connection.settings_dict["NAME"])
