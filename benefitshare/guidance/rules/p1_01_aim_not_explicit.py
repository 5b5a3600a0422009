"""P1-01: nothing says outright that the data are used for patients or for how the NHS runs.

What it looks for
    Words, in the agreement or in what the parties have published of it, that say outright that NHS
    data are used to improve the health, welfare or care of NHS patients, or the operation of the
    NHS. Somebody must attest it.

Why it matters
    An aim that is written down limits what the data may be used for. Without one, a permitted use
    may drift to ends that patients never expected.

Source
    The five guiding principles of 15 July 2019, principle 1, which apply to any use of NHS data
    that are not in the public domain. Read through the health press, not in the original. It asks
    for an explicit aim and does not say where it is to stand; a clause is what this tool advises.

A deal it flags
    A data licence "for any lawful purpose of the company".

A deal it passes
    A licence whose second clause binds every use to research that improves patients' care.

What it cannot see
    Whether the aim is honest, binds anybody, or is followed in practice.
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
        if_yes="An explicit aim for patients or the NHS is stated",
        if_no="No explicit aim to improve NHS patients' care or how the NHS runs is stated",
    )


RULE = Rule(
    code="P1-01",
    name="aim.not-explicit",
    title="Is it said outright that the data are used for patients or for how the NHS runs?",
    plainly="Nothing says that the aim is better care.",
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
