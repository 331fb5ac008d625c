package door

type door struct {
	adminToken string
}

func (d *door) isSet() bool {
	return d.adminToken != ""
}

type station struct {
	Name     string
	apiToken string
}

func changed(old, updated station, prev *station) bool {
	return old.apiToken != prev.apiToken
}

func kind(node leaf) bool {
	return node.Kind == grammar.KindSecret
}

func failed(err error) bool {
	return err == ErrNoToken
}

func proof(given *big.Int, h hash.Hash) bool {
	made := new(big.Int).SetBytes(h.Sum(nil))
	return given.Cmp(made) == 0
}
