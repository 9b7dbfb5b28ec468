"""Where log lines go, as `settings.LOGGING` says it."""

from typing import Any


def log_settings(log_format: str, *, mails_admins: bool) -> dict[str, Any]:
    """To stderr, as text or JSON; errors by mail as well, where there are admins."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "text": {"()": "scorecards.operations.logs.TextFormatter"},
            "json": {"()": "scorecards.operations.logs.JsonFormatter"},
        },
        "filters": {"news": {"()": "scorecards.operations.logs.NewsFilter"}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": log_format,
                "filters": ["news"],
            },
            "admins": {
                "class": "scorecards.operations.mailing.AdminMails",
                "formatter": "text",
            },
        },
        "root": {
            "level": "WARNING",
            "handlers": ["stderr", "admins"] if mails_admins else ["stderr"],
        },
        "loggers": {
            "django": {"handlers": [], "level": "INFO"},
            "scorecards": {"level": "INFO"},
            # It names what was typed as a username.
            "axes": {"level": "CRITICAL"},
        },
    }
