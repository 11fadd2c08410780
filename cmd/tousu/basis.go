package main

import (
	"sync"

	"tousu/legal"
	"tousu/legal/agency"
	"tousu/render"
)

// citer cites without templates.
var citer = sync.OnceValue(func() *render.Engine {
	e, err := render.New(legal.Default(), agency.Default())
	if err != nil {
		panic("render: " + err.Error()) // no templates, nothing that could be wrong
	}
	return e
})

// basisOf names one provision or rule as the law stands on d; empty for "" and
// for what is not in force.
func basisOf(ref string, d legal.Date) []string {
	if ref == "" {
		return []string{}
	}
	return append([]string{}, citer().Basis([]string{ref}, d)...)
}
