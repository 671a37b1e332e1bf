"""clean and extract: what comes back, what is refused, and what options do."""

import pathlib
import pickle
import subprocess
import sys
import tempfile
import unittest

from test_processes import ENV

import pare
from pare.command import find_command

TEXT = """Share on Facebook

The council met on Monday to vote on the bridge, which has been closed since May.

Sign up for our free newsletter

"It will open in spring," the mayor said. “Ça ira,” she added.
"""
CLEAN = """The council met on Monday to vote on the bridge, which has been closed since May.

"It will open in spring," the mayor said. “Ça ira,” she added.
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><title>The bridge opens in spring</title>
<meta property="og:title" content="The bridge opens in spring"><meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2026-10-30T06:00:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>The bridge opens in spring</h1>
<p>The council met on Monday to vote on the bridge, which has been closed since May of last year.</p>
<p>“It will open in spring,” the mayor said after the vote, and the builders agreed with her.</p>
<p>Sign up for our free newsletter</p>
<p>The ferry will run until then, at the same price as before, said the council in a statement.</p>
</article><footer>© 2026 The Valley Paper. All rights reserved.</footer></body></html>"""
BODY = "The council met on Monday"


class Clean(unittest.TestCase):
    def test_clean(self):
        self.assertEqual(pare.clean(TEXT), CLEAN)

    def test_line_ends_and_odd_characters_stay(self):
        for text in (
            "",
            "A line.",
            "A line.\r\nAnother one.\r\n",
            "A line.\u2028The same.\x00\x7f\n",
            "😀 \ud800 \ufeff\n",
            '\\u0041 "\n',
        ):
            with self.subTest(text=text):
                self.assertEqual(pare.clean(text), text)

    def test_same_bytes_as_the_command(self):
        for text in TEXT, CLEAN, PAGE, "x\n" * 1000:
            command = [find_command(), "-q", "--no-config", "--from", "text"]
            want = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
            self.assertEqual(pare.clean(text).encode(), want)

    def test_larger_than_pipes(self):
        text = "The council met on Monday, said the mayor of the town.\n\n" * 20000
        self.assertEqual(len(pare.clean(text)), len(text))

    def test_what_is_no_text(self):
        for value, name in (None, "NoneType"), (float("nan"), "float"), (b"text", "bytes"), (("a", "b"), "tuple"):
            with self.subTest(value=value), self.assertRaisesRegex(pare.BadDocument, name):
                pare.clean(value)
        with self.assertRaisesRegex(pare.BadDocument, "decode"):
            pare.clean(b"text")
        self.assertEqual(pare.clean(TEXT), CLEAN)

    def test_options(self):
        with pare.Cleaner(keep=["sign-up"], rules_only=True) as cleaner:
            self.assertIn("newsletter", cleaner.clean(TEXT))
        with tempfile.TemporaryDirectory() as folder:
            rules = pathlib.Path(folder, "own.yaml")
            rules.write_text(
                "- id: promo/own\n  doc: Own.\n  phrases: [grumpf of the day]\n  at: whole\n"
                "  drop: [Grumpf of the day]\n  keep: [The grumpf of the day came late.]\n"
            )
            with pare.Cleaner(rules=str(rules)) as cleaner:
                self.assertEqual(cleaner.clean(CLEAN + "\nGrumpf of the day\n"), CLEAN)

    def test_options_that_the_command_refuses(self):
        with self.assertRaisesRegex(pare.CommandFailed, "status 2.*loud"):
            pare.Cleaner(mode="loud").clean(TEXT)
        with self.assertRaises(pare.CommandFailed):
            list(pare.Cleaner(mode="loud").clean_many([TEXT], errors="return"))
        with self.assertRaisesRegex(TypeError, "list of categories"):
            pare.Cleaner(keep="caption")
        with self.assertRaisesRegex(pare.CommandFailed, "cannot be started"):
            pare.Cleaner(command="/nowhere/pare").clean(TEXT)

    def test_cleaners_and_errors_are_pickled(self):
        cleaner = pickle.loads(pickle.dumps(pare.Cleaner(keep=["sign-up"], rules_only=True)))
        self.assertIn("newsletter", cleaner.clean(TEXT))
        self.assertEqual(pickle.loads(pickle.dumps(pare.clean))(TEXT), CLEAN)
        error = pickle.loads(pickle.dumps(pare.BadDocument("no text", 7)))
        self.assertEqual((str(error), error.index), ("document 7: no text", 7))

    def test_command(self):
        ran = subprocess.run([sys.executable, "-m", "pare", "version"], env=ENV, stdout=subprocess.PIPE, check=True)
        self.assertIn(b"pare", ran.stdout)


class Extract(unittest.TestCase):
    def test_article(self):
        article = pare.extract(PAGE, url="https://example.org/bridge")
        self.assertIn(BODY, article.text)
        self.assertNotIn("newsletter", article.text)
        self.assertEqual(article.meta.title, "The bridge opens in spring")
        self.assertEqual((article.meta.byline, article.meta.lang), ("Jane Roe", "en"))
        self.assertEqual(article.meta.date, "2026-10-30T06:00:00Z")
        self.assertEqual(article.meta.url, "https://example.org/bridge")
        self.assertIsNone(article.markdown)
        self.assertEqual(pickle.loads(pickle.dumps(article)), article)

    def test_blocks(self):
        blocks = pare.extract(PAGE).blocks
        kept = [b for b in blocks if b.keep and b.text.startswith(BODY)]
        gone = [b for b in blocks if not b.keep and "newsletter" in b.text]
        self.assertEqual((len(kept), len(gone)), (1, 1))
        self.assertEqual((kept[0].kind, kept[0].rule), ("paragraph", ""))
        self.assertEqual(gone[0].category, "sign-up")
        self.assertIn(gone[0].rule, [e.rule for e in gone[0].evidence])
        self.assertIn("newsletter", PAGE.encode()[gone[0].start : gone[0].end].decode())

    def test_what_is_asked_for(self):
        article = pare.extract(PAGE, blocks=False, markdown=True)
        self.assertEqual(article.blocks, [])
        self.assertTrue(article.markdown.startswith("# The bridge opens in spring"))
        self.assertEqual(article.text, pare.extract(PAGE).text)

    def test_empty_page(self):
        for page in "", "<html><body></body></html>":
            self.assertEqual(pare.extract(page).text, "")

    def test_many(self):
        pages = [PAGE, (PAGE, "https://example.org/2"), ""]
        got = list(pare.extract_many(pages, jobs=1))
        self.assertEqual(got, [pare.extract(PAGE), pare.extract(PAGE, "https://example.org/2"), pare.extract("")])


if __name__ == "__main__":
    unittest.main()
