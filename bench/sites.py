"""Writes a corpus with known templates, to measure pare learn.

usage: sites.py WORK [--sites 1000] [--pages 50] [--seed 1]

Writes WORK/sites.jsonl, rows {"id", "url", "text"} of all sites, mixed, and
WORK/sites-truth.jsonl, rows {"id", "lines"}: a letter for each line of the text.

  T  the site's: menu, consent text, prompts, sharing, footer, on all pages or on
     a part of them; with numbers, dates and names that change
  M  headlines of the site's other articles, which stand on a few pages
  A  the article's
  R  the article's, but in other articles of the site as well: a quotation, a
     paragraph of background, "Yes.", a verse that returns; what stands in one
     article twice is A
  H  a sub-heading that the site's authors often use
  N  the article's title, which is an M on other pages

Words are made up: each site has its own, besides the small words of English, so
that no sentence stands in two documents by chance. Of the sites 5 % have next to
no template and 5 % have two to four pages; 1 % of the pages are another one's
article at a second address, and some articles are a single paragraph.
"""

import argparse
import json
import pathlib
import random

SMALL = "the of and to in a is that for it was on with as by at from his her they were which this had not are but be have an their said".split()
LABELS = "Home News Sports Weather Opinion Culture Science Travel Food Video Local World Money Health Events Jobs Archive Contact Help Shop".split()
HEADINGS = ["Background", "What happens next", "How it began", "The other side", "What is known"]


class Site:
    def __init__(self, number, rng):
        self.rng, self.name = rng, f"site{number:04}.example"
        self.words = sorted({self.word() for _ in range(900)})
        rng.shuffle(self.words)
        self.bare = rng.random() < 0.05
        self.headings = rng.sample(HEADINGS, 3)
        self.titles = []
        self.quote = f"“{self.sentence(14)}”"
        self.background = self.paragraph()
        title = self.title
        self.menu = rng.sample(LABELS, rng.randint(4, 14)) + [title(2) for _ in range(rng.randint(4, 20))]
        self.section = [title(2) for _ in range(rng.randint(3, 8))]
        self.campaign = [self.sentence(12), title(3)]
        self.consent = [self.paragraph(), "Accept all " + self.pick(), "Manage " + self.pick()]
        self.prompt = self.sentence(11)
        self.more = "Read " + title(2)
        self.share = [f"Share on {title(1)}" for _ in range(rng.randint(2, 6))]
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
        lines = [("A", self.paragraph()) for _ in range(1 if rng.random() < 0.05 else rng.randint(4, 14))]
        refrain = self.sentence(5) if rng.random() < 0.1 else ""
        for at in range(len(lines) - 1, 1, -1):
            dice = rng.random()
            if refrain and dice < 0.4:
                lines.insert(at, ("A", refrain))
            elif dice < 0.06:
                lines.insert(at, ("H", rng.choice(self.headings)))
            elif dice < 0.12:
                lines.insert(at, ("A", self.title(3)))
            elif dice < 0.15:
                lines.insert(at, ("R", rng.choice(["“Yes.”", "“No.”", "* * *"])))
            elif dice < 0.17:
                lines[at:at] = [("A", f"{self.title(1)} {rng.randint(1, 60)} {rng.randint(1, 60)}") for _ in range(4)]
            elif dice < 0.20:
                lines[at:at] = [("A", f"- {self.sentence(rng.randint(3, 7))}") for _ in range(3)]
        if len(lines) > 4 and rng.random() < 0.05:
            lines.insert(3, ("R", rng.choice([self.quote, self.background])))
        return lines

    def page(self, number, of, article):
        rng = self.rng
        title = self.title(rng.randint(4, 8))
        body = [("N", title), ("T", f"By {self.title(2)}"), ("T", f"{rng.randint(1, 28)} {rng.choice(['March', 'May', 'July'])} 2025, {rng.randint(10, 23)}:{rng.randint(10, 59)}")]
        for k, line in enumerate(article):
            if not self.bare and k in (3, 7) and rng.random() < 0.6:
                body.append(("T", rng.choice([self.prompt, self.more])))
            body.append(line)
        if self.bare:
            self.titles.append(title)
            return [line for line in body if line[0] != "T" or line[1].startswith("By ")] + [("T", self.footer[0])]
        template = lambda lines: [("T", line) for line in lines]
        page = template(self.menu)
        if number % 10 < 3:
            page += template(self.section)
        if number % 10 == 7:
            page += template(self.campaign)
        page += template(self.consent) + template(self.share) + body
        page += template([f"{rng.randint(2, 300)} comments", f"{self.menu[0]} {rng.randint(2, 9)} of {rng.randint(10, 40)}"])
        if len(self.titles) > 4:
            page += template([self.menu[1] + " today"]) + [("M", t) for t in rng.sample(self.titles[-12:], 4)]
        page += template(self.old_footer if number < of / 2 else []) + template(self.footer)
        self.titles.append(title)
        return page


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("--sites", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    rows = []
    for number in range(args.sites):
        rng = random.Random(f"{args.seed} {number}")
        site = Site(number, rng)
        pages = rng.randint(2, 4) if rng.random() < 0.05 else args.pages
        article = []
        for k in range(pages):
            if not article or rng.random() >= 0.01:
                article = site.article()
            lines = site.page(k, pages, article)
            where = f"{number}/{k}"
            rows.append((where, f"https://www.{site.name}/{k}", lines))
    random.Random(args.seed).shuffle(rows)
    with open(args.work / "sites.jsonl", "w", encoding="utf-8") as texts, open(args.work / "sites-truth.jsonl", "w", encoding="utf-8") as truth:
        for where, url, lines in rows:
            print(json.dumps({"id": where, "url": url, "text": "\n".join(line for _, line in lines)}, ensure_ascii=False), file=texts)
            print(json.dumps({"id": where, "lines": "".join(kind for kind, _ in lines)}), file=truth)


if __name__ == "__main__":
    main()
