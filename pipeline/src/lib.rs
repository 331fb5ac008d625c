//! The story's rooms: recipe, lock and harvest. Only `harvest` may touch the network; nothing here decides what is admitted.

pub mod harvest;
pub mod lock;
pub mod recipe;
