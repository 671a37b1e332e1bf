package option

import (
	"strings"

	"github.com/pare-text/pare/internal/findings"
	"github.com/pare-text/pare/internal/format"
)

var outputOptions = []Option{
	{
		Name: "to", In: pare, Default: format.Outputs[0].Name,
		Values: format.OutputNames(), Group: Output, Scope: Run,
		Help: "output `FORMAT`: " + strings.Join(format.OutputNames(), ", ") + "; JSON lines stay such unless text or markdown is asked for",
		Flag: "`--to " + strings.Join(format.OutputNames(), `\|`) + "`",
		Text: "output format. [JSON lines](#json-lines) stay such unless `text` or `markdown` is asked for",
	},
	{
		Name: "format", In: check, Default: "line",
		Values: findings.Formats, Group: Output,
		Help: "report `FORMAT`: " + strings.Join(findings.Formats, ", "),
		Flag: "`--format " + strings.Join(findings.Formats, `\|`) + "`",
		Text: "one line per finding, as compilers print them; annotations for GitHub Actions; SARIF 2.1.0 for code scanning and editors; one JSON object",
	},
	{
		Name: "output", Letter: "o", In: pare, Default: "-",
		File:  true,
		Group: Output, SameOutput: true,
		Help: "write to `FILE`, compressed if it ends in .gz or .zst, or to one file for each input in a folder: DIR/, or any name without an extension if an input is a folder",
		Flag: "`-o`, `--output FILE` or `DIR/`",
		Text: "where to write. A file is written completely or not at all; it may be the input. Links are followed, also to a file that does not exist yet. If an input is a folder, any name is a folder, unless it has the extension of an output: `all.txt`, `all.jsonl`. A file whose name ends in `.gz` or `.zst` is compressed. `/dev/stdout`, `/dev/stderr` and `/dev/fd/N` are streams, like `-`",
	},
	{
		Name: "output", Letter: "o", In: check, Default: "-",
		File:  true,
		Group: Output,
		Help:  "write the report to `FILE`",
		Flag:  "`-o`, `--output FILE`",
		Text:  "where to write the report",
	},
	{
		Name: "output", Letter: "o", In: learnOnly, Default: "-",
		File:  true,
		Group: Output,
		Help:  "write the pack to `FILE`",
	},
	{
		Name: "in-place", Letter: "i", In: pare,
		NoValue: "SUFFIX", Group: Output, SameOutput: true,
		Help: "write each clean text back to its file; -i.bak keeps the old file as FILE.bak (no space before the suffix)",
		Flag: "`-i[SUFFIX]`, `--in-place[=SUFFIX]`",
		Text: "write clean text back to its file; with a suffix, keep the old file under its name plus the suffix, or with the name in place of a `*`: `-i.bak`, `-i'old-*'`",
	},
	{
		Name: "blocks", In: pare,
		Group: Output, Scope: Run,
		Help: "with --to json or jsonl, add every block with its verdict and evidence",
		Flag: "`--blocks`",
		Text: "with `--to json` or `jsonl`, add every block with its verdict, and the evidence",
	},
	{
		Name: "with", In: pare,
		Values: format.WithNames, Open: true, Commas: true, Group: Output, Scope: Run,
		Help: "with --from jsonl, add these `FIELDS` to each object, separated by commas: " + strings.Join(format.WithNames[:len(format.WithNames)-1], ", ") + "; html keeps the page",
		Flag: "`--with FIELDS`",
		Text: "add these fields to the objects of [JSON lines](#json-lines): `" + strings.Join(format.WithNames[:len(format.WithNames)-1], "`, `") + "`; `html` keeps the page",
	},
	{
		Name: "front-matter", In: pare,
		Group: Output, Scope: Run,
		Help: "with --to markdown, begin with the metadata as YAML: title, byline, date and others",
		Flag: "`--front-matter`",
		Text: "with `--to markdown`, begin with the metadata as YAML",
	},
	{
		Name: "html", In: []string{"explain"},
		File:  true,
		Group: Output,
		Help:  "write the report as an HTML page to `FILE`, or - for standard output",
	},
	{
		Name: "stat", In: check,
		Group: Output,
		Help:  "print the number of findings by file and category, instead of the findings",
		Flag:  "`--stat`",
		Text:  "print how many findings there are by file and category, instead of the findings; with `--format line` or `json`",
	},
	{
		Name: "examples", In: audit,
		Group: Output,
		Help:  "for each rule, print up to `N` lines of articles that it matches by mistake",
	},
	{
		Name: "phrases", In: audit,
		Group: Output,
		Help:  "below each rule, print what each of its phrases matches",
	},
	{
		Name: "no-rest", In: learnOnly,
		Group: Output,
		Help:  "leave out the part of the pack that only --merge needs",
	},
	{
		Name: "fail-empty", In: pare,
		Group: Output, Scope: Run, SameOutput: true,
		Help: "exit with 3 if an input has no text left",
		Flag: "`--fail-empty`",
		Text: "exit with 3 if an input has no text left",
	},
	{
		Name: "exit-zero", In: check,
		Group: Output,
		Help:  "exit with 0 even if there are findings",
		Flag:  "`--exit-zero`",
		Text:  "exit with 0 even if there are findings",
	},
	{
		Name: "color", In: one, Default: "auto",
		Values: []string{"auto", "always", "never"}, Group: Output, Scope: Run,
		Help: "use colours: `WHEN` is auto (on a terminal), always or never",
	},
	{
		Name: "quiet", Letter: "q", In: []string{"pare", "learn"},
		Group: Output, Scope: Run, SameOutput: true,
		Help: "print no warnings",
		Flag: "`-q`, `--quiet`",
		Text: "print no warnings",
	},
	{
		Name: "quiet", Letter: "q", In: check,
		Group: Output, Scope: Run,
		Help: "print no warnings and no summary",
		Flag: "`-q`, `-v`",
		Text: "no summary and no warnings; name the files that are skipped in folders",
	},
	{
		Name: "verbose", Letter: "v", In: pare,
		Group: Output, Scope: Run, SameOutput: true,
		Help: "print a line about each input to standard error",
		Flag: "`-v`, `--verbose`",
		Text: "print a line about each input to standard error",
	},
	{
		Name: "verbose", Letter: "v", In: check,
		Group: Output, Scope: Run,
		Help: "name the files that are skipped in folders",
	},
	{
		Name: "verbose", Letter: "v", In: []string{"explain"},
		Group: Output, Scope: Run,
		Help: "show all evidence, also for kept blocks",
	},
	{
		Name: "verbose", Letter: "v", In: learnOnly,
		Group: Output, Scope: Run,
		Help: "print how much was learned",
	},
}

