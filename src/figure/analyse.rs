//! The reading of a sentence: each quantity gets its name, role, link, status and period.
//!
//! Walks the clauses from left to right and remembers what the last figures were about. Works in
//! places of the shadow; the texts are cut out by the caller.

use crate::figure::draft::{Draft, DraftRole, Piece, RECENT, Why};
use crate::figure::left::{self, Left};
use crate::figure::lexicon::words;
use crate::figure::list;
use crate::figure::name;
use crate::figure::phrase;
use crate::figure::polarity;
use crate::figure::quantity::Quantity;
use crate::figure::recall;
use crate::figure::right;
use crate::figure::role::{self, Hint};
use crate::figure::sentence::Clause;
use crate::figure::site::Site;
use crate::figure::status::{self, Plan, Scope, Verdict};
use crate::figure::subject;
use crate::figure::text::{Range, Text};
use crate::figure::units::Kind;
use crate::figure::{Direction, Linking, Naming, Scoping, Status};

/// Reads sentences and collects drafts.
pub(super) struct Reader<'a> {
    text: Text<'a>,
    /// All figures so far.
    pub(super) drafts: Vec<Draft>,
    /// The first draft of the sentence being read.
    first: usize,
    /// What a clause without figures spoke of.
    subject: Option<Range>,
    /// A change whose level has not come yet: 增长11%，达到282亿元.
    pending: Option<usize>,
    /// The first draft of the list being read.
    head: Option<usize>,
    /// The last year that is no future.
    horizon: Option<u16>,
    /// The word by which all is expected up to a place: (预计，下同).
    same: Option<(Range, usize)>,
}

impl<'a> Reader<'a> {
    /// Before a text with room for so many figures.
    pub(super) fn new(text: Text<'a>, horizon: Option<u16>, figures: usize) -> Self {
        Self {
            text,
            horizon,
            drafts: Vec::with_capacity(figures),
            first: 0,
            subject: None,
            pending: None,
            head: None,
            same: None,
        }
    }

    /// Reads one sentence, of which the clauses and the sites of the quantities are known, whose section
    /// is planned or not (`plan`).
    pub(super) fn sentence(
        &mut self,
        range: Range,
        (clauses, sites): (&[Clause], &[Site]),
        quantities: &[Quantity],
        plan: Option<Plan>,
    ) {
        self.first = self.drafts.len();
        (self.subject, self.pending, self.head) = (None, None, None);
        let same = self.same.filter(|(_, until)| range.start < *until).map(|(word, _)| word);
        let mut scope = Scope::new(self.horizon, same);
        for clause in clauses {
            let opens = quantities
                .get(clause.items.start)
                .filter(|_| !clause.items.is_empty())
                .map_or(clause.range.end, |q| q.range.start);
            let verdict = scope.clause(self.text, clause, opens, plan);
            if let Some(word) = scope.noted.filter(|_| clause.depth > 0) {
                recall::expect(self.drafts.get_mut(self.first..), word, clause.range.start);
            }
            if clause.items.is_empty() {
                self.subject = subject::subject(self.text, clause.range).or(self.subject);
                continue;
            }
            self.clause(clause, sites, quantities, verdict);
        }
        // 下同 holds for the paragraph.
        if let Some(word) = scope.same.filter(|_| same.is_none()) {
            self.same = Some((word, self.text.line_end(range.end)));
        }
        self.close_list();
        recall::settle_sums(&mut self.drafts, self.first);
    }

    fn clause(&mut self, clause: &Clause, sites: &[Site], quantities: &[Quantity], verdict: Verdict) {
        for index in clause.items.start..clause.items.end {
            let (Some(quantity), Some(site)) = (quantities.get(index), sites.get(index)) else { break };
            let next = quantities.get(index + 1).filter(|_| index + 1 < clause.items.end);
            let before = index.checked_sub(1).and_then(|before| quantities.get(before));
            self.quantity(quantity, before, next, &Site { verdict, ..*site });
        }
    }

