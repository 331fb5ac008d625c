//! True and near-miss secrets, kind by kind.


