package render

import "tousu/render/program"

// direct returns a typed call of a method of Dossier, or nil for a method of another type. With
// reflection only, a template takes a seventh longer (BenchmarkDirect).
func direct(method any) program.Call {
	switch f := method.(type) {
	case func(*Dossier) bool:
		return func(d any, _ []any, _ []string) (any, error) { return f(d.(*Dossier)), nil }
	case func(*Dossier) *Value:
		return func(d any, _ []any, _ []string) (any, error) { return f(d.(*Dossier)), nil }
	case func(*Dossier) []*Value:
		return func(d any, _ []any, _ []string) (any, error) { return f(d.(*Dossier)), nil }
	case func(*Dossier) []*Part:
		return func(d any, _ []any, _ []string) (any, error) { return f(d.(*Dossier)), nil }
	case func(*Dossier) []*Quote:
		return func(d any, _ []any, _ []string) (any, error) { return f(d.(*Dossier)), nil }
	case func(*Dossier, string) (bool, error):
		return func(d any, _ []any, args []string) (any, error) { return f(d.(*Dossier), args[0]) }
	case func(*Dossier, ...string) (bool, error):
		return func(d any, _ []any, args []string) (any, error) { return f(d.(*Dossier), args...) }
	case func(*Dossier, ...string) (*Value, error):
		return func(d any, _ []any, args []string) (any, error) { return f(d.(*Dossier), args...) }
	case func(*Dossier, ...string) (*Mention, error):
		return func(d any, _ []any, args []string) (any, error) { return f(d.(*Dossier), args...) }
	case func(*Dossier, ...string) ([]*Part, error):
		return func(d any, _ []any, args []string) (any, error) { return f(d.(*Dossier), args...) }
	case func(*Dossier, string, ...string) ([]*Part, error):
		return func(d any, _ []any, args []string) (any, error) { return f(d.(*Dossier), args[0], args[1:]...) }
	case func(*Dossier) ([]*Part, error):
		return func(d any, _ []any, _ []string) (any, error) { return f(d.(*Dossier)) }
	case func(*Dossier) []*Prior:
		return func(d any, _ []any, _ []string) (any, error) { return f(d.(*Dossier)), nil }
	case func(*Dossier, []any, ...string) ([]*Part, error):
		return func(d any, list []any, args []string) (any, error) { return f(d.(*Dossier), list, args...) }
	}
	return nil
}
