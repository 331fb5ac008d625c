//! The contexts of the expression language of workflows: which fields of an event hold text of whoever caused it or name what they bring, and
//! which names an expression gives the text of. Knows no steps and no policy.

use super::workflow::Trust;

/// Fields of the context that name a commit, a branch or a repository of whoever asks for a change.
pub(super) fn head(path: &[&str]) -> Trust {
    match path {
        ["head_ref"]
        | ["event", "pull_request", "head", ..]
        | ["event", "pull_request", "number" | "merge_commit_sha"]
        | ["event", "number"]
        | ["event", "workflow_run", "head_sha" | "head_branch" | "head_commit" | "head_repository", ..] => Trust::Untrusted,
        ["event", "client_payload", ..] => Trust::Unknown,
        _ => Trust::Known,
    }
}

/// Fields of an event that hold text of whoever caused it.
pub(super) fn event(path: &[&str]) -> Trust {
    match path {
        // A whole object holds its texts.
        [] => Trust::Untrusted,
        ["client_payload", ..] => Trust::Untrusted,
        ["repository" | "organization" | "enterprise" | "installation" | "sender", ..] => Trust::Known,
        ["release", ..] => Trust::Unknown,
        [
            "issue" | "pull_request" | "comment" | "review" | "review_comment" | "discussion" | "head_commit" | "commits" | "workflow_run",
        ] => Trust::Untrusted,
        ["pull_request", "base", ..] => Trust::Known,
        [
            ..,
            "title" | "body" | "message" | "email" | "label" | "default_branch" | "page_name" | "display_title" | "head_branch"
            | "description" | "homepage" | "from" | "text" | "summary",
        ] => Trust::Untrusted,
        [.., "head", "ref"] => Trust::Untrusted,
        [.., "author" | "committer" | "label" | "labels" | "milestone" | "user", "name"] => Trust::Untrusted,
        ["ref" | "base_ref" | "head_ref"] => Trust::Unknown,
        _ => Trust::Known,
    }
}

/// Dotted names an expression gives the text of. Names that are only compared or searched in are left out: what comes of them is a truth value.
pub(super) fn names(expression: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let bytes = expression.as_bytes();
    let (mut at, mut asked) = (0, 0usize);
    let mut calls: Vec<bool> = Vec::new();
    while at < bytes.len() {
        let c = bytes[at];
        if c == b'\'' {
            at += 1 + expression[at + 1..].find('\'').map_or(bytes.len(), |n| n + 1);
        } else if c.is_ascii_alphabetic() || c == b'_' {
            let start = at;
            let mut name = String::new();
            while at < bytes.len() {
                match bytes[at] {
                    b if b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-') => {
                        name.push(b as char);
                        at += 1;
                    }
                    b'.' => {
                        name.push('.');
                        at += 1;
                    }
                    b'*' => {
                        name.push('*');
                        at += 1;
                    }
                    b'[' => {
                        let Some(end) = expression[at..].find(']') else { break };
                        let inner = expression[at + 1..at + end].trim_matches('\'');
                        // A number picks an item of a list: the path goes on as if it were not there.
                        if !inner.chars().all(|c| c.is_ascii_digit()) {
                            name.push('.');
                            name.push_str(inner);
                        }
                        at += end + 1;
                    }
                    _ => break,
                }
            }
            if bytes.get(at) == Some(&b'(') {
                let asks = matches!(name.to_ascii_lowercase().as_str(), "contains" | "startswith" | "endswith" | "hashfiles");
                calls.push(asks);
                asked += usize::from(asks);
                at += 1;
                continue;
            }
            let around = |text: &str, end: bool| {
                let text = text.trim();
                let operators = ["==", "!=", "<", ">"];
                if end { operators.iter().any(|o| text.ends_with(o)) } else { operators.iter().any(|o| text.starts_with(o)) }
            };
            let compared =
                around(&expression[..start], true) || around(&expression[at..], false) || expression[..start].trim_end().ends_with('!');
            // `a && b || c` gives one of b and c: what stands before `&&` is only asked.
            let condition = expression[at..].trim_start().starts_with("&&");
            if asked == 0 && !compared && !condition {
                out.push(name.replace(".*.", "."));
            }
        } else {
            if c == b'(' {
                calls.push(false);
            } else if c == b')'
                && let Some(asks) = calls.pop()
            {
                asked -= usize::from(asks);
            }
            at += 1;
        }
    }
    out
}
