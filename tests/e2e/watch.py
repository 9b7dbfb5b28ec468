"""Notes what a browser complains of while somebody uses the pages."""

SERVED_ELSEWHERE = "Failed to load resource"  # told with more detail by the response


class Watch:
    """Collects console errors (Content-Security-Policy too), exceptions in scripts,
    parts of a page that could not be loaded, and requests that leave the site."""

    def __init__(self, site):
        self.site = site
        self.complaints = []

    def over(self, context):
        context.on("console", self._console)
        context.on("weberror", self._exception)
        context.on("request", self._request)
        context.on("response", self._response)

    def _console(self, message):
        if message.type == "error" and not message.text.startswith(SERVED_ELSEWHERE):
            self.complaints.append(f"console: {message.text}")

    def _exception(self, error):
        self.complaints.append(f"exception: {error.error}")

    def _request(self, request):
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.complaints.append(f"left the site: {request.url}")

    def _response(self, response):
        # What a person asks for may be refused; what a page is made of may not.
        asked_for = response.request.resource_type in ("document", "xhr", "fetch")
        if response.status >= (500 if asked_for else 400):
            self.complaints.append(f"{response.status}: {response.url}")
