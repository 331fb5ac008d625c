pip install git+https://github.com/acme/tools.git # finding
go install github.com/acme/tool@latest # finding
npx --yes deploy-tool@latest # finding
docker run --rm acme/lint:latest # finding
