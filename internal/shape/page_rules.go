package shape

import (
	"strings"

	"github.com/pare-text/pare/internal/blocks"
	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/words"
	"github.com/pare-text/pare/rule"
)

// The rules that only pages know, where elements say what a block is.

var altOfImage = &shapeRule{
	Rule: rule.Rule{
		ID: "alt-text/image", Category: rule.AltText, Points: rule.DropPoints,
		Doc:  "The alternative text of an image on a page.",
		Drop: []string{`<p>The mill stood still.</p><img alt="An old mill by a river">`},
		Keep: []string{`<p>The picture shows an old mill by a river.</p>`},
	}, find: func(f *finder) {
		for i := range f.Blocks {
			if b := &f.Blocks[i]; b.Kind == blocks.AltText {
				f.report(i, 0, len(b.Text), rule.DropPoints, "describes an image")
			}
		}
	},
}

var captionOfFigure = &shapeRule{
	Rule: rule.Rule{
		ID: "caption/figure", Category: rule.Caption, Points: rule.DropPoints,
		Doc:  "The caption of a figure on a page. On the labelled pages, one in six belongs to the article.",
		Drop: []string{`<figure><img src="mill.jpg"><figcaption>The mill by the river, before the flood</figcaption></figure>`},
		Keep: []string{`<figure><p>The mill stood by the river before the flood.</p></figure>`},
	}, find: func(f *finder) {
		for i := range f.Blocks {
			if b := &f.Blocks[i]; b.Kind == blocks.Caption && !f.Dropped(i) {
				f.report(i, 0, len(b.Text), rule.DropPoints, "is the caption of a figure")
			}
		}
	},
}

var titleOfPage = &shapeRule{
	Rule: rule.Rule{
		ID: "title/heading", Category: rule.Title, Points: rule.DropPoints,
		Doc: "The heading that repeats the page's title, which is metadata.",
		Drop: []string{
			`<title>The mill by the river</title><h1>The mill by the river</h1><p>It stood still.</p>`,
			`<title>The mill by the river</title><h1><span>Crafts</span><span>The mill by the river</span></h1><p>It stood still.</p>`,
		},
		Keep: []string{
			`<title>The mill by the river</title><h2>The mill by the river</h2><p>It stood still.</p>`,
			`<title>Crafts</title><h1><span>Crafts</span><span>The mill by the river</span></h1><p>It stood still.</p>`,
			`<title>The mill</title><h1><span>The millers of the valley: </span><span>The mill</span></h1><p>It stood still.</p>`,
		},
	}, find: func(f *finder) {
		if f.Page == nil || f.Title == "" {
			return
		}
		title := words.Letters(f.Title)
		for i := range f.Blocks {
			if b := &f.Blocks[i]; b.Kind == blocks.Heading && isTitled(words.Letters(b.Text), title) && f.Page.IsTitle(i) && !f.Dropped(i) {
				f.report(i, 0, len(b.Text), rule.DropPoints, "is the title of the page")
			}
		}
	},
}

// isTitled reports whether a heading is a title, or a shorter word about it and the title.
// Both are letters only.
func isTitled(heading, title string) bool {
	return heading == title || strings.HasSuffix(heading, title) && len(heading) < 2*len(title)
}

// mostHidden is the share of a page's paragraphs from which what does not show is the
// article, which a script will show. Chosen by hand.
const mostHidden = .5

var hiddenBeside = &shapeRule{
	Rule: rule.Rule{
		ID: "widget/hidden", Category: rule.Widget, Points: rule.DropPoints,
		Doc:  "What a page does not show, outside of the article's element.",
		Drop: []string{pageArticle + `<div style="display:none"><p>The company is a leading partner for mills of all kinds.</p></div>`},
		Keep: []string{
			`<article>` + pageArticle + `<div style="display:none"><p>The company is a leading partner for mills of all kinds.</p></div></article>`,
			`<div style="display:none">` + pageArticle + `</div>`,
		},
	}, find: func(f *finder) {
		if f.Page == nil {
			return
		}
		var all, hidden int32
		for i := range f.Blocks {
			if f.IsPageProse(i) {
				all += f.Traits[i].Chars
				if f.isHiddenBeside(i) {
					hidden += f.Traits[i].Chars
				}
			}
		}
		if float64(hidden) >= mostHidden*float64(all) {
			return
		}
		for i := range f.Blocks {
			if f.isHiddenBeside(i) && !f.Dropped(i) {
				f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "does not show, and is outside of the article's element")
			}
		}
	},
}

// isHiddenBeside reports whether block i does not show and stands in no article's element.
func (f *finder) isHiddenBeside(i int) bool {
	within := f.Page.Within[f.Page.Places[i].First]
	return within&page.InHidden != 0 && within&(page.InMain|page.InArticle|page.InDetails) == 0
}

// leastCopied is how many words a pull quotation has at least. Chosen by hand.
const leastCopied = 4

var copiedQuotation = &shapeRule{
	Rule: rule.Rule{
		ID: "widget/copied-quotation", Category: rule.Widget, Points: rule.DropPoints,
		Doc:  "A pull quotation that the page marks as one, and whose words stand in another block.",
		Drop: []string{pageArticle + `<aside class="pull-quote">The cost of the bridge had doubled since the first plan.</aside>`},
		Keep: []string{
			pageArticle + `<aside class="pull-quote">The cost of the ferry had doubled since the first plan.</aside>`,
			pageArticle + `<blockquote>The cost of the bridge had doubled since the first plan.</blockquote>`,
		},
	}, find: func(f *finder) {
		if f.Page == nil {
			return
		}
		var all []string // letters of the blocks, once they are asked for
		for i := range f.Blocks {
			if f.Stats[i].Words < leastCopied || f.Dropped(i) || !f.isMarkedCopy(i) {
				continue
			}
			if all == nil {
				for k := range f.Blocks {
					all = append(all, words.Letters(f.Blocks[k].Text))
				}
			}
			for k, letters := range all {
				if k != i && len(letters) > len(all[i]) && strings.Contains(letters, all[i]) {
					f.report(i, 0, len(f.Blocks[i].Text), rule.DropPoints, "repeats the words of another block")
					break
				}
			}
		}
	},
}

// copyLevels is how many elements around a block may mark it as a copy. Chosen by hand.
const copyLevels = 4

// isMarkedCopy reports whether the page says of block i that it repeats the text.
func (f *finder) isMarkedCopy(i int) bool {
	e := f.Page.Places[i].Node
	for k := 0; e >= 0 && k < copyLevels; k++ {
		for _, a := range f.Page.Attrs(int(e)) {
			if a.Key == "class" && isPullQuote(a.Val) || a.Key == "aria-hidden" && a.Val == "true" {
				return true
			}
		}
		e = f.Page.Nodes[e].Parent
	}
	return false
}

var withoutMarks = strings.NewReplacer("-", "", "_", "")

// isPullQuote reports whether a class says that its element is a pull quotation.
func isPullQuote(class string) bool {
	return strings.ContainsAny(class, "qQ") && strings.Contains(strings.ToLower(withoutMarks.Replace(class)), "pullquote")
}

// pageArticle are two paragraphs of a page, for examples.
const pageArticle = `<p>The council met on Monday to vote on the bridge, and the mayor said that it would be built by May.</p>` +
	`<p>The vote had been put off twice, because the cost of the bridge had doubled since the first plan.</p>`
