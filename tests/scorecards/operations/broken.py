"""A site with a page for each way to fail, which tells what nobody may log."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.db import IntegrityError, OperationalError, connection
from django.http import HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.template import engines
from django.urls import include, path
from django_tasks import task

from scorecards.models import Candidate

SECRET = "Ada Park"
handler400 = "scorecards.operations.errors.bad_request"
handler500 = "scorecards.operations.errors.server_error"


class Broken:
    def __str__(self):
        raise ValueError(SECRET)


def view(request):
    raise KeyError(SECRET)


def template(request):
    page = engines["django"].from_string("{{ broken }}")
    return HttpResponse(page.render({"broken": Broken()}))


def middleware(get_response):
    def answer(request):
        raise RuntimeError(SECRET)

    return answer


def database(request):
    """The statement names the candidate, and the database repeats it."""
    try:
        Candidate.objects.create(pk=1, name=SECRET)
        Candidate.objects.bulk_create([Candidate(pk=1, name=SECRET)])
    except IntegrityError as error:
        raise LookupError(SECRET) from error


def outage(request):
    raise OperationalError(f"connection refused\nLINE 1: … WHERE name = '{SECRET}'")


def full_disk(request):
    raise OSError(28, "No space left on device", f"/{SECRET}.pdf")


def lost_session(request):
    """As Django’s own session middleware when the database fails."""
    try:
        outage(request)
    except OperationalError as error:
        raise BadRequest(SECRET) from error


def hung_up(request):
    raise UnreadablePostError(SECRET)


def refused(request):
    raise PermissionDenied(SECRET)


def answers_itself(request):
    return HttpResponse(SECRET, status=503)


def no_page(request):
    return render(request, f"{SECRET}.html")


@task()
def fails(name):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    raise ValueError(name)


VIEWS = [
    view,
    template,
    database,
    outage,
    full_disk,
    lost_session,
    hung_up,
    refused,
    answers_itself,
    no_page,
]
urlpatterns = [
    *(path(f"{each.__name__}/", each) for each in VIEWS),
    path("", include("scorecards.urls")),
]
