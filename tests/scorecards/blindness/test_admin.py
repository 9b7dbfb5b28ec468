"""The admin tells nothing about scorecards that a person may not see yet."""

import pytest
from django.urls import reverse

from scorecards.models import Scorecard
from tests.makers import make_application, make_opening, make_scorecard, make_submitted

pytestmark = pytest.mark.django_db

LIST = reverse("admin:scorecards_scorecard_changelist")
SECRET = "the-hidden-note"


@pytest.fixture(params=["petra", "cora", "sue"])
def reviewer(request):
    """Somebody who may review in general: panel, coordinator, superuser."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def hidden(reviewer, ivan, client):
    """Another's submitted scorecard, where the reviewer has one to submit."""
    application = make_application("Ada Park", opening=make_opening("Hidden, Basel"))
    make_scorecard(reviewer, application=application)
    client.force_login(reviewer)
    return make_submitted(
        ivan, application=application, notes=SECRET, summary=SECRET, flags=1
    )


def ids(response):
    return [row.pk for row in response.context["cl"].result_list]


def page(name, *args):
    return reverse(f"admin:scorecards_scorecard_{name}", args=args)


def test_list_and_its_counts_leave_it_out(client, reviewer, hidden):
    response = client.get(LIST)
    assert ids(response) == [reviewer.scorecards.get().pk]
    assert response.context["cl"].result_count == 1
    assert response.context["cl"].full_result_count is None
    assert b"ivan" not in response.content


def test_it_shows_once_the_own_one_is_submitted(client, reviewer, hidden):
    reviewer.scorecards.all().delete()
    own = make_submitted(reviewer, application=hidden.application)
    assert set(ids(client.get(LIST))) == {own.pk, hidden.pk}
    assert SECRET in client.get(page("change", hidden.pk)).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "q=ivan",
        "q=Hidden",
        "red_flags=yes",
        "recommendation__exact=yes",
        "status__exact=submitted",
        "submitted_at__isnull=False",
        "o=-5",
    ],
)
def test_no_search_filter_or_order_finds_it(client, hidden, query):
    assert hidden.pk not in ids(client.get(f"{LIST}?{query}"))


def test_no_count_stands_beside_a_filter(client, hidden):
    response = client.get(f"{LIST}?_facets=True")
    words = response.content.decode()
    assert "> Submitted</label>" in words
    assert "> Has red flags</label>" in words


def test_filters_offer_only_what_visible_scorecards_have(client, ivan, petra):
    make_scorecard(ivan, application=make_application(opening=make_opening("Secret")))
    client.force_login(petra)
    assert b"Secret" not in client.get(LIST).content
    assert b"Clinical Research Associate" not in client.get(LIST).content


def test_date_hierarchy_shows_no_date_of_it(client, hidden):
    assert str(hidden.submitted_at.year) not in _dates(client.get(LIST))


def _dates(response):
    return response.content.decode().partition("toplinks")[2].partition("</nav>")[0]


@pytest.mark.parametrize("name", ["change", "history"])
def test_page_answers_as_for_one_that_does_not_exist(client, hidden, name):
    missing = hidden.pk + 1000
    for pk in (hidden.pk, missing):
        response = client.get(page(name, pk), follow=True)
        (message,) = response.context["messages"]
        assert response.redirect_chain == [(reverse("admin:index"), 302)]
        assert str(message) == (
            f"scorecard with ID “{pk}” doesn’t exist. Perhaps it was deleted?"
        )


@pytest.mark.parametrize("name", ["change", "delete"])
def test_posting_answers_as_for_one_that_does_not_exist(client, hidden, name):
    for pk in (hidden.pk, hidden.pk + 1000):
        assert client.post(page(name, pk), {"post": "yes"}).status_code == 403
    assert Scorecard.objects.filter(pk=hidden.pk).exists()


def test_autocomplete_does_not_suggest_it(client, reviewer, hidden):
    source = "app_label=scorecards&model_name=answer&field_name=scorecard"
    response = client.get(f"{reverse('admin:autocomplete')}?{source}&term=Ada")
    assert [result["id"] for result in response.json()["results"]] == [
        str(reviewer.scorecards.get().pk)
    ]


@pytest.mark.parametrize("lookup", ["scorecards__isnull=False", "scorecards={pk}"])
@pytest.mark.parametrize("model", ["application", "kit"])
def test_other_lists_cannot_be_asked_about_scorecards(client, hidden, model, lookup):
    address = reverse(f"admin:scorecards_{model}_changelist")
    query = lookup.format(pk=hidden.pk)
    assert client.get(f"{address}?{query}").status_code == 400


@pytest.mark.parametrize("model", ["application", "candidate", "opening", "kit"])
def test_pages_around_it_do_not_mention_it(client, hidden, model):
    application = hidden.application
    objects = {
        "application": application,
        "candidate": application.candidate,
        "opening": application.opening,
        "kit": hidden.kit,
    }
    address = reverse(f"admin:scorecards_{model}_change", args=[objects[model].pk])
    words = client.get(address).content.decode()
    assert SECRET not in words
    assert "ivan" not in words


def test_accounts_are_not_deleted_so_nothing_is_listed(client, sue, ivan):
    make_scorecard(sue)
    make_submitted(ivan, notes=SECRET)
    client.force_login(sue)
    address = reverse("admin:auth_user_delete", args=[ivan.pk])
    assert client.get(address).status_code == 403
    users = reverse("admin:auth_user_changelist")
    assert client.get(f"{users}?scorecards__isnull=False").status_code == 400


def test_drafts_of_others_are_hidden_from_everybody(client, ida, petra):
    draft = make_scorecard(ida)
    client.force_login(petra)
    assert ids(client.get(LIST)) == []
    assert client.get(page("change", draft.pk)).url == reverse("admin:index")
