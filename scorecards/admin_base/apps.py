from django.contrib.admin import apps


class AdminConfig(apps.AdminConfig):
    default_site = "scorecards.admin_base.site.Site"
