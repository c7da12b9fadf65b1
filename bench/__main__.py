"""Prints one table; see the package's docstring."""

import os
import tempfile
from pathlib import Path

from bench.measuring import print_table


def main() -> None:
    """Measure everything on a fresh example in a scratch folder."""
    with tempfile.TemporaryDirectory(prefix="tapem-bench-") as scratch:
        home = Path(scratch) / "home"
        from bench import serving

        rows = serving.rows(home, Path(scratch))
        os.environ["TAPEM_HOME"] = str(home)
        os.environ["TAPEM_HOSTS"] = "testserver"
        os.environ["DJANGO_SETTINGS_MODULE"] = "tapem.config.settings"
        import django

        django.setup()
        from bench import computing, papers, proofreading, screens, spm

        rows += screens.rows()
        rows += papers.rows()
        rows += computing.rows()
        rows += proofreading.rows()
        rows += spm.rows(Path(scratch))
        print_table(rows)


if __name__ == "__main__":
    main()
