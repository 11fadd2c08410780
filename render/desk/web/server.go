package web

import (
	"bytes"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"
)

// Server serves the page to one browser on this machine.
//
// What others could ask of it, and why they get nothing:
//
//   - Another machine: the program listens only on 127.0.0.1.
//   - Another user of this machine, or another program: every call needs the token,
//     which is new for each run and passed to the browser in the fragment of the
//     address. It is not a cookie, since cookies are shared between ports.
//   - A page of another site: its calls are refused by their origin, and it has no
//     token. Nothing of this server can be framed or read across origins.
//   - A name that was made to point here (DNS rebinding): the host must be exactly
//     the address that was opened.
//   - The browser's disk: every response forbids storing it.
type Server struct {
	Host  string // 127.0.0.1:40123
	Token string // of this run
	Call  func(verb string, request []byte) ([]byte, error)

	// Opened returns the case that the program was started with.
	Opened func() (CaseFile, error)
	// KeepCase saves a case file, KeepLetters writes the letters of a compose request. Both
	// return where.
	KeepCase    func(CaseFile) (string, error)
	KeepLetters func(request []byte) (string, error)

	Here func() // the page made a call
	Bye  func() // the page was closed or is being reloaded
}

// CaseFile is a case file by its name.
type CaseFile struct {
	Name string `json:"name"`
	Case string `json:"case"`
}

// largest is the maximum size of a request in bytes; a case file is at most 1 MiB.
const largest = 4 << 20

// Handler answers the requests of the page.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.page)
	for _, name := range served {
		mux.HandleFunc("GET /"+name, asset)
	}
	mux.HandleFunc("POST /call/{verb}", s.guarded(func(r *http.Request, body []byte) (any, error) {
		out, err := s.Call(r.PathValue("verb"), body)
		return json.RawMessage(out), err
	}))
	mux.HandleFunc("POST /open", s.guarded(func(*http.Request, []byte) (any, error) {
		f, err := s.Opened()
		if err != nil || f.Case == "" {
			return nil, err
		}
		return f, nil
	}))
	mux.HandleFunc("POST /keep/case", s.guarded(func(_ *http.Request, body []byte) (any, error) {
		var f CaseFile
		if err := json.Unmarshal(body, &f); err != nil {
			return nil, err
		}
		return kept(s.KeepCase(f))
	}))
	mux.HandleFunc("POST /keep/letters", s.guarded(func(_ *http.Request, body []byte) (any, error) {
		return kept(s.KeepLetters(body))
	}))
	mux.HandleFunc("POST /here", s.guarded(func(*http.Request, []byte) (any, error) { return struct{}{}, nil }))
	mux.HandleFunc("POST /bye", s.guarded(func(*http.Request, []byte) (any, error) { s.Bye(); return struct{}{}, nil }))
	return s.shut(http.NewCrossOriginProtection().Handler(mux))
}

// served lists the assets that the page loads.
var served = []string{
	"letter.css", "page.css", "desk.js",
	"main.js", "dom.js", "doubt.js", "flow.js", "form.js", "letters.js", "parties.js", "store.js", "story.js",
}

// shut refuses other hosts and tells the browser to store nothing and to let no other site look
// in.
func (s *Server) shut(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Security-Policy", policy("script-src 'self'", "style-src 'self'", "connect-src 'self'",
			"frame-ancestors 'none'"))
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		if r.Host != s.Host {
			http.Error(w, "wrong host", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) page(w http.ResponseWriter, _ *http.Request) {
	page, err := read("index.html")
	send(w, "text/html; charset=utf-8", page, err)
}

func asset(w http.ResponseWriter, r *http.Request) {
	name := path.Base(r.URL.Path)
	kind := "text/javascript; charset=utf-8"
	if strings.HasSuffix(name, ".css") {
		kind = "text/css; charset=utf-8"
	}
	if name == "desk.js" {
		name = onServer
	}
	src, err := read(name)
	send(w, kind, src, err)
}

func send(w http.ResponseWriter, kind string, src []byte, err error) {
	if err != nil {
		http.Error(w, "missing", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", kind)
	_, _ = w.Write(src) // the browser may have gone
}

// guarded answers a call that carries the token.
func (s *Server) guarded(do func(*http.Request, []byte) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Tousu-Token")), []byte(s.Token)) != 1 {
			http.Error(w, "no token", http.StatusForbidden)
			return
		}
		s.Here()
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largest))
		if err != nil {
			reply(w, http.StatusRequestEntityTooLarge, problem{"内容太大"})
			return
		}
		answer, err := calmly(func() (any, error) { return do(r, body) })
		if err != nil {
			reply(w, http.StatusUnprocessableEntity, problem{err.Error()})
			return
		}
		reply(w, http.StatusOK, answer)
	}
}

// calmly turns a panic into an error, so that the page stays usable.
func calmly(do func() (any, error)) (answer any, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("程序内部出错")
		}
	}()
	return do()
}

// problem is the answer to a call that failed.
type problem struct {
	Error string `json:"error"`
}

func kept(path string, err error) (any, error) {
	return struct {
		Path string `json:"path"`
	}{path}, err
}

func reply(w http.ResponseWriter, status int, answer any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(answer); err != nil {
		status = http.StatusInternalServerError
		fmt.Fprintln(&b, `{"error": "程序内部出错"}`)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}
