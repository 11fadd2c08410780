package web

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

func pages(files map[string]string) func(string) ([]byte, error) {
	fsys := fstest.MapFS{}
	for name, src := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return fsys.ReadFile
}

func TestBundle(t *testing.T) {
	got, err := bundle("main.js", "carrier.js", pages(map[string]string{
		"main.js":    "import { call as ask } from './desk.js';\nimport { a } from './a-b.js';\nask(a);\n",
		"a-b.js":     "import { call } from './desk.js';\nexport const a = call;\nexport async function f() {}\nexport class C {}\n",
		"carrier.js": "export function call(x) { return x; }\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	want := `'use strict';
const $desk = (() => {
function call(x) { return x; }

return { call };
})();
const $a_b = (() => {
const { call } = $desk;
const a = call;
async function f() {}
class C {}

return { a, f, C };
})();
const $main = (() => {
const { call: ask } = $desk;
const { a } = $a_b;
ask(a);

return {  };
})();
`
	if got != want {
		t.Errorf("got:\n%s", got)
	}
}

func TestBundleRefuses(t *testing.T) {
	for _, src := range []string{
		"import x from './a.js';", "import * as x from './a.js';", "import './a.js';", "export default 1;",
		"  export const a = 1;",
		"export { a };", "const x = await import('./a.js');", "console.log(import.meta.url);",
		"import { a } from 'https://x/a.js';",
		"import { a } from './b.js';", "import { a } from './none.js';",
	} {
		if got, err := bundle("main.js", "", pages(map[string]string{"main.js": src, "a.js": "",
			"b.js": "import { a } from './main.js';"})); err == nil {
			t.Errorf("%s became\n%s", src, got)
		}
	}
	_, err := bundle("main.js", "", pages(map[string]string{"main.js": "const a = 1;\nexport default 1;"}))
	if err == nil || !strings.HasPrefix(err.Error(), "main.js:2: ") {
		t.Errorf("what is refused stands in the second line: %v", err)
	}
}

// The single file names nothing outside itself, and its policy holds the very script
// and style in it.
func TestSingle(t *testing.T) {
	var b bytes.Buffer
	if err := Single(&b, []byte("engine")); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, outside := range []string{` src=`, `<link`, `@import`, `url(`, `https://`, `http://`} {
		if strings.Contains(page, outside) {
			t.Errorf("the file holds %q", outside)
		}
	}
	between := func(from, to string) string {
		_, rest, _ := strings.Cut(page, from)
		s, _, _ := strings.Cut(rest, to)
		return s
	}
	csp := between(`http-equiv="Content-Security-Policy" content="`, `"`)
	for _, want := range []string{
		"default-src 'none'", "form-action 'none'", "base-uri 'none'", "worker-src blob:", "'wasm-unsafe-eval'",
		"require-trusted-types-for 'script'", "trusted-types tousu",
		source(between("<script>", "</script>")), source(between("<style>", "</style>")),
	} {
		if !strings.Contains(csp, want) {
			t.Errorf("the policy lacks %s: %s", want, csp)
		}
	}
	if strings.Contains(csp, "'unsafe-eval'") || strings.Contains(csp, "unsafe-inline") {
		t.Error(csp)
	}
	if strings.Index(page, "Content-Security-Policy") > strings.Index(page, "<style>") {
		t.Error("the policy comes too late")
	}
	for _, asset := range []string{"</script>", "</STYLE>", "<!--"} {
		if contained("a < b", asset) == nil {
			t.Errorf("%q was packed", asset)
		}
	}
}

// The page may build elements, and must never parse them.
func TestAssetsParseNoMarkup(t *testing.T) {
	parsing := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|srcdoc|\beval\(|new Function|localStorage|sessionStorage|indexedDB|document\.cookie`)
	for _, name := range append([]string{inWorker, onServer, "worker.js", "index.html"}, served...) {
		if name == "desk.js" {
			continue
		}
		src, err := read(name)
		if err != nil {
			t.Error(err)
		}
		if found := parsing.FindString(string(src)); found != "" {
			t.Errorf("%s: %s", name, found)
		}
	}
}

const host, token = "127.0.0.1:40123", "TOKEN"

func server(t *testing.T) (*Server, http.Handler) {
	t.Helper()
	s := &Server{
		Host: host, Token: token, Here: func() {}, Bye: func() {},
		Call: func(verb string, q []byte) ([]byte, error) {
			switch verb {
			case "fail":
				return nil, errors.New("不行")
			case "panic":
				panic("secret")
			}
			return []byte(`{"verb":"` + verb + `"}`), nil
		},
		Opened:      func() (CaseFile, error) { return CaseFile{"a.yaml", "x"}, nil },
		KeepCase:    func(f CaseFile) (string, error) { return f.Name, nil },
		KeepLetters: func([]byte) (string, error) { return "out", nil },
	}
	return s, s.Handler()
}

func request(method, target string, header ...string) *http.Request {
	r := httptest.NewRequest(method, target, strings.NewReader(`{"name": "a.yaml"}`))
	r.Host = host
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return r
}

func answer(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestServer(t *testing.T) {
	_, h := server(t)
	for path, want := range map[string]string{
		"/call/schema": `{"verb":"schema"}`, "/open": `{"name":"a.yaml","case":"x"}`, "/keep/case": `{"path":"a.yaml"}`,
		"/keep/letters": `{"path":"out"}`, "/here": `{}`, "/bye": `{}`,
	} {
		w := answer(h, request("POST", path, "X-Tousu-Token", token))
		if got := strings.TrimSpace(w.Body.String()); w.Code != 200 || got != want {
			t.Errorf("%s: %d %s", path, w.Code, got)
		}
	}
	for _, name := range append([]string{""}, served...) {
		if w := answer(h, request("GET", "/"+name)); w.Code != 200 || w.Body.Len() == 0 {
			t.Errorf("/%s: %d", name, w.Code)
		}
	}
	for _, verb := range []string{"fail", "panic"} {
		w := answer(h, request("POST", "/call/"+verb, "X-Tousu-Token", token))
		var p problem
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != 422 || p.Error == "" ||
			strings.Contains(p.Error, "secret") {
			t.Errorf("%s: %d %s", verb, w.Code, w.Body)
		}
	}
}

// Each guard refuses what only it can refuse: all else about the request is right.
func TestGuards(t *testing.T) {
	s, h := server(t)
	called := 0
	s.Call = func(string, []byte) ([]byte, error) { called++; return []byte("{}"), nil }
	s.Here = func() { called++ }
	rebound := request("POST", "/call/open", "X-Tousu-Token", token)
	rebound.Host = "tousu.example:40123"
	otherPort := request("POST", "/call/open", "X-Tousu-Token", token)
	otherPort.Host = "127.0.0.1:40124"
	for name, x := range map[string]struct {
		r    *http.Request
		want int
	}{
		"another program, without the token":  {request("POST", "/call/open"), 403},
		"another program, with a wrong token": {request("POST", "/call/open", "X-Tousu-Token", "TOKEM"), 403},
		"a token in a cookie":                 {request("POST", "/call/open", "Cookie", "X-Tousu-Token="+token), 403},
		"a foreign page": {request("POST", "/call/open", "X-Tousu-Token", token, "Origin",
			"https://example.com"), 403},
		"a page of another port": {request("POST", "/call/open", "X-Tousu-Token", token, "Origin",
			"http://127.0.0.1:9"), 403},
		"a foreign page, as browsers say": {request("POST", "/call/open", "X-Tousu-Token", token, "Sec-Fetch-Site",
			"cross-site"), 403},
		"DNS rebinding":           {rebound, 421},
		"another port":            {otherPort, 421},
		"reading by address":      {request("GET", "/call/open", "X-Tousu-Token", token), 405},
		"a file that is no asset": {request("GET", "/web.go", "X-Tousu-Token", token), 404},
		"a path that climbs":      {request("GET", "/../web.go"), 404},
	} {
		w := answer(h, x.r)
		if w.Code != x.want && !(x.want == 404 && w.Code/100 == 3) || called > 0 {
			t.Errorf("%s: %d, want %d; %d calls went through", name, w.Code, x.want, called)
		}
		called = 0
	}
	for size, want := range map[int]int{4 << 20: 200, 4<<20 + 1: 413} { // four times the largest case file
		large := request("POST", "/call/open", "X-Tousu-Token", token)
		large.Body = io.NopCloser(strings.NewReader(strings.Repeat("x", size)))
		if w := answer(h, large); w.Code != want {
			t.Errorf("%d for %d bytes, want %d", w.Code, size, want)
		}
	}
}

// Every answer, a refusal too, tells the browser to keep nothing and to show it to
// nobody.
func TestHeaders(t *testing.T) {
	_, h := server(t)
	for _, r := range []*http.Request{request("GET", "/"), request("GET", "/main.js"), request("POST", "/open"),
		request("GET", "/none")} {
		w := answer(h, r)
		for name, want := range map[string]string{
			"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s %s: %s is %q", r.Method, r.URL, name, got)
			}
		}
		csp := w.Header().Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "form-action 'none'", "base-uri 'none'",
			"frame-ancestors 'none'", "connect-src 'self'"} {
			if !strings.Contains(csp, want) {
				t.Errorf("the policy lacks %s: %s", want, csp)
			}
		}
	}
}

// TestServedIsWhole: every module that a served module imports is served too.
func TestServedIsWhole(t *testing.T) {
	for _, name := range served {
		if path.Ext(name) != ".js" || name == "desk.js" {
			continue
		}
		src, err := read(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(src)) {
			if m := importLine.FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil &&
				!slices.Contains(served, m[2]) {
				t.Errorf("%s imports %s, which is not served", name, m[2])
			}
		}
	}
}

// TestAnswersAreWhole: each file comes with its kind, the desk of the server in place of that
// of the single file, and what cannot be answered is an error and nothing else.
func TestAnswersAreWhole(t *testing.T) {
	_, h := server(t)
	for name, kind := range map[string]string{"": "text/html", "main.js": "text/javascript",
		"desk.js":    "text/javascript",
		"letter.css": "text/css", "page.css": "text/css"} {
		if w := answer(h, request("GET", "/"+name)); w.Header().Get("Content-Type") != kind+"; charset=utf-8" {
			t.Errorf("/%s: %s", name, w.Header().Get("Content-Type"))
		}
	}
	want, err := read(onServer)
	if got := answer(h, request("GET", "/desk.js")).Body.String(); err != nil || got != string(want) {
		t.Errorf("another desk is served: %v", err)
	}
	w := httptest.NewRecorder()
	if send(w, "text/css", []byte("x"), io.ErrUnexpectedEOF); w.Code != 500 || strings.Contains(w.Body.String(), "x") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	w = httptest.NewRecorder()
	var p problem
	if reply(w, 200, func() {}); w.Code != 500 || json.Unmarshal(w.Body.Bytes(), &p) != nil || p.Error == "" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	w = httptest.NewRecorder()
	if reply(w, 201, map[string]string{"a": "<b>"}); w.Code != 201 || w.Body.String() != "{\"a\":\"<b>\"}\n" ||
		w.Header().Get("Content-Type") != "application/json; charset=utf-8" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestOpened: the page opens with the case that the program was started with, with none, or
// with the reason why that one cannot be opened.
func TestOpened(t *testing.T) {
	for want, x := range map[string]struct {
		file CaseFile
		err  error
	}{
		`200 {"name":"a.yaml","case":"x"}`: {CaseFile{"a.yaml", "x"}, nil},
		`200 null`:                         {CaseFile{Name: "a.yaml"}, nil},
		`422 {"error":"读不了"}`:              {CaseFile{"a.yaml", "x"}, errors.New("读不了")},
	} {
		s, h := server(t)
		s.Opened = func() (CaseFile, error) { return x.file, x.err }
		w := answer(h, request("POST", "/open", "X-Tousu-Token", token))
		if got := fmt.Sprint(w.Code, " ", strings.TrimSpace(w.Body.String())); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestKeepsWhatItUnderstands: a case that cannot be read is not saved.
func TestKeepsWhatItUnderstands(t *testing.T) {
	s, h := server(t)
	s.KeepCase = func(CaseFile) (string, error) { t.Error("saved"); return "", nil }
	r := request("POST", "/keep/case", "X-Tousu-Token", token)
	r.Body = io.NopCloser(strings.NewReader(`{"name": 1}`))
	if w := answer(h, r); w.Code != 422 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestBye: the program hears that the page was closed, and of nothing else as that.
func TestBye(t *testing.T) {
	s, h := server(t)
	gone := 0
	s.Bye = func() { gone++ }
	answer(h, request("POST", "/here", "X-Tousu-Token", token))
	answer(h, request("POST", "/bye"))
	if answer(h, request("POST", "/bye", "X-Tousu-Token", token)); gone != 1 {
		t.Errorf("the page is taken for closed %d times of one", gone)
	}
}

// TestSingleHoldsTheEngine: the parts put together are the engine, each says how many follow
// it, and none takes long to hand on.
func TestSingleHoldsTheEngine(t *testing.T) {
	engine := make([]byte, 400<<10) // that gzip cannot make smaller
	random := rand.NewChaCha8([32]byte{})
	if _, err := random.Read(engine); err != nil {
		t.Fatal(err)
	}
	var page, held bytes.Buffer
	if err := Single(&page, engine); err != nil {
		t.Fatal(err)
	}
	element := regexp.MustCompile(`<script type="text/plain" class="engine" data-rest="(\d+)">([^<]*)</script>`)
	parts := element.FindAllStringSubmatch(page.String(), -1)
	for i, p := range parts {
		if want := strconv.Itoa(len(parts) - 1 - i); p[1] != want {
			t.Errorf("part %d says that %s follow, %s do", i, p[1], want)
		}
		part := unpacked(t, p[2])
		if i < len(parts)-1 && len(part) != 160<<10 {
			t.Errorf("part %d has %d bytes", i, len(part))
		}
		held.Write(part)
	}
	z, err := gzip.NewReader(&held)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(z); err != nil || !bytes.Equal(got, engine) || len(parts) != 3 {
		t.Errorf("%d bytes in %d parts, %v", len(got), len(parts), err)
	}
}

// unpacked undoes packed: a number of bytes and a line end, then two signs for 13 bits.
func unpacked(t *testing.T, s string) []byte {
	t.Helper()
	number, signs, _ := strings.Cut(s, "\n")
	n, err := strconv.Atoi(number)
	if err != nil {
		t.Fatal(err)
	}
	bits := make([]byte, 0, len(signs)/2*13)
	for i := 0; i < len(signs); i += 2 {
		v := strings.IndexByte(symbols, signs[i])*91 + strings.IndexByte(symbols, signs[i+1])
		for range 13 {
			bits = append(bits, byte(v&1))
			v >>= 1
		}
	}
	out := make([]byte, n)
	for i := range out {
		for k := range 8 {
			out[i] |= bits[8*i+k] << k
		}
	}
	return out
}

// TestSingleWantsAll: without any of its assets, or with one that would end its own element,
// there is no page.
func TestSingleWantsAll(t *testing.T) {
	asked := map[string]bool{}
	if err := single(io.Discard, nil,
		func(name string) ([]byte, error) { asked[name] = true; return read(name) }); err != nil {
		t.Fatal(err)
	}
	for name := range asked {
		var out bytes.Buffer
		err := single(&out, nil, func(x string) ([]byte, error) {
			if x == name {
				return nil, io.ErrUnexpectedEOF
			}
			return read(x)
		})
		if !errors.Is(err, io.ErrUnexpectedEOF) || out.Len() > 0 {
			t.Errorf("without %s: %v and %d bytes", name, err, out.Len())
		}
	}
	for _, name := range []string{"letter.css", "page.css", "worker.js", "main.js", "desk-worker.js"} {
		var out bytes.Buffer
		err := single(&out, nil, func(x string) ([]byte, error) {
			src, err := read(x)
			if x == name {
				src = append(src, "\n</script>"...)
			}
			return src, err
		})
		if !asked[name] || err == nil || out.Len() > 0 {
			t.Errorf("%s ends its element: %v and %d bytes", name, err, out.Len())
		}
	}
}

// TestAssembled: each part of the page is replaced, and must be there once.
func TestAssembled(t *testing.T) {
	if got := assembled("<a><b>", map[string]string{"<a>": "1", "<b>": "2"}); got != "12" {
		t.Error(got)
	}
	for _, page := range []string{"<b>", "<a><a>"} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s has a single <a>", page)
				}
			}()
			assembled(page, map[string]string{"<a>": "1"})
		}()
	}
}

// TestEachCallIsNoted: the code that waits for the page to be closed is told of each call.
func TestEachCallIsNoted(t *testing.T) {
	s, h := server(t)
	n := 0
	s.Here = func() { n++ }
	answer(h, request("POST", "/call/schema", "X-Tousu-Token", token))
	answer(h, request("POST", "/call/schema"))
	if n != 1 {
		t.Errorf("%d calls of one", n)
	}
}
