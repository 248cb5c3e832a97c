"""What survey answers look like in an organisation in which nothing changes.

Items and scales are those of DOMAIN.md section d. Prevalences follow its table of references: about
17 % meets any unwanted behaviour in a year over all sectors, about 30 % in care, where most of it
comes from patients and their families.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

OG_KINDS = ("pesten", "intimidatie", "seksueel", "agressie", "discriminatie")
OG_ITEMS = tuple(f"og_{origin}_{kind}" for origin in ("int", "ext") for kind in OG_KINDS)

# item -> (mean of the raw answer on 0-100, whether agreeing is unfavourable)
SCORED_ITEMS: Mapping[str, tuple[float, bool]] = MappingProxyType(
    {
        "mb_durft_gesprek": (66, False),
        "mb_vertrouwt_vertrouwelijk": (68, False),
        "mb_verwacht_opvolging": (52, False),
        "mb_vreest_gevolgen": (40, True),
        "mb_omstander_spreekt": (60, False),
        "pv_fout_kost": (34, True),
        "pv_lastig_bespreekbaar": (62, False),
        "pv_anders_afgewezen": (30, True),
        "pv_risico_ok": (60, False),
        "pv_hulp_moeilijk": (28, True),
        "pv_tegenwerking": (22, True),
        "pv_gewaardeerd": (66, False),
        "wd_tempo": (58, True),
        "wd_hoeveelheid": (54, True),
        "wd_emotioneel": (42, True),
        "au_regelruimte": (60, False),
        "ss_leidinggevende": (66, False),
        "ss_collega": (74, False),
        "ro_duidelijk": (68, False),
        "ve_onrust": (44, True),
        "lc_voorbeeld": (58, False),
        "lc_grijpt_in": (52, False),
        "lc_aanspreekbaar": (54, False),
        "lc_gedragscode_kent": (60, False),
        "lc_rechtvaardig": (54, False),
    }
)

_COMMON_EXTERN = {"pesten": 1.8, "intimidatie": 5.0, "seksueel": 1.5, "agressie": 1.8}
_CARE_EXTERN = {"pesten": 4.0, "intimidatie": 18.0, "seksueel": 5.3, "agressie": 8.0}
_COMMON_INTERN = {"pesten": 6.0, "intimidatie": 6.5, "seksueel": 1.8, "agressie": 0.8}


def _prevalences(extern: Mapping[str, float], discrimination: float) -> Mapping[str, float]:
    percent = {f"og_int_{kind}": value for kind, value in _COMMON_INTERN.items()}
    percent |= {f"og_ext_{kind}": value for kind, value in extern.items()}
    percent |= {"og_int_discriminatie": 4.0, "og_ext_discriminatie": discrimination}
    return MappingProxyType({item: percent[item] / 100 for item in OG_ITEMS})


COMMON_PREVALENCES = _prevalences(_COMMON_EXTERN, discrimination=1.2)
CARE_PREVALENCES = _prevalences(_CARE_EXTERN, discrimination=3.0)


@dataclass(frozen=True)
class SurveyProfile:
    """Shares are fractions; standard deviations are points on 0-100.

    `knows_vp` and `knows_route` are the shares that answer "ja".
    """

    prevalences: Mapping[str, float] = field(default_factory=lambda: COMMON_PREVALENCES)
    seen: float = 0.20
    rather_not_say: float = 0.006
    knows_vp: float = 0.58
    knows_route: float = 0.63
    unit_sd: float = 5.0
    person_sd: float = 14.0
    answer_sd: float = 19.0
    item_missing: float = 0.02
    unit_missing: float = 0.03
    response: tuple[float, float] = (0.55, 0.75)
    open_rate: tuple[float, float] = (0.25, 0.40)
    named_share: float = 0.05
    english_share: float = 0.03
    themeless_share: float = 0.08
    talked_with: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType(
            {"leidinggevende": 0.34, "collega": 0.45, "vp": 0.10, "hr": 0.08, "bedrijfsarts": 0.05}
        )
    )
    reasons: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType(
            {
                "zelf_opgelost": 0.24,
                "niet_ernstig": 0.30,
                "geen_effect": 0.34,
                "bang_gevolgen": 0.26,
                "vertrouwelijkheid": 0.14,
                "route_onbekend": 0.16,
                "anders": 0.10,
            }
        )
    )