    /// Reads one quantity.
    fn quantity(
        &mut self,
        quantity: &Quantity,
        before: Option<&Quantity>,
        next: Option<&Quantity>,
        site: &Site,
    ) {
        if before
            .is_some_and(|before| list::continues(self.text, &self.drafts, self.head, [before, quantity]))
            && self.drafts.len() > self.first
        {
            self.continue_list(quantity, site);
            return;
        }
        self.close_list();
        let mut draft = self.draft(quantity, site);
        if recall::restate(self.text, &self.drafts, self.first, &mut draft, site.segment) {
            self.drafts.push(draft);
            return;
        }
        match site.hint {
            Hint::Change { rest, basis, direction, verb }
                if phrase::is_gain(self.text, verb) && !self.gains(&draft, rest, basis) =>
            {
                subject::gain(self.text, &mut draft, verb, rest, site.segment.start);
                draft.role = DraftRole::Change { of: None, basis, direction };
            }
            Hint::Change { basis: None, .. } if self.lifts(quantity, next, site) => {
                self.plain(&mut draft, next, site);
            }
            Hint::Change { basis, direction, verb, .. } => {
                draft.why.role = Some(verb).filter(|verb| !verb.is_empty());
                self.change(&mut draft, site.left, basis, direction);
            }
            Hint::PartOf { whole, verb, .. } => {
                draft.why.role = Some(verb);
                self.part(&mut draft, site.left.noun, whole);
            }
            Hint::Plain => self.plain(&mut draft, next, site),
        }
        polarity::settle(self.text, &mut draft);
        self.drafts.push(draft);
        recall::borrow_back(self.text, &mut self.drafts);
        self.head = Some(self.drafts.len() - 1);
    }

    /// 租金收入426万元，同比增收38万元: what is gained against a basis changes the sum before it.
    fn gains(&self, draft: &Draft, rest: Range, basis: Option<Range>) -> bool {
        let level = recall::last_level(&self.drafts, self.first, draft).filter(|&level| level >= self.first);
        let money = level.and_then(|level| self.drafts.get(level));
        let money = money.filter(|level| level.quantity.kind == Kind::Money);
        // 人均纯收入2543元，人均增收126元: an income that grew.
        let close = level.is_some_and(|level| level + 1 == self.drafts.len());
        let income = money.is_some_and(|level| phrase::is_income(self.text, &level.name));
        let bare = rest.is_empty() || self.text.is(rest, words!["人均", "农民人均", "同比", "年均"]);
        (basis.is_some() && rest.is_empty() && money.is_some()) || (close && income && bare)
    }

    /// 提升100家供养机构服务水平: verb, count and object make a level, no change.
    fn lifts(&self, quantity: &Quantity, next: Option<&Quantity>, site: &Site) -> bool {
        let bare = site.left.noun.is_none();
        let end = next.map_or(site.end, |next| next.range.start.min(site.end));
        matches!(quantity.kind, Kind::Count)
            && bare
            && right::right(self.text, quantity.range.end, end).is_some()
    }

    fn draft(&self, quantity: &Quantity, site: &Site) -> Draft {
        let rule = site.rule.map_or(site.verdict, |word| Verdict::word(Status::Rule, word));
        let share = matches!(quantity.kind, Kind::Percent | Kind::Tenths | Kind::Proportion);
        let rule = status::started(self.text, rule, site.segment, quantity.range, site.end);
        Draft {
            quantity: quantity.clone(),
            name: Vec::new(),
            role: if share { DraftRole::Share } else { DraftRole::Level },
            approx: site.approx,
            status: rule.status,
            period: site.period,
            sentence: site.sentence,
            depth: site.depth,
            own: false,
            list: self.drafts.len(),
            aside: false,
            yardstick: false,
            why: Why {
                scoping: rule.by,
                status: (rule.by != Scoping::Nothing).then_some(rule.words),
                ..Why::default()
            },
        }
    }

