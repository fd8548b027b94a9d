"""Why an offer counts for the Youth Guarantee or not, as plain sentences (Council Recommendation 2020/C 372/01, 1).

`domain.offering.standing_of` picks the sentence. A worker may choose one of those with `is_chosen`: a rule cannot see
whether an offer is a good one.
"""

from domain.codes.row import Row, index
from domain.texts import N_


class GuaranteeReason(Row, frozen=True, kw_only=True):
    """`counts`: whether an offer with this sentence meets the four months. `is_chosen`: a worker may say so."""

    counts: bool = False
    is_chosen: bool = False


GUARANTEE_REASONS: tuple[GuaranteeReason, ...] = (
    GuaranteeReason(code="is_work", label=N_("Telt mee: het is werk."), counts=True),
    GuaranteeReason(code="is_learning_job", label=N_("Telt mee: leren en werken samen."), counts=True),
    GuaranteeReason(code="is_training", label=N_("Telt mee: het is een opleiding."), counts=True),
    GuaranteeReason(code="is_internship", label=N_("Telt mee: het is een stage."), counts=True),
    GuaranteeReason(code="leads_there", label=N_("Telt niet mee: dit leidt naar een aanbod, het is er nog geen.")),
    GuaranteeReason(code="refused", label=N_("Telt niet mee: de jongere koos er niet voor.")),
    GuaranteeReason(code="too_short", label=N_("Telt niet mee: het duurt te kort."), is_chosen=True),
    GuaranteeReason(code="not_good", label=N_("Telt niet mee: het is geen goed aanbod."), is_chosen=True),
    GuaranteeReason(
        code="not_fitting", label=N_("Telt niet mee: het past niet bij wat de jongere wil."), is_chosen=True
    ),
)
BY_CODE = index(GUARANTEE_REASONS)
