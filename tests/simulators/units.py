"""Organisation charts to test on, with the units that ask for care named."""

from dataclasses import dataclass

from pipeline.demo.generator.chart import (
    Chart,
    build_chart,
    with_few_leidinggevenden,
    with_new_directorate,
    with_rename,
    with_small_team,
)

SIZES = (1_500, 4_000, 12_000, 60_000)
HALF_WAY = "2023-Q3"
SMALL_TEAM = "d02_klein"
RENAMED_FROM = "d03_t02"
RENAMED_TO = "d03_t02_nieuw"
FEW_LEIDINGGEVENDEN = "d01_t04"
TAKEN_OVER = "d99"


@dataclass(frozen=True)
class CareChart:
    """12,000 employees: six directorates of 1,200 to 3,000, and three units that ask for care.

    `small_team` has 40 employees; `renamed_from` becomes `renamed_to` at the start of `renamed_in`;
    `few_leidinggevenden` has over 100 employees and 2 leidinggevenden.
    """

    chart: Chart
    small_team: str = SMALL_TEAM
    renamed_from: str = RENAMED_FROM
    renamed_to: str = RENAMED_TO
    renamed_in: str = HALF_WAY
    few_leidinggevenden: str = FEW_LEIDINGGEVENDEN


def chart_of(size: int) -> Chart:
    """The plain chart of a size: always the same one, so that plans can be compared."""
    return build_chart(size, seed=size)


def care_chart() -> CareChart:
    """The chart of 12,000 with a small team, a rename and a unit with few leidinggevenden."""
    chart = with_small_team(chart_of(12_000), "d02", SMALL_TEAM, "Klein team")
    chart = with_rename(chart, RENAMED_FROM, RENAMED_TO, "Afdeling met een nieuwe naam", HALF_WAY)
    return CareChart(with_few_leidinggevenden(chart, FEW_LEIDINGGEVENDEN))


def taken_over_chart(size: int, share: float = 0.25, quarter: str = HALF_WAY) -> Chart:
    """From `quarter` on there is a directorate more, of `share` times the original headcount."""
    return with_new_directorate(
        chart_of(size), TAKEN_OVER, "Overgenomen organisatie", round(size * share), quarter
    )
