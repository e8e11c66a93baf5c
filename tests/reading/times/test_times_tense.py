"""The verb that governs a weekday says which one is meant; tags and heads are set by hand."""

import pytest
from times_docs import read_tagged, shown

CASES = {
    "said": ("He/PRP/PRON/nsubj/1 said/VBD/VERB/ROOT/1 so/RB/ADV/advmod/1 on/IN/ADP/case/4 Tuesday/NNP/PROPN/obl/1", "1998-08-11"),
    "will meet": ("He/PRP/PRON/nsubj/2 will/MD/AUX/aux/2 meet/VB/VERB/ROOT/2 them/PRP/PRON/obj/2 Tuesday/NNP/PROPN/obl/2", "1998-08-18"),
    "agreed to meet": ("He/PRP/PRON/nsubj/1 agreed/VBD/VERB/ROOT/1 to/TO/PART/mark/3 meet/VB/VERB/xcomp/1 Tuesday/NNP/PROPN/obl/3", "1998-08-18"),
    "had been due to expire": (
        "It/PRP/PRON/nsubj/3 had/VBD/AUX/aux/3 been/VBN/AUX/cop/3 due/JJ/ADJ/ROOT/3 to/TO/PART/mark/5 expire/VB/VERB/xcomp/3 Tuesday/NNP/PROPN/obl/5",
        "1998-08-11",
    ),
    "could not be found": (
        "He/PRP/PRON/nsubj:pass/4 could/MD/AUX/aux/4 not/RB/PART/advmod/4 be/VB/AUX/aux:pass/4 found/VBN/VERB/ROOT/4 Tuesday/NNP/PROPN/obl/4",
        "1998-08-11",
    ),
    "set up": ("It/PRP/PRON/nsubj:pass/2 was/VBD/AUX/aux:pass/2 set/VBN/VERB/ROOT/2 up/RP/ADP/compound:prt/2 Tuesday/NNP/PROPN/obl/2", "1998-08-11"),
    "as early as": (
        "He/PRP/PRON/nsubj/2 could/MD/AUX/aux/2 come/VB/VERB/ROOT/2 as/RB/ADV/advmod/4 early/RB/ADV/advmod/2 as/IN/ADP/case/6 Tuesday/NNP/PROPN/obl/4",
        "1998-08-18",
    ),
    "opens": ("It/PRP/PRON/nsubj/1 opens/VBZ/VERB/ROOT/1 Tuesday/NNP/PROPN/obl/1", "1998-08-18"),
    "is opening": ("It/PRP/PRON/nsubj/2 is/VBZ/AUX/aux/2 opening/VBG/VERB/ROOT/2 Tuesday/NNP/PROPN/obl/2", "1998-08-18"),
    "on Tuesday tried to": (
        "He/PRP/PRON/nsubj/3 on/IN/ADP/case/2 Tuesday/NNP/PROPN/obl/5 tried/VBD/VERB/ROOT/3 to/TO/PART/mark/5 scare/VB/VERB/xcomp/3 them/PRP/PRON/obj/5",
        "1998-08-11",
    ),
    "vote is": ("Voting/NN/NOUN/nsubj/2 is/VBZ/AUX/cop/2 Tuesday/NNP/PROPN/ROOT/2", "1998-08-18"),
    "told before what will be": (
        "He/PRP/PRON/nsubj/1 told/VBD/VERB/ROOT/1 us/PRP/PRON/obj/1 Tuesday/NNP/PROPN/obl/5 it/PRP/PRON/nsubj/5 ends/VBZ/VERB/ccomp/1",
        "1998-08-11",
    ),
    "wanted by": (
        "He/PRP/PRON/nsubj/1 wanted/VBD/VERB/ROOT/1 them/PRP/PRON/obj/1 back/RB/ADV/advmod/1 by/IN/ADP/case/5 Tuesday/NNP/PROPN/obl/1",
        "1998-08-18",
    ),
    "expected to begin": (
        "They/PRP/PRON/nsubj/2 are/VBP/AUX/aux/2 expected/VBN/VERB/ROOT/2 to/TO/PART/mark/4 begin/VB/VERB/xcomp/2 talks/NNS/NOUN/obj/4 "
        "Tuesday/NNP/PROPN/nmod/5",
        "1998-08-18",
    ),
    "oppose the election": (
        "They/PRP/PRON/nsubj/1 oppose/VBP/VERB/ROOT/1 Tuesday/NNP/PROPN/nmod:poss/4 's/POS/PART/case/2 election/NN/NOUN/obj/1",
        "1998-08-18",
    ),
    "night": ("It/PRP/PRON/nsubj/2 will/MD/AUX/aux/2 end/VB/VERB/ROOT/2 Tuesday/NNP/PROPN/nmod/4 night/NN/NOUN/obl/2", "1998-08-18TNI"),
    "has met": ("He/PRP/PRON/nsubj/2 had/VBD/AUX/aux/2 met/VBN/VERB/ROOT/2 them/PRP/PRON/obj/2 Tuesday/NNP/PROPN/obl/2", "1998-08-11"),
}


@pytest.mark.parametrize(("words", "value"), CASES.values(), ids=CASES.keys())
def test_weekday_by_tense(words: str, value: str) -> None:
    """A document of Friday, 14 August 1998: Tuesday is the 11th or the 18th."""
    assert [found for *_, found in shown(read_tagged(words))] == [value]
