"""Settings. Right after a clone nothing is needed; `docs/deploy.md` lists the rest.

Read from the environment: DATA_DIR, DATABASE_URL, SECRET_KEY, DEBUG, ALLOWED_HOSTS,
TRUST_PROXY_SCHEME, TIME_ZONE, SITE_URL, PORT, EMAIL_URL, EMAIL_FROM, ADMIN_EMAILS,
LOG_FORMAT, PROXIES, EXPORT_STORAGE, EXPORT_STORAGE_OPTIONS,
RESUME_STORAGE, RESUME_STORAGE_OPTIONS.
"""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from scorecards.operations import private_files, secret_key
from scorecards.operations.log_settings import log_settings

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "data"))).resolve()
FIXTURES_DIR = BASE_DIR / "fixtures"
GLOSSARY_PATHS = [
    FIXTURES_DIR / folder for folder in ("glossary", "competencies", "roles")
]

DEBUG = env.bool("DEBUG", default=False)
STATIC_ROOT = DATA_DIR / "static"
try:
    private_files.begin(DATA_DIR)
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise wants it to be there
    SECRET_KEY = env.str("SECRET_KEY", default="") or secret_key.read_or_make(
        DATA_DIR / "secret_key"
    )
except OSError as error:
    raise ImproperlyConfigured(
        f"DATA_DIR names {DATA_DIR}, which cannot be made or written to "
        f"({error.strerror}); use a folder that can."
    ) from error

# Reached only from this machine unless told otherwise; anything else is served
# over HTTPS alone.
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS", default=LOOPBACK)]
SECURE = not set(ALLOWED_HOSTS) <= set(LOOPBACK)

SECURE_SSL_REDIRECT = SECURE
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
# Browsers take a cookie named so from this very host over HTTPS alone: no other site
# under the same domain can plant one.
COOKIE_PREFIX = "__Host-" if SECURE else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
DEVICE_COOKIE_NAME = f"{COOKIE_PREFIX}device"
MESSAGE_STORAGE = "scorecards.accounts.cookies.MessageStorage"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # a probe speaks plain HTTP
if env.bool("TRUST_PROXY_SCHEME", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_MAX_LENGTH = timedelta(days=7)  # however often it is extended
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "scorecards.operations.errors.csrf_failure"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its marks as data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

INSTALLED_APPS = [
    "scorecards",
    "glossary",
    "scorecards.admin_base.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "scorecards.operations.static_files.StaticFiles",
    "bootstrap",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "axes",
]

MIDDLEWARE = [
    # What sets headers comes first: what the others refuse gets them too.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "scorecards.operations.guard.guard",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "scorecards.accounts.session.LoginRequired",
    "scorecards.audit.acting.remember_request",
    "scorecards.interview.own_zone.in_own_zone",
    "scorecards.accounts.devices.remember_device",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "scorecards.urls"
WSGI_APPLICATION = "scorecards.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["scorecards.text.template_filters"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "scorecards.first_page.menu.menu",
            ],
        },
    },
]

DATABASES = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
}
match DATABASES["default"].get("ENGINE"):
    case "django.db.backends.sqlite3":
        DATABASES["default"]["ENGINE"] = "scorecards.sqlite3"
        private_files.close_database(Path(DATABASES["default"]["NAME"]))
        DATABASES["default"]["OPTIONS"] = {
            # Take the write lock at once: a read that turns into a write cannot
            # wait for the lock and fails instead.
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                "PRAGMA foreign_keys=ON; PRAGMA cache_size=-20000;"
            ),
        }
        # Opening it for each request costs more than most requests: see docs/saving.md.
        DATABASES["default"]["CONN_MAX_AGE"] = None
    case "django.db.backends.postgresql":
        DATABASES["default"]["CONN_MAX_AGE"] = 60
    case engine:
        raise ImproperlyConfigured(
            f"DATABASE_URL names {engine or 'no database'}; "
            "use sqlite:///FILE or postgres://USER:PASSWORD@HOST/NAME."
        )
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS += [
    {"NAME": "scorecards.accounts.own_words.OwnWordsValidator"}
]
PASSWORD_RESET_TIMEOUT = 60 * 60  # seconds that a link to choose a new one works
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]

