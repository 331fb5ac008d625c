//! A rule shows its own proof: fixtures through parse, lowering and engine, line markers compared.
