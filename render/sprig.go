//go:build !wasip1 && !plain

package render

import (
	"sync"

	"github.com/Masterminds/sprig/v3"
)

// sprigFunctions is sprig's own map, of which the functions in function.go are the
// only door.
var sprigFunctions = sync.OnceValue(sprig.TxtFuncMap)
