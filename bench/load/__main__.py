"""``python -m bench.load``: sessions against the server; the table is printed, progress goes to standard error."""

from __future__ import annotations

import click

from bench.load.crowd import Plan


def _numbers(_: click.Context, option: click.Parameter, text: str) -> tuple[int, ...]:
    try:
        numbers = tuple(int(part) for part in text.split(","))
    except ValueError:
        numbers = ()
    if not numbers or min(numbers) < 1:
        raise click.BadParameter(f"{text}: whole numbers with commas between, as {option.metavar}")
    return numbers


def _range(_: click.Context, __: click.Parameter, text: str) -> tuple[float, float]:
    try:
        least, most = (float(part) for part in text.split("-"))
    except ValueError:
        least, most = 1.0, 0.0
    if not 0 <= least <= most:
        raise click.BadParameter(f"{text}: two numbers of seconds, as 2-4")
    return least, most


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--sessions", default="50,100,200", callback=_numbers, metavar="50,100", help="Sizes of the crowd."
)
@click.option("--seconds", default=30.0, help="How long each crowd goes on when all are there.")
@click.option("--think", default="2-4", callback=_range, metavar="2-4", help="Seconds between two changes.")
@click.option(
    "--processes", default="1", callback=_numbers, metavar="1,2", help="Processes; several: behind nginx."
)
@click.option("--seed", default=1, help="Another seed gives other pauses and themes.")
@click.option("--profile", "profiled", is_flag=True, help="Sample the server instead, under the first size.")
@click.option("--soak", "minutes", type=float, help="So many minutes with the first size, a row for each.")
@click.option("--churn", "visitors", type=click.IntRange(10), help="So many sessions one after the other.")
def load(
    sessions: tuple[int, ...],
    seconds: float,
    think: tuple[float, float],
    processes: tuple[int, ...],
    seed: int,
    profiled: bool,
    minutes: float | None,
    visitors: int | None,
) -> None:
    """Measure what the server carries, beside an application of one widget in the same run.

    Each session is a WebSocket that speaks Streamlit's protocol; it opens the start page and then chooses a
    theme or gives it up again. A change lasts from the browser's message until the server's last one. Pages
    and files are not fetched, and nothing is drawn. Needs the packages of requirements-dev.txt.
    """

    def say(line: str) -> None:
        click.echo(line, err=True)

    plan = Plan(sessions[0], seconds, think, seed=seed)
    if profiled:
        from bench.load.profile import profile

        click.echo(profile(plan))
    elif minutes or visitors:
        from bench.load.endurance import after_churn, soak

        click.echo(soak(minutes, plan, say) if minutes else after_churn(visitors or 0, seed, say))
    else:
        from bench.load.turns import compare

        click.echo(compare(plan, sessions, processes, say))


if __name__ == "__main__":
    load()