# Logins are refused for a while after many that failed, for this username from this
# address, for an address and for a username. A browser that somebody has logged in
# with before is counted by itself: nobody else can lock it out.
PROXIES = env.int("PROXIES", default=0)
AXES_ENABLED = True
AXES_HANDLER = "scorecards.accounts.lockout.Handler"
AXES_FAILURE_LIMIT = 10
MAX_FAILURES_OF_ADDRESS = 50  # an office may share one
MAX_FAILURES_OF_ACCOUNT = 30
MAX_RESETS_OF_ACCOUNT = 5  # mails with a link to choose a new password
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_PARAMETERS = "scorecards.accounts.lockout.counted_by"
AXES_CLIENT_IP_CALLABLE = "scorecards.accounts.lockout.client_address"
AXES_LOCKOUT_CALLABLE = "scorecards.accounts.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
# What an expired page had sent comes along with a login: never keep notes there.
AXES_SENSITIVE_PARAMETERS = ["username", "sent", "path", "next", "csrfmiddlewaretoken"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "my_scorecards"
LOGOUT_REDIRECT_URL = "login"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("TIME_ZONE", default="") or "UTC"
try:
    ZoneInfo(TIME_ZONE)
except (ZoneInfoNotFoundError, ValueError, OSError) as error:
    raise ImproperlyConfigured(
        f"TIME_ZONE names {TIME_ZONE}, which is not known; "
        "use a name such as Europe/Zurich or UTC."
    ) from error
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = ["scorecards.text"]  # its en_GB/formats.py

STATIC_URL = "static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "scorecards.operations.static_files.HashedStaticFiles"},
    **{
        kept: {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {
                "location": DATA_DIR / kept,
                "file_permissions_mode": 0o600,
                "directory_permissions_mode": 0o700,
            },
        }
        for kept in ("exports", "resumes")
    },
}
if storage := env.str("EXPORT_STORAGE", default=""):
    options = env.json("EXPORT_STORAGE_OPTIONS", default={})
    STORAGES["exports"] = {"BACKEND": storage, "OPTIONS": options}
if storage := env.str("RESUME_STORAGE", default=""):
    options = env.json("RESUME_STORAGE_OPTIONS", default={})
    STORAGES["resumes"] = {"BACKEND": storage, "OPTIONS": options}
WHITENOISE_USE_FINDERS = DEBUG

# Mail goes to files until a server is named: smtp+tls://USER:PASSWORD@HOST:587
PORT = env.int("PORT", default=8000)
SITE_URL = (env.str("SITE_URL", default="") or f"http://127.0.0.1:{PORT}").rstrip("/")
if email_url := env.str("EMAIL_URL", default=""):
    try:
        vars().update(env.email_url_config(email_url))
    except (ImproperlyConfigured, KeyError, ValueError) as error:
        raise ImproperlyConfigured(
            "EMAIL_URL names no kind of mail server that is known; "
            "use smtp+tls://USER:PASSWORD@HOST:587 or smtp+ssl://…:465."
        ) from error
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
    private_files.close_mails(EMAIL_FILE_PATH)
MAIL_GOES_OUT = EMAIL_BACKEND.endswith("smtp.EmailBackend")
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="scorecards@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SUBJECT_PREFIX = "[Scorecards] "
ADMINS = [
    (address.strip(), address.strip())
    for address in env.list("ADMIN_EMAILS", default=[])
]

# Everything goes to stderr.
LOG_FORMAT = env.str("LOG_FORMAT", default="") or "text"
if LOG_FORMAT not in ("text", "json"):
    raise ImproperlyConfigured(f"LOG_FORMAT is {LOG_FORMAT}; use text or json.")
LOGGING = log_settings(LOG_FORMAT, mails_admins=bool(ADMINS) and MAIL_GOES_OUT)

# Work that takes long is queued in the database; `manage.py db_worker` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EXPORT_AT_ONCE = 2_000  # scorecards; more are exported in the background
EXPORT_KEPT = timedelta(hours=24)
EXPORT_WATCHED_EVERY = timedelta(seconds=30)
EXPORT_STALLED_AFTER = timedelta(seconds=90)  # without a sign of life

CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# A scorecard of 12 long answers, typed text only.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# No file that somebody sends ever lies on the disk, not even for a moment.
FILE_UPLOAD_HANDLERS = ["glossary.resumes.uploads.InMemoryUploadHandler"]
