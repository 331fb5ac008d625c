//! Lists and maps that are written as what each element of another becomes. Knows no rule.

use super::{
    Engine,
    heap::{Object, Shape},
    value::{Fact, Facts, Value},
};
use crate::flow::ir::{Clause, Expr};

impl<'a> Engine<'a> {
    /// What a clause walks over: what an object's class gives to walk over in its place.
    fn walked_over(&mut self, iter: &'a Expr) -> Value<'a> {
        let iterated = self.eval(iter);
        if self.language == assay_manifests::Language::Python { self.python_iterable(iterated) } else { iterated }
    }

    pub(super) fn eval_comprehension(&mut self, element: &'a Expr, key: Option<&'a Expr>, clauses: &'a [Clause]) -> Value<'a> {
        // One clause over a known list keeps the positions.
        if let ([clause], None) = (clauses, key)
            && clause.conds.is_empty()
        {
            let iterated = self.walked_over(&clause.iter);
            if let Some(items) = self.exact_elements(&iterated).filter(|items| items.len() <= super::loops::MAX_UNROLL) {
                let mut out = Vec::new();
                for item in items {
                    self.assign(&clause.target, item, None);
                    out.push(self.eval(element));
                }
                return self.new_list(out);
            }
            let item = self.element(&iterated, clause.iter.span);
            let id = item.id;
            self.assign(&clause.target, item, None);
            let value = self.eval(element);
            let value = self.told_of_each(&iterated, id, value);
            let mut object = Object::new(Shape::List);
            object.add_rest(value, &self.ids);
            return self.allocate_object(object);
        }
        if let [clause] = clauses
            && let Some(made) = self.comprehended(element, key, clause)
        {
            return made;
        }
        let before = self.st.facts.clone();
        for clause in clauses {
            let iterated = self.walked_over(&clause.iter);
            let item = self.element(&iterated, clause.iter.span);
            self.assign(&clause.target, item, None);
            for cond in &clause.conds {
                let value = self.eval(cond);
                self.assume(cond, &value, true);
                self.live = true;
            }
        }
        let mut object = Object::new(if key.is_some() { Shape::Map } else { Shape::List });
        if let Some(key) = key {
            let key = self.eval(key);
            object.taint = key.taint;
            object.open = !object.taint.is_empty();
        }
        let value = self.eval(element);
        let value = self.told_by_name(value);
        object.add_rest(value, &self.ids);
        self.st.facts = before;
        self.allocate_object(object)
    }

    /// What each element was found to be, `all` of them are, and what each was not where there are not `any`: `item` is the identity of the one
    /// that was asked, `made` the answer.
    pub(super) fn told_of_each(&mut self, whole: &Value<'a>, item: u32, made: Value<'a>) -> Value<'a> {
        let Some(facts) = made.facts.clone().filter(|_| item != 0 && self.language == assay_manifests::Language::Python) else {
            return made;
        };
        let about = |list: &[Fact]| list.iter().filter(|fact| fact.id == item).cloned().collect::<Vec<_>>();
        let (yes, no) = (about(&facts.when_true), about(&facts.when_false));
        if yes.is_empty() && no.is_empty() {
            return made;
        }
        let mut ids = self.parts_apart(whole);
        ids.extend([whole.id].into_iter().filter(|id| *id != 0));
        let of_all = |found: Vec<Fact>| {
            let each = |fact: Fact| ids.iter().map(move |id| Fact { id: *id, constant: None, ..fact.clone() }).collect::<Vec<_>>();
            found.into_iter().flat_map(each).collect::<Vec<_>>()
        };
        let all = Facts { when_true: of_all(yes), when_false: of_all(no) };
        let mut made = made;
        super::check::add_facts(&mut made, all);
        made
    }

    /// A comprehension over elements that are known one by one, where its conditions tell of each whether it is taken.
    fn comprehended(&mut self, element: &'a Expr, key: Option<&'a Expr>, clause: &'a Clause) -> Option<Value<'a>> {
        let iterated = self.walked_over(&clause.iter);
        let items = self.exact_elements(&iterated).filter(|items| items.len() <= super::loops::MAX_UNROLL)?;
        let mut object = Object::new(if key.is_some() { Shape::Map } else { Shape::List });
        for item in items {
            self.assign(&clause.target, item, None);
            let mut taken = Some(true);
            let before = self.st.facts.clone();
            for cond in &clause.conds {
                let answer = self.eval(cond);
                match self.truth_of(&answer) {
                    Some(true) => {}
                    Some(false) => taken = Some(false),
                    None => {
                        self.assume(cond, &answer, true);
                        self.live = true;
                        taken = taken.filter(|taken| !taken);
                    }
                }
                if taken == Some(false) {
                    break;
                }
            }
            match (taken, key) {
                (Some(false), _) => {
                    self.st.facts = before;
                    continue;
                }
                // It may be there: what follows has lost its place.
                (None, None) => {
                    let value = self.eval(element);
                    let value = self.told_by_name(value);
                    object.add_rest(value, &self.ids);
                    self.st.facts = before;
                    continue;
                }
                (None, Some(_)) => {
                    self.st.facts = before;
                    return None;
                }
                (Some(true), _) => {}
            }
            match key {
                Some(key) => {
                    let key = self.eval(key).key()?;
                    let value = self.eval(element);
                    object.set_field(&key, value, &self.ids);
                }
                None => {
                    let value = self.eval(element);
                    object.push(value, &self.ids);
                }
            }
        }
        Some(self.allocate_object(object))
    }
}
