package links

import (
	"net/url"
	"strings"
)

func safe(link string) bool {
	return strings.HasPrefix(link, "https://") // evidence: allowed-scheme
}

func parsed(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" { // evidence: allowed-scheme
		return "about:blank"
	}
	return u.String()
}

func plain(u *url.URL) bool {
	return u.Scheme == "http" // evidence: allowed-scheme
}

func language(name string) bool {
	return strings.HasPrefix(name, "java")
}
