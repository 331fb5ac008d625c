package links

import (
	"net/url"
	"strings"
)

func safe(link string) bool {
	return !strings.HasPrefix(link, "javascript:") // finding: forbidden-scheme
}

func parsed(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme == "javascript" { // finding: forbidden-scheme
		return "about:blank"
	}
	return u.String()
}

func contains(link string) bool {
	return strings.Contains(strings.ToLower(link), "javascript:") // finding: forbidden-scheme
}
