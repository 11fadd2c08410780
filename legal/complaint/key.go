package complaint

import (
	"strconv"

	"tousu/legal"
)

// keyOf is one key of a group that is read into a P: its names, how its value is read, where the
// value is stored, and whether it is there. The constructors below bind all four by their types, so
// that they cannot disagree.
type keyOf[P any] struct {
	Field
	read func(d *decoder, s slot, owner *P)
	has  func(owner *P, path []string) bool // path continues below the key
	text func(owner *P, path []string) string
}

// kindOf is a kind of value with its parser.
type kindOf[T any] struct {
	Kind
	parse func(d *decoder, f *Field, text string) (T, *problem)
}

// plain returns a kind whose values can be read without knowing anything of the case.
func plain[T any](k Kind, parse func(string) (T, *problem)) kindOf[T] {
	return kindOf[T]{k, func(_ *decoder, _ *Field, text string) (T, *problem) { return parse(text) }}
}

// vocabulary returns the kind of a closed vocabulary; what is its name in messages.
func vocabulary[S ~string](k Kind, v legal.Vocabulary[S], what string) kindOf[S] {
	return plain(k, term(v, what))
}

var (
	asLine        = plain(Line, parseText)
	asLines       = plain(Lines, parseText)
	asText        = plain(Text, parseText)
	asTexts       = plain(Texts, parseText)
	asCaseID      = plain(CaseID, parseCaseID)
	asName        = plain(PersonName, parseName)
	asIDType      = vocabulary(IDTypeTerm, IDTypes, "证件类型")
	asIDNumber    = plain(IDNumber, normalizeID)
	asPhone       = plain(Phone, parsePhone)
	asLoosePhone  = plain(LoosePhone, parseLoosePhone)
	asLoosePhones = plain(LoosePhones, parseLoosePhone)
	asEmail       = plain(Email, parseEmail)
	asUSCC        = plain(USCC, parseUSCC)
	asDay         = kindOf[legal.Date]{Day, (*decoder).pastDay}
	asRecordDay   = kindOf[legal.Date]{Day, (*decoder).recordDay}
	asAnyDay      = plain(AnyDay, parseDay)
	asLetterDay   = kindOf[legal.Date]{AnyDay, (*decoder).letterDay}
	asMoment      = kindOf[Moment]{DayTime, (*decoder).pastMoment}
	asMoney       = plain(Money, parsePositiveMoney)
	asBalance     = plain(Balance, parseMoney)
	asCount       = kindOf[int]{Count, func(_ *decoder, f *Field, text string) (int,
		*problem) {
		return parseCount(text, f.Unit)
	}}
	asMaybe    = plain(YesNo, parseMaybe)
	asSex      = plain(Sex, parseSex)
	asRole     = plain(RoleTerm, parseRole)
	asLender   = plain(LenderTerm, parseLender)
	asLoss     = vocabulary(LossTerm, LossClasses, "损失类别")
	asResult   = vocabulary(ResultTerm, Results, "结果")
	asCapacity = plain(CapacityTerm, parseCapacity)
	asConsent  = plain(ConsentTerm, parseConsent)
	asConducts = vocabulary(Conducts, legal.Conducts, "行为")
)

// key returns a key with one value. A zero value counts as absent.
func key[P any, T comparable](k kindOf[T], f Field, at func(*P) *T) keyOf[P] {
	f.Kind = k.Kind
	return keyOf[P]{
		Field: f,
		read:  func(d *decoder, s slot, p *P) { put(d, s, k, at(p)) },
		has: func(p *P, path []string) bool {
			var zero T
			return len(path) == 0 && *at(p) != zero
		},
		text: func(p *P, path []string) string {
			if s, ok := any(at(p)).(*string); ok && len(path) == 0 {
				return *s
			}
			return ""
		},
	}
}

