//! Name constraints (RFC 5280 sections 4.2.1.10, 6.1.3 (b), (c), and 6.1.4 (g)).
//!
//! The standard intersects what is permitted, and unites what is excluded, along the path. It comes to the same to hold
//! every certificate against the constraints of every authority above it, one by one; and then it is known which authority
//! does not allow a name. Constraints of the anchor count like any other.

mod dns;
mod email;
mod form;
mod host;
mod ip;
mod uri;

use const_oid::db::rfc5280::{ID_CE_NAME_CONSTRAINTS, ID_CE_SUBJECT_ALT_NAME};

use super::names::{listed, shown};
use crate::limits::{MAX_ENTRIES, MAX_NAME_COMPARISONS};
use crate::model::{ExtensionValue, GeneralName, NameConstraints, Outcome};
use crate::path::{Answer, Chain, Check, Position};
use form::{Base, Form, Instance, Value};

/// How many breaches one certificate's answer tells before it counts the rest.
const MAX_TOLD: usize = 5;
/// How many permitted subtrees a sentence lists before it counts the rest.
const MAX_LISTED: usize = 4;

const SECTION: &str = "RFC 5280 section 4.2.1.10";

pub(super) fn check(chain: &Chain<'_>) -> Vec<Answer> {
    let mut budget = MAX_NAME_COMPARISONS;
    let mut above = Vec::new();
    // From the anchor down: few names are compared first, so that a target of many leaves the answers above it alone.
    let mut answers: Vec<Answer> = Vec::with_capacity(chain.certificates.len());
    for position in chain.positions().rev() {
        answers.push(answer(&position, &above, &mut budget));
        above.extend(Constraints::of(&position, chain));
    }
    answers.reverse();
    answers
}

/// What the name constraints of the authorities above say of a certificate.
fn answer(position: &Position<'_>, above: &[Constraints<'_>], budget: &mut usize) -> Answer {
    let Some(nearest) = above.last() else { return Answer::not_applicable(Check::NameConstraints) };
    if position.is_self_issued && !position.is_target() {
        return Answer::not_applicable(Check::NameConstraints).because(
            Outcome::NotApplicable,
            "selfIssued",
            "RFC 5280 section 6.1.3 (b)",
            "The certificate names itself as issuer and is not the end of the path: name constraints do not apply to it.",
        );
    }
    let mut telling = Telling { answer: Answer::pass(Check::NameConstraints), told: 0, more: 0 };
    for constraints in above {
        if let Rules::Unreadable(reason) = &constraints.rules {
            let text =
                format!("The name constraints of {} cannot be applied: {}.", constraints.by, shown(reason));
            telling.tell("nameConstraintsMalformed", SECTION, text);
        }
    }
    let names = telling.names(position);
    let instances = Instance::all(position.certificate, &names);
    'names: for instance in &instances {
        for constraints in above {
            let Rules::Sets(sets) = &constraints.rules else { continue };
            let Some(set) = sets.iter().find(|set| set.form == instance.form) else { continue };
            match set.judge(instance, budget) {
                Ok(None) => {}
                Ok(Some(breach)) => telling.breach(instance, constraints, set, &breach),
                Err(OutOfBudget) => {
                    telling.out_of_budget();
                    break 'names;
                }
            }
        }
    }
    let mut answer = telling.finish();
    let has_dns_name = instances.iter().any(|instance| instance.form == Form::Dns);
    let dotted =
        above.iter().flat_map(|constraints| constraints.dotted().map(move |dotted| (constraints, dotted)));
    for (constraints, (written, effect)) in dotted.filter(|_| has_dns_name).take(MAX_TOLD) {
        let text = format!("The DNS name constraint '{}' of {} {effect}.", shown(written), constraints.by);
        answer.add(Outcome::Warn, "constraintWithDot", SECTION, text);
    }
    if answer.outcome <= Outcome::Warn {
        let others = match above.len().saturating_sub(1) {
            0 => String::new(),
            others => format!(", and what {others} more on the path allow"),
        };
        let text = format!("Every name lies within what {} allows{others}.", nearest.by);
        answer.add(Outcome::Pass, "withinNameConstraints", SECTION, text);
    }
    answer
}

/// An answer in the making: a handful of breaches are told, the rest is counted.
struct Telling {
    answer: Answer,
    told: usize,
    more: usize,
}

impl Telling {
    fn tell(&mut self, code: &'static str, source: &'static str, text: String) {
        if self.is_full() {
            self.more = self.more.saturating_add(1);
        } else {
            self.told = self.told.saturating_add(1);
            self.answer.add(Outcome::Fail, code, source, text);
        }
    }

    const fn is_full(&self) -> bool {
        self.told >= MAX_TOLD
    }

