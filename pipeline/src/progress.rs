//! Progress for a person at a terminal: one bar a stage, nothing where there is no terminal or `--quiet` was given.

use std::{io::IsTerminal, time::Duration};

use indicatif::{ProgressBar, ProgressStyle};

pub struct Progress {
    shown: bool,
    quiet: bool,
}

impl Progress {
    pub fn new(quiet: bool) -> Self {
        Self { shown: !quiet && std::io::stderr().is_terminal(), quiet }
    }

    /// A stage of `total` units (0: unknown).
    pub fn stage(&self, name: &'static str, total: u64) -> Stage {
        if !self.shown {
            return Stage(ProgressBar::hidden());
        }
        let bar = if total == 0 { ProgressBar::new_spinner() } else { ProgressBar::new(total) };
        let template =
            if total == 0 { "{prefix:>9} {spinner} {wide_msg}" } else { "{prefix:>9} [{bar:30}] {pos}/{len} {eta:>4} {wide_msg}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_prefix(name);
        bar.enable_steady_tick(Duration::from_millis(120));
        Stage(bar)
    }

    /// A line for a person, kept above the bars.
    pub fn say(&self, line: &str) {
        if !self.quiet {
            crate::commands::note(line);
        }
    }
}

pub struct Stage(ProgressBar);

impl Stage {
    pub fn at(&self, position: u64, total: u64, message: &str) {
        if total > 0 {
            self.0.set_length(total);
        }
        self.0.set_position(position);
        self.0.set_message(crate::text::escape(message));
    }

    pub fn step(&self, message: &str) {
        self.0.set_message(crate::text::escape(message));
        self.0.inc(1);
    }

    pub fn done(self) {
        self.0.finish_and_clear();
    }
}
