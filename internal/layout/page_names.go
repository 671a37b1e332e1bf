package layout

import (
	"bytes"
	"strings"

	"github.com/pare-text/pare/internal/page"
	"github.com/pare-text/pare/internal/reuse"
	"golang.org/x/net/html/atom"
)

// Publishers call the element of the article by few names, and so what stands below it
// or in it without being of it. Every extractor has such lists; here they are evidence
// for the trees, beside the table of all such words.

// A boxName is what the class or id of an element says that it holds. The order goes
// from what is mostly in an article to what is mostly around it.
type boxName uint8

const (
	noBox boxName = iota
	captionBox
	metaBox
	authorBox
	tagBox
	shareBox
	gateBox
	commentBox
	relatedBox
	advertBox
	menuBox
	consentBox
)

// boxWords are the words of classes and ids that say so.
var boxWords = map[boxName]string{
	captionBox: "caption credit figure figcaption lightbox",
	metaBox:    "meta byline dateline timestamp date published info",
	authorBox:  "author authors bio contributor writer about",
	tagBox:     "tag tags topics keywords categories taxonomy cats",
	shareBox:   "share sharing social sharedaddy addtoany follow sociable",
	gateBox:    "newsletter subscribe subscription signup optin paywall mailchimp register login regwall donate",
	commentBox: "comment comments disqus respond replies discussion commentlist",
	relatedBox: "related recommended recommend recommendations recirc popular trending teaser teasers similar outbrain taboola more readnext latest next prev crosslink carousel card cards mostread",
	advertBox:  "ad ads advert advertisement sponsored sponsor promo promotion promoted cta banner dfp",
	menuBox:    "nav navigation navbar menu breadcrumb breadcrumbs pagination footer sidebar masthead toolbar header topbar",
	consentBox: "cookie cookies consent gdpr modal popup overlay",
}

// boxes finds the name of a box by the hash of a word. It is a hash table with open
// addressing: every word of a page's classes is looked up.
var boxes = func() *[1 << boxBits]boxSlot {
	t := new([1 << boxBits]boxSlot)
	for name, list := range boxWords {
		for _, w := range strings.Fields(list) {
			splitWords(w, func(hash uint32) { *boxAt(t, hash) = boxSlot{hash, name} })
		}
	}
	return t
}()

// boxBits makes room for four times the words that there are.
const boxBits = 9

type boxSlot struct {
	word uint32
	name boxName // noBox where no word is
}

// boxAt returns where a word stands or would stand.
func boxAt(t *[1 << boxBits]boxSlot, word uint32) *boxSlot {
	k := word * 2654435769 >> (32 - boxBits)
	for t[k].name != noBox && t[k].word != word {
		k = (k + 1) % (1 << boxBits)
	}
	return &t[k]
}

// bodyNames are names of the article's element without marks between their words, the
// surest first. A class or an id has one if it holds it.
var bodyNames = [...][][]byte{
	namesIn("articlebody"),
	namesIn("articletext articlecontent articlecopy storybody storycontent storytext bodycopy bodytext textbody articlemain"),
	namesIn("entrycontent entrybody entrytext postcontent postbody posttext singlecontent blogcontent newscontent newsbody newstext"),
	namesIn("richtext wysiwyg contentbody pagecontent maincontent markdownbody fieldnamebody contenttext textcontent blogpost contentmain"),
}

func namesIn(list string) [][]byte { return bytes.Fields([]byte(list)) }

// The names of elements that have no such class count behind them.
const (
	articleName = len(bodyNames) + iota // <article>
	mainName                            // <main>, or the id "content" or "main"
	numBodyNames
)

// leastBody is how many characters of prose the article's element has, chosen by hand.
const leastBody = 200

