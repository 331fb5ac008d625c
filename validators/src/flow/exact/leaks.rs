//! What was allocated or opened and is held by nobody where functions end. Knows no statement.

use std::collections::BTreeSet;

use super::{
    Id, Object, Run,
    value::{State, Storage, Value},
};
use crate::flow::memory::Check;

impl<'f, 'm> Run<'f, 'm> {
    /// Heap objects that nothing points to any more where functions end: those that run at `depth` and deeper. Only what was made after
    /// the object `since` is looked at.
    pub(super) fn leaks(&mut self, st: &State<'m>, returned: Option<Id>, depth: u32, since: Id) {
        let live = |object: &Object<'m>| object.storage == Storage::Heap && object.freed.is_none() && !object.escaped && !object.absent;
        if self.abroad.is_none() {
            for (_, object) in st.objects.after(since).filter(|(_, object)| object.storage == Storage::Heap && !object.absent) {
                let check = match object.made_by {
                    "file" => Check::NeverClosed,
                    "malloc" | "new" | "new[]" => Check::NeverReleased,
                    _ => continue,
                };
                let released = object.freed.is_some() && !object.escaped;
                self.ends_of.entry(object.born.start).or_insert((check, object.born, true)).2 &= released;
            }
        }
        let mine: Vec<_> = st.objects.after(since).filter(|(_, object)| live(object) && object.made_by != "fields").collect();
        if mine.is_empty() {
            return;
        }
        let mut held: BTreeSet<Id> = returned.into_iter().collect();
        // What a structure that is handed out holds goes along.
        let mut parts: Vec<Id> = returned.into_iter().collect();
        while let Some(part) = parts.pop() {
            let Some(object) = st.object(part) else { continue };
            held.extend(object.cell.held());
            if held.len() < 64 && !matches!(object.storage, Storage::Heap) {
                parts.extend(object.fields.values());
            }
        }
        // What a released object held is held by nobody.
        let freed = st.objects.iter().filter(|(_, object)| object.freed.is_some());
        let mut gone: BTreeSet<Id> = freed.flat_map(|(_, object)| object.fields.values().copied()).collect();
        let inner: Vec<Id> = gone.iter().filter_map(|id| st.object(*id)).flat_map(|object| object.fields.values().copied()).collect();
        gone.extend(inner);
        let stays = |object: &Object<'m>| !matches!(object.storage, Storage::Stack(at) if at >= depth);
        for (_, object) in st.objects.iter().filter(|(id, object)| stays(object) && !gone.contains(id)) {
            match &object.cell {
                Value::Pointer(pointer) => held.insert(pointer.to),
                Value::Handle(handle) => held.insert(*handle),
                _ => false,
            };
        }
        for (_, object) in mine.into_iter().filter(|(id, _)| !held.contains(id)) {
            let (check, what) = match object.made_by {
                "file" => (Check::NeverClosed, "what is opened here is never closed"),
                _ => (Check::NeverReleased, "what is allocated here is never released"),
            };
            self.report(check, object.born, None, what.to_owned());
        }
    }
}
