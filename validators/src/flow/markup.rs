//! Where in a page the next piece of output stands: between elements, in an attribute, in a script. Follows text in the order in
//! which it is written; knows no rule and no value.

/// State of the page after what was written so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    place: Place,
    /// Name of the element that is open, lower case.
    element: String,
    /// Name of the attribute whose value is being written.
    attribute: String,
    /// Last characters, for what several characters decide.
    tail: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    #[default]
    Text,
    /// In a tag's name.
    Name,
    /// Between the attributes of a tag, or in the name of one.
    Tag,
    /// After `attribute=`.
    Before,
    Unquoted,
    Quoted(char),
    Script(Option<char>),
    Style,
    Comment,
}

/// What places are called in rules.
pub(crate) const PLACES: &[&str] =
    &["text", "tag", "unquoted", "event", "style", "url", "single", "double", "script", "script-quoted", "comment"];

/// Longest name that is kept.
const MAX_NAME: usize = 24;

impl Page {
    pub(crate) fn write(&mut self, text: &str) {
        for c in text.chars() {
            self.step(c);
            if self.tail.len() > 16 {
                let cut = self.tail.char_indices().nth(8).map_or(0, |(at, _)| at);
                self.tail.drain(..cut);
            }
            self.tail.push(c.to_ascii_lowercase());
        }
    }

    /// A value of which nothing is known is written.
    pub(crate) fn write_value(&mut self) {
        if self.place == Place::Before {
            self.place = Place::Unquoted;
        }
        self.tail.push('?');
    }

    /// What the place is called in a rule. `None` between elements, where escaping text is enough.
    pub(crate) fn context(&self) -> Option<&'static str> {
        Some(match self.place {
            Place::Text => return None,
            Place::Name | Place::Tag => "tag",
            Place::Before | Place::Unquoted => "unquoted",
            Place::Quoted(_) if self.attribute.starts_with("on") => "event",
            Place::Quoted(_) if self.attribute == "style" => "style",
            Place::Quoted(mark) if self.tail.ends_with(mark) && self.follows_address() => "url",
            Place::Quoted('\'') => "single",
            Place::Quoted(_) => "double",
            Place::Script(None) => "script",
            Place::Script(Some(_)) => "script-quoted",
            Place::Style => "style",
            Place::Comment => "comment",
        })
    }

    /// Whether the attribute holds an address that the browser goes to, where a scheme may be one that runs code.
    fn follows_address(&self) -> bool {
        match &*self.attribute {
            "href" | "xlink:href" => self.element != "link",
            "action" | "formaction" => true,
            "src" => matches!(&*self.element, "iframe" | "frame" | "embed" | "script"),
            "data" => self.element == "object",
            _ => false,
        }
    }

    /// A text after which a page stands where this one stands: empty between elements.
    pub(crate) fn opened(&self) -> String {
        let element = if self.element.is_empty() { "a" } else { &self.element };
        let attribute = if self.attribute.is_empty() { "x" } else { &self.attribute };
        match self.place {
            Place::Text => String::new(),
            Place::Name => format!("<{}", self.element),
            Place::Tag => format!("<{element} "),
            Place::Before => format!("<{element} {attribute}="),
            Place::Unquoted => format!("<{element} {attribute}=?"),
            Place::Quoted(mark) if self.tail.ends_with(mark) => format!("<{element} {attribute}={mark}"),
            Place::Quoted(mark) => format!("<{element} {attribute}={mark}?"),
            Place::Script(None) => "<script>".to_owned(),
            Place::Script(Some(quote)) => format!("<script>{quote}"),
            Place::Style => "<style>".to_owned(),
            Place::Comment => "<!--".to_owned(),
        }
    }

    fn step(&mut self, c: char) {
        let push = |name: &mut String| {
            if name.len() < MAX_NAME {
                name.push(c.to_ascii_lowercase());
            }
        };
        match self.place {
            Place::Text if c == '<' => {
                self.place = Place::Name;
                self.element.clear();
            }
            Place::Text => {}
            Place::Name if c == '>' => self.close_tag(),
            Place::Name if c.is_whitespace() && self.element.is_empty() => self.place = Place::Text,
            Place::Name if c.is_whitespace() || c == '/' && !self.element.is_empty() => {
                self.place = Place::Tag;
                self.attribute.clear();
            }
            Place::Name => {
                push(&mut self.element);
                if self.element == "!--" {
                    self.place = Place::Comment;
                }
            }
            Place::Tag => match c {
                '>' => self.close_tag(),
                '=' => self.place = Place::Before,
                c if c.is_whitespace() => {
                    if !self.tail.ends_with(char::is_whitespace) {
                        self.attribute.clear();
                    }
                }
                _ => {
                    if self.tail.ends_with(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')) {
                        self.attribute.clear();
                    }
                    push(&mut self.attribute);
                }
            },
            Place::Before => match c {
                '"' | '\'' => self.place = Place::Quoted(c),
                '>' => self.close_tag(),
                c if c.is_whitespace() => {}
                _ => self.place = Place::Unquoted,
            },
            Place::Unquoted => match c {
                '>' => self.close_tag(),
                c if c.is_whitespace() => {
                    self.place = Place::Tag;
                    self.attribute.clear();
                }
                _ => {}
            },
            Place::Quoted(mark) => {
                if c == mark {
                    self.place = Place::Tag;
                }
            }
            Place::Script(quote) => match (quote, c) {
                (_, '>') if self.tail.ends_with("</script") => self.place = Place::Text,
                (None, '"' | '\'' | '`') => self.place = Place::Script(Some(c)),
                (Some(mark), c) if mark == c && !self.tail.ends_with('\\') => self.place = Place::Script(None),
                (Some(_), '\n') => self.place = Place::Script(None),
                _ => {}
            },
            Place::Style if c == '>' && self.tail.ends_with("</style") => self.place = Place::Text,
            Place::Style => {}
            Place::Comment if c == '>' && self.tail.ends_with("--") => self.place = Place::Text,
            Place::Comment => {}
        }
    }

    fn close_tag(&mut self) {
        self.place = match &*self.element {
            "script" => Place::Script(None),
            "style" => Place::Style,
            _ => Place::Text,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str) -> &'static str {
        let mut page = Page::default();
        page.write(text);
        page.context().unwrap_or("text")
    }

    #[test]
    fn the_place_of_a_value_follows_from_what_stands_before_it() {
        for (text, place) in [
            ("<p>a <b", "tag"),
            ("<p class=\"x\">a < 3 ", "text"),
            ("<a href=\"", "url"),
            ("<a href=\"/x?y=", "double"),
            ("<a title='", "single"),
            ("<a title=", "unquoted"),
            ("<img alt=\"x\" onclick=\"f(", "event"),
            ("<script>var a = ", "script"),
            ("<script>var a = '", "script-quoted"),
            ("<script>a()</script><i>", "text"),
            ("<style>p { color: ", "style"),
            ("<!-- ", "comment"),
            ("<!-- a --><p>", "text"),
            ("<div style=\"width:", "style"),
            ("<input value='a' name=\"", "double"),
            ("<img src=\"", "double"),
            ("<iframe src='", "url"),
            ("<link href=\"", "double"),
        ] {
            assert_eq!(after(text), place, "{text}");
            let mut page = Page::default();
            page.write(text);
            assert_eq!(after(&page.opened()), place, "{text} as {}", page.opened());
        }
    }
}
