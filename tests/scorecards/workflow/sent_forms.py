"""Opens a page as somebody, and sends its form as a browser would."""

from html.parser import HTMLParser

from django.test import Client

from tests.scorecards.workflow.world import by

NOT_SENT = {"submit", "button", "file", "image", "reset"}


class Forms(HTMLParser):
    """The fields of each form that is posted, with their values."""

    def __init__(self, page):
        super().__init__()
        self.forms, self.form, self.field, self.choices = [], None, None, None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            is_sent = attrs.get("method", "").lower() == "post"
            self.form = {} if is_sent else None
            if is_sent:
                self.forms.append((attrs.get("action") or "", self.form))
        elif self.form is not None:
            getattr(self, f"start_{tag}", lambda attrs: None)(attrs)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "textarea" and self.field:
            name, text = self.field
            self.add(name, text.removeprefix("\n"))
            self.field = None
        elif tag == "select" and self.choices:
            name, chosen, first, several = self.choices
            for value in chosen or ([] if several else first):
                self.add(name, value)
            self.choices = None

    def handle_data(self, data):
        if self.field:
            self.field = self.field[0], self.field[1] + data

    def start_input(self, attrs):
        kind = attrs.get("type", "text")
        ticked = kind not in ("checkbox", "radio") or "checked" in attrs
        if "name" in attrs and kind not in NOT_SENT and ticked:
            default = "on" if kind == "checkbox" else ""
            self.add(attrs["name"], attrs.get("value") or default)

    def start_textarea(self, attrs):
        self.field = attrs.get("name"), ""

    def start_select(self, attrs):
        self.choices = attrs.get("name"), [], [], "multiple" in attrs

    def start_option(self, attrs):
        if self.choices:
            _, chosen, first, _ = self.choices
            value = attrs.get("value", "")
            if "selected" in attrs:
                chosen.append(value)
            elif not first:
                first.append(value)

    def add(self, name, value):
        if name and self.form is not None:
            self.form.setdefault(name, []).append(value)


def browser(name):
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    client.force_login(by(name))
    return client


def opened(client, address, having, **query):
    """Where to send the form that has this field, and what is in it."""
    page = client.get(address, query)
    assert page.status_code == 200, (address, page.status_code)
    for action, fields in Forms(page.text).forms:
        if having in fields:
            return action or page.request["PATH_INFO"], fields
    raise LookupError(f"No form of {address} has {having}.")


def filled(name, address, typed, having, **query):
    """Sends, when it is called, what the page holds by now and what is typed."""
    client = browser(name)
    action, fields = opened(client, address, having, **query)
    sent = {**fields, **typed}
    if query and "?" not in action:
        action += "?" + "&".join(f"{key}={value}" for key, value in query.items())
    return lambda: client.post(action, sent)


def sent(name, address, data, **headers):
    """Sends, when it is called, this alone."""
    client = browser(name)
    return lambda: client.post(address, data, headers=headers)
