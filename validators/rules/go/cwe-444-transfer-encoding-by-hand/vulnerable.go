package proxy

import "net/http"

func answer(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Transfer-Encoding", "chunked") // finding: encoding-by-hand
	w.Write([]byte("done"))
}

func forward(out *http.Request, in *http.Request) {
	out.Header.Set("Content-Length", in.Header.Get("Content-Length")) // finding: length-from-request
}

func plain(out *http.Request) {
	out.TransferEncoding = []string{"identity"} // finding: encoding-by-hand
}
