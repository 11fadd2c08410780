package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"tousu/legal/complaint"
)

var update = flag.Bool("update", false, "rewrite the golden parts of testdata/script")

func readFile(name string) (string, error) {
	b, err := os.ReadFile(name)
	return string(b), err
}

// today is the day on which the scripts run.
var today = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"soffice": office})
}

// look finds the soffice of the scripts, and nothing where OFFICE says none.
func look(name string) (string, error) {
	if name != "soffice" || os.Getenv("OFFICE") == "none" {
		return "", exec.ErrNotFound
	}
	return exec.LookPath(name)
}

// office does what LibreOffice does: it makes a PDF of each file beside it, as long as
// OFFICE does not say torn; like LibreOffice it exits with 0 in any case.
func office() {
	to := os.Args[slices.Index(os.Args, "--outdir")+1]
	for i, file := range os.Args[1:] {
		if filepath.Ext(file) != ".docx" {
			continue
		}
		end := "%%EOF\n"
		if os.Getenv("OFFICE") == "torn" && i == len(os.Args)-2 {
			end = ""
		}
		src, err := os.ReadFile(file)
		if err != nil {
			panic(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".docx") + ".pdf"
		if err := os.WriteFile(filepath.Join(to, name),
			[]byte(fmt.Sprintf("%%PDF-1.7\n%x\n%s", sha256.Sum256(src), end)), 0o600); err != nil {
			panic(err)
		}
	}
}

// TestScripts runs the command as users do; each script is named by what it
// shows.
func TestScripts(t *testing.T) {
	testscript.RunT(serial{t}, testscript.Params{
		Dir:           "../../testdata/script",
		UpdateScripts: *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"tousu": runScripted,
			"picture": writePicture, "none": nothingMatches, "fill": fillRegister, "rows": writeRows,
			"letterhead": writeLetterhead, "agents": agentsPapers},
		Setup: func(e *testscript.Env) error {
			if err := writeFaulty(e.WorkDir); err != nil {
				return err
			}
			for _, name := range []string{"jincheng", "contact", "minimal"} {
				src, err := os.ReadFile("../../testdata/cases/" + name + ".yaml")
				if err != nil {
					return err
				}
				if err := os.WriteFile(e.WorkDir+"/"+name+".yaml", src, 0o600); err != nil {
					return err
				}
			}
			return nil
		},
	})
}

// serial runs one script after the other: the folder and the environment in which a command
// runs are those of the whole process.
type serial struct{ *testing.T }

func (serial) Parallel() {}

func (s serial) Run(name string, f func(testscript.T)) {
	s.T.Run(name, func(t *testing.T) { f(serial{t}) })
}

func (serial) Verbose() bool { return testing.Verbose() }

// runScripted runs the command in this process, which costs a third of a process of its own;
// that the program runs as one, TestBinary shows.
func runScripted(ts *testscript.TestScript, neg bool, args []string) {
	back, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	defer os.Chdir(back)
	for _, name := range []string{"HOME", "OFFICE", "PATH", "TMPDIR", "TZ"} {
		was, set := os.LookupEnv(name)
		ts.Check(os.Setenv(name, ts.Getenv(name)))
		defer func() {
			if os.Setenv(name, was); !set {
				os.Unsetenv(name)
			}
		}()
	}
	status := run(env{args, ts.Stdout(), ts.Stderr(), func() time.Time { return today }, nil, look})
	if (status != 0) != neg {
		ts.Fatalf("tousu %s: status %d", strings.Join(args, " "), status)
	}
}

// nothingMatches fails if there is a file of the pattern.
func nothingMatches(ts *testscript.TestScript, _ bool, args []string) {
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(found) > 0 {
		ts.Fatalf("there are %v", found)
	}
}

// writePicture writes a picture under the name it is given, or half of one: picture 断.png torn.
func writePicture(ts *testscript.TestScript, _ bool, args []string) {
	var b bytes.Buffer
	ts.Check(png.Encode(&b, image.NewGray(image.Rect(0, 0, 60, 90))))
	src := b.Bytes()
	if len(args) > 1 {
		src = src[:len(src)*2/3]
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), src, 0o600))
}

// writeRows writes a table of so many cases of invented people against three lenders:
// rows 60 案件.csv.
func writeRows(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	lenders := []string{
		"示例消费金融有限公司,浙江省宁波市江北区示例路100号,消费金融公司,宁波", "四川锦程消费金融有限责任公司,,消费金融公司,四川", "示例小额贷款有限公司,广东省广州市示例路1号,小额贷款公司,广东",
	}
	acts := []string{"爆通讯录,来电人联系了本人通讯录中的多名亲友，要求他们转告本人还款。", "频繁骚扰,来电人一天内反复拨打本人的电话，要求本人还款。"}
	var b strings.Builder
	b.WriteString("案件编号,姓名,身份证号,电话,住址,被投诉人,被投诉人.住所,类型,地区,时间,行为,经过\n")
	for i := range n {
		fmt.Fprintf(&b, "C-%03d,何子谦,510104197905201126,13600007890,浙江省宁波市鄞州区示例路%d号,%s,2026-02-%02d,%s\n", i+1, i+1,
			lenders[i%3], i%28+1, acts[i%2])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(b.String()), 0o600))
}

