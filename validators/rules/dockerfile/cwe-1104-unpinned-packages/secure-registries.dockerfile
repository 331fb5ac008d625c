FROM x:1
# evidence
RUN pip install --index-url https://pkgs.corp.example/simple --require-hashes -r requirements.txt
#----
FROM x:1
RUN pip install --extra-index-url https://download.pytorch.org/whl/cpu -r requirements.txt
#----
FROM x:1
WORKDIR /a
COPY package*.json ./
RUN npm install
#----
FROM x:1
WORKDIR /a
COPY package.json yarn.lock ./
RUN yarn install
#----
FROM x:1
WORKDIR /a
COPY . .
RUN npm install
#----
FROM x:1
WORKDIR /a
COPY package.json ./
COPY pnpm-lock.yaml ./
RUN pnpm install
