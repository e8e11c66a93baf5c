"""Which time belongs to a cue or a trigger, on parses set by hand."""

from spacy.tokens import Doc
from times_docs import read, read_tagged

from legation.reading.statements.drafts import Draft
from legation.reading.times import time_of

if not Doc.has_extension("statements"):
    Doc.set_extension("statements", default=())

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


def test_bounds_are_no_dates_of_saying() -> None:
    """ "Since Tuesday" does not say when he spoke; of what goes on it is the first day. "Until Tuesday" dates nothing."""
    words = "He/PRP/PRON/nsubj/1 complained/VBD/VERB/ROOT/1 since/IN/ADP/case/3 Tuesday/NNP/PROPN/obl/1"
    doc = read_tagged(words)
    assert told(doc, "complained", content=[(0, 2)]) is None
    assert told(doc, "complained") == "Tuesday"
    assert told(read_tagged(words.replace("since", "until")), "complained") is None


def test_person_aimed_at_may_stand_before_the_time() -> None:
    """ "Accused Georgia on Tuesday of lying": the content goes round the day of the accusation."""
    words = "He/PRP/PRON/nsubj/1 {}/VBD/VERB/ROOT/1 Georgia/NNP/PROPN/obj/1 on/IN/ADP/case/4 Tuesday/NNP/PROPN/obl/1 of/IN/SCONJ/mark/6 lying/VBG/VERB/advcl/1"
    doc = read_tagged(words.format("accused"))
    assert told(doc, "accused", content=[(doc[2].idx, len(doc.text))]) == "Tuesday"
    doc = read_tagged(words.format("expected"))
    assert told(doc, "expected", content=[(doc[2].idx, len(doc.text))]) is None


def test_what_is_told_has_no_time_outside_its_statement() -> None:
    """ "Troops will leave, he said on Friday": whatever the parse says, they do not leave on that Friday."""
    words = (
        "Troops/NNS/NOUN/nsubj/2 will/MD/AUX/aux/2 leave/VB/VERB/ccomp/5 ,/,/PUNCT/punct/2 he/PRP/PRON/nsubj/5 said/VBD/VERB/ROOT/5 today/NN/NOUN/obl:tmod/2"
    )
    doc = read_tagged(words)
    doc._.statements = (Draft((doc[5].idx, doc[5].idx + 4), "say", (doc[4].idx, doc[4].idx + 2), [(0, doc[3].idx)], None),)
    assert (told(doc, "leave"), told(doc, "said")) == (None, "today")


def test_dateline_dates_no_verb() -> None:
    """The day of the dateline is that of writing."""
    words = "ROME/NNP/PROPN/nsubj/6 ,/,/PUNCT/punct/0 Aug./NNP/PROPN/obl:tmod/6 12/CD/NUM/nummod/2 -/:/PUNCT/punct/0 He/PRP/PRON/nsubj/6 left/VBD/VERB/ROOT/6"
    assert told(read_tagged(words), "left") is None
    assert told(read_tagged(words.replace("ROME", "Rome")), "left") == "Aug. 12"


def test_verbs_of_two_times_do_not_share() -> None:
    """ "He met him on Monday and hopes ..." does not hope on Monday."""
    words = "He/PRP/PRON/nsubj/1 met/VBD/VERB/ROOT/1 him/PRP/PRON/obj/1 on/IN/ADP/case/4 Monday/NNP/PROPN/obl/1 and/CC/CCONJ/cc/6 {} so/RB/ADV/advmod/6"
    assert told(read_tagged(words.format("hopes/VBZ/VERB/conj/1")), "hopes") is None
    assert told(read_tagged(words.format("promised/VBD/VERB/conj/1")), "promised") == "Monday"


def test_time_behind_the_second_verb_is_its_own() -> None:
    """ "He asked for it and got it on Monday": he need not have asked on Monday."""
    words = "He/PRP/PRON/nsubj/1 asked/VBD/VERB/ROOT/1 and/CC/CCONJ/cc/3 got/VBD/VERB/conj/1 it/PRP/PRON/obj/3 on/IN/ADP/case/6 Monday/NNP/PROPN/obl/3"
    assert (told(read_tagged(words), "asked"), told(read_tagged(words), "got")) == (None, "Monday")


def test_as_saying_and_when() -> None:
    """ "Was quoted as saying on Monday", "said so when they met on Monday": on Monday."""
    quoted = "He/PRP/PRON/nsubj/2 was/VBD/AUX/aux/2 quoted/VBN/VERB/ROOT/2 as/IN/SCONJ/mark/4 saying/VBG/VERB/advcl/2 so/RB/ADV/advmod/4 on/IN/ADP/case/7 Monday/NNP/PROPN/obl/4"
    assert told(read_tagged(quoted), "quoted") == "Monday"
    when = "He/PRP/PRON/nsubj/1 said/VBD/VERB/ROOT/1 so/RB/ADV/advmod/1 when/WRB/ADV/mark/5 they/PRP/PRON/nsubj/5 met/VBD/VERB/advcl/1 on/IN/ADP/case/7 Monday/NNP/PROPN/obl/5"
    assert told(read_tagged(when), "said") == "Monday"


def test_attack_has_the_day_of_those_killed_in_it() -> None:
    """ "Killed in an attack on Monday", wherever the parse hangs Monday."""
    words = "Two/CD/NUM/nsubj/1 died/VBD/VERB/ROOT/1 in/IN/ADP/case/4 an/DT/DET/det/4 attack/NN/NOUN/obl/1 there/RB/ADV/advmod/1 on/IN/ADP/case/7 Monday/NNP/PROPN/obl/1"
    assert told(read_tagged(words), "attack") == "Monday"


