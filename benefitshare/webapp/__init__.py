"""The app: a deal, its value and its shortfalls in the browser. Nothing is calculated here.

One `Session` holds what a user is working on; pages read it and replace it. Values come from
`commands`, words and tables from `report`.
"""
