"""Django's SQLite backend, made for connections that stay open between requests."""
