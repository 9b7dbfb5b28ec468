"""Views of lists under a name of one’s own: saved, found again, changed, undone."""

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils.http import urlencode

from scorecards.admin_base.saved_views import saving
from scorecards.models import SavedView
from scorecards.privacy.erasing import erase_texts
from tests.makers import make_candidate, make_opening

pytestmark = pytest.mark.django_db

LIST = reverse("admin:scorecards_opening_changelist")
OF = "scorecards.opening"
CLOSED = "state=closed"


@pytest.fixture
def as_cora(client, cora):
    client.force_login(cora)
    return client


def save(client, name, query=CLOSED, of=OF):
    address = reverse("admin:saved_view_add", args=[of])
    return client.post(f"{address}?{query}", {"name": name}, follow=True)


def change(client, view, do, **given):
    address = reverse("admin:saved_view", args=[view.pk])
    return client.post(address, {"do": do, **given}, follow=True)


def undo(client, of=OF):
    return client.post(reverse("admin:saved_view_undo", args=[of]), follow=True)


def tabs(client, address=LIST):
    shown = client.get(address, follow=True).context["saved_views"].shown
    return [(str(tab.view), tab.is_current) for tab in shown]


def names():
    live = SavedView.objects.filter(removed_at=None)
    return sorted(live.values_list("name", flat=True))


def test_view_keeps_filters_search_and_order(as_cora):
    response = save(as_cora, "Done", f"{CLOSED}&q=basel&o=-2.1&p=3")
    assert response.redirect_chain == [(f"{LIST}?state=closed&q=basel&o=-2.1", 302)]
    view = SavedView.objects.get()
    assert (view.filters, view.search) == ({"state": ["closed"]}, "basel")
    assert [each.lstrip("-") for each in view.order] == [
        response.context["cl"].list_display[place] for place in (2, 1)
    ]


def test_view_is_a_tab_that_shows_whether_it_is_set(as_cora):
    save(as_cora, "Done")
    save(as_cora, "Basel", "q=basel")
    assert tabs(as_cora) == [("Basel", False), ("Done", False)]
    assert tabs(as_cora, f"{LIST}?q=basel&p=1") == [("Basel", True), ("Done", False)]
    assert tabs(as_cora, f"{LIST}?{CLOSED}&q=basel") == [
        ("Basel", False),
        ("Done", False),
    ]


def test_list_offers_to_save_what_is_set_until_it_is_saved(as_cora):
    assert "Save view" not in as_cora.get(LIST).text
    assert "Save view" in as_cora.get(f"{LIST}?{CLOSED}").text
    assert "Save view" not in save(as_cora, "Done").text


def test_view_is_its_owners_alone(as_cora, client, sue):
    save(as_cora, "Done")
    view = SavedView.objects.get()
    client.force_login(sue)
    assert tabs(client) == []
    assert change(client, view, "remove").status_code == 404
    assert names() == ["Done"]


def test_list_opens_with_the_view_and_shows_it_as_set(as_cora):
    make_opening("CRA, Basel")
    save(as_cora, "Done")
    change(as_cora, SavedView.objects.get(), "open")
    response = as_cora.get(LIST, follow=True)
    assert response.redirect_chain == [(f"{LIST}?state=closed", 302)]
    assert "State: Closed" in " ".join(response.text.split())
    assert "CRA, Basel" not in response.text
    assert response.context["saved_views"].current.view.name == "Done"


@pytest.mark.parametrize("from_address", ["?state=closed", "?q=nothing", "?p=1"])
def test_everything_can_be_shown_where_a_view_opens_the_list(as_cora, from_address):
    make_opening("CRA, Basel")
    save(as_cora, "Done")
    change(as_cora, SavedView.objects.get(), "open")
    response = as_cora.get(LIST + from_address)
    assert 'href="?"' not in response.text
    assert response.context["cl"].cleared() in ("?p=1", "?q=nothing")
    everything = as_cora.get(f"{LIST}?p=1")
    assert "CRA, Basel" in everything.text
    assert everything.context["saved_views"].is_everything


def test_one_view_opens_a_list_until_it_no_longer_does(as_cora):
    save(as_cora, "Basel", "q=basel")
    save(as_cora, "Done")
    basel, done = SavedView.objects.order_by("name")
    change(as_cora, basel, "open")
    change(as_cora, done, "open")
    assert as_cora.get(LIST).url == f"{LIST}?state=closed"
    change(as_cora, done, "close")
    assert as_cora.get(LIST).status_code == 200


def test_suggestions_and_popups_do_not_open_with_a_view(as_cora):
    save(as_cora, "Done")
    change(as_cora, SavedView.objects.get(), "open")
    popup = as_cora.get(f"{LIST}?_popup=1")
    assert "saved_views" not in popup.context


