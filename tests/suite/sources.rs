//! Which paths the sources of a crate name, and which file defines what they name.
//!
//! The sources are split into tokens. A path (`crate::`, `super::`, `self::`, of a child module or of an imported one) is followed
//! through `pub use` lines to the file that defines the item. Items under `#[cfg(test)]` are ignored.

use std::collections::{BTreeMap, HashSet};

/// The path of a module or an item, without `crate`.
pub(crate) type Path = Vec<String>;

/// What the parser found in one file.
#[derive(Default)]
pub(crate) struct File {
    /// Its module.
    module: Path,
    /// The modules that it declares for tests.
    tests: Vec<String>,
    /// The names of the items that it defines at its top level.
    pub(crate) items: HashSet<String>,
    /// What `pub use` lines export.
    pub(crate) exports: Vec<Use>,
    /// What other `use` lines import.
    pub(crate) imports: Vec<Use>,
    /// Every other path.
    pub(crate) mentions: Vec<Use>,
}

/// A path, and the module that contains it.
pub(crate) struct Use {
    module: Path,
    pub(crate) path: Path,
    /// Its name in that module; `*` for a glob.
    name: String,
}

/// The sources of a crate, and the file of each module.
pub(crate) struct Sources {
    pub(crate) files: BTreeMap<String, File>,
    pub(crate) modules: BTreeMap<Path, String>,
}

/// Splits a source into words and punctuation. Comments and the contents of strings are dropped.
fn tokens(source: &str) -> Vec<String> {
    let characters: Vec<char> = source.chars().collect();
    let at = |index: usize| characters.get(index).copied().unwrap_or('\0');
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut found = Vec::new();
    let mut index = 0;
    while index < characters.len() {
        let start = index;
        match at(index) {
            '/' if at(index + 1) == '/' => {
                while index < characters.len() && at(index) != '\n' {
                    index += 1;
                }
            }
            '/' if at(index + 1) == '*' => {
                let mut depth = 0;
                loop {
                    match (at(index), at(index + 1)) {
                        ('/', '*') => (depth, index) = (depth + 1, index + 2),
                        ('*', '/') => (depth, index) = (depth - 1, index + 2),
                        _ => index += 1,
                    }
                    if depth == 0 || index >= characters.len() {
                        break;
                    }
                }
            }
            '"' => index = end_of_string(&characters, index),
            '\'' if at(index + 1) == '\\' => {
                index += 3;
                while at(index) != '\'' && index < characters.len() {
                    index += 1;
                }
                index += 1;
            }
            '\'' if at(index + 2) == '\'' => index += 3,
            // A lifetime.
            '\'' => index += 1,
            'r' | 'b' | 'c' if is_raw_string(&characters, index) => {
                while at(index) != '#' && at(index) != '"' {
                    index += 1;
                }
                let hashes = (0..).take_while(|offset| at(index + offset) == '#').count();
                index += hashes + 1;
                let ends = |index: usize| at(index) == '"' && (1..=hashes).all(|n| at(index + n) == '#');
                while index < characters.len() && !ends(index) {
                    index += 1;
                }
                index += hashes + 1;
            }
            character if is_word(character) => {
                while is_word(at(index)) {
                    index += 1;
                }
                found.push(characters[start..index].iter().collect());
            }
            ':' if at(index + 1) == ':' => {
                index += 2;
                found.push("::".to_owned());
            }
            character => {
                index += 1;
                if !character.is_whitespace() {
                    found.push(character.to_string());
                }
            }
        }
    }
    found
}

/// The index after a string that begins here.
fn end_of_string(characters: &[char], mut index: usize) -> usize {
    index += 1;
    while index < characters.len() && characters[index] != '"' {
        index += if characters[index] == '\\' { 2 } else { 1 };
    }
    index + 1
}

/// Whether a raw string begins here: `r"`, `r#"`, `br"`, but not a raw identifier (`r#type`).
fn is_raw_string(characters: &[char], index: usize) -> bool {
    let rest = &characters[index..];
    let prefix = rest.iter().take(2).take_while(|character| matches!(character, 'r' | 'b' | 'c')).count();
    let hashes = rest.iter().skip(prefix).take_while(|character| **character == '#').count();
    rest[..prefix].contains(&'r') && rest.get(prefix + hashes) == Some(&'"')
}