    /// A change: its name stands before the verb, or it changes the last level.
    fn change(&mut self, draft: &mut Draft, left: Left, basis: Option<Range>, direction: Option<Direction>) {
        let mut of = None;
        if let Some(noun) = left.noun.filter(|noun| !phrase::is_filler(self.text, *noun)) {
            draft.call(vec![Piece::Words(noun)], Naming::Before);
            draft.own = true;
            of = recall::level_named(self.text, &self.drafts, self.first, noun);
            draft.why.link = of.map(|_| Linking::SameName);
            if of.is_none() {
                self.pending = Some(self.drafts.len());
            }
        } else if let Some(before) = self.change_alone(draft.depth) {
            // 警情数减少56起、下降11.9%: both change what has no level here.
            draft.call_like(before);
            draft.rate_like(before);
        } else {
            of = recall::last_level(&self.drafts, self.first, draft).or(of);
            // 老人42名按月领取养老金，每人每月提高10元: the pension changed, not the people.
            let people = of
                .and_then(|of| self.drafts.get(of))
                .filter(|level| draft.quantity.kind == Kind::Money && level.quantity.kind == Kind::Count);
            let between =
                people.map(|level| Range::new(level.quantity.range.end, draft.quantity.range.start));
            if let Some(paid) = between.and_then(|between| subject::payment(self.text, between)) {
                self.subject = Some(paid);
            }
            let subject = self.subject.filter(|subject| {
                of.and_then(|of| self.drafts.get(of))
                    .is_none_or(|level| subject.start > level.quantity.range.end)
            });
            if let Some(subject) = subject {
                draft.call(vec![Piece::Words(subject)], Naming::Earlier);
                of = None;
                // 纯收入：年均增长14%，2012年达到7800元: the level of the subject is still to come.
                self.pending = Some(self.drafts.len());
            } else if let Some(level) = of.and_then(|of| self.drafts.get(of)) {
                draft.call_like(level);
                draft.why.link = Some(Linking::LastLevel);
                if draft.status == Status::Actual && matches!(level.status, Status::Forecast | Status::Target)
                {
                    draft.rate_like(level);
                }
            } else {
                self.inherit(draft);
            }
            if draft.name.is_empty() {
                let naming = if left.verb.is_some() { Naming::Verb } else { Naming::Before };
                draft.call(left.verb.or(left.noun).into_iter().map(Piece::Words).collect(), naming);
            }
        }
        draft.role = DraftRole::Change { of, basis, direction };
    }

    /// The change right before in the sentence when it has a name of its own and no level.
    fn change_alone(&self, depth: u8) -> Option<&Draft> {
        let before = self.drafts.get(self.first..)?.last()?;
        let alone =
            matches!(before.role, DraftRole::Change { of: None, .. }) && before.own && before.depth <= depth;
        let newer = self.subject.is_some_and(|subject| subject.start > before.quantity.range.end);
        (alone && !newer).then_some(before)
    }

    /// A share of something: 占总耕地面积的88%.
    fn part(&mut self, draft: &mut Draft, noun: Option<Range>, whole: Range) {
        draft.role = DraftRole::Share;
        draft.own = noun.is_some();
        // 占…的5.8%，同比下降41.6%: what changed is the thing, not its share.
        draft.aside = true;
        draft.yardstick = role::is_plan(self.text, whole);
        if let Some(noun) = noun {
            draft.call(vec![Piece::Words(noun)], Naming::Before);
        } else {
            self.inherit(draft);
            phrase::drop_whole(self.text, &mut draft.name);
        }
        // A long whole would bury the thing: 高新技术产业增加值占比.
        if whole.len() > 8 && !draft.name.is_empty() {
            draft.name.push(Piece::Implied("占比"));
        } else if !whole.is_empty() || draft.name.is_empty() {
            if draft.name.is_empty() {
                draft.why.naming = Naming::Before;
            }
            draft.name.push(Piece::Words(whole));
        }
    }

