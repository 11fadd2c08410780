package program

import (
	"errors"
	"go/token"
	"strings"
	"text/template/parse"
)

// Limits of one source, and of how deep its templates may be nested.
const (
	MaxSource  = 256 << 10 // bytes
	maxActions = 10_000    // each {{ is one
	maxNesting = 100       // nested blocks and parentheses
	maxDepth   = 200       // nested invocations of templates
)

// budget limits the cost of one execution.
type budget struct {
	steps  int // one for each node, callSteps for a call, one for each weightStep bytes that a call reads
	output int // as letter.Output counts it
}

// standard allows a letter of a thousand facts with room to spare, and ends an endless template
// within a second.
var standard = budget{steps: 2_000_000, output: 4 << 20}

const (
	callSteps  = 32
	weightStep = 64
)

// ErrBudget is the cause of an *Error about a template that costs too much. Another case would
// not make it cheaper.
var ErrBudget = errors.New("program: over budget")

func overBudget(at *token.Position, msg string) error { return &Error{*at, msg, ErrBudget} }

// spend takes steps from the remaining ones.
func (x *execution) spend(steps int, at *token.Position) error {
	if x.steps -= steps; x.steps < 0 {
		return overBudget(at, "模板要做的步骤太多，已经停止；请检查这里的循环或片段会不会没完没了")
	}
	return nil
}

// reads charges for the text that a call reads.
func (x *execution) reads(args []any, at *token.Position) error {
	bytes := 0
	for _, a := range args {
		if s, ok := a.(string); ok {
			bytes += len(s)
		} else if x.set.weigh != nil {
			bytes += x.set.weigh(a)
		}
	}
	return x.spend(bytes/weightStep, at)
}

// written checks the size of what was printed so far.
func (x *execution) written(at *token.Position) error {
	if x.out.Size() > x.set.budget.output {
		return overBudget(at, "写出的内容太长，已经停止；请检查循环，或者缩短案情中的文字")
	}
	return nil
}

// checkSize refuses a source that is too large, before it is parsed.
func checkSize(s *source) error {
	if len(s.text) > MaxSource {
		return overBudget(s.position(MaxSource), "模板太大：一个文件不能超过 256 KB")
	}
	at := 0
	for range maxActions {
		i := strings.Index(s.text[at:], "{{")
		if i < 0 {
			return nil
		}
		at += i + len("{{")
	}
	if i := strings.Index(s.text[at:], "{{"); i >= 0 {
		return overBudget(s.position(parse.Pos(at+i)), "模板的动作太多：一个文件不能超过 10000 个")
	}
	return nil
}

// enter counts a nested block or parenthesis; c.depth-- leaves it.
func (c *compiler) enter(n parse.Node) error {
	if c.depth++; c.depth > maxNesting {
		return overBudget(c.at(n), "嵌套太深：不能超过 100 层")
	}
	return nil
}
