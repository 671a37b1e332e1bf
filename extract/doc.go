// Package extract strips the boilerplate from articles: consent banners,
// sign-up gates, promo headlines, photo credits, share bars, navigation.
//
// There is one flow, and extract.go shows it:
//
//	source ───── blocks ───── evidence ─────── verdicts ───── writer
//	decode.go    lines.go     traits.go        doubt.go       write.go
//	             wrap.go      phrase_*.go      decide.go      json.go
//	                          shape_*.go       again.go       evidence.go
//	                          features.go, layout.go, model/
//
// A [Document] is a sequence of blocks in reading order. Rules look at blocks
// and their neighbours and report evidence; a trained layout score adds what
// no rule names; one place decides. Nothing disappears silently: every block
// carries a [Verdict] that names the rule that dropped it.
package extract
