// Package ordered works on many tasks at once and hands over their results in
// the order of the tasks.
package ordered

import (
	"context"
	"iter"
	"sync"

	"golang.org/x/sync/semaphore"
)

// A Runner says how much is done at once.
type Runner[T any] struct {
	// Workers is how many tasks are worked on at once. With 1, each task is
	// done before the next is taken.
	Workers int
	// Cost is what a task weighs, such as the bytes of its input, and Budget
	// how much may weigh at once: of tasks that are taken and whose results are
	// not yet handed over. A task that weighs more than Budget is alone.
	Cost   func(T) int64
	Budget int64
}

// ahead is how many tasks for each worker are taken before the first of them is
// handed over: enough that a long one does not stop the others at once.
const ahead = 8

// Run takes the tasks one after the other, lets work do each, and hands its
// result to done, in the order of the tasks and never two at once. The first
// error of done ends it and is returned: what other workers have begun is
// finished first, and dropped. Only tasks may then still be running, once: it
// may wait for input that never comes.
func Run[T, R any](r Runner[T], tasks iter.Seq[T], work func(T) R, done func(T, R) error) error {
	if r.Workers <= 1 {
		for t := range tasks {
			if err := done(t, work(t)); err != nil {
				return err
			}
		}
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	type promise struct {
		task   T
		cost   int64
		result chan R
	}
	inOrder := make(chan promise, ahead*r.Workers)
	begun := make(chan promise, ahead*r.Workers) // workers must not wait for the goroutine that takes tasks
	weight := semaphore.NewWeighted(r.Budget)
	go func() {
		defer close(inOrder)
		defer close(begun)
		for t := range tasks {
			p := promise{t, min(r.Cost(t), r.Budget), make(chan R, 1)}
			if weight.Acquire(ctx, p.cost) != nil {
				return
			}
			select { // first in order: its place is bounded
			case inOrder <- p:
			case <-ctx.Done():
				return
			}
			select {
			case begun <- p:
			case <-ctx.Done():
				return
			}
		}
	}()
	for range r.Workers {
		running.Go(func() {
			for {
				select {
				case p, ok := <-begun:
					if !ok {
						return
					}
					p.result <- work(p.task)
				case <-ctx.Done():
					return
				}
			}
		})
	}
	for p := range inOrder {
		if err := done(p.task, <-p.result); err != nil {
			return err
		}
		weight.Release(p.cost)
	}
	return nil
}
