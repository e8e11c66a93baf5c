"""`python -m legation`: the command line."""

from legation.cli import app

app(prog_name="legation")
