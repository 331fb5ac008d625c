//! A syntax tree laid out flat: every visible node of a tree-sitter tree in the order of the text, walked once. What lowerings ask of a node
//! (kind, children, fields, place) is then a look into an array, where tree-sitter would climb down from its root. The names are those of
//! tree-sitter's own interface, so that a reader of its documentation can read lowerings. Knows no grammar and no rule.

use std::{cell::Cell, ops::Range, sync::OnceLock};

use assay_manifests::Language;
use tree_sitter::Tree;

/// No such node.
const NONE: u32 = u32::MAX;

const NAMED: u8 = 1;
const EXTRA: u8 = 1 << 1;
const MISSING: u8 = 1 << 2;
const ERROR: u8 = 1 << 3;
const HAS_ERROR: u8 = 1 << 4;
const HAS_CHILDREN: u8 = 1 << 5;

#[derive(Debug, Clone, Copy)]
struct Data {
    kind: u16,
    field: u16,
    flags: u8,
    start: u32,
    end: u32,
    row: u32,
    end_row: u32,
    parent: u32,
    next: u32,
}

/// A tree's nodes, each before what stands in it.
#[derive(Debug)]
pub struct Flat {
    nodes: Vec<Data>,
    names: &'static Names,
}

thread_local! {
    /// Room for the nodes of the next tree: fresh memory for each would cost as much as a part of the walk.
    static ROOM: Cell<Vec<Data>> = const { Cell::new(Vec::new()) };
}

/// Most nodes that room is kept for.
const MAX_ROOM: usize = 1 << 18;

impl Drop for Flat {
    fn drop(&mut self) {
        let mut nodes = std::mem::take(&mut self.nodes);
        if nodes.capacity() <= MAX_ROOM {
            nodes.clear();
            // A thread that ends keeps nothing.
            let _ = ROOM.try_with(|room| room.set(nodes));
        }
    }
}

/// What a grammar calls its kinds and fields, by number.
#[derive(Debug)]
struct Names {
    kinds: Vec<Box<str>>,
    /// Whether a kind is named, rather than a token's text.
    named: Vec<bool>,
    fields: Vec<Box<str>>,
}

impl Names {
    fn of(grammar: &tree_sitter::Language) -> Self {
        let kind =
            |id: usize| -> Box<str> { u16::try_from(id).ok().and_then(|id| grammar.node_kind_for_id(id)).unwrap_or_default().into() };
        let field =
            |id: usize| -> Box<str> { u16::try_from(id).ok().and_then(|id| grammar.field_name_for_id(id)).unwrap_or_default().into() };
        let named = (0..grammar.node_kind_count()).map(|id| u16::try_from(id).is_ok_and(|id| grammar.node_kind_is_named(id))).collect();
        Self { kinds: (0..grammar.node_kind_count()).map(kind).collect(), named, fields: (0..=grammar.field_count()).map(field).collect() }
    }
}

/// Made once for each language.
fn names_of(language: Language, tree: &Tree) -> &'static Names {
    static NAMES: [OnceLock<Names>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
    NAMES[language as usize].get_or_init(|| Names::of(&tree.language()))
}

impl Flat {
    /// Walks with a cursor, not by recursion: the tree of hostile input can be as deep as the text is long.
    pub fn of(language: Language, tree: &Tree) -> Self {
        let names = names_of(language, tree);
        let root = tree.root_node();
        let mut nodes = ROOM.try_with(Cell::take).unwrap_or_default();
        nodes.reserve(root.descendant_count());
        let may_fail = root.has_error();
        let mut cursor = root.walk();
        let (mut parent, mut before) = (NONE, NONE);
        // Of each node around the present one: how many of its children are still to come.
        let mut open: Vec<u32> = Vec::new();
        loop {
            let node = cursor.node();
            let kind = node.kind_id();
            // What is an error is named.
            let mut flags = if names.named.get(usize::from(kind)).copied().unwrap_or(true) { NAMED } else { 0 };
            // Errors and missing nodes are rare: most trees have none.
            // An error that skips nothing is one, and has none in it.
            if may_fail {
                flags |= if node.has_error() { HAS_ERROR } else { 0 };
                flags |= if node.is_error() { ERROR } else { 0 };
                flags |= if node.is_missing() { MISSING } else { 0 };
            }
            if node.is_extra() {
                flags |= EXTRA;
            }
            let at = nodes.len() as u32;
            if let Some(before) = nodes.get_mut(before as usize) {
                before.next = at;
            }
            nodes.push(Data {
                kind,
                field: cursor.field_id().map_or(0, u16::from),
                flags,
                start: node.start_byte() as u32,
                end: node.end_byte() as u32,
                row: node.start_position().row as u32,
                end_row: node.end_position().row as u32,
                parent,
                next: NONE,
            });
            // How many children there are is known: the cursor is not asked for one more than that.
            let children = node.child_count();
            if children > 0 && cursor.goto_first_child() {
                nodes[at as usize].flags |= HAS_CHILDREN;
                open.push(children - 1);
                (parent, before) = (at, NONE);
                continue;
            }
            before = at;
            loop {
                let Some(left) = open.last_mut() else { return Self { nodes, names } };
                if *left > 0 {
                    *left -= 1;
                    if cursor.goto_next_sibling() {
                        break;
                    }
                }
                open.pop();
                cursor.goto_parent();
                before = parent;
                parent = nodes[parent as usize].parent;
            }
        }
    }

