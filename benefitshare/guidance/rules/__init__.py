"""The catalogue: one file a rule. No rule knows another; one that builds on others' findings gets
them in its context.

To add a rule: write its file, add it to `RULES` below, and add its case file in
`tests/spec/rules/`. The test suite says which of these is missing. No code is ever reused.
"""

from typing import Final

from benefitshare.guidance.rule import Rule
from benefitshare.guidance.rules import (
    cc_02_no_sharing,
    cc_03_exclusivity_not_considered,
    cc_05_open_breach,
    cc_06_supplier_ahead,
    eq_03_equity_above_ceiling,
    p1_01_aim_not_explicit,
    p1_03_benefits_not_in_terms,
    p2_01_trust_worse_off,
    p2_02_nhs_worse_off,
    p2_03_board_not_decided,
    p3_01_raw_data_exclusive,
    p3_02_head_start_too_long,
    p4_01_summary_not_published,
    vs_02_cost_not_recovered,
    vs_04_share_below_contribution,
    vs_08_mostly_at_risk,
    vs_14_supplier_below_hurdle,
)

RULES: Final[tuple[Rule, ...]] = (
    p1_01_aim_not_explicit.RULE,
    p1_03_benefits_not_in_terms.RULE,
    p2_01_trust_worse_off.RULE,
    p2_02_nhs_worse_off.RULE,
    p2_03_board_not_decided.RULE,
    p3_01_raw_data_exclusive.RULE,
    p3_02_head_start_too_long.RULE,
    p4_01_summary_not_published.RULE,
    cc_02_no_sharing.RULE,
    cc_03_exclusivity_not_considered.RULE,
    cc_05_open_breach.RULE,
    cc_06_supplier_ahead.RULE,
    vs_02_cost_not_recovered.RULE,
    vs_04_share_below_contribution.RULE,
    vs_08_mostly_at_risk.RULE,
    vs_14_supplier_below_hurdle.RULE,
    eq_03_equity_above_ceiling.RULE,
)
"""In the order in which findings are shown: Principle 10's core first."""