def test_several_words_ask_for_all_their_verbs() -> None:
    """ "Willing to send a delegation on Monday"."""
    words = "He/PRP/PRON/nsubj/2 is/VBZ/AUX/cop/2 willing/JJ/ADJ/ROOT/2 to/TO/PART/mark/4 send/VB/VERB/xcomp/2 it/PRP/PRON/obj/4 on/IN/ADP/case/7 Monday/NNP/PROPN/obl/4"
    doc = read_tagged(words)
    index = time_of(doc, doc[2].idx, doc[4].idx + 4)
    assert index is not None
    assert doc._.times[index].start == doc[7].idx


def test_range_is_dated_by_its_first_day() -> None:
    """ "The 1992-93 war"."""
    words = "The/DT/DET/det/4 1992/CD/NUM/compound/4 -/:/PUNCT/punct/4 93/CD/NUM/compound/4 war/NN/NOUN/ROOT/4"
    assert told(read_tagged(words), "war") == "1992"


def test_without_a_parse_nothing_is_attached() -> None:
    """Nearness alone is no attachment."""
    assert told(read("Annan said on Friday so."), "said") is None


def test_time_before_when_is_that_of_the_clause() -> None:
    """ "died last month, when monks attacked it": both last month."""
    words = (
        "Two/CD/NUM/nsubj/1 died/VBD/VERB/ROOT/1 last/JJ/ADJ/amod/3 month/NN/NOUN/obl/1 ,/,/PUNCT/punct/7 when/WRB/ADV/advmod/7 "
        "monks/NNS/NOUN/nsubj/7 attacked/VBD/VERB/advcl/1 it/PRP/PRON/obj/7"
    )
    assert told(read_tagged(words), "attacked") == "last month"


def test_second_verb_without_auxiliary_shares_its_day() -> None:
    """ "One was killed and two wounded on Sunday": both on Sunday."""
    words = (
        "One/CD/NUM/nsubj:pass/2 was/VBD/AUX/aux:pass/2 killed/VBN/VERB/ROOT/2 and/CC/CCONJ/cc/5 two/CD/NUM/nsubj:pass/5 "
        "wounded/VBN/VERB/conj/2 on/IN/ADP/case/7 Sunday/NNP/PROPN/obl/5"
    )
    assert told(read_tagged(words), "killed") == "Sunday"


def test_day_in_a_relative_clause_of_the_subject_is_not_the_verbs() -> None:
    """ "The king, who came on Sunday, met him": Sunday is no day of the meeting, even where the parse says so."""
    words = (
        "The/DT/DET/det/1 king/NN/NOUN/nsubj/8 ,/,/PUNCT/punct/4 who/WP/PRON/nsubj/4 came/VBD/VERB/acl:relcl/1 on/IN/ADP/case/6 "
        "Sunday/NNP/PROPN/obl/8 ,/,/PUNCT/punct/4 met/VBD/VERB/ROOT/8 him/PRP/PRON/obj/8"
    )
    assert told(read_tagged(words), "met") is None


def test_visit_begins_on_the_day_of_arrival() -> None:
    """ "arrived on Monday for a visit"."""
    words = "He/PRP/PRON/nsubj/1 arrived/VBD/VERB/ROOT/1 on/IN/ADP/case/3 Monday/NNP/PROPN/obl/1 for/IN/ADP/case/6 a/DT/DET/det/6 visit/NN/NOUN/obl/1"
    assert told(read_tagged(words), "visit") == "Monday"


def test_auxiliary_before_the_time_is_its_verbs() -> None:
    """ "would on Friday attend": Friday is when he attends."""
    words = "He/PRP/PRON/nsubj/4 would/MD/AUX/aux/4 on/IN/ADP/case/3 Friday/NNP/PROPN/obl/4 attend/VB/VERB/ROOT/4 talks/NNS/NOUN/obj/4"
    assert told(read_tagged(words), "attend") == "Friday"


def test_gap_in_what_is_said_is_filled_unless_the_cue_stands_there() -> None:
    """A content read in two pieces, "Kohl assured" and "that it had none", holds the day between."""
    words = (
        "Kohl/NNP/PROPN/nsubj/1 assured/VBD/VERB/ccomp/8 him/PRP/PRON/obj/1 on/IN/ADP/case/4 Friday/NNP/PROPN/obl/1 that/IN/SCONJ/mark/6 "
        "failed/VBD/VERB/ccomp/1 ,/,/PUNCT/punct/8 said/VBD/VERB/ROOT/8 aides/NNS/NOUN/nsubj/8"
    )
    doc = read_tagged(words)
    text = doc.text
    content = [(0, text.index(" him")), (text.index("that"), text.index(" ,"))]
    doc._.statements = (Draft(cue=(text.index("said"), text.index(" aides")), lemma="say", source=None, content=content),)
    assert told(doc, "assured") == "Friday"


def test_perfect_takes_no_day_of_the_verb_beside_it() -> None:
    """ "It plans a march on Saturday and has called on him to resign"."""
    words = (
        "It/PRP/PRON/nsubj/1 plans/VBZ/VERB/ROOT/1 marches/NNS/NOUN/obj/1 on/IN/ADP/case/4 Saturday/NNP/PROPN/obl/1 and/CC/CCONJ/cc/7 "
        "has/VBZ/AUX/aux/7 urged/VBN/VERB/conj/1 him/PRP/PRON/obj/7"
    )
    assert told(read_tagged(words), "urged") is None
