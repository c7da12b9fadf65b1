"""`tapem serve`, `tapem worker`, `tapem prepare`."""

import click

from tapem.ops.console import installation, say


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port."
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes."
)
@click.option("--no-worker", is_flag=True, help="Run no job worker beside the server.")
@click.option("--no-prepare", is_flag=True, help="Leave database and static files as they are.")
def serve(*, host: str, port: int, workers: int, no_worker: bool, no_prepare: bool) -> None:
    """Serve the screens, and run jobs beside them."""
    installation()
    from tapem.ops import installations, server

    if not no_prepare:
        installations.prepare()
    server.serve(host, port, workers=workers, with_worker=not no_worker)


@click.command()
@click.option("--parent", type=int, hidden=True, help="End when this process is no longer there.")
def worker(parent: int | None) -> None:
    """Run jobs until stopped."""
    installation()
    from tapem.ops import jobs

    jobs.work(parent)


@click.command()
def prepare() -> None:
    """Bring the database and the static files up to date; `serve` does it by itself."""
    installation()
    from tapem.ops import installations

    for line in installations.prepare() or ["Nothing to do."]:
        say(line)
