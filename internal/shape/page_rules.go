package shape

import (
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
		Doc:  "The heading of an article that repeats the page's title, which is metadata.",
		Drop: []string{`<meta property="og:type" content="article"><title>The mill by the river</title><h1>The mill by the river</h1><p>It stood still.</p>`},
		Keep: []string{`<title>The mill by the river</title><h1>The mill by the river</h1><p>It stood still.</p>`},
	}, find: func(f *finder) {
		if f.Page == nil || f.Page.Claims&page.SaysArticle == 0 || f.Title == "" {
			return
		}
		title := words.Letters(f.Title)
		for i := range f.Blocks {
			if b := &f.Blocks[i]; b.Kind == blocks.Heading && words.Letters(b.Text) == title && f.Page.IsTitle(i) && !f.Dropped(i) {
				f.report(i, 0, len(b.Text), rule.DropPoints, "is the title of the page")
			}
		}
	},
}
