"""Check the knowledge of actors against other sources, printing every disagreement:

python -m evaluation.actors questions [FILE]          role + state + date -> person (evaluation/questions.tsv)
python -m evaluation.actors reign FILE.csv            heads of each month 1990-2021 (REIGN, leader list)
python -m evaluation.actors world_leaders FILE.json   heads on the day of a list of world leaders
python -m evaluation.actors factbook FILE.json --on DATE   heads on the day of the CIA Factbook's executives
python -m evaluation.actors fields FOLDER --readings FILE  role, country, sector of the actors of annotated articles that a reading identifies
python -m evaluation.actors identities [FILE]              the precision that judged mentions show (evaluation/identities.tsv)
python -m evaluation.actors loading                        what loading the knowledge costs
"""

from __future__ import annotations

import argparse
import csv
import difflib
import json
import re
import resource
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from legation.knowledge.actors import Holds, Knowledge, Tenure, days_of, holds
from legation.knowledge.actors.files import STATE_COLUMNS, rows
from legation.knowledge.actors.folding import loose_key, name_key
from legation.knowledge.actors.knowledge import FOLDER
from legation.reading.actors import Air, Resolver

QUESTIONS = Path(__file__).parent / "questions.tsv"
IDENTITIES = Path(__file__).parent / "identities.tsv"
FIELDS = ("role", "country", "sector")
HEADS = ("head-of-state", "head-of-government", "supreme-leader", "party-leader")
NAMES_ALIKE = 0.78
"""Two names of different transliteration are taken for one from this likeness on (difflib's ratio of a word each)."""
COMMON_NAMES = frozenset(
    loose_key(name) for name in "mohammed muhammad abdul abdel abdullah ahmed ali hassan jose juan luis john ibn bin abu sheikh king prince".split()
)
"""Names that two different heads of one state may well share."""
COW = dict(
    pair.split("=")
    for pair in (
        "BHM=bhs HAI=hti TRI=tto BAR=brb GRN=grd SLU=lca SVG=vct AAB=atg SKN=kna GUA=gtm HON=hnd SAL=slv COS=cri PAR=pry URU=ury UKG=gbr IRE=irl NTH=nld "
        "FRN=fra MNC=mco SPN=esp POR=prt GMY=deu GFR=deu GDR=ddr CZR=cze CZE=csk SLO=svk SNM=smr CRO=hrv BOS=bih KOS=xkx BUL=bgr MLD=mda ROM=rou LAT=lva LIT=ltu "
        "GRG=geo SWD=swe DEN=dnk ICE=isl CAP=cpv GAM=gmb MAA=mrt NIR=ner CDI=civ GUI=gin BFO=bfa SIE=sle TOG=tgo NIG=nga CEN=caf CHA=tcd CON=cog DRC=cod TAZ=tza "
        "BUI=bdi ANG=ago MZM=moz ZAM=zmb ZIM=zwe MAW=mwi SAF=zaf LES=lso BOT=bwa SWA=swz MAG=mdg MAS=mus SEY=syc MOR=mar ALG=dza LIB=lby SUD=sdn SSD=ssd LEB=lbn "
        "YAR=yem KUW=kwt BAH=bhr UAE=are OMA=omn TAJ=tjk KYR=kgz KZK=kaz MON=mng TAW=twn ROK=kor BHU=btn BNG=bgd MYA=mmr SRI=lka MAD=mdv NEP=npl THI=tha CAM=khm "
        "DRV=vnm MAL=mys SIN=sgp BRU=brn PHI=phl INS=idn ETM=tls AUL=aus NEW=nzl VAN=vut SOL=slb FIJ=fji NAU=nru MSI=mhl PAL=plw SWZ=che AUS=aut MNG=mne MAC=mkd "
        "SLV=svn EQG=gnq CAO=cmr UGA=uga ERI=eri LIE=lie"
    ).split()
)
"""Correlates of War codes that differ from ISO 3166."""
SUCCESSORS = {"rus": ("sun", "rus"), "yug": ("yug", "scg", "srb")}
FACTBOOK_OFFICES = ("chief of state", "head of government")
_FACTBOOK_NAME = re.compile(r"\b([A-Z][A-Z'’\-]{2,}(?: [A-Z][A-Z'’\-]+)*)")


class Tally:
    """Counts agreements and prints disagreements."""

    def __init__(self) -> None:
        self.right = self.of = 0

    def add(self, agrees: bool, disagreement: str) -> None:
        """One more comparison."""
        self.of += 1
        self.right += agrees
        if not agrees:
            print(disagreement)

    def show(self, what: str) -> None:
        """Print the share that agrees."""
        print(f"{what}: {self.right} of {self.of} agree ({100 * self.right / max(self.of, 1):.2f} %)")


