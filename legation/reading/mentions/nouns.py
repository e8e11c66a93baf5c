"""What nouns say of an actor: its kind, its gender, and which nouns may stand for the same one."""

from __future__ import annotations

from spacy.tokens import Token

from legation.records import ActorKind

DOCUMENTS = frozenset(
    (
        "report statement release bulletin memo note transcript newsletter document communique communiqué survey poll study letter paper text draft article resolution treaty memorandum agreement "
        "ruling decision verdict footage circular message remark investigation accord pact declaration appeal constitution charter leaflet manifesto"
    ).split()
)
GOVERNMENTS = frozenset(
    (
        "government ministry administration presidency cabinet embassy state country kingdom republic regime junta parliament congress senate assembly "
        "kremlin nation military army navy police chancellery department legislature authority consulate commissariat leadership"
    ).split()
)
ORGANIZATIONS = frozenset(
    (
        "agency party movement organization organisation group company council committee commission court union newspaper daily bloc alliance "
        "coalition faction federation league club association radio television station network website magazine weekly bank firm institute university "
        "corporation opposition side delegation mission team panel tribunal office campaign camp guard force foundation charity board airline "
        "operator secretariat staff bureau house branch brigade battalion unit militia community society front army corps wing programme program "
        "observatory church broadcaster"
    ).split()
)
GROUPS = frozenset(
    (
        "people some others many most critics sources both several few residents protesters militants troops forces police public press all none "
        "crew conference briefing rally audience crowd family couple nobody forum gathering"
    ).split()
)
PEOPLE = frozenset(
    (
        "president minister premier chancellor leader spokesman spokeswoman spokesperson official officer envoy ambassador diplomat king queen prince "
        "princess emir sultan pope bishop archbishop priest cleric imam ayatollah rabbi general colonel major captain lieutenant admiral commander "
        "chief head director secretary chairman chairwoman chairperson chair governor mayor senator lawmaker legislator deputy member mp congressman "
        "congresswoman representative candidate adviser advisor aide negotiator mediator delegate lawyer attorney judge prosecutor economist analyst "
        "expert professor scientist researcher doctor teacher journalist reporter editor writer author activist dissident rebel fighter soldier guard "
        "guerrilla gunman worker farmer fisherman driver trader dealer banker businessman businesswoman owner manager executive founder coach player "
        "captain striker midfielder goalkeeper man woman boy girl wife husband mother father son daughter brother sister widow friend colleague "
        "counterpart predecessor successor witness resident villager refugee prisoner inmate hostage passenger student visitor voter coordinator "
        "undersecretary observer inspector monitor speaker whip minister-designate president-elect chargé attaché consul commissioner auditor sheriff policeman "
        "policewoman detective warden ruler monarch strongman warlord politician mufti patriarch marshal brigadier sergeant veteran politician "
        "statesman statesman emissary mediator host hostess patron client neighbour neighbor schoolteacher geologist engineer pilot purser "
        "elder donor critic ally supporter opponent partner expatriate exile native troop peacekeeper moderator interviewer someone somebody churchwarden secretary-general archduke laureate nominee contender opponent insider source "
        "monk nun pilgrim pupil nurse captive convict suspect militant insurgent commando nomad migrant victim relative child citizen athlete servant spy "
        "pirate bandit assailant merchant peasant conscript recruit"
    ).split()
)
_AGENTS = ("er", "or", "ist", "ian", "ee", "eer", "men", "an")
"""Endings of nouns that name in the plural mostly people."""
_THINGS = frozenset(
    (
        "letter number power matter order computer border river newspaper offer factor sector corridor door floor error tractor "
        "centre center figure quarter theater theatre tower summer winter shower paper chapter character banner barrier counter "
        "trailer helicopter reactor motor plan van ban loan human clan organ caravan committee fee degree coffee tree "
        "employee-share quer guarantee flower water disaster dollar cellar poster sticker border error terror mirror tumor tumour monitor rumor horror "
        "tanker bomber freighter trawler carrier destroyer container sweater shoulder finger ladder folder corner layer"
    ).split()
)
_MALE = frozenset(
    "mr sir lord king prince spokesman chairman father brother son husband man statesman businessman uncle emir sultan pope congressman policeman "
    "fisherman gunman grandfather imam ayatollah patriarch bishop archbishop sheikh mullah nephew boy widower mufti monsignor".split()
)
_FEMALE = frozenset(
    "mrs ms miss lady madam madame queen princess spokeswoman chairwoman mother sister daughter wife widow woman stateswoman aunt congresswoman "
    "policewoman businesswoman grandmother niece girl baroness duchess dame actress hostess".split()
)
_ALIKE: tuple[frozenset[str], ...] = (
    frozenset({"leader", "president", "premier", "chancellor", "king", "emir", "sultan", "chief", "ruler", "strongman", "head", "chairman"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"envoy", "ambassador", "mediator", "representative", "emissary", "diplomat", "negotiator"}),
    frozenset({"lawmaker", "legislator", "mp", "senator", "congressman", "congresswoman", "deputy", "parliamentarian"}),
    frozenset({"official", "minister", "officer", "adviser", "aide"}),
    frozenset({"adviser", "advisor", "aide"}),
    frozenset({"chairman", "chairwoman", "chairperson", "chair", "head"}),
    frozenset({"commander", "general", "colonel", "chief", "admiral"}),
    frozenset({"newspaper", "paper", "daily", "weekly", "tabloid"}),
    frozenset({"group", "movement", "organization", "organisation", "party", "faction", "front", "alliance", "militia"}),
    frozenset({"bloc", "union", "organization", "organisation", "association", "alliance"}),
    frozenset({"company", "firm", "corporation"}),
    frozenset({"country", "nation", "state", "government", "kingdom", "republic"}),
    frozenset({"agency", "service", "bureau"}),
    frozenset({"army", "military", "force"}),
    frozenset({"panel", "committee", "commission", "subcommittee"}),
    frozenset({"court", "tribunal"}),
    frozenset({"man", "official", "leader"}),
    frozenset({"cleric", "bishop", "priest", "imam", "ayatollah"}),
    frozenset({"radio", "station", "broadcaster", "network"}),
)
MORE_THAN_NOUNS = {"premier": ("minister", "prime"), "pm": ("minister", "prime"), "mp": ("lawmaker", "")}
"""One word for a noun with a qualifying word: premier is prime minister."""


