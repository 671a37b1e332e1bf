package language_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pare-text/pare/internal/language"
	"github.com/pare-text/pare/internal/words"
)

// sentences are one for each language.
var sentences = map[string]string{
	"ar": "قال رئيس البلدية إن العمل في الميناء الجديد سيبدأ بعد الصيف، وهو مشروع كان قد تأخر منذ عام.",
	"cs": "Starosta řekl, že stavba nového přístavu začne až po létě, protože město ještě nemá všechny peníze.",
	"da": "Borgmesteren siger, at byggeriet af den nye havn først begynder efter sommeren, hvor pengene skal være fundet.",
	"de": "Die Stadt hat am Montag beschlossen, dass der alte Bahnhof nicht abgerissen wird, sondern ein Museum werden soll.",
	"el": "Ο δήμαρχος είπε ότι το λιμάνι θα ανοίξει ξανά το φθινόπωρο.",
	"en": "The mayor said that the harbour would open again in the autumn, when all of the work has been done.",
	"es": "El alcalde dijo que las obras del puerto no empezarán hasta el otoño, porque la ciudad no tiene dinero para ello.",
	"fi": "Kaupunginjohtaja sanoo, että sataman työt alkavat vasta kesän jälkeen, koska rahat eivät ole vielä koossa, mutta suunnitelma on valmis.",
	"fr": "Le maire a dit que les travaux du port ne commenceront pas avant l'automne, car la ville n'a pas encore tout l'argent.",
	"he": "ראש העיר אמר שהנמל ייפתח מחדש בסתיו.",
	"hi": "मेयर ने कहा कि बंदरगाह का काम गर्मियों के बाद शुरू होगा और इस पर बहुत पैसा खर्च किया गया है।",
	"hu": "A polgármester azt mondta, hogy a kikötő csak ősszel nyit ki újra, mert még nem érkezett meg az összes pénz.",
	"id": "Wali kota mengatakan bahwa pelabuhan itu akan dibuka kembali setelah musim panas karena dana belum tersedia.",
	"it": "Il sindaco ha detto che i lavori del porto non cominceranno prima dell'autunno, perché la città non ha ancora i soldi.",
	"ja": "市長は、港の工事は夏の後に始まると述べた。",
	"ko": "시장은 항구 공사가 여름 이후에 시작될 것이라고 말했다.",
	"nb": "Ordføreren sier at byggingen av den nye havnen først starter etter sommeren, når pengene må være på plass, og ikke før.",
	"nl": "De burgemeester zegt dat het werk aan de haven pas na de zomer begint, omdat er nog niet genoeg geld is voor alles.",
	"pl": "Burmistrz powiedział, że prace w porcie zaczną się dopiero po lecie, bo miasto nie ma jeszcze wszystkich pieniędzy, które są potrzebne.",
	"pt": "O presidente da câmara disse que as obras do porto não começam antes do outono, porque a cidade ainda não tem o dinheiro.",
	"ro": "Primarul a spus că lucrările din port nu vor începe înainte de toamnă, pentru că orașul nu are încă toți banii.",
	"ru": "Мэр сказал, что работы в порту начнутся только после лета, так как у города ещё нет всех денег, которые были обещаны.",
	"sv": "Borgmästaren säger att arbetet i den nya hamnen inte börjar förrän efter sommaren, när alla pengar ska vara på plats.",
	"th": "นายกเทศมนตรีกล่าวว่าท่าเรือจะเปิดอีกครั้งในฤดูใบไม้ร่วง",
	"tr": "Belediye başkanı, yeni limanın yazdan sonra açılacağını ve bu iş için daha çok para gerektiğini söyledi, ama ne kadar olduğu belli değil.",
	"uk": "Мер сказав, що роботи в порту почнуться лише після літа, бо в міста ще немає всіх грошей, які були обіцяні.",
	"vi": "Thị trưởng cho biết việc xây dựng cảng mới sẽ bắt đầu sau mùa hè và thành phố vẫn chưa có đủ tiền cho những người làm.",
	"zh": "市长表示，港口的工程将在夏天之后开始。",
}

func read(blocks ...string) *language.Reader {
	var r language.Reader
	for _, text := range blocks {
		toks, _ := words.Scan(text, nil)
		r.Add(text, toks)
	}
	return &r
}

func TestMain(t *testing.T) {
	for _, code := range language.Codes() {
		if got := read(sentences[code]).Main(); got != language.Of(code) || got == 0 {
			t.Errorf("%s: told as %v", code, got.Codes())
		}
	}
}

func TestTwoLanguages(t *testing.T) {
	got := read(strings.Repeat(sentences["de"]+" ", 5), sentences["fr"]).All()
	if diff := cmp.Diff([]string{"de", "fr"}, got.Codes()); diff != "" {
		t.Error(diff)
	}
}

func TestUnknown(t *testing.T) {
	for _, text := range []string{
		"", "12", "Lisbon", "Jane Doe/Reuters", "x x x x x x x x x x",
		"Meras sakė, kad uosto darbai prasidės tik po vasaros, nes miestas dar neturi visų pinigų.", // Lithuanian
	} {
		if got := read(text).Main(); got != 0 {
			t.Errorf("%q: told as %v", text, got.Codes())
		}
	}
}
