package main

import (
	"fmt"
	"runtime/debug"

	"github.com/pare-text/pare/internal/source"
	"github.com/pare-text/pare/learn"
)

// A learning counts the lines of inputs.
type learning struct {
	*cleaning
	counter *learn.Counter
	first   bool // the inputs are cleaned next, and what is wrong with them is said then
	read    int  // texts
	done    int64
	failed  int // inputs, lines and records that could not be read
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

// learnGCPercent is how much garbage there may be, in percent of what the counts take:
// they are large, and what is read is soon garbage.
const learnGCPercent = 50

// run counts the lines of all inputs. What failed has been said.
func (l *learning) run(inputs []input) error {
	defer l.watch.clear()
	defer debug.SetGCPercent(debug.SetGCPercent(learnGCPercent))
	return eachPiece(l.cleaning, inputs, l.work, l.hand)
}

// learnFirst learns from the inputs that are to be cleaned.
func (o *cleanOptions) learnFirst(inputs []input) error {
	c := &cleaning{cleanOptions: o, watch: o.newWatch(inputs)}
	l := &learning{cleaning: c, counter: learn.NewCounter(learn.DefaultGuard, learn.DefaultMemory), first: true}
	if err := l.run(inputs); err != nil {
		return err
	}
	o.learned = l.counter.Pack()
	o.learned.Final()
	l.tell(o.learned)
	return nil
}

// work reads a piece. Several may be read at once.
func (l *learning) work(p piece) *lesson {
	r := &lesson{}
	r.err = l.cleaning.texts(p, r.add, r.fail)
	return r
}

// hand counts what was read in the next piece.
func (l *learning) hand(p piece, r *lesson) error {
	for _, t := range r.texts {
		l.counter.Add(t.site, t.name, t.Reading)
	}
	l.read += len(r.texts)
	l.failed += r.bad
	if p.last {
		l.done++
	}
	if !l.first {
		l.say(p, r)
	}
	l.watch.progress(l.done, p)
	if l.strictExit && !l.first && l.failed > 0 {
		return errFailed
	}
	return nil
}

// say says what was wrong with a piece.
func (l *learning) say(p piece, r *lesson) {
	if why := p.invalid(); why != "" && !l.quiet {
		r.said = append(r.said, message(p.from.Name, why))
	}
	if len(r.said) > 0 || r.err != nil {
		l.watch.clear()
	}
	for _, line := range r.said {
		fmt.Fprint(l.world.err, line)
	}
	if r.err != nil {
		l.failed++
		complain(l.world.err, nameOf(p.in.path), r.err)
	}
}

// add reads a text or a page.
func (r *lesson) add(f found) {
	t := lessonText{name: f.Name}
	if f.Format == source.HTML {
		t.Reading = learn.ReadPage(f.Src)
		if f.URL == "" {
			f.URL = t.URL
		}
	} else {
		t.Reading = learn.ReadText(f.Src)
	}
	t.site = f.SiteName()
	r.texts = append(r.texts, t)
}

func (r *lesson) fail(name string, err error) {
	r.bad++
	r.said = append(r.said, message(name, err.Error()))
}

// tell says what was learned, if somebody wants to know or should.
func (l *learning) tell(p *learn.Pack) {
	lines := 0
	for _, s := range p.Sites {
		lines += len(s.Lines)
	}
	if l.quiet || !l.verbose && p.Exact() && lines > 0 {
		return
	}
	l.watch.clear()
	if lines == 0 {
		fmt.Fprintf(l.world.err, "pare: found no repeating lines in %s; learning needs several documents of a site, identified by the host of their address, --by FIELD or their folder", plural(l.read, "text"))
	} else {
		fmt.Fprintf(l.world.err, "pare: learned %s of %s from %s", plural(lines, "line"), plural(len(p.Sites), "site"), plural(l.read, "text"))
	}
	if !p.Exact() {
		fmt.Fprintf(l.world.err, "; memory was too small for exact counts: %.2g %% of them may be one too high, and %d lines that rarely repeat were forgotten", 100*p.Chance, p.Forgotten)
	}
	fmt.Fprintln(l.world.err)
}
