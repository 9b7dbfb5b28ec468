"""What happened to one record, as sentences: read from the audit trail."""
