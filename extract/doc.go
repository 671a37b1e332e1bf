// Package extract strips the boilerplate from articles: consent banners,
// sign-up gates, promo headlines, photo credits, share bars, navigation.
//
// There is one flow, and extract.go shows it:
//
//	source ───────── blocks ─────── evidence ─────── verdicts ─────── writer
//	decode.go        lines.go       traits.go        doubt.go         write.go
//	html_decode.go   wrap.go        phrase_*.go      doubt_page.go    html_write.go
//	                 html_read.go   rule_class.go    decide.go        markdown.go
//	                 html_place.go  shape_*.go       again.go         json.go
//	                                features.go, html_features.go     evidence.go
//	                                layout.go, model/
//
// Raw text and pages differ in the first two steps, and in what their blocks
// know about their position: html.go is the flow of a page.
//
// A [Document] is a sequence of blocks in reading order. Rules look at blocks
// and their neighbours and report evidence. A trained layout score finds
// boilerplate that no rule names. One function decides. Nothing disappears
// silently: every dropped block has a [Verdict] that names the rule.
package extract
