package memory

import "bytes"

// mostOfPage is no less than [Meter.Cost] of a page, and found in a fifth of the time: each tag
// may begin a block, and every other byte a word. ok is false if it cannot be told so.
func (m *Meter) mostOfPage(page []byte) (cost int64, ok bool) {
	linked, ok := linkedIn(page)
	if !ok || bytes.IndexByte(page, 0) >= 0 {
		return 0, false
	}
	tags, images := int64(0), int64(0) // or tags that may be those of images, which have a block of their own
	for rest := page; ; tags++ {
		at := bytes.IndexByte(rest, '<')
		if at < 0 {
			break
		}
		rest = rest[at+1:]
		if len(rest) > 0 && (rest[0]|0x20 == 'i' || classes[rest[0]] == newline) {
			images++
		}
	}
	each := int64(perBlock)
	if m.Explain {
		each += perFound
	}
	cost = each*(1+tags+images) + perTag*tags + perLinked*linked
	cost += perNewline * int64(bytes.Count(page, []byte{'\n'})+bytes.Count(page, []byte{'\r'}))
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