// writeLetterhead writes the letterhead that Word, WPS or LibreOffice made: letterhead
// word 函头.docx.
func writeLetterhead(ts *testscript.TestScript, _ bool, args []string) {
	a, err := txtar.ParseFile("../../render/docx/testdata/letterhead/" + args[0] + ".txtar")
	ts.Check(err)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range a.Files {
		name, content := f.Name, bytes.TrimSpace(f.Data)
		if plain, ok := strings.CutSuffix(name, ".base64"); ok {
			name = plain
			content, err = base64.StdEncoding.DecodeString(string(content))
			ts.Check(err)
		}
		w, err := z.Create(name)
		ts.Check(err)
		_, err = w.Write(content)
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), b.Bytes(), 0o600))
}

// agentsPapers fails unless every folder whose letters list a power of attorney as enclosed
// has one for the same body: agents 信件.
func agentsPapers(ts *testscript.TestScript, _ bool, args []string) {
	letters, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "*", "*.txt"))
	ts.Check(err)
	listed := 0
	for _, file := range letters {
		src, err := readFile(file)
		ts.Check(err)
		parts := strings.SplitN(filepath.Base(file), "-", 3)
		if _, enclosed, _ := strings.Cut(src, "附件："); !strings.Contains(enclosed, "授权委托书") ||
			strings.HasPrefix(parts[2], "授权委托书") {
			continue
		}
		listed++
		if found, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "*-"+parts[1]+"-授权委托书.txt")); len(found) != 1 {
			ts.Fatalf("%s lists a power of attorney that is not there", filepath.Base(file))
		}
	}
	if listed == 0 {
		ts.Fatalf("no letter lists a power of attorney")
	}
}

// fillRegister writes into a register as a person does: fill FILE ROWS HEADER VALUE…, where
// ROWS is 2 or 2-40.
func fillRegister(ts *testscript.TestScript, _ bool, args []string) {
	x, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	sheet := x.GetSheetName(0)
	rows, err := x.GetRows(sheet)
	ts.Check(err)
	first, last, _ := strings.Cut(args[1], "-")
	from, err := strconv.Atoi(first)
	ts.Check(err)
	to := from
	if last != "" {
		to, err = strconv.Atoi(last)
		ts.Check(err)
	}
	for i := 2; i+1 < len(args); i += 2 {
		column := slices.Index(rows[0], args[i]) + 1
		if column == 0 {
			ts.Fatalf("no column %s", args[i])
		}
		for row := from; row <= to; row++ {
			at, err := excelize.CoordinatesToCellName(column, row)
			ts.Check(err)
			ts.Check(x.SetCellStr(sheet, at, args[i+1]))
		}
	}
	ts.Check(x.Save())
	ts.Check(x.Close())
}

// writeFaulty writes the case with fourteen faults as an editor on Linux and one
// on Chinese Windows save it. The marks of package complaint's tests are left out.
func writeFaulty(dir string) error {
	src, err := os.ReadFile("../../legal/complaint/testdata/fourteen.yaml")
	if err != nil {
		return err
	}
	utf8 := regexp.MustCompile(`§[a-z-]*\|`).ReplaceAllString(string(src), "")
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(strings.ReplaceAll(utf8, "\n", "\r\n"))
	if err != nil {
		return err
	}
	for name, content := range map[string]string{"utf8": utf8, "gb18030": gb} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name, "case.yaml"), []byte(content), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// runCommand runs one command line in this process.
func runCommand(args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(env{args, &out, &err, func() time.Time { return today }, visit, look})
	return status, out.String(), err.String()
}

// TestHelp holds that every command explains itself in Chinese, with an example.
func TestHelp(t *testing.T) {
	for _, command := range []string{
		"new", "check", "route", "render", "batch", "exhibits", "law", "law list", "law show", "law cite", "law export",
		"agency", "agency list", "agency show", "template", "template list", "template show", "template functions",
	} {
		status, out, errOut := runCommand(append(strings.Fields(command), "--help")...)
		if status != 0 || errOut != "" {
			t.Errorf("tousu %s --help: status %d, stderr %q", command, status, errOut)
		}
		for _, want := range []string{"用法：", "例：", "tousu " + command} {
			if !strings.Contains(out, want) {
				t.Errorf("tousu %s --help lacks %q:\n%s", command, want, out)
			}
		}
		for _, english := range []string{"USAGE", "COMMANDS", "OPTIONS", "default:", "value"} {
			if strings.Contains(out, english) {
				t.Errorf("tousu %s --help holds %q:\n%s", command, english, out)
			}
		}
	}
}

// TestSampleNamesEveryKey holds the commented case file against the dictionary.
func TestSampleNamesEveryKey(t *testing.T) {
	for _, f := range complaint.Fields() {
		if !strings.Contains(complaint.Sample, f.Key+":") {
			t.Errorf("tousu new does not show %s", f.Label)
		}
	}
	for _, f := range complaint.Keys() {
		if !strings.Contains(complaint.Sample, "\n"+f.Key+":") &&
			!strings.Contains(complaint.Sample, "\n# "+f.Key+":") {
			t.Errorf("tousu new does not show the group %s", f.Key)
		}
	}
}

// TestBrokenStdout: what could not be written is no success.
func TestBrokenStdout(t *testing.T) {
	out, pipe := io.Pipe()
	out.Close()
	for _, line := range []string{"law list", "law export", "template functions", "agency list", "--version",
		"--help"} {
		var talk strings.Builder
		if status := run(env{strings.Fields(line), pipe, &talk, time.Now, nil, look}); status != exitFailed {
			t.Errorf("tousu %s: status %d, %s", line, status, talk.String())
		}
	}
}
