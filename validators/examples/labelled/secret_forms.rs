//! Values of secrets: which forms there are, and how one is drawn, checksums and encodings included. Knows no file that they stand in.

use assay_validators::judges::secrets::{BASE58, BECH32, base62, bech32_sum, crc32};
use sha2::{Digest, Sha256};

use super::numbers::{ALNUM, HEX, Numbers};

/// Kind, form of its value, names it is set to. In a form, `{alphabet:length}` is drawn; the rest stands as it is, its parts parted by `~`,
/// so that no prefix stands whole. An empty list of names: the value tells its kind by itself and may stand anywhere.
pub type Format = (&'static str, &'static str, &'static [&'static str]);

#[rustfmt::skip]
pub const FORMATS: &[Format] = &[
    // Code hosts, registries, continuous integration
    ("github-personal", "g~hp_{crc}", &[]),
    ("github-oauth", "g~ho_{crc}", &[]),
    ("github-user", "g~hu_{crc}", &[]),
    ("github-server", "g~hs_{crc}", &[]),
    ("github-refresh", "g~hr_{crc}", &[]),
    ("github-fine-grained", "github~_pat_{62:22}_{62:59}", &[]),
    ("gitlab-personal", "gl~pat-{62:20}", &[]),
    ("gitlab-deploy", "gl~dt-{62:20}", &[]),
    ("gitlab-runner", "gl~rt-{62:20}", &[]),
    ("gitlab-trigger", "gl~ptt-{16:40}", &[]),
    ("gitlab-feed", "gl~ft-{62:20}", &[]),
    ("gitlab-agent", "gl~agent-{62:50}", &[]),
    ("bitbucket-app", "AT~BB{62:24}{HEX:8}", &[]),
    ("bitbucket-secret", "{62:32}", &["BITBUCKET_CLIENT_SECRET", "bitbucket_secret"]),
    ("atlassian", "AT~ATT3{u64:180}", &[]),
    ("jira-legacy", "{62:24}", &["JIRA_API_TOKEN", "CONFLUENCE_TOKEN"]),
    ("sourcegraph", "sg~p_{16:40}", &[]),
    ("npm", "np~m_{crc}", &[]),
    ("npm-legacy", "{uuid}", &["NPM_TOKEN", "NPM_AUTH_TOKEN"]),
    ("pypi", "{pypi}", &[]),
    ("rubygems", "ruby~gems_{16:48}", &[]),
    ("crates", "ci~o{62:32}", &[]),
    ("nuget", "oy~2{b32:43}", &[]),
    ("docker-hub", "dckr~_pat_{62:27}", &[]),
    ("jfrog", "AK~Cp{62:69}", &[]),
    ("clojars", "CLOJARS~_{16:60}", &[]),
    ("circleci", "CCI~PAT_{62:22}_{16:40}", &[]),
    ("circleci-legacy", "{16:40}", &["CIRCLE_TOKEN", "circleci_api_token"]),
    ("travis", "{62:22}", &["TRAVIS_TOKEN", "travis_api_key"]),
    ("jenkins", "11{16:32}", &["JENKINS_API_TOKEN", "jenkins_token"]),
    ("drone", "{62:32}", &["DRONE_TOKEN"]),
    ("buildkite", "bk~ua_{16:40}", &[]),
    ("codecov", "{uuid}", &["CODECOV_TOKEN"]),
    ("snyk", "{uuid}", &["SNYK_TOKEN"]),
    ("sonar", "sq~p_{16:40}", &[]),
    ("azure-devops", "{b32:52}", &["AZURE_DEVOPS_PAT", "AZDO_PAT"]),
    ("gitea", "{16:40}", &["GITEA_TOKEN"]),
    // Clouds and data
    ("aws-key-id", "AK~IA{B32:16}", &[]),
    ("aws-temporary-id", "AS~IA{B32:16}", &[]),
    ("aws-secret", "{64:40}", &["AWS_SECRET_ACCESS_KEY", "aws_secret_access_key", "secretAccessKey"]),
    ("google-api-key", "AI~za{u64:35}", &[]),
    ("google-oauth-secret", "GOC~SPX-{u64:28}", &[]),
    ("google-access", "ya~29.{u64:120}", &[]),
    ("azure-storage", "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={64:86}==;EndpointSuffix=core.windows.net", &["CONNECTION"]),
    ("azure-account-key", "{64:86}==", &["AZURE_STORAGE_KEY", "storageAccountKey"]),
    ("azure-sas", "https://shop.blob.core.windows.net/c?sv=2023-01-03&se=2026-01-01&sr=b&sp=r&sig={62:43}%3D", &["url", "SAS_URL"]),
    ("azure-client-secret", "{62:3}8Q~~~{62:34}", &["AZURE_CLIENT_SECRET", "clientSecret"]),
    ("azure-service-bus", "Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey={64:43}=", &["BUS"]),
    ("digitalocean", "do~p_v1_{16:64}", &[]),
    ("cloudflare", "{u64:40}", &["CLOUDFLARE_API_TOKEN", "CF_API_TOKEN"]),
    ("cloudflare-global", "{16:37}", &["CLOUDFLARE_API_KEY"]),
    ("heroku", "{uuid}", &["HEROKU_API_KEY", "heroku_token"]),
    ("heroku-new", "HR~KU-{u64:60}", &[]),
    ("linode", "{16:64}", &["LINODE_TOKEN"]),
    ("hetzner", "{62:64}", &["HCLOUD_TOKEN"]),
    ("vultr", "{A:36}", &["VULTR_API_KEY"]),
    ("alibaba-id", "LT~AI{62:20}", &[]),
    ("alibaba-secret", "{62:30}", &["ALIYUN_ACCESS_KEY_SECRET", "alicloud_secret"]),
    ("tencent-id", "AK~ID{62:32}", &[]),
    ("ibm-cloud", "{u64:44}", &["IBM_CLOUD_API_KEY"]),
    ("fastly", "{u64:32}", &["FASTLY_API_TOKEN"]),
    ("flyio", "fo~1_{u64:43}", &[]),
    ("netlify", "nf~p_{62:36}", &[]),
    ("vercel", "{62:24}", &["VERCEL_TOKEN"]),
    ("supabase", "sb~p_{16:40}", &[]),
    ("planetscale", "pscale~_tkn_{u64:43}", &[]),
    ("neon", "na~pi_{ld:64}", &[]),
    ("aiven", "AV~NS_{u64:19}", &[]),
    ("databricks", "da~pi{16:32}", &[]),
    ("snowflake", "{pw}", &["SNOWFLAKE_PASSWORD", "snowflakePassword"]),
    ("cloudinary", "cloudinary://{d:15}:{62:27}@shop", &["CLOUDINARY_URL"]),
    ("elastic", "{62:24}", &["ELASTIC_PASSWORD", "ELASTIC_API_KEY"]),
    // Secrets managers
    ("vault", "hv~s.{62:24}", &[]),
    ("vault-legacy", "s.{62:24}", &["VAULT_TOKEN", "X-Vault-Token"]),
    ("consul", "{uuid}", &["CONSUL_HTTP_TOKEN"]),
    ("nomad", "{uuid}", &["NOMAD_TOKEN"]),
    ("terraform-cloud", "{62:14}.atlas~v1.{u64:67}", &[]),
    ("doppler", "dp~.pt.{62:43}", &[]),
    ("pulumi", "pu~l-{16:40}", &[]),
    ("onepassword", "A3~-{A:6}-{A:6}-{A:5}-{A:5}-{A:5}-{A:5}", &[]),
    // Messaging and mail
    ("slack-bot", "xo~xb-{d:12}-{d:13}-{62:24}", &[]),
    ("slack-user", "xo~xp-{d:12}-{d:12}-{d:12}-{16:32}", &[]),
    ("slack-app", "xa~pp-1-A{A:10}-{d:13}-{16:64}", &[]),
    ("slack-webhook", "https://hooks.slack.com/serv~ices/T{A:8}/B{A:10}/{62:24}", &["WEBHOOK", "url"]),
    ("discord-webhook", "https://discord.com/api/web~hooks/{d:18}/{u64:68}", &["WEBHOOK", "url"]),
    ("discord-bot", "{discord}", &[]),
    ("telegram", "{9:9}:AA{u64:33}", &[]),
    ("teams-webhook", "https://shop.webhook.office.com/web~hookb2/{uuid}@{uuid}/IncomingWebhook/{16:32}/{uuid}", &["WEBHOOK"]),
    ("twilio-key", "S~K{16:32}", &[]),
    ("twilio-auth", "{16:32}", &["TWILIO_AUTH_TOKEN", "twilioAuthToken"]),
    ("sendgrid", "S~G.{u64:22}.{u64:43}", &[]),
    ("mailgun", "ke~y-{16:32}", &[]),
    ("mailchimp", "{16:32}-us{d:2}", &[]),
    ("brevo", "xkey~sib-{16:64}-{62:16}", &[]),
    ("postmark", "{uuid}", &["POSTMARK_SERVER_TOKEN"]),
    ("intercom", "dG~9rO{64:54}=", &[]),
    ("twitch", "{ld:30}", &["TWITCH_CLIENT_SECRET"]),
    ("spotify", "{16:32}", &["SPOTIFY_CLIENT_SECRET"]),
    ("twitter", "{62:50}", &["TWITTER_API_SECRET", "CONSUMER_SECRET_KEY"]),
    ("facebook", "{16:32}", &["FACEBOOK_APP_SECRET"]),
    // Payments and shops
    ("stripe", "sk~_live_{62:24}", &[]),
    ("stripe-restricted", "rk~_live_{62:99}", &[]),
    ("stripe-webhook", "wh~sec_{62:32}", &[]),
    ("shopify-access", "sh~pat_{16:32}", &[]),
    ("shopify-shared", "sh~pss_{16:32}", &[]),
    ("square-access", "sq~0atp-{u64:22}", &[]),
    ("square-oauth", "sq~0csp-{u64:43}", &[]),
    ("paypal", "E{u64:79}", &["PAYPAL_CLIENT_SECRET"]),
    ("braintree", "access~_token$production${ld:16}${16:32}", &[]),
    ("braintree-private", "{16:32}", &["BRAINTREE_PRIVATE_KEY"]),
    ("razorpay", "{62:24}", &["RAZORPAY_KEY_SECRET"]),
    ("plaid", "access~-production-{uuid}", &[]),
    ("coinbase", "{u64:64}", &["COINBASE_API_SECRET"]),
    // Models
    ("openai", "s~k-{62:20}T3Blbk~FJ{62:20}", &[]),
    ("openai-project", "s~k-proj-{u64:74}T3Blbk~FJ{u64:74}", &[]),
    ("anthropic", "sk~-ant-api03-{u64:93}AA", &[]),
    ("huggingface", "h~f_{L:34}", &[]),
    ("replicate", "r~8_{62:37}", &[]),
    ("groq", "gs~k_{62:52}", &[]),
    ("perplexity", "pp~lx-{62:48}", &[]),
    ("xai", "xa~i-{62:80}", &[]),
    ("openrouter", "sk~-or-v1-{16:64}", &[]),
    ("cohere", "{62:40}", &["COHERE_API_KEY", "CO_API_KEY"]),
    ("mistral", "{62:32}", &["MISTRAL_API_KEY"]),
    ("wandb", "{16:40}", &["WANDB_API_KEY"]),
    ("pinecone", "pc~sk_{62:6}_{62:63}", &[]),
    // Monitoring and work tools
    ("datadog-api", "{16:32}", &["DD_API_KEY", "DATADOG_API_KEY"]),
    ("datadog-app", "{16:40}", &["DD_APP_KEY", "datadog_app_key"]),
    ("newrelic", "NR~AK-{A:27}", &[]),
    ("newrelic-licence", "{16:32}FFFF~NRAL", &["NEW_RELIC_LICENSE_KEY"]),
    ("sentry", "sntr~yu_{16:64}", &[]),
    ("grafana", "gl~sa_{62:32}_{16:8}", &[]),
    ("dynatrace", "dt~0c01.{A:24}.{A:64}", &[]),
    ("pagerduty", "{62:20}", &["PAGERDUTY_TOKEN", "PD_API_KEY"]),
    ("rollbar", "{16:32}", &["ROLLBAR_ACCESS_TOKEN"]),
    ("okta", "00{u64:40}", &["OKTA_API_TOKEN", "okta_token"]),
    ("auth0", "{u64:64}", &["AUTH0_CLIENT_SECRET"]),
    ("linear", "lin~_api_{62:40}", &[]),
    ("notion", "nt~n_{d:11}{62:35}", &[]),
    ("airtable", "pa~t{62:14}.{16:64}", &[]),
    ("figma", "fi~gd_{u64:40}", &[]),
    ("postman", "PM~AK-{16:24}-{16:34}", &[]),
    ("hubspot", "pat~-na1-{uuid}", &[]),
    ("algolia", "{16:32}", &["ALGOLIA_ADMIN_KEY"]),
    ("zendesk", "{62:40}", &["ZENDESK_API_TOKEN"]),
    ("trello", "AT~TA{62:72}", &[]),
    ("launchdarkly", "sd~k-{uuid}", &[]),
    ("tailscale", "ts~key-auth-{62:12}CNTRL-{62:32}", &[]),
    // Keys and shapes
    ("jwt", "{jwt}", &[]),
    ("age", "{age}", &[]),
    ("bitcoin-key", "{wif}", &[]),
    ("ethereum-key", "0x{16:64}", &["PRIVATE_KEY", "DEPLOYER_PRIVATE_KEY"]),
    ("encryption-key", "{16:64}", &["ENCRYPTION_KEY", "SECRET_KEY_BASE", "MASTER_KEY"]),
    ("postgres-url", "postgres://shop:{pw2}@db.shop.internal:5432/shop", &["DATABASE_URL", "url"]),
    ("mongo-url", "mongodb+srv://shop:{pw2}@cluster0.ab1cd.mongodb.net/shop", &["MONGO_URI", "url"]),
    ("redis-url", "redis://default:{pw2}@cache.shop.internal:6379/0", &["REDIS_URL", "url"]),
    ("amqp-url", "amqp://worker:{pw2}@mq.shop.internal/", &["BROKER_URL", "url"]),
    ("mysql-url", "mysql://shop:{pw2}@10.4.3.2:3306/shop", &["DB_URL", "url"]),
    ("basic-auth-url", "https://deploy:{pw2}@git.shop.internal/x.git", &["REMOTE", "url"]),
    ("sqlserver", "Server=tcp:db.shop.internal;Database=shop;User Id=sa;Password={pw2};Encrypt=true", &["ConnectionString", "CONN"]),
    ("password", "{pw}", &["password", "DB_PASSWORD", "db_pass", "smtpPassword", "adminPwd", "REDIS_PASS", "passwd"]),
    ("api-key", "{62:32}", &["API_KEY", "apiKey", "x_api_key", "SERVICE_API_KEY"]),
    ("secret", "{u64:44}", &["CLIENT_SECRET", "clientSecret", "JWT_SECRET", "session_secret"]),
    ("token", "{62:36}", &["AUTH_TOKEN", "accessToken", "bot_token", "refresh_token"]),
    ("hex-key", "{16:48}", &["api_key", "SIGNING_KEY", "hmacKey"]),
];

