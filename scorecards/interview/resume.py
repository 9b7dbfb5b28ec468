"""An interviewer downloads the résumé of the candidate they are about to meet."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from scorecards.accounts.login import MemberRequest
from scorecards.models import Scorecard
from scorecards.uploads import resume_files
from scorecards.workflow.reading_resume import NoResumeError, read_as_interviewer


@never_cache
@require_GET
def scorecard_resume(request: MemberRequest, pk: int) -> FileResponse:
    card = get_object_or_404(Scorecard.objects.of(request.user).to_do(), pk=pk)
    try:
        resume = read_as_interviewer(card, by=request.user)
        file = resume_files.open_file(resume.file)
    except (NoResumeError, FileNotFoundError) as error:
        raise Http404 from error
    return resume_files.as_attachment(file, kind=resume.kind, name=resume.shown_name)