def questions(knowledge: Knowledge, path: Path) -> None:
    """Ask every question; an answer is right if its person has the expected name."""
    resolver, tally, wrong = Resolver(knowledge), Tally(), 0
    for number, (description, date, country, expected) in rows(path, "description date country person"):
        resolution = resolver.resolve(description, days_of(date), Air(country or None))
        answer = resolution.actor.id if resolution.actor is not None else None
        names = {name_key(name) for name in expected.split("; ")}
        agrees = answer is not None and answer in knowledge.people and bool(names & _names(knowledge, answer))
        wrong += answer is not None and not agrees
        tally.add(agrees, f"{path.name}:{number}: {description} on {date}: {expected}, not {answer} ({resolution.why})")
    tally.show("questions")
    print(f"answered wrongly: {wrong}")


def _names(knowledge: Knowledge, id_: str) -> set[str]:
    person = knowledge.people[id_]
    return {name_key(name) for name in (person.name, *person.aliases)}


class Spell(NamedTuple):
    """A leader of REIGN: first day, (year, month) of the end."""

    leader: str
    start: str
    end: tuple[int, int]


def reign(knowledge: Knowledge, path: Path) -> None:
    """Compare the leader on the 15th of each month with those who head the state then."""
    tally, shown = Tally(), set()
    for code, spells in _spells(path).items():
        states = SUCCESSORS.get(COW.get(code, code.lower()), (COW.get(code, code.lower()),))
        for year, month in ((year, month) for year in range(1990, 2022) for month in range(1, 13) if (year, month) <= (2021, 3)):
            day = f"{year}-{month:02}-15"
            leader = next((spell.leader for spell in reversed(spells) if spell.start <= day and spell.end >= (year, month)), None)
            heads = [id_ for state in states for id_ in _heads(knowledge, state, day)]
            if leader is None or not any(state in knowledge.states for state in states):
                continue
            agrees = any(_alike(leader, name) for id_ in heads for name in _names(knowledge, id_))
            note = f"{code} {leader}: not {', '.join(heads) or 'anybody'}"
            tally.of += 1
            tally.right += agrees
            if not agrees and note not in shown:
                shown.add(note)
                print(f"{day[:7]} {note}")
    tally.show("REIGN, months")


def _spells(path: Path) -> dict[str, list[Spell]]:
    out: dict[str, list[Spell]] = {}
    with path.open(encoding="utf-8", errors="replace") as file:
        for row in csv.DictReader(file):
            end = (int(row["eyear"]), int(row["emonth"])) if row["eyear"] else (9999, 1)
            if end >= (1990, 1):
                start = f"{int(row['syear'])}-{int(row['smonth']):02}-{int(row['sdate'] or 1):02}"
                out.setdefault(row["stateabb"], []).append(Spell(row["leader"], start, end))
    return {code: sorted(spells, key=lambda spell: spell.start) for code, spells in out.items()}


def _heads(knowledge: Knowledge, state: str, day: str) -> list[str]:
    return [tenure.person for tenure in knowledge.tenures_of.get(state, ()) if tenure.office in HEADS and _held(tenure, day)]


def _held(tenure: Tenure, day: str) -> bool:
    return holds(tenure.start, tenure.end, days_of(day)) is not Holds.NO and "?" not in (tenure.start, tenure.end)


def _alike(one: str, other: str) -> bool:
    """Whether two names share a word, be it in another transliteration."""
    ones, others = _telling(one), [loose_key(word) for word in name_key(other).split()]
    return any(difflib.SequenceMatcher(None, a, b).ratio() >= NAMES_ALIKE for a in ones for b in others)


def _telling(name: str) -> list[str]:
    """The words of a name that two heads of one state hardly share; all where there are no others."""
    words = name_key(name).split()
    telling = [word for word in words if len(word) > 2 and loose_key(word) not in COMMON_NAMES]
    return [loose_key(word) for word in telling or words]


def world_leaders(knowledge: Knowledge, path: Path) -> None:
    """Compare today's heads with a list that names them by state."""
    data, tally = json.loads(path.read_text(encoding="utf-8")), Tally()
    by_iso2 = {"EU": "european-union"} | {values[2]: values[0] for _, values in rows(FOLDER / "states.tsv", STATE_COLUMNS)}
    for entry in data["countries"].values():
        for office, position in entry["positions"].items():
            holder = position.get("current_holder")
            state = by_iso2.get(entry["country"]["iso_code"])
            if holder and state is not None:
                _compare(knowledge, tally, state, office, holder["name_en"], data["snapshot_date"])
    tally.show("world leaders")


def factbook(knowledge: Knowledge, path: Path, day: str) -> None:
    """Compare heads on a day with the Factbook's executives, whose surnames stand in capitals."""
    tally = Tally()
    by_name = {name_key(name): state.id for state in knowledge.states.values() if not state.end for name in (*state.aliases, state.name)}
    for entry in json.loads(path.read_text(encoding="utf-8")).values():
        state = by_name.get(name_key(entry["name"]))
        for office in FACTBOOK_OFFICES if state is not None else ():
            for name in _capitals((entry.get("executive") or {}).get(office) or ""):
                if name != "CHARLES III" or state == "gbr":  # the tables leave the British monarch out as the monarch of other realms
                    _compare(knowledge, tally, state or "", office, name, day)
    tally.show("Factbook")