/// A value of `form`.
pub fn drawn(form: &str, numbers: &mut Numbers) -> String {
    let mut out = String::new();
    let mut rest = form;
    while let Some(at) = rest.find(['{', '~']) {
        out.push_str(&rest[..at]);
        if rest[at..].starts_with('~') {
            // Three are one that is meant.
            let meant = rest[at..].starts_with("~~~");
            out.push_str(if meant { "~" } else { "" });
            rest = &rest[at + if meant { 3 } else { 1 }..];
            continue;
        }
        let end = at + rest[at..].find('}').unwrap_or(rest.len() - at - 1);
        let (alphabet, len) = rest[at + 1..end].split_once(':').unwrap_or((&rest[at + 1..end], "0"));
        let len = len.parse().unwrap_or(0);
        out.push_str(&piece(alphabet, len, numbers));
        rest = &rest[end + 1..];
    }
    out + rest
}

fn piece(alphabet: &str, len: usize, numbers: &mut Numbers) -> String {
    let letters = &ALNUM[10..];
    match alphabet {
        "62" => numbers.text(ALNUM, len),
        "16" => numbers.text(HEX, len),
        "HEX" => numbers.text("0123456789ABCDEF", len),
        "d" => numbers.text("1234567890", len),
        "9" => numbers.text("123456789", len),
        "A" => numbers.text(&ALNUM[..36], len),
        "L" => numbers.text(letters, len),
        "ld" => numbers.text("0123456789abcdefghijklmnopqrstuvwxyz", len),
        "b32" => numbers.text("abcdefghijklmnopqrstuvwxyz234567", len),
        "B32" => numbers.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", len),
        "64" => numbers.text(&format!("{ALNUM}+/"), len),
        // Signs at the end of a token are rare, and would be cut off by nobody but a tokenizer of lines.
        "u64" => format!("{}{}", numbers.text(&format!("{ALNUM}-_"), len - 1), numbers.text(ALNUM, 1)),
        "uuid" => numbers.uuid(),
        "pw" => numbers.password(),
        "pick" => numbers.picked(),
        "pw2" => numbers.text(ALNUM, 16),
        "crc" => checked(numbers, true),
        "jwt" => jwt("HS256", numbers),
        "pypi" => pypi(numbers),
        "discord" => {
            let account = format!("{}{}", 1 + numbers.below(9), numbers.text("0123456789", 17));
            format!("{}.{}.{}", base64(account.as_bytes()).trim_end_matches('='), numbers.text(ALNUM, 6), numbers.text(ALNUM, 38))
        }
        "age" => age(numbers, true),
        "wif" => wif(numbers),
        other => panic!("no alphabet {other}"),
    }
}

