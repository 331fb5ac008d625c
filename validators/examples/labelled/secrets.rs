//! Labelled secrets and near misses, built when they are asked for, so that no text here looks like a secret. Written from the
//! descriptions that the formats' publishers give, apart from the tables under test, which it knows nothing of.

use std::fmt::Write as _;

use assay_manifests::Language;

use super::{
    numbers::{ALNUM, HEX, Numbers},
    secret_forms::{FORMATS, age, base64, bytes, checked, drawn, jwt, url64},
};

/// One labelled file.
pub struct Case {
    pub is_secret: bool,
    /// Kind of secret, or of near miss.
    pub group: &'static str,
    pub path: &'static str,
    pub language: Language,
    pub text: String,
}

/// How a value stands in a file: path, language and text, where `@N` is the name and `@V` the value.
type Place = (&'static str, Language, &'static str);

/// Where a name is set to a value.
const SET: &[Place] = &[
    ("settings.py", Language::Python, "import os\n\n@N = \"@V\"\nDEBUG = False\n"),
    ("client.py", Language::Python, "client = Client(\n    region=\"eu-west-1\",\n    @N='@V',\n)\n"),
    ("config.js", Language::JavaScript, "module.exports = {\n  @N: '@V',\n  retries: 3,\n};\n"),
    ("client.ts", Language::TypeScript, "export const @N: string = \"@V\";\n"),
    ("main.go", Language::Go, "package main\n\nconst @N = \"@V\"\n"),
    ("Config.java", Language::Java, "class Config {\n    private static final String @N = \"@V\";\n}\n"),
    ("config.rb", Language::Ruby, "config.@N = '@V'\n"),
    ("config.php", Language::Php, "<?php\nreturn ['@N' => '@V'];\n"),
    ("config.yaml", Language::Yaml, "service:\n  replicas: 2\n  @N: @V\n"),
    ("compose.yaml", Language::Yaml, "services:\n  web:\n    environment:\n      - @N=@V\n"),
    ("deployment.yaml", Language::Yaml, "env:\n  - name: @N\n    value: \"@V\"\n"),
    ("config.json", Language::Json, "{\n  \"region\": \"eu\",\n  \"@N\": \"@V\"\n}\n"),
    ("config.toml", Language::Toml, "[service]\n@N = \"@V\"\n"),
    ("main.tf", Language::Terraform, "provider \"x\" {\n  @N = \"@V\"\n}\n"),
    ("deploy.sh", Language::Bash, "#!/bin/bash\nset -e\nexport @N=@V\n./run\n"),
    ("Dockerfile", Language::Dockerfile, "FROM debian:12\nENV @N=@V\n"),
    ("README.md", Language::Markdown, "Run it:\n\n    @N=@V ./run\n"),
    ("x.env", Language::Properties, "PORT=8080\n@N=@V\n"),
    ("app.properties", Language::Properties, "server.port=8080\nshop.@N=@V\n"),
];

/// Where a value that tells its kind stands without a telling name.
const ALONE: &[Place] = &[
    ("a.py", Language::Python, "requests.get(url, headers={\"Authorization\": \"Bearer @V\"})\n"),
    ("b.py", Language::Python, "# old one: @V\nx = 1\n"),
    ("a.js", Language::JavaScript, "const client = connect('@V');\n"),
    ("a.go", Language::Go, "package a\n\nvar c = dial(\"@V\")\n"),
    ("a.yaml", Language::Yaml, "args: [\"--login\", \"@V\"]\n"),
    ("a.sh", Language::Bash, "curl -H \"X-Auth: @V\" https://api.shop.internal/\n"),
    ("a.md", Language::Markdown, "The bot uses `@V` for now.\n"),
    ("a.json", Language::Json, "{\"login\": \"@V\"}\n"),
];

