"""Common given names that are nearly always a man's or nearly always a woman's: weak evidence, overruled by what a text says."""

from __future__ import annotations

_MALE = frozenset(
    (
        "abdel abdul abdullah adam ahmad ahmed alan albert aleksandar alejandro aleksandr alexander alfred ali alistair amir anatoly anders andrei andrew "
        "andrzej anthony anton antonio arthur ban barack ben benjamin bernard bill bob boris branislav brian bruce carl carlos charles christopher "
        "colin craig daniel david dennis diego dmitry dominic donald douglas ed edgar eduard edward ehud emil emmanuel eric erik ernesto eugene evo "
        "felipe fernando fidel francis francisco francois frank franz fred frederick gabriel gary geoffrey george georgi gerald gerhard gleb gordon graham "
        "greg gregory guido gustavo hamid hans harald harold harry hassan hector helmut henry herbert hosni howard hugh hugo hussein ian ibrahim igor "
        "ilham ismail ivan ivo jack jacob jacques jalal james jan janos javier jean jeffrey jens jerome jim joe johan john jonathan jorge jose joseph "
        "juan julio kamal karl keith kenneth kevin klaus kofi lars laurent lech leo leonid louis luis malcolm manuel marcel marco mario mark "
        "martin mateus matthew max michael michel miguel mikhail mohamed mohammad mohammed mohamud muammar muhammad mustafa nabil nelson nicholas nicolas nigel "
        "nikolai nikos nouri nuri oleg oleksandr oliver omar oscar otto pablo patrick paul pavel pedro peter petr petro philip pierre pyotr radek "
        "rafael ramon recep richard robert roberto rodrigo roger ronald rupert saddam salem sam samuel sebastian selim sergei sergey "
        "serhat silvio simon stephen steve steven taras tariq thomas tim timothy tom tony trevor vaclav valery victor viktor vladimir volodymyr walid "
        "walter warren william willy yasser yevgeny yitzhak yuri yusuf"
    ).split()
)
_FEMALE = frozenset(
    (
        "agnieszka aisha alice alicia amanda amina amy ana andreea angela anita ann anna anne annegret annika barbara beatriz benazir bernadette "
        "bridget camila carmen carol caroline catherine cecilia chandrika charlotte christiane christina christine claire claudia condoleezza "
        "cristina dalia danielle diana dilma dolores doris dorothy edith ekaterina elena elisabeth elizabeth ellen emilia emily emma erika esther "
        "eva fatima federica fiona florence frances gabriela gloria golda grace gro halima hanna hannah harriet heather helen helena hillary "
        "indira ingrid irena irina irene isabel isabella jacinda jane janet jennifer jessica joan joanna johanna joyce judith julia julie karen karin "
        "kate katherine kathleen katya kolinda larisa laura leila lena leyla linda lisa lucia lucija lucy lyudmila madeleine manana margaret margarita "
        "maria marie marina marta martha mary maryam megawati mercedes michelle mila miriam monica nadia nancy natalia natalya nina nora olga olivia "
        "pamela patricia paula petra phyllis rachel rania rebecca renata rita rosa rose roza ruth samantha sandra sara sarah shirin silvia sofia solveig "
        "sonia sophie stella susan suzanne svetlana sylvia tahani tamara tanya tatiana tatyana teresa theresa tzipi ursula valentina valerie vera "
        "veronica victoria virginia wendy winnie xiomara yulia yvonne zeinab"
    ).split()
)


def likely_gender(given: str) -> str | None:
    """ "m" or "f" for a given name without accents in lower case, None where it is not known or both."""
    return "m" if given in _MALE else "f" if given in _FEMALE else None
