//! The kinds of secrets: keyword, pattern, structure. The one table that names them; more particular kinds stand first.

use super::structure::Check;

/// How a secret stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The token tells its own kind: the match begins at the keyword and is a whole word.
    Token,
    /// The value says nothing: a name that holds the keyword is set to it.
    Near,
    /// The pattern brings its own bounds; group 1 is the secret.
    Whole,
}

/// One kind.
#[derive(Debug)]
pub struct Kind {
    pub name: &'static str,
    pub keywords: &'static [&'static str],
    pub pattern: &'static str,
    pub check: Check,
    pub shape: Shape,
    /// The keyword's case counts.
    pub exact: bool,
    /// How many bytes before the keyword the match may begin.
    pub back: usize,
    /// How many bytes after the keyword's beginning the match may reach.
    pub reach: usize,
}

impl Kind {
    /// The regular expression over the window that begins at the keyword (or `back` bytes before it).
    pub fn expression(&self) -> String {
        match self.shape {
            Shape::Token if self.back == 0 => format!("^(?:{})", self.pattern),
            Shape::Token => format!("(?:{})", self.pattern),
            Shape::Whole if self.back == 0 => format!("(?i)^(?:{})", self.pattern),
            Shape::Whole => format!("(?i)(?:{})", self.pattern),
            Shape::Near => format!(
                r#"^(?i:[A-Za-z0-9_.\-]{{1,50}})["'\]`]{{0,3}}[ \t]{{0,8}}(?::=|=>|->|==?|:|,|\(|\s)[ \t]{{0,8}}["'`]?({})(?:["'`\s,;)\]}}&]|$)"#,
                self.pattern
            ),
        }
    }
}

