package batch

import "github.com/pare-text/pare/internal/console"

// A Sync says when a run waits for the disk to have a file, so that it is there after a loss
// of power. A run that ends in any other way loses nothing without.
type Sync int

const (
	// SyncAuto waits before a file takes the place of another one, which would be lost, and
	// before the journal of Resume says that files are done. A batch into a new folder is run
	// again after a loss of power, and does not wait.
	SyncAuto Sync = iota
	// SyncAlways waits for each file.
	SyncAlways
	// SyncNever leaves it to the system.
	SyncNever
)

// commitNew gives a file of the folder its name. done is called when it may be noted as done.
func (out *output) commitNew(f *outputFile, done func() error) error {
	commit := f.File.CommitNew
	switch {
	case out.options.Sync == SyncAlways:
		commit = f.File.Commit
	case out.journal != nil:
		err := f.end(func() error { return out.journal.group.Commit(f.File, done) })
		return writeError(err)
	}
	if err := f.end(commit); err != nil {
		return writeError(err)
	}
	return done()
}

// writeError makes a write error of err, unless it is one or nil.
func writeError(err error) error {
	if err == nil || console.IsFatal(err) {
		return err
	}
	return console.NewWriteError(err)
}
