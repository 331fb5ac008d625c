//! Texts that are written in another alphabet and read back: hexadecimal digits, the alphabets of RFC 4648. What is written so is harmless for
//! every danger that lies in signs, and is what it was once it is read back. Knows no rule but what weakness it is about.

use assay_manifests::Language;

use super::{
    Engine,
    call::Site,
    taint::{Bits, CleanBits},
    value::{Kind, Value},
};
use crate::flow::ir::{Arg, Expr, ExprKind, Lit};

/// What a written text consists of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    /// Letters, digits, `-`, `_` and `=`.
    Words,
    /// Those, `+` and `/`.
    WithSlash,
}

enum Coding {
    Written(Alphabet),
    Read,
}

/// Weaknesses where a `/` by itself says which file or host is meant.
const BY_SLASH: &[u32] = &[22, 23, 36, 73, 601, 918, 434];
/// Weaknesses where what counts is who wrote the data: that it was signed holds however it is written.
const BY_AUTHOR: &[u32] = &[502];
/// Weaknesses where what counts is which host is asked.
const BY_HOST: &[u32] = &[918];
/// Weaknesses where what counts is which property of an object is reached.
const BY_KEY: &[u32] = &[470, 915, 1321];
/// Weaknesses where a path leads into another folder.
const BY_FOLDER: &[u32] = &[22];
/// Weaknesses where a line break begins something of its own.
const BY_LINE: &[u32] = &[93, 113, 117];
/// Weaknesses where an address is written for a browser to go to.
const REDIRECTED: &[u32] = &[601];
/// Weaknesses where what counts is which field is set.
const BY_RIGHT: &[u32] = &[915];
/// Fields that say what somebody may do, or has.
const RIGHTS: [&str; 22] = [
    "admin",
    "is_admin",
    "isAdmin",
    "IsAdmin",
    "is_staff",
    "isStaff",
    "is_superuser",
    "superuser",
    "role",
    "roles",
    "Role",
    "permissions",
    "privileges",
    "scopes",
    "groups",
    "balance",
    "credit",
    "owner_id",
    "ownerId",
    "tenant_id",
    "password_hash",
    "is_verified",
];
/// Texts in another alphabet that are kept in mind at most.
const MOST_RECODED: usize = 1024;
/// Type of the bytes of a text.
pub(super) const BYTES: &str = "Buffer";

/// `text.strip(';')`: a test of what is left keeps quiet about the signs that were taken off.
pub(super) fn takes_signs_off(method: &str, site: &Site<'_, '_>) -> bool {
    let is_quiet = |signs: &str| signs.chars().all(char::is_whitespace) || super::patterns::is_plain_text(signs);
    (method.contains("strip") || method.starts_with("trim"))
        && site.args.iter().any(|arg| !arg.value.as_str().is_some_and(|signs| is_quiet(&signs)))
}

