"""P1-01: the agreement does not say that it is for patients or for how the NHS runs.

What it looks for
    A clause that says outright that NHS data are used to improve the health, welfare or care of
    NHS patients, or the operation of the NHS. Somebody must attest it.

Why it matters
    An aim that is written down limits what the data may be used for. Without one, a permitted use
    may drift to ends that patients never expected.

Source
    The five guiding principles of 15 July 2019, principle 1, which apply to any use of NHS data
    that are not in the public domain. Read through the health press, not in the original.

A deal it flags
    A data licence "for any lawful purpose of the company".

A deal it passes
    A licence whose second clause binds every use to research that improves patients' care.

What it cannot see
    Whether the aim is honest, or is followed in practice.
"""

from benefitshare.guidance.answers import attested
from benefitshare.guidance.documents import FIVE_PRINCIPLES
from benefitshare.guidance.editions import Citation
from benefitshare.guidance.facts import uses_nhs_data
from benefitshare.guidance.rule import Context, Rule, Verdict

AIM = "explicit-patient-aim"


def check(context: Context) -> Verdict:
    """Pass where an explicit aim is attested."""
    return attested(
        context,
        AIM,
        if_yes="The agreement states an explicit aim for patients or the NHS",
        if_no="The agreement states no explicit aim to improve NHS patients' care or the NHS",
    )


RULE = Rule(
    code="P1-01",
    name="aim.not-explicit",
    title="Does the agreement say outright that it is for patients or for how the NHS runs?",
    plainly="The agreement does not say that its aim is better care.",
    basis="says",
    severity="breach",
    check=check,
    manual=__doc__ or "",
    citations=(Citation(FIVE_PRINCIPLES, "patient-aim"),),
    scope=(uses_nhs_data,),
    attestations=(AIM,),
    step="Add a purpose clause that names the benefit to NHS patients or the NHS, and bind the "
    "permitted use of the data to it.",
)