/// Reads the tokens of one file.
struct Parser<'a> {
    tokens: &'a [String],
    at: usize,
    /// The module at this token: that of the file, and the modules in braces around the token.
    module: Path,
    file: File,
}

impl Parser<'_> {
    fn peek(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", String::as_str)
    }

    fn next(&mut self) -> String {
        self.at += 1;
        self.tokens.get(self.at - 1).cloned().unwrap_or_default()
    }

    fn is_at(&self, wanted: &[&str]) -> bool {
        wanted.iter().enumerate().all(|(ahead, token)| self.peek(ahead) == *token)
    }

    /// Reads to the end of the file, or to the brace that closes a module.
    fn module(&mut self) {
        let mut depth = 0_usize;
        let mut is_public = false;
        while self.at < self.tokens.len() {
            let is_top = depth == 0 && self.module.len() == self.file.module.len();
            match self.peek(0) {
                "#" if self.is_at(&["#", "[", "cfg", "(", "test", ")", "]"]) => {
                    self.at += 7;
                    self.skip_item();
                }
                "}" if depth == 0 => return,
                "{" | "(" | "[" => (depth, self.at) = (depth + 1, self.at + 1),
                "}" | ")" | "]" => (depth, self.at) = (depth.saturating_sub(1), self.at + 1),
                "pub" => {
                    is_public = true;
                    self.at += 1;
                    if self.is_at(&["("]) && matches!(self.peek(1), "crate" | "super" | "self" | "in") {
                        self.skip_group();
                    }
                    continue;
                }
                "use" if !matches!(self.peek(1), "<" | "") => {
                    self.at += 1;
                    self.use_tree(&Vec::new(), is_public);
                }
                "mod" if self.peek(2) == "{" => {
                    let name = self.peek(1).to_owned();
                    if is_top {
                        self.file.items.insert(name.clone());
                    }
                    self.at += 3;
                    self.module.push(name);
                    self.module();
                    self.module.pop();
                    self.at += 1;
                }
                "fn" | "struct" | "enum" | "trait" | "const" | "static" | "type" | "union" if is_top => {
                    let name = self.peek(if self.peek(1) == "mut" { 2 } else { 1 }).to_owned();
                    self.file.items.insert(name);
                    self.at += 1;
                }
                "macro_rules" if is_top => {
                    let name = self.peek(2).to_owned();
                    self.file.items.insert(name);
                    self.at += 2;
                }
                word if self.peek(1) == "::" && word.chars().all(|c| c.is_alphanumeric() || c == '_') => {
                    let mut path = vec![self.next()];
                    while self.peek(0) == "::"
                        && self.peek(1).chars().all(|c| c.is_alphanumeric() || c == '_')
                    {
                        self.at += 1;
                        path.push(self.next());
                    }
                    self.file.mentions.push(Use { module: self.module.clone(), path, name: String::new() });
                }
                _ => self.at += 1,
            }
            is_public = false;
        }
    }

    /// Skips brackets and their contents.
    fn skip_group(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.next().as_str() {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                "" => return,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }

    /// Skips an item with its attributes.
    fn skip_item(&mut self) {
        loop {
            match self.peek(0) {
                "" => return,
                ";" => {
                    self.at += 1;
                    return;
                }
                "{" => return self.skip_group(),
                "(" | "[" => self.skip_group(),
                "mod" if self.peek(2) == ";" => {
                    self.file.tests.push(self.peek(1).to_owned());
                    self.at += 3;
                    return;
                }
                _ => self.at += 1,
            }
        }
    }

    /// Reads what follows `use`, and notes every path in it.
    fn use_tree(&mut self, before: &Path, is_public: bool) {
        let mut path = before.clone();
        loop {
            match self.next().as_str() {
                "::" => {}
                "{" => {
                    while !matches!(self.peek(0), "}" | "") {
                        self.use_tree(&path, is_public);
                    }
                    self.at += 1;
                }
                "as" => {
                    let name = self.next();
                    return self.note_use(name, path, is_public);
                }
                "*" => return self.note_use("*".to_owned(), path, is_public),
                "self" if !path.is_empty() => {}
                "," | ";" => return,
                word => path.push(word.to_owned()),
            }
            if matches!(self.peek(0), "," | ";" | "}" | "") {
                let is_group = self.tokens[self.at - 1] == "}";
                if !is_group {
                    let name = path.last().cloned().unwrap_or_default();
                    self.note_use(name, path, is_public);
                }
                if self.peek(0) != "}" {
                    self.at += 1;
                }
                return;
            }
        }
    }

    fn note_use(&mut self, name: String, path: Path, is_public: bool) {
        let list = if is_public { &mut self.file.exports } else { &mut self.file.imports };
        list.push(Use { module: self.module.clone(), path, name });
    }
}

