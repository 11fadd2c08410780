//go:build !wasip1 && !plain

package render

import (
	"sync"

	"github.com/Masterminds/sprig/v3"
)

// sprigFunctions returns sprig's own map. Templates can call only the functions listed in
// function.go.
var sprigFunctions = sync.OnceValue(sprig.TxtFuncMap)
