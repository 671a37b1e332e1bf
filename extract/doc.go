// Package extract strips the boilerplate from articles: consent banners,
// sign-up gates, promo headlines, photo credits, share bars, navigation.
//
// There is one flow, and extract.go shows it. Each step has a room of its own:
//
//	blocks ───────── facts ──────── hits ─────────── scores ──────── verdicts ───── writers
//	internal/blocks  internal/facts internal/match   internal/layout decide.go      write.go
//	internal/page                   internal/shape                   thresholds*.go internal/markdown
//	                                internal/evidence                headline.go    json.go
//	                                                                 fence.go, again.go
//
// Raw text and pages differ in their reader, and in what their blocks know about
// their position.
//
// A [Document] is a sequence of blocks in reading order. Rules look at blocks
// and their neighbours and report hits. A trained score finds boilerplate that no
// rule names. One function decides. Nothing disappears silently: every dropped
// block has a [Verdict] that names the rule.
//
// Callers may need two more packages: rule, for rules of their own and for
// categories, and charset, for input that is not UTF-8.
package extract
