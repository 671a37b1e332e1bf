package layout

import "testing"

// What is passed over because isBodyPart knows no four letters of it holds no name either.
func TestIsBodyPart(t *testing.T) {
	for _, names := range bodyNames {
		for _, name := range names {
			found := false
			for i := 4; i <= len(name); i++ {
				four := name[i-4 : i]
				found = found || isBodyPart(uint32(four[0])<<24|uint32(four[1])<<16|uint32(four[2])<<8|uint32(four[3]))
			}
			if !found {
				t.Errorf("%s", name)
			}
		}
	}
}
