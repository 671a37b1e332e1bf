"""Writes a corpus with known templates, to measure pare learn.

usage: sites.py WORK [--sites 1000] [--pages 50] [--seed 1] [--gigabytes N]

Writes WORK/sites.jsonl, rows {"id", "url", "text"} of all sites, mixed, and
WORK/sites-truth.jsonl, rows {"id", "lines", "kinds"}: a letter for each line of
the text that is not blank, and one for its kind, the place in KINDS from "a" on.

  T  the site's: menu, consent text, prompts, sharing, footer, on all pages or on
     a part of them; with numbers, dates and names that change
  M  headlines of the site's other articles, which stand on a few pages
  A  the article's
  R  the article's, but in other articles as well: what two or three articles on
     one story share, a quotation on several sites, "Yes."; what stands in one
     article twice is A, and so is an article at two addresses
  H  a sub-heading that the site's authors often use
  N  the article's title, which is an M on other pages

Words are made up: each site has its own, besides the small words of English, so
that no sentence stands in two documents by chance. Of the sites 5 % have next to
no template and 5 % have two to four pages; 1 % of the pages are another one's
article at a second address, and some articles are a single paragraph.

With --gigabytes it writes WORK/large.jsonl instead, about so many GB (1e9 bytes)
of rows of which only the site's own lines repeat, to measure memory and speed:
there are as many sites as it takes, each with its address, and the templates of
the first --sites of them, in turn.
"""

import argparse
import itertools
import json
import pathlib
import random

