//! The judges that are not data-flow rules. Each is one file; `panel` names them all.

pub mod document;
