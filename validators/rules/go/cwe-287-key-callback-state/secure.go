package gate

import (
	"errors"

	"golang.org/x/crypto/ssh"
)

var errUnknown = errors.New("unknown key")

func settings(known map[string]string) *ssh.ServerConfig {
	return &ssh.ServerConfig{ // evidence: kept-with-the-connection
		PublicKeyCallback: func(conn ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
			name, ok := known[string(key.Marshal())]
			if !ok {
				return nil, errUnknown
			}
			return &ssh.Permissions{Extensions: map[string]string{"name": name}}, nil
		},
	}
}

func (s *Server) open() {
	config := &ssh.ServerConfig{}
	config.PublicKeyCallback = func(conn ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) { // evidence: kept-with-the-connection
		return &ssh.Permissions{Extensions: map[string]string{"fingerprint": ssh.FingerprintSHA256(key)}}, nil
	}
	s.serve(config)
}

func (s *Server) extra() *ssh.ServerConfig {
	return &ssh.ServerConfig{ // evidence: kept-with-the-connection
		ServerVersion: "SSH-2.0-gate",
		PublicKeyCallback: func(conn ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
			return &ssh.Permissions{
				ExtraData: map[any]any{keyName: key},
			}, nil
		},
	}
}

func (s *Server) asked() *ssh.ServerConfig {
	return &ssh.ServerConfig{
		PublicKeyCallback: func(conn ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
			if s.knows(conn.User(), key) {
				return nil, nil
			}
			return nil, errUnknown
		},
	}
}

func (s *Server) words() *ssh.ServerConfig {
	return &ssh.ServerConfig{
		PasswordCallback: s.password,
	}
}
