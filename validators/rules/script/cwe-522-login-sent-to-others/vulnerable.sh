curl --location-trusted -u "$U:$P" https://a.example/x # finding
curl -fsS --location-trusted -H "Authorization: Bearer $T" https://a.example/x # finding
curl -OJL "https://a.example/latest" # finding
