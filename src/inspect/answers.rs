//! What an inspection answers: the report, the list, one object, files to deploy, a checklist.

use super::Inspection;
use super::progress::tell;
use crate::compare::{Comparison, ComparisonError, ComparisonOrder};
use crate::export::{self, ExportError, ExportKind, ExportOffer, ExportOrder, ExportedFile};
use crate::formats::Progress;
use crate::input::{Options, Port, ProfileId, Role};
use crate::judge::{Ancestry, Answered, Whole, admission, refusal, refused_settings};
use crate::model::Object;
use crate::plan::{Evidence, Seen, fill};
use crate::products::{self, PlanError, Product, RULES, Shown};
use crate::report::{
    Admission, AdmissionReasonKind, Plan, PlanAnswers, Problem, ProblemOrigin, Report, Settings, Text,
};
use crate::structure::{self, Structure};
use crate::view::{Detail, Identification, List, ListedObject, ObjectRow, Summary, identify};

impl Inspection {
    /// The whole report.
    #[must_use]
    pub fn report(&self, options: &Options) -> Report {
        self.reporter(options).report(&mut |_| {})
    }

    /// Short rows of everything, for a list.
    #[must_use]
    pub fn summary(&self, options: &Options) -> Summary {
        self.reporter(options).summary(&mut |_| {})
    }

    /// Whether the files may be uploaded where the product of the options needs something for their role. Without both, and
    /// where the product has no place for the role, the answer is no.
    #[must_use]
    pub fn judge(&self, options: &Options) -> Admission {
        self.judge_with(options, &mut |_| {})
    }

    /// The same; `progress` hears how many objects are judged.
    pub fn judge_with(&self, options: &Options, progress: Progress<'_>) -> Admission {
        let inputs: Vec<u32> = self.problems.iter().map(|(input, _)| *input).collect();
        admission(&self.reporter(options).report(progress), &inputs)
    }

    /// The answer where nothing may be judged.
    pub(crate) fn refusal(
        options: &Options,
        kind: AdmissionReasonKind,
        message: impl Into<Text>,
    ) -> Admission {
        refusal(&settings(options), kind, message)
    }

    /// Why nobody gets an answer who asks for this, whatever the files hold.
    pub(crate) fn refused_settings(options: &Options) -> Option<String> {
        refused_settings(&settings(options))
    }

    /// What there is, without any judgement.
    #[must_use]
    pub fn list(&self) -> List {
        List {
            inputs: self.inputs.clone(),
            objects: self.numbered().map(|(id, object)| ListedObject::of(id, object)).collect(),
            problems: self.all_problems(),
        }
    }

    /// One object whole; `None` if there is none with that number.
    #[must_use]
    pub fn detail(&self, id: u32, options: &Options) -> Option<Detail> {
        let object = self.objects.get(usize::try_from(id).ok()?)?;
        Some(self.whole(options).detail(id, object))
    }

