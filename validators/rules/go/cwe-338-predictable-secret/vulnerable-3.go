package app

const letters = "abcdefghijkmnpqrstuvwxyz23456789"

func newToken() string {
	made := make([]byte, 24)
	for at := range made {
		made[at] = letters[rand.Intn(len(letters))] // finding: predictable-in-secret-code
	}
	return string(made)
}

func shuffled(names []string) string {
	return names[rand.Intn(len(names))]
}
