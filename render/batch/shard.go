package batch

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
)

// Shard is a share of the cases (分片), for a run on several machines; all of them if Of ≤ 1. A
// case stays in its shard whatever other rows are added or removed.
type Shard struct {
	Index int // from 1
	Of    int
}

// maxShards is the maximum of Of.
const maxShards = 10000

// ParseShard parses I/N.
func ParseShard(s string) (Shard, bool) {
	i, n, ok := strings.Cut(s, "/")
	index, err1 := strconv.Atoi(i)
	of, err2 := strconv.Atoi(n)
	if !ok || err1 != nil || err2 != nil || index < 1 || index > of || of > maxShards {
		return Shard{}, false
	}
	return Shard{index, of}, true
}

// Name returns the shard's part of file names: "" for all cases, else -1-4.
func (s Shard) Name() string {
	if s.Of <= 1 {
		return ""
	}
	return fmt.Sprintf("-%d-%d", s.Index, s.Of)
}

// holds reports whether the case belongs to the shard.
func (s Shard) holds(id string) bool {
	if s.Of <= 1 {
		return true
	}
	h := fnv.New64a()
	h.Write([]byte(id))
	return int(h.Sum64()%uint64(s.Of)) == s.Index-1
}
