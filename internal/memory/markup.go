package memory

import "bytes"

// A markup is where in the markup of a page a meter is. It need not be right,
// only not too low.
type markup struct {
	state   int
	name    [8]byte // of the tag, its beginning
	size    int
	pending bool // a tag ended the block, and no text has begun another
	script  bool // the tag is that of a script
	linked  bool // the text is linked data
	match   int  // bytes of linkedType that were just read
}

// The states.
const (
	inText = iota
	inName
	inTag
)

// linkedType is what the type of a script with linked data ends with.
const linkedType = "ld+json"

// readMarkup counts tags, and the blocks that they begin. Line ends and NULs are
// passed over.
func (m *Meter) readMarkup(piece []byte) {
	s := &m.markup
	for i := 0; i < len(piece); {
		rest := piece[i:]
		switch s.state {
		case inText:
			text, _, isTag := bytes.Cut(rest, []byte{'<'})
			m.text(text)
			i += len(text) + 1
			if isTag {
				m.tags++
				s.state, s.size = inName, 0
			}
		case inName:
			c := rest[0]
			if c == '>' || classes[c] == space || c == '/' && s.size > 0 {
				m.named(string(s.name[:s.size]))
				s.state = inTag
				break
			}
			if s.size < len(s.name) && classes[c] != newline && c != 0 {
				s.name[s.size] = c | 0x20
				s.size++
			}
			i++
		case inTag:
			tag, _, ends := bytes.Cut(rest, []byte{'>'})
			if s.script && !s.linked {
				s.findType(tag)
			}
			i += len(tag) + 1
			if ends {
				s.state, s.match = inText, 0
			}
		}
	}
}

// text takes what stands between tags.
func (m *Meter) text(text []byte) {
	switch s := &m.markup; {
	case s.linked:
		m.linked += int64(len(text) - bytes.Count(text, []byte{'\n'}) - bytes.Count(text, []byte{'\r'}) - bytes.Count(text, []byte{0}))
	case s.pending:
		for _, c := range text {
			if k := classes[c]; k != space && k != newline && k != nothing {
				s.pending = false
				m.blocks++
				return
			}
		}
	}
}

// findType looks for linkedType in a part of a tag, in any case.
func (s *markup) findType(tag []byte) {
	for _, c := range tag {
		if classes[c] == newline || c == 0 || s.match == len(linkedType) {
			continue
		}
		if c|0x20 != linkedType[s.match] {
			s.match = 0
		}
		if c|0x20 == linkedType[s.match] {
			s.match++
		}
	}
	s.linked = s.match == len(linkedType)
}

// named takes the name of a tag, with the slash of an end tag, which is "/" in
// lower case, too.
func (m *Meter) named(name string) {
	m.markup.script = name == "script"
	switch name {
	case "img", "image":
		m.blocks++ // its alternative text
	case "a", "b", "i", "u", "s", "em", "span", "strong", "small", "font", "code", "sub", "sup", "abbr", "br", "wbr",
		"/a", "/b", "/i", "/u", "/s", "/em", "/span", "/strong", "/small", "/font", "/code", "/sub", "/sup", "/abbr":
		return
	case "/script":
		m.markup.linked = false
	}
	m.markup.pending = true
}