    pub fn root_node(&self) -> Node<'_> {
        Node { tree: self, at: 0 }
    }
}

/// Where each line of a text begins.
pub fn line_starts(text: &str) -> Vec<u32> {
    let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0).chain(newlines.map(|(at, _)| at as u32 + 1)).collect()
}

/// A node of a [`Flat`] tree.
#[derive(Debug, Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Flat,
    at: u32,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && std::ptr::eq(self.tree, other.tree)
    }
}

impl Eq for Node<'_> {}

impl<'t> Node<'t> {
    fn data(self) -> &'t Data {
        &self.tree.nodes[self.at as usize]
    }

    fn other(self, at: u32) -> Option<Self> {
        (at != NONE).then_some(Self { tree: self.tree, at })
    }

    /// Identity within its tree.
    pub fn id(&self) -> usize {
        self.at as usize
    }

    pub fn kind(&self) -> &'static str {
        let kind = self.data().kind;
        self.tree.names.kinds.get(usize::from(kind)).map_or("ERROR", |kind| kind)
    }

    pub fn is_named(&self) -> bool {
        self.data().flags & NAMED != 0
    }

    pub fn is_extra(&self) -> bool {
        self.data().flags & EXTRA != 0
    }

    pub fn is_error(&self) -> bool {
        self.data().flags & ERROR != 0
    }

    pub fn is_missing(&self) -> bool {
        self.data().flags & MISSING != 0
    }

    /// Whether something in it, or the node itself, could not be parsed.
    pub fn has_error(&self) -> bool {
        self.data().flags & HAS_ERROR != 0
    }

    pub fn start_byte(&self) -> usize {
        self.data().start as usize
    }

    pub fn end_byte(&self) -> usize {
        self.data().end as usize
    }

    pub fn byte_range(&self) -> Range<usize> {
        self.start_byte()..self.end_byte()
    }

    /// Line it begins in, from 0.
    pub fn start_row(&self) -> u32 {
        self.data().row
    }

    /// Line it ends in, from 0.
    pub fn end_row(&self) -> u32 {
        self.data().end_row
    }

    /// Its place as tree-sitter has it, with [`line_starts`] of the text that it was parsed from.
    pub fn range(&self, lines: &[u32]) -> tree_sitter::Range {
        let point = |row: u32, at: usize| {
            let start = lines.get(row as usize).map_or(at, |start| *start as usize);
            tree_sitter::Point::new(row as usize, at.saturating_sub(start))
        };
        let (start, end) = (self.start_byte(), self.end_byte());
        tree_sitter::Range {
            start_byte: start,
            end_byte: end,
            start_point: point(self.start_row(), start),
            end_point: point(self.end_row(), end),
        }
    }

    pub fn parent(&self) -> Option<Self> {
        self.other(self.data().parent)
    }

    pub fn next_sibling(&self) -> Option<Self> {
        self.other(self.data().next)
    }

    pub fn prev_sibling(&self) -> Option<Self> {
        let parent = self.data().parent;
        // What stands right before is the parent, or the last node in the sibling before.
        let mut before = self.other(self.at.checked_sub(1)?).filter(|node| node.at != parent)?;
        while before.data().parent != parent {
            before = before.parent()?;
        }
        Some(before)
    }

    pub fn prev_named_sibling(&self) -> Option<Self> {
        std::iter::successors(self.prev_sibling(), Self::prev_sibling).find(Self::is_named)
    }

    /// Children in order, tokens included.
    pub fn children(self) -> Children<'t> {
        let first = if self.data().flags & HAS_CHILDREN != 0 { self.at + 1 } else { NONE };
        Children { tree: self.tree, next: first }
    }

    /// Named children in order.
    pub fn named_children(self) -> impl Iterator<Item = Self> {
        self.children().filter(Self::is_named)
    }

    pub fn child_count(&self) -> usize {
        self.children().count()
    }

    pub fn named_child_count(&self) -> usize {
        self.named_children().count()
    }

    pub fn child(&self, at: usize) -> Option<Self> {
        self.children().nth(at)
    }

    pub fn named_child(&self, at: usize) -> Option<Self> {
        self.named_children().nth(at)
    }

    /// Name of the field that the node is under.
    pub fn field_name(&self) -> Option<&'static str> {
        match self.data().field {
            0 => None,
            field => self.tree.names.fields.get(usize::from(field)).map(|name| &**name),
        }
    }

    pub fn field_name_for_named_child(&self, at: usize) -> Option<&'static str> {
        self.named_child(at)?.field_name()
    }

    /// First child under a field. What could not be parsed has no fields of its own.
    pub fn child_by_field_name(&self, name: &str) -> Option<Self> {
        if self.is_error() {
            return None;
        }
        self.children().find(|child| child.field_name() == Some(name))
    }

    /// All children under a field.
    pub fn children_by_field_name<'n>(self, name: &'n str) -> impl Iterator<Item = Self> + use<'t, 'n> {
        self.children().filter(move |child| child.field_name() == Some(name))
    }

    /// Whether some node in it is `wanted`, itself first; what stands inside of a `closed` node is not looked at.
    pub fn any_within(self, closed: impl Fn(Self) -> bool, wanted: impl Fn(Self) -> bool) -> bool {
        let end = self.end();
        let mut at = self.at;
        while at < end {
            let node = Self { tree: self.tree, at };
            if wanted(node) {
                return true;
            }
            at = if at != self.at && closed(node) { node.end() } else { at + 1 };
        }
        false
    }

    /// Every node in it, itself first, in the order of the text.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        let end = self.end();
        (self.at..end).map(move |at| Self { tree: self.tree, at })
    }

    /// Where the nodes in it end.
    fn end(self) -> u32 {
        let mut node = self;
        loop {
            if node.data().next != NONE {
                return node.data().next;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return self.tree.nodes.len() as u32,
            }
        }
    }
}