def test_renaming_can_be_undone(as_cora):
    save(as_cora, "Done")
    response = change(as_cora, SavedView.objects.get(), "rename", name="Finished")
    assert "View “Done” renamed “Finished”." in " ".join(response.text.split())
    assert names() == ["Finished"]
    undo(as_cora)
    assert names() == ["Done"]


def test_removing_can_be_undone_with_what_it_opened(as_cora):
    save(as_cora, "Done")
    change(as_cora, SavedView.objects.get(), "open")
    response = change(as_cora, SavedView.objects.get(), "remove")
    assert response.redirect_chain == [(f"{LIST}?p=1", 302)]
    assert "View “Done” removed." in " ".join(response.text.split())
    assert as_cora.get(LIST).status_code == 200
    assert undo(as_cora).redirect_chain == [(f"{LIST}?state=closed", 302)]
    assert as_cora.get(LIST).url == f"{LIST}?state=closed"


def test_saving_again_under_a_name_replaces_it_and_can_be_undone(as_cora):
    save(as_cora, "Mine")
    save(as_cora, "mine", "q=basel")
    assert tabs(as_cora, f"{LIST}?q=basel") == [("mine", True)]
    undo(as_cora)
    assert tabs(as_cora, f"{LIST}?{CLOSED}") == [("Mine", True)]


def test_undo_is_offered_until_the_next_change(as_cora):
    save(as_cora, "Done")
    change(as_cora, SavedView.objects.get(), "remove")
    save(as_cora, "Basel", "q=basel")
    assert "There is nothing left to undo." in undo(as_cora).text
    assert [str(view) for view in SavedView.objects.all()] == ["Basel"]


def test_view_of_a_filter_that_is_gone_says_so_and_opens(as_cora, cora):
    view = SavedView.objects.create(
        owner=cora,
        of=OF,
        name="Old",
        filters={"shoe_size": ["9"], "state": ["closed"]},
        order=["-weight"],
        opens_list=True,
    )
    response = as_cora.get(LIST, follow=True)
    assert response.redirect_chain == [(f"{LIST}?state=closed", 302)]
    assert "no longer has shoe size, weight, which “Old”" in response.text
    view.filters = {"shoe_size": ["9"]}
    view.save()
    assert as_cora.get(LIST, follow=True).redirect_chain == [(f"{LIST}?p=1", 302)]


@pytest.mark.parametrize(
    ("name", "query", "words"),
    [
        ("", CLOSED, "Type a name for the view."),
        ("a" * 61, CLOSED, "A name can have 60 characters."),
        ("Done", "p=2", "Nothing is set on this list."),
        ("Done", "q=" + "a" * 201, "Too much is set to be saved."),
        ("Done", "state=" + "a" * 2000, "Too much is set to be saved."),
    ],
)
def test_what_can_not_be_saved_is_said_beside_what_was_typed(
    as_cora, name, query, words
):
    response = save(as_cora, name, query)
    assert words in response.text
    assert f'value="{name}"' in response.text
    assert names() == []


def test_a_list_has_so_many_views_of_a_person(as_cora, monkeypatch):
    monkeypatch.setattr(saving, "MAX_VIEWS", 1)
    save(as_cora, "Done")
    assert "Remove one of them first." in save(as_cora, "Basel", "q=basel").text
    save(as_cora, "Terms", "q=basel", of="glossary.term")
    assert names() == ["Done", "Terms"]


def test_a_name_that_is_taken_is_refused_when_renaming(as_cora):
    save(as_cora, "Done")
    save(as_cora, "Basel", "q=basel")
    response = change(as_cora, SavedView.objects.first(), "rename", name="BASEL")
    assert "You have a view called “BASEL”." in response.text
    assert names() == ["Basel", "Done"]


def test_lists_that_are_closed_to_somebody_take_no_view(client, gwen):
    client.force_login(gwen)
    assert save(client, "Mine", of="scorecards.candidate").status_code == 403
    assert save(client, "Mine", of="scorecards.answer").status_code == 404


def test_every_list_has_saved_views(client, sue):
    client.force_login(sue)
    for model in admin.site._registry:
        opts = model._meta
        save(client, "Mine", urlencode({"q": "a"}), of=opts.label_lower)
        page = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        assert tabs(client, f"{page}?q=a") == [("Mine", True)], opts.label
    assert SavedView.objects.count() == len(admin.site._registry)


def test_views_go_when_their_owner_leaves(as_cora, cora):
    save(as_cora, "Done")
    cora.is_active = False
    cora.save()
    assert not SavedView.objects.exists()


def test_erasing_a_candidate_blanks_a_search_for_the_name(as_cora):
    save(as_cora, "Ada Park, all", "q=ada park")
    erase_texts(make_candidate("Ada Park"))
    view = SavedView.objects.get()
    assert (view.name, view.search) == (f"View {view.pk}", "")
