//! No import circle: between no two files of the crate, the steps of a module included.
//!
//! `foo.rs` holds the types that its steps in `foo/` work on, so a step may name its own parent;
//! every other way round in a circle is an offence. Plain text scanning, tests left out.
#![allow(clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The modules of a folder by their path in the crate (`figure::unit`), with their code.
fn modules(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            modules(root, &path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let inner = path.strip_prefix(root).expect("a file of src").with_extension("");
            let name = inner.to_string_lossy().replace('/', "::");
            let text = std::fs::read_to_string(&path).expect("a source file");
            let code = text.split("#[cfg(test)]").next().unwrap_or("");
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            found.insert(name, lines.collect::<Vec<_>>().join("\n"));
        }
    }
}

/// The modules that a module names, its own ancestors left out.
fn named(module: &str, code: &str, all: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for part in code.split("crate::").skip(1) {
        let end = part.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(part.len());
        let mut path = part.split_at(end).0.trim_end_matches(':');
        while !all.contains_key(path) {
            let Some((shorter, _)) = path.rsplit_once("::") else { break };
            path = shorter;
        }
        let ancestor =
            module.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"));
        if all.contains_key(path) && !ancestor {
            found.insert(path.to_owned());
        }
    }
    found
}

/// Takes away modules that name nothing left, until none is left or what is left stands in circles.
fn circles(mut graph: BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    loop {
        let free: Vec<String> =
            graph.iter().filter(|(_, names)| names.is_empty()).map(|(module, _)| module.clone()).collect();
        if free.is_empty() {
            return graph.into_iter().map(|(module, names)| format!("{module} names {names:?}")).collect();
        }
        for module in &free {
            graph.remove(module);
            for names in graph.values_mut() {
                names.remove(module);
            }
        }
    }
}

#[test]
fn there_is_no_import_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = BTreeMap::new();
    modules(&root, &root, &mut all);
    assert!(all.len() > 100, "the modules were found");
    let graph = all.iter().map(|(module, code)| (module.clone(), named(module, code, &all))).collect();
    let found = circles(graph);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_circle_is_caught() {
    let all: BTreeMap<String, String> = [
        ("a", "use crate::a::one::f;"),
        ("a::one", "use crate::a::T;\nuse crate::a::two::g;"),
        ("a::two", "use crate::a::one::{f, h};"),
        ("b", "use crate::a::T;"),
    ]
    .map(|(module, code)| (module.to_owned(), code.to_owned()))
    .into();
    let graph = |all: &BTreeMap<String, String>| {
        all.iter().map(|(module, code)| (module.clone(), named(module, code, all))).collect()
    };
    assert_eq!(circles(graph(&all)).len(), 4, "what hangs on a circle is named with it");
    let mut mended = all;
    mended.insert("a::two".to_owned(), "use crate::a::T;".to_owned());
    assert_eq!(circles(graph(&mended)), Vec::<String>::new());
}
