package jsonl

import (
	"strings"

	"github.com/pare-text/pare/internal/jsontext"
)

// The fields that are looked for in each object, beside the text.
const (
	pageField = "html" // a page
	urlField  = "url"  // where a text was found
	idField   = "id"   // what it is called
)

// The places of members in a row. Those that are added follow.
const (
	textMember = iota
	pageMember
	urlMember
	idMember
	firstAdded
)

// members returns what is to be found in each row.
func (rw *Rewriter) members() []jsontext.Member {
	all := make([]jsontext.Member, firstAdded, firstAdded+len(rw.Added))
	all[textMember].Name, all[pageMember].Name = rw.Field, pageField
	all[urlMember].Name, all[idMember].Name = urlField, idField
	for _, name := range rw.Added {
		all = append(all, jsontext.Member{Name: name})
	}
	return all
}

// A Row is a line that holds an object. It must not be kept.
type Row struct {
	Line    int // its number, from 1
	object  []byte
	members []jsontext.Member
}

func (r Row) text() *jsontext.Member { return &r.members[textMember] }
func (r Row) page() *jsontext.Member { return &r.members[pageMember] }

// String returns the string of another field of the object, or "" if it has
// none.
func (r Row) String(field string) string {
	if field == urlField {
		return r.string(&r.members[urlMember])
	}
	start, end, err := jsontext.Field(r.object, field)
	if err != nil {
		return ""
	}
	return jsontext.Unquote(r.object[start:end])
}

// ID returns the string or the number in the field id, or "" if there is none.
func (r Row) ID() string {
	m := &r.members[idMember]
	if m.Times == 1 && m.IsNumber(r.object) {
		return string(r.object[m.Start:m.End])
	}
	return r.string(m)
}

// string returns the string of a member, or "" if it is none.
func (r Row) string(m *jsontext.Member) string {
	if m.Times != 1 || !m.IsString(r.object) {
		return ""
	}
	return jsontext.Unquote(r.object[m.Start:m.End])
}

// isBlank reports whether a member has no text in it.
func (r Row) isBlank(m *jsontext.Member) bool {
	if m.Times == 0 || m.IsNull(r.object) {
		return true
	}
	raw := r.object[m.Start:m.End]
	if len(raw) > 2 && raw[1] > ' ' && raw[1] != '\\' && raw[1] < 0x80 {
		return false // as most are, which need no look inside
	}
	return m.IsString(r.object) && strings.TrimSpace(jsontext.Unquote(raw)) == ""
}

// Raw is the object as it stands in the line. It must be neither kept nor changed.
func (r Row) Raw() []byte { return r.object }
