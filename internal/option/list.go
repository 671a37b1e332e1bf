package option

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/pare-text/pare/internal/format"
	"github.com/pare-text/pare/learn"
	"github.com/pare-text/pare/rule"
)

// The commands that share options: those that read many inputs, those that read
// one after the other, all that read, and all that clean.
var (
	pare          = []string{"pare"}
	check         = []string{"check"}
	learnOnly     = []string{"learn"}
	audit         = []string{"rules audit"}
	checkAndLearn = []string{"check", "learn"}
	many          = []string{"pare", "check", "learn"}
	one           = []string{"explain", "diff"}
	readers       = []string{"pare", "check", "learn", "explain", "diff"}
	cleaners      = []string{"pare", "check", "explain", "diff"}
	everywhere    = []string{"pare", "check", "learn", "explain", "diff", "config", "rules", "rules list", "rules show", "rules test", "rules audit", "man", "version"}
)

// encodings are those that --encoding completes to; it knows more names.
var encodings = []string{
	"utf-8", "utf-16le", "utf-16be", "windows-1250", "windows-1251", "windows-1252", "iso-8859-2", "koi8-r",
	"shift_jis", "euc-jp", "gb18030", "big5", "euc-kr",
}

// categories are the names that --keep, --drop and --only take.
func categories() []string {
	var names []string
	for _, c := range rule.Categories() {
		names = append(names, c.String())
	}
	return names
}

// all is the list. Its order is that of help texts.
var all = sync.OnceValue(func() []Option {
	return slices.Concat(inputOptions, outputOptions, droppedOptions, reportedOptions, batchOptions, aboutOptions)
})

var inputOptions = []Option{
	{
		Name: "from", In: many, Default: format.Auto,
		Values: format.Names(), Group: Input, Scope: Run,
		Help: "input `FORMAT`: auto (by name, then by content), " + strings.Join(format.Names()[1:], ", "),
		Flag: "`--from " + strings.Join(format.Names(), `\|`) + "`",
		Text: "input format; `auto` looks at the name, then at the content. `text` and `html` also accept binary data",
	},
	{
		Name: "from", In: one, Default: format.Auto,
		Values: format.OneText(), Group: Input, Scope: Run,
		Help: "input `FORMAT`: auto (by name, then by content), " + strings.Join(format.OneText()[1:], ", "),
	},
	{
		Name: "field", In: pare, Default: "text",
		Values: []string{"text", "html"}, Open: true, Group: Input, Scope: Run,
		Help: "with --from jsonl, clean the field `NAME`; by default text or, if that is missing, null or blank, html",
		Flag: "`--field NAME`",
		Text: "the field that `--from jsonl` cleans; by default `text` or, if that is missing, null or blank, `html`",
	},
	{
		Name: "field", In: checkAndLearn, Default: "text",
		Group: Input, Scope: Run,
		Help: "with --from jsonl, read the field `NAME`; by default text or, if there is none, html",
	},
	{
		Name: "encoding", In: readers,
		Values: encodings, Open: true, Group: Input, Scope: Run,
		Help: "input encoding: a `NAME` that web pages use, such as latin1, utf-16le, shift_jis",
		Flag: "`--encoding NAME`",
		Text: "encoding of input that is not UTF-8 and has no byte-order mark: `latin1`, `shift_jis`, …; it overrides what a page declares",
	},
	{
		Name: "include", In: many,
		Group: Input, Scope: Run, SameOutput: true,
		Help: "in folders, read only files that match `PATTERN` (.gitignore syntax), whatever their extension",
		Flag: "`--include`, `--exclude PATTERN`",
		Text: "in folders, read only files that match, whatever their extension; or skip those that match. Patterns have the syntax of `.gitignore`",
	},
	{
		Name: "exclude", In: many,
		Group: Input, Scope: Run, SameOutput: true,
		Help: "in folders, skip files and folders that match `PATTERN`",
	},
	{
		Name: "files0-from", In: many,
		File:  true,
		Group: Input, SameOutput: true,
		Help: "read the names of the inputs from `FILE`, each ended by a NUL",
		Flag: "`--files0-from FILE`, `-0`, `--null`",
		Text: "read the names of the inputs, each ended by a NUL, from a file or from standard input: `find … -print0 \\| pare -0 -o clean/`",
	},
	{
		Name: "null", Letter: "0", In: many,
		Group: Input, SameOutput: true,
		Help: "the same from standard input: find -print0 | pare -0 -o clean/",
	},
	{
		Name: "merge", In: learnOnly,
		Group: Input,
		Help:  "read packs and add them up",
	},
	{
		Name: "by", In: []string{"pare", "learn"},
		Group: Input, Scope: Run,
		Help: "in JSON lines, take the site from the field `NAME`; by default the host of the field url",
		Flag: "`--by FIELD`",
		Text: "in JSON lines, the field that names the site of a text; by default the host of `url`",
	},
	{
		Name: "min-docs", In: learnOnly, Default: learn.DefaultThreshold.MinDocs,
		Group: Input,
		Help:  "a line must be in at least `N` documents of its site",
	},
	{
		Name: "min-share", In: learnOnly, Default: learn.DefaultThreshold.MinShare,
		Group: Input,
		Help:  "a line must be in at least this `SHARE` of the documents of its site",
	},
	{
		Name: "fold", In: audit,
		Group: Input,
		Help:  "use only these `FOLDS` of the labelled data",
	},
	{
		Name: "min-hits", In: audit, Default: 10,
		Group: Input,
		Help:  "with --min-precision, ignore rules with fewer than `N` hits",
	},
	{
		Name: "site", In: []string{"config"},
		Group: Input,
		Help:  "show the values for pages of `HOST`",
	},
}

