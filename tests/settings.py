"""Settings of the suite: the product's own, in a home folder that goes away.

TAPEM_TEST_DATABASE=postgres runs the suite on PostgreSQL, see `tests.databases`.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests import databases

_HOME = tempfile.mkdtemp(prefix="tapem-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["TAPEM_HOME"] = _HOME
Path(_HOME, "static").mkdir()  # WhiteNoise warns of a missing folder
os.environ["TAPEM_CLOCK"] = ""
databases.choose()

from tapem.config.settings import *  # noqa: E402,F403  # after home and database are chosen

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": f"{_HOME}/files", "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False  # each test client would look for every static file anew
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
