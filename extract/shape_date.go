package extract

// months and the like, as datelines write them in the languages of the rules.
var dateWords = wordsOf("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec " +
	"monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun am pm gmt utc est edt pst pdt cet cest et bst at on uhr um den der " +
	"januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag janvier février mars avril juin juillet août " +
	"septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche à enero febrero marzo abril mayo junio julio agosto septiembre octubre " +
	"noviembre diciembre lunes martes miércoles jueves viernes sábado domingo de del janeiro fevereiro março maio junho julho setembro outubro novembro dezembro " +
	"gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica ore alle " +
	"januari februari maart mei augustus oktober maandag dinsdag woensdag donderdag vrijdag zaterdag zondag stycznia lutego marca kwietnia maja czerwca lipca sierpnia " +
	"września października listopada grudnia января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь февраль март апрель май июнь июль " +
	"ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık 年 月 日 時 分 년 월 일 오전 오후 h")

var dateAtHead = &Rule{
	ID: "byline/date", Category: Byline, Points: DropPoints,
	Doc:  "A line that is only a date, above the first paragraph.",
	Drop: []string{"12 March 2024, 14:05\nThe council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well."},
	Keep: []string{"The council met on Monday to vote on the bridge, and the mayor said afterwards that it would be built by the month of May next year, if all went well.\n12 March 2024"},
	run: func(p *pass) {
		prose, found := 0, -1
		for i := range p.traits {
			if p.traits[i].long {
				prose++
				continue
			}
			if prose > 0 || p.dropped(i) || !p.isDate(i) {
				continue
			}
			if found >= 0 {
				return // more than one: a timeline
			}
			found = i
		}
		if found >= 0 && prose > 0 {
			p.report(found, 0, len(p.doc.Blocks[found].Text), DropPoints, "only a date, above the first paragraph")
		}
	},
}

// isDate reports whether block i is nothing but numbers and names of days and
// months, with a year among them.
func (p *pass) isDate(i int) bool {
	toks := p.blockTokens(i)
	if len(toks) < 2 || len(toks) > 12 {
		return false
	}
	year := false
	for _, t := range toks {
		if t.flags&tokenNumber != 0 {
			year = year || t.end-t.start == 4 || t.end-t.start == 10
		} else if dateWords.count(t.hash) == 0 {
			return false
		}
	}
	return year
}
