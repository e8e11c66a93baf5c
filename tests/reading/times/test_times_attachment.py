"""Which time belongs to a cue or a trigger, on parses set by hand."""

from spacy.tokens import Doc
from times_docs import read, read_tagged

from legation.reading.times import time_of

SAID_THAT = (
    "Annan/NNP/PROPN/nsubj/1 said/VBD/VERB/ROOT/1 on/IN/ADP/case/3 Friday/NNP/PROPN/obl/1 that/IN/SCONJ/mark/8 the/DT/DET/det/6 "
    "talks/NNS/NOUN/nsubj/8 would/MD/AUX/aux/8 begin/VB/VERB/ccomp/1 next/JJ/ADJ/amod/10 week/NN/NOUN/obl/8"
)


def told(doc: Doc, word: str, **options: list[tuple[int, int]]) -> str | None:
    """The words of the time of the first token `word`."""
    token = next(token for token in doc if token.text == word)
    index = time_of(doc, token.idx, token.idx + len(token), **options)
    return None if index is None else doc.text[doc._.times[index].start : doc._.times[index].end]


def test_each_verb_has_its_own() -> None:
    """What is said has its time, and the saying has its own."""
    doc = read_tagged(SAID_THAT)
    assert (told(doc, "said"), told(doc, "begin")) == ("Friday", "next week")


def test_noun_of_an_event_takes_the_time_of_its_taking_place() -> None:
    """ "The talks would begin next week" dates the talks."""
    assert told(read_tagged(SAID_THAT), "talks") == "next week"


def test_coordinated_verbs_share() -> None:
    """ "On Monday he met Blair and signed": both on Monday."""
    words = (
        "On/IN/ADP/case/1 Monday/NNP/PROPN/obl/3 he/PRP/PRON/nsubj/3 met/VBD/VERB/ROOT/3 Blair/NNP/PROPN/obj/3 "
        "and/CC/CCONJ/cc/6 signed/VBD/VERB/conj/3 it/PRP/PRON/obj/6"
    )
    assert told(read_tagged(words), "signed") == "Monday"


def test_participle_has_the_time_of_its_verb() -> None:
    """ "He rejected it on Tuesday, saying ..." was said on Tuesday."""
    words = (
        "He/PRP/PRON/nsubj/1 rejected/VBD/VERB/ROOT/1 it/PRP/PRON/obj/1 on/IN/ADP/case/4 Tuesday/NNP/PROPN/obl/1 "
        ",/,/PUNCT/punct/6 saying/VBG/VERB/advcl/1 no/UH/INTJ/discourse/6"
    )
    assert told(read_tagged(words), "saying") == "Tuesday"


def test_day_of_the_occasion() -> None:
    """ "He denied it in an interview on Tuesday": Tuesday hangs on the interview."""
    words = (
        "He/PRP/PRON/nsubj/1 denied/VBD/VERB/ROOT/1 it/PRP/PRON/obj/1 in/IN/ADP/case/5 an/DT/DET/det/5 interview/NN/NOUN/obl/1 "
        "on/IN/ADP/case/7 Tuesday/NNP/PROPN/nmod/5"
    )
    assert told(read_tagged(words), "denied") == "Tuesday"


def test_possessive_dates_its_noun() -> None:
    """ "Friday's summit" is on Friday; the welcoming of it is not."""
    words = "He/PRP/PRON/nsubj/1 welcomed/VBD/VERB/ROOT/1 Friday/NNP/PROPN/nmod:poss/4 's/POS/PART/case/2 summit/NN/NOUN/obj/1"
    assert told(read_tagged(words), "summit") == "Friday"


def test_content_is_left_out() -> None:
    """A time inside the content is not when it was said, whatever the parse says."""
    words = "He/PRP/PRON/nsubj/1 demanded/VBD/VERB/ROOT/1 elections/NNS/NOUN/obj/1 on/IN/ADP/case/4 Tuesday/NNP/PROPN/obl/1"
    doc = read_tagged(words)
    assert told(doc, "demanded") == "Tuesday"
    assert told(doc, "demanded", content=[(doc[2].idx, len(doc.text))]) is None


def test_bounds_and_durations_are_no_dates() -> None:
    """ "Since Tuesday" and "for three days" do not say when he spoke."""
    words = "He/PRP/PRON/nsubj/1 complained/VBD/VERB/ROOT/1 since/IN/ADP/case/3 Tuesday/NNP/PROPN/obl/1"
    assert told(read_tagged(words), "complained") is None


def test_without_a_parse_nothing_is_attached() -> None:
    """Nearness alone is no attachment."""
    assert told(read("Annan said on Friday so."), "said") is None
