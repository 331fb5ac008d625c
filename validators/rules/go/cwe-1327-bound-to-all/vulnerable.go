package server

import "net"

func all() (net.Listener, error) {
	return net.Listen("tcp", "0.0.0.0:8080") // finding
}

func short() (net.Listener, error) {
	return net.Listen("tcp", ":8080") // finding
}

const address = "[::]:53"

func packets() (net.PacketConn, error) {
	return net.ListenPacket("udp", address) // finding
}
