"""Makes short texts of long ones: what a person pastes is half a page, and the labelled articles are whole pages."""

import gzip
import json
import random
import re

PER_ARTICLE = 4  # the last of them is the whole article, nearly clean
PARAGRAPHS = (4, 12)  # how many lines of the article are left, at least and at most
BOILERPLATE = (0.1, 0.5)  # the share of the lines around them that are left
NEARLY_CLEAN = (0, 0.1)  # the same of a whole article
SENTENCE = re.compile(r"^.{40,}?[.!?。！？।؟](?=\s|$|[”»\"’」])[”»\"’」]?")


def shorten(document, number):
    """A piece of a labelled document, the same for the same number, or None if it has no article to speak of."""
    random_ = random.Random(f"{document['id']} {number}")
    lines = [line for line in document["lines"] if line["label"] != "blank"]
    body = [i for i, line in enumerate(lines) if line["category"] == "body"]
    if len(body) < PARAGRAPHS[0]:
        return None
    whole = number == PER_ARTICLE - 1
    count = len(body) if whole else min(random_.randint(*PARAGRAPHS), len(body))
    # from the head more often than not, as people paste
    first = 0 if random_.random() < 0.6 else random_.randrange(len(body) - count + 1)
    low, high = body[first], body[first + count - 1]
    share = random_.uniform(*(NEARLY_CLEAN if whole else BOILERPLATE))
    cut = not whole and random_.random() < 0.6  # paragraphs to their first sentences
    spaced = random_.random() < 0.7
    out = []
    for i, line in enumerate(lines):
        inside = low <= i <= high
        if line["category"] == "body" and not inside or line["category"] != "title" and line["label"] != "keep" and random_.random() > share:
            continue
        if line["category"] == "title" and random_.random() < 0.2 or abs(i - min(max(i, low), high)) > 40:
            continue
        text = line["text"]
        if cut and line["category"] == "body" and (match := SENTENCE.match(text.strip())):
            text = match.group()
        if spaced and out:
            out.append({"text": "", "label": "blank"})
        out.append({**line, "text": text})
    return {**document, "id": f"{document['id']} short {number}", "lines": out}


def write(sources, target):
    """Writes the short texts of files of labelled documents."""
    with gzip.open(target, "wt", encoding="utf-8") as out:
        for source in sources:
            with gzip.open(source, "rt", encoding="utf-8") as read:
                for document in map(json.loads, read):
                    for number in range(PER_ARTICLE):
                        if short := shorten(document, number):
                            out.write(json.dumps(short, ensure_ascii=False) + "\n")
