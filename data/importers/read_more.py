"""The link that leads from a teaser to its article: "Läs mer →", "Read more", "Leer más"."""

from __future__ import annotations

import re

from data.importers.canonical import normal_title

_WORDS = "|".join(  # noqa: FLY002  # one string in so many lines would hide a forgotten bar
    [
        "läs (?:mer|vidare|hela (?:artikeln|nyheten|inlägget|texten))|fortsätt läsa|till (?:artikeln|nyheten)",
        "les (?:mer|videre)|læs (?:mere|videre)|lue lisää",
        "(?:read|learn|find out|see) more|read on|read (?:the )?(?:full )?(?:article|story)|continue reading",
        "keep reading|view (?:post|article)|weiterlesen|mehr (?:lesen|erfahren)|lees (?:meer|verder)",
        "leer m[aá]s|ver m[aá]s|seguir leyendo|continuar leyendo|m[aá]s informaci[oó]n",
        "le(?:ia|r) mais|saiba mais|ver mais|continue (?:lendo|a ler)|lire (?:la suite|plus)|en savoir plus|voir plus",
        "leggi (?:tutto|di più|ancora)|continua a leggere|scopri di più|czytaj (?:więcej|dalej)|dowiedz się więcej",
        "číst (?:více|dál)|citește mai mult|pročitaj(?:te)? više|opširnije|lexo më (?:shumë|tej)|devamını oku|devamı",
        "xem thêm|đọc (?:tiếp|thêm)|baca selengkapnya|selengkapnya|soma zaidi",
        "читати (?:далі|більше|повністю)|детальніше|докладніше|читать (?:далее|дальше|полностью|больше)|подробнее",
        "прочитај(?:те)? (?:више|повеќе)|прочетете повече|чытаць далей|წაიკითხე მეტი|կարդալ ավելին",
        "اقرأ المزيد|قراءة المزيد|阅读更多|閱讀更多",
    ]
)
_ARROWS = r"[\s→➔➜»›>▸▶⟶⇒↗|\[({]"
_CLOSING = r"[\s→➔➜»›>▸▶⟶⇒↗|\])}.…]"
_AT_ITS_END = re.compile(
    rf"(?P<before>^|[.!?…。”\"»)\]→➔➜›>▸▶|–-])?{_ARROWS}*+(?<!\w)(?P<words>{_WORDS}){_CLOSING}*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"(?P<before>[.!?…。]){_ARROWS}++(?:{_WORDS})\s*(?::|\b(?:om|här|about|here|sobre|aquí|over)\b)[^.!?…]{{0,150}}$",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^{_ARROWS}*+(?:{_WORDS})(?!\w)(?P<rest>.{{0,180}})$", re.IGNORECASE)
_LONGEST = 300
_TRAILING_ARROW = re.compile(r"\s+[→➔➜»›▸▶⟶⇒↗]+$")


def is_read_more(line: str, title: str) -> bool:
    """Tell whether a line is such a link and nothing else; it may repeat the ``title`` above it."""
    found = _ALONE.match(line) if len(line) <= _LONGEST else None
    if found is None:
        return False
    rest = found["rest"].strip()
    return len(rest) <= 30 or (bool(title) and normal_title(title) in normal_title(rest))


def without_read_more(line: str) -> str:
    """Return a line without such a link at its end; a line that is nothing else stays as it is."""
    # No link is longer; looking no further keeps hostile input quick.
    line, head = line[-_LONGEST:], line[:-_LONGEST]
    return head + _without(line) if head else _without(line)


def _without(line: str) -> str:
    if (about := _ABOUT.search(line)) is not None:
        return line[: about.end("before")]
    found = _AT_ITS_END.search(line)
    if found is None:
        return _TRAILING_ARROW.sub("", line)
    # "Unga ska läsa mer" ends with the same words; a link begins after a mark, or with a capital of its own.
    marked = found["before"] is not None or line[found.start() : found.start("words")].strip()
    if not line[: found.start()].strip() or not (marked or found["words"][0].isupper()):
        return line
    return line[
        : found.end("before") if found["before"] not in (None, *"→➔➜›>▸▶|–-") else found.start()
    ].rstrip()
