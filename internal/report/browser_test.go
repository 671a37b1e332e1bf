//go:build !windows

package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"
)

// browserNames are those of browsers that the tests can drive.
var browserNames = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
}

// A browser is a real one without a window, driven over a pipe by the DevTools
// protocol: messages of JSON, each with a zero byte behind it.
type browser struct {
	t       *testing.T
	to      *os.File
	session string
	last    int
	lost    bool // it did not answer

	mu      sync.Mutex
	answers map[int]chan browserMessage
	events  []browserMessage
	closed  bool
}

type browserMessage struct {
	ID      int             `json:"id"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
	Result  json.RawMessage `json:"result"`
	Error   json.RawMessage `json:"error"`
	Session string          `json:"sessionId"`
}

// patience is how long a browser may take for one answer, on a busy machine.
const patience = time.Minute

// openBrowser starts a browser that shows the file path. Without any installed
// the test is skipped.
func openBrowser(t *testing.T, path string) *browser {
	t.Helper()
	program := ""
	for _, name := range browserNames {
		if p, err := exec.LookPath(name); err == nil {
			program = p
			break
		}
	}
	if program == "" {
		t.Skip("no browser is installed")
	}
	fromUs, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, toUs, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	profile, err := os.MkdirTemp("", "pare-browser")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--hide-scrollbars", "--window-size=1440,1000", "--user-data-dir="+profile, "--remote-debugging-pipe", "about:blank")
	cmd.ExtraFiles = []*os.File{fromUs, toUs}
	var said bytes.Buffer
	cmd.Stderr = &said
	cmd.WaitDelay = 5 * time.Second // for what it started and left
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = fromUs.Close(), toUs.Close()
	b := &browser{t: t, to: to, answers: map[int]chan browserMessage{}}
	t.Cleanup(func() {
		_ = to.Close() // it ends with the pipe
		end := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		end.Stop()
		_ = from.Close()
		_ = os.RemoveAll(profile)
		if b.lost {
			t.Logf("the browser said:\n%s", said.String())
		}
	})
	go b.listen(from)
	var target struct{ TargetID string }
	b.call("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var session struct{ SessionID string }
	b.call("Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &session)
	b.session = session.SessionID
	for _, domain := range []string{"Page", "Network", "Runtime", "Log"} {
		b.call(domain+".enable", nil, nil)
	}
	b.load(path)
	return b
}

// load shows the file path.
func (b *browser) load(path string) {
	b.t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		b.t.Fatal(err)
	}
	b.mu.Lock()
	b.events = nil
	b.mu.Unlock()
	b.call("Page.navigate", map[string]any{"url": "file://" + path}, nil)
	for end := time.Now().Add(patience); len(b.heard("Page.loadEventFired")) == 0; {
		if time.Now().After(end) {
			b.t.Fatal("the page does not load")
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// listen takes what the browser says, up to its end.
func (b *browser) listen(from *os.File) {
	r := bufio.NewReader(from)
	for {
		raw, err := r.ReadBytes(0)
		if err != nil {
			break
		}
		var m browserMessage
		if err := json.Unmarshal(raw[:len(raw)-1], &m); err != nil {
			break
		}
		b.mu.Lock()
		if answer := b.answers[m.ID]; answer != nil {
			answer <- m
		} else {
			b.events = append(b.events, m)
		}
		b.mu.Unlock()
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	for _, answer := range b.answers {
		close(answer)
	}
}

// call calls a method of the protocol.
func (b *browser) call(method string, params map[string]any, result any) {
	b.t.Helper()
	if err := b.try(method, params, result); err != nil {
		b.t.Fatalf("%s: %v", method, err)
	}
}

func (b *browser) try(method string, params map[string]any, result any) error {
	if params == nil {
		params = map[string]any{}
	}
	b.last++
	id := b.last
	call := map[string]any{"id": id, "method": method, "params": params}
	if b.session != "" {
		call["sessionId"] = b.session
	}
	raw, err := json.Marshal(call)
	if err != nil {
		return err
	}
	answer := make(chan browserMessage, 1)
	b.mu.Lock()
	b.answers[id] = answer
	closed := b.closed
	b.mu.Unlock()
	defer func() {
		b.mu.Lock()
		delete(b.answers, id)
		b.mu.Unlock()
	}()
	if _, err := b.to.Write(append(raw, 0)); err != nil || closed {
		b.lost = true
		return errors.Join(err, errors.New("the browser has ended"))
	}
	select {
	case m, ok := <-answer:
		switch {
		case !ok:
			b.lost = true
			return errors.New("the browser has ended")
		case m.Error != nil:
			return fmt.Errorf("%s", m.Error)
		case result != nil:
			return json.Unmarshal(m.Result, result)
		}
		return nil
	case <-time.After(patience):
		b.lost = true
		return errors.New("no answer")
	}
}

// heard returns the parameters of the events of these methods since the page was
// loaded.
func (b *browser) heard(methods ...string) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []string
	for _, m := range b.events {
		if slices.Contains(methods, m.Method) {
			all = append(all, string(m.Params))
		}
	}
	return all
}

// asked returns the addresses that were asked for since the page was loaded.
func (b *browser) asked() []string {
	b.t.Helper()
	var all []string
	for _, params := range b.heard("Network.requestWillBeSent") {
		var sent struct{ Request struct{ URL string } }
		if err := json.Unmarshal([]byte(params), &sent); err != nil {
			b.t.Fatal(err)
		}
		all = append(all, sent.Request.URL)
	}
	return all
}

// eval returns the value of a JavaScript expression in the page. It works also
// where the page's own scripts do not.
func eval[T any](b *browser, expression string) T {
	b.t.Helper()
	var answer struct {
		Result struct {
			Value       T
			Description string
		}
		ExceptionDetails json.RawMessage
	}
	b.call("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true}, &answer)
	if answer.ExceptionDetails != nil {
		b.t.Fatalf("%s: %s", expression, answer.ExceptionDetails)
	}
	return answer.Result.Value
}

// press presses a key.
func (b *browser) press(key, code string, number int, text string) {
	b.t.Helper()
	for _, kind := range []string{"keyDown", "keyUp"} {
		params := map[string]any{"type": kind, "key": key, "code": code, "windowsVirtualKeyCode": number}
		if kind == "keyDown" && text != "" {
			params["text"] = text
		}
		b.call("Input.dispatchKeyEvent", params, nil)
	}
}

func (b *browser) tab()    { b.t.Helper(); b.press("Tab", "Tab", 9, "") }
func (b *browser) space()  { b.t.Helper(); b.press(" ", "Space", 32, " ") }
func (b *browser) escape() { b.t.Helper(); b.press("Escape", "Escape", 27, "") }

// place returns where the middle of an element is.
func (b *browser) place(selector string) [2]float64 {
	b.t.Helper()
	return eval[[2]float64](b, fmt.Sprintf(`(() => {
		const r = document.querySelector(%q).getBoundingClientRect()
		return [r.x + r.width / 2, r.y + r.height / 2]
	})()`, selector))
}

// center scrolls to an element and waits until it stays where it is: blocks get
// their height only when they come into view.
func (b *browser) center(selector string) {
	b.t.Helper()
	var at [2]float64
	for end := time.Now().Add(patience); ; {
		eval[any](b, fmt.Sprintf(`document.querySelector(%q).scrollIntoView({block: 'center', behavior: 'instant'})`, selector))
		time.Sleep(50 * time.Millisecond)
		now := b.place(selector)
		if now == at {
			return
		}
		if at = now; time.Now().After(end) {
			b.t.Fatalf("%s does not come to rest", selector)
		}
	}
}

// point moves the mouse to the middle of an element that is in view. It does not
// scroll: what shows only under the mouse would go as the page moves.
func (b *browser) point(selector string) {
	b.t.Helper()
	at := b.place(selector)
	b.call("Input.dispatchMouseEvent", map[string]any{"type": "mouseMoved", "x": at[0], "y": at[1]}, nil)
}

// scheme emulates a colour scheme, and a reader who wants nothing to move: else
// colours would be measured while they change.
func (b *browser) scheme(name string) {
	b.t.Helper()
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{
		{"name": "prefers-color-scheme", "value": name},
		{"name": "prefers-reduced-motion", "value": "reduce"},
	}}, nil)
}

// width emulates a screen of that many points.
func (b *browser) width(points int, mobile bool) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": points, "height": 900, "deviceScaleFactor": 1, "mobile": mobile}, nil)
}
