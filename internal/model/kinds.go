package model

// kindsMagic begins the part of a file that holds the kinds.
const kindsMagic = "kinds"

// maxKinds and maxKindName bound the kinds of a file and the bytes of their names.
const maxKinds, maxKindName = 64, 64

// kinds reads a number of kinds, and for each the length of its name, the name and its
// forest; or nothing where a file has none.
func (r *reader) kinds() []Kind {
	if !r.has(kindsMagic) {
		return nil
	}
	n := r.uint32()
	if n > maxKinds {
		r.fail("too many kinds")
		return nil
	}
	all := make([]Kind, n)
	for i := range all {
		length := r.uint32()
		if length > maxKindName {
			r.fail("a kind with too long a name")
			return nil
		}
		name := string(r.take(int(length)))
		r.align()
		all[i] = Kind{name, r.forest()}
		if r.err == nil && all[i].Forest == nil {
			r.fail("a kind without trees")
		}
		if r.err != nil {
			return nil
		}
	}
	return all
}

// has reports whether a part of a file begins here, and takes its magic.
func (r *reader) has(magic string) bool {
	if len(r.b) < len(magic) || string(r.b[:len(magic)]) != magic {
		return false
	}
	r.take(len(magic))
	return true
}