const fn token(name: &'static str, keywords: &'static [&'static str], pattern: &'static str, check: Check) -> Kind {
    Kind { name, keywords, pattern, check, shape: Shape::Token, exact: true, back: 0, reach: 1024 }
}

const fn around(name: &'static str, keywords: &'static [&'static str], pattern: &'static str, check: Check, back: usize) -> Kind {
    Kind { name, keywords, pattern, check, shape: Shape::Token, exact: true, back, reach: 256 }
}

const fn near(name: &'static str, keywords: &'static [&'static str], pattern: &'static str) -> Kind {
    Kind { name, keywords, pattern, check: Check::Random, shape: Shape::Near, exact: false, back: 0, reach: 512 }
}

const fn whole(name: &'static str, keywords: &'static [&'static str], pattern: &'static str, check: Check) -> Kind {
    Kind { name, keywords, pattern, check, shape: Shape::Whole, exact: false, back: 0, reach: 2048 }
}

const fn block(name: &'static str, keywords: &'static [&'static str], pattern: &'static str, check: Check) -> Kind {
    Kind { name, keywords, pattern, check, shape: Shape::Whole, exact: true, back: 0, reach: 8192 }
}

const UUID: &str = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/// Place of a kind in the table; kinds that stand in no table come last.
pub fn rank(name: &str) -> usize {
    KINDS.iter().position(|kind| kind.name == name).unwrap_or(KINDS.len())
}

/// Whether it was found by its surroundings and entropy alone.
pub fn is_loose(name: &str) -> bool {
    name.starts_with("generic-")
}

#[rustfmt::skip]
pub static KINDS: &[Kind] = &[
    // Code hosts
    token("github-personal-token", &["ghp_"], r"ghp_[0-9A-Za-z]{36}", Check::Crc62),
    token("github-oauth-token", &["gho_"], r"gho_[0-9A-Za-z]{36}", Check::Crc62),
    token("github-user-token", &["ghu_"], r"ghu_[0-9A-Za-z]{36}", Check::Crc62),
    token("github-app-token", &["ghs_"], r"ghs_[0-9A-Za-z]{36}", Check::Crc62),
    token("github-refresh-token", &["ghr_"], r"ghr_[0-9A-Za-z]{36,76}", Check::Crc62),
    token("github-fine-grained-token", &["github_pat_"], r"github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}", Check::Random),
    token("gitlab-personal-token", &["glpat-"], r"glpat-[0-9A-Za-z_-]{20}(?:[0-9A-Za-z_.-]{7,60})?", Check::Random),
    token("gitlab-deploy-token", &["gldt-"], r"gldt-[0-9A-Za-z_-]{20}", Check::Random),
    token("gitlab-runner-token", &["glrt-"], r"glrt-[0-9A-Za-z_-]{20}", Check::Random),
    token("gitlab-runner-registration", &["GR1348941"], r"GR1348941[0-9A-Za-z_-]{20}", Check::Random),
    token("gitlab-job-token", &["glcbt-"], r"glcbt-[0-9A-Za-z]{1,5}_[0-9A-Za-z_-]{20}", Check::Random),
    token("gitlab-trigger-token", &["glptt-"], r"glptt-[0-9a-f]{40}", Check::Random),
    token("gitlab-feed-token", &["glft-"], r"glft-[0-9A-Za-z_-]{20}", Check::Random),
    token("gitlab-mail-token", &["glimt-"], r"glimt-[0-9A-Za-z_-]{25}", Check::Random),
    token("gitlab-agent-token", &["glagent-"], r"glagent-[0-9A-Za-z_-]{50}", Check::Random),
    token("gitlab-oauth-secret", &["gloas-"], r"gloas-[0-9a-f]{64}", Check::Random),
    token("gitlab-scim-token", &["glsoat-"], r"glsoat-[0-9A-Za-z_-]{20}", Check::Random),
    token("gitlab-feature-flags-token", &["glffct-"], r"glffct-[0-9A-Za-z_-]{20}", Check::Random),
    token("bitbucket-app-password", &["ATBB"], r"ATBB[0-9A-Za-z]{24}[0-9A-F]{8}", Check::Random),
    token("atlassian-api-token", &["ATATT3"], r"ATATT3[0-9A-Za-z_=-]{50,230}", Check::Random),
    token("atlassian-scoped-token", &["ATCTT3"], r"ATCTT3[0-9A-Za-z_=-]{50,230}", Check::Random),
    token("sourcegraph-token", &["sgp_"], r"sgp_(?:[0-9a-f]{16}_)?[0-9a-f]{40}", Check::Random),
    // Package registries
    token("npm-token", &["npm_"], r"npm_[0-9A-Za-z]{36}", Check::Crc62),
    token("pypi-token", &["pypi-"], r"pypi-[0-9A-Za-z_-]{80,1000}", Check::Macaroon),
    token("rubygems-key", &["rubygems_"], r"rubygems_[0-9a-f]{48}", Check::Random),
    token("crates-token", &["cio"], r"cio[0-9A-Za-z]{32}", Check::Random),
    token("nuget-key", &["oy2"], r"oy2[a-z2-7]{43}", Check::Random),
    token("clojars-token", &["CLOJARS_"], r"CLOJARS_[0-9a-f]{60}", Check::Random),
    token("docker-token", &["dckr_pat_"], r"dckr_pat_[0-9A-Za-z_-]{27}", Check::Random),
    token("docker-organization-token", &["dckr_oat_"], r"dckr_oat_[0-9A-Za-z_-]{32}", Check::Random),
    token("jfrog-api-key", &["AKCp"], r"AKCp[0-9A-Za-z]{69}", Check::Random),
    token("jfrog-reference-token", &["cmVmdGtu"], r"cmVmdGtu[0-9A-Za-z]{56}", Check::Random),
    whole("npmrc-auth", &["_authtoken", "_auth="], r#"_auth(?:token)?\s*=\s*["']?([0-9A-Za-z_+/=.-]{16,200})(?:["'\s]|$)"#, Check::Random),
    // Clouds
    token("aws-access-key", &["AKIA"], r"AKIA[A-Z2-7]{16}", Check::Random),
    token("aws-temporary-key", &["ASIA"], r"ASIA[A-Z2-7]{16}", Check::Random),
    token("aws-bedrock-key", &["ABSK"], r"ABSK[0-9A-Za-z+/]{109,269}={0,2}", Check::Random),
    token("aws-marketplace-token", &["amzn.mws."], r"amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Check::Random),
    near("aws-secret-key", &["aws_secret", "secret_access_key", "secretaccesskey", "awssecret", "aws_sec", "secret_key", "secretkey", "aws-secret"], r"[0-9A-Za-z+/]{40}"),
    near("aws-session-token", &["aws_session_token", "sessiontoken"], r"[0-9A-Za-z+/]{100,900}={0,2}"),
    token("google-api-key", &["AIza"], r"AIza[0-9A-Za-z_-]{35}", Check::Random),
    token("google-oauth-secret", &["GOCSPX-"], r"GOCSPX-[0-9A-Za-z_-]{28}", Check::Random),
    token("google-access-token", &["ya29."], r"ya29\.[0-9A-Za-z_-]{40,400}", Check::Random),
    token("google-refresh-token", &["1//0"], r"1//0[0-9A-Za-z_-]{40,120}", Check::Random),
    near("gcp-private-key-id", &["private_key_id"], r"[0-9a-f]{40}"),
    around("firebase-messaging-key", &[":APA91b"], r"[0-9A-Za-z_-]{7,22}:APA91b[0-9A-Za-z_-]{130,140}", Check::Random, 24),
    whole("azure-storage-key", &["accountkey="], r"accountkey=([0-9A-Za-z+/]{86}==)", Check::Key64),
    whole("azure-shared-access-key", &["sharedaccesskey="], r"sharedaccesskey=([0-9A-Za-z+/]{43}=)", Check::Random),
    whole("azure-sas-signature", &["sig="], r"sig=([0-9A-Za-z]{10,50}(?:%[0-9A-F]{2}[0-9A-Za-z]*){1,8})(?:[&\s'&#34;]|$)", Check::Random),
    around("azure-client-secret", &["Q~"], r"[0-9A-Za-z_~.]{3}[0-9]Q~[0-9A-Za-z_~.-]{31,34}", Check::Random, 4),
    around("azure-devops-token", &["AZDO"], r"[0-9A-Za-z]{76}AZDO[0-9A-Za-z]{4}", Check::Random, 76),
    around("azure-functions-key", &["AzFu"], r"[0-9A-Za-z_-]{44}AzFu[0-9A-Za-z_-]{8}={0,2}", Check::Random, 44),
    around("azure-search-key", &["AzSe"], r"[0-9A-Za-z]{42}AzSe[0-9A-Za-z]{6}", Check::Random, 42),
    around("azure-cosmos-key", &["ACDb"], r"[0-9A-Za-z+/]{76}ACDb[0-9A-Za-z+/]{6}==", Check::Random, 76),
    around("azure-registry-password", &["+ACR"], r"[0-9A-Za-z+/]{42}\+ACR[0-9A-Za-z+/]{6}", Check::Random, 42),
    token("digitalocean-token", &["dop_v1_"], r"dop_v1_[0-9a-f]{64}", Check::Random),
    token("digitalocean-oauth-token", &["doo_v1_"], r"doo_v1_[0-9a-f]{64}", Check::Random),
    token("digitalocean-refresh-token", &["dor_v1_"], r"dor_v1_[0-9a-f]{64}", Check::Random),
    token("alibaba-access-key", &["LTAI"], r"LTAI[0-9A-Za-z]{20}", Check::Random),
    token("tencent-secret-id", &["AKID"], r"AKID[0-9A-Za-z]{32}", Check::Random),
    token("yandex-api-key", &["AQVN"], r"AQVN[0-9A-Za-z_-]{35,38}", Check::Random),
    near("ibm-cloud-key", &["ibm_cloud", "ibmcloud", "ibm_api", "ibm-cloud"], r"[0-9A-Za-z_-]{44}"),
    near("linode-token", &["linode"], r"[0-9a-f]{64}"),
    near("scaleway-secret", &["scw_secret", "scaleway"], UUID),
    token("heroku-key", &["HRKU-"], r"HRKU-[0-9A-Za-z_-]{58,62}", Check::Random),
    near("heroku-legacy-key", &["heroku"], UUID),
    token("cloudflare-origin-key", &["v1.0-"], r"v1\.0-[0-9a-f]{24}-[0-9a-f]{146}", Check::Random),
    near("cloudflare-key", &["cloudflare", "cf_api"], r"[0-9a-f]{37}|[0-9A-Za-z_-]{40}"),
    near("fastly-token", &["fastly"], r"[0-9A-Za-z_-]{32}"),
    token("flyio-token", &["fo1_"], r"fo1_[0-9A-Za-z_-]{43}", Check::Random),
    token("flyio-macaroon", &["fm2_"], r"fm2_[0-9A-Za-z+/]{100,700}={0,2}", Check::Random),
    token("netlify-token", &["nfp_"], r"nfp_[0-9A-Za-z]{36,40}", Check::Random),
    near("vercel-token", &["vercel"], r"[0-9A-Za-z]{24}"),
    token("render-key", &["rnd_"], r"rnd_[0-9A-Za-z]{28,32}", Check::Random),
    near("railway-token", &["railway"], UUID),
    token("supabase-token", &["sbp_"], r"sbp_[0-9a-f]{40}", Check::Random),
    token("supabase-secret-key", &["sb_secret_"], r"sb_secret_[0-9A-Za-z_-]{31}", Check::Random),
    token("planetscale-token", &["pscale_tkn_"], r"pscale_tkn_[0-9A-Za-z_=.-]{32,64}", Check::Random),
    token("planetscale-password", &["pscale_pw_"], r"pscale_pw_[0-9A-Za-z_=.-]{32,64}", Check::Random),
    token("planetscale-oauth-token", &["pscale_oauth_"], r"pscale_oauth_[0-9A-Za-z_=.-]{32,64}", Check::Random),
    token("databricks-token", &["dapi"], r"dapi[0-9a-f]{32}(?:-[0-9])?", Check::Random),
    near("snowflake-password", &["snowflake_pass", "snowflakepass"], r"[0-9A-Za-z!@#$%^&*_+-]{12,64}"),
    near("confluent-secret", &["confluent"], r"[0-9A-Za-z+/]{64}"),
    // Keys
    block("private-key", &["-----BEGIN "], r"-----BEGIN (?:(?:RSA|EC|DSA|ENCRYPTED|ANY) )?PRIVATE KEY-----(?s:.)+?(?:-----END|$)", Check::Pem),
    block("openssh-private-key", &["-----BEGIN OPENSSH"], r"-----BEGIN OPENSSH PRIVATE KEY-----(?s:.)+?(?:-----END|$)", Check::Pem),
    block("pgp-private-key", &["-----BEGIN PGP"], r"-----BEGIN PGP PRIVATE KEY BLOCK-----(?s:.)+?(?:-----END|$)", Check::Pem),
    block("ssh2-private-key", &["---- BEGIN SSH2 ENCRYPTED"], r"---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----[\sA-Za-z0-9+/=:.-]{64,}", Check::None),
    block("putty-private-key", &["PuTTY-User-Key-File-"], r"PuTTY-User-Key-File-[23]:(?s:.)+?Private-Lines: ?[0-9]+\s+[A-Za-z0-9+/=\s]{40,}", Check::None),
    token("age-secret-key", &["AGE-SECRET-KEY-1"], r"AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}", Check::Bech32),
    token("jwt", &["eyJ"], r"eyJ[0-9A-Za-z_-]{10,400}\.eyJ[0-9A-Za-z_-]{10,600}\.[0-9A-Za-z_-]{20,512}", Check::Jwt),
    near("ethereum-private-key", &["private_key", "privatekey", "priv_key"], r"0x[0-9a-fA-F]{64}"),
    near("encryption-key", &["encryption_key", "encryptionkey", "master_key", "masterkey", "secret_key_base", "signing_key", "hmac_key", "aes_key", "aeskey"], r"[0-9a-fA-F]{32,128}"),
    // Secrets managers
    token("vault-service-token", &["hvs."], r"hvs\.[0-9A-Za-z_-]{24,120}", Check::Random),
    token("vault-batch-token", &["hvb."], r"hvb\.[0-9A-Za-z_-]{100,300}", Check::Random),
    around("terraform-cloud-token", &[".atlasv1."], r"[0-9A-Za-z]{14}\.atlasv1\.[0-9A-Za-z_=-]{60,70}", Check::Random, 14),
    token("onepassword-service-token", &["ops_eyJ"], r"ops_eyJ[0-9A-Za-z+/]{100,900}={0,2}", Check::Json64),
    token("onepassword-secret-key", &["A3-"], r"A3-[0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}", Check::Random),
    token("doppler-token", &["dp."], r"dp\.(?:pt|ct|sa|scim|audit|st(?:\.[a-z0-9_-]{2,35})?)\.[0-9A-Za-z]{40,44}", Check::Random),
    token("infisical-token", &["st."], r"st\.[0-9a-f]{24}\.[0-9a-f]{32,64}\.[0-9a-f]{32,64}", Check::Random),
    token("pulumi-token", &["pul-"], r"pul-[0-9a-f]{40}", Check::Random),
    // Messaging and mail
    token("slack-bot-token", &["xoxb-"], r"xoxb-[0-9]{10,13}-[0-9]{10,13}-[0-9A-Za-z]{24}", Check::Random),
    token("slack-user-token", &["xoxp-"], r"xoxp-[0-9]{10,13}-[0-9]{10,13}-[0-9]{10,13}-[0-9a-f]{32}", Check::Random),
    token("slack-app-token", &["xapp-"], r"xapp-[0-9]-A[0-9A-Z]{10}-[0-9]{10,13}-[0-9a-f]{64}", Check::Random),
    token("slack-config-token", &["xoxe.xox"], r"xoxe\.xox[bp]-[0-9]-[0-9A-Za-z]{163,166}", Check::Random),
    token("slack-refresh-token", &["xoxe-"], r"xoxe-[0-9]-[0-9A-Za-z]{146,147}", Check::Random),
    token("slack-legacy-token", &["xoxa-", "xoxr-", "xoxs-", "xoxo-"], r"xox[arso]-(?:[0-9]{1,2}-)?[0-9]{9,13}-[0-9]{9,13}-(?:[0-9]{9,13}-)?[0-9a-fA-F]{10,48}", Check::Random),
    token("slack-webhook", &["hooks.slack.com/"], r"hooks\.slack\.com/services/T[0-9A-Z]{8,10}/B[0-9A-Z]{8,10}/[0-9A-Za-z]{24}", Check::Random),
    token("slack-workflow-webhook", &["hooks.slack.com/workflows/"], r"hooks\.slack\.com/workflows/T[0-9A-Z]{8,10}/A[0-9A-Z]{8,10}/[0-9]{17,19}/[0-9A-Za-z]{24}", Check::Random),
    token("discord-webhook", &["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"], r"discord(?:app)?\.com/api/webhooks/[0-9]{17,20}/[0-9A-Za-z_-]{60,80}", Check::Random),
    near("discord-bot-token", &["discord", "bot_token", "bot.run", "client.run", "client.login"], r"[MNO][0-9A-Za-z_-]{23,25}\.[0-9A-Za-z_-]{6}\.[0-9A-Za-z_-]{27,38}"),
    around("telegram-bot-token", &[":AA"], r"[0-9]{8,10}:AA[0-9A-Za-z_-]{33}", Check::Random, 10),
    token("teams-webhook", &["webhook.office.com/webhookb2/"], r"webhook\.office\.com/webhookb2/[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-f]{32}/[0-9a-f-]{36}", Check::None),
    token("sendgrid-key", &["SG."], r"SG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}", Check::Random),
    token("twilio-api-key", &["SK"], r"SK[0-9a-f]{32}", Check::Random),
    near("twilio-auth-token", &["twilio_auth", "twilio_token", "twilioauth", "twiliotoken", "twilio"], r"[0-9a-f]{32}"),
    token("mailgun-key", &["key-"], r"key-[0-9a-f]{32}", Check::Random),
    near("mailgun-signing-key", &["mailgun"], r"[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}"),
    around("mailchimp-key", &["-us"], r"[0-9a-f]{32}-us[0-9]{1,2}", Check::Random, 32),
    token("brevo-key", &["xkeysib-"], r"xkeysib-[0-9a-f]{64}-[0-9A-Za-z]{16}", Check::Random),
    token("brevo-smtp-key", &["xsmtpsib-"], r"xsmtpsib-[0-9a-f]{64}-[0-9A-Za-z]{16}", Check::Random),
    token("resend-key", &["re_"], r"re_[0-9A-Za-z]{8}_[0-9A-Za-z]{24}", Check::Random),
    near("postmark-token", &["postmark"], UUID),
    token("intercom-token", &["dG9rO"], r"dG9rO[0-9A-Za-z+/]{54}=", Check::Random),
    near("messagebird-key", &["messagebird"], r"[0-9A-Za-z]{25}"),
    near("plivo-token", &["plivo"], r"[0-9A-Za-z]{40}"),
    near("sinch-token", &["sinch"], r"[0-9a-f]{32}"),
    near("pusher-secret", &["pusher"], r"[0-9a-f]{20}"),
    near("zoom-secret", &["zoom_"], r"[0-9A-Za-z]{32}"),
    // Payments and shops
    token("stripe-secret-key", &["sk_live_"], r"sk_live_[0-9A-Za-z]{24,99}", Check::Random),
    token("stripe-restricted-key", &["rk_live_"], r"rk_live_[0-9A-Za-z]{24,99}", Check::Random),
    token("stripe-test-key", &["sk_test_", "rk_test_"], r"[sr]k_test_[0-9A-Za-z]{24,99}", Check::Random),
    token("stripe-webhook-secret", &["whsec_"], r"whsec_[0-9A-Za-z+/]{32,64}={0,2}", Check::Random),
    token("shopify-access-token", &["shpat_"], r"shpat_[0-9a-fA-F]{32}", Check::Random),
    token("shopify-custom-app-token", &["shpca_"], r"shpca_[0-9a-fA-F]{32}", Check::Random),
    token("shopify-private-app-token", &["shppa_"], r"shppa_[0-9a-fA-F]{32}", Check::Random),
    token("shopify-shared-secret", &["shpss_"], r"shpss_[0-9a-fA-F]{32}", Check::Random),
    token("square-access-token", &["sq0atp-"], r"sq0atp-[0-9A-Za-z_-]{22}", Check::Random),
    token("square-oauth-secret", &["sq0csp-"], r"sq0csp-[0-9A-Za-z_-]{43}", Check::Random),
    token("square-production-token", &["EAAA"], r"EAAA[0-9A-Za-z_-]{60}", Check::Random),
    token("braintree-access-token", &["access_token$production$"], r"access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}", Check::Random),
    near("paypal-secret", &["paypal_client_secret", "paypal_secret", "paypalsecret"], r"E[0-9A-Za-z_-]{79}"),
    token("razorpay-key", &["rzp_live_"], r"rzp_live_[0-9A-Za-z]{14}", Check::Random),
    token("flutterwave-secret-key", &["FLWSECK"], r"FLWSECK(?:_TEST)?-[0-9A-Za-z]{32}-X", Check::Random),
    token("mercadopago-token", &["APP_USR-"], r"APP_USR-[0-9]{10,20}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,12}", Check::Random),
    token("paystack-secret-key", &["sk_live_"], r"sk_live_[0-9a-f]{40}", Check::Random),
    token("gocardless-token", &["live_"], r"live_[0-9A-Za-z_-]{40}", Check::Random),
    token("adyen-api-key", &["AQE"], r"AQE[0-9A-Za-z+/=]{60,260}", Check::Random),
    token("plaid-access-token", &["access-production-", "access-sandbox-"], r"access-(?:production|sandbox)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Check::Random),
    token("easypost-key", &["EZAK"], r"EZAK[0-9A-Za-z]{54}", Check::Random),
    token("shippo-token", &["shippo_live_"], r"shippo_live_[0-9a-f]{40}", Check::Random),
    token("duffel-token", &["duffel_live_"], r"duffel_live_[0-9A-Za-z_-]{43}", Check::Random),
    near("coinbase-secret", &["coinbase"], r"[0-9A-Za-z_-]{64}"),
    near("kraken-key", &["kraken"], r"[0-9A-Za-z+/]{86}=="),
    near("binance-secret", &["binance"], r"[0-9A-Za-z]{64}"),
    // Models
    around("openai-key", &["T3BlbkFJ"], r"sk-(?:(?:proj|svcacct|admin|None)-)?[0-9A-Za-z_-]{20,74}T3BlbkFJ[0-9A-Za-z_-]{20,74}", Check::Random, 90),
    token("anthropic-key", &["sk-ant-"], r"sk-ant-(?:api|admin)[0-9]{2}-[0-9A-Za-z_-]{80,110}", Check::Random),
    token("huggingface-token", &["hf_"], r"hf_[A-Za-z]{34}", Check::Random),
    token("huggingface-organization-token", &["api_org_"], r"api_org_[A-Za-z]{34}", Check::Random),
    token("replicate-token", &["r8_"], r"r8_[0-9A-Za-z]{37}", Check::Random),
    token("groq-key", &["gsk_"], r"gsk_[0-9A-Za-z]{52}", Check::Random),
    token("perplexity-key", &["pplx-"], r"pplx-[0-9A-Za-z]{48}", Check::Random),
    token("xai-key", &["xai-"], r"xai-[0-9A-Za-z]{80}", Check::Random),
    token("langsmith-key", &["lsv2_"], r"lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}", Check::Random),
    token("pinecone-key", &["pcsk_"], r"pcsk_[0-9A-Za-z]{5,6}_[0-9A-Za-z]{63}", Check::Random),
    token("nvidia-key", &["nvapi-"], r"nvapi-[0-9A-Za-z_-]{60,70}", Check::Random),
    token("fireworks-key", &["fw_"], r"fw_[0-9A-Za-z]{24}", Check::Random),
    near("cohere-key", &["cohere", "co_api"], r"[0-9A-Za-z]{40}"),
    near("mistral-key", &["mistral"], r"[0-9A-Za-z]{32}"),
    near("elevenlabs-key", &["elevenlabs", "xi-api", "xi_api"], r"(?:sk_)?[0-9a-f]{32,48}"),
    token("weights-and-biases-key", &["wandb_v1_"], r"wandb_v1_[0-9A-Za-z_]{60,80}", Check::Random),
    near("wandb-legacy-key", &["wandb"], r"[0-9a-f]{40}"),
    // Monitoring and delivery
    near("datadog-api-key", &["datadog", "dd_api"], r"[0-9a-f]{32}"),
    near("datadog-app-key", &["datadog", "dd_app"], r"[0-9a-f]{40}"),
    token("newrelic-user-key", &["NRAK-"], r"NRAK-[0-9A-Z]{27}", Check::Random),
    token("newrelic-insert-key", &["NRII-"], r"NRII-[0-9A-Za-z_-]{32}", Check::Random),
    token("newrelic-browser-key", &["NRJS-"], r"NRJS-[0-9a-f]{19}", Check::Random),
    around("newrelic-licence-key", &["FFFFNRAL"], r"[0-9a-f]{32}FFFFNRAL", Check::Random, 32),
    token("sentry-user-token", &["sntryu_"], r"sntryu_[0-9a-f]{64}", Check::Random),
    token("sentry-organization-token", &["sntrys_"], r"sntrys_eyJ[0-9A-Za-z+/=]{60,400}_[0-9A-Za-z+/]{43}", Check::Random),
    token("grafana-service-token", &["glsa_"], r"glsa_[0-9A-Za-z]{32}_[0-9a-f]{8}", Check::Random),
    token("grafana-cloud-token", &["glc_"], r"glc_[0-9A-Za-z+/]{40,400}={0,2}", Check::Random),
    token("grafana-api-key", &["eyJrIjoi"], r"eyJrIjoi[0-9A-Za-z]{60,400}={0,2}", Check::Random),
    token("dynatrace-token", &["dt0c01.", "dt0s01."], r"dt0[cs]01\.[0-9A-Z]{24}\.[0-9A-Z]{64}", Check::Random),
    near("pagerduty-key", &["pagerduty", "pd_token", "pd_api"], r"[0-9A-Za-z+_-]{20}"),
    near("rollbar-token", &["rollbar"], r"[0-9a-f]{32}"),
    near("bugsnag-key", &["bugsnag"], r"[0-9a-f]{32}"),
    near("honeycomb-key", &["honeycomb"], r"[0-9A-Za-z]{22}|[0-9a-f]{32}"),
    near("splunk-token", &["splunk"], UUID),
    token("circleci-token", &["CCIPAT_"], r"CCIPAT_[0-9A-Za-z]{22}_[0-9a-f]{40}", Check::Random),
    token("buildkite-token", &["bkua_"], r"bkua_[0-9a-f]{40}", Check::Random),
    token("harness-token", &["pat."], r"pat\.[0-9A-Za-z_-]{22}\.[0-9a-f]{24}\.[0-9A-Za-z]{20}", Check::Random),
    near("travis-token", &["travis"], r"[0-9A-Za-z]{22}"),
    near("codecov-token", &["codecov"], UUID),
    near("snyk-token", &["snyk"], UUID),
    token("sonar-token", &["sqp_", "squ_", "sqa_"], r"sq[pua]_[0-9a-f]{40}", Check::Random),
    token("prefect-key", &["pnu_"], r"pnu_[0-9A-Za-z]{36}", Check::Random),
    token("octopus-key", &["API-"], r"API-[0-9A-Z]{26}", Check::Random),
    token("launchdarkly-key", &["sdk-", "api-"], r"(?:sdk|api)-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", Check::Random),
    token("tailscale-key", &["tskey-"], r"tskey-(?:auth|api|client|scim|webhook)-[0-9A-Za-z]{10,20}-[0-9A-Za-z]{30,40}", Check::Random),
    token("ngrok-key", &["ngrok_"], r"ngrok_[0-9A-Za-z]{40,50}", Check::Random),
    near("ngrok-authtoken", &["ngrok"], r"[0-9A-Za-z]{27}_[0-9A-Za-z]{21}"),
    // Work tools
    token("linear-key", &["lin_api_"], r"lin_api_[0-9A-Za-z]{40}", Check::Random),
    token("notion-token", &["ntn_"], r"ntn_[0-9]{11}[0-9A-Za-z]{35}", Check::Random),
    token("notion-legacy-token", &["secret_"], r"secret_[0-9A-Za-z]{43}", Check::Random),
    token("airtable-token", &["pat"], r"pat[0-9A-Za-z]{14}\.[0-9a-f]{64}", Check::Random),
    near("asana-secret", &["asana"], r"[0-9a-f]{32}|[0-9]/[0-9]{16}(?:/[0-9]{16})?:[0-9a-f]{32}"),
    token("figma-token", &["figd_"], r"figd_[0-9A-Za-z_-]{40}", Check::Random),
    token("postman-key", &["PMAK-"], r"PMAK-[0-9a-f]{24}-[0-9a-f]{34}", Check::Random),
    token("hubspot-token", &["pat-na1-", "pat-eu1-"], r"pat-(?:na|eu)1-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Check::Random),
    token("contentful-token", &["CFPAT-"], r"CFPAT-[0-9A-Za-z_-]{43}", Check::Random),
    token("typeform-token", &["tfp_"], r"tfp_[0-9A-Za-z_-]{44,59}", Check::Random),
    token("readme-key", &["rdme_"], r"rdme_[0-9a-z]{70}", Check::Random),
    token("frameio-token", &["fio-u-"], r"fio-u-[0-9A-Za-z_=-]{64}", Check::Random),
    token("adafruit-key", &["aio_"], r"aio_[0-9A-Za-z]{28}", Check::Random),
    token("mapbox-secret-token", &["sk.eyJ"], r"sk\.eyJ[0-9A-Za-z_-]{60,120}\.[0-9A-Za-z_-]{20,24}", Check::Random),
    token("dropbox-token", &["sl."], r"sl\.[0-9A-Za-z_-]{130,152}", Check::Random),
    token("facebook-token", &["EAA"], r"EAA[CM][0-9A-Za-z]{100,250}", Check::Random),
    token("twitter-bearer-token", &["AAAAAAAAAAAAAAAAAAAAA"], r"A{21,22}[0-9A-Za-z]{8,12}(?:%[0-9A-Za-z]{2}[0-9A-Za-z]{20,60}){1,3}", Check::None),
    near("linkedin-secret", &["linkedin"], r"[0-9A-Za-z]{16}"),
    token("okta-token", &["00"], r"00[0-9A-Za-z_-]{39}[0-9A-Za-z]", Check::Random),
    near("auth0-secret", &["auth0"], r"[0-9A-Za-z_-]{64}"),
    near("algolia-admin-key", &["algolia"], r"[0-9a-f]{32}"),
    near("dockerhub-password", &["dockerhub_pass", "docker_pass", "dockerhub_token"], r"[0-9A-Za-z!@#$%^&*_+-]{10,64}"),
    // Shapes of connections
    whole("database-url", &["postgres://", "postgresql://", "mysql://", "mysql2://", "mariadb://", "mongodb://", "mongodb+srv://", "redis://", "rediss://", "amqp://", "amqps://", "mssql://", "sqlserver://", "clickhouse://", "cockroachdb://", "postgresql+psycopg2://", "mysql+pymysql://"], r#"[a-z0-9+]{3,24}://[^\s:/@'"`{}<>$]{0,64}:([^\s:@'"`/<>{}$]{6,128})@[a-z0-9\[]"#, Check::Password),
    whole("basic-auth-url", &["http://", "https://", "ftp://", "sftp://", "smtp://", "smtps://", "ssh://", "ldap://", "ldaps://"], r#"[a-z]{3,5}s?://[^\s:/@'"`{}<>$?#]{1,64}:([^\s:@'"`/<>{}$?#]{6,128})@[a-z0-9\[]"#, Check::Password),
    whole("connection-string-password", &["password=", "pwd="], r#"(?:password|pwd)=([^;\s'"`{}<>$%&]{6,128});"#, Check::Password),
    whole("basic-authorization", &["basic "], r#"basic ([0-9A-Za-z+/]{12,200}={0,2})(?:["'`\s\\]|$)"#, Check::Basic),
    whole("bearer-authorization", &["bearer "], r#"bearer ([0-9A-Za-z_.~+/-]{24,400}={0,2})(?:["'`\s\\]|$)"#, Check::Random),
    whole("netrc-password", &["machine "], r"machine\s+\S{3,100}\s+login\s+\S{1,100}\s+password\s+(\S{6,128})", Check::Password),
    whole("docker-config-auth", &["\"auth\""], r#""auth"\s*:\s*"([0-9A-Za-z+/]{12,400}={0,2})""#, Check::Basic),
    whole("command-line-password", &["--password", "sshpass -p"], r#"(?:--password[= ]|sshpass -p ?)["']?([^\s"'$`<>{}]{6,64})(?:["'\s]|$)"#, Check::Password),
    whole("curl-user-password", &["curl "], r#"curl [^\n]{0,200}?(?:-u|--user)[ =]?["']?[A-Za-z0-9_.@-]{1,64}:([^\s"'$`<>{}]{6,64})(?:["'\s]|$)"#, Check::Password),
];
