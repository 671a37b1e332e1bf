package source

import (
	"path/filepath"
	"slices"
	"strings"
)

// noArticles are names of files in folders of programs whose text is no article, but
// may look like one: its lines are orders to a machine, or terms to be kept whole.
var noArticles = []string{
	"ads.txt", "BUILD", "Brewfile", "CMakeLists.txt", "CODEOWNERS", "Caddyfile", "Containerfile", "Dockerfile", "GNUmakefile", "Gemfile",
	"Jenkinsfile", "Justfile", "Makefile", "Pipfile", "Podfile", "Procfile", "Rakefile", "Vagrantfile", "WORKSPACE", "gradlew", "justfile",
	"makefile", "requirements.txt", "robots.txt",
}

// termNames begin the names of files of terms: LICENSE, LICENSE-MIT, COPYING.md.
var termNames = []string{"LICENSE", "LICENCE", "UNLICENSE", "NOTICE", "COPYING", "COPYRIGHT", "PATENTS"}

// IsNoArticle reports whether the name of a file in a folder tells that it holds no
// article, though it has no extension, or that of one.
func IsNoArticle(path string) bool {
	name := Unzipped(filepath.Base(path))
	if slices.Contains(noArticles, name) {
		return true
	}
	for _, begin := range termNames {
		rest, ok := strings.CutPrefix(name, begin)
		if ok && (rest == "" || rest[0] == '-' || rest[0] == '.') {
			return true
		}
	}
	return false
}