/// Thirty characters and the six that check them.
pub fn checked(numbers: &mut Numbers, right: bool) -> String {
    let body = numbers.text(ALNUM, 30);
    let sum = crc32(body.as_bytes()) ^ u32::from(!right);
    format!("{body}{}", base62(sum))
}

pub fn base64(bytes: &[u8]) -> String {
    let digits: Vec<char> = ALNUM[10..36].chars().chain(ALNUM[36..].chars()).chain(ALNUM[..10].chars()).chain(['+', '/']).collect();
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let n = three.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - three.len()));
        for at in 0..4 {
            out.push(if at <= three.len() { digits[(n >> (18 - 6 * at) & 63) as usize] } else { '=' });
        }
    }
    out
}

pub fn url64(bytes: &[u8]) -> String {
    base64(bytes).trim_end_matches('=').replace('+', "-").replace('/', "_")
}

pub fn bytes(numbers: &mut Numbers, len: usize) -> Vec<u8> {
    (0..len).map(|_| numbers.next() as u8).collect()
}

pub fn jwt(algorithm: &str, numbers: &mut Numbers) -> String {
    let header = format!(r#"{{"alg":"{algorithm}","typ":"JWT"}}"#);
    let claims = format!(
        r#"{{"sub":"{}","iat":{},"role":"{}"}}"#,
        numbers.text(HEX, 12),
        1_600_000_000 + numbers.below(90_000_000),
        numbers.text(HEX, 6)
    );
    format!("{}.{}.{}", url64(header.as_bytes()), url64(claims.as_bytes()), url64(&bytes(numbers, 32)))
}

fn pypi(numbers: &mut Numbers) -> String {
    let mut body = vec![2, 1, 8];
    body.extend(b"pypi");
    body.extend(b".org");
    body.extend(bytes(numbers, 100));
    format!("py{}{}", "pi-", url64(&body))
}

pub fn age(numbers: &mut Numbers, right: bool) -> String {
    let prefix = ["age-", "secret-", "key-"].concat();
    let data: Vec<u32> = (0..52).map(|at| if at == 51 { numbers.below(2) as u32 * 16 } else { numbers.below(32) as u32 }).collect();
    let sum = bech32_sum(&prefix, data.iter().copied().chain([0; 6])) ^ 1 ^ u32::from(!right);
    let check = (0..6).map(|at| sum >> (5 * (5 - at)) & 31);
    let digits: String = data.iter().copied().chain(check).map(|value| char::from(BECH32.as_bytes()[value as usize])).collect();
    format!("{prefix}1{digits}").to_uppercase()
}

fn wif(numbers: &mut Numbers) -> String {
    let mut body = vec![0x80];
    body.extend(bytes(numbers, 32));
    body.push(1);
    let sum = Sha256::digest(Sha256::digest(&body));
    body.extend(&sum[..4]);
    let mut digits: Vec<u8> = Vec::new();
    for byte in body {
        let mut carry = u32::from(byte);
        for digit in &mut digits {
            carry += u32::from(*digit) << 8;
            *digit = (carry % 58) as u8;
            carry /= 58;
        }
        while carry > 0 {
            digits.push((carry % 58) as u8);
            carry /= 58;
        }
    }
    digits.iter().rev().map(|digit| char::from(BASE58.as_bytes()[usize::from(*digit)])).collect()
}
