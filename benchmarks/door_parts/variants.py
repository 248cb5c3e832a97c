"""Data that do not follow W: the estimates may never be worse than the noisy numbers themselves."""

from dataclasses import astuple
from itertools import product

from benchmarks.door_parts.accuracy import MARGINS, Mapper
from benchmarks.door_parts.w_tables import drawn
from tests.simulators.anchor import anchor, unclipped
from tests.simulators.door_measures import Coverage, Errors, average, coverage, errors
from tests.simulators.workload import SETTINGS, VARIANT_SEEDS, Setting, Variant, workload

OTHERS = [variant for variant in Variant if variant is not Variant.W]
Found = tuple[Errors, Errors, Errors, Coverage]


def judge(job: tuple[Variant, Setting, int]) -> Found:
    """Errors of ours, of the anchor and of the noisy numbers themselves; our coverage."""
    variant, setting, seed = job
    counts = workload(seed, setting.mean, variant)
    released = drawn(counts, setting.epsilon)
    return (
        errors(released.estimate, counts),
        errors(anchor(released.noisy, setting.epsilon), counts),
        errors(unclipped(released.noisy, setting.epsilon), counts),
        coverage(released.lower, released.upper, counts),
    )


def report(mapper: Mapper, seeds: int = len(VARIANT_SEEDS)) -> None:
    """Print part 4."""
    cases = list(product(OTHERS, SETTINGS))
    jobs = [(*case, seed) for case in cases for seed in VARIANT_SEEDS[:seeds]]
    results = list(mapper(judge, jobs))
    print(f"\n4. Data that do not follow W, {seeds} seeds: error as part of the unclipped")
    print("   geometric's (gate: at most 1 everywhere), and of the anchor's; coverage")
    names = "".join(f"{margin:>18}" for margin in MARGINS)
    print(f"   {'':32}{names}{'covered':>9}")
    worse = 0
    for i, (variant, setting) in enumerate(cases):
        these = results[i * seeds : (i + 1) * seeds]
        ours, anchors, raw = (average([found[side] for found in these]) for side in range(3))
        of_raw, of_anchor = astuple(ours.ratio(raw)), astuple(ours.ratio(anchors))
        worse += sum(ratio > 1 for ratio in of_raw)
        pairs = zip(of_raw, of_anchor, strict=True)
        shown = "".join(f"{f'{one:.2f} / {two:.2f}':>18}" for one, two in pairs)
        covered = sum(found[3].overall for found in these) / seeds
        flag = "  worse" if max(of_raw) > 1 else ""
        print(f"   {variant.value:22}{setting.name:10}{shown}{covered:9.3f}{flag}")
    print(f"   worse than the unclipped geometric: {worse} of {3 * len(cases)} figures (gate 0)")
