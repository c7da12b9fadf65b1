"""`tapem demo`: the example."""

from pathlib import Path

import click

from tapem.ops.console import installation


@click.command()
@click.option("--fresh", is_flag=True, help="Throw the example's data away and load it anew.")
@click.option("--no-serve", is_flag=True, help="Load only; serve nothing.")
@click.option(
    "--papers",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also write every paper of the example into this folder.",
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port."
)
def demo(*, fresh: bool, no_serve: bool, papers: Path | None, port: int) -> None:
    """Load the example of Kabupaten Pemalang (November 2022) and serve it.

    Data that are already there stay, unless --fresh says otherwise. An installation
    that is in real use is never touched.
    """
    installation()
    from tapem.ops import demonstration, server

    loaded_now = demonstration.load(fresh=fresh)
    if papers is not None:
        demonstration.write_papers(papers)
    if no_serve:
        return
    if loaded_now:
        server.start_anew(port)  # the settings were read before the home was the example's
    server.serve("127.0.0.1", port, workers=2, with_worker=True)
