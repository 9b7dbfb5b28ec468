from django.apps import AppConfig
from django.contrib.auth.signals import user_login_failed
from django.db.models.signals import post_migrate


class ScorecardsConfig(AppConfig):
    name = "scorecards"
    verbose_name = "Scorecards"

    def ready(self) -> None:
        from axes.signals import user_locked_out

        from scorecards.accounts import groups, lockout, refusals
        from scorecards.admin_base.saved_views import leaving
        from scorecards.audit import signals, triggers
        from scorecards.operations import checks

        post_migrate.connect(triggers.protect, sender=self)
        groups.connect()  # first: what is refused leaves no entry in the trail
        signals.connect()
        leaving.connect()
        user_locked_out.connect(lockout.record_lockout)
        user_login_failed.connect(refusals.record_refusal)
        checks.register_all()
