package batch

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/pare-text/pare/internal/console"
	"github.com/pare-text/pare/internal/source"
	"golang.org/x/sync/errgroup"
)

// A textFile is a text of an input of many that gets a file of its own, if the
// output is a folder.
type textFile struct {
	where int64
	id    string
	end   int // of it in what becomes of the piece
}

// errNameless is the error for an input whose texts cannot have a folder, as its
// name did not tell before that it has some.
var errNameless = errors.New("holds JSON lines, which its name does not tell; use --from jsonl, or name it .jsonl, to write its texts to files")

// writeTexts writes the texts of a piece, each into a file. A file that cannot be
// written ends the run: most often, none can.
func (out *output) writeTexts(p Piece, r *result) error {
	folder, err := out.folderOf(p.In)
	if err != nil {
		return err
	}
	if len(r.files) > 0 {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return console.NewWriteError(err)
		}
	}
	from := 0
	var writing errgroup.Group // who syncs waits for the disk
	writing.SetLimit(max(out.options.Jobs, 1))
	for _, text := range r.files {
		path := filepath.Join(folder, out.names.give(text.id, text.where)+out.options.To.Extensions[0])
		content := r.out.Bytes()[from:text.end]
		writing.Go(func() error { return out.writeText(path, content) })
		from = text.end
	}
	if err := writing.Wait(); err != nil {
		return console.NewWriteError(err)
	}
	return nil
}

func (out *output) writeText(path string, text []byte) error {
	if err := out.checkText(path); err != nil {
		return err
	}
	f, err := out.console.Files.Create(path)
	if err != nil {
		return err
	}
	if _, err := f.Write(text); err != nil {
		return errors.Join(err, f.Abort())
	}
	return out.commitNew(&outputFile{File: f}, func() error { return nil })
}

// folderOf returns the folder for the texts of an input: that of the output if it
// is the only one, or one of its own in there.
func (out *output) folderOf(in *Input) (string, error) {
	switch {
	case len(out.inputs) == 1 && in.dir == "":
		return out.path, nil
	case out.options.formatBy(in.Path) == nil:
		return "", errNameless
	}
	return out.fileOf(in), nil
}

// checkText returns an error if the file of a text is one that the run reads.
func (out *output) checkText(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return nil //nolint:nilerr // nothing is there, or it comes up when it is made
	}
	if in := overwritten(info, out.inputs); in != nil {
		return fmt.Errorf("%s would be overwritten, and it is an input; name another folder", source.NameOf(in.Path))
	}
	for _, file := range out.options.optionFiles() {
		if source.SameFile(path, file.Path) {
			return file.Overwritten("a text")
		}
	}
	return nil
}

// sayTexts says what people should know about the files of the texts of an input,
// which ends.
func (b *batch) sayTexts(p Piece) {
	if n := b.out.names.again; n > 0 && !b.Quiet {
		b.sayOf(source.NameOf(p.In.Path), "the files of %s end in the number of the line, as another text has the same id", console.Plural(n, "text"))
	}
	b.out.names = textNames{}
}