    /// A level: its name stands before it, after it, or in an earlier clause.
    fn plain(&mut self, draft: &mut Draft, next: Option<&Quantity>, site: &Site) {
        let (left, right) = site.names(self.text, &draft.quantity);
        // 乡镇和90%以上行政村: what 和 joins to the number is another thing.
        let joined = phrase::is_joined(self.text, site.segment);
        let mut left = if joined && right.is_some() { Left::default() } else { left };
        if left.noun.is_none_or(|noun| self.text.is(noun, words!["任务", "计划", "目标", "目标任务"]))
        {
            let before = self.drafts.get(self.first..).unwrap_or_default().iter().rev().take(RECENT);
            let ends = before.map(|draft| draft.quantity.range.end);
            left.noun = subject::bracketed(self.text, site.sentence, site.segment, ends).or(left.noun);
        }
        let beyond = phrase::is_beyond(self.text, site.segment);
        if beyond {
            left = left::Left { link: left.link, ..left::Left::default() };
        }
        let right = right.filter(|_| !beyond);
        let right = right::told(self.text, right, [left.noun, Some(site.segment)], &draft.quantity, site.end);
        let counted = matches!(draft.quantity.kind, Kind::Count | Kind::Measure | Kind::Bare)
            && draft.quantity.base_unit != "周年";
        let measured = draft.quantity.kind == Kind::Measure
            && left.noun.is_some_and(|noun| name::is_property(self.text, noun));
        // 5个村民小组6个自然村: a noun that the number before it counts is not that of the next.
        let segment = self.text.trim(site.segment);
        let before = self.drafts.get(self.first..).and_then(<[Draft]>::last);
        let counted_before = before.filter(|before| before.why.naming == Naming::After);
        if let Some(Piece::Words(noun)) = counted_before.and_then(|before| before.name.last())
            && *noun == segment
        {
            left = Left::default();
        }
        // 产业园15个产业集群9个: without a mark between them the noun after belongs to the next number.
        // Not so in 与省内外30所名校500位专家: a place is no noun that is counted.
        let gap = Range::new(draft.quantity.range.end, site.end);
        let last = self.text.before(segment.end);
        let apart = matches!(last, '的' | '等' | '外' | '内') || self.text.slice(gap).contains(&'、');
        let taken = !apart
            && left.noun.is_some()
            && right.is_some_and(|noun| next.is_some_and(|next| noun.end == next.range.start));
        let linked = left.link.is_some_and(|link| !phrase::serves(self.text, link, right));
        let levelled = linked && left.noun.is_some();
        draft.why.role = left.link.and_then(|link| role::level_word(self.text, link));
        let counts = counted && !(measured || taken || levelled);
        let after = right.filter(|_| counts || left.noun.is_none());
        let limit = draft.status == Status::Rule;
        let named = left.noun.filter(|noun| right.is_none() || !phrase::is_deed(self.text, *noun));
        let before = named
            .or(left.verb.filter(|verb| right.is_none() || !phrase::is_deed(self.text, *verb)))
            .filter(|_| limit);
        let spent = left
            .verb
            .filter(|verb| draft.quantity.kind == Kind::Money && phrase::is_spending(self.text, *verb));
        // 首年即创造8600万元剩余: the sum is that of what the deed brings.
        let brought = right.filter(|_| {
            draft.quantity.kind == Kind::Money
                && left.noun.is_some_and(|noun| phrase::brings(self.text, noun))
        });
        let chosen = before.or(spent).or(brought).or(after).or(left.noun).or(left.verb);
        // A bare verb names nothing while the sentence has a subject or the words after tell the deed.
        let bare = chosen.is_some() && chosen == left.verb && spent.is_none() && !limit;
        let deed = right::right_deed(self.text, draft.quantity.range.end, site.end).filter(|_| bare);
        let about = self.subject.filter(|_| bare && draft.quantity.kind == Kind::Money);
        if let Some(noun) = about.or(deed).or(chosen) {
            recall::reach(self.text, &mut self.drafts, self.pending.take(), noun);
            let naming = match Some(noun) {
                found if found == about => Naming::Earlier,
                found if found == left.noun => Naming::Before,
                found if found == left.verb => Naming::Verb,
                _ => Naming::After,
            };
            draft.call(vec![Piece::Words(noun)], naming);
            if naming == Naming::Before {
                let maker = subject::maker(self.text, Range::new(site.segment.start, noun.start), noun);
                draft.name.splice(0..0, maker.map(Piece::Words));
                recall::per_head(self.text, self.drafts.get(self.first..).unwrap_or_default(), draft);
            }
            // 总投资7亿元的时代广场: the thing's name goes before the verb where both are short.
            if let (Some(spent), Some(thing)) = (spent, right)
                && noun == spent
                && thing.len() <= 8
                && (self.text.at(thing.end) != '、' || !phrase::begins_deed(self.text, thing))
            {
                draft.name.insert(0, Piece::Words(thing));
            }
            recall::done_to(self.text, self.drafts.get(self.first..).unwrap_or_default(), draft);
            draft.own = !bare;
        } else {
            self.unnamed(draft, site);
        }
        let drafts = self.drafts.get(self.first..).unwrap_or_default();
        recall::bound(self.text, drafts, draft, next.map(|next| next.range));
        draft.aside = beyond || role::is_base(self.text, site.segment);
        recall::raise(self.text, &mut self.drafts, self.first, draft, site.segment);
        if draft.role == DraftRole::Level && draft.quantity.kind == Kind::Times {
            draft.role = DraftRole::Share;
        }
    }

