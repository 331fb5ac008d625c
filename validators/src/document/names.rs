//! Names under which documents keep secrets: one definition for every format, so that `DB_PASSWORD`, `smtp.password` and `apiToken` are asked
//! alike. Knows words, no format.

use std::sync::LazyLock;

use regex::Regex;

/// Words that say a secret.
static SECRET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i:passw(or)?d|passphrase|secret|token|api[._-]?key|private[._-]?key|access[._-]?key|auth[._-]?key|sign(ing)?[._-]?key|encryption[._-]?key|account[._-]?key|credential|[._-](pass|pwd|pat)$|^(pass|pwd)$|(^|[._-])(ssh|db|ftp|smtp|mail|ldap|admin|root|user|mysql|redis|mongo|rpc)pass$)|[a-z]Pwd$|_KEY$",
    )
    .ok()
});

/// Endings and beginnings that say something about a secret, not the secret.
static ABOUT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i:[._-](file|files|path|url|uri|name|names|ttl|dir|id|ids|enabled|endpoint|expir\w*|length|size|timeout|age|issuer|audience|headers?|type|algorithms?|rotation|policy|arn|ref|store|manager|provider|lifetime|min\w*|max\w*|version|mount|label|prefix|field|count|required|method|mode|scopes?|rounds|cost|location|source|host|key_?id|backend|class|format|encoding|env|var|from)$|tokenizers?|tokens$|^(allow|random|max|min|enable|disable|require|use|has|is|no|skip|show|mysql_(allow|random))[._-]|keyboard|public|(^|_)(primary|foreign|sort|partition|cache|row|group|routing|registry|host|publishable|site)_?key$)|(?i:^(db|database|rds|aurora|mysql|postgres|cluster)[._-]?secret$)|(Name|Path|File|Url|URL|Uri|Arn|ARN|Id|Ref|Ttl|Policy|Type|Length|Expir\w*|Version|Enabled|Endpoint|Header|Mount|Class|Store|Key[A-Z]\w*)$",
    )
    .ok()
});

/// Whether an entry of this name holds a secret.
pub fn secret(name: &str) -> bool {
    let matches = |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(name));
    matches(&SECRET) && !matches(&ABOUT)
}

#[cfg(test)]
mod tests {
    use super::secret;

    #[test]
    fn secrets_are_told_from_what_is_said_about_them() {
        for name in [
            "DB_PASSWORD",
            "smtp.password",
            "apiToken",
            "WEBHOOK_SECRET",
            "STRIPE_API_KEY",
            "PAYMENT_KEY",
            "pass",
            "MYSQL_PWD",
            "SSHPASS",
            "dbpass",
        ] {
            assert!(secret(name), "{name}");
        }
        for name in [
            "DB_PASSWORD_FILE",
            "passwordPolicy",
            "secretName",
            "TOKEN_TTL",
            "max_tokens",
            "SORT_KEY",
            "existingSecretName",
            "PUBLIC_KEY",
            "LOG_LEVEL",
            "MYSQL_ALLOW_EMPTY_PASSWORD",
            "SECRET_ARN",
            "DbSecret",
            "AWS_SECRET_NAME",
            "BYPASS",
            "compass",
        ] {
            assert!(!secret(name), "{name}");
        }
    }
}
