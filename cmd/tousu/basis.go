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

// basisOf names provisions and rules as the law stands on d; what is not in force
// is left out. It is never nil.
func basisOf(refs agency.Refs, d legal.Date) []string {
	return append([]string{}, citer().Basis(refs, d)...)
}
