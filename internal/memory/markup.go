package memory

// A markup is where in the markup of a page a meter is. It need not be right,
// only not too low.
type markup struct {
	state   int
	name    [8]byte // of the tag, its beginning
	size    int
	pending bool // a tag ended the block, and no text has begun another
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

// tag counts tags, and the blocks that they begin.
func (m *Meter) tag(c byte) {
	s := &m.markup
	switch s.state {
	case inText:
		switch {
		case c == '<':
			m.tags++
			s.state, s.size, s.name = inName, 0, [8]byte{}
		case s.linked:
			m.linked++
		case s.pending && classes[c] != space:
			s.pending = false
			m.blocks++
		}
		return
	case inName:
		if c != '>' && classes[c] != space && (c != '/' || s.size == 0) {
			if s.size < len(s.name) {
				s.name[s.size] = c | 0x20
				s.size++
			}
			return
		}
		m.named(string(s.name[:s.size]))
	}
	if s.state = inTag; c == '>' {
		s.state, s.match = inText, 0
		return
	}
	if s.match < len(linkedType) {
		if c|0x20 != linkedType[s.match]|0x20 {
			s.match = 0
		}
		if c|0x20 == linkedType[s.match]|0x20 {
			s.match++
		}
		s.linked = s.linked || s.match == len(linkedType)
	}
}

// named takes the name of a tag, with the slash of an end tag, which is "/" in
// lower case, too.
func (m *Meter) named(name string) {
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
