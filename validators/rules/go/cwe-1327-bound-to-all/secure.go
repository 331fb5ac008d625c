package server

import "net"

func local() (net.Listener, error) {
	return net.Listen("tcp", "127.0.0.1:8080") // evidence
}

func socket() (net.Listener, error) {
	return net.Listen("unix", "/run/app.sock") // evidence
}

const address = "localhost:53"

func packets() (net.PacketConn, error) {
	return net.ListenPacket("udp", address) // evidence
}

func given(addr string) (net.Listener, error) {
	return net.Listen("tcp", addr)
}
