// Package desk answers what any user interface asks of the program (案头): open a case, change
// it, examine it, route it, compose its letters, show the law behind a sentence, say what comes
// next. Requests and answers are plain JSON. It knows no path, no clock and no network, and keeps
// nothing between two calls.
//
// Two properties hold:
//
//   - Purity: the answer depends only on the request. The current day is part of it.
//   - One source: the text of the case file is the only state. An interface holds that
//     text, passes it with every call, and gets the changed text back.
//
// # Calls
//
// [Desk.Call] takes a verb and a JSON object and returns a JSON object. An unknown
// verb or key, or a value of the wrong type, is an error; faults in the case are
// not: they are findings in the answer. Each verb has a Go type for its request and
// one for its answer, whose fields define the JSON:
//
//	schema   SchemaRequest   → Schema       keys, vocabularies, cards, about the program
//	new      NewRequest      → Opened       a blank case file, filled in by edits
//	open     CaseRequest     → Opened       the values of a case file, and its findings
//	set      SetRequest      → Opened       the same after edits in place
//	examine  ExamineRequest  → Examined     findings, and what each paper still lacks
//	route    CaseRequest     → Routed       each paper of each body, with reasons
//	compose  ComposeRequest  → Composed     letters: tree, text, DOCX; one ZIP of all
//	cite     CiteRequest     → Cited        a provision in its version, and why it applies
//	next     NextRequest     → Next         what was sent, what is due, what opens when
//	others   CaseRequest     → Others       cases of those who were called, and against the lender of record
//
// # Values
//
// A path is the English keys of the case with indices from 0, separated by dots:
// complainant.name, incidents.1.contact.phone, incidents.0.conduct.2. In the schema a
// list of groups is written incidents[]. Days are written 2026-03-20. Words for people
// are Chinese; slugs, codes and keys are English and do not change. A list is never
// null; a string without a value is empty or absent. Bytes are in base64.
package desk
