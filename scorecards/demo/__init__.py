"""Made-up people and scorecards, to try the product on. `manage.py seed_demo`."""

from pathlib import Path

from django.conf import settings

FOLDER: Path = settings.FIXTURES_DIR / "demo"
