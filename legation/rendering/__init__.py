"""A reading as people see it: a table on a terminal, a marked-up page, JSON lines."""