var droppedOptions = []Option{
	{
		Name: "keep", In: cleaners,
		Values: categories(), Open: true, Commas: true, Group: Dropped, Scope: EachInput,
		Help: "never drop these `CATEGORIES`, separated by commas. Categories: " + strings.Join(categories(), ", "),
		Flag: "`--keep CATEGORIES`",
		Text: "never drop these [categories](#what-it-drops): `--keep caption,byline`",
	},
	{
		Name: "drop", In: cleaners,
		Values: categories(), Open: true, Commas: true, Group: Dropped, Scope: EachInput,
		Help: "drop these `CATEGORIES` on weak evidence, too; same names as for --keep",
		Flag: "`--drop CATEGORIES`",
		Text: "drop these categories on weak evidence, too. Categories: `" + strings.Join(categories(), "`, `") + "`",
	},
	{
		Name: "mode", In: cleaners, Default: "balanced",
		Values: []string{"gentle", "balanced", "strict"}, Group: Dropped, Scope: EachInput,
		Help: "how much to drop: `MODE` is gentle (keeps more), balanced or strict (drops more)",
		Flag: "`--mode gentle\\|balanced\\|strict`",
		Text: "how much to drop: gentle keeps more, strict drops more",
	},
	{
		Name: "rules-only", In: cleaners,
		Group: Dropped, Scope: EachInput,
		Help: "drop only what a named rule matches; do not use the trained score",
		Flag: "`--rules-only`",
		Text: "drop only what a named rule matches; do not use the trained score",
	},
	{
		Name: "rules", In: cleaners,
		File:  true,
		Group: Dropped, Scope: EachInput,
		Help: "add the rules in `FILE`; a rule with the id of a built-in rule overrides it",
		Flag: "`--rules FILE`",
		Text: "add your own [rules](#rules); a rule with the id of a built-in rule overrides it, with a warning",
	},
	{
		Name: "rules", In: []string{"rules list", "rules show", "rules audit"},
		File:  true,
		Group: Dropped,
		Help:  "add the rules in `FILE`",
	},
	{
		Name: "expand", In: []string{"rules show"},
		Group: Dropped,
		Help:  "print the phrases that the patterns of a rule stand for, one to a line",
	},
	{
		Name: "pack", In: cleaners,
		File:  true,
		Group: Dropped, Scope: EachInput,
		Help: "drop lines that repeat on their site, as recorded in `FILE` by pare learn",
		Flag: "`--pack FILE`",
		Text: "drop lines that repeat on their site, as recorded by [pare learn](#learned-packs)",
	},
	{
		Name: "learn", In: pare,
		Group: Dropped, Scope: Run,
		Help: "first read all inputs to learn which lines repeat on their site, as pare learn does",
		Flag: "`--learn`",
		Text: "learn from the inputs first; they are read twice",
	},
	{
		Name: "dedupe", In: pare,
		Values: []string{"exact", "near"}, Group: Dropped, Scope: Run,
		Help: "leave out duplicate texts: `KIND` is exact, or near for almost the same words",
		Flag: "`--dedupe exact\\|near`",
		Text: "leave out [duplicate texts](#duplicates)",
	},
	{
		Name: "model", In: cleaners,
		File:  true,
		Group: Dropped, Scope: EachInput,
		Help: "read the weights of the trained score from `FILE`; see train/README.md",
		Flag: "`--model FILE`",
		Text: "other weights for the trained score, as [train/](train/README.md) writes them",
	},
}

var reportedOptions = []Option{
	{
		Name: "only", In: check,
		Values: categories(), Open: true, Commas: true, Group: Reported,
		Help: "report only these `CATEGORIES`; same names as for --keep",
		Flag: "`--only CATEGORIES`",
		Text: "report only these [categories](#what-it-drops)",
	},
	{
		Name: "min-precision", In: audit,
		Group: Reported,
		Help:  "fail if the precision of a rule that drops is below `SHARE`, such as .97",
	},
	{
		Name: "baseline", In: check,
		File:  true,
		Group: Reported,
		Help:  "report only findings that are not in `FILE`, which --write-baseline wrote",
		Flag:  "`--baseline FILE`",
		Text:  "report only findings that are not recorded in the file",
	},
	{
		Name: "write-baseline", In: check,
		File:  true,
		Group: Reported,
		Help:  "record all findings in `FILE` instead of reporting them, and exit with 0",
		Flag:  "`--write-baseline FILE`",
		Text:  "record today's findings, and exit with 0",
	},
}
