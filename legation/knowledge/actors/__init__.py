"""Who is known: states, organizations, people and the offices they held, as tables anyone can read and extend; README.md says how."""

from legation.knowledge.actors.dates import ANY_DAY, Days, Holds, days_of, holds
from legation.knowledge.actors.entries import Organization, Person, State, Tenure
from legation.knowledge.actors.knowledge import Knowledge

__all__ = ["ANY_DAY", "Days", "Holds", "Knowledge", "Organization", "Person", "State", "Tenure", "days_of", "holds"]
