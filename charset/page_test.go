package charset

import "testing"

func TestDecodeHTML(t *testing.T) {
	for _, c := range []struct{ name, src, label, want string }{
		{"UTF-8 without a declaration", "<p>Zoë", "", "<p>Zoë"},
		{"a mark", "\xff\xfe<\x00p\x00>\x00", "", "<p>"},
		{"a declaration", "<meta charset=latin1><p>Zo\xeb", "", "<meta charset=latin1><p>Zoë"},
		{"a declaration from before a conversion", "<meta charset=latin1><p>Zoë", "", "<meta charset=latin1><p>Zoë"},
		{"an old declaration", `<meta http-equiv="Content-Type" content="text/html; charset=shift_jis"><p>` + "\x93\xfa\x96\x7b", "", `<meta http-equiv="Content-Type" content="text/html; charset=shift_jis"><p>日本`},
		{"escapes", "<meta charset=iso-2022-jp><p>\x1b$BF|K\\\x1b(B", "", "<meta charset=iso-2022-jp><p>日本"},
		{"a label", "<meta charset=utf-8><p>Zo\xeb", "windows-1252", "<meta charset=utf-8><p>Zoë"},
		{"no declaration that holds", "<p>Zo\xeb", "", "<p>Zoë"},
		{"declared as UTF-8, and not", "<meta charset=utf-8><p>Zo\xeb", "", "<meta charset=utf-8><p>Zo\xeb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := DecodePage([]byte(c.src), c.label)
			if err != nil || got != c.want {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
			if got, err := DecodePageShared([]byte(c.src), c.label); err != nil || got != c.want {
				t.Errorf("shared: got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}
