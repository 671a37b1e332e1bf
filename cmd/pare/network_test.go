package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// pare fetches nothing, so that what could has no place in the program.
func TestNoNetwork(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Skip(err) // no Go tool where the tests run
	}
	packages := strings.Fields(string(out))
	if !slices.Contains(packages, "github.com/spf13/cobra") {
		t.Fatal("the packages of the program are not listed as expected")
	}
	for _, forbidden := range []string{"net/http", "crypto/tls", "os/user"} {
		if slices.Contains(packages, forbidden) {
			t.Errorf("%s is linked into the program", forbidden)
		}
	}
}
