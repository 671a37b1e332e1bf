package learn

import (
	"net/url"
	"path/filepath"
	"strings"
)

// A Place says where a document was found, which tells its site.
type Place struct {
	Site   string // as somebody says, or ""
	URL    string // or ""
	File   string // that holds it, or ""
	Folder string // that was named and holds File, or "" if File was named
}

// SiteName returns the name of the site: Site, the host of URL, or what the
// folders are called, the first that is known. It is "" if none is.
func (p Place) SiteName() string {
	switch host := SiteOfURL(p.URL); {
	case p.Site != "":
		return p.Site
	case host != "":
		return host
	case p.File != "":
		return SiteOfFile(p.Folder, p.File)
	}
	return ""
}

// HostOf returns the host of an address, in lower case and without a port, or "".
func HostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname())
}

// SiteOfURL returns the site of an address: its host without "www.".
func SiteOfURL(address string) string { return strings.TrimPrefix(HostOf(address), "www.") }

// SiteOfFile returns the site of a file of which no address is known, where it
// was found in folder, or named itself with folder "": the folder in its path
// that is named like a host, as a mirror of a site is; otherwise the first one
// below folder, or folder itself. Folders named by numbers, as of years, do not
// count. It is "" if no folder has a name.
func SiteOfFile(folder, path string) string {
	dirs := strings.Split(filepath.ToSlash(filepath.Dir(path)), "/")
	for i := len(dirs) - 1; i >= 0; i-- {
		if isHost(dirs[i]) {
			return SiteOfURL("//" + dirs[i])
		}
	}
	if rel, err := filepath.Rel(folder, filepath.Dir(path)); err == nil && folder != "" {
		for _, dir := range strings.Split(filepath.ToSlash(rel), "/") {
			if isName(dir) {
				return dir
			}
		}
		path = filepath.Join(folder, "it")
	}
	if dir, err := filepath.Abs(filepath.Dir(path)); err == nil {
		for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
			if isName(filepath.Base(dir)) {
				return filepath.Base(dir)
			}
		}
	}
	return ""
}

// isHost reports whether a folder is named like a host: words between points,
// the last of them of letters alone.
func isHost(name string) bool {
	at := strings.LastIndexByte(name, '.')
	if at <= 0 || len(name)-at < 3 || strings.Contains(name, "..") {
		return false
	}
	letters := strings.IndexFunc(name[at+1:], func(r rune) bool { return r < 'a' || r > 'z' }) < 0
	return letters && strings.IndexFunc(name[:at], func(r rune) bool {
		return r != '-' && r != '.' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
	}) < 0
}

// isName reports whether a folder has a name, and not only a number.
func isName(dir string) bool {
	return dir != "." && dir != ".." && strings.IndexFunc(dir, func(r rune) bool { return (r < '0' || r > '9') && r != '-' && r != '_' }) >= 0
}
