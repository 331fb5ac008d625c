//! PHP's text functions: folded where all is known, else pieces and taint kept. Knows no rule.

use std::rc::Rc;

use super::{
    Engine,
    call::Site,
    heap::{Object, Shape},
    php::split_text,
    value::{CleanBits, Kind, Piece, Text, Value},
};
use crate::flow::ir::Sym;

impl<'a> Engine<'a> {
    pub(super) fn php_text(&mut self, site: &Site<'a, '_>, name: &str) -> Option<Value<'a>> {
        let given = |at: usize| site.args.get(at).map(|arg| arg.value.clone());
        let first = given(0);
        let text = first.as_ref().and_then(text_of_constant);
        let second = given(1);
        let string = |at: usize| site.args.get(at).and_then(|arg| text_of_constant(&arg.value));
        Some(match name {
            "parse_url" | "wp_parse_url" => self.address_parts(&first?, second.as_ref()),
            // A digest with a key that is found right is right for the text alone.
            "hash_hmac" => {
                let signed = given(1)?;
                let mut value = self.opaque();
                let taint = self.args_taint(site.args);
                // Letters of a hexadecimal number; the bytes themselves may be any.
                let is_raw = given(3).is_some_and(|raw| raw.as_bool() != Some(false));
                value.taint = if is_raw { taint } else { taint.cleaned(CleanBits::SANITIZED) };
                value.via = if signed.via == 0 { signed.id } else { signed.via };
                if let Some(written) = site.args.get(1).and_then(|arg| arg.expr) {
                    self.note_signed(value.id, written);
                }
                value
            }
            "strtolower" | "mb_strtolower" => self.folded(&first?, text, |text| text.to_lowercase()),
            "strtoupper" | "mb_strtoupper" => self.folded(&first?, text, |text| text.to_uppercase()),
            "ucfirst" => self.folded(&first?, text, |text| with_first(text, |c| c.to_ascii_uppercase())),
            "lcfirst" => self.folded(&first?, text, |text| with_first(text, |c| c.to_ascii_lowercase())),
            "strrev" => {
                let value = first?;
                match text {
                    Some(text) => Value::str(text.chars().rev().collect::<String>()),
                    None => self.derived(&value),
                }
            }
            "trim" if second.is_none() => self.folded(&first?, text, |text| text.trim().to_owned()),
            "ltrim" if second.is_none() => self.folded(&first?, text, |text| text.trim_start().to_owned()),
            "rtrim" | "chop" if second.is_none() => self.folded(&first?, text, |text| text.trim_end().to_owned()),
            "trim" | "ltrim" | "rtrim" => {
                let set = second.and_then(|set| set.as_str());
                match (text, set) {
                    (Some(text), Some(set)) => {
                        let cut = |c: char| set.contains(c);
                        let cut = match name {
                            "ltrim" => text.trim_start_matches(cut),
                            "rtrim" => text.trim_end_matches(cut),
                            _ => text.trim_matches(cut),
                        };
                        Value::str(cut)
                    }
                    _ => self.kept(&first?),
                }
            }
            "sscanf" if site.args.len() > 2 => {
                let value = first?;
                let format = string(1).unwrap_or_default();
                let kinds: Vec<char> = format.split('%').skip(1).filter_map(|part| part.chars().find(char::is_ascii_alphabetic)).collect();
                for at in 2..site.args.len() {
                    let read = match kinds.get(at - 2) {
                        Some('d' | 'i' | 'u' | 'f' | 'x' | 'X' | 'o' | 'e') => self.number(),
                        _ => self.derived(&value),
                    };
                    self.give_back(site, at, read);
                }
                self.number()
            }
            "dirname" if site.args.len() == 1 => {
                let cut = |path: &str| path.rfind('/').map_or(".", |at| if at == 0 { "/" } else { &path[..at] }).to_owned();
                match text {
                    Some(path) => Value::str(cut(&path)),
                    None => self.kept(&first?),
                }
            }
            "pathinfo" => return self.path_parts(site),
            "sys_get_temp_dir" => Value::str("/tmp"),
            // What is shown in another language has the same places for values.
            "__" | "_x" | "translate" | "esc_html__" | "esc_attr__" | "esc_html_x" | "esc_attr_x" | "gettext" | "_" => self.kept(&first?),
            "strval"
            | "nl2br"
            | "addcslashes"
            | "utf8_encode"
            | "utf8_decode"
            | "iconv"
            | "mb_convert_encoding"
            | "ucwords"
            | "wordwrap"
            | "str_pad"
            | "chunk_split"
            | "quotemeta"
            | "quoted_printable_encode" => {
                let value = if name == "iconv" { given(2)? } else { first? };
                self.kept(&value)
            }
            // The program's own values, written down.
            "serialize" | "igbinary_serialize" => self.coded(&first?)?,
            // What was made safe by writing it otherwise is what it was once it is read back.
            "base64_decode"
            | "urldecode"
            | "rawurldecode"
            | "htmlspecialchars_decode"
            | "html_entity_decode"
            | "hex2bin"
            | "json_decode"
            | "unserialize"
            | "convert_uudecode"
            | "gzuncompress"
            | "gzinflate"
            | "gzdecode"
            | "str_rot13"
            | "quoted_printable_decode"
            | "stripcslashes"
            | "stripslashes" => {
                let value = first?;
                let taint = self.undone(&value);
                let mut made = if taint.is_empty() && !self.deep_unknown(&value, 0) { self.opaque() } else { self.unknown_with(taint) };
                if !matches!(name, "json_decode" | "unserialize") {
                    made.ty = Some("string".into());
                }
                made
            }
            "strlen" | "mb_strlen" => match text {
                Some(text) => Value::int(text.len() as i128),
                None => self.number(),
            },
            "ord" => match text.and_then(|text| text.bytes().next()) {
                Some(byte) => Value::int(byte.into()),
                None => self.number(),
            },
            "chr" => match first?.as_int().and_then(|code| u8::try_from(code.rem_euclid(256)).ok()) {
                Some(byte) => Value::str(char::from(byte).to_string()),
                None => self.opaque().typed(Some("string".into())),
            },
            "strpos" | "stripos" | "strrpos" | "mb_strpos" => match (text, string(1)) {
                (Some(text), Some(needle)) => {
                    let (text, needle) = if name == "stripos" {
                        (text.to_lowercase(), needle.to_lowercase())
                    } else {
                        (text.to_string(), needle.to_string())
                    };
                    let at = if name == "strrpos" { text.rfind(&needle) } else { text.find(&needle) };
                    at.map_or(Value::bool(false), |at| Value::int(at as i128))
                }
                _ => self.place_in(&first?),
            },
            "str_contains" | "str_starts_with" | "str_ends_with" => match (text, string(1)) {
                (Some(text), Some(needle)) => Value::bool(match name {
                    "str_contains" => text.contains(&*needle),
                    "str_starts_with" => text.starts_with(&*needle),
                    _ => text.ends_with(&*needle),
                }),
                _ => self.boolean(),
            },
            "strcmp" | "strcasecmp" | "strncmp" | "strncasecmp" | "strnatcmp" => match (text, string(1), site.args.len()) {
                (Some(a), Some(b), 2) => {
                    let (a, b) = if name == "strcasecmp" { (a.to_lowercase(), b.to_lowercase()) } else { (a.to_string(), b.to_string()) };
                    Value::int(a.cmp(&b) as i128)
                }
                // So much of both as the third says: all of the second.
                (_, None, 3) if name.starts_with("strn") && self.is_length_of_something(site, 2) => self.place_in(&first?),
                (_, Some(b), 3) if name.starts_with("strn") => {
                    let all = given(2)?.as_int().is_none_or(|length| length >= b.len() as i128);
                    if all { self.place_in(&first?) } else { self.number() }
                }
                _ => self.text_comparison(site),
            },
            "str_repeat" => match (text, second?.as_int().and_then(|times| usize::try_from(times).ok())) {
                (Some(text), Some(times)) if text.len().saturating_mul(times) <= 4096 => Value::str(text.repeat(times)),
                _ => self.derived(&first?),
            },
            "substr" | "mb_substr" => {
                let part = self.php_substr(&first?, &second?, given(2).as_ref());
                part.tainted(self.args_taint(&site.args[1..]).only(crate::rule::Labels::OTHER))
            }
            "strstr" | "stristr" | "strrchr" | "strtok" | "substr_replace" | "strtr" | "strip_tags" | "similar_text" => {
                if name == "strtr" && site.args.len() == 3 {
                    let made = self.derived(&first?);
                    let more = self.args_taint(&site.args[1..]);
                    return Some(made.tainted(more));
                }
                if name == "strtr"
                    && let (Some(text), Some(pairs)) =
                        (&text, second.as_ref().and_then(Value::cell).and_then(|cell| self.st.heap.object(cell)))
                    && !pairs.open
                    && pairs.rest.is_none()
                    && text.len() <= 4096
                {
                    let pairs = pairs.fields.clone();
                    return Some(self.replaced_pairs(text, &pairs));
                }
                let made = self.derived(&first?);
                let more = self.args_taint(&site.args[1..]);
                made.tainted(more)
            }
            "str_replace" | "str_ireplace" => return self.php_replace(site),
            "explode" | "preg_split" | "mb_split" => {
                let value = second?;
                let separator = first.as_ref()?.as_str();
                match separator.filter(|_| name == "explode").and_then(|separator| split_text(&value.pieces(), &separator)) {
                    Some((done, open)) if matches!(value.kind, Kind::Str(_)) => {
                        let mut list = Object::new(Shape::List);
                        list.items = done.into_iter().map(Value::str).collect();
                        let rest = self.of_text(open);
                        if rest.is_plain_constant() {
                            list.items.push(rest);
                        } else {
                            list.rest = Some(Box::new(rest));
                        }
                        self.allocate_object(list)
                    }
                    // What is asked of the parts of a path is asked of the path.
                    _ if first.as_ref().is_some_and(super::strings::parts_paths) => {
                        let mut parts = self.some_pieces(&value);
                        parts.via = if value.via == 0 { value.id } else { value.via };
                        parts
                    }
                    _ => self.some_pieces(&value),
                }
            }
            "str_split" | "mb_str_split" | "str_getcsv" | "preg_grep" => self.some_pieces(&first?),
            "implode" | "join" => {
                let list = if site.args.len() == 1 { (Value::str(""), first?) } else { (first?, second?) };
                let (separator, list) = if list.0.cell().is_some() { (list.1, list.0) } else { list };
                self.join_list(&separator, &list, site.span)
            }
            "sprintf" => return self.format_call(site, 0),
            "vsprintf" => {
                let list = self.exact_elements(&second?)?;
                self.fill(&first?, &list, &[], site.span, false)
            }
            "number_format" | "intdiv" | "abs" | "floor" | "ceil" | "round" | "hexdec" | "bindec" | "octdec" | "time" | "mktime"
            | "strtotime" | "crc32" | "mt_rand" | "rand" | "random_int" | "microtime" | "memory_get_usage" | "array_sum"
            | "array_product" | "levenshtein" => {
                let radix = match name {
                    "octdec" => 8,
                    "hexdec" => 16,
                    _ => 2,
                };
                if let (Some(text), "octdec" | "hexdec" | "bindec") = (&text, name)
                    && let Ok(number) = i128::from_str_radix(text, radix)
                {
                    return Some(Value::int(number));
                }
                if let (Some(only), "abs") = (first.as_ref().and_then(Value::as_int), name) {
                    return only.checked_abs().map(Value::int);
                }
                let mut value = self.number();
                value.taint = self.args_taint(site.args).cleaned(super::value::CleanBits::SANITIZED);
                value
            }
            _ => return None,
        })
    }

    /// A known text with each of its marks replaced, the longest first.
    fn replaced_pairs(&mut self, text: &str, pairs: &[(Sym, Value<'a>)]) -> Value<'a> {
        let mut out: Vec<Value<'a>> = Vec::new();
        let (mut known, mut rest) = (String::new(), text);
        while let Some(c) = rest.chars().next() {
            let fits = pairs.iter().filter(|(mark, _)| !mark.is_empty() && rest.starts_with(&**mark)).max_by_key(|(mark, _)| mark.len());
            match fits {
                Some((mark, with)) => {
                    out.push(Value::str(std::mem::take(&mut known)));
                    out.push(with.clone());
                    rest = &rest[mark.len()..];
                }
                None => {
                    known.push(c);
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        out.push(Value::str(known));
        self.concat(&out, assay_manifests::Span::default())
    }

    /// `strlen($folder)` as an argument, with or without one more.
    fn is_length_of_something(&self, site: &Site<'a, '_>, at: usize) -> bool {
        let text = site.args.get(at).and_then(|arg| self.text(arg.expr?.span));
        text.is_some_and(|text| text.starts_with("strlen(") || text.starts_with("mb_strlen("))
    }

    /// A number that tells of a text: where something stands in it.
    fn place_in(&mut self, text: &Value<'a>) -> Value<'a> {
        let mut place = self.opaque().typed(Some(super::refine::PLACE_IN_TEXT.into()));
        place.via = if text.via == 0 { text.id } else { text.via };
        place
    }

    /// What an address consists of: one part of it, or all that it may have.
    fn address_parts(&mut self, address: &Value<'a>, wanted: Option<&Value<'a>>) -> Value<'a> {
        use super::refine::{ADDRESS_PART, HOST, SCHEME};
        let taint = self.deep_taint(address);
        let part = |engine: &mut Self, name: &str| {
            let mut part = engine.unknown_with(taint.clone());
            part.via = if address.via == 0 { address.id } else { address.via };
            let ty = match name {
                "scheme" => SCHEME,
                "host" => HOST,
                _ => ADDRESS_PART,
            };
            part.typed(Some(ty.into()))
        };
        match wanted.map(|wanted| &wanted.kind) {
            Some(Kind::Lib(name)) if name.starts_with("PHP_URL_") => part(self, &name["PHP_URL_".len()..].to_ascii_lowercase()),
            Some(_) => part(self, ""),
            None => {
                let mut parts = Object::new(Shape::Map);
                for name in ["scheme", "host", "port", "user", "pass", "path", "query", "fragment"] {
                    let one = part(self, name);
                    let one = self.join(&Value::null(), &one);
                    parts.set_field(&name.into(), one, &self.ids);
                }
                self.allocate_object(parts)
            }
        }
    }

    /// The same text in another form: what is known of its pieces stays.
    fn kept(&mut self, value: &Value<'a>) -> Value<'a> {
        let mut made = match &value.kind {
            Kind::Str(text) => Value::of(Kind::Str(Rc::new(Text { pieces: text.pieces.clone() }))).tainted(value.taint.clone()),
            _ => self.derived(value),
        };
        if made.is_plain_constant() {
            return made;
        }
        made.id = self.ids.next();
        made.ty = Some("string".into());
        made.via = if value.via == 0 { value.id } else { value.via };
        made
    }

    fn folded(&mut self, value: &Value<'a>, text: Option<Sym>, change: impl Fn(&str) -> String) -> Value<'a> {
        match text {
            Some(text) => Value::str(change(&text)),
            None => {
                let mut made = self.kept(value);
                if let Kind::Str(text) = &made.kind {
                    let pieces = text.pieces.iter().map(|piece| match piece {
                        Piece::Known(known) if known.trim() == &**known => Piece::Known(change(known).into()),
                        other => other.clone(),
                    });
                    made.kind = Kind::Str(Rc::new(Text { pieces: pieces.collect() }));
                }
                made
            }
        }
    }

    fn of_text(&mut self, text: Text) -> Value<'a> {
        let taint = text.taint();
        let mut value = Value::of(Kind::Str(Rc::new(text)));
        value.taint = taint;
        if !value.is_plain_constant() {
            value.id = self.ids.next();
        }
        value.typed(Some("string".into()))
    }

    /// A list of unknown pieces of a text.
    fn some_pieces(&mut self, value: &Value<'a>) -> Value<'a> {
        let piece = self.derived(value);
        let mut list = Object::new(Shape::List);
        list.rest = Some(Box::new(piece));
        self.allocate_object(list)
    }

    /// `strcmp($x, 'a') === 0` says what `$x == 'a'` says.
    fn text_comparison(&mut self, site: &Site<'a, '_>) -> Value<'a> {
        let mut result = self.number();
        if let [a, b] = site.args {
            let subject = if b.value.is_plain_constant() { Some(&a.value) } else { a.value.is_plain_constant().then_some(&b.value) };
            if let Some(subject) = subject {
                // Zero, which counts as false, is what equal texts give.
                result.facts = Some(Rc::new(self.guard_facts(subject, false)));
            }
        }
        result
    }

    fn php_substr(&mut self, value: &Value<'a>, from: &Value<'a>, length: Option<&Value<'a>>) -> Value<'a> {
        if let Kind::Choice(list) = &value.kind {
            // Each alternative is cut on its own.
            let parts: Vec<Value<'a>> = list.iter().map(|one| self.php_substr(one, from, length)).collect();
            return parts.into_iter().reduce(|sum, one| self.join(&sum, &one)).unwrap_or_else(|| self.derived(value));
        }
        let Kind::Str(text) = &value.kind else { return self.derived(value) };
        let length = match length.map(|length| (&length.kind, length.as_int())) {
            None | Some((Kind::Null, _)) => None,
            Some((_, Some(length))) => Some(length),
            Some(_) => return self.derived(value),
        };
        let Some(from) = from.as_int() else { return self.derived(value) };
        if let Some(whole) = text.constant() {
            let chars: Vec<char> = whole.chars().collect();
            let size = chars.len() as i128;
            let start = if from < 0 { (size + from).max(0) } else { from.min(size) };
            let end = match length {
                None => size,
                Some(length) if length < 0 => (size + length).max(start),
                Some(length) => start.saturating_add(length).min(size),
            };
            let cut = chars.into_iter().skip(start as usize).take((end - start).max(0) as usize);
            return Value::str(cut.collect::<String>());
        }
        // What is known at the beginning can be cut off, or be all that is kept.
        if let (Some(Piece::Known(known)), true) = (text.pieces.first(), from >= 0) {
            let chars: Vec<char> = known.chars().collect();
            let size = chars.len() as i128;
            match length {
                Some(length) if length >= 0 && from.saturating_add(length) <= size => {
                    return Value::str(chars.into_iter().skip(from as usize).take(length as usize).collect::<String>());
                }
                None if from <= size => {
                    let mut rest = Text::known(chars.into_iter().skip(from as usize).collect::<String>());
                    rest.append(&Text { pieces: text.pieces[1..].to_vec() });
                    return self.of_text(rest);
                }
                _ => {}
            }
        }
        self.derived(value)
    }

    /// Replacing a known text in a partly known one puts the value where the text stood.
    fn php_replace(&mut self, site: &Site<'a, '_>) -> Option<Value<'a>> {
        let (search, with, subject) = (site.args.first()?.value.clone(), site.args.get(1)?.value.clone(), site.args.get(2)?.value.clone());
        let searches = self.exact_elements(&search).unwrap_or_else(|| vec![search.clone()]);
        let replacements = self.exact_elements(&with);
        let mut value = subject;
        for (at, search) in searches.iter().enumerate() {
            let with = match &replacements {
                Some(list) => list.get(at).cloned().unwrap_or_else(|| Value::str("")),
                None => with.clone(),
            };
            value = self.replace_one(&value, search, &with, site);
        }
        Some(value)
    }

    fn replace_one(&mut self, subject: &Value<'a>, search: &Value<'a>, with: &Value<'a>, site: &Site<'a, '_>) -> Value<'a> {
        let known = matches!(subject.kind, Kind::Str(_)).then(|| subject.pieces());
        let (Some(text), Some(search)) = (known, search.as_str().filter(|search| !search.is_empty())) else {
            let more = self.deep_taint(with);
            let made = self.derived(subject);
            return made.tainted(more);
        };
        let holds = text.pieces.iter().any(|piece| matches!(piece, Piece::Known(known) if known.contains(&*search)));
        let dynamic = text.pieces.iter().any(|piece| matches!(piece, Piece::Dynamic { .. }));
        let mut parts: Vec<Value<'a>> = Vec::new();
        for piece in &text.pieces {
            match piece {
                Piece::Known(known) => {
                    for (i, part) in known.split(&*search).enumerate() {
                        if i > 0 {
                            parts.push(with.clone());
                        }
                        parts.push(Value::str(part));
                    }
                }
                Piece::Dynamic { .. } => {
                    let mut piece = self.of_text(Text { pieces: vec![piece.clone()] });
                    // It may hold what is looked for, too.
                    let more = self.deep_taint(with);
                    piece = piece.tainted(more);
                    parts.push(piece);
                }
            }
        }
        if !holds && !dynamic {
            return subject.clone();
        }
        self.concat(&parts, site.span)
    }

    /// `preg_replace($pattern, $with, $text, 1)` leaves what matches further on.
    pub(super) fn replaces_some_only(&self, site: &Site<'a, '_>) -> bool {
        let counts = |name: &Sym| matches!(&**name, "preg_replace" | "preg_replace_callback" | "preg_replace_callback_array");
        let limit = || site.args.iter().find(|arg| arg.name.as_deref() == Some("limit")).or_else(|| site.args.get(3));
        self.is_php()
            && site.names.first().is_some_and(counts)
            && limit().is_some_and(|arg| arg.value.as_int() != Some(-1) && arg.name.as_deref().is_none_or(|name| name == "limit"))
    }
}

/// Constant text, numbers as they are written.
fn text_of_constant(value: &Value<'_>) -> Option<Sym> {
    match &value.kind {
        Kind::Str(text) => text.constant(),
        Kind::Int(number) => Some(number.to_string().into()),
        _ => None,
    }
}

fn with_first(text: &str, change: impl Fn(char) -> char) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => std::iter::once(change(first)).chain(chars).collect(),
        None => String::new(),
    }
}