/// Children of one node.
pub struct Children<'t> {
    tree: &'t Flat,
    next: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        if self.next == NONE {
            return None;
        }
        let node = Node { tree: self.tree, at: self.next };
        self.next = node.data().next;
        Some(node)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::parse::parse;

    fn at(node: Option<tree_sitter::Node<'_>>) -> Option<(&str, Range<usize>)> {
        node.map(|node| (node.kind(), node.byte_range()))
    }

    /// Every node answers as tree-sitter's own does, children under each field of the grammar among it.
    fn is_alike(language: Language, text: &str) {
        let parsed = parse(language, text).expect("has a grammar");
        let (tree, flat, lines) = (&parsed.tree, parsed.flat(), line_starts(text));
        let grammar = tree.language();
        let fields: Vec<&str> = (1..=grammar.field_count()).filter_map(|id| grammar.field_name_for_id(id as u16)).collect();
        let mut stack = vec![(tree.root_node(), flat.root_node())];
        while let Some((theirs, own)) = stack.pop() {
            let place = format!("{language} {} at {}", theirs.kind(), theirs.start_byte());
            assert_eq!((own.kind(), own.byte_range()), (theirs.kind(), theirs.byte_range()), "{place}");
            // What Kotlin is read with has a line end more than the file.
            if theirs.end_byte() <= text.len() {
                assert_eq!(own.range(&lines), theirs.range(), "{place}");
            }
            let flags = [theirs.is_named(), theirs.is_extra(), theirs.is_error(), theirs.is_missing(), theirs.has_error()];
            assert_eq!([own.is_named(), own.is_extra(), own.is_error(), own.is_missing(), own.has_error()], flags, "{place}");
            let at_own = |node: Option<Node<'_>>| node.map(|node| (node.kind(), node.byte_range()));
            assert_eq!(at_own(own.parent()), at(theirs.parent()), "{place}: parent");
            assert_eq!(
                (own.child_count(), own.named_child_count()),
                (theirs.children(&mut theirs.walk()).count(), theirs.named_child_count()),
                "{place}"
            );
            assert_eq!(own.descendants().count(), theirs.descendant_count(), "{place}");
            for field in &fields {
                assert_eq!(at_own(own.child_by_field_name(field)), at(theirs.child_by_field_name(field)), "{place}: {field}");
                let mut cursor = theirs.walk();
                let all: Vec<_> = theirs.children_by_field_name(field, &mut cursor).map(|node| at(Some(node))).collect();
                let own_all: Vec<_> = own.children_by_field_name(field).map(|node| at_own(Some(node))).collect();
                assert_eq!(own_all, all, "{place}: {field}");
            }
            let mut cursor = theirs.walk();
            let children: Vec<_> = theirs.children(&mut cursor).collect();
            for (before, next) in own.children().zip(own.children().skip(1)) {
                assert_eq!((before.next_sibling(), next.prev_sibling()), (Some(next), Some(before)), "{place}");
            }
            assert_eq!(own.child(0).and_then(|first| first.prev_sibling()), None, "{place}");
            stack.extend(children.into_iter().zip(own.children()));
        }
    }

    #[test]
    fn nodes_answer_as_those_of_tree_sitter() {
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("is a folder").flatten() {
                let path = entry.path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        let mut seen = 0;
        for path in files {
            let Some(language) = Language::from_path(&path.to_string_lossy()).filter(|language| language.has_flow()) else { continue };
            let text = std::fs::read_to_string(&path).expect("is readable");
            is_alike(language, &text);
            // Cut off in the middle, so that there is something to skip.
            let cut = text.floor_char_boundary(text.len() / 2);
            is_alike(language, &text[..cut]);
            seen += 1;
        }
        assert!(seen > 500, "{seen}");
    }

    #[test]
    fn deep_trees_are_walked() {
        let parsed = parse(Language::JavaScript, &"(".repeat(50_000)).expect("gives a tree");
        assert_eq!(parsed.flat().root_node().descendants().count(), parsed.tree.root_node().descendant_count());
    }
}
