package main

import (
	"context"
	"os"
	"path/filepath"

	"tousu/render"
	"tousu/render/pdf"
)

// makers returns the programs that can make PDF, the best first: LibreOffice lays out the very
// document that is sent. Names without a folder are looked up in the path.
func makers() []pdf.Program {
	var out []pdf.Program
	add := func(name string, kind pdf.Kind, paths ...string) {
		for _, p := range paths {
			out = append(out, pdf.Program{Name: name, Path: p, Kind: kind})
		}
	}
	add("LibreOffice", pdf.Office, "soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
	folders := []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)"), os.Getenv("LocalAppData")}
	for _, f := range folders {
		add("LibreOffice", pdf.Office, filepath.Join(f, "LibreOffice", "program", "soffice.com"))
	}
	add("Edge", pdf.Browser, "microsoft-edge", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge")
	for _, f := range folders {
		add("Edge", pdf.Browser, filepath.Join(f, "Microsoft", "Edge", "Application", "msedge.exe"))
	}
	add("Chrome", pdf.Browser, "google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
	for _, f := range folders {
		add("Chrome", pdf.Browser, filepath.Join(f, "Google", "Chrome", "Application", "chrome.exe"))
	}
	add("Chromium", pdf.Browser, "chromium", "chromium-browser")
	return out
}

// maker returns an installed program, of the given kind unless that is "".
func maker(e env, kind pdf.Kind) (pdf.Program, error) {
	for _, m := range makers() {
		if kind != "" && m.Kind != kind {
			continue
		}
		if path, err := e.look(m.Path); err == nil {
			m.Path = path
			return m, nil
		}
	}
	names := "LibreOffice"
	if kind == "" {
		names += "、Edge、Chrome、Chromium"
	}
	return pdf.Program{}, failed("请安装 LibreOffice（免费）后再试；或者写成 docx，用 Word、WPS 打开后另存为 PDF。",
		"这台电脑上没有找到能转成 PDF 的程序（%s）", names)
}

// pdfFormat writes letters in the form that the program reads, and has it convert all letters of a
// case to PDF at once.
func pdfFormat(m pdf.Program, formats []render.Format) render.Format {
	f := render.Format{Name: "pdf", Form: m.Name}
	for _, of := range formats {
		if of.Name == string(m.Kind) {
			f.Form += " " + of.Form
			f.Write = of.Write
		}
	}
	f.Convert = func(documents [][]byte) ([][]byte, error) { return m.Convert(context.Background(), documents) }
	return f
}
