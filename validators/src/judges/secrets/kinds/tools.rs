//! Passwords as commands, settings of programs and calls are given them.

use super::{Check, Kind, token, whole, within};

#[rustfmt::skip]
pub static TABLE: &[Kind] = &[
    // Options of commands
    whole("keystore-password", &["storepass ", "keypass "], r#"(?:store|key)pass ["']?([^\s"'$`<>{}-][^\s"'$`<>{}]{5,63})(?:["'\s]|$)"#, Check::Password),
    whole("openssl-command-password", &["-pass ", "-passin ", "-passout "], r#"-pass(?:in|out)? ["']?pass:([^\s"'$`<>{}]{6,64})(?:["'\s]|$)"#, Check::Password),
    whole("smb-command-password", &["smbclient ", "rpcclient "], r#"(?:smb|rpc)client [^\n]{0,160}?-U[ =]?["']?[^\s%"']{1,64}%([^\s"'$`<>{}]{6,64})(?:["'\s]|$)"#, Check::Password),
    whole("ldap-command-password", &["ldapsearch ", "ldapadd ", "ldapmodify ", "ldapdelete ", "ldapwhoami ", "ldappasswd "], r#"ldap[a-z]{3,8} [^\n]{0,240}?(?-i:-w) ?["']?([^\s"'$`<>{}-][^\s"'$`<>{}]{5,63})(?:["'\s]|$)"#, Check::Password),
    whole("oracle-command-password", &["sqlplus ", "sqlldr ", "expdp ", "impdp ", "rman target "], r#"(?:sqlplus|sqlldr|expdp|impdp|rman target) (?:-[a-z]{1,8} ){0,3}["']?[a-z][0-9a-z_$#]{0,30}/\\?"?([^\s"'@$<>{}/\\]{6,64})\\?"?@"#, Check::Password),
    whole("sql-command-password", &["sqlcmd ", "osql ", "bcp "], r#"(?:sqlcmd|osql|bcp) [^\n]{0,240}?(?-i:-P) ?["']?([^\s"'$`<>{}-][^\s"'$`<>{}]{5,63})(?:["'\s]|$)"#, Check::Password),
    whole("mongo-command-password", &["mongo ", "mongosh ", "mongodump ", "mongorestore ", "mongoexport ", "mongoimport "], r#"mongo(?:sh|dump|restore|export|import)? [^\n]{0,200}?(?-i:-p)[ =]?["']?([^\s"'$`<>{}-][^\s"'$`<>{}]{5,63})(?:["'\s]|$)"#, Check::Password),
    whole("htpasswd-command-password", &["htpasswd -"], r#"htpasswd (?:-[a-z0-9]{1,8} ){0,3}-[a-z]{0,6}(?-i:b)[a-z]{0,6} (?:-[a-z0-9]{1,8} ){0,3}(?:["']?[^\s"']{1,160}["']? )?["']?[0-9a-z_.@-]{1,64}["']? ["']?([^\s"'$`<>{}|&;]{6,64})["']?\s*(?:[\n|>&;)]|$)"#, Check::Password),
    whole("archive-command-password", &["zip -", "7z "], r#"(?:zip [^\n]{0,120}?(?-i:-P) ?|7z [^\n]{0,120}?\s(?-i:-p))["']?([^\s"'$`<>{}-][^\s"'$`<>{}]{5,63})(?:["'\s]|$)"#, Check::Chosen),
    whole("remote-desktop-password", &["xfreerdp ", "cmdkey ", "net use "], r#"(?:(?:xfreerdp|cmdkey) [^\n]{0,160}?/p(?:ass)?:|net use [^\n]{0,120}?/user:\S{1,64} )["']?([^\s"'$`<>{}%/][^\s"'$`<>{}%]{5,63})(?:["'\s]|$)"#, Check::Password),
    whole("ftp-command-password", &["lftp "], r#"lftp [^\n]{0,80}?-u ?["']?[^\s,"']{1,64},([^\s"'$`<>{}]{6,64})(?:["'\s]|$)"#, Check::Password),
    whole("curl-session-cookie", &["curl "], r#"curl [^\n]{0,200}?(?:-b|--cookie)[ =]?["'][a-z_.-]{0,24}(?:sess(?:ion)?(?:[_-]?id)?|sid|auth|token)=([0-9A-Za-z_.%+/=-]{20,512})["';]"#, Check::Random),
    within("piped-login", &["chpasswd"], r#"["']?[a-z_][a-z0-9_-]{0,31}:(?P<value>[^\s"'$`<>{}:]{6,64})["']?\s*\|\s*(?:sudo )?(?:/usr/sbin/)?chpasswd"#, Check::Password, 140),
    within("piped-password", &["sudo -s", "--password-stdin", "passwd --stdin", "| kinit", "cryptsetup "], r#"(?:echo|printf)\s+(?:-[ne] |["']?%s(?:\\n)?["']? )?["']?(?P<value>[^\s"'$`<>{}|]{6,128}?)(?:\\n)?["']?\s*\|\s*(?:sudo\s+-s|[a-z]{2,12} (?:registry )?login [^\n|]{0,120}?--password-stdin|(?:sudo )?passwd --stdin|kinit|(?:sudo )?cryptsetup )"#, Check::Password, 200),
    whole("expected-password", &["assword"], r#"assword[^\n]{0,12}?["'}]{0,2}\s*\{?\s*;?\s*send(?: --)? ["{]([^"\n\\}$]{6,64})\\[rn]"#, Check::Password),
    // Settings of programs
    whole("proxy-user-password", &["insecure-password ", "stats auth "], r#"(?:insecure-password |stats auth [^\s:]{1,64}:)["']?([^\s"'$<>{}]{6,64})(?:["'\s]|$)"#, Check::Password),
    whole("router-password", &["password 0 ", "secret 0 "], r"(?:password|secret) 0 ([^\s$<>{}]{6,64})(?:\s|$)", Check::Password),
    whole("router-reversible-password", &["password 7 ", "key 7 "], r"(?:password|key) 7 ((?:0[0-9]|1[0-5])[0-9A-F]{10,62})(?:\s|$)", Check::None),
    whole("shared-key-of-tunnel", &[": psk ", ": eap ", ": xauth "], r#": (?:psk|eap|xauth) "([^"\n$]{6,128})""#, Check::Password),
    whole("supplicant-password", &["psk=", "wpa_passphrase="], r#"(?:psk|wpa_passphrase)=["']?([^\s"'$<>{}]{8,63})["']?\s*(?:\n|$)"#, Check::Password),
    // Calls
    within("driver-address-password", &["@tcp(", "@unix("], r#"["'`=][0-9A-Za-z_.-]{1,64}:(?P<value>[^\s:"'`@/<>{}$]{6,64})@(?:tcp|unix)\("#, Check::Password, 160),
    within("connection-words-password", &["password="], r#"(?:host|hostaddr|user|dbname|port|sslmode)=[^\s"'`=]{1,80} (?:[a-z_]{2,20}=[^\s"'`]{1,80} ){0,6}password=(?P<value>[^\s"'`<>{}$\\]{6,128})(?:["'`\s]|$)"#, Check::Password, 300),
    within("typed-password", &[".send_keys(", ".sendkeys(", ".type(", ".fill(", ".setvalue("], r#"(?:(?:pass|pwd)[a-z_-]{0,14}["'\]\s]{1,4}\){0,2}\.(?:send_?keys|type|fill|setvalue)\(\s*|\.(?:fill|type|setvalue)\(\s*["'`][^"'`\n]{0,60}(?:pass|pwd)[^"'`\n]{0,20}["'`],\s*)["'`](?P<value>[^"'`\n$]{6,64})["'`]\s*[,)]"#, Check::Password, 120),
    whole("filled-in-password", &["fill_in "], r#"fill_in\s+["'][^"'\n]{0,40}pass[^"'\n]{0,20}["'],\s*with:\s*["']([^"'\n#]{6,64})["']"#, Check::Password),
    within("key-of-bytes", &[".getbytes("], r#"["'](?P<value>[0-9A-Za-z+/=_!@#$%^&*.-]{16,64})["']\.getBytes\([^()\n]{0,40}\)(?s:.){0,240}?(?:SecretKeySpec|hmacShaKeyFor)\b"#, Check::Random, 70),
    within("key-from-text", &[".getbytes("], r#"(?:SymmetricSecurityKey\(|HMAC(?:SHA|MD)[0-9]{1,3}\(|[a-z_]{0,16}key\s*=\s*)\s*(?:System\.Text\.)?Encoding\.[a-z0-9]{4,8}\.GetBytes\(\s*["'](?P<value>[^"'\n$]{16,128})["']"#, Check::Random, 90),
    whole("code-key", &["hmac.new(", "hash_hmac(", "openssl_encrypt(", "openssl_decrypt(", "hmac.hexdigest(", "hmac.digest("], r#"(?:hmac\.new\([a-z0-9.]{3,16},\s*\[\]byte\(|hash_hmac\(\s*["'][a-z0-9/-]{3,12}["'],[^,()"'\n]{1,60},\s*|openssl_(?:en|de)crypt\([^,"'\n]{1,80},\s*["'][a-z0-9-]{5,20}["'],\s*|hmac\.(?:hex)?digest\([^,\n]{1,60},\s*)["'`]([^"'`\n$]{16,128})["'`]"#, Check::Random),
    whole("session-store-key", &["newcookiestore(", ".newstore(", "securecookie.new(", "csrf.protect(", "newfilesystemstore(", ".signedstring("], r#"(?:newcookiestore|\.newstore|securecookie\.new|csrf\.protect|newfilesystemstore|\.signedstring)\((?:[^()"'`\n]{1,60},\s*)?\[\]byte\(["`]([^"`\n$]{16,128})["`]\)"#, Check::Random),
    whole("token-signing-key", &["algorithm.hmac", ".setsigningkey(", ".signwith("], r#"(?:algorithm\.hmac[0-9]{3}\(\s*|\.setsigningkey\(\s*|\.signwith\(\s*signaturealgorithm\.hs[0-9]{3},\s*)["']([^"'\n$\s]{16,128})["']"#, Check::Random),
    whole("cookie-signing-secret", &["cookieparser(", "cookie_session(", "cookiesession("], r#"(?:cookieparser\(\s*|cookie_?session\(\s*\{?[^{}\n]{0,80}?keys:\s*\[\s*)["'`]([^"'`\n$]{10,128})["'`]"#, Check::Password),
    whole("named-token-authorization", &["authorization"], r#"authorization["']?\s*[\]:=,]{1,2}\s*["'`](?:token|apikey|api-key|key|genie-?key|ssws|bot|zoho-oauthtoken|oauth)[ =]([0-9A-Za-z_.~+/=-]{20,256})["'`]"#, Check::Random),
    whole("ifttt-key", &["maker.ifttt.com/"], r"maker\.ifttt\.com/[^\s]{1,80}?/with/key/([0-9A-Za-z_-]{20,44})", Check::Random),
    whole("conda-token", &["/t/tk-"], r"/t/(tk-[0-9a-f-]{32,40})(?:[/\s]|$)", Check::Random),
    whole("store-alias-secret", &["mc alias set ", "mc config host add "], r"mc (?:alias set|config host add) [^\s]{1,64} [^\s]{4,160} [^\s$]{3,128} ([^\s$<>{}]{8,128})(?:\s|$)", Check::Random),
    whole("installer-password", &["rootpw ", "root-password", "user-password"], r"(?:rootpw (?:--lock )?(?:--plaintext )?|(?:root|user)-password(?:-again)? password )([^\s$<>{}-][^\s$<>{}]{5,64})(?:\s|$)", Check::Password),
    whole("first-boot-password", &["chpasswd:"], r#"chpasswd:\s+(?:expire: \w{4,5}\s+)?(?:list: ?\|?\s+(?:- )?["']?[a-z_][a-z0-9_-]{0,31}:|users:\s+- (?:name: \w{1,32}\s+)?password: ["']?)([^\s"'$<>{}:]{6,64})"#, Check::Password),
    whole("answer-file-password", &["password>"], r"password>\s*<value>([^<\s]{6,128})</value>\s*<plaintext>true", Check::Password),
    within("default-of-placeholder", &["password:", "passwd:", "pwd:", "secret:", "token:"], r#"\$\{[a-z0-9_.-]{0,60}(?:password|passwd|pwd|secret|token):-?(?P<value>[^}\s"'$\\/:]{6,128})\}"#, Check::Mixed, 70),
    whole("connect-call", &["dbi->connect(", "database('", "credentials(\""], r#"(?:dbi->connect\(\s*["'][^"'\n]{1,160}["'],\s*["'][^"'\n]{1,80}["'],\s*["']|database\('[^'\n]{1,80}',\s*'[^'\n]{1,80}',\s*'|credentials\("[^"\n]{1,80}",\s*"[^"\n]{1,120}",\s*"[^"\n]{1,80}",\s*")([^"'\n$]{6,128})["']"#, Check::Password),
    // Logins in sentences
    whole("login-in-brackets", &["(admin ", "(root ", "(demo ", "(guest ", "(user ", "(test ", "(administrator "], r#"\((?:admin|root|demo|guest|user|test|administrator) ?/ ?`?([^\s`()<>{}$/]{6,64})`?\)"#, Check::Mixed),
    whole("login-in-table", &["password |", "passwort |", "passwd |"], r"(?:password|passwort|passwd) \|[ \t]*\r?\n\|[-:| ]{3,200}\|[ \t]*\r?\n\|(?:[^|\n]{1,80}\|){1,4} ?`?([^\s|`<>{}$]{6,64})`? ?\|[ \t]*(?:\r?\n|$)", Check::Mixed),
    whole("login-in-notes", &["login", "credentials", "creds", "zugang", "account"], r#"(?:login|credentials|creds|zugang|account)(?: (?:on|for|to|at|of|zu|auf) [^\s:]{1,40})?:? ["'`]?[0-9a-z_.@-]{2,64}["'`]? ?/ ?["'`]?([^\s"'`;,()<>{}$/]{6,64})(?:["'`;,.)]|\s|$)"#, Check::Mixed),
    whole("password-in-ticks", &["password", "passwd", "passphrase", "passwort"], r"(?:password|passwd|passphrase|passwort)(?: is| was|:| =)? ?`([^\s`$<>{}()]{6,64})`", Check::Mixed),
    // Prefixes
    token("backblaze-application-key", &["K00"], r"K00[0-9][0-9A-Za-z/+]{27}", Check::Random),
    token("paddle-key", &["pdl_live_apikey_"], r"pdl_live_apikey_[0-9a-z]{26}_[0-9A-Za-z]{22}_[0-9A-Za-z]{3}", Check::Random),
];
