import Engine
import Execution
import Language
import Reports

/// A search of the states of a model, or of a mutant of it, in one scenario, by one worker.
struct MutantSearch {
    /// What is searched.
    let system: ModelSystem
    /// Which states count as one.
    let symmetry: SymmetryChoice
    /// How far.
    let limits: Limits
    /// Set when the user interrupts.
    let cancellation: CancellationFlag

    /// Something found.
    struct Found: Sendable {
        /// What it is of.
        let subject: SubjectID
        /// The transitions of the shortest trace to it; of a run those to its loop, and once around it.
        let length: Int
    }

    /// What was found.
    struct Result: Sendable {
        /// The findings by what they are of.
        var found: [Subject: Found] = [:]
        /// Its states.
        var states = 0
        /// Its transitions.
        var transitions = 0
        /// Whether it was compared with the model, and no state that was looked at has other transitions.
        var isSame = false
        /// What ended the search; `complete` where it looked at everything.
        var outcome = ExplorationOutcome.complete
    }

    /// Searches; where `known` is given, only until something is found of another subject.
    ///
    /// - Parameter comparison: what tells the transitions of each state from those of the model.
    func run(known: Set<Subject>?, comparison: TransitionComparison? = nil) -> Result {
        let subjects = system.subjects
        let alarm = CancellationFlag()
        let numbers = subjects.indices.filter { known?.contains(subjects[$0]) ?? true }
        let watched = WatchedSystem(
            QuotientSystem(system, by: symmetry.canonicaliser), subjectCount: subjects.count,
            known: Set(numbers.map { SubjectID(Int32($0)) }), alarm: alarm, cancellation: cancellation,
            examine: { comparison?.hasSameTransitions(from: $0) ?? false })
        var options = SearchOptions()
        options.limits = limits
        let search = BreadthFirstSearch(system: watched, options: options)
        let explored = search.run(cancellation: alarm)
        var result = Result()
        result.isSame = watched.isExamining && comparison?.hasSameInitialStates() ?? false
        result.states = explored.statistics.distinctStates
        result.transitions = explored.statistics.transitions
        result.outcome = explored.outcome
        var findings = explored.findings
        if explored.isComplete {
            let goals = search.judgeGoals(after: explored, cancellation: cancellation)
            let liveness = search.judgeLiveness(after: explored, cancellation: cancellation)
            findings += goals.findings + liveness.errors
            for violation in liveness.violations {
                let (stem, loop) = (violation.lasso.stem.steps.count, violation.lasso.loop.count)
                result.found[subjects[Int(violation.subject.index)]] = Found(
                    subject: violation.subject, length: stem + loop)
            }
            result.outcome = goals.outcome == .complete ? liveness.outcome : goals.outcome
        }
        system.finish()
        for finding in findings {
            result.found[subjects[Int(finding.subject.index)]] = Found(
                subject: finding.subject, length: finding.length)
        }
        return result
    }
}

extension MutantSearch.Result {
    /// What is found here and not among `known`, by the shortest trace; `nil` where there is nothing.
    func firstFinding(beyond known: Set<Subject>) -> (subject: Subject, finding: MutantSearch.Found)? {
        found.filter { !known.contains($0.key) }
            .min { ($0.value.length, $0.value.subject) < ($1.value.length, $1.value.subject) }
            .map { ($0.key, $0.value) }
    }
}
