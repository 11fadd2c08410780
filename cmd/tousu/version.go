package main

import (
	"runtime/debug"

	"tousu/legal"
)

// release and commit are set when a release is built: -ldflags -X main.release=v0.1.0.
var release, commit string

// version returns the version that the program shows: its release, else the version of its module,
// else that it is under development.
func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "开发版"
}

// revision returns the commit that the program was built from, or "" if it is not recorded.
func revision() string {
	if commit != "" {
		return commit
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return ""
}

func notice() string {
	at := ""
	if r := revision(); r != "" {
		at = "（" + r[:min(12, len(r))] + "）"
	}
	return "tousu " + version() + at + `
法律文本更新到：` + legal.Newest().Chinese() + `施行的版本。
许可证：GNU AGPL 第 3 版或者更新的版本（AGPL-3.0-or-later），见 LICENSE。
本程序是自由软件，您可以自行修改和分发；不提供任何担保。取得程序的人都有权取得完整的源代码，源代码随程序一同提供。
所用的第三方程序库及其许可证见 THIRD_PARTY.md。
`
}
