package words

// photoWords name a picture or its maker, agencyWords the agencies and stock
// libraries that stand in credits. Two-letter agencies count only beside
// another sign of a credit.
var (
	PhotoWords = SetOf("photo photos photograph photographer photography photographie picture pictures image images foto fotos " +
		"fotografie fotografía fotografia imagen imagem immagine bild bilder bildquelle symbolbild symbolfoto archivbild archivfoto " +
		"titelbild aufmacherbild teaserbild crédit crédits credit credits courtesy zdjęcie fot zdroj kuva kuvat fotoğraf ảnh фото снимок " +
		"снимка illustration illustrasjon illustratie illustrazione grafik infografik bilde arkivfoto pressefoto fotograf ilustração " +
		"ilustración ilustracja fotógrafo fotó صورة تصوير फोटो handout collage montage rendering screenshot")
	Agencies = SetOf("getty afp reuters dpa epa efe ansa tass ritzau scanpix ntb anp belga keystone apa imago zuma alamy " +
		"shutterstock istock istockphoto unsplash pexels pixabay xinhua yonhap kyodo jiji anadolu pti sputnik lapresse upi " +
		"bloomberg europapress lusa čtk mti depositphotos dreamstime gettyimages adobestock afptv sipa abaca pap aap polaris " +
		"wireimage filmmagic redux lehtikuva scanpix tt nurphoto bestimage maxppp panoramic ipa agf contrasto ritzau")
	SmallAgencies = SetOf("ap pa aa dpa tt cp ani rex afp stf sta ipa np")
)

// NameLinks stand between a photo label and a name, or inside a name.
var NameLinks = SetOf("alliance by courtesy via from copyright of the for and on de la le les l du d di da do dos van von der den te het pour para per für och og och e y und")

// Dates are months and the like, as datelines write them in the languages of the rules.
var Dates = SetOf("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec " +
	"monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun am pm gmt utc est edt pst pdt cet cest et bst at on uhr um den der " +
	"januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag janvier février mars avril juin juillet août " +
	"septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche à enero febrero marzo abril mayo junio julio agosto septiembre octubre " +
	"noviembre diciembre lunes martes miércoles jueves viernes sábado domingo de del janeiro fevereiro março maio junho julho setembro outubro novembro dezembro " +
	"gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica ore alle " +
	"januari februari maart mei augustus oktober maandag dinsdag woensdag donderdag vrijdag zaterdag zondag stycznia lutego marca kwietnia maja czerwca lipca sierpnia " +
	"września października listopada grudnia января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь февраль март апрель май июнь июль " +
	"ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık 年 月 日 時 分 년 월 일 오전 오후 h")
