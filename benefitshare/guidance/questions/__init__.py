"""The questions that rules ask, one file a family; a rule knows a question by its key."""
