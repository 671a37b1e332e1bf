package extract

// Meta is what a page says about itself. Text that is unknown is "".
type Meta struct {
	Title       string
	Byline      string // the authors, "Jane Roe, John Doe"
	Date        string // of publication, RFC 3339 or its date alone
	Site        string // the publisher's name
	URL         string // the canonical address
	Description string
	Image       string // address of the main image
}
