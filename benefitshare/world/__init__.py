"""What happens in each draw, as the terms see it: hazards, windows of time, products, companies.

Frozen values and pure functions; `benefitshare.valuation` makes them from a deal.
"""
