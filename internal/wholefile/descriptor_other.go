//go:build !unix

package wholefile

import (
	"errors"
	"os"
)

// hasDescriptors says that open files have no names.
const hasDescriptors = false

func duplicate(int, string) (*os.File, error) { return nil, errors.ErrUnsupported }
