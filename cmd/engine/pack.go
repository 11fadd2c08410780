//go:build !js

// Command engine, built for anything but a browser, packs the page: .ci/single does
// it in one go.
//
//	engine ENGINE.wasm wasm_exec.js OUT.html
package main

import (
	"bytes"
	"fmt"
	"os"

	"tousu/render/desk/web"
)

func main() {
	if err := pack(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "engine:", err)
		os.Exit(1)
	}
}

func pack(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("usage: engine ENGINE.wasm wasm_exec.js OUT.html")
	}
	wasm, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	exec, err := os.ReadFile(args[1])
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := web.Single(&page, wasm, exec); err != nil {
		return err
	}
	return os.WriteFile(args[2], page.Bytes(), 0o644)
}