SMALL = "the of and to in a is that for it was on with as by at from his her they were which this had not are but be have an their said".split()
LABELS = "Home News Sports Weather Opinion Culture Science Travel Food Video Local World Money Health Events Jobs Archive Contact Help Shop".split()
HEADINGS = ["Background", "What happens next", "How it began", "The other side", "What is known"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
ADVERTS = ["Advertisement", "Ad", "Story continues below advertisement"]
# the letter of the lines of each kind
KINDS = {
    "menu": "T", "section": "T", "campaign": "T", "consent": "T", "share": "T", "date": "T", "byline": "T", "credit": "T", "advert": "T",
    "read more": "T", "newsletter": "T", "count": "T", "most read": "T", "old footer": "T", "footer": "T", "headline": "M",
    "paragraph": "A", "sub-heading": "A", "item": "A", "table": "A", "refrain": "A",
    "story": "R", "quotation": "R", "dialogue": "R", "standing heading": "H", "title": "N",
}  # fmt: skip
CODES = {kind: chr(ord("a") + i) for i, kind in enumerate(KINDS)}


class Site:
    def __init__(self, number, rng, quotations):
        self.rng, self.name, self.quotations = rng, f"site{number:04}.example", quotations
        self.words = sorted({self.word() for _ in range(900)})
        rng.shuffle(self.words)
        self.bare = rng.random() < 0.05
        self.between = rng.choice(["\n", "\n\n"])  # paragraphs
        self.headings = rng.sample(HEADINGS, 3)
        self.rows = rng.choice([DAYS, [self.title(1) for _ in range(6)]])
        self.titles, self.story, self.followers = [], [], 0
        title = self.title
        self.menu = rng.sample(LABELS, rng.randint(4, 14)) + [title(rng.randint(1, 2)) for _ in range(rng.randint(4, 26))]
        self.section = [title(2) for _ in range(rng.randint(3, 8))]
        self.campaign = [self.sentence(12), title(3)]
        self.consent = [self.paragraph(), "Accept all " + self.pick(), "Manage " + self.pick()]
        self.prompt = self.sentence(11)
        self.more = "Read " + title(2)
        self.advert = rng.choice(ADVERTS)
        self.share = [f"Share on {title(1)}" for _ in range(rng.randint(2, 6))]
        self.authors = [title(2) for _ in range(rng.randint(2, 30))]
        self.agency = title(1)
        self.old_footer = [self.sentence(15), title(3)]
        self.footer = [f"© {title(2)} {rng.randint(2000, 2026)}", self.sentence(9)] + [title(2) for _ in range(rng.randint(3, 12))]

    def word(self):
        rng = self.rng
        return "".join(rng.choice("bdfgklmnprstvwz") + rng.choice("aeiou") for _ in range(rng.randint(2, 4))) + rng.choice(["", "", "n", "r", "st"])

    def pick(self):
        words = self.words
        return words[int(len(words) * self.rng.random() ** 2)]

    def sentence(self, words):
        rng = self.rng
        text = [rng.choice(SMALL) if rng.random() < 0.4 else self.pick() for _ in range(words)]
        if words > 12 and rng.random() < 0.5:
            text[words // 2] += ","
        return " ".join(text).capitalize() + "."

    def paragraph(self):
        return " ".join(self.sentence(self.rng.randint(9, 24)) for _ in range(self.rng.randint(2, 5)))

    def title(self, words):
        return " ".join(self.pick() for _ in range(words)).title()

    def article(self):
        rng = self.rng
        lines = [("paragraph", self.paragraph()) for _ in range(1 if rng.random() < 0.05 else rng.randint(2, 14))]
        refrain = self.sentence(5) if rng.random() < 0.1 else ""
        for at in range(len(lines) - 1, 1, -1):
            dice = rng.random()
            if refrain and dice < 0.4:
                lines.insert(at, ("refrain", refrain))
            elif dice < 0.06:
                lines.insert(at, ("standing heading", rng.choice(self.headings)))
            elif dice < 0.12:
                lines.insert(at, ("sub-heading", self.title(3)))
            elif dice < 0.15:
                lines.insert(at, ("dialogue", rng.choice(["“Yes.”", "“No.”", "* * *"])))
            elif dice < 0.16:  # rows of the same words as in other articles, with other numbers
                lines[at:at] = [("table", f"{row} {rng.randint(1, 60)} {rng.randint(1, 60)}") for row in self.rows]
            elif dice < 0.17:
                lines[at:at] = [("table", f"{self.title(1)} {rng.randint(1, 60)} {rng.randint(1, 60)}") for _ in range(4)]
            elif dice < 0.20:
                lines[at:at] = [("item", f"- {self.sentence(rng.randint(3, 7))}") for _ in range(3)]
        if not self.followers and rng.random() < 0.08:  # one or two of the next articles are on the same story
            self.followers = rng.randint(2, 3)
            self.story = [("story", f"“{self.sentence(14)}”")] + [("story", self.paragraph()) for _ in range(rng.randint(0, 2))]
        if self.followers and len(lines) > 2:
            self.followers -= 1
            lines[2:2] = self.story
        if rng.random() < 0.02:
            lines.append(("quotation", rng.choice(self.quotations)))
        return [("title", self.title(rng.randint(4, 8)))] + lines

    def page(self, number, of, article):
        """The lines of a page around an article, as its blocks, in which lines are not apart."""
        rng = self.rng
        author = rng.choice(self.authors)
        date = f"{rng.randint(1, 28)} {rng.choice(['March', 'May', 'July'])} 2025, {rng.randint(10, 23)}:{rng.randint(10, 59)}"
        blocks = [[article[0]], [("byline", f"By {author}")]]
        if not self.bare:
            blocks += [[("date", f"Published {date}")], [("credit", f"Photo: {rng.choice(self.authors)}/{self.agency}")]]
        for k, line in enumerate(article[1:]):
            if not self.bare and k in (3, 7) and rng.random() < 0.6:
                blocks.append([rng.choice([("newsletter", self.prompt), ("read more", self.more), ("advert", self.advert)])])
            if line[0] in ("table", "item") and blocks[-1][-1][0] == line[0]:
                blocks[-1].append(line)
            else:
                blocks.append([line])
        title = article[0][1]
        if self.bare:
            self.titles.append(title)
            return blocks + [[("footer", self.footer[0])]]
        block = lambda kind, lines: [(kind, line) for line in lines]
        head = [block("menu", self.menu)]
        if number % 10 < 3:
            head.append(block("section", self.section))
        if number % 10 == 7:
            head.append(block("campaign", self.campaign))
        head += [block("consent", self.consent), block("share", self.share)]
        foot = [block("count", [f"{rng.randint(2, 300)} comments", f"Page {rng.randint(2, 9)} of {rng.randint(10, 40)}"])]
        if len(self.titles) > 4:
            foot.append([("most read", self.menu[1] + " today")] + block("headline", rng.sample(self.titles[-12:], 4)))
        if number < of / 2:
            foot.append(block("old footer", self.old_footer))
        self.titles.append(title)
        return head + blocks + foot + [block("footer", self.footer)]


def sites(args):
    rng = random.Random(f"{args.seed} quotations")
    speaker = Site(0, rng, [])
    quotations = [f"“{speaker.sentence(12)}”" for _ in range(20)]
    for number in range(args.sites):
        yield Site(number, random.Random(f"{args.seed} {number}"), quotations)


def write_known(args):
    rows = []
    for number, site in enumerate(sites(args)):
        pages = site.rng.randint(2, 4) if site.rng.random() < 0.05 else args.pages
        article = []
        for k in range(pages):
            if not article or site.rng.random() >= 0.01:
                article = site.article()
            blocks = site.page(k, pages, article)
            text = site.between.join("\n".join(line for _, line in block) for block in blocks)
            kinds = [kind for block in blocks for kind, _ in block]
            rows.append((
                json.dumps({"id": f"{number}/{k}", "url": f"https://www.{site.name}/{k}", "text": text}, ensure_ascii=False),
                json.dumps({"id": f"{number}/{k}", "lines": "".join(map(KINDS.get, kinds)), "kinds": "".join(map(CODES.get, kinds))}),
            ))
    random.Random(args.seed).shuffle(rows)
    with open(args.work / "sites.jsonl", "w", encoding="utf-8") as texts, open(args.work / "sites-truth.jsonl", "w", encoding="utf-8") as truth:
        for text, lines in rows:
            print(text, file=texts)
            print(lines, file=truth)


def write_large(args):
    """Sentences of a site with a made-up word in front that no line before had."""
    rng, fresh = random.Random(args.seed), itertools.count()
    parts = ["".join(p) for p in itertools.product(*["bdfgklmnprstvwz", "aeiou"] * 2)]
    templates = []
    for site in sites(args):
        frame = site.page(0, 2, [("title", "")])
        at = frame.index([("title", "")])
        text = ["\n".join(line for block in half for _, line in block) for half in (frame[:at], frame[at + 1 :])]
        templates.append(([json.dumps(t, ensure_ascii=False)[1:-1] for t in text], [site.sentence(rng.randint(9, 24))[:-1] for _ in range(200)]))
    written, opened, open_sites = 0, 0, []
    with open(args.work / "large.jsonl", "wb") as out:
        while written < args.gigabytes * 1e9:
            if len(open_sites) < args.sites:
                open_sites.append([opened, 0])
                opened += 1
            at = rng.randrange(len(open_sites))
            number, page = open_sites[at]
            open_sites[at][1] += 1
            if page + 1 == args.pages:
                open_sites[at] = open_sites[-1]
                open_sites.pop()
            (head, foot), sentences = templates[number % len(templates)]
            begin = rng.randrange(len(sentences))
            lines = []
            for k in range(begin, begin + rng.randint(30, 45)):
                n = next(fresh)
                word = parts[n % 5625] + parts[n // 5625 % 5625] + (parts[n // 5625**2] if n >= 5625**2 else "")
                lines.append(f"{word.capitalize()} {sentences[k % 200]} {sentences[(k * 7 + page) % 200].lower()}.")
            text = "\\n".join([head, *lines, foot])
            row = f'{{"id":"{number}/{page}","url":"https://www.site{number:04}.example/{page}","text":"{text}"}}\n'.encode()
            out.write(row)
            written += len(row)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--sites", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--gigabytes", type=float)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    if args.gigabytes:
        write_large(args)
    else:
        write_known(args)


if __name__ == "__main__":
    main()
