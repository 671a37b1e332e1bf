package memory

import (
	"runtime/debug"
	"sync"
)

// How far the heap grows before garbage is collected: as far as SetGrowth says while
// documents take little, and by no more than roomToGrow while they take more, as one of
// a million lines would else take three times of what it needs; but by leastGrowth at the least,
// as each collection follows all that is in use. Measured on pages of a million items and rows.
const (
	roomToGrow  = 128 << 20
	leastGrowth = 10 // percent
)

// A pace is how far the heap may grow.
type pace struct {
	mu    sync.Mutex
	most  int // percent; 0 if it is not ours to set
	taken int64
	now   int // percent that the collector was told last
}

// ofProcess is the pace of the collector, of which a process has one.
var ofProcess pace

// SetGrowth lets the heap grow by so many percent of what is in use before it is collected,
// while no document takes much. Before it is called, the collector is left as it is.
func SetGrowth(percent int) {
	p := &ofProcess
	p.mu.Lock()
	defer p.mu.Unlock()
	p.most = percent
	p.set()
}

// HoldGrowth lets the heap grow by less until free is called. It does nothing unless SetGrowth was
// called before, with more.
func HoldGrowth(percent int) (free func()) {
	ofProcess.mu.Lock()
	was := ofProcess.most
	ofProcess.mu.Unlock()
	if was <= percent {
		return func() {}
	}
	SetGrowth(percent)
	return func() { SetGrowth(was) }
}

// take notes that documents take so many bytes more, or less.
func (p *pace) take(n int64) {
	if n == 0 {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.taken += n
	p.set()
}

// set tells the collector, which stops the program for it, what is new.
func (p *pace) set() {
	if p.most == 0 {
		return
	}
	if percent := p.growth(); percent != p.now {
		p.now = percent
		debug.SetGCPercent(percent)
	}
}

// growth is by how many percent the heap may grow.
func (p *pace) growth() int {
	return min(int(max(100*roomToGrow/max(p.taken, 1), leastGrowth)), p.most)
}
