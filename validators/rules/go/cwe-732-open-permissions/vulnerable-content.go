package keep

import "os"

func save(path string, privateKey []byte) error {
	return os.WriteFile(path, privateKey, 0644) // finding: secret-readable-by-all
}

func remember(path string, s *Login) error {
	return os.WriteFile(path, []byte(s.accessToken), 0o644) // finding: secret-readable-by-all
}