/// Near misses: group, name, value. A value is drawn as those of formats are.
#[rustfmt::skip]
const NEAR: &[(&str, &[&str], &[&str])] = &[
    ("placeholder", &["API_KEY", "password", "client_secret", "auth_token", "GITHUB_TOKEN"], &["changeme", "your-api-key-here", "<YOUR_TOKEN>", "xxxxxxxxxxxxxxxxxxxx", "REPLACE_ME", "********", "insert-token-here", "TODO", "dummy-value-123", "REDACTED", "example-secret-key", "my-secret-token", "test-token-123456"]),
    ("placeholder-format", &["TOKEN", "KEY", "SECRET_KEY"], &["g~hp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "AK~IAXXXXXXXXXXXXXXXX", "AK~IAIOSFODNN7EXAMPLE", "sk~_live_xxxxxxxxxxxxxxxxxxxxxxxx", "sk~-ant-api03-your-key-here", "S~G.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "xo~xb-your-token-here", "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX", "gl~pat-XXXXXXXXXXXXXXXXXXXX", "AI~zaSyXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "np~m_000000000000000000000000000000000000", "h~f_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "0123456789abcdef0123456789abcdef", "s~k-proj-...", "g~hp_1234567890abcdefghijklmnopqrstuvwxyz"]),
    ("template", &["password", "API_KEY", "secret", "DB_PASSWORD", "token"], &["${DB_PASSWORD}", "{{ vault_password }}", "$(cat /run/secrets/db)", "%(password)s", "<%= ENV['KEY'] %>", "#{secret}", "{{.Values.auth.password}}", "$DB_PASS", "%DB_PASS%", "${{ secrets.DEPLOY_TOKEN }}", "{token}", "${env:API_KEY}", "__API_KEY__"]),
    ("checksum", &["sha1", "sha256", "checksum", "digest", "etag", "commit", "revision", "md5sum", "content_hash", "GIT_SHA", "fingerprint"], &["{16:40}", "{16:64}", "{16:32}", "{16:128}"]),
    ("identifier", &["request_id", "tenant_id", "client_id", "account_id", "uuid", "trace_id", "CLOUDFLARE_ZONE_ID", "DATADOG_TRACE_ID", "heroku_app_id", "AZURE_SUBSCRIPTION_ID", "AUTH0_CLIENT_ID", "TWILIO_ACCOUNT_SID", "google_client_id"], &["{uuid}", "{16:32}", "AC{16:32}", "{d:12}-{ld:32}.apps.googleusercontent.com"]),
    ("hashed", &["password_hash", "token_hash", "api_key_hash", "secret_digest", "passwordSha256", "token_fingerprint"], &["{16:64}", "{16:40}", "$2b$12${62:53}", "sha256:{16:64}"]),
    ("public-key", &["public_key", "STRIPE_PUBLISHABLE_KEY", "ssh_public_key", "recaptcha_site_key", "publishableKey", "pubkey"], &["pk~_live_{62:24}", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC{64:200} me@host", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{64:43} me@host", "age1{ld:58}", "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA{64:120}", "{64:43}="]),
    ("look-up", &["password", "API_KEY", "token", "secret"], &["process.env.API_KEY", "os.environ.get", "vault:secret/data/app#password", "arn:aws:secretsmanager:eu-west-1:{d:12}:secret:app/db-{62:6}", "projects/app/secrets/db/versions/3", "op://vault/item/field", "ssm:/app/db/password", "ref+awsssm://app/key", "file:/run/secrets/key", "/etc/app/token.txt", "secrets/token.json"]),
    ("encrypted", &["password", "secret", "api_key"], &["ENC[AES256_GCM,data:{64:24},iv:{64:44},tag:{64:22}==,type:str]", "{cipher}{16:64}", "ENC({64:44})", "vault:v1:{64:60}", "gAAAAA{u64:120}", "AQICAH{64:120}"]),
    ("about", &["password_label", "token_type", "secret_name", "api_key_header", "tokenEndpoint", "password_field", "auth_token_url", "key_prefix", "tokenizer_path", "secretRef", "access_token_lifetime", "password_policy", "key_id", "token_count"], &["Bearer", "X-Api-Key", "app-db-credentials", "https://login.shop.internal/oauth/token", "user_password", "3600", "models/tokenizer-v2-large", "prod-eu-west-1-cluster-v2", "min-12-chars"]),
    ("keys-of-maps", &["cache_key", "primary_key", "sort_key", "partitionKey", "idempotency_key", "next_page_token", "continuationToken", "i18n_key", "row_key", "csrf_token_name", "foreign_key", "groupKey"], &["{uuid}", "user:{16:32}:profile", "{16:40}", "{64:60}==", "orders.{d:8}"]),
    ("text", &["password", "token", "secret", "apiKey", "passwordHint"], &["Enter your password", "Forgot your password?", "Lorem ipsum dolor sit amet, consectetur", "auth.password.reset.title", "required|min:8|confirmed", "the token has expired", "user.authentication.failed", "must contain a number", "refresh-token", "SignInButton", "application/json", "password", "secretPassword", "true-or-false", "string", "integer"]),
    ("wrong-checksum", &["GITHUB_TOKEN", "token", "NPM_TOKEN", "key"], &["g~hp_{bad}", "gh~o_{bad}", "np~m_{bad}", "{badage}", "{nonejwt}", "{jwtio}"]),
    ("minified", &["chunk", "className", "bundle", "module", "build", "asset", "selector", "nonce"], &["main.{16:20}.js", "css-{ld:7}", "vendors~{16:16}.chunk.js", "sc-{L:6}-{d:1} {L:6}", "_{62:5}_{62:8}", "sha384-{64:64}", "Qm{62:44}"]),
    ("contract", &["token", "tokenAddress", "contract_token", "USDC_TOKEN"], &["0x{16:40}"]),
    ("image", &["icon", "avatar", "logo", "background", "font"], &["data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA{64:400}==", "data:font/woff2;base64,d09GMgABAAAAA{64:600}=", "R0lGODlhAQABAIAAAP{64:300}"]),
    ("documented", &["aws_secret_access_key", "AWS_SECRET_ACCESS_KEY"], &["wJalrXUtnFEMI/K7MDENG/bPxRfiCY~EXAMPLEKEY", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvb~EXAMPLEKEY"]),
    ("plain-url", &["DATABASE_URL", "url", "endpoint", "homepage"], &["postgres://localhost:5432/shop", "postgres://user:password@localhost/shop", "postgres://user:${PW}@db/shop", "https://user@git.shop.internal/x.git", "redis://cache.shop.internal:6379/0", "https://example.com/a?id={16:32}", "mongodb://<user>:<password>@host/db", "postgres://username:changeme@example.com/db"]),
    ("words", &["auth_key", "api_key", "session_token", "deploy_key"], &["production-read-only-access", "mobile-application-backend", "feature/login-with-email", "com.shop.service.Session", "eu-central-1-primary-node"]),
];

/// Whole lines of code that name secrets and hold none.
const CODE: &[Place] = &[
    ("a.py", Language::Python, "password = os.environ[\"DB_PASSWORD\"]\ntoken = os.getenv('TOKEN')\n"),
    ("b.py", Language::Python, "api_key = config.get(\"service\", \"api_key\")\nsecret = load_secret(name=\"db/main\")\n"),
    ("c.py", Language::Python, "token = generate_access_token_for_user(user, expires=3600)\n"),
    ("d.py", Language::Python, "def check(password: str, token: Optional[str] = None) -> bool:\n    return verify(password, token)\n"),
    ("e.py", Language::Python, "max_tokens = 4096\ntokenizer = AutoTokenizer.from_pretrained(\"bert-base-uncased\")\n"),
    ("a.js", Language::JavaScript, "const apiKey = process.env.API_KEY || '';\nconst token = req.headers['x-access-token'];\n"),
    ("b.js", Language::JavaScript, "localStorage.setItem('accessToken', response.data.token);\n"),
    ("c.js", Language::JavaScript, "form.password = document.querySelector('#password-input-1').value;\n"),
    ("d.ts", Language::TypeScript, "interface Login { password: string; apiKey?: string; tokenExpiresAt: number }\n"),
    (
        "a.go",
        Language::Go,
        "package a\n\nvar token = os.Getenv(\"GITHUB_TOKEN\")\nvar password = flag.String(\"password\", \"\", \"database password\")\n",
    ),
    (
        "A.java",
        Language::Java,
        "class A { String password = System.getenv(\"DB_PASSWORD\"); String key = props.getProperty(\"api.key.v2\"); }\n",
    ),
    ("a.rb", Language::Ruby, "password = ENV.fetch('DB_PASSWORD')\ntoken = Rails.application.credentials.dig(:github, :token)\n"),
    ("a.php", Language::Php, "<?php\n$password = getenv('DB_PASSWORD');\n$token = $_SERVER['HTTP_X_CSRF_TOKEN'];\n"),
    (
        "a.sh",
        Language::Bash,
        "TOKEN=$(vault kv get -field=token secret/app)\nPASSWORD=\"${DB_PASSWORD:?}\"\ncurl -H \"Authorization: Bearer $TOKEN\" \"$URL\"\n",
    ),
    (
        "a.yaml",
        Language::Yaml,
        "env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: app-db-credentials\n        key: password\n",
    ),
    ("b.yaml", Language::Yaml, "password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  @H\n  @H\n"),
    ("c.yaml", Language::Yaml, "kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB@B\n"),
    ("d.yaml", Language::Yaml, "with:\n  token: ${{ secrets.GITHUB_TOKEN }}\n  repo-token: ${{ github.token }}\n"),
    ("a.tf", Language::Terraform, "resource \"db\" \"x\" {\n  password = random_password.db.result\n  api_key  = var.service_api_key\n}\n"),
    ("b.tf", Language::Terraform, "data \"aws_secretsmanager_secret\" \"db\" {\n  name = \"prod/app/db-main-v2\"\n}\n"),
    ("a.json", Language::Json, "{\"integrity\": \"sha512-@B==\", \"resolved\": \"https://r.shop.internal/x-1.0.0.tgz\"}\n"),
    ("Dockerfile", Language::Dockerfile, "FROM debian@sha256:@H\nARG API_TOKEN\nENV API_TOKEN=$API_TOKEN\n"),
    ("x.env", Language::Properties, "DB_PASSWORD=\nAPI_KEY=\nTOKEN_TTL=3600\nSECRET_NAME=app-db-main\n"),
    ("go.sum.txt", Language::Text, "example.org/x v1.2.3 h1:@K=\nexample.org/x v1.2.3/go.mod h1:@K=\n"),
    ("req.txt", Language::Text, "flask==3.0.0 --hash=sha256:@H\n"),
    ("id.pub.txt", Language::Text, "-----BEGIN PUBLIC KEY-----\n@K@K\n@K@K\n-----END PUBLIC KEY-----\n"),
    ("cert.txt", Language::Text, "-----BEGIN CERTIFICATE-----\nMIID@K@K\n@K@K\n-----END CERTIFICATE-----\n"),
    ("wg.conf", Language::Properties, "[Peer]\nPublicKey = @K=\nAllowedIPs = 10.0.0.0/24\n"),
    ("kube.yaml", Language::Yaml, "clusters:\n  - cluster:\n      certificate-authority-data: LS0tLS1CRUdJTiBDRVJU@B\n"),
    ("known_hosts.txt", Language::Text, "git.shop.internal ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI@K\n"),
    ("key.md", Language::Markdown, "Set `-----BEGIN PRIVATE KEY-----` as the first line of the file, then your key.\n"),
];

/// Whole files that hold a secret in a form of their own.
const FILES: &[(&str, Place)] = &[
    ("pem", ("key.txt", Language::Text, "-----BEGIN RSA PRIVATE ~KEY-----\n@K@K\n@K@K\n@K@K\n-----END RSA PRIVATE ~KEY-----\n")),
    (
        "pem-in-code",
        ("a.py", Language::Python, "KEY = \"\"\"-----BEGIN PRIVATE ~KEY-----\n@K@K\n@K@K\n@K@K\n-----END PRIVATE ~KEY-----\"\"\"\n"),
    ),
    (
        "openssh",
        (
            "id.txt",
            Language::Text,
            "-----BEGIN OPENSSH PRIVATE ~KEY-----\nb3BlbnNzaC1rZXktdjEA@K\n@K@K\n@K@K\n-----END OPENSSH PRIVATE ~KEY-----\n",
        ),
    ),
    (
        "pgp",
        (
            "k.txt",
            Language::Text,
            "-----BEGIN PGP PRIVATE ~KEY BLOCK-----\n\nlQOY@K\n@K@K\n@K@K\n=abcd\n-----END PGP PRIVATE ~KEY BLOCK-----\n",
        ),
    ),
    (
        "putty",
        (
            "k.txt",
            Language::Text,
            "PuTTY-User-Key~-File-2: ssh-rsa\nEncryption: none\nComment: x\nPublic-Lines: 1\n@K\nPrivate~-Lines: 2\n@K@K\n@K\n",
        ),
    ),
    (
        "service-account",
        (
            "sa.json",
            Language::Json,
            "{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE ~KEY-----\\n@K@K\\n@K@K\\n@K\\n-----END PRIVATE ~KEY-----\\n\"}\n",
        ),
    ),
    ("wireguard", ("wg.conf", Language::Properties, "[Interface]\nPrivateKey = @W=\nAddress = 10.0.0.1/24\n")),
    ("kubeconfig", ("kube.yaml", Language::Yaml, "users:\n  - user:\n      client-key-data: @P\n")),
    ("netrc", ("netrc.txt", Language::Text, "machine git.shop.internal login deploy password @S\n")),
    ("htpasswd", ("users.htpasswd", Language::Properties, "admin:$apr1$@8$@22\n")),
    ("htpasswd-bcrypt", ("users.htpasswd", Language::Properties, "admin:$2y$10$@53\n")),
    ("docker-config", ("config.json", Language::Json, "{\"auths\": {\"r.shop.internal\": {\"auth\": \"@A\"}}}\n")),
    ("npmrc", ("x.npmrc", Language::Properties, "//r.shop.internal/:_authToken=@U\n")),
    (
        "maven",
        (
            "settings.xml",
            Language::Xml,
            "<settings><servers><server><id>shop</id><username>ci</username><password>@S</password></server></servers></settings>\n",
        ),
    ),
    (
        "xml-key",
        (
            "app.config",
            Language::Xml,
            "<configuration><appSettings><add key=\"ServiceApiKey\" value=\"@T\" /></appSettings></configuration>\n",
        ),
    ),
    ("basic-header", ("a.py", Language::Python, "headers = {\"Authorization\": \"Basic @A\"}\n")),
    ("curl-user", ("a.sh", Language::Bash, "curl -u deploy:@S https://git.shop.internal/\n")),
    ("cookie", ("a.py", Language::Python, "headers = {\"Cookie\": \"theme=dark; sessionid=@T\"}\n")),
    ("jwk", ("jwk.json", Language::Json, "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"@K\", \"y\": \"@K\", \"d\": \"@T\"}\n")),
    ("totp", ("a.md", Language::Markdown, "otpauth://totp/Shop:ops?secret=@O&issuer=Shop\n")),
    ("mysql-command", ("a.sh", Language::Bash, "mysqldump -h db.shop.internal -u root -p@S shop > x.sql\n")),
    ("query", ("a.js", Language::JavaScript, "fetch('https://api.shop.internal/v1/items?page=2&api_key=@T');\n")),
    ("docker-run", ("a.sh", Language::Bash, "docker run -e SERVICE_TOKEN=@T -p 80:80 shop\n")),
    ("flag", ("a.sh", Language::Bash, "./sync --api-key @T --verbose\n")),
    ("header", ("a.ts", Language::TypeScript, "await exec(`curl -H \"X-Api-Key: @T\" https://api.shop.internal/`);\n")),
    ("pypirc", ("x.cfg", Language::Properties, "[shop]\nusername = ci\npassword = @S\n")),
    ("aws-credentials", ("credentials.ini", Language::Properties, "[default]\naws_access_key_id = @I\naws_secret_access_key = @40\n")),
    ("connect-call", ("a.py", Language::Python, "conn = psycopg2.connect(host=\"db\", user=\"shop\", password=\"@S\")\n")),
    ("go-struct", ("a.go", Language::Go, "package a\n\nvar c = Config{User: \"shop\", Password: \"@S\", Retries: 3}\n")),
    ("compare", ("a.js", Language::JavaScript, "if (req.query.password === '@S') { admit(); }\n")),
    ("fallback", ("a.py", Language::Python, "SECRET = os.environ.get(\"JWT_SECRET\", \"@T\")\n")),
    ("jdbc", ("Dao.java", Language::Java, "class D { String u = \"jdbc:mysql://db.shop.internal/shop?user=root&password=@S\"; }\n")),
    ("kubectl", ("a.sh", Language::Bash, "kubectl create secret generic db --from-literal=password=@S\n")),
    (
        "hibernate",
        ("h.xml", Language::Xml, "<session-factory><property name=\"hibernate.connection.password\">@S</property></session-factory>\n"),
    ),
    ("plist", ("x.plist", Language::Xml, "<dict>\n<key>ServiceApiKey</key>\n<string>@T</string>\n</dict>\n")),
    ("sql", ("a.sql", Language::Sql, "CREATE USER shop WITH PASSWORD '@S';\n")),
    ("sql-identified", ("b.sql", Language::Sql, "CREATE USER 'shop'@'%' IDENTIFIED BY '@S';\n")),
    ("smtp-login", ("a.py", Language::Python, "server.login(\"ops@shop.internal\", \"@S\")\n")),
    ("requests-auth", ("b.py", Language::Python, "r = requests.get(url, auth=(\"deploy\", \"@S\"))\n")),
    ("network-credential", ("A.cs", Language::CSharp, "class A { object c = new NetworkCredential(\"ops\", \"@S\"); }\n")),
    ("driver-manager", ("A.java", Language::Java, "class A { Object c = DriverManager.getConnection(url, \"root\", \"@S\"); }\n")),
    ("twilio-pair", ("c.py", Language::Python, "client = Client(\"AC@32\", \"@32\")\n")),
    ("wallet", ("w.js", Language::JavaScript, "module.exports = { networks: { main: { accounts: [\"0x@H\"] } } };\n")),
    ("wordpress", ("wp.php", Language::Php, "<?php\ndefine('AUTH_KEY', '@S@S!@S*@S');\ndefine('DB_PASSWORD', '@S');\n")),
    ("laravel", ("x.env", Language::Properties, "APP_KEY=base64:@K=\n")),
    (
        "dotnet",
        ("appsettings.json", Language::Json, "{\"ConnectionStrings\": {\"Main\": \"Server=db;Database=x;User Id=sa;Password=@S;\"}}\n"),
    ),
];

fn filled(text: &str, numbers: &mut Numbers) -> String {
    let mut out = text.replace('~', "");
    let plain = format!("{ALNUM}+/");
    let mut swap = |mark: &str, draw: &mut dyn FnMut() -> String| {
        while let Some(at) = out.find(mark) {
            out.replace_range(at..at + mark.len(), &draw());
        }
    };
    swap("@53", &mut || numbers.text(ALNUM, 53));
    swap("@40", &mut || numbers.text(&plain, 40));
    swap("@32", &mut || numbers.text(HEX, 32));
    swap("@22", &mut || numbers.text(ALNUM, 22));
    swap("@8", &mut || numbers.text(ALNUM, 8));
    swap("@H", &mut || numbers.text(HEX, 64));
    swap("@K", &mut || numbers.text(&plain, 43));
    swap("@B", &mut || numbers.text(&plain, 86));
    swap("@S", &mut || numbers.password().replace(['#', '^', '&', '?'], "x"));
    swap("@T", &mut || numbers.text(ALNUM, 43));
    swap("@O", &mut || numbers.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 32));
    swap("@U", &mut || numbers.uuid());
    swap("@I", &mut || format!("AK{}{}", "IA", numbers.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)));
    swap("@W", &mut || format!("{}{}", numbers.text(&plain, 42), numbers.text("AEIMQUYcgkosw048", 1)));
    swap("@A", &mut || base64(format!("deploy:{}", numbers.password()).as_bytes()));
    swap("@P", &mut || {
        let body: String = (0..6).fold(String::new(), |mut body, _| {
            let _ = writeln!(body, "{}", numbers.text(&plain, 64));
            body
        });
        base64(format!("-----BEGIN {} KEY-----\n{body}-----END", "RSA PRIVATE").as_bytes())
    });
    out
}

