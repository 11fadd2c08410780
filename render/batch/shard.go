package batch

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
)

// Shard is a share of the cases (分片), for a run on several machines: Of equal to
// or below 1 is all of them. Whichever rows come or go, a case keeps its share.
type Shard struct {
	Index int // from 1
	Of    int
}

// maxShards bounds Of.
const maxShards = 10000

// ParseShard reads I/N.
func ParseShard(s string) (Shard, bool) {
	i, n, ok := strings.Cut(s, "/")
	index, err1 := strconv.Atoi(i)
	of, err2 := strconv.Atoi(n)
	if !ok || err1 != nil || err2 != nil || index < 1 || index > of || of > maxShards {
		return Shard{}, false
	}
	return Shard{index, of}, true
}

// Name tells the shard apart in the names of files: "" for all, else -1-4.
func (s Shard) Name() string {
	if s.Of <= 1 {
		return ""
	}
	return fmt.Sprintf("-%d-%d", s.Index, s.Of)
}

// holds reports whether the case belongs to the share.
func (s Shard) holds(id string) bool {
	if s.Of <= 1 {
		return true
	}
	h := fnv.New64a()
	h.Write([]byte(id))
	return int(h.Sum64()%uint64(s.Of)) == s.Index-1
}