// A namedPage is what the names of a page's elements say.
type namedPage struct {
	box    []boxName // by node: its own
	inner  []int32   // by node: the innermost named box around it, itself included; -1 for none
	bodies [numBodyNames]struct {
		e     int32 // the element with the most prose
		prose float32
		count int32 // of elements with prose
	}
	body, rank int32   // the article's element and how sure its name is, or -1
	since      []int32 // by block: how many since one that is in a box inside the article's element
	articles   []int32 // by node: how many article elements are around it
}

// readNames reads the names of the elements, after the sums over blocks.
func (v *pageView) readNames(p *Scores) {
	s := &v.named
	n := len(v.doc.Nodes)
	s.box, s.inner, s.articles = reuse.Slice(s.box, n), reuse.Slice(s.inner, n), reuse.Slice(s.articles, n)
	for k := range s.bodies {
		s.bodies[k].e, s.bodies[k].prose, s.bodies[k].count = -1, 0, 0
	}
	for i := range n {
		node := &v.doc.Nodes[i]
		s.inner[i], s.articles[i], s.box[i] = -1, 0, noBox
		if node.Parent >= 0 {
			s.inner[i], s.articles[i] = s.inner[node.Parent], s.articles[node.Parent]
		}
		if node.IsText() || v.blocks(int32(i)) == 0 {
			continue
		}
		body := -1
		switch node.Tag {
		case atom.Html, atom.Body:
			continue // their classes are of the page
		case atom.Article:
			body = articleName
			s.articles[i]++
		case atom.Main:
			body = mainName
		}
		for _, a := range v.doc.Attrs(i) {
			switch a.Key {
			case "class", "id":
				said := v.namedValue(a)
				s.box[i] = max(s.box[i], said.box)
				b := int(said.body)
				if said.main && a.Key == "id" {
					b = mainName
				}
				if b >= 0 && (body < 0 || b < body) {
					body = b
				}
			case "itemprop", "property":
				if strings.HasSuffix(a.Val, "articleBody") {
					body = 0
				}
			}
		}
		if body < 0 {
			if s.box[i] != noBox {
				s.inner[i] = int32(i)
			}
			continue
		}
		if prose := v.sum(sumProse, int32(i)); prose >= leastBody {
			s.box[i] = noBox // "post-content more-link"
			b := &s.bodies[body]
			b.count++
			if prose > b.prose {
				b.e, b.prose = int32(i), prose
			}
		} else if s.box[i] != noBox {
			s.inner[i] = int32(i)
		}
	}
	s.body, s.rank = -1, -1
	for k := range s.bodies {
		if b := &s.bodies[k]; b.e >= 0 && b.prose >= v.all()[sumProse]/8 {
			s.body, s.rank = b.e, int32(k)
			break
		}
	}
	s.since = reuse.Slice(s.since, len(p.Blocks))
	since := int32(headingReach)
	for i := range p.Blocks {
		since = min(since+1, headingReach)
		if e := v.boxAround(i); e >= 0 && s.body >= 0 && e > s.body && e < v.doc.Nodes[s.body].End {
			since = 0
		}
		s.since[i] = since
	}
}

// boxAround is the innermost named box around block i, or -1.
func (v *pageView) boxAround(i int) int32 {
	if e := v.doc.Places[i].Node; e >= 0 {
		return v.named.inner[e]
	}
	return -1
}

func holdsAny(name []byte, parts [][]byte) bool {
	for _, p := range parts {
		if bytes.Contains(name, p) {
			return true
		}
	}
	return false
}

// A nameView is a block among the named elements around it.
type nameView struct {
	*pageView
	i         int
	node      int32
	from, to  int32 // the blocks of the article's element
	box, next int32 // the innermost named boxes around it, or -1
}

func (v *nameView) boxKind(e int32) float32 {
	if e < 0 {
		return 0
	}
	return float32(v.named.box[e])
}

// boxShare is a share of the named box's text.
func (v *nameView) boxShare(k int) float32 {
	if v.box < 0 {
		return never
	}
	return v.sum(k, v.box) / (v.sum(sumChars, v.box) + 1)
}

