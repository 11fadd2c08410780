package workbook

import (
	"encoding/xml"
	"path"
	"strconv"
)

// readBook reads the list of worksheets.
func (b *Book) readBook() error {
	part, err := b.mainPart()
	if err != nil {
		return err
	}
	targets, err := b.relations(part)
	if err != nil {
		return err
	}
	return b.scan(part, func(s *scanner) error {
		return s.each(s.within("workbook", func(e xml.StartElement) error {
			switch e.Name.Local {
			case "workbookPr":
				b.Date1904 = yes(attr(&e, "date1904"))
			case "sheets":
				return s.each(func(e xml.StartElement) error { return b.addSheet(e, targets) })
			}
			return nil
		}))
	})
}

func (b *Book) addSheet(e xml.StartElement, targets map[string]string) error {
	if len(b.Sheets) >= b.limits.Sheets {
		return &LimitError{"工作表的个数", b.limits.Sheets}
	}
	id := ""
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space != "" { // r:id, not sheetId
			id = a.Value
		}
	}
	if part := targets[id]; e.Name.Local == "sheet" && part != "" {
		state := attr(&e, "state")
		b.Sheets = append(b.Sheets, Sheet{attr(&e, "name"), state == "hidden" || state == "veryHidden", part})
	}
	return nil
}

// mainPart returns the name of the workbook's main part.
func (b *Book) mainPart() (string, error) {
	if b.parts["_rels/.rels"] != nil {
		main := ""
		err := b.scan("_rels/.rels", func(s *scanner) error {
			return s.each(s.within("Relationships", func(e xml.StartElement) error {
				if path.Base(attr(&e, "Type")) == "officeDocument" {
					main = partName(attr(&e, "Target"))
				}
				return nil
			}))
		})
		if err != nil {
			return "", err
		}
		if b.parts[main] != nil {
			return main, nil
		}
	}
	if b.parts["xl/workbook.xml"] == nil {
		return "", ErrForeign
	}
	return "xl/workbook.xml", nil
}

// relations maps the ids of the worksheets to their parts.
func (b *Book) relations(part string) (map[string]string, error) {
	out := map[string]string{}
	dir, base := path.Split(part)
	err := b.scan(dir+"_rels/"+base+".rels", func(s *scanner) error {
		return s.each(s.within("Relationships", func(e xml.StartElement) error {
			target := attr(&e, "Target")
			if path.Base(attr(&e, "Type")) == "worksheet" && attr(&e, "TargetMode") != "External" && target != "" {
				if target[0] != '/' {
					target = dir + target
				}
				out[attr(&e, "Id")] = partName(target)
			}
			return nil
		}))
	})
	return out, err
}

// readStyles reads the number formats of the cell styles.
func (b *Book) readStyles() error {
	if b.parts["xl/styles.xml"] == nil {
		return nil
	}
	custom := map[int]Format{}
	return b.scan("xl/styles.xml", func(s *scanner) error {
		return s.each(s.within("styleSheet", func(e xml.StartElement) error {
			switch e.Name.Local {
			case "numFmts":
				return s.each(func(e xml.StartElement) error {
					if id, err := strconv.Atoi(attr(&e, "numFmtId")); err == nil {
						custom[id] = customFormat(attr(&e, "formatCode"))
					}
					return nil
				})
			case "cellXfs":
				return s.each(func(e xml.StartElement) error {
					id, _ := strconv.Atoi(attr(&e, "numFmtId")) // 0 is General
					format, ok := custom[id]
					if !ok {
						format = builtinFormat(id)
					}
					b.formats = append(b.formats, format)
					return nil
				})
			}
			return nil
		}))
	})
}

// format returns the number format of a style; the zero Format for an unknown style.
func (b *Book) format(style int) Format {
	if style < 0 || style >= len(b.formats) {
		return Format{}
	}
	return b.formats[style]
}

// readStrings reads the shared strings, once.
func (b *Book) readStrings() error {
	if b.loaded || b.parts["xl/sharedstrings.xml"] == nil {
		return nil
	}
	b.loaded = true
	return b.scan("xl/sharedStrings.xml", func(s *scanner) error {
		return s.each(s.within("sst", func(e xml.StartElement) error {
			text, err := s.rich(nil)
			b.strings = append(b.strings, unescape(text))
			return err
		}))
	})
}

// rich returns the text of an element of runs, without its phonetic readings.
func (s *scanner) rich(text []byte) ([]byte, error) {
	err := s.each(func(e xml.StartElement) (err error) {
		switch e.Name.Local {
		case "t":
			text, err = s.text(text)
		case "r":
			err = s.each(func(e xml.StartElement) (err error) {
				if e.Name.Local == "t" {
					text, err = s.text(text)
				}
				return err
			})
		}
		return err
	})
	return text, err
}