impl File {
    fn parse(module: Path, source: &str) -> Self {
        let tokens = tokens(source);
        let file = Self { module: module.clone(), ..Self::default() };
        let mut parser = Parser { tokens: &tokens, at: 0, module, file };
        parser.module();
        parser.file
    }
}

impl Sources {
    /// Reads the files of a crate by their names below `src`. Modules for tests are left out.
    pub(crate) fn read(texts: &BTreeMap<String, String>) -> Self {
        let module = |name: &str| -> Path {
            let stem = name.trim_end_matches(".rs").trim_end_matches("/mod");
            stem.split('/').filter(|part| !matches!(*part, "lib" | "main")).map(str::to_owned).collect()
        };
        let parsed = texts.iter().map(|(name, text)| (name.clone(), File::parse(module(name), text)));
        let mut files: BTreeMap<String, File> = parsed.collect();
        let in_file = |file: &File| -> Vec<Path> {
            file.tests.iter().map(|test| [&file.module[..], std::slice::from_ref(test)].concat()).collect()
        };
        let tests: Vec<Path> = files.values().flat_map(in_file).collect();
        files.retain(|_, file| !tests.iter().any(|test| file.module.starts_with(test)));
        let modules = files.iter().map(|(name, file)| (file.module.clone(), name.clone())).collect();
        Self { files, modules }
    }

    /// A path from the root of the crate; `None` for one into another crate, or one that begins with a type.
    pub(crate) fn absolute(&self, file: &File, used: &Use) -> Option<Path> {
        let first = used.path.first()?.as_str();
        let supers = used.path.iter().take_while(|part| *part == "super").count();
        match first {
            "crate" => Some(used.path[1..].to_vec()),
            "self" => Some([&used.module[..], &used.path[1..]].concat()),
            "super" => {
                let above = used.module.len().checked_sub(supers).expect("no module is above the root");
                Some([&used.module[..above], &used.path[supers..]].concat())
            }
            _ => {
                let child = [&file.module[..], &used.path[..]].concat();
                if self.modules.contains_key(&child[..=file.module.len()]) {
                    return Some(child);
                }
                // A module that was imported by its name.
                let imported =
                    file.imports.iter().find(|import| import.name == first && import.path != used.path)?;
                let module = self.absolute(file, imported)?;
                self.modules.contains_key(&module).then(|| [&module[..], &used.path[1..]].concat())
            }
        }
    }

    /// The file that defines what an absolute path names.
    pub(crate) fn definition(&self, path: &Path, seen: &mut Vec<Path>) -> &str {
        // A function may have the name of a module.
        let is_item = path.split_last().is_some_and(|(last, above)| {
            self.modules.get(above).is_some_and(|name| self.files[name].items.contains(last))
        });
        let longest = path.len() - usize::from(is_item);
        let length = (0..=longest).rev().find(|length| self.modules.contains_key(&path[..*length]));
        let length = length.expect("the root is a module");
        let name = &self.modules[&path[..length]];
        let file = &self.files[name];
        let Some(item) = path.get(length).filter(|item| !file.items.contains(*item)) else { return name };
        for export in file.exports.iter().filter(|export| export.name == *item || export.name == "*") {
            let Some(mut target) = self.absolute(file, export) else { continue };
            target.extend_from_slice(&path[length + usize::from(export.name != "*")..]);
            if seen.contains(&target) {
                continue;
            }
            seen.push(target.clone());
            let found = self.definition(&target, seen);
            if export.name != "*" || self.files[found].items.contains(item) {
                return found;
            }
        }
        name
    }
}
