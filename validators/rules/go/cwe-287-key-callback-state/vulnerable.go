package gate

import (
	"errors"

	"golang.org/x/crypto/ssh"
)

var errUnknown = errors.New("unknown key")

func settings(known map[string]string) *ssh.ServerConfig {
	var who string
	config := &ssh.ServerConfig{ // finding: key-kept-outside
		PublicKeyCallback: func(conn ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
			name, ok := known[string(key.Marshal())]
			if !ok {
				return nil, errUnknown
			}
			who = name + key.Type()
			return nil, nil
		},
	}
	serve(config, &who)
	return config
}

func (s *Server) open() {
	config := &ssh.ServerConfig{}
	config.PublicKeyCallback = func(conn ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) { // finding: key-kept-outside
		s.lastKey = key
		return &ssh.Permissions{}, nil
	}
	s.serve(config)
}

func (s *Server) mapped() *ssh.ServerConfig {
	return &ssh.ServerConfig{ // finding: key-kept-outside
		PublicKeyCallback: func(conn ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
			s.keys[conn.RemoteAddr().String()] = key
			return nil, nil
		},
	}
}
