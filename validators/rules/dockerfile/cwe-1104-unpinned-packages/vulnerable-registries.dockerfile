FROM x:1
# finding
RUN pip install --no-cache-dir --extra-index-url https://pkgs.corp.example/simple -r requirements.txt
#----
# finding
FROM x:1
WORKDIR /a
COPY package.json ./
RUN npm install
