package meta

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/pare-text/pare/internal/onuse"
	"github.com/pare-text/pare/internal/words"
)

// dateForms are how pages write dates in their data.
var dateForms = []string{
	time.RFC3339Nano, time.RFC3339, "2006-01-02T15:04:05.000Z0700", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 MST", "2006-01-02 15:04:05",
	"2006-01-02 15:04", "2006-01-02", "2006/01/02", "2006-1-2", "2006/1/2", "20060102", "20060102T150405Z0700",
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 02 Jan 2006", "Mon Jan 02 15:04:05 MST 2006", "Mon Jan 2 2006 15:04:05",
	"January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006", "2 Jan 2006", "January 2, 2006 15:04", "January 2, 2006 3:04 PM", "Jan 2, 2006, 3:04 PM",
	"January 2, 2006, 3:04 pm", "Monday, January 2, 2006", "02.01.2006", "2.1.2006", "02.01.2006 15:04", "02.01.2006, 15:04", "2006.01.02", "2006年1月2日", "2006年01月02日",
	"2006-01-02T15:04:05.000", "2006-01-02T15:04:05-07",
}

// firstDate returns the first value that is a date: with its time and zone if
// it has both, or else alone.
func firstDate(values ...string) string {
	for _, v := range values {
		v = squash(v)
		if at := strings.Index(v, " ("); at > 0 { // "… GMT+0100 (Central European Time)"
			v = v[:at]
		}
		for _, form := range dateForms {
			t, err := time.Parse(form, v)
			if err != nil || !isDateYear(t.Year()) {
				continue
			}
			if strings.Contains(form, "07") || strings.Contains(form, "MST") {
				return t.Format(time.RFC3339)
			}
			return t.Format(time.DateOnly)
		}
		if d := findDate(v); d != "" {
			return d
		}
	}
	return ""
}

// isDateYear reports whether a page may have been written in year y: no page is
// older than the web. The last year was chosen by hand.
func isDateYear(y int) bool { return y >= 1990 && y <= 2100 }

// months are the beginnings of their names by number from 0, as the languages of the
// rules write them out; they stand in extract/rules/*.yaml.
var months = sync.OnceValue(func() (all [12][]string) {
	for _, list := range words.OfLanguages("months") {
		for i, names := range list[:min(len(list), len(all))] {
			all[i] = append(all[i], strings.Split(names, "/")...)
		}
	}
	return all
})

var (
	dayMonthYear = onuse.Regexp(`(?i)\b(\d{1,2})(?:st|nd|rd|th|\.|º)?(?:\s+de)?\s+(\p{L}{3,})\.?(?:\s+de)?,?\s+(\d{4})\b`)
	monthDayYear = onuse.Regexp(`(?i)\b(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
	yearMonthDay = onuse.Regexp(`\b(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})`)
	monthFirst   = onuse.Regexp(`\b(0?[1-9]|1[0-2])[/-](1[3-9]|2\d|3[01])[/-](\d{4})\b`) // no day is a month: the order is sure
	dayFirst     = onuse.Regexp(`\b(1[3-9]|2\d|3[01])[/-](0?[1-9]|1[0-2])[/-](\d{4})\b`)
	dayDotMonth  = onuse.Regexp(`\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b`)
)

// findDate returns the first date that stands in a text, written so that day
// and month cannot be confused.
func findDate(s string) string {
	if !hasYear(s) {
		return ""
	}
	for _, x := range [...]struct {
		form             func() *regexp.Regexp
		year, month, day int
	}{{yearMonthDay, 1, 2, 3}, {monthDayYear, 3, 1, 2}, {dayMonthYear, 3, 2, 1}, {dayDotMonth, 3, 2, 1}, {monthFirst, 3, 1, 2}, {dayFirst, 3, 2, 1}} {
		for _, m := range x.form().FindAllStringSubmatch(s, 4) {
			year, _ := strconv.Atoi(m[x.year])
			day, _ := strconv.Atoi(m[x.day])
			month := monthOf(m[x.month])
			t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
			if month > 0 && t.Day() == day && isDateYear(year) {
				return t.Format(time.DateOnly)
			}
		}
	}
	return ""
}

// hasYear reports whether four digits stand side by side, as they do in every date.
func hasYear(s string) bool {
	digits := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			digits = 0
		} else if digits++; digits == 4 {
			return true
		}
	}
	return false
}

// monthOf returns the number of a month by number or name, or 0.
func monthOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		if n > 12 {
			return 0
		}
		return n
	}
	s = strings.ToLower(s)
	best, length := 0, 0
	for i, names := range months() {
		for _, n := range names {
			if strings.HasPrefix(s, n) && len(n) > length {
				best, length = i+1, len(n)
			}
		}
	}
	return best
}