// keys returns a key with a list of values, without duplicates.
func keys[P any, T comparable](k kindOf[T], f Field, at func(*P) *[]T) keyOf[P] {
	f.Kind = k.Kind
	return keyOf[P]{
		Field: f,
		read:  func(d *decoder, s slot, p *P) { putAll(d, s, k, at(p)) },
		has:   func(p *P, path []string) bool { return len(path) == 0 && len(*at(p)) > 0 },
	}
}

// refs returns a key with references to exhibits.
func refs[P any](f Field, at func(*P) *[]int) keyOf[P] {
	f.Kind = ExhibitRefs
	return keyOf[P]{
		Field: f,
		read:  func(d *decoder, s slot, p *P) { d.exhibitRefs(s, at(p)) },
		has:   func(p *P, path []string) bool { return len(path) == 0 && len(*at(p)) > 0 },
	}
}

// names returns a key with names of bodies that replace those of the registry.
func names[P any](f Field, at func(*P) *[]Override) keyOf[P] {
	f.Kind = NameTable
	return keyOf[P]{
		Field: f,
		read:  func(d *decoder, s slot, p *P) { d.nameTable(s, at(p)) },
		has:   func(p *P, path []string) bool { return len(path) == 0 && len(*at(p)) > 0 },
	}
}

// group returns a key with a group that every P has.
func group[P, O any](f Field, at func(*P) *O, keys []keyOf[O]) keyOf[P] {
	f.Kind, f.Fields = Group, fieldsOf(keys)
	return keyOf[P]{
		Field: f,
		read:  func(d *decoder, s slot, p *P) { readGroup(d, s, keys, at(p)) },
		has:   func(p *P, path []string) bool { return given(keys, at(p), path) },
		text:  func(p *P, path []string) string { return textOf(keys, at(p), path) },
	}
}

// optional returns a key with a group that a P may lack. It is allocated when it is read.
func optional[P, O any](f Field, at func(*P) **O, keys []keyOf[O]) keyOf[P] {
	f.Kind, f.Fields = Group, fieldsOf(keys)
	return keyOf[P]{
		Field: f,
		read: func(d *decoder, s slot, p *P) {
			o := new(O)
			*at(p) = o
			readGroup(d, s, keys, o)
		},
		has: func(p *P, path []string) bool { return *at(p) != nil && given(keys, *at(p), path) },
		text: func(p *P, path []string) string {
			if *at(p) == nil {
				return ""
			}
			return textOf(keys, *at(p), path)
		},
	}
}

// many returns a key with a list of groups; a single group is a list of one.
func many[P, O any](f Field, at func(*P) *[]O, keys []keyOf[O]) keyOf[P] {
	f.Kind, f.Fields = GroupList, fieldsOf(keys)
	return keyOf[P]{
		Field: f,
		read:  func(d *decoder, s slot, p *P) { readGroups(d, s, keys, at(p)) },
		has: func(p *P, path []string) bool {
			list := *at(p)
			if len(path) == 0 {
				return len(list) > 0
			}
			i, err := strconv.Atoi(path[0])
			return err == nil && 0 <= i && i < len(list) && given(keys, &list[i], path[1:])
		},
	}
}

// given reports whether the owner has what the path leads to; an empty path is the owner itself.
func given[P any](keys []keyOf[P], owner *P, path []string) bool {
	if len(path) == 0 {
		return true
	}
	for i := range keys {
		if keys[i].English == path[0] {
			return keys[i].has(owner, path[1:])
		}
	}
	return false
}

// textOf returns the owner's text at the path, or "" if there is none: lists and values other than
// text have none.
func textOf[P any](keys []keyOf[P], owner *P, path []string) string {
	for i := range keys {
		if len(path) > 0 && keys[i].English == path[0] && keys[i].text != nil {
			return keys[i].text(owner, path[1:])
		}
	}
	return ""
}

func fieldsOf[P any](keys []keyOf[P]) []Field {
	out := make([]Field, len(keys))
	for i := range keys {
		out[i] = keys[i].Field
	}
	return out
}
