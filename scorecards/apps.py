from django.apps import AppConfig
from django.contrib.auth.signals import user_login_failed
from django.db.models.signals import post_migrate


class ScorecardsConfig(AppConfig):
    name = "scorecards"
    verbose_name = "Scorecards"

    def ready(self) -> None:
        from axes.signals import user_locked_out

        from scorecards import append_only, audit_signals, lockout
        from scorecards.operations import checks, logins

        post_migrate.connect(append_only.protect, sender=self)
        audit_signals.connect()
        user_locked_out.connect(lockout.record_lockout)
        user_login_failed.connect(logins.record_refusal)
        checks.register_all()
