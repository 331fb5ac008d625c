package door

type door struct {
	adminToken string
}

func (d *door) isSet() bool {
	return d.adminToken != ""
}
