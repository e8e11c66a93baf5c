"""The public names are the listed ones."""

import legation


def test_every_listed_name_is_there() -> None:
    assert all(hasattr(legation, name) for name in legation.__all__)


def test_nothing_is_exported_beside_the_list() -> None:
    assert sorted(legation.__all__) == ["Actor", "Document", "Event", "Place", "Reading", "Statement", "Time", "__version__", "load", "read", "read_many"]