/// All cases of a seed: at least 600 of either label.
pub fn cases(seed: u64) -> Vec<Case> {
    let mut numbers = Numbers(seed);
    let mut cases = Vec::new();
    for round in 0..4 {
        for (group, form, names) in FORMATS {
            let value = drawn(form, &mut numbers);
            let alone = names.is_empty() && round % 2 == 1;
            let places = if alone { ALONE } else { SET };
            let (path, language, text) = places[numbers.below(places.len())];
            let name = if names.is_empty() {
                numbers.one(&["TOKEN", "token", "API_TOKEN", "credentials", "authToken"])
            } else {
                numbers.one(names)
            };
            // A semicolon or a number sign would end a value that stands without quotes.
            let quotes = text.contains("\"@V\"") || text.contains("'@V'") || text.contains("`@V`");
            let text =
                if !quotes && (value.contains([';', '#', '&', '*', '!', '%']) || value.contains(": ")) { "@N = \"@V\"\n" } else { text };
            cases.push(Case { is_secret: true, group, path, language, text: text.replace("@N", name).replace("@V", &value) });
        }
    }
    for _ in 0..4 {
        for (group, (path, language, text)) in FILES {
            cases.push(Case { is_secret: true, group, path, language: *language, text: filled(text, &mut numbers) });
        }
    }
    for (group, names, forms) in NEAR {
        for (at, form) in forms.iter().cycle().take(forms.len().max(44)).enumerate() {
            let value = match *form {
                "{badage}" => age(&mut numbers, false),
                "{nonejwt}" => jwt("none", &mut numbers),
                "{jwtio}" => format!(
                    "{}.{}.{}",
                    url64(br#"{"alg":"HS256","typ":"JWT"}"#),
                    url64(br#"{"sub":"1234567890","name":"John Doe","iat":1516239022}"#),
                    url64(&bytes(&mut numbers, 32))
                ),
                form if form.contains("{bad}") => drawn(form.trim_end_matches("{bad}"), &mut numbers) + &checked(&mut numbers, false),
                // Templates are no forms.
                form if *group == "template" => form.to_owned(),
                form if form.starts_with("{cipher}") => format!("{{cipher}}{}", numbers.text(HEX, 64)),
                form if form.contains("${PW}") => form.to_owned(),
                form => drawn(form, &mut numbers),
            };
            let (path, language, text) = SET[(at * 7 + numbers.below(SET.len())) % SET.len()];
            let quotes = text.contains("\"@V\"") || text.contains("'@V'");
            let text = if !quotes && value.contains([' ', ';', '#', ',']) { "@N = \"@V\"\n" } else { text };
            let name = numbers.one(names);
            cases.push(Case { is_secret: false, group, path, language, text: text.replace("@N", name).replace("@V", &value) });
        }
    }
    for (path, language, text) in CODE {
        for _ in 0..3 {
            cases.push(Case { is_secret: false, group: "code", path, language: *language, text: filled(text, &mut numbers) });
        }
    }
    cases
}
