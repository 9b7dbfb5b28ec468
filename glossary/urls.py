"""The reference library; everything else of the glossary is in the admin."""

from django.urls import URLPattern

app_name = "glossary"
urlpatterns: list[URLPattern] = []
