from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ScorecardsConfig(AppConfig):
    name = "scorecards"
    verbose_name = "Scorecards"

    def ready(self) -> None:
        from axes.signals import user_locked_out

        from scorecards import append_only, audit_signals, groups, lockout

        post_migrate.connect(append_only.protect, sender=self)
        groups.connect()  # first: what is refused leaves no entry in the trail
        audit_signals.connect()
        user_locked_out.connect(lockout.record_lockout)
