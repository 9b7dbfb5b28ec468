"""The health check: that the process and its database answer, nothing else."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.utils.log import log_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        response = HttpResponse("database unavailable\n", "text/plain", status=503)
        phrase = response.reason_phrase
        log_response(phrase, response=response, request=request, exception=error)
        return response
    return HttpResponse("ok\n", "text/plain")
