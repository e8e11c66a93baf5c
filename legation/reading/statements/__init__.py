"""Who said what to whom, nested: from the network's raw attributions to drafts of statements."""

from legation.reading.statements.component import read_statements
from legation.reading.statements.drafts import Draft

__all__ = ["Draft", "read_statements"]
