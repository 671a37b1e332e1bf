package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// pare fetches nothing. What could, HTTP and TLS, comes into the program through
// one package alone: brotli, which has a helper for servers beside its decoder.
func TestNoNetwork(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", ".").Output()
	if err != nil {
		t.Skip(err) // no Go tool where the tests run
	}
	imports := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		imports[words[0]] = words[1:]
	}
	const self, allowed = "github.com/pare-text/pare/cmd/pare", "github.com/andybalholm/brotli"
	if imports[self] == nil || imports[allowed] == nil {
		t.Fatal("the packages of the program are not listed as expected")
	}
	from := map[string]string{self: ""} // who imports what is reached without brotli
	for queue := []string{self}; len(queue) > 0; queue = queue[1:] {
		for _, next := range imports[queue[0]] {
			if _, ok := from[next]; !ok && next != allowed {
				from[next] = queue[0]
				queue = append(queue, next)
			}
		}
	}
	for _, forbidden := range []string{"net/http", "crypto/tls"} {
		var way []string
		for at := forbidden; from[at] != ""; at = from[at] {
			way = append(way, at)
		}
		if slices.Reverse(way); len(way) > 0 {
			t.Errorf("%s is imported by way of %s", forbidden, strings.Join(way, ", "))
		}
	}
}
