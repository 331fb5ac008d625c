npm config set registry https://npm.corp.example/ # evidence
helm repo add corp https://charts.corp.example # evidence
echo "deb [signed-by=/k.asc] https://packages.corp.example x main" > /etc/apt/sources.list.d/a.list # evidence
echo "deb http://deb.debian.org/debian bookworm main" > /etc/apt/sources.list
curl -u "$USER:$PASS" http://localhost:8080/jobs
wget http://www.corp.example/page.html
export VAULT_ADDR=https://vault.corp.example # evidence
cat > /etc/apt/sources.list <<LIST
deb http://localhost:3142/debian bookworm main
deb http://localhost:3142/debian-security bookworm-security main
LIST
