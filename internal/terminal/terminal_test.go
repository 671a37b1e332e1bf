package terminal

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"
)

func TestColor(t *testing.T) {
	for _, c := range []struct {
		why, when, env string
		tty, want      bool
	}{
		{"a terminal", "auto", "", true, true},
		{"a pipe", "auto", "", false, false},
		{"always", "always", "NO_COLOR=1", false, true},
		{"never", "never", "CLICOLOR_FORCE=1", true, false},
		{"NO_COLOR", "auto", "NO_COLOR=1 CLICOLOR_FORCE=1", true, false},
		{"a dumb terminal", "auto", "TERM=dumb", true, false},
		{"forced", "auto", "TERM=dumb CLICOLOR_FORCE=1", false, true},
		{"forced by 0 is not", "auto", "CLICOLOR_FORCE=0", false, false},
	} {
		getenv := func(key string) string {
			for _, kv := range strings.Fields(c.env) {
				if v, ok := strings.CutPrefix(kv, key+"="); ok {
					return v
				}
			}
			return ""
		}
		if got, err := Color(c.when, c.tty, getenv); err != nil || got != c.want {
			t.Errorf("%s: %v, %v", c.why, got, err)
		}
	}
	if _, err := Color("blue", true, func(string) string { return "" }); err == nil {
		t.Error("blue is allowed")
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text    string
		columns int
		want    string
	}{
		{"", 5, ""},
		{"one two three", 0, "one two three"},
		{"one two three", 7, "one two |three"},
		{"one two three", 5, "one |two |three"},
		{"abcdefghij kl", 4, "abcd|efgh|ij |kl"},
		{"你好世界", 4, "你好|世界"},
		{"ab你好世界", 5, "ab你|好世|界"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301"},
		{"a    b", 2, "a    |b"},
		{"👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧|👩‍👩‍👧"},
		{"\x1b\x1b\x1b", 2, "\x1b\x1b|\x1b"},
	} {
		var got []string
		from := 0
		for _, end := range Wrap(c.text, c.columns) {
			got = append(got, c.text[from:end])
			from = end
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.text, c.columns, s, c.want)
		}
	}
}

func TestVisible(t *testing.T) {
	for r, want := range map[rune]rune{'a': 'a', 0x1b: '␛', 0: '␀', 0x7f: '␡', 0x9b: '\ufffd', 0x202e: '\ufffd', 'é': 'é'} {
		if got := Visible(r); got != want {
			t.Errorf("Visible(%q) = %q, want %q", r, got, want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("one two 你好 three", 7)
	f.Fuzz(func(t *testing.T, text string, columns int) {
		columns %= 40
		from := 0
		for _, end := range Wrap(text, columns) {
			cells := uniseg.StringWidth(strings.Map(Visible, strings.TrimRight(text[from:end], " ")))
			if columns > 1 && cells > columns {
				t.Errorf("%q takes %d of %d columns", text[from:end], cells, columns)
			}
			if end < from {
				t.Fatalf("line of %q ends at %d, before it begins", text, end)
			}
			from = end
		}
		if from != len(text) {
			t.Errorf("%d of %d bytes", from, len(text))
		}
	})
}

func TestPlain(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"words stay", "Åland: 北京, שלום", "Åland: 北京, שלום"},
		{"an escape sequence", "a\x1b[31mb", "a␛[31mb"},
		{"a second line", "a\nb\r\tc", "a␊b␍␉c"},
		{"a separator of lines", "a\u2028b\u0085c", "a\ufffdb\ufffdc"},
		{"a turn of the direction", "a\u202etxt.exe", "a\ufffdtxt.exe"},
		{"no UTF-8", "a\xffb", "a\ufffdb"},
	} {
		if got := Plain(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