    /// A level without words of its own: it has the name of what its sentence spoke of last, and may
    /// be the one that a change before it reached.
    fn unnamed(&mut self, draft: &mut Draft, site: &Site) {
        let last = self.last_end(draft.depth);
        match self.subject.filter(|subject| subject.start > last) {
            Some(subject) => draft.call(vec![Piece::Words(subject)], Naming::Earlier),
            None => self.inherit(draft),
        }
        if draft.name.is_empty()
            && let Some(topic) = subject::topic(self.text, site.sentence, site.segment)
        {
            draft.call(vec![Piece::Words(topic)], Naming::Earlier);
        }
        // …480户困难家庭；1万余人实现了饮水: behind a ； the words after tell more than the last name.
        let between = Range::new(self.last_end(draft.depth), draft.quantity.range.start);
        let last = self.drafts.get(self.first..).and_then(<[Draft]>::last);
        let people = draft.quantity.base_unit == "人";
        let paid = people && last.is_some_and(|last| last.quantity.kind == Kind::Money);
        let parted = draft.quantity.kind == Kind::Count && (paid || self.text.slice(between).contains(&';'));
        if draft.name.is_empty() || parted {
            let deed = right::right_deed(self.text, draft.quantity.range.end, site.end);
            if deed.is_some() || draft.name.is_empty() {
                draft.own = deed.is_some();
                let naming = if draft.own { Naming::After } else { Naming::Nothing };
                draft.call(deed.into_iter().map(Piece::Words).collect(), naming);
            }
        }
        let level = self.drafts.len();
        if let Some(change) = self.pending.take().and_then(|pending| self.drafts.get_mut(pending))
            && let DraftRole::Change { of, .. } = &mut change.role
            && (change.quantity.base_unit == draft.quantity.base_unit
                || matches!(change.quantity.kind, Kind::Percent | Kind::Points | Kind::Times))
        {
            *of = Some(level);
            change.why.link = Some(Linking::LevelAfter);
        }
    }

    /// A further member of a list has the role of its head.
    fn continue_list(&mut self, quantity: &Quantity, site: &Site) {
        let mut draft = self.draft(quantity, site);
        if let Some(head) = self.head.and_then(|head| self.drafts.get(head)) {
            draft.role = head.role;
            draft.call_like(head);
            draft.rate_like(head);
            draft.list = head.list;
            (draft.aside, draft.yardstick) = (head.aside, head.yardstick);
            (draft.why.role, draft.why.link) = (head.why.role, head.why.link);
        }
        if let (DraftRole::Change { direction, .. }, Some((verb, own))) =
            (&mut draft.role, role::verb_of(self.text, site.segment))
        {
            (*direction, draft.why.role) = (Some(own), Some(verb));
        }
        polarity::settle(self.text, &mut draft);
        let right = right::right(self.text, quantity.range.end, site.end);
        if let (DraftRole::Level, Some(noun), Kind::Count | Kind::Measure) =
            (draft.role, right, quantity.kind)
        {
            draft.call(vec![Piece::Words(noun)], Naming::After);
            draft.own = true;
        }
        self.drafts.push(draft);
        recall::borrow_back(self.text, &mut self.drafts);
    }

    /// Gives the members of a list that ended their own names and links.
    fn close_list(&mut self) {
        if let Some(head) = self.head.take() {
            list::distribute(self.text, &mut self.drafts, self.first, head);
        }
    }

    /// Gives a figure whose clause has no name the name of the last figure of the sentence.
    fn inherit(&self, draft: &mut Draft) {
        let before = self.drafts.get(self.first..).unwrap_or_default();
        let last = before.iter().rev().take(RECENT).find(|last| last.depth <= draft.depth);
        let last = recall::heir(self.text, before, draft).or(last);
        let newer = |subject: &Range| last.is_none_or(|last| subject.start > last.quantity.range.end);
        match (last, self.subject.filter(newer)) {
            (_, Some(subject)) => draft.call(vec![Piece::Words(subject)], Naming::Earlier),
            (Some(last), None) => phrase::call_after(draft, last),
            (None, None) => {}
        }
    }

    /// Where the last figure of the sentence ends.
    fn last_end(&self, depth: u8) -> usize {
        let before = self.drafts.get(self.first..).unwrap_or_default();
        let last = before.iter().rev().take(RECENT).find(|draft| draft.depth <= depth);
        last.map_or(0, |draft| draft.quantity.range.end)
    }
}
