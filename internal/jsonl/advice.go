package jsonl

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/pare-text/pare/internal/jsontext"
)

// explain adds to what is wrong with a line what to do about an array.
func explain(object []byte, err error) error {
	if errors.Is(err, jsontext.ErrNotObject) && bytes.HasPrefix(bytes.TrimSpace(object), []byte("[")) {
		return fmt.Errorf("%w but an array; jq -c '.[]' writes what is in it to lines of their own", err)
	}
	return err
}

// Errors of [CheckFirst].
var (
	errArray  = errors.New("begins with an array, and JSON lines are an object to a line: jq -c '.[]' FILE | pare --from jsonl")
	errPretty = errors.New("begins with an object on several lines, and JSON lines are an object to a line: jq -c . FILE | pare --from jsonl")
)

// CheckFirst returns why an input is not JSON lines at all, by its first line that
// is not blank: it is an array of objects, or printed for people. Nothing that
// follows counts, which may not have been written yet. A line that is bad by itself
// is no reason.
func CheckFirst(line []byte) error {
	line = bytes.TrimSpace(bytes.TrimPrefix(line, byteOrderMark))
	if len(line) == 0 || line[0] != '[' && line[0] != '{' {
		return nil
	}
	err := jsontext.Members(line, nil)
	var syntax *jsontext.SyntaxError
	cut := errors.As(err, &syntax) && syntax.End
	switch inside := bytes.TrimSpace(line[1:]); {
	case line[0] == '[' && (cut && len(inside) == 0 || bytes.HasPrefix(inside, []byte("{"))):
		return errArray
	case line[0] == '{' && cut && (len(inside) == 0 || inside[len(inside)-1] == ','):
		return errPretty
	}
	return nil
}
