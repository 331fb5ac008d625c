//! Locks: what is locked on a path, taken twice, given back twice, or still held at the end of the function. Knows names of calls and the
//! text of what they are given.

use assay_manifests::Span;

use super::{
    Run,
    value::{Flow, State},
};
use crate::flow::{
    ir::Arg,
    memory::{Check, place},
};

/// What a call does to a lock.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Takes,
    GivesBack,
}

/// Calls of libraries that take and give back; a lock that its owner may take again is none of them.
pub(in crate::flow) const PAIRS: &[(&str, &str)] = &[
    ("pthread_mutex_lock", "pthread_mutex_unlock"),
    ("pthread_spin_lock", "pthread_spin_unlock"),
    ("mtx_lock", "mtx_unlock"),
    ("spin_lock", "spin_unlock"),
    ("mutex_lock", "mutex_unlock"),
    ("omp_set_lock", "omp_unset_lock"),
    ("g_mutex_lock", "g_mutex_unlock"),
    ("AcquireSRWLockExclusive", "ReleaseSRWLockExclusive"),
];

/// What is known of a lock on a path: whether it is held, and where that began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lock {
    pub held: bool,
    pub since: Span,
}

impl State<'_> {
    /// A variable gets another value: a lock whose text names it is another one from here on.
    pub(super) fn renamed(&mut self, variable: &str) {
        let names = |text: &str| text.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == variable && !word.is_empty());
        self.locks.keep(|text, _| !names(text));
    }
}

impl<'f, 'm> Run<'f, 'm> {
    /// A call that may take a lock or give it back.
    pub(super) fn locked(&mut self, name: &str, args: &'m [Arg], span: Span, st: &mut State<'m>) {
        let deed = PAIRS.iter().find_map(|(takes, gives)| match name {
            _ if name == *takes => Some(Deed::Takes),
            _ if name == *gives => Some(Deed::GivesBack),
            _ => None,
        });
        let (Some(deed), Some(text)) = (deed, args.first().and_then(|arg| place::key(&arg.value))) else { return };
        let before = st.locks.get(&text).copied();
        match (deed, before) {
            (Deed::Takes, Some(Lock { held: true, since })) => {
                let from = Some((since, "locked here".to_owned()));
                self.report(Check::LockTwice, span, from, format!("`{text}` is locked and was not unlocked before"));
            }
            (Deed::GivesBack, Some(Lock { held: false, since })) => {
                let from = Some((since, "unlocked here".to_owned()));
                self.report(Check::LockTwice, span, from, format!("`{text}` is unlocked a second time"));
            }
            // The whole program was followed up to here, and nothing locked it.
            (Deed::GivesBack, None) if self.from_start && !self.blind && !self.file.is_cpp => {
                self.report(Check::LockTwice, span, None, format!("`{text}` is unlocked and was never locked"));
            }
            _ => {}
        }
        if deed == Deed::GivesBack {
            self.given_back.insert(text.clone());
        }
        st.locks.insert(text, Lock { held: deed == Deed::Takes, since: span });
    }

    /// Locks that a way out of a function leaves held, where another gives them back.
    pub(super) fn still_locked(&mut self, ends: &[(State<'m>, Flow<'m>)]) {
        let given_back = std::mem::take(&mut self.given_back);
        for (end, _) in ends {
            for (text, lock) in end.locks.iter().filter(|(text, lock)| lock.held && given_back.contains(*text)) {
                // A function whose work it is to lock leaves it locked on its usual way.
                let others = ends.iter().filter_map(|(other, _)| other.locks.get(text)).any(|other| !other.held);
                if others {
                    let message = format!("`{text}` is still locked on a way out of the function");
                    self.report(Check::LockHeld, lock.since, None, message);
                }
            }
        }
    }
}
