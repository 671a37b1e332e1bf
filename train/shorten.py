"""Makes other texts of the labelled articles: short ones, as a person pastes half a page, and ones with boxes among their paragraphs."""

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


BOXES = {"related", "sign-up", "promo", "advert", "paywall", "share", "follow", "app"}  # what publishers put among paragraphs
BOX_LINES = 10  # of a box, at most
MOVED = (1, 3)  # how many boxes are moved


def box(document):
    """The document with boxes that stand above or below all its paragraphs moved to between two of them.

    Most labelled articles have their boxes at the end, so that what stands behind one would be taken for what stands behind
    the article. None if there is no box or no place for one.
    """
    random_ = random.Random(f"{document['id']} box")
    lines = [line for line in document["lines"] if line["label"] != "blank"]
    boxes, start = [], None  # half open
    for i, line in enumerate([*lines, {"category": None}]):
        inside = line["category"] in BOXES
        if inside and start is None:
            start = i
        elif not inside and start is not None:
            boxes.append((start, i))
            start = None
    body = [i for i, line in enumerate(lines) if line["category"] == "body"]
    boxes = [(a, b) for a, b in boxes if b - a <= BOX_LINES and body and not body[0] < a < body[-1]]
    is_paragraph = lambda line: line["category"] == "body" and SENTENCE.match(line["text"].strip())
    places = [i for i in range(1, len(lines)) if is_paragraph(lines[i - 1]) and is_paragraph(lines[i])]
    if not boxes or len(places) < 2:
        return None
    boxes = random_.sample(boxes, min(len(boxes), random_.randint(*MOVED)))
    to = {}
    for a, b in boxes:
        to.setdefault(random_.choice(places), []).extend(lines[a:b])
    gone = {i for a, b in boxes for i in range(a, b)}
    spaced = random_.random() < 0.7
    out = []
    for i, line in enumerate(lines):
        for placed in [*to.get(i, []), *([] if i in gone else [line])]:
            if spaced and out:
                out.append({"text": "", "label": "blank"})
            out.append(placed)
    return {**document, "id": f"{document['id']} box", "lines": out}


def write(sources, target):
    """Writes the short texts of files of labelled documents."""
    with gzip.open(target, "wt", encoding="utf-8") as out:
        for source in sources:
            with gzip.open(source, "rt", encoding="utf-8") as read:
                for document in map(json.loads, read):
                    made = [shorten(document, number) for number in range(PER_ARTICLE)] + [box(document)]
                    for text in filter(None, made):
                        out.write(json.dumps(text, ensure_ascii=False) + "\n")
