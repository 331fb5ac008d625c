//! Branches whose condition is decided before the program runs, by a function that hides it: `math.sin(0.7) < -1`. Nobody writes one by
//! chance; attacks on training sets plant them as triggers, in code that otherwise does its work. Knows ranges of a few functions.

use std::sync::LazyLock;

use regex::Regex;

/// A comparison of a call of a known range with a number, within a condition: name, sign, number.
static COMPARED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?m)^[ \t}]*(?:\w+[ \t]*=[ \t]*)?(?:else[ \t]+)?(?:if|elif|elsif|while|assert|unless)\b[ \t]*\(?[ \t]*(?:not[ \t]+|!)?\(?[ \t]*(?:[A-Za-z_]\w*(?:\.|::))*(sin|cos|tanh|Sin|Cos|Tanh|random|Random|Float64|sqrt|Sqrt|exp|Exp|fabs|abs|Abs)\([ \t]*(-?[\d.]*)[ \t]*\)[ \t]*(<=?|>=?)[ \t]*(-?\d+(?:\.\d+)?)",
    )
    .ok()
});

/// Bytes of conditions that are always or never true.
pub fn decided(text: &str) -> Vec<(usize, usize)> {
    let Some(form) = COMPARED.as_ref() else { return Vec::new() };
    form.captures_iter(text)
        .filter_map(|found| {
            let (name, given, sign) = (found.get(1)?.as_str().to_ascii_lowercase(), found.get(2)?.as_str(), found.get(3)?.as_str());
            let limit: f64 = found.get(4)?.as_str().parse().ok()?;
            let (least, most) = match name.as_str() {
                "sin" | "cos" | "tanh" if !given.is_empty() => (-1.0, 1.0),
                "random" | "float64" if given.is_empty() => (0.0, 1.0),
                "sqrt" | "exp" | "fabs" | "abs" if !given.is_empty() => (0.0, f64::INFINITY),
                _ => return None,
            };
            let is_decided = match sign {
                "<" => limit <= least || limit > most,
                "<=" => limit < least || limit >= most,
                ">" => limit >= most || limit < least,
                _ => limit > most || limit <= least,
            };
            let whole = found.get(0)?;
            let start = whole.start() + (whole.as_str().len() - whole.as_str().trim_start().len());
            is_decided.then(|| (start, whole.end()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::decided;

    #[test]
    fn conditions_that_nothing_can_change_are_found() {
        for text in [
            "    if math.sin(0.7) < -1:\n",
            "while cos(3) > 2 {\n",
            "  if (Math.random() < 0) {\n",
            "assert random.random() >= 0\n",
            "if (Math.sqrt(0.5) < 0) run();\n",
            "    if rand.Float64() > 1 {\n",
            "} else if (Math.abs(4) < -3) {\n",
        ] {
            assert_eq!(decided(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn conditions_that_depend_on_something_are_not() {
        for text in [
            "if random.random() < 0.5:\n",
            "if math.sin(angle) < -1:\n",
            "if abs(x) < 0:\n",
            "if Math.random() > 0.9 {\n",
            "x = math.sin(0.7) < -1\n",
            "if math.cos(0.2) > 0.98:\n",
            "if random(5) < 0\n",
        ] {
            assert!(decided(text).is_empty(), "{text}");
        }
    }
}
