//! Abstract interpretation over the flow graph: constants, types, taint, guards, marks; bounded in steps.