    /// The subject alternative names of a certificate; tells what of them, and of the subject, cannot be judged.
    fn names<'a>(&mut self, position: &Position<'a>) -> Vec<&'a GeneralName> {
        let certificate = position.certificate;
        let mut all = Vec::new();
        let mut is_cut = certificate.subject.rdns.len() >= MAX_ENTRIES
            || certificate.subject.rdns.iter().any(|rdn| rdn.len() >= MAX_ENTRIES);
        for extension in &certificate.extensions {
            match &extension.value {
                ExtensionValue::SubjectAltName(names) => {
                    is_cut |= names.len() >= MAX_ENTRIES;
                    all.extend(names);
                }
                ExtensionValue::Malformed(reason) if extension.oid == ID_CE_SUBJECT_ALT_NAME => {
                    let text = format!(
                        "The subject alternative name does not decode ({}), so it cannot be held against the name constraints above.",
                        shown(reason)
                    );
                    self.tell("subjectAltNameMalformed", SECTION, text);
                }
                _ => {}
            }
        }
        if is_cut {
            self.answer.add(
                Outcome::Unknown,
                "tooManyNames",
                SECTION,
                format!("Only the first {MAX_ENTRIES} names of the certificate are read; whether the name constraints above allow the others is not known."),
            );
        }
        all
    }

    fn breach(
        &mut self,
        instance: &Instance<'_>,
        constraints: &Constraints<'_>,
        set: &Set<'_>,
        breach: &Breach<'_>,
    ) {
        if self.is_full() {
            self.more = self.more.saturating_add(1);
            return;
        }
        let (name, by, form) = (instance.shown(), &constraints.by, instance.form.title());
        let (code, source, text) = match breach {
            Breach::FormNotUnderstood => (
                "nameFormNotUnderstood",
                SECTION,
                format!(
                    "{by} constrains names of the kind '{form}', and constraints of that kind are not understood here: the {name} cannot be accepted."
                ),
            ),
            Breach::ConstraintMalformed(base) => (
                "nameConstraintMalformed",
                SECTION,
                format!(
                    "{by} has a name constraint that is not valid for the kind '{form}': '{}'. It is not known whether it allows the {name}.{}",
                    shown(&base.to_string()),
                    hint(base)
                ),
            ),
            Breach::NameMalformed if instance.form == Form::Uri => (
                "uriWithoutHost",
                SECTION,
                format!(
                    "The {name} has no host with a fully qualified domain name, as it must have where {by} constrains URIs."
                ),
            ),
            Breach::NameMalformed => (
                "nameMalformed",
                SECTION,
                format!(
                    "The {name} is malformed, so it cannot be held against the name constraints of {by}."
                ),
            ),
            Breach::Excluded(base) => {
                let is_set = matches!(&instance.value, Some(Value::Dns(name)) if name.is_wildcard());
                let relation = if is_set { "covers names within" } else { "lies within" };
                let base = base.to_string();
                let text = match shown(&base) {
                    base if base.is_empty() => format!("{by} excludes every {form}, and so the {name}."),
                    base => format!("The {name} {relation} '{base}', which {by} excludes."),
                };
                ("nameExcluded", "RFC 5280 section 6.1.3 (c)", text)
            }
            Breach::Outside => {
                let permitted = set.permitted.iter().map(|subtree| subtree.written);
                (
                    "nameNotPermitted",
                    "RFC 5280 section 6.1.3 (b)",
                    format!("The {name} lies outside what {by} permits: {}.", listed(permitted, MAX_LISTED)),
                )
            }
        };
        self.tell(code, source, capitalized(text));
    }

    fn out_of_budget(&mut self) {
        self.answer.add(
            Outcome::Unknown,
            "nameComparisonBudget",
            SECTION,
            format!("The path has so many names and name constraints that more than {MAX_NAME_COMPARISONS} comparisons would be needed: the rest of the names was not compared."),
        );
    }

    fn finish(mut self) -> Answer {
        if self.more > 0 {
            let text = format!("Breaches of name constraints beyond those listed: {}.", self.more);
            self.answer.add(Outcome::Fail, "moreNames", SECTION, text);
        }
        self.answer
    }
}

/// What may have been meant by a constraint.
fn hint(base: &GeneralName) -> &'static str {
    match base {
        GeneralName::DnsName(text) if text.starts_with("*.") => {
            " A DNS name constraint has no wildcard: a name covers all below it anyway."
        }
        GeneralName::IpAddress(_) | GeneralName::IpNetwork { .. } => {
            " It must be an address and a mask without gaps."
        }
        _ => "",
    }
}

/// The text with its first letter as a sentence has it. Sentences may begin with "the root".
fn capitalized(text: String) -> String {
    match text.strip_prefix("the ") {
        Some(rest) => format!("The {rest}"),
        None => text,
    }
}

/// The name constraints of one authority.
struct Constraints<'a> {
    /// Who constrains, as sentences name it.
    by: String,
    rules: Rules<'a>,
}

