"""A small knowledge of actors, in the form of the real tables."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from legation.knowledge.actors import ANY_DAY, Knowledge, days_of
from legation.knowledge.actors.files import ORGANIZATION_COLUMNS, PEOPLE_COLUMNS, STATE_COLUMNS
from legation.knowledge.actors.knowledge import FOLDER
from legation.reading.actors import Air, Resolution, Resolver

RULES = ("offices.tsv", "bodies.tsv", "body_names.tsv", "sectors.tsv", "leaders.tsv", "shared_seats.tsv", "names_then.tsv", "citizens.tsv")
STATES = """
usa|USA|US|United States|United States of America|U.S.; US; America|American; Americans|Washington|White House||
fra|FRA|FR|France|French Republic||French; Frenchmen|Paris|Elysee||
deu|DEU|DE|Germany|Federal Republic of Germany||German; Germans|Berlin; Bonn|||
tur|TUR|TR|Turkey|Republic of Turkey||Turkish; Turks|Ankara|||
rus|RUS|RU|Russia|Russian Federation||Russian; Russians|Moscow|Kremlin|1991|
sun|SUN|SU|Soviet Union||USSR|Soviet; Soviets|Moscow|Kremlin||1991-12-26
ukr|UKR|UA|Ukraine|||Ukrainian; Ukrainians|Kyiv; Kiev||1991|
isr|ISR|IL|Israel|State of Israel||Israeli; Israelis|Jerusalem|||
jor|JOR|JO|Jordan|||Jordanian; Jordanians|Amman|||
sau|SAU|SA|Saudi Arabia|||Saudi; Saudis|Riyadh|||
cod|COD|CD|Democratic Republic of the Congo||Congo; DRC; Zaire|Congolese|Kinshasa|||
cog|COG|CG|Republic of the Congo||Congo; Congo-Brazzaville|Congolese|Brazzaville|||
kor|KOR|KR|South Korea||Korea|South Korean; Korean|Seoul|||
prk|PRK|KP|North Korea||Korea|North Korean; Korean|Pyongyang|||
geo|GEO|GE|Georgia|||Georgian; Georgians|Tbilisi||1991|
phl|PHL|PH|Philippines|||Philippine; Filipino|Manila|||
syr|SYR|SY|Syria|||Syrian; Syrians|Damascus|||
lby|LBY|LY|Libya|||Libyan; Libyans|Tripoli|||
gbr|GBR|GB|United Kingdom||Britain; UK; U.K.|British; Britons|London|10 Downing Street; Downing Street||
irn|IRN|IR|Iran|||Iranian; Iranians|Tehran|||
che|CHE|CH|Switzerland|||Swiss|Bern|||
bel|BEL|BE|Belgium|||Belgian; Belgians|Brussels|||
jpn|JPN|JP|Japan|||Japanese|Tokyo|||
irq|IRQ|IQ|Iraq|||Iraqi; Iraqis|Baghdad|||
pol|POL|PL|Poland|||Polish; Poles|Warsaw|||
lva|LVA|LV|Latvia|||Latvian; Latvians|Riga|||
sdn|SDN|SD|Sudan|||Sudanese|Khartoum|||
pse|PSE|PS|Palestine|||Palestinian; Palestinians|Ramallah|||
nic|NIC|NI|Nicaragua|||Nicaraguan; Nicaraguans|Managua|||
aze|AZE|AZ|Azerbaijan|||Azerbaijani; Azerbaijanis|Baku||1991|
"""
PEOPLE = """
george-h-w-bush|George H. W. Bush|George Bush; George H.W. Bush|m|head-of-state|President|usa|1989-01-20|1993-01-20|Q23505
bill-clinton|Bill Clinton||m|head-of-state-elect|President-elect|usa|1992-11-03|1993-01-20|
bill-clinton|Bill Clinton|||head-of-state|President|usa|1993-01-20|2001-01-20|
george-w-bush|George W. Bush|George Bush|m|head-of-state|President|usa|2001-01-20|2009-01-20|
barack-obama|Barack Obama||m|head-of-state-elect|President-elect|usa|2008-11-04|2009-01-20|
barack-obama|Barack Obama|||head-of-state|President|usa|2009-01-20|2017-01-20|
hillary-clinton|Hillary Clinton|Hillary Rodham Clinton|f|foreign-minister|Secretary of State|usa|2009-01-21|2013-02-01|
jacques-chirac|Jacques Chirac||m|head-of-state|President|fra|1995-05-17|2007-05-16|
jean-pierre-raffarin|Jean-Pierre Raffarin||m|head-of-government|Prime Minister|fra|2002-05-06|2005-05-31|
dominique-de-villepin|Dominique de Villepin||m|foreign-minister|Foreign Minister|fra|2002-05-07|2004-03-31|
angela-merkel|Angela Merkel||f|head-of-government|Chancellor|deu|2005-11-22|2021-12-08|
olaf-scholz|Olaf Scholz||m|head-of-government|Chancellor|deu|2021-12-08|2025-05-06|
joachim-gauck|Joachim Gauck||m|head-of-state|President|deu|2012-03-18|2017-03-19|
recep-tayyip-erdogan|Recep Tayyip Erdogan|Recep Tayyip Erdoğan; Tayyip Erdogan|m|head-of-government|Prime Minister|tur|2003-03-14|2014-08-28|
recep-tayyip-erdogan|Recep Tayyip Erdogan|||head-of-state|President|tur|2014-08-28||
ibrahim-kalin|Ibrahim Kalin||m|spokesperson-head-of-state|Presidential Spokesman|tur|2014-12|2023-06|
ibrahim-kalin|Ibrahim Kalin|||spokesperson|Spokesman|ak-party|2015|2016|
sergei-lavrov|Sergei Lavrov|Sergey Lavrov|m|foreign-minister|Foreign Minister|rus|2004-03-09||
vladimir-putin|Vladimir Putin||m|head-of-state|President|rus|2000-05-07|2008-05-07|
vladimir-putin|Vladimir Putin|||head-of-government|Prime Minister|rus|2008-05-08|2012-05-07|
vladimir-putin|Vladimir Putin|||head-of-state|President|rus|2012-05-07||
mikhail-gorbachev|Mikhail Gorbachev||m|head-of-state|President|sun|1990-03-15|1991-12-25|
volodymyr-zelensky|Volodymyr Zelensky|Volodymyr Zelenskyy|m|head-of-state|President|ukr|2019-05-20||
viktor-yanukovych|Viktor Yanukovych||m|head-of-state|President|ukr|2010-02-25|2014-02-22|
leonid-kuchma|Leonid Kuchma||m|head-of-state|President|ukr|1994-07-19|2005-01-23|
abdullah-ii|Abdullah II|King Abdullah II; King Abdullah|m|head-of-state|King|jor|1999-02-07||
hussein|Hussein|King Hussein|m|head-of-state|King|jor|1952-08-11|1999-02-07|
abdullah|Abdullah|King Abdullah; Abdullah bin Abdulaziz|m|head-of-state|King|sau|2005-08-01|2015-01-23|
corazon-aquino|Corazon Aquino|Cory Aquino|f|head-of-state|President|phl|1986-02-25|1992-06-30|
benigno-aquino|Benigno Aquino|Benigno Aquino III|m|head-of-state|President|phl|2010-06-30|2016-06-30|
hafez-al-assad|Hafez al-Assad||m|head-of-state|President|syr|1971-03-12|2000-06-10|
bashar-al-assad|Bashar al-Assad||m|head-of-state|President|syr|2000-07-17|2024-12-08|
muammar-gaddafi|Muammar Gaddafi|Moamer Kadhafi; Muammar Qaddafi; Moammar Gadhafi|m|supreme-leader|Leader|lby|1969-09-01|2011-08-23|
mobutu-sese-seko|Mobutu Sese Seko|Mobutu|m|head-of-state|President|cod|1965-11-24|1997-05-17|
jaroslaw-kaczynski|Jaroslaw Kaczynski||m|head-of-government|Prime Minister|pol|2006-07-14|2007-11-16|
lech-kaczynski|Lech Kaczynski||m|head-of-state|President|pol|2005-12-23|2010-04-10|
aigars-kalvitis|Aigars Kalvitis||m|head-of-government|Prime Minister|lva|2004-12-02|2007-12-20|
omar-al-bashir|Omar al-Bashir|Omar Hassan Ahmed al-Bashir|m|head-of-state|President|sdn|1993-10-16|2019-04-11|
ahmed-qureia|Ahmed Qureia||m|speaker|Speaker of the Legislative Council|pse|1996-03-07|2003-10-06|
arnoldo-aleman|Arnoldo Aleman||m|head-of-state|President|nic|1997-01-10|2002-01-10|
heydar-aliyev|Heydar Aliyev||m|head-of-state|President|aze|1993-10-03|2003-10-31|
ilham-aliyev|Ilham Aliyev||m|head-of-state|President|aze|2003-10-31||
laurent-desire-kabila|Laurent-Desire Kabila||m|head-of-state|President|cod|1997-05-17|2001-01-16|
joseph-kabila|Joseph Kabila||m|head-of-state|President|cod|2001-01-26|2019-01-24|
denis-sassou-nguesso|Denis Sassou Nguesso||m|head-of-state|President|cog|1997-10-25||
kim-jong-il|Kim Jong Il|Kim Jong-il|m|supreme-leader|Supreme Leader|prk|1994-07-08|2011-12-17|
roh-moo-hyun|Roh Moo-hyun||m|head-of-state|President|kor|2003-02-25|2008-02-25|
ehud-barak|Ehud Barak||m|head-of-government|Prime Minister|isr|1999-07-06|2001-03-07|
ariel-sharon|Ariel Sharon||m|head-of-government|Prime Minister|isr|2001-03-07|2006-04-14|
kofi-annan|Kofi Annan||m|head|Secretary-General|united-nations|1997-01-01|2007-01-01|
lakhdar-brahimi|Lakhdar Brahimi||m|envoy|Special Envoy for Syria|united-nations|2012-08-17|2014-05-31|
jens-stoltenberg|Jens Stoltenberg||m|head|Secretary General|nato|2014-10-01|2024-10-01|
"""
ORGANIZATIONS = """
united-nations|United Nations|UN; U.N.|organization||IGO|igo||||
nato|NATO|North Atlantic Treaty Organization|organization||IGO|igo||||
hamas|Hamas||group|PSE|REB|armed-group||||
ak-party|AK Party|AKP|organization|TUR|PTY|party||||
reuters|Reuters||organization|GBR|JRN|media||||
european-union|European Union|EU|organization||IGO|igo||||
tass|TASS|ITAR-TASS; Itar-Tass|organization|RUS|JRN|media||||
fidesz|Fidesz||organization|HUN|PTY|party||||
"""


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tables with a few states, people and organizations and the package's own rules."""
    folder = tmp_path_factory.mktemp("actors")
    for name in RULES:
        shutil.copy(FOLDER / name, folder / name)
    for name, columns, lines in (
        ("states", STATE_COLUMNS, STATES),
        ("people/people", PEOPLE_COLUMNS, PEOPLE),
        ("organizations/all", ORGANIZATION_COLUMNS, ORGANIZATIONS),
    ):
        path = folder / f"{name}.tsv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            "\n".join("\t".join(line.split("|")) for line in [columns.replace(" ", "|"), *(_padded(line, columns) for line in lines.split("\n"))]),
            encoding="utf-8",
        )
    return folder


def _padded(line: str, columns: str) -> str:
    missing = len(columns.split()) - 1 - line.count("|")
    return line and line[: len(line) + min(missing, 0)] + "|" * max(missing, 0)


@pytest.fixture(scope="session")
def resolver(tables: Path) -> Resolver:
    """A resolver over the small tables."""
    return Resolver(Knowledge(tables))


Ask = Callable[..., Resolution]


@pytest.fixture(scope="session")
def ask(resolver: Resolver) -> Ask:
    """Resolve words on a date, with a country in the air."""

    def resolve(words: str, on: str = "", country: str | None = None) -> Resolution:
        return resolver.resolve(words, days_of(on) if on else ANY_DAY, Air(country))

    return resolve
