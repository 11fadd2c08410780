package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"regexp"
	"slices"
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
		"import { a } from './b.js';",
	} {
		if got, err := bundle("main.js", "", pages(map[string]string{"main.js": src, "a.js": "",
			"b.js": "import { a } from './main.js';"})); err == nil {
			t.Errorf("%s became\n%s", src, got)
		}
	}
}

// The single file names nothing outside itself, and its policy holds the very script
// and style that stand in it.
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
	large := request("POST", "/call/open", "X-Tousu-Token", token)
	large.Body = io.NopCloser(strings.NewReader(strings.Repeat("x", largest+1)))
	if w := answer(h, large); w.Code != 413 {
		t.Errorf("%d for what is too large", w.Code)
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
		"desk.js": "text/javascript", "style.css": "text/css"} {
		if !slices.Contains(served, name) && name != "" {
			continue
		}
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

// TestEachCallIsNoted: whoever waits for the page to be left hears of each call.
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
