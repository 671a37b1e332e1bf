package extract

// The rules that only pages know, where elements say what a block is.

var altOfImage = &Rule{
	ID: "alt-text/image", Category: AltTextLine, Points: DropPoints,
	Doc:  "The alternative text of an image on a page.",
	Drop: []string{`<p>The mill stood still.</p><img alt="An old mill by a river">`},
	Keep: []string{`<p>The picture shows an old mill by a river.</p>`},
	run: func(p *pass) {
		for i := range p.doc.Blocks {
			if b := &p.doc.Blocks[i]; b.Kind == AltText {
				p.report(i, 0, len(b.Text), DropPoints, "describes an image")
			}
		}
	},
}

var captionOfFigure = &Rule{
	ID: "caption/figure", Category: CaptionText, Points: DropPoints,
	Doc:  "The caption of a figure on a page. On the labelled pages, one in six belongs to the article.",
	Drop: []string{`<figure><img src="mill.jpg"><figcaption>The mill by the river, before the flood</figcaption></figure>`},
	Keep: []string{`<figure><p>The mill stood by the river before the flood.</p></figure>`},
	run: func(p *pass) {
		for i := range p.doc.Blocks {
			if b := &p.doc.Blocks[i]; b.Kind == Caption && !p.dropped(i) {
				p.report(i, 0, len(b.Text), DropPoints, "is the caption of a figure")
			}
		}
	},
}

var titleOfPage = &Rule{
	ID: "title/heading", Category: TitleLine, Points: DropPoints,
	Doc:  "The heading of an article that repeats the page's title, which is metadata.",
	Drop: []string{`<meta property="og:type" content="article"><title>The mill by the river</title><h1>The mill by the river</h1><p>It stood still.</p>`},
	Keep: []string{`<title>The mill by the river</title><h1>The mill by the river</h1><p>It stood still.</p>`},
	run: func(p *pass) {
		if p.doc.html == nil || p.doc.html.claims&claimsArticle == 0 || p.doc.Meta.Title == "" {
			return
		}
		title := fold(p.doc.Meta.Title)
		for i := range p.doc.Blocks {
			if b := &p.doc.Blocks[i]; b.Kind == Heading && fold(b.Text) == title && p.doc.isTitleHeading(i) && !p.dropped(i) {
				p.report(i, 0, len(b.Text), DropPoints, "is the title of the page")
			}
		}
	},
}