def kind_of_noun(lemma: str, *, plural: bool = False) -> ActorKind | None:
    """The kind of an actor that this noun describes, or None where it names no actor."""
    if lemma in GROUPS:
        return ActorKind.GROUP
    for kind, nouns in ((ActorKind.DOCUMENT, DOCUMENTS), (ActorKind.GOVERNMENT, GOVERNMENTS), (ActorKind.ORGANIZATION, ORGANIZATIONS)):
        if lemma in nouns:
            return ActorKind.GROUP if plural and kind is not ActorKind.DOCUMENT else kind
    if lemma in PEOPLE or lemma.endswith(("ist", "man", "woman", "crat")):
        return ActorKind.GROUP if plural else ActorKind.PERSON
    return ActorKind.GROUP if plural and lemma.endswith(_AGENTS) and lemma not in _THINGS else None


def is_plural(head: Token) -> bool:
    """Whether the head noun is in the plural, or a number or quantifier that stands for several."""
    return head.tag_ in ("NNS", "NNPS")


def kind_of_head(head: Token) -> ActorKind:
    """The kind of an unnamed actor, by the word that heads its phrase; a person if nothing speaks against it."""
    found = kind_of_noun(head.lemma_.lower(), plural=is_plural(head))
    if found is not None:
        return found
    if is_plural(head) or (head.tag_ in ("CD", "DT", "JJ") and head.lower_ not in ("one", "a", "an")):
        return ActorKind.GROUP
    return ActorKind.ORGANIZATION if head.pos_ == "PROPN" else ActorKind.PERSON


def gender_of(words: set[str]) -> str | None:
    """What titles and nouns say: "m", "f", or None."""
    male, female = bool(words & _MALE), bool(words & _FEMALE)
    return None if male == female else "m" if male else "f"


def alike(noun: str, other: str) -> bool:
    """Whether the two nouns may describe the same actor."""
    return noun == other or any(noun in group and other in group for group in _ALIKE)
