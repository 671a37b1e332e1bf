package jsontext

import (
	"errors"
	"fmt"
)

// Errors of [Field] about lines that are valid JSON.
var (
	ErrNotObject = errors.New("not a JSON object")
	ErrNoField   = errors.New("no field")
	ErrTwice     = errors.New("two fields")
	ErrNotString = errors.New("not a string")
)

// A SyntaxError says where a line stops being JSON.
type SyntaxError struct {
	Offset int    // bytes before the place
	Want   string // what would be allowed there
	End    bool   // the place is the end of the line
}

func (e *SyntaxError) Error() string {
	if e.End {
		return fmt.Sprintf("not JSON: the line ends where %s should be", e.Want)
	}
	return fmt.Sprintf("not JSON: byte %d should be %s", e.Offset+1, e.Want)
}

// A Member is one that [Members] looks for in an object.
type Member struct {
	Name string
	// Key is where its key begins, and Start and End are where its value does and
	// ends. If it stands there several times, these are of the last.
	Key, Start, End int
	// Times is how often it stands there.
	Times int
}

// IsString reports whether the value of m is a string, in the line where it was
// found.
func (m *Member) IsString(line []byte) bool { return m.Times > 0 && line[m.Start] == '"' }

// IsNull reports whether it is null.
func (m *Member) IsNull(line []byte) bool { return m.Times > 0 && line[m.Start] == 'n' }

// IsNumber reports whether it is a number.
func (m *Member) IsNumber(line []byte) bool {
	return m.Times > 0 && (line[m.Start] == '-' || line[m.Start] >= '0' && line[m.Start] <= '9')
}

// Members finds members of the JSON object that line must hold, by their names. A
// name is no path: nested objects are not searched. The whole line is checked, so
// that it is valid JSON if err is nil or [ErrNotObject].
func Members(line []byte, members []Member) error {
	s := scanner{b: line}
	for i := range members {
		members[i].Times = 0
	}
	object := s.space() == '{'
	if !object {
		s.value()
	} else if s.i++; s.space() == '}' {
		s.i++
	} else {
		for more := true; more && s.err == nil; more = s.is(',') {
			s.space()
			at := s.i
			key := s.key()
			s.space()
			from := s.i
			s.value()
			if s.err != nil {
				break
			}
			for i := range members {
				if m := &members[i]; isKey(key, m.Name) {
					m.Key, m.Start, m.End = at, from, s.i
					m.Times++
				}
			}
		}
		s.expect('}', "a comma or }")
	}
	if s.space(); s.i < len(line) {
		s.fail("the end of the line")
	}
	switch {
	case s.err != nil:
		return s.err
	case !object:
		return ErrNotObject
	}
	return nil
}

// Field returns where the string of the member name stands in line, which must
// hold one JSON object: line[start:end] is that string with its quotes. The line
// is valid JSON if err is nil or one of the errors above. See [Members].
func Field(line []byte, name string) (start, end int, err error) {
	found := [1]Member{{Name: name}}
	m := &found[0]
	if err := Members(line, found[:]); err != nil {
		return 0, 0, err
	}
	switch {
	case m.Times == 0:
		return 0, 0, fmt.Errorf("%w %q", ErrNoField, name)
	case m.Times > 1:
		return 0, 0, fmt.Errorf("%w %q", ErrTwice, name) // which one is meant is anybody's guess
	case !m.IsString(line):
		return 0, 0, fmt.Errorf("field %q is %w", name, ErrNotString)
	}
	return m.Start, m.End, nil
}

// Without returns which bytes of line go if the member m goes: it and one comma.
func (m *Member) Without(line []byte) (start, end int) {
	s := scanner{b: line, i: m.End}
	if s.is(',') {
		s.space()
		return m.Key, s.i
	}
	at := m.Key - 1
	for at > 0 && line[at] != ',' && line[at] != '{' { // only spaces stand between
		at--
	}
	if line[at] == '{' {
		return at + 1, m.End
	}
	for line[at-1] == ' ' || line[at-1] == '\t' {
		at--
	}
	return at, m.End
}

// isKey reports whether key, a JSON string with its quotes, is name.
func isKey(key []byte, name string) bool {
	if len(key) == len(name)+2 {
		return string(key[1:len(key)-1]) == name // an escape would make it longer
	}
	return len(key) > len(name)+2 && Unquote(key) == name
}

