package words

import (
	"strings"
	"testing"
)

// phraseWords returns the tokens of text as phrases see them: folded, a number as
// "#", a colon behind what it follows.
func phraseWords(text string) string {
	toks, _ := Scan(text, nil)
	var all []string
	for _, t := range toks {
		w := string(AppendFold(nil, text[t.Start:t.End]))
		if t.Flags&Number != 0 {
			w = "#"
		}
		if t.Flags&Colon != 0 {
			w += ":"
		}
		all = append(all, w)
	}
	return strings.Join(all, " ")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"words", "Sign up for our NEWSLETTER!", "sign up for our newsletter"},
		{"apostrophe splits", "Don't miss today’s news", "don t miss today s news"},
		{"apostrophe of Ukrainian splits", "обовʼязково, об'єкт", "обов язково об єкт"},
		{"underscore splits", "read_more", "read more"},
		{"dashes split", "e-mail—news–letter", "e mail news letter"},

		{"number", "1,234 comments", "# comments"},
		{"number of many groups", "1.234.567,89", "#"},
		{"number in a sentence", "Since 2019, 5.", "since # #"},
		{"number and unit", "3.5mm", "# 5mm"},
		{"number, last group with letters", "1,234,567abc", "# 567abc"},
		{"ordinal", "2nd", "2nd"},
		{"digits around letters", "4x4", "#"},
		{"letters before digits", "mp3", "mp3"},
		{"number of a list item", "3. Privacy", "# privacy"},
		{"time", "10:30", "#: #"},
		{"Arabic digits", "١٢٣ تعليق", "# تعليق"},
		{"Devanagari digits", "१२ टिप्पणियाँ", "# टिप्पणियाँ"},
		{"wide digits", "１２件", "# 件"},
		{"number before an ideograph", "2024年", "# 年"},
		{"keycap", "1️⃣ first", "# first"},

		{"accents", "Überschrift À côté", "überschrift à côté"},
		{"decomposed accents", "U\u0308berschrift A\u0300 co\u0302te\u0301", "überschrift à côté"},
		{"decomposed Vietnamese", "Vie\u0323\u0302t Nam", "việt nam"},
		{"decomposed Cyrillic", "МОИ\u0306", "мой"},
		{"sharp s", "STRASSE Straße STRAẞE", "strasse straße straße"},
		{"soft hyphen", "Daten\u00adschutz", "datenschutz"},
		{"soft hyphen at the end", "Daten\u00ad schutz", "daten schutz"},
		{"Turkish", "İLETİŞİM ılık ISI", "iletişim ilik isi"},
		{"decomposed Turkish", "I\u0307LETI\u0307ŞI\u0307M i\u0307letişim", "iletişim iletişim"},
		{"Greek", "ΟΔΟΣ οδός", "οδοσ οδοσ"},
		{"Cyrillic", "Ещё ПОДРОБНЕЕ Ґанок", "ещё подробнее ґанок"},

		{"ideographs", "广告", "广 告"},
		{"kana", "シェアする", "シ ェ ア す る"},
		{"decomposed kana", "か\u3099", "が"},
		{"Hangul", "광고", "광 고"},
		{"decomposed Hangul", "\u1112\u1161\u11ab\u1100\u116e\u11a8", "한 국"},
		{"Thai with marks and digits", "แชร์ ๕", "แ ช ร ์ #"},
		{"Latin between ideographs", "用App打开", "用 app 打 开"},
		{"Devanagari with vowel signs", "और पढ़ें", "और पढ़ें"},
		{"nukta, composed and not", "पढ\u093cें प\u095dें", "पढ़ें पढ़ें"},
		{"Arabic with harakat", "كِتَابٌ جديد", "كِتَابٌ جديد"},
		{"Bengali stays whole", "বাংলা", "বাংলা"},

		{"button", "(BUTTON) Share(BUTTON)Tweet", "share tweet"},
		{"button in lower case is a word", "(button)", "button"},
		{"copyright sign", "©2024 X", "© # x"},
		{"other signs are no words", "Brand® ™ • → Home", "brand home"},
		{"emoji with a variation selector", "❤️ like", "like"},

		{"colon", "Foto: dpa", "foto: dpa"},
		{"colon after a space", "Foto : dpa", "foto: dpa"},
		{"colon after a no-break space", "Photo\u00a0: AFP", "photo: afp"},
		{"colon behind a mark is another's", "Foto (dpa): x", "foto dpa x"},
		{"wide colon", "图片：新华社", "图 片: 新 华 社"},
		{"address", "https://a.example", "https: a example"},
		{"invalid UTF-8 splits", "a\xffb", "a b"},
		{"nothing", " – ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := phraseWords(c.text); got != c.want {
				t.Errorf("phraseWords(%q)\n got %q\nwant %q", c.text, got, c.want)
			}
		})
	}
}

// The hash of a token is what the phrase table knows; a hit is confirmed on
// the folded bytes. The two must never part.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"Don't Überschrift 3.5mm", "I\u0307 か\u3099 \u1112\u1161 ढ\u093c", "a\u00ad\u00adb 1️⃣ ©", "1. x 12) y", "\xff\xcc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		toks, _ := Scan(text, nil)
		last := uint32(0)
		for _, k := range toks {
			if k.Start < last || k.End <= k.Start || int(k.End) > len(text) {
				t.Fatalf("token %d to %d after %d of %d bytes", k.Start, k.End, last, len(text))
			}
			last = k.End
			word := text[k.Start:k.End]
			if want := Hash(AppendFold(nil, word)); k.Flags&Number == 0 && k.Hash != want {
				t.Errorf("hash of %q is %#x, of its folded bytes %#x", word, k.Hash, want)
			}
			if !EqualFold(word, string(AppendFold(nil, word))) {
				t.Errorf("%q is not its own folded form", word)
			}
		}
	})
}
