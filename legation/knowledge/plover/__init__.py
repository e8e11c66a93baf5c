"""The PLOVER codebook: types, modes and contexts with what they mean and the words that tell them.

`types.toml`, `modes.tsv` and `contexts.tsv` are data that anyone can read and extend; README.md says where they come from.
"""

from legation.knowledge.plover.codebook import Codebook, Context, EventType, Mode, codebook

__all__ = ["Codebook", "Context", "EventType", "Mode", "codebook"]