var batchOptions = []Option{
	{
		Name: "jobs", Letter: "j", In: pare, Default: runtime.GOMAXPROCS(0),
		Group: Batches, Scope: Run, SameOutput: true,
		Help: "clean `N` inputs, lines or records in parallel; the output is the same for any N",
		Flag: "`-j`, `--jobs N`",
		Text: "how many inputs, lines or records are cleaned in parallel; all cores by default. The output is the same for any N",
	},
	{
		Name: "jobs", Letter: "j", In: check, Default: runtime.GOMAXPROCS(0),
		Group: Batches, Scope: Run,
		Help: "check `N` inputs, lines or records in parallel; the report is the same for any N",
	},
	{
		Name: "jobs", Letter: "j", In: learnOnly, Default: runtime.GOMAXPROCS(0),
		Group: Batches, Scope: Run,
		Help: "read `N` inputs, lines or records in parallel; the pack is the same for any N",
	},
	{
		Name: "jobs", Letter: "j", In: []string{"explain"}, Default: runtime.GOMAXPROCS(0),
		Group: Batches, Scope: Run,
		Help: "explain `N` inputs in parallel; the output is the same for any N",
	},
	{
		Name: "resume", In: pare,
		Group: Batches, SameOutput: true,
		Help: "with -o DIR/, skip inputs that an earlier run finished and that have not changed since",
		Flag: "`--resume`",
		Text: "with `-o DIR/`, skip inputs that an earlier run finished and that have not changed since",
	},
	{
		Name: "sync", In: pare, Default: "auto",
		Values: []string{"auto", "always", "never"}, Group: Batches, Scope: Run, SameOutput: true,
		Help: "wait for the disk: `WHEN` is auto (before a file is replaced, and for groups of files with --resume), always (for each file) or never",
		Flag: "`--sync auto\\|always\\|never`",
		Text: "when to wait for the disk: before a file is replaced and, with `--resume`, for groups of files; for each file; or never. See [batches](#batches)",
	},
	{
		Name: "strict-exit", In: pare,
		Group: Batches, Scope: Run, SameOutput: true,
		Help: "stop at the first input that fails",
		Flag: "`--strict-exit`",
		Text: "stop at the first input that fails",
	},
	{
		Name: "strict-exit", In: learnOnly,
		Group: Batches, Scope: Run,
		Help: "stop at the first input that fails, and write no pack",
	},
	{
		Name: "progress", In: []string{"pare", "learn"}, Default: "auto",
		Values: []string{"auto", "never"}, Group: Batches, Scope: Run, SameOutput: true,
		Help: "show the progress: `WHEN` is auto (on a terminal, after a second) or never",
		Flag: "`--progress auto\\|never`",
		Text: "show the progress on a terminal if a run takes more than a second",
	},
	{
		Name: "memory", In: learnOnly, Default: int64(learn.DefaultMemory >> 20),
		Group: Batches,
		Help:  "memory for exact counts, in `MiB`; --max-memory does not limit it",
	},
	{
		Name: "max-memory", In: readers,
		Group: Batches, Scope: Run, SameOutput: true,
		Help: "use about `SIZE` of memory at most; documents wait for room, and a document that needs more fails (what is learned comes on top)",
		Flag: "`--max-memory SIZE`",
		Text: "use about this much memory at most, 4GiB by default; documents wait for room, and a document that needs more fails. What `--learn` counts comes on top",
	},
}

var aboutOptions = []Option{
	{
		Name: "config", In: readers,
		File:  true,
		Group: About, SameOutput: true,
		Help: "read options from `FILE` instead of the nearest .pare.yaml in the working folder or above it",
		Flag: "`--config FILE`",
		Text: "read options from this file instead of the nearest `.pare.yaml`",
	},
	{
		Name: "no-config", In: readers,
		Group: About, SameOutput: true,
		Help: "ignore .pare.yaml, the user's configuration file and PARE_ variables",
		Flag: "`--no-config`",
		Text: "ignore `.pare.yaml`, the user's configuration file and `PARE_` variables",
	},
	{
		Name: "help", Letter: "h", In: everywhere,
		Group: About, SameOutput: true,
		Help: "print this help",
		Flag: "`-h`, `--help`",
		Text: "print the help of a command",
	},
	{
		Name: "version", Letter: "V", In: pare,
		Group: About, SameOutput: true,
		Help: "print the version",
		Flag: "`-V`, `--version`",
		Text: "print the version",
	},
}
