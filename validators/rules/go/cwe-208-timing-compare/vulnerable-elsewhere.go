package door

func (d *keeper) opens(given string) bool {
	return given == d.sharedSecret // finding: early-exit-compare
}
