"""A coordinator attaches a résumé to an application, replaces or removes it."""

from django.contrib.auth.models import User
from django.utils import timezone

from glossary.locking import in_transaction
from scorecards.audit import trail
from scorecards.models import Application, AuditEntry, Resume
from scorecards.uploads import resume_files
from scorecards.workflow.locking import lock_application
from scorecards.workflow.rights import require

RIGHT = "scorecards.change_application"


def attach_resume(
    application: Application, *, by: User | None, content: bytes, kind: str
) -> Resume:
    """In place of the one before, whose file is deleted. Raises `PermissionDenied`.

    ``kind`` as `glossary.resumes.files.kind_of` finds it in the content.
    """
    require(by, RIGHT)
    name = resume_files.keep(content, kind)
    try:
        return _attach(application, by=by, file=name, kind=kind, size=len(content))
    except BaseException:
        resume_files.delete([name])
        raise


@in_transaction
def _attach(application: Application, *, by: User | None, **of_file: object) -> Resume:
    application = lock_application(application)
    resume = Resume.objects.filter(application=application).first() or Resume(
        application=application
    )
    resume_files.delete_once_committed([resume.file])
    resume.attached_by, resume.attached_at = by, timezone.now()
    resume.erased_at = None
    for column, value in of_file.items():
        setattr(resume, column, value)
    resume.save()
    _record(AuditEntry.Action.RESUME_ADDED, application, by)
    return resume


@in_transaction
def remove_resume(application: Application, *, by: User | None) -> None:
    """Of the whole candidacy, files and all; nothing where there is none.

    Raises `PermissionDenied`.
    """
    require(by, RIGHT)
    application = lock_application(application)
    known = Resume.objects.filter(application__in=application.together.values("pk"))
    names = [name for name in known.values_list("file", flat=True) if name]
    if not names:
        return
    known.delete()
    resume_files.delete_once_committed(names)
    _record(AuditEntry.Action.RESUME_GONE, application, by)


def _record(
    action: AuditEntry.Action, application: Application, by: User | None
) -> None:
    trail.record(action, actor=by, subject=application, application=application)
