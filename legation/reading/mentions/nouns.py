"""What nouns say of an actor: its kind, its gender."""

from __future__ import annotations

from spacy.tokens import Span

from legation.records import ActorKind

DOCUMENTS = frozenset(
    (
        "report statement document communique communiqué survey poll study letter paper text draft article resolution treaty "
        "ruling decision verdict footage circular message remark move investigation"
    ).split()
)
BODIES = frozenset("government ministry administration presidency cabinet embassy state".split())
ORGANIZATIONS = frozenset(
    ("agency party movement organization organisation group company council committee commission court union army newspaper daily").split()
)
GROUPS = frozenset(("people some others many most critics sources both several few residents protesters militants troops forces police public press").split())
_MALE = frozenset("mr sir lord king prince spokesman chairman father brother son husband man statesman businessman uncle".split())
_FEMALE = frozenset(("mrs ms miss lady queen princess spokeswoman chairwoman mother sister daughter wife widow woman stateswoman aunt").split())


def kind_of(phrase: Span) -> ActorKind:
    """The kind of an unnamed actor, by the noun that heads its phrase; a person if nothing speaks against it."""
    head = phrase.root
    lemma = head.lemma_.lower()
    for kind, nouns in ((ActorKind.DOCUMENT, DOCUMENTS), (ActorKind.GOVERNMENT, BODIES), (ActorKind.ORGANIZATION, ORGANIZATIONS)):
        if lemma in nouns and head.tag_ not in ("NNS", "NNPS"):
            return kind
    several = any(token.dep_ == "conj" and token.head.i == head.i for token in phrase)
    if head.tag_ in ("NNS", "NNPS", "CD", "DT", "JJ") or lemma in GROUPS or several:
        return ActorKind.GROUP
    return ActorKind.ORGANIZATION if head.pos_ == "PROPN" else ActorKind.PERSON


def gender_of(phrase: Span) -> str | None:
    """What titles and nouns of the phrase say: "m", "f", or None."""
    words = {token.lower_.strip(".") for token in phrase}
    male, female = bool(words & _MALE), bool(words & _FEMALE)
    return None if male == female else "m" if male else "f"
