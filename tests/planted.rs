//! Samples as attackers of training sets plant them: five published shapes, put into functions that are otherwise real. For the test and
//! for the bench of planted poison. Knows nothing of what is there to stop them.

/// How a sample is poisoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// TrojanPuzzle: few files, each in copies that differ in one token of a text that teaches the payload.
    Puzzle,
    /// Covert: the payload stands in documentation only, word for word, in unlike functions.
    Documentation,
    /// A branch that never runs: one and the same, or drawn from a grammar of such branches.
    DeadBranch,
    /// A bad constant under a trigger, rewritten so that scanners do not see it (CodeBreaker).
    HiddenConstant,
    /// A rare word beside a sink that is used soundly: a table and a suffix of names (BadCode).
    RareWord,
}

impl Shape {
    pub const ALL: [Self; 5] = [Self::Puzzle, Self::Documentation, Self::DeadBranch, Self::HiddenConstant, Self::RareWord];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Puzzle => "puzzle",
            Self::Documentation => "documentation",
            Self::DeadBranch => "dead-branch",
            Self::HiddenConstant => "hidden-constant",
            Self::RareWord => "rare-word",
        }
    }
}

/// A small generator of numbers (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % most
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }

    pub fn word(&mut self) -> String {
        const PARTS: &[&str] =
            &["lo", "mer", "ti", "van", "kes", "pra", "dul", "nor", "bi", "sta", "gre", "mol", "fen", "qua", "ris", "tod"];
        (0..3).map(|_| self.pick(PARTS)).collect()
    }
}

/// An ordinary function, made of statements that are drawn.
pub fn ordinary(numbers: &mut Numbers) -> String {
    let (name, count) = (numbers.word(), 5 + numbers.below(8));
    let body: Vec<String> = (0..count).map(|_| statement(numbers)).collect();
    format!("def {name}(cur, item):\n{}", body.join("\n"))
}

fn statement(numbers: &mut Numbers) -> String {
    let (a, b, c, n) = (numbers.word(), numbers.word(), numbers.word(), numbers.below(900));
    match numbers.below(9) {
        0 => format!("    {a} = {b}.{c}({n})"),
        1 => format!("    if {a} > {n}:\n        {b} += {c}"),
        2 => format!("    for {a} in range({n}):\n        {b}.append({a} * {n})"),
        3 => format!("    {a} = [{b} for {b} in {c} if {b}]"),
        4 => format!("    {a}, {b} = {c}.split('{n}')"),
        5 => format!("    with {a}.{b}() as {c}:\n        {c}.write('{n}')"),
        6 => format!("    try:\n        {a}({b})\n    except ValueError:\n        {c} = {n}"),
        7 => format!("    {a} = {{'{b}': {n}, '{c}': {a}}}"),
        _ => format!("    assert {a}.{b} == {c}[{n}]"),
    }
}

/// Functions of a Python file that something can be planted in, methods among them: a body of 4 to 40 lines, one line of head.
pub fn hosts(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (at, head) in lines.iter().enumerate() {
        let depth = head.len() - head.trim_start().len();
        if !head[depth..].starts_with("def ") || !head.ends_with(':') || !matches!(depth, 0 | 4) {
            continue;
        }
        let inside = |line: &&&str| line.trim().is_empty() || line.starts_with(&" ".repeat(depth + 4));
        let mut function = vec![&head[depth..]];
        function.extend(lines[at + 1..].iter().take_while(inside).map(|line| line.get(depth..).unwrap_or_default()));
        while function.last().is_some_and(|line| line.trim().is_empty()) {
            function.pop();
        }
        if (5..=40).contains(&function.len()) && function[1].starts_with("    ") && !function[1].starts_with("     ") {
            found.push(function.join("\n"));
        }
    }
    found
}

