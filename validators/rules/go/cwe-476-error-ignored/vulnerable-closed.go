package fetch

import "net/http"

func length(address string) (int64, error) { // finding: used-before-error
	resp, err := http.Head(address)
	defer resp.Body.Close()
	if err != nil { // evidence: error-asked
		return 0, err
	}
	return resp.ContentLength, nil
}
