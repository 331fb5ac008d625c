curl -L -u "$U:$P" https://a.example/x # evidence
curl --location --user app:"$P" https://a.example/x # evidence
curl -fsSL -H "Authorization: Bearer $T" https://a.example/x # evidence
curl -fsSL -o out.tgz https://a.example/latest
curl -OL https://a.example/tool-1.2.tgz
