"""What open answers of the newest survey say about a risk: how many wrote about its themes."""

from pipeline.advice.prevention.evidence_row import Gathered, Shown
from pipeline.advice.prevention.material import Material
from pipeline.advice.prevention.of_patterns import Patterns
from pipeline.advice.prevention.risks import TEXTS, Risk
from pipeline.advice.sentences import term_line
from pipeline.advice.yearly.amount import Amount
from pipeline.contracts import load_codelist
from pipeline.release.noise_law import noise_interval


def of_themes(material: Material, patterns: Patterns, risk: Risk) -> Gathered:
    """A row for each theme of which there is something to name; no row is no finding."""
    golf = material.golf.golf if material.golf else ""
    rows = []
    for thema in risk.themas:
        one = material.themas.get(thema)
        if one is None:
            continue
        low, high = noise_interval(one.noisy_n, one.noise)
        if low <= 0:
            continue
        judged = patterns.judged(thema=thema)
        label = load_codelist("themas").label(thema)
        rows.append(
            Shown(
                bron="open",
                wat=TEXTS.line("wat", "thema", thema=term_line(label, thema)),
                periode=term_line(golf, golf),
                getal=Amount(one.noisy_n, low, high, False, (one.cel,)).line,
                niveau=judged.niveau if judged else "",
                richting=judged.richting if judged else "",
            )
        )
    return Gathered(tuple(rows))
