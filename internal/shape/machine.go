package shape

import (
	"slices"
	"strings"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/facts"
	"github.com/pare-text/pare/rule"
)

// leastKeys is how many members an object of machine text has at least: articles about
// programs show smaller ones. Chosen by hand.
const leastKeys = 2

var machineText = &shapeRule{
	Rule: rule.Rule{
		ID: "widget/machine-text", Category: rule.Widget, Points: rule.DropPoints,
		Doc: "Data of a script on one line, or the placeholder of a template that nobody filled.",
		Drop: []string{
			`{"media_type":"video","media_width":"612px","media_id":"B1"}`, "{{ navItem.title }}", "[/vc_column][/vc_row]", `[vc_row][vc_column width="1/2"]`, "• {{quickLink.title}}",
			"{* #signInForm *} {* firstName *}", "{| current_displayName |}",
		},
		Keep: []string{
			`{ "name": "bridge", "boats": 2 }`, `{"boats":2}`, "[laughs]", "[1] [2]", "[Applause] [Music]", "Write {{ name }} where the name stands.",
			"{{ person }}\n{% endif %}", `"{"media_type":"video","media_id":"B1"}"`,
		},
	}, find: func(f *finder) {
		asked, about := false, false // whether the article is about templates
		isAbout := func() bool {
			if !asked {
				asked = true
				about = slices.ContainsFunc(f.Blocks, func(b blocks.Block) bool { return strings.Contains(b.Text, "{%") })
			}
			return about
		}
		for i := range f.Blocks {
			text := strings.TrimSpace(f.Blocks[i].Text)
			switch {
			case !beginsLikeData(text):
			case strings.Contains(text, "\n"):
			case i > 0 && f.Stats[i-1].Last == ':', f.IsProse(i-1, facts.Short) && f.IsProse(i+1, facts.Short) && strings.Contains(text, "{{"):
				// an example of an article about it
			case isObject(text):
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "is data of a script")
			case isPlaceholder(text) && !isAbout():
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "is a placeholder of a template")
			case isShortcodes(text) && f.Blocks[i].Kind != blocks.Code:
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "are marks of an editor that nobody replaced")
			}
		}
	},
}

// beginsLikeData reports whether text begins with a bracket, or with a bullet before one.
// Hardly any line does.
func beginsLikeData(text string) bool {
	if text == "" {
		return false
	}
	switch text[0] {
	case '{', '[', '*', '-', "•"[0]:
		return true
	}
	return false
}

// isObject reports whether text is an object of JSON as programs write it, without
// blanks around its marks.
func isObject(text string) bool {
	return strings.HasPrefix(text, `{"`) && strings.HasSuffix(text, "}") && strings.Count(text, `":`) >= leastKeys && !strings.Contains(text, `": `)
}

// placeholders are how templates mark what is to be filled in.
var placeholders = [][2]string{{"{{", "}}"}, {"{*", "*}"}, {"{|", "|}"}}

// isPlaceholder reports whether text is one or more placeholders, a bullet aside.
func isPlaceholder(text string) bool {
	text = strings.TrimLeft(text, "•*- ")
	for _, p := range placeholders {
		rest := text
		for {
			after, ok := strings.CutPrefix(rest, p[0])
			if !ok {
				break
			}
			if _, rest, ok = strings.Cut(after, p[1]); !ok {
				break
			}
			if rest = strings.TrimSpace(rest); rest == "" {
				return true
			}
		}
	}
	return false
}

var altInBrackets = &shapeRule{
	Rule: rule.Rule{
		ID: "alt-text/in-brackets", Category: rule.AltText, Points: rule.DropPoints,
		Doc:  "The name of a picture in brackets, as browsers for terminals print it.",
		Drop: []string{"[logo-black]", "[avatar_jane_roe]"},
		Keep: []string{"[sic]", "[printaddress name=\"The-Courier\"]", "[-1]", "[so-called experts]"},
	}, find: func(f *finder) {
		for i := range f.Blocks {
			name, ok := strings.CutPrefix(strings.TrimSpace(f.Blocks[i].Text), "[")
			if name, ok2 := strings.CutSuffix(name, "]"); ok && ok2 && f.Stats[i].Letters > 2 && strings.ContainsAny(name, "-_") && !strings.ContainsAny(name, " =[](){}\n\"'") {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "is the name of a picture")
			}
		}
	},
}

// isShortcodes reports whether text is nothing but names in brackets, one of which ends
// an element, as "[/vc_row]", or has attributes.
func isShortcodes(text string) bool {
	sure := false
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		end := strings.IndexByte(text, ']')
		if text[0] != '[' || end < 0 {
			return false
		}
		code := text[1:end]
		name, _, _ := strings.Cut(strings.TrimPrefix(code, "/"), " ")
		if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_-") != "" || isDigit(name[0]) {
			return false
		}
		sure = sure || code[0] == '/' || strings.Contains(code, `="`)
		text = text[end+1:]
	}
	return sure
}
