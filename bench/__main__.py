"""``python -m bench``: measure and print the table; progress goes to standard error."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--quick", is_flag=True, help="One visit each and small tables: only to see that it runs.")
@click.option("--visits", type=click.IntRange(1), help="Visits to each application instead of 10.")
@click.option("--real-only", is_flag=True, help="Only the floor and the real data: about a minute.")
@click.option(
    "--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write all figures here too."
)
def bench(quick: bool, visits: int | None, real_only: bool, file: Path | None) -> None:
    """Measure the application in Chromium beside Streamlit's own floor and a plain Folium dashboard.

    Needs the packages of requirements-dev.txt.
    """
    from bench.report import report
    from bench.run import QUICK, Plan, run

    plan = QUICK if quick else Plan()
    if real_only:
        plan = Plan(plan.visits, (), (), plan.limit_s, plan.work)
    if visits:
        plan = Plan(visits, plan.sizes, plan.plain, plan.limit_s, plan.work)
    result = run(plan, lambda line: click.echo(line, err=True))
    if file:
        file.write_text(json.dumps(result.as_json(), indent=1), encoding="utf-8")
    click.echo(report(result))


if __name__ == "__main__":
    bench()
