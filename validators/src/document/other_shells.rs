//! Scripts for shells that are none of Unix: whether what their environment holds is run there as code. Knows how PowerShell, the command line
//! of Windows and Python name a variable of the environment and what runs text there, no workflows.

/// What runs text in PowerShell, in small letters.
const OF_POWERSHELL: &[&str] = &[
    "invoke-expression",
    "iex ",
    "iex(",
    "[scriptblock]::create",
    "invokescript(",
    "invokecommand.expandstring",
    "cmd /c",
    "cmd.exe /c",
    "pwsh -c",
    "powershell -c",
    "bash -c",
];
/// What runs text in Python.
const OF_PYTHON: &[&str] = &["eval(", "exec(", "os.system(", "os.popen(", "shell=True"];
/// Assignments are gone through as often.
const ROUNDS: usize = 3;
/// Variables that are followed.
const MAX_NAMES: usize = 64;

/// Whether a script runs as code what a variable of the environment among `given` holds; `None` where that is not known.
pub(super) fn evaluated(shell: &str, run: &str, given: &[&str]) -> Option<bool> {
    let named: Vec<&str> = given.iter().copied().filter(|name| run.to_ascii_lowercase().contains(&name.to_ascii_lowercase())).collect();
    if named.is_empty() {
        return Some(false);
    }
    match shell.split_whitespace().next().unwrap_or_default() {
        "pwsh" | "powershell" => of_powershell(&run.to_ascii_lowercase(), &named),
        // A variable is put into the line before it is read as commands.
        "cmd" => Some(named.iter().any(|name| run.to_ascii_lowercase().contains(&format!("%{}%", name.to_ascii_lowercase())))),
        "python" if !OF_PYTHON.iter().any(|way| run.contains(way)) => Some(false),
        "python" => run
            .lines()
            .filter_map(|line| OF_PYTHON.iter().find_map(|way| Some(line.split_once(way)?.1)))
            .any(|rest| ["os.environ[", "os.environ.get(", "os.getenv("].iter().any(|way| named.iter().any(|name| reads(rest, way, name))))
            .then_some(true),
        _ => None,
    }
}

/// Whether `way` directly reads the variable: `os.environ["NAME"`.
fn reads(text: &str, way: &str, name: &str) -> bool {
    text.split(way).skip(1).any(|rest| {
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        rest.strip_prefix(name).is_some_and(|after| after.starts_with(['"', '\'']))
    })
}

fn of_powershell(run: &str, given: &[&str]) -> Option<bool> {
    let runs = |line: &str| OF_POWERSHELL.iter().filter_map(|way| Some(line.find(way)? + way.len())).min();
    let mut forms: Vec<String> = given
        .iter()
        .flat_map(|name| {
            let name = name.to_ascii_lowercase();
            [
                format!("$env:{name}"),
                format!("${{env:{name}}}"),
                format!("getenvironmentvariable('{name}'"),
                format!("getenvironmentvariable(\"{name}\""),
            ]
        })
        .collect();
    for _ in 0..ROUNDS {
        let before = forms.len();
        for (name, value) in run.lines().filter_map(|line| line.trim().split_once('=')) {
            let name = name.trim();
            let is_name =
                name.strip_prefix('$').is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'));
            // The whole of it, or a text around it: what is computed out of it is not followed.
            let value = value.trim();
            let holds = forms.iter().any(|form| value == form) || value.starts_with('"') && forms.iter().any(|form| expanded(value, form));
            if is_name && holds && forms.len() < MAX_NAMES && !forms.iter().any(|form| form == name) {
                forms.push(name.to_owned());
            }
        }
        if forms.len() == before {
            break;
        }
    }
    let called = |line: &str| {
        line.trim()
            .strip_prefix("& ")
            .is_some_and(|rest| forms.iter().any(|form| expanded(rest.split(' ').next().unwrap_or_default(), form)))
    };
    let given_to = |line: &str| runs(line).and_then(|at| line.get(at..)).is_some_and(|rest| forms.iter().any(|form| expanded(rest, form)));
    if run.lines().any(|line| called(line) || given_to(line)) {
        return Some(true);
    }
    (!run.lines().any(|line| runs(line).is_some())).then_some(false)
}

/// Whether a variable stands in a line where its value is put in: not between single quotes, and not as the start of a longer name.
fn expanded(line: &str, form: &str) -> bool {
    line.match_indices(form).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + form.len()..]);
        let is_quoted = !form.contains('(') && before.matches('\'').count() % 2 == 1 && !before.contains('"');
        let is_longer = form.starts_with('$') && !form.ends_with('}') && after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        !is_quoted && !is_longer
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_a_variable_is_told_by_the_shell() {
        let of = |shell: &str, run: &str| evaluated(shell, run, &["TITLE"]);
        assert_eq!(of("pwsh", "Write-Host $env:TITLE"), Some(false));
        assert_eq!(of("pwsh", "Invoke-Expression \"echo $Env:Title\""), Some(true));
        assert_eq!(of("powershell", "$t = $env:TITLE\niex $t"), Some(true));
        assert_eq!(of("pwsh", "Write-Host $env:TITLE\nInvoke-Expression 'Get-Date'"), None);
        assert_eq!(of("pwsh", "Invoke-Expression 'echo $env:TITLE'"), None);
        assert_eq!(of("cmd", "echo %TITLE%"), Some(true));
        assert_eq!(of("python", "import os\nprint(os.environ['TITLE'])"), Some(false));
        assert_eq!(of("python {0}", "import os\nos.system(os.environ['TITLE'])"), Some(true));
        assert_eq!(of("node {0}", "console.log(process.env.TITLE)"), None);
        assert_eq!(of("node {0}", "console.log(1)"), Some(false));
    }
}
