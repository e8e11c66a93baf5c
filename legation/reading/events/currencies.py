"""Which money a number counts: signs and words of currencies, and their ISO codes."""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

CURRENCIES = {
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "pound": "GBP", "pounds": "GBP",
    "¥": "JPY", "yen": "JPY", "yuan": "CNY", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "rupee": "INR", "rupees": "INR",
    "shekel": "ILS", "shekels": "ILS", "franc": "CHF", "francs": "CHF", "mark": "DEM", "marks": "DEM", "riyal": "SAR", "riyals": "SAR", "won": "KRW",
    "ecu": "XEU", "ecus": "XEU", "deutschmarks": "DEM", "punt": "IEP", "punts": "IEP", "krona": "SEK", "kronor": "SEK", "kroner": "NOK", "zloty": "PLN",
    "rand": "ZAR", "real": "BRL", "reais": "BRL", "peso": "MXN", "pesos": "MXN", "lira": "TRY", "liras": "TRY", "hryvnia": "UAH", "hryvnias": "UAH",
}  # fmt: skip
_DOLLARS = {"australian": "AUD", "canadian": "CAD", "hong kong": "HKD", "new zealand": "NZD", "singapore": "SGD", "taiwan": "TWD"}
_KILOGRAMS = frozenset("kilogram kilograms kilo kilos kg kgs tonne tonnes ton tons ounce ounces".split())
_SUMS = frozenset("million millions billion billions trillion".split())
SIGN = re.compile(r"\s*(US\$|[$€£¥])\s*$", re.I)


def currency_of(number: Span, noun: Token) -> str:
    """The code of a currency, of the state whose dollars they are."""
    between = noun.doc[number.end : noun.i].text.lower()
    return _DOLLARS.get(between, CURRENCIES[noun.lower_]) if noun.lower_.startswith("dollar") else CURRENCIES[noun.lower_]


def is_weight(number: Span, noun: Token) -> bool:
    """Whether pounds are no money: "40 kilograms (88 pounds)", "300 pounds of explosives"."""
    if noun.lower_ not in ("pound", "pounds"):
        return False
    doc = noun.doc
    if any(token.lower_ in _KILOGRAMS for token in (*doc[max(0, number.start - 3) : number.start], *doc[noun.i + 1 : noun.i + 5])):
        return True
    following = doc[noun.i + 1].lower_ if noun.i + 1 < len(doc) else ""
    return following == "of" and not any(token.lower_ in _SUMS for token in number)