// A scanner checks JSON from left to right. It stays at the first error.
type scanner struct {
	b   []byte
	i   int
	err error
}

// fail records that want should stand here.
func (s *scanner) fail(want string) {
	if s.err == nil {
		s.err = &SyntaxError{Offset: s.i, Want: want, End: s.i >= len(s.b)}
	}
}

// peek returns the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.i < len(s.b) {
		return s.b[s.i]
	}
	return 0
}

// space skips white space and returns the byte after it, 0 at the end.
func (s *scanner) space() byte {
	for {
		switch c := s.peek(); c {
		case ' ', '\t', '\r', '\n':
			s.i++
		default:
			return c
		}
	}
}

// is skips c, if it comes next.
func (s *scanner) is(c byte) bool {
	if s.err != nil || s.space() != c {
		return false
	}
	s.i++
	return true
}

// expect skips c, or fails.
func (s *scanner) expect(c byte, want string) {
	if !s.is(c) {
		s.fail(want)
	}
}

// key reads a key and its colon, and returns the key with its quotes.
func (s *scanner) key() []byte {
	if s.space() != '"' {
		s.fail("a key in quotes")
		return nil
	}
	from := s.i
	s.string()
	key := s.b[from:s.i]
	s.expect(':', "a colon")
	return key
}

// value reads one value with all that is in it. It does not call itself: a
// hundred million brackets must not overflow the stack.
func (s *scanner) value() {
	var few [32]byte
	open := few[:0] // what closes each open object or array
	for s.err == nil {
		c := s.space()
		if c != '{' && c != '[' {
			s.scalar(c)
		} else {
			s.i++
			open = append(open, c+2)
			if s.space() != c+2 {
				if c == '{' {
					s.key()
				}
				continue
			}
		}
		for len(open) > 0 && s.is(open[len(open)-1]) {
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			return
		}
		s.expect(',', "a comma or "+string(open[len(open)-1]))
		if open[len(open)-1] == '}' && s.err == nil {
			s.key()
		}
	}
}

// scalar reads a value that begins with c and holds no other.
func (s *scanner) scalar(c byte) {
	switch {
	case c == '"':
		s.string()
	case c == 't':
		s.word("true")
	case c == 'f':
		s.word("false")
	case c == 'n':
		s.word("null")
	case c == '-' || c >= '0' && c <= '9':
		s.number()
	default:
		s.fail("a value")
	}
}

func (s *scanner) word(w string) {
	for k := range len(w) {
		if s.peek() != w[k] {
			s.fail(w)
			return
		}
		s.i++
	}
}

// string reads a string and checks its escapes.
func (s *scanner) string() {
	s.i++
	for {
		rest, n := s.b[s.i:], 0
		for n < len(rest) && plain[rest[n]] {
			n++
		}
		s.i += n
		switch s.peek() {
		case '"':
			s.i++
			return
		case '\\':
			s.i++
			s.escape()
		default:
			if s.i < len(s.b) {
				s.fail("an escape, not a bare control character")
			} else {
				s.fail("the closing quote")
			}
		}
		if s.err != nil {
			return
		}
	}
}

func (s *scanner) escape() {
	switch s.peek() {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		s.i++
	case 'u':
		s.i++
		for range 4 {
			c := s.peek() | 0x20
			if (c < '0' || c > '9' || s.peek() < '0') && (c < 'a' || c > 'f') {
				s.fail("a hexadecimal digit")
				return
			}
			s.i++
		}
	default:
		s.fail("one of \"\\/bfnrtu")
	}
}

func (s *scanner) number() {
	if s.peek() == '-' {
		s.i++
	}
	if s.peek() == '0' {
		s.i++
	} else {
		s.digits()
	}
	if s.peek() == '.' {
		s.i++
		s.digits()
	}
	if c := s.peek(); c == 'e' || c == 'E' {
		s.i++
		if c := s.peek(); c == '+' || c == '-' {
			s.i++
		}
		s.digits()
	}
}

func (s *scanner) digits() {
	from := s.i
	for s.i < len(s.b) && s.b[s.i] >= '0' && s.b[s.i] <= '9' {
		s.i++
	}
	if s.i == from {
		s.fail("a digit")
	}
}
