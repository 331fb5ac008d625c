pip install git+https://github.com/acme/tools.git # finding
go install github.com/acme/tool@latest # finding
npx --yes deploy-tool@latest # finding
docker run --rm acme/lint:latest # finding
pip install git+https://git.corp.example/a@v1.0 git+https://git.corp.example/b # finding
pip install -r https://lists.acme.example/requirements.txt # finding
