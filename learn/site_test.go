package learn

import "testing"

func TestSiteOf(t *testing.T) {
	for _, c := range []struct{ address, want string }{
		{"https://www.Example.org:8080/a", "example.org"},
		{"//blog.example.org", "blog.example.org"},
		{"no address", ""},
		{"", ""},
		{"http://%zz/", ""},
	} {
		if got := SiteOfURL(c.address); got != c.want {
			t.Errorf("%q is of %q, want %q", c.address, got, c.want)
		}
	}
	for _, c := range []struct{ why, folder, path, want string }{
		{"a mirror", "crawl", "crawl/www.example.org/2024/a.html", "example.org"},
		{"a mirror that was named", "example.org", "example.org/2024/a.html", "example.org"},
		{"the first folder below", "dumps", "dumps/gazette/2024/a.txt", "gazette"},
		{"years are no sites", "gazette", "gazette/2024/05/a.txt", "gazette"},
		{"files in the folder", "dumps/gazette", "dumps/gazette/a.txt", "gazette"},
		{"a file alone", "", "dumps/gazette/a.txt", "gazette"},
		{"a version is no host", "", "release-1.2/a.txt", "release-1.2"},
		{"hidden folders are no hosts", "", "x/.cache/a.txt", ".cache"},
	} {
		if got := SiteOfFile(c.folder, c.path); got != c.want {
			t.Errorf("%s: %s is of %q, want %q", c.why, c.path, got, c.want)
		}
	}
}
