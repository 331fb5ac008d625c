//! Paths whose separator is a slash.

/// The steps that are left of a path once `.` and `..` are followed: behind a root nothing leads out.
pub(in super::super) fn steps(path: &str) -> Vec<&str> {
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/').filter(|step| !step.is_empty() && *step != ".") {
        match (step, steps.last()) {
            ("..", Some(last)) if *last != ".." => drop(steps.pop()),
            ("..", None) if path.starts_with('/') => {}
            _ => steps.push(step),
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn steps_back_are_followed() {
        assert_eq!(steps("/a/./b//../c/"), ["a", "c"]);
        assert_eq!(steps("/../a"), ["a"]);
        assert_eq!(steps("../a/../.."), ["..", ".."]);
        assert!(steps("").is_empty());
    }
}
