from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ScorecardsConfig(AppConfig):
    name = "scorecards"
    verbose_name = "Scorecards"

    def ready(self) -> None:
        from axes.signals import user_locked_out

        from scorecards.accounts import lockout
        from scorecards.audit import signals, triggers

        post_migrate.connect(triggers.protect, sender=self)
        signals.connect()
        user_locked_out.connect(lockout.record_lockout)