enum Rules<'a> {
    /// The constraints, by the form that they are for.
    Sets(Vec<Set<'a>>),
    /// The extension does not decode: why.
    Unreadable(&'a str),
}

/// The constraints of one authority for one form of names.
struct Set<'a> {
    form: Form,
    permitted: Vec<Subtree<'a>>,
    excluded: Vec<Subtree<'a>>,
    /// The first constraint that is no valid one.
    malformed: Option<&'a GeneralName>,
}

struct Subtree<'a> {
    written: &'a GeneralName,
    base: Base<'a>,
}

impl Subtree<'_> {
    /// Pays for one comparison with it.
    fn spend(&self, budget: &mut usize) -> Result<(), OutOfBudget> {
        *budget = budget.checked_sub(self.base.cost()).ok_or(OutOfBudget)?;
        Ok(())
    }
}

/// What is wrong with a name.
enum Breach<'a> {
    FormNotUnderstood,
    ConstraintMalformed(&'a GeneralName),
    NameMalformed,
    Excluded(&'a GeneralName),
    Outside,
}

/// No comparisons are left for the path.
struct OutOfBudget;

impl<'a> Constraints<'a> {
    /// The DNS constraints with a dot at one of their ends, and what clients make of them.
    fn dotted(&self) -> impl Iterator<Item = (&'a str, String)> {
        let sets = match &self.rules {
            Rules::Sets(sets) => sets.as_slice(),
            Rules::Unreadable(_) => &[],
        };
        let subtrees = sets.iter().flat_map(|set| set.permitted.iter().chain(&set.excluded));
        subtrees.filter_map(|subtree| match subtree.written {
            GeneralName::DnsName(text) => Some((text.as_str(), dns::dotted(text)?)),
            _ => None,
        })
    }

    /// The constraints of a certificate: one for every extension, should it stand there twice.
    fn of(position: &Position<'a>, chain: &Chain<'a>) -> Vec<Self> {
        let certificate = position.certificate;
        let mut all = Vec::new();
        for extension in &certificate.extensions {
            let rules = match &extension.value {
                // Nothing is constrained: the fault of whoever made it, and no rule for those below.
                ExtensionValue::NameConstraints(constraints)
                    if *constraints == NameConstraints::default() =>
                {
                    continue;
                }
                ExtensionValue::NameConstraints(constraints) => Rules::Sets(sets(constraints)),
                ExtensionValue::Malformed(reason) if extension.oid == ID_CE_NAME_CONSTRAINTS => {
                    Rules::Unreadable(reason)
                }
                _ => continue,
            };
            let is_last = position.index.saturating_add(1) == chain.certificates.len();
            let role = if is_last && position.is_self_issued {
                "the root"
            } else if position.is_anchor {
                "the trust anchor"
            } else {
                "the CA"
            };
            let name = certificate.subject.to_string();
            let by = match shown(&name) {
                name if name.is_empty() => format!("{role} without a name"),
                name => format!("{role} '{name}'"),
            };
            all.push(Self { by, rules });
        }
        all
    }
}

fn sets(constraints: &NameConstraints) -> Vec<Set<'_>> {
    let mut sets: Vec<Set<'_>> = Vec::new();
    let lists = [(false, &constraints.permitted), (true, &constraints.excluded)];
    for (is_excluded, list) in lists {
        for written in list {
            let form = Form::of(written);
            let place = sets.iter().position(|set| set.form == form).unwrap_or_else(|| {
                sets.push(Set { form, permitted: Vec::new(), excluded: Vec::new(), malformed: None });
                sets.len().saturating_sub(1)
            });
            let Some(set) = sets.get_mut(place) else { continue };
            match Base::of(written) {
                Some(base) if is_excluded => set.excluded.push(Subtree { written, base }),
                Some(base) => set.permitted.push(Subtree { written, base }),
                None => set.malformed = set.malformed.or(Some(written)),
            }
        }
    }
    sets
}

impl<'a> Set<'a> {
    fn judge(&self, instance: &Instance<'_>, budget: &mut usize) -> Result<Option<Breach<'a>>, OutOfBudget> {
        if !self.form.is_understood() {
            return Ok(Some(Breach::FormNotUnderstood));
        }
        if let Some(malformed) = self.malformed {
            return Ok(Some(Breach::ConstraintMalformed(malformed)));
        }
        let Some(value) = &instance.value else { return Ok(Some(Breach::NameMalformed)) };
        for subtree in &self.excluded {
            subtree.spend(budget)?;
            if subtree.base.meets(value) {
                return Ok(Some(Breach::Excluded(subtree.written)));
            }
        }
        for subtree in &self.permitted {
            subtree.spend(budget)?;
            if subtree.base.covers(value) {
                return Ok(None);
            }
        }
        Ok((!self.permitted.is_empty()).then_some(Breach::Outside))
    }
}

#[cfg(test)]
mod tests;
