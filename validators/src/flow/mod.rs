//! The flow graph: a small language-neutral form that every syntax tree is lowered to, and the engine that runs over it.

pub mod engine;
pub mod exact;
pub mod ir;
pub mod lower;
mod markup;
pub mod memory;

pub(crate) use markup::PLACES;
