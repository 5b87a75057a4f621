"""Currencies by sign and word (ISO 4217), and percentages."""

from __future__ import annotations

import re

_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₺": "TRY",
    "₪": "ILS", "₩": "KRW", "₦": "NGN",
    "Rs": "INR", "Rs.": "INR", "USD": "USD", "EUR": "EUR", "GBP": "GBP",
}  # fmt: skip
_WORDS = (
    ("us dollar", "USD"), ("u.s. dollar", "USD"), ("american dollar", "USD"), ("australian dollar", "AUD"),
    ("canadian dollar", "CAD"), ("new zealand dollar", "NZD"), ("hong kong dollar", "HKD"), ("singapore dollar", "SGD"),
    ("zimbabwe dollar", "ZWL"), ("taiwan dollar", "TWD"), ("dollar", "USD"), ("usd", "USD"), ("bucks", "USD"),
    ("euro", "EUR"), ("eur", "EUR"), ("syrian pound", "SYP"), ("lebanese pound", "LBP"), ("lebanese lira", "LBP"),
    ("egyptian pound", "EGP"), ("sudanese pound", "SDG"), ("turkish lira", "TRY"), ("lira", "TRY"), ("pound", "GBP"),
    ("sterling", "GBP"), ("pakistani rupee", "PKR"), ("sri lankan rupee", "LKR"), ("nepalese rupee", "NPR"),
    ("rupee", "INR"), ("rouble", "RUB"), ("ruble", "RUB"), ("hryvnia", "UAH"), ("yuan", "CNY"), ("renminbi", "CNY"),
    ("yen", "JPY"), ("won", "KRW"), ("shekel", "ILS"), ("iraqi dinar", "IQD"), ("kuwaiti dinar", "KWD"),
    ("jordanian dinar", "JOD"), ("libyan dinar", "LYD"), ("algerian dinar", "DZD"), ("iranian rial", "IRR"),
    ("yemeni rial", "YER"), ("omani rial", "OMR"), ("riyal", "SAR"), ("dirham", "AED"), ("naira", "NGN"),
    ("swiss franc", "CHF"), ("cfa franc", "XOF"), ("afghani", "AFN"), ("rand", "ZAR"), ("mexican peso", "MXN"),
    ("colombian peso", "COP"), ("philippine peso", "PHP"), ("argentine peso", "ARS"), ("kenyan shilling", "KES"),
    ("somali shilling", "SOS"), ("ugandan shilling", "UGX"), ("birr", "ETB"), ("taka", "BDT"), ("baht", "THB"),
    ("rupiah", "IDR"),
    ("real", "BRL"), ("reais", "BRL"), ("zloty", "PLN"),
)  # fmt: skip
_SIGN = re.compile(r"(US\$|AU\$|CA\$|NZ\$|HK\$|A\$|C\$|S\$|R\$|[$€£¥₹₽₴₺₪₩₦]|\bRs\.?|\b(?:USD|EUR|GBP))\s?(?:\w+ )?$")
_AFTER = re.compile(rf"\s?-?(?P<word>{'|'.join(re.escape(w) for w, _ in _WORDS)})s?\b", re.IGNORECASE)
_PERCENT = re.compile(r"\s?-?(?:%|per ?cent\b|percentage points?\b|pc\b|pct\b)", re.IGNORECASE)


def currency_of(phrase: str, start: int, end: int) -> str | None:
    """ISO 4217 code of the number at `[start, end)`, or None. A bare "$" is read as US dollars, "£" as sterling."""
    if sign := _SIGN.search(phrase[:start]):
        return _SIGNS[sign[1]]
    word = _AFTER.match(phrase, end)
    return next((code for name, code in _WORDS if word and word["word"].lower() == name), None)


def is_percent(phrase: str, end: int) -> bool:
    """Whether the number that ends at `end` is a percentage."""
    return bool(_PERCENT.match(phrase, end))
