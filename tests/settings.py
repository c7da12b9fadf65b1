"""Settings of the suite: the product's own, in a home folder that goes away."""

import atexit
import os
import shutil
import tempfile

_HOME = tempfile.mkdtemp(prefix="tapem-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["TAPEM_HOME"] = _HOME
os.environ["TAPEM_CLOCK"] = ""

from tapem.config.settings import *  # noqa: E402,F403  # after the home folder is chosen

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": f"{_HOME}/files", "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
