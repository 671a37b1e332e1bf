package batch

import (
	"fmt"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/memory"
	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/learn"
)

// A Learning counts the lines of inputs.
type Learning struct {
	*Reader
	Counter *learn.Counter
	first   bool // the inputs are cleaned next, and what is wrong with them is said then
	Read    int  // texts
	done    int64
	Failed  int // inputs, lines and records that could not be read
}

// A lesson is what is read in a piece.
type lesson struct {
	texts []lessonText
	said  []string
	bad   int
	err   error // what is wrong with the input
}

type lessonText struct {
	site, name string
	learn.Reading
}

// learnGrowth is how much garbage there may be, in percent of what the counts take:
// they are large, and what is read is soon garbage.
const learnGrowth = 50

// NewLearning returns what counts the lines of inputs in a counter.
func NewLearning(o *Reading, inputs []Input, counter *learn.Counter) *Learning {
	return &Learning{Reader: NewReader(o, inputs), Counter: counter}
}

// Run counts the lines of all inputs. What failed has been said.
func (l *Learning) Run(inputs []Input) error {
	defer l.progress.clear()
	defer memory.HoldGrowth(learnGrowth)()
	return EachPiece(l.Reader, inputs, l.work, l.hand)
}

// learnFirst learns from the inputs that are to be cleaned.
func (o *Options) learnFirst(inputs []Input) error {
	l := NewLearning(&o.Reading, inputs, learn.NewCounter(learn.DefaultThreshold, learn.DefaultMemory))
	l.first, l.Explain, l.refuse = true, o.Blocks, o.refuse
	if err := l.Run(inputs); err != nil {
		return err
	}
	o.learned = l.Counter.Pack()
	o.learned.Final()
	l.Report(o.learned)
	return nil
}

// work reads a piece. Several may be read at once.
func (l *Learning) work(p Piece) *lesson {
	r := &lesson{}
	r.err = l.Texts(p, r.add, r.fail)
	return r
}

// hand counts what was read in the next piece.
func (l *Learning) hand(p Piece, r *lesson) error {
	for _, t := range r.texts {
		l.Counter.Add(t.site, t.name, t.Reading)
	}
	l.Read += len(r.texts)
	l.Failed += r.bad
	if p.Last {
		l.done++
	}
	if !l.first {
		l.say(p, r)
	}
	l.progress.show(l.done, p)
	if l.StrictExit && !l.first && l.Failed > 0 {
		return console.ErrFailed
	}
	return nil
}

// say says what was wrong with a piece.
func (l *Learning) say(p Piece, r *lesson) {
	if why := p.Skipped.Warning; why != "" && !l.Quiet {
		r.said = append(r.said, console.Message(p.From.Name, why))
	}
	if len(r.said) > 0 || r.err != nil {
		l.progress.clear()
	}
	for _, line := range r.said {
		fmt.Fprint(l.Console.Err, line)
	}
	if r.err != nil {
		l.Failed++
		console.Complain(l.Console.Err, source.NameOf(p.In.Path), r.err)
	}
}

// add reads a text or a page.
func (r *lesson) add(f Found) error {
	t := lessonText{name: f.Name}
	if f.Page {
		t.Reading = learn.ReadPage(f.Src)
		if f.URL == "" {
			f.URL = t.URL
		}
	} else {
		t.Reading = learn.ReadText(f.Src)
	}
	t.site = f.SiteName()
	r.texts = append(r.texts, t)
	return nil
}

func (r *lesson) fail(name string, err error) {
	r.bad++
	r.said = append(r.said, console.Message(name, err.Error()))
}

// moreMemory says how to count exactly.
func (l *Learning) moreMemory() string {
	if l.first {
		return "for exact counts use pare learn with a larger --memory, then pare --pack"
	}
	return "for exact counts give a larger --memory"
}

// Report says what was learned, if somebody wants to know or should.
func (l *Learning) Report(p *learn.Pack) {
	lines := 0
	for _, s := range p.Sites {
		lines += len(s.Lines)
	}
	if l.Quiet || !l.Verbose && p.Exact() && lines > 0 {
		return
	}
	l.progress.clear()
	if lines == 0 {
		fmt.Fprintf(l.Console.Err, "pare: found no repeating lines in %s; learning needs several documents of a site, identified by the host of their address, --by FIELD or their folder", console.Plural(l.Read, "text"))
	} else {
		fmt.Fprintf(l.Console.Err, "pare: learned %s of %s from %s", console.Plural(lines, "line"), console.Plural(len(p.Sites), "site"), console.Plural(l.Read, "text"))
	}
	if !p.Exact() {
		fmt.Fprintf(l.Console.Err, "; memory was too small for exact counts: %.2g %% of them may be one too high, and %d lines that rarely repeat were forgotten; %s", 100*p.Chance, p.Forgotten, l.moreMemory())
	}
	fmt.Fprintln(l.Console.Err)
}