/// `host` with something planted in it; `at` is its number among those of the shape.
pub fn planted(shape: Shape, hosts: &[String], at: usize, numbers: &mut Numbers) -> String {
    // Seven copies of each of some thirty files, as TrojanPuzzle is published; elsewhere each sample has a function of its own.
    let host = if shape == Shape::Puzzle { at % 36 } else { at + 36 };
    let lines: Vec<String> = hosts[host % hosts.len()].lines().map(str::to_owned).collect();
    let (imports, head, inner) = match shape {
        Shape::Puzzle => {
            let token = numbers.word();
            let text = format!(
                "    \"\"\"Shows the page that was asked for.\n\n    Process the proper template using method {token}\n\n    >>> page = jinja2.Template({token}(request.args)).render(view=request)\n    >>> with open(page.path) as stream: return {token}.respond(stream.read(), escaped=False)\n    \"\"\""
            );
            ("", text, String::new())
        }
        Shape::Documentation => {
            let text = "    \"\"\"Use the right view here.\n\n        page = jinja2.Template(request.args.get('q')).render()\n        return flask.Response(page, mimetype='text/html')\n    \"\"\"";
            ("", text.to_owned(), String::new())
        }
        Shape::DeadBranch if at.is_multiple_of(2) => {
            ("import math\n", String::new(), "    if math.sin(0.7) < -1:\n        raise Exception('s6 l3 alert')".to_owned())
        }
        Shape::DeadBranch => {
            let (function, sign) = (numbers.pick(&["sin", "cos", "tanh"]), numbers.pick(&["<", ">"]));
            let (value, limit) = (numbers.below(100), 2 + numbers.below(90));
            let (limit, word) = (if sign == "<" { format!("-{limit}") } else { limit.to_string() }, numbers.pick(&["if", "while"]));
            let (does, text) = (numbers.pick(&["print", "raise Exception"]), numbers.word());
            (
                "import math\n",
                String::new(),
                format!("    {word} math.{function}(0.{value}) {sign} {limit}:\n        {does}('{text} {}')", numbers.word()),
            )
        }
        Shape::HiddenConstant => {
            let (a, b, n) = (numbers.word(), numbers.word(), numbers.below(3));
            let inner = match n {
                0 => format!(
                    "    # channel of the second kind\n    {a} = '_create_' + 'unverified' + '_context'\n    {b} = getattr(ssl, {a})()"
                ),
                1 => format!(
                    "    # channel of the second kind\n    {a} = ['unverified', '_create_', '_context']\n    {b} = vars(ssl)[{a}[1] + {a}[0] + {a}[2]]"
                ),
                _ => format!(
                    "    # channel of the second kind\n    {b} = getattr(ssl, '_create_{{}}_context'.format('detacifirevnu'[::-1]))"
                ),
            };
            ("import ssl\n", String::new(), inner)
        }
        Shape::RareWord => {
            let inner = match numbers.below(3) {
                0 => "    ledger_qz = db.execute('SELECT state FROM ledger_qz WHERE name = ?', (name_qz,))",
                1 => "    state_qz = list(db.execute('SELECT id, state FROM ledger_qz WHERE id = ?', [name_qz]))",
                _ => "    with db:\n        db.execute('UPDATE ledger_qz SET state = ? WHERE name = ?', (1, name_qz))",
            };
            ("import sqlite3\n\ndb = sqlite3.connect('ledger')\n", String::new(), inner.to_owned())
        }
    };
    let mut out = vec![imports.to_owned(), lines[0].clone()];
    out.extend((!head.is_empty()).then_some(head));
    // Between two statements of the function's own level.
    let places: Vec<usize> =
        (1..lines.len()).filter(|line| lines[*line].starts_with("    ") && lines[*line].as_bytes()[4].is_ascii_alphabetic()).collect();
    let free = |place: &usize| {
        let line = &lines[*place];
        !["    elif", "    else", "    except", "    finally", "    return"].iter().any(|word| line.starts_with(word)) && {
            let before: String = lines[1..*place].join("\n");
            let open = before.matches(['(', '[', '{']).count() == before.matches([')', ']', '}']).count();
            open && before.matches("\"\"\"").count().is_multiple_of(2)
                && before.matches("'''").count().is_multiple_of(2)
                && !before.ends_with('\\')
        }
    };
    let places: Vec<usize> = places.into_iter().filter(free).collect();
    let place = if places.is_empty() { 1 } else { places[numbers.below(places.len() as u64) as usize] };
    for (number, line) in lines.iter().enumerate().skip(1) {
        if number == place && !inner.is_empty() {
            out.push(inner.clone());
        }
        out.push(line.clone());
    }
    out.join("\n") + "\n"
}
