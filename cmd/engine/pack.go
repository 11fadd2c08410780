//go:build !wasip1

// Command engine, built for anything but a browser, packs the page: .ci/single does
// it in one go.
//
//	engine ENGINE.wasm OUT.html
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
	if len(args) != 2 {
		return fmt.Errorf("usage: engine ENGINE.wasm OUT.html")
	}
	module, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	engine, err := loaded(module, "_initialize", "load")
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := web.Single(&page, engine); err != nil {
		return err
	}
	return os.WriteFile(args[1], page.Bytes(), 0o644)
}
