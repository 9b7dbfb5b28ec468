"""The WSGI application, as gunicorn serves it."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from scorecards.operations.startup import demand_static_files
from scorecards.operations.unreadable import readable_only

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scorecards.settings")

application = readable_only(get_wsgi_application())
demand_static_files()

# All that is loaded by now stays. Looking through it for what could be freed would
# stop a request for a tenth of a second, every now and then.
gc.collect()
gc.freeze()
