package extract

import (
	"strings"
	"testing"
)

// Code in Markdown stays, and its fences do; a named rule drops inside of them, too.
func TestFences(t *testing.T) {
	const code = "```\nlist\nadd NAME\nremove NAME\n```\n"
	para := "The program keeps a list of names, and each of its commands reads that list before it does anything else.\n"
	src := para + "\n" + code + "\n" + para + "\n" + strings.ReplaceAll(code, "```", "~~~") + "\nLatest stories\nStorm hits the coast\nHow the ministers voted\nWeather\nPuzzles\n"
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	got := c.Text(src).Text()
	for _, want := range []string{code, strings.ReplaceAll(code, "```", "~~~")} {
		if !strings.Contains(got, want) {
			t.Errorf("code is lost: %q is not in\n%s", want, got)
		}
	}
	if got := c.Text(para + "\n```\n" + para + "Sign up for our daily newsletter\n```\n").Text(); strings.Contains(got, "Sign up") {
		t.Errorf("a named rule does not count: %s", got)
	}
}

func TestFenceOf(t *testing.T) {
	for line, want := range map[string]string{
		"```": "```", "````go": "````", "~~~": "~~~", "``": "", "```x``` is code": "", "-----": "", "": "", "```\nx": "",
	} {
		if got := fenceOf(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}
