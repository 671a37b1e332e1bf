package ordered

import (
	"errors"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
)

func cost(n int) int64 { return int64(n % 50) }

func TestOrder(t *testing.T) {
	tasks := make([]int, 5000)
	for i := range tasks {
		tasks[i] = i
	}
	for _, workers := range []int{1, 2, 7} {
		var got []int
		err := Run(Runner[int]{workers, cost, 100}, slices.Values(tasks), func(n int) int {
			if n%97 == 0 {
				runtime.Gosched() // some are slower
			}
			return 2 * n
		}, func(n, result int) error {
			if result != 2*n {
				t.Fatalf("%d workers: task %d has the result %d", workers, n, result)
			}
			got = append(got, n)
			return nil
		})
		if err != nil || !slices.Equal(got, tasks) {
			t.Errorf("%d workers: error %v, or not all in order", workers, err)
		}
	}
}

func TestBudget(t *testing.T) {
	var weight, most atomic.Int64
	tasks := make([]int, 300)
	for i := range tasks {
		tasks[i] = i
	}
	weigh := func(n int) int64 {
		if n == 150 {
			return 1000 // more than there is: alone, and counted as all
		}
		return 30
	}
	err := Run(Runner[int]{4, weigh, 100}, slices.Values(tasks), func(n int) int64 {
		w := weight.Add(min(weigh(n), 100))
		for old := most.Load(); w > old && !most.CompareAndSwap(old, w); old = most.Load() {
		}
		runtime.Gosched()
		return weigh(n)
	}, func(_ int, w int64) error {
		weight.Add(-min(w, 100))
		return nil
	})
	if err != nil || most.Load() > 100 {
		t.Errorf("error %v; %d of 100 at once", err, most.Load())
	}
}

func TestError(t *testing.T) {
	stop := errors.New("stop")
	for _, workers := range []int{1, 3} {
		handed := 0
		forever := func(yield func(int) bool) {
			for i := 0; yield(i); i++ {
			}
		}
		err := Run(Runner[int]{workers, cost, 1000}, forever, func(n int) int { return n }, func(n, _ int) error {
			if n == 20 {
				return stop
			}
			handed++
			return nil
		})
		if !errors.Is(err, stop) || handed != 20 {
			t.Errorf("%d workers: error %v after %d", workers, err, handed)
		}
	}
}
