"""For worker processes that tests start and kill: they look often, and do not wait."""

import os
from datetime import timedelta

from scorecards.settings import *  # noqa: F403 - all of them

EXPORT_WATCHED_EVERY = timedelta(seconds=1)
EXPORT_STALLED_AFTER = timedelta(seconds=int(os.environ["STALLED_AFTER"]))
