package memory

import "bytes"

// mostOfPage is no less than [Meter.Cost] of a page, and found in a tenth of the time: each tag
// may begin a block, and every other byte a word. ok is false if it cannot be told so.
func (m *Meter) mostOfPage(page []byte) (cost int64, ok bool) {
	linked, ok := linkedIn(page)
	if !ok || bytes.IndexByte(page, 0) >= 0 {
		return 0, false
	}
	tags := int64(bytes.Count(page, []byte{'<'}))
	cost = perLinked*linked + perTag*tags + perNewline*int64(bytes.Count(page, []byte{'\n'})+bytes.Count(page, []byte{'\r'}))
	each := int64(perBlock)
	if m.Explain {
		each += perFound
	}
	cost += each * (2*tags + 1) // an image has one of its own, and its tag begins another
	return cost + (2*perByte+perWord)*(int64(len(page))+1)/2, true
}

// linkedIn is how many bytes of a page stand in scripts with linked data, or in what looks like
// their tags. ok is false if one does not simply end with its end tag.
func linkedIn(page []byte) (n int64, ok bool) {
	const plus = 2 // where the rarest byte stands in linkedType
	for at := 0; ; {
		k := bytes.IndexByte(page[at:], linkedType[plus])
		if k < 0 {
			return n, true
		}
		at += k + 1
		if !mayBeLinked(page, at-1) {
			continue
		}
		tag := bytes.IndexByte(page[at:], '>')
		if tag < 0 {
			return n, true
		}
		at += tag + 1
		data := bytes.IndexByte(page[at:], '<')
		if data < 0 {
			return n + int64(len(page)-at), true
		}
		n += int64(data)
		at += data
		const end = "</script>"
		if len(page) < at+len(end) || !bytes.EqualFold(page[at:at+len(end)], []byte(end)) {
			return 0, false
		}
	}
}

// mayBeLinked reports whether the plus at a place may be that of linkedType: line ends may stand
// in it.
func mayBeLinked(page []byte, plus int) bool {
	isEnd := func(c byte) bool { return classes[c] == newline }
	before, behind := plus-1, plus+1
	for before >= 0 && isEnd(page[before]) {
		before--
	}
	for behind < len(page) && isEnd(page[behind]) {
		behind++
	}
	return before >= 0 && page[before]|0x20 == 'd' && (behind == len(page) || page[behind]|0x20 == 'j')
}
