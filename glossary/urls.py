"""The reference library; everything else of the glossary is in the admin."""

from django.urls import path

from glossary.library import views as library
from glossary.resumes import views as resumes
from glossary.search import views as search
from glossary.sourcing import views as sourcing

app_name = "glossary"
urlpatterns = [
    path("", library.browse, name="browse"),
    path("search/", search.search, name="search"),
    path("resume/", resumes.resume, name="resume"),
    path("industries/<slug:slug>/", library.industry, name="industry"),
    path("terms/<slug:industry>/<slug:term>/", library.term, name="term"),
    path("competencies/", library.competencies, name="competencies"),
    path("competencies/<slug:slug>/", library.competency, name="competency"),
    path(
        "terms/<slug:industry>/<slug:term>/sourcing/",
        sourcing.term_sourcing,
        name="term_sourcing",
    ),
    path("roles/<int:pk>/sourcing/", sourcing.role_sourcing, name="role_sourcing"),
]