var nameColumns = []column[nameView]{
	{feature{"name of body", aspectContainer}, func(v *nameView) float32 { return float32(v.named.rank) }},
	{feature{"in named body", aspectContainer}, func(v *nameView) float32 {
		if v.named.body < 0 {
			return never
		}
		return flag(int32(v.i) >= v.from && int32(v.i) < v.to)
	}},
	{feature{"blocks before named body", aspectContainer}, func(v *nameView) float32 { return float32(v.from - int32(v.i)) }},
	{feature{"blocks after named body", aspectContainer}, func(v *nameView) float32 { return float32(int32(v.i) - v.to) }},
	{feature{"levels to named body", aspectContainer}, func(v *nameView) float32 {
		if v.named.body < 0 {
			return never
		}
		return float32(v.levelsTo(v.i, v.named.body))
	}},
	{feature{"place in named body", aspectContainer}, func(v *nameView) float32 {
		return float32(int32(v.i)-v.from) / float32(max(v.to-v.from, 1))
	}},
	{feature{"prose in named body", aspectPage}, func(v *nameView) float32 {
		if v.named.body < 0 {
			return never
		}
		return v.sum(sumProse, v.named.body) / (v.all()[sumProse] + 1)
	}},
	{feature{"named bodies", aspectPage}, func(v *nameView) float32 {
		if v.named.rank < 0 {
			return 0
		}
		return float32(v.named.bodies[v.named.rank].count)
	}},
	{feature{"article elements around", aspectPath}, func(v *nameView) float32 {
		if v.node < 0 {
			return 0
		}
		return float32(v.named.articles[v.node])
	}},
	{feature{"named box", aspectPath}, func(v *nameView) float32 { return v.boxKind(v.box) }},
	{feature{"named box around", aspectPath}, func(v *nameView) float32 { return v.boxKind(v.next) }},
	{feature{"blocks of named box", aspectPath}, func(v *nameView) float32 {
		if v.box < 0 {
			return never
		}
		return logf(float32(v.blocks(v.box)))
	}},
	{feature{"prose share of named box", aspectPath}, func(v *nameView) float32 { return v.boxShare(sumProse) }},
	{feature{"link share of named box", aspectLinks}, func(v *nameView) float32 { return v.boxShare(sumLinks) }},
	{feature{"levels to named box", aspectPath}, func(v *nameView) float32 {
		if v.box < 0 {
			return never
		}
		return float32(v.levelsTo(v.i, v.box))
	}},
	{feature{"named box in body", aspectPath}, func(v *nameView) float32 {
		return flag(v.box >= 0 && v.named.body >= 0 && v.box > v.named.body && v.box < v.doc.Nodes[v.named.body].End)
	}},
	{feature{"blocks since named box in body", aspectPlace}, func(v *nameView) float32 { return float32(v.named.since[v.i]) }},
	{feature{"comments but no forum", aspectPath}, func(v *nameView) float32 {
		return flag((v.boxKind(v.box) == float32(commentBox) || v.boxKind(v.next) == float32(commentBox)) && v.doc.Claims&page.SaysForum == 0)
	}},
	{feature{"heading in another box", aspectPath}, func(v *nameView) float32 {
		k := v.heading[v.i]
		if k < 0 {
			return never
		}
		return v.boxKind(v.boxAround(int(k)))
	}},
}

// nameRow appends what the names of elements say of block i.
func (v *pageView) nameRow(row []float32, i int) []float32 {
	s := &v.named
	b := &v.views.name
	*b = nameView{pageView: v, i: i, node: v.doc.Places[i].Node, from: -1, to: int32(len(v.doc.Places)), box: v.boxAround(i), next: -1}
	if s.body >= 0 {
		b.from, b.to = v.blockAt[s.body], v.blockAt[v.doc.Nodes[s.body].End]
	}
	if b.box >= 0 {
		if up := v.doc.Nodes[b.box].Parent; up >= 0 {
			b.next = s.inner[up]
		}
	}
	return write(row, nameColumns, b)
}
