pip install git+https://github.com/acme/tools.git@0123456789abcdef0123456789abcdef01234567 # evidence
go install github.com/acme/tool@v1.2.3 # evidence
npm ci # evidence
npx deploy-tool
