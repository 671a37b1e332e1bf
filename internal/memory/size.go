package memory

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// A Size is a number of bytes that people write with a unit: 512MiB, 2GiB.
type Size int64

var units = []struct {
	name  string
	bytes int64
}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}}

// String returns s in the largest unit of which there is one, with one decimal
// if it is no whole number.
func (s Size) String() string {
	for _, u := range units {
		if n := int64(s); n >= u.bytes {
			return strings.TrimSuffix(strconv.FormatFloat(float64(n)/float64(u.bytes), 'f', 1, 64), ".0") + u.name
		}
	}
	return strconv.FormatInt(int64(s), 10) + " bytes"
}

// Set reads a size, as a flag does. "2G" and "2 GB" mean 2GiB: nobody means less.
func (s *Size) Set(text string) error {
	at := strings.TrimLeft(text, "0123456789.")
	number, err := strconv.ParseFloat(text[:len(text)-len(at)], 64)
	unit := strings.ToUpper(strings.TrimSpace(at))
	for _, u := range units {
		name := strings.ToUpper(u.name)
		if unit != name && unit != name[:1] && unit != name[:1]+"B" {
			continue
		}
		if err != nil || number*float64(u.bytes) > 1<<60 {
			break
		}
		*s = Size(number * float64(u.bytes))
		if *s < Least {
			return fmt.Errorf("it must be %s or more", Size(Least))
		}
		return nil
	}
	return errors.New("allowed is a size such as 512MiB or 4GiB")
}

// Type names the kind of value in help texts.
func (s *Size) Type() string { return "size" }