def _capitals(text: str) -> list[str]:
    """The first name in capitals ("President Abdelmadjid TEBBOUNE"), as a list of one or none."""
    return [match[1] for match in _FACTBOOK_NAME.finditer(_without_accents(text))][:1]


def _without_accents(text: str) -> str:
    """The text without accents, which some capitals would otherwise break at."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def _compare(knowledge: Knowledge, tally: Tally, state: str, office: str, name: str, day: str) -> None:
    heads = _heads(knowledge, state, day)
    agrees = any(_alike(name, own) for id_ in heads for own in _names(knowledge, id_))
    tally.add(agrees, f"{state} {office}: {name}, not {', '.join(heads) or 'anybody'}")


def fields(knowledge: Knowledge, folder: Path, readings: Path) -> None:
    """Compare role, country and sector where the annotation gives them and the reading knows the actor, found by the words of its mentions."""
    tallies = {field: Tally() for field in FIELDS}
    read = {record["document"]["id"]: record for record in map(json.loads, readings.read_text(encoding="utf-8").splitlines())}
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        id_ = article["document"]["id"]
        for actor in read[id_]["actors"] if id_ in read else ():
            annotated = _annotated(actor, article["actors"]) if is_known(knowledge, actor["id"]) else None
            for field in FIELDS if annotated is not None else ():
                if annotated.get(field) and (field != "role" or actor["kind"] == "person"):
                    agrees = _same_field(field, annotated[field], actor[field] or "")
                    tallies[field].add(agrees, f"{id_} {actor['id']} ({annotated['name']}): {field} {annotated[field]!r}, not {actor[field]!r}")
    for field, tally in tallies.items():
        tally.show(field)


def is_known(knowledge: Knowledge, id_: str) -> bool:
    """Whether the id is one of the knowledge and not a document's own."""
    state, _, suffix = id_.partition("-")
    return id_ in knowledge.people or id_ in knowledge.organizations or id_ in knowledge.states or (state in knowledge.states and suffix in knowledge.bodies)


def _annotated(actor: dict[str, Any], actors: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The annotated actor with whom a read one shares most names and descriptions; None where two share as many, or none does."""
    words = {mention["text"].casefold() for mention in actor["mentions"] if mention["form"] != "pronoun"}
    shared = sorted(
        ((len(words & {name.casefold() for name in (other["name"], *other.get("aliases", ()))}), number) for number, other in enumerate(actors)), reverse=True
    )
    if not shared or not shared[0][0] or (len(shared) > 1 and shared[0][0] == shared[1][0]):
        return None
    return actors[shared[0][1]]


def _same_field(field: str, one: str, other: str) -> bool:
    """Codes must be equal; of roles, one may say more ("Foreign Minister", "Foreign Minister of France")."""
    if field != "role":
        return one == other
    ones, others = (set(name_key(role).split()) - {"of", "the"} for role in (one, other))
    return bool(ones and others) and (ones <= others or others <= ones)


def identities(path: Path) -> None:
    """The share of the judged mentions whose identity is right, of each draw."""
    tallies: dict[str, Tally] = {}
    for _, (draw, document, start, end, actor, verdict, note) in rows(path, "draw document start end actor verdict note"):
        tallies.setdefault(draw, Tally()).add(verdict == "right", f"{draw}: {document} {start}-{end} {actor}: {note}")
    for draw, tally in tallies.items():
        tally.show(f"identities, {draw} draw")


def loading() -> Iterator[str]:
    """What loading costs, in a process that did nothing else."""
    begun = time.process_time()
    knowledge = Knowledge.load()
    resolver = Resolver(knowledge)
    resolver.warm()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"loaded in {time.process_time() - begun:.3f} s of processor time; {used:.0f} MB in all with Python"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("questions", "reign", "world_leaders", "factbook", "fields", "identities", "loading"))
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--readings", type=Path, help="readings of the annotated articles (python -m evaluation.readings)")
    parser.add_argument("--on", default="2026-05-01", help="the Factbook's day")
    args = parser.parse_args()
    if args.what == "loading":
        print(*loading(), sep="\n")
        return
    if args.what == "identities":
        identities(args.file or IDENTITIES)
        return
    if args.what == "fields" and not (args.file and args.readings):
        parser.error("fields needs a folder of annotated articles and --readings")
    knowledge = Knowledge.load()
    if args.what == "fields":
        fields(knowledge, args.file, args.readings)
    elif args.what == "factbook":
        factbook(knowledge, args.file, args.on)
    else:
        {"questions": questions, "reign": reign, "world_leaders": world_leaders}[args.what](knowledge, args.file or QUESTIONS)


if __name__ == "__main__":
    main()