impl<'a> Engine<'a> {
    /// What a call that writes or reads a coding gives.
    pub(super) fn coding(&mut self, site: &Site<'a, '_>, name: &str, method: &str) -> Option<Value<'a>> {
        if let Some(made) = self.jvm_coded(site, method) {
            return Some(made);
        }
        if let Some(bytes) = self.script_bytes(site, name, method) {
            return Some(bytes);
        }
        let known = match self.language {
            Language::Python => self.plain_function(name, site),
            Language::Go if method == "EncodeToString" => self.go_plain(name, site),
            _ => None,
        };
        if known.is_some() {
            return known;
        }
        if self.is_php()
            && matches!(name, "base64_encode" | "bin2hex")
            && let Some(known) = self.php_pure(site, name)
        {
            return Some(known);
        }
        let (coding, at) = self.coding_of(site, name, method)?;
        let positional = site.args.iter().filter(|arg| arg.name.is_none());
        let value = match at {
            Some(at) => positional.map(|arg| &arg.value).nth(at)?,
            None => site.receiver?,
        };
        let value = if self.on_jvm() { self.text_from(value)? } else { value.clone() };
        match coding {
            Coding::Read => self.decoded(&value),
            Coding::Written(alphabet) => Some(self.encoded(&value, alphabet)),
        }
    }

    /// Which coding a call is, and which argument it takes, or none for its receiver.
    fn coding_of(&self, site: &Site<'a, '_>, name: &str, method: &str) -> Option<(Coding, Option<usize>)> {
        use Alphabet::{WithSlash, Words};
        use Coding::{Read, Written};
        let first = Some(0);
        let receiver = site.receiver.and_then(|value| value.ty.as_deref()).unwrap_or_default();
        match self.language {
            Language::Python => match name {
                "base64.b64encode" | "base64.standard_b64encode" | "base64.encodebytes" | "binascii.b2a_base64" => {
                    Some((Written(WithSlash), first))
                }
                "base64.urlsafe_b64encode" | "base64.b32encode" | "base64.b16encode" | "binascii.hexlify" | "binascii.b2a_hex" => {
                    Some((Written(Words), first))
                }
                _ => None,
            },
            Language::JavaScript | Language::TypeScript | Language::Tsx => match name {
                "btoa" | "window.btoa" => Some((Written(WithSlash), first)),
                _ => None,
            },
            Language::Go => match (name.rsplit_once('.')?.0, method) {
                ("encoding/hex" | "encoding/base64.URLEncoding" | "encoding/base64.RawURLEncoding", "EncodeToString") => {
                    Some((Written(Words), first))
                }
                ("encoding/base64.StdEncoding" | "encoding/base64.RawStdEncoding", "EncodeToString") => Some((Written(WithSlash), first)),
                ("encoding/base32.StdEncoding" | "encoding/base32.HexEncoding", "EncodeToString") => Some((Written(Words), first)),
                _ => None,
            },
            Language::Php if site.receiver.is_none() => match name {
                "base64_encode" => Some((Written(WithSlash), first)),
                "bin2hex" => Some((Written(Words), first)),
                _ => None,
            },
            Language::Ruby => match (name, method) {
                (_, "urlsafe_encode64") => Some((Written(Words), first)),
                (_, "encode64" | "strict_encode64") => Some((Written(WithSlash), first)),
                (_, "decode64" | "strict_decode64" | "urlsafe_decode64") => Some((Read, first)),
                _ => None,
            },
            Language::CSharp => match method {
                "ToBase64String" => Some((Written(WithSlash), first)),
                "ToHexString" | "ToHexStringLower" => Some((Written(Words), first)),
                "FromBase64String" | "FromHexString" => Some((Read, first)),
                _ => None,
            },
            Language::Rust if name.starts_with("hex.") || name.starts_with("hex::") => match method {
                "encode" | "encode_upper" => Some((Written(Words), first)),
                "decode" => Some((Read, first)),
                _ => None,
            },
            Language::Java | Language::Kotlin => {
                let owner = name.rsplit_once('.').map_or("", |(owner, _)| owner);
                match (receiver, owner.rsplit('.').next().unwrap_or_default(), method) {
                    ("java.util.Base64.UrlEncoder", _, "encode" | "encodeToString") => Some((Written(Words), first)),
                    ("java.util.Base64.Encoder", _, "encode" | "encodeToString") => Some((Written(WithSlash), first)),
                    ("java.util.Base64.Decoder", _, "decode") => Some((Read, first)),
                    ("java.util.HexFormat", _, "formatHex") | (_, "Hex", "encodeHexString") => Some((Written(Words), first)),
                    (_, "Base64", "encodeBase64URLSafeString") => Some((Written(Words), first)),
                    (_, "Base64", "encodeBase64" | "encodeBase64String") => Some((Written(WithSlash), first)),
                    (_, "Base64", "decodeBase64") | (_, "Hex", "decodeHex") | ("java.util.HexFormat", _, "parseHex") => Some((Read, first)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// `Buffer.from(text, "hex")`, and `bytes.toString("hex")` of whatever.
    fn script_bytes(&mut self, site: &Site<'a, '_>, name: &str, method: &str) -> Option<Value<'a>> {
        if !self.is_script() {
            return None;
        }
        let coding = |at: usize| site.args.get(at).and_then(|arg| arg.value.as_str()).map(|name| name.to_ascii_lowercase());
        let is_coding = |name: &str| matches!(name, "hex" | "base64" | "base64url");
        if matches!(name, "Buffer.from" | "buffer.Buffer.from" | "Buffer" | "buffer.Buffer") {
            let value = &site.args.first()?.value;
            if value.cell().is_some() {
                return None;
            }
            return match coding(1) {
                Some(coding) if is_coding(&coding) && self.recoded_from(value, &coding).is_some() => self.recoded_from(value, &coding),
                Some(coding) if is_coding(&coding) => self.decoded(value).map(|value| value.typed(Some(BYTES.into()))),
                _ if site.args.len() == 1 || coding(1).is_some() => Some(value.clone().typed(Some(BYTES.into()))),
                _ => None,
            };
        }
        let receiver = site.receiver.filter(|_| method == "toString")?;
        match coding(0) {
            Some(coding) if is_coding(&coding) => {
                let alphabet = if coding == "base64" { Alphabet::WithSlash } else { Alphabet::Words };
                let made = self.encoded(receiver, alphabet);
                if made.id != 0 && self.given.recoded.len() < MOST_RECODED {
                    self.given.recoded.insert(made.id, (coding.into(), receiver.clone()));
                }
                Some(made)
            }
            _ if receiver.ty.as_deref() == Some(BYTES) => Some(receiver.clone().retyped("string")),
            _ => None,
        }
    }

    /// What a text was before it was written in an alphabet that it is read back from.
    fn recoded_from(&self, text: &Value<'a>, coding: &str) -> Option<Value<'a>> {
        let (written, before) = self.given.recoded.get(&text.id).filter(|_| text.id != 0)?;
        (**written == *coding).then(|| before.clone().typed(Some(BYTES.into())))
    }

    fn encoded(&mut self, value: &Value<'a>, alphabet: Alphabet) -> Value<'a> {
        if let Some(own) = self.coded(value) {
            return own;
        }
        let mut clean = CleanBits::GUARDED;
        clean.guarded = clean.guarded.without(self.about(BY_AUTHOR));
        if alphabet == Alphabet::WithSlash {
            clean.guarded = clean.guarded.without(self.about(BY_SLASH));
        }
        let taint = self.deep_taint(value).encoded(clean);
        let mut made = self.unknown_with(taint);
        made.ty = Some("string".into());
        self.note_coded(value, &made);
        made
    }

    /// The rules about one of these weaknesses.
    fn about(&self, weaknesses: &[u32]) -> Bits {
        let numbers = (0..=u8::MAX).map(u16::from);
        let about =
            |number: &u16| self.index.rule(self.rules, *number).is_some_and(|rule| rule.cwe.iter().any(|cwe| weaknesses.contains(cwe)));
        numbers.filter(about).fold(Bits::default(), |sum, number| sum.or(Bits::one(number)))
    }

    /// The value before an encoding that kept it harmless: what it was cleaned of is back.
    pub(super) fn decoded(&mut self, value: &Value<'a>) -> Option<Value<'a>> {
        let text = self.deep_taint(value);
        let taint = text.uncleaned();
        if taint.is_empty() {
            return self.coded(value);
        }
        // What was asked of the text before says nothing of what was hidden in it.
        let mut decoded = self.unknown_with(taint.reborn(&self.ids).kept_for(&text, self.about(BY_AUTHOR)));
        decoded.ty = Some("string".into());
        self.note_decoded(value, &decoded);
        Some(decoded)
    }

    /// Sources of what is read back out of a text: what had been made safe by writing it otherwise is as it was. That it was signed stays true.
    pub(super) fn undone(&self, value: &Value<'a>) -> super::value::Taint {
        let text = self.deep_taint(value);
        text.dirtied().kept_for(&text, self.about(BY_AUTHOR))
    }

    /// What a test of the host has shown of an address is not shown of its path, which may begin with two slashes and name a host of its own.
    pub(super) fn path_of_address(&self, path: &mut Value<'a>) {
        let own = self.st.facts.iter().find(|fact| fact.id == path.id).map(|fact| fact.clean.guarded).unwrap_or_default();
        let rules = self.about(REDIRECTED).without(own);
        let shown = |source: &super::value::Source| ![Bits::ALL, source.clean.guarded.without(rules)].contains(&source.clean.guarded);
        if path.taint.sources().iter().any(shown) {
            path.taint = path.taint.unguarded(rules);
            path.via = 0;
        }
    }

    /// Sources of a text as it is shown for a person, in quotes and with its line breaks written out.
    pub(super) fn written_out(&self, taint: &super::value::Taint) -> super::value::Taint {
        taint.cleaned(CleanBits { sanitized: self.about(BY_LINE), ..CleanBits::default() })
    }

    /// What a test of a text without its ends says something of.
    pub(super) fn via_of_trimmed(&self, text: &Value<'a>, method: &str, site: &Site<'a, '_>) -> u32 {
        match (takes_signs_off(method, site), text.via) {
            (true, _) => 0,
            (false, 0) => text.id,
            (false, via) => via,
        }
    }

    /// What stands behind the last slash of a path: `path.rsplit('/', 1)[-1]`, `os.path.split(path)[1]`. It names no folder.
    pub(super) fn last_of_path(&self, call: &Expr, at: Option<i128>, value: Value<'a>) -> Value<'a> {
        let ExprKind::Call { callee, args, .. } = &call.kind else { return value };
        let ExprKind::Member { name, .. } = &callee.kind else { return value };
        let is_slash = |arg: &Arg| match &arg.value.kind {
            ExprKind::Lit(Lit::Str(sign)) => &**sign == "/",
            _ => matches!(arg.value.dotted().as_deref(), Some("os.sep" | "os.path.sep")),
        };
        let is_one = |arg: &Arg| matches!(&arg.value.kind, ExprKind::Lit(Lit::Int(1)));
        let last = match (&**name, args.as_slice()) {
            ("split", [_]) if matches!(callee.dotted().as_deref(), Some("os.path.split" | "posixpath.split" | "ntpath.split")) => 1,
            ("rpartition", [sign]) if is_slash(sign) => 2,
            ("rsplit", [sign, most]) if is_slash(sign) && is_one(most) => 1,
            ("split" | "rsplit", [sign]) if is_slash(sign) => -1,
            _ => return value,
        };
        if at != Some(-1) && at != Some(last) || value.taint.is_empty() {
            return value;
        }
        value.cleaned(CleanBits { sanitized: self.about(BY_FOLDER), ..CleanBits::default() })
    }

    /// A text whose beginning was cut off.
    pub(super) fn beginning_cut(&self, mut text: Value<'a>) -> Value<'a> {
        let rules = self.about(REDIRECTED);
        text.taint = text.taint.cut(rules);
        if let Kind::Str(pieces) = &text.kind {
            text.kind = Kind::Str(std::rc::Rc::new(pieces.map(|taint| taint.cut(rules))));
        }
        text
    }

    /// What a harmless form teaches of a text that has it. Which host a text names that fits any host it does not say.
    pub(super) fn form_facts(&self, subject: &Value<'a>, pattern: Option<&str>) -> super::value::Facts {
        self.clean_facts(subject, self.clean_by_form(pattern.is_some_and(super::patterns::fits_any_host)), true)
    }

    /// What a harmless form makes safe.
    pub(super) fn clean_by_form(&self, fits_any_host: bool) -> CleanBits {
        let mut clean = CleanBits::GUARDED;
        if fits_any_host {
            clean.guarded = clean.guarded.without(self.about(BY_HOST));
        }
        clean
    }

    /// What being a key that an object of a script has makes safe: every object has `constructor` and `__proto__` as well.
    pub(super) fn clean_by_key(&self, clean: CleanBits) -> CleanBits {
        CleanBits { guarded: clean.guarded.without(self.about(BY_KEY)), ..clean }
    }

    /// What being one of a list makes safe, or a part of a text: fields that say what somebody may do are not for everyone to set.
    pub(super) fn guarded_by_list(&self, list: &Value<'a>) -> CleanBits {
        let mut clean = CleanBits::GUARDED;
        if let Some(text) = list.as_str() {
            // Any part of it may have come: `e.com` of `site.example.com`, `/admin` of `/administration`.
            if text.contains('.') {
                clean.guarded = clean.guarded.without(self.about(BY_HOST));
            }
            if text.contains('.') && !text.starts_with('/') {
                clean.guarded = clean.guarded.without(self.about(REDIRECTED));
            }
            if RIGHTS.iter().any(|right| text.contains(right)) {
                clean.guarded = clean.guarded.without(self.about(BY_RIGHT));
            }
            return clean;
        }
        let held = list.cell().and_then(|cell| self.st.heap.object(cell));
        let is_right = |value: &Value<'a>| value.as_str().is_some_and(|name| RIGHTS.contains(&&*name));
        if held.is_some_and(|held| held.items.iter().any(is_right)) {
            clean.guarded = clean.guarded.without(self.about(BY_RIGHT));
        }
        clean
    }

    /// What a guard shows, less what its list does not.
    pub(super) fn without_rights(&self, clean: CleanBits, site: &Site<'a, '_>) -> CleanBits {
        match site.args.get(1).filter(|list| list.value.cell().is_some()) {
            Some(list) => CleanBits { guarded: clean.guarded.and(self.guarded_by_list(&list.value).guarded), ..clean },
            None => clean,
        }
    }

    /// What an encoding makes of a value of the program's own: a value of the program's own.
    pub(super) fn coded(&mut self, value: &Value<'a>) -> Option<Value<'a>> {
        let own = self.deep_taint(value).is_empty() && !self.deep_unknown(value, 0);
        own.then(|| self.opaque().typed(Some("string".into())))
    }

    /// Whether a list of signs has one that means something to an interpreter.
    pub(super) fn has_sign(&mut self, list: &Value<'a>) -> bool {
        match list.as_str() {
            Some(text) => !super::patterns::is_plain_text(&text),
            None => self
                .exact_elements(list)
                .is_none_or(|items| items.iter().any(|item| item.as_str().is_some_and(|text| !super::patterns::is_plain_text(&text)))),
        }
    }
}