    /// Calls a function with an object as a product sees it; `None` if there is none with that number, or the product does not
    /// take it.
    pub fn show<T>(
        &self,
        id: u32,
        product: &Product,
        options: &Options,
        look: impl FnOnce(&Shown<'_>) -> T,
    ) -> Option<T> {
        let object = self.objects.get(usize::try_from(id).ok()?)?;
        self.whole(options).show(id, object, product, look)
    }

    /// The bytes of an object as ASN.1 divides them; `None` for a private key, for what may hold one in the clear, and for
    /// what has no bytes of its own here.
    #[must_use]
    pub fn structure(&self, id: u32) -> Option<Structure> {
        let object = self.objects.get(usize::try_from(id).ok()?)?;
        structure::structure(id, &object.content)
    }

    /// What changes from one certificate or request to another, by their numbers: by consequence first, then field by field.
    ///
    /// # Errors
    /// There is none with that number, or it is something else.
    pub fn compare(
        &self,
        older: u32,
        newer: u32,
        order: ComparisonOrder,
        options: &Options,
    ) -> Result<Comparison, ComparisonError> {
        self.whole(options).compare(older, newer, order)
    }

    /// Which fingerprint of what a text is that another screen shows; `shown` is the object that it is compared with first.
    #[must_use]
    pub fn identify(&self, text: &str, shown: Option<u32>) -> Identification {
        identify(text, shown, &self.objects, &self.inputs)
    }

    /// The files that can be made of an object, or, without a number, of everything.
    #[must_use]
    pub fn exports(&self, id: Option<u32>, options: &Options) -> Vec<ExportOffer> {
        match id {
            Some(id) => self.whole(options).exports(id),
            None => export::offers_of_all(&self.objects),
        }
    }

    /// Makes a file. Everything that it depends on is in the order and the options: the same ones give the same bytes.
    ///
    /// # Errors
    /// The file cannot be made of what is there; the error says what to do. A report for programs is not made here: it is
    /// [`Self::report`] itself, written as JSON.
    pub fn export(&self, order: &ExportOrder, options: &Options) -> Result<ExportedFile, ExportError> {
        self.export_with(order, options, &mut |_| {})
    }

    /// The same; `progress` hears how many objects of a report are judged.
    ///
    /// # Errors
    /// As with [`Self::export`].
    pub fn export_with(
        &self,
        order: &ExportOrder,
        options: &Options,
        progress: Progress<'_>,
    ) -> Result<ExportedFile, ExportError> {
        match order.kind {
            ExportKind::ReportHtml | ExportKind::ReportCsv => {
                let mut text = Vec::new();
                // Memory takes whatever is written.
                let written = self.reporter(options).write(order.kind, &mut text, progress);
                written.map_err(|_| ExportError::ReportItself)?;
                Ok(export::of_report(order.kind, text))
            }
            ExportKind::ReportJson => Err(ExportError::ReportItself),
            ExportKind::Calendar => export::make_calendar(&self.objects, options.at),
            _ => self.whole(options).export(order),
        }
    }

    /// The plan of a product, with every step ticked that is done already. Only this product's requirements count, whatever
    /// product the options name.
    ///
    /// # Errors
    /// The product has no plan, or the answers do not fit its questions.
    pub fn plan(
        &self,
        product: ProfileId,
        answers: &PlanAnswers,
        options: &Options,
    ) -> Result<Plan, PlanError> {
        let rules = RULES.iter().find(|rules| rules.product.id == product);
        let planning = rules.and_then(|rules| Some((*rules, rules.product.plan?, rules.plan?)));
        let (rules, form, draft) = planning.ok_or_else(no_plan)?;
        let answers = form.check(answers)?;
        let draft = draft(&answers)?;
        let options = Options { profile: Some(product), role: None, ..options.clone() };
        let of_authorities = Options { role: Some(Role::Ca), ..options.clone() };
        let (whole, authorities) = (self.whole(&options), self.whole(&of_authorities));
        let (rows, mut verdicts) = self.rows(&whole, &mut |_| {});
        let is_authority = |one: &Answered| {
            let entry = products::destination(one.destination).map(|(_, entry)| entry);
            entry.is_some_and(|entry| entry.role == Role::Ca)
        };
        verdicts.retain(|one| !is_authority(one));
        verdicts.extend(self.rows(&authorities, &mut |_| {}).1);
        let seen = Seen { rows: &rows, inputs: &self.inputs, verdicts: &verdicts };
        Ok(fill(draft, rules, answers, &Evidence::new(rules.product, &whole, &authorities, &seen)))
    }

    pub(super) fn whole<'a>(&'a self, options: &'a Options) -> Whole<'a> {
        let kin = self.kin(&mut |_, _| {});
        let signatures = &mut self.signatures.borrow_mut();
        Whole::new(
            &self.objects,
            &self.files,
            Ancestry::new(&self.objects, kin, &self.trusted, options, signatures),
            &self.trusted,
            options,
        )
    }

    /// The rows of all objects, and what they come to for the destinations that concern them.
    pub(super) fn rows(&self, whole: &Whole<'_>, progress: Progress<'_>) -> (Vec<ObjectRow>, Vec<Answered>) {
        let mut verdicts = Vec::new();
        let row = |(id, object)| {
            tell(progress, id, self.objects.len());
            let (row, of_row) = whole.row(id, object);
            verdicts.extend(of_row);
            row
        };
        (self.numbered().map(row).collect(), verdicts)
    }

    pub(super) fn numbered(&self) -> impl Iterator<Item = (u32, &Object)> {
        (0_u32..).zip(&self.objects)
    }

    pub(super) fn all_problems(&self) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self.problems.iter().map(|(_, problem)| problem.clone()).collect();
        if self.omitted_problems > 0 {
            problems.push(Problem {
                kind: "moreProblems".into(),
                message: format!("{} more problems are not listed.", self.omitted_problems).into(),
                origin: ProblemOrigin::default(),
            });
        }
        problems
    }
}

fn no_plan() -> PlanError {
    PlanError::NoPlan { products: products::planned().map(|(product, _)| product.id).collect() }
}

pub(super) fn settings(options: &Options) -> Settings {
    Settings {
        at: options.at,
        profile: options.profile,
        role: options.role,
        host: options.host.as_ref().map(ToString::to_string),
        addresses: options.addresses.iter().map(ToString::to_string).collect(),
        email: options.email.clone(),
        user_name: options.user_name.as_ref().map(|name| name.as_str().to_owned()),
        port: options.port.map(Port::number),
        runtime: options.runtime,
        policy: options.policy,
        purpose: options.purpose,
        further_purposes: options.further_purposes.clone(),
        initial_policies: options.initial_policies.iter().map(ToString::to_string).collect(),
        require_explicit_policy: options.require_explicit_policy,
        inhibit_policy_mapping: options.inhibit_policy_mapping,
        inhibit_any_policy: options.inhibit_any_policy,
    }
}

/// What no verdict here covers. It is said with every report, so that nobody takes silence for approval.
pub(super) fn not_checked() -> Vec<Text> {
    [
        "Revocation, where the issuer's revocation list was not given: whether the issuer has withdrawn the certificate.",
        "Trust on the devices: whether the phones and clients trust the root that a certificate leads to.",
        "The server: whether it really presents this certificate, with its private key and its chain.",
        "What the products' servers check beyond what their makers publish, and whether a bot's account exists and is active.",
    ]
    .into_iter()
    .map(Text::from)
    .collect()
}
