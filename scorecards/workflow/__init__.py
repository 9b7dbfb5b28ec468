"""Every change of state is a verb here: one module each, importable without a request.

A verb takes people and records and checks who may. In one transaction it locks,
changes rows and writes its entry of the audit trail; what can go wrong it raises.
Pages, commands and imports call it, and write neither state nor audit of their own.

Locks are taken in one order, so that no two verbs wait for each other:

    glossary → roles, by key → terms → openings, by key → candidates, by key
    → applications, by key → scorecards, by key → their parts

What was read before a lock is read again behind it: the functions of `locking` answer
with the row as it is then. `docs/locking.md` says which verb locks what.
"""
