import Execution

extension Judgement {
    /// Whether the error at that position of the search's errors is expected.
    func expectsError(at index: Int) -> Bool { !deviations.contains(.error(index: index)) }

    /// Whether nothing deviates that has to do with the property of that name.
    func expectsOutcome(ofProperty name: String) -> Bool {
        !deviations.contains { deviation in
            switch deviation {
            case .violated(name), .unreachable(name), .notViolated(name), .notUnreachable(name): true
            default: false
            }
        }
    }
}

extension ReportDocument.Property {
    /// Makes the document of a property.
    init(_ property: PropertyReport, _ judgement: Judgement, _ places: ReportPlaces) {
        self.init(
            name: property.name, kind: property.kind.rawValue, title: property.title,
            documentation: property.documentation, span: places.span(property.span), verdict: .holds)
        message = property.outcomeText
        switch property.verdict {
        case .holds: break
        case .violated(let evidence):
            verdict = .violated
            self.evidence = .init(evidence, places)
        case .reached(let evidence):
            verdict = .reached
            self.evidence = .init(evidence, places)
        case .unreachable: verdict = .unreachable
        case .error: verdict = .error
        case .skipped: verdict = .skipped
        case .notSelected: verdict = .notSelected
        case .refused: verdict = .refused
        case .incomplete: verdict = .incomplete
        }
        let isExpected = judgement.expectsOutcome(ofProperty: property.name)
        switch verdict {
        case .holds, .violated, .reached, .unreachable: self.isExpected = isExpected
        // Where nothing was found, only what was expected can be said to be missing.
        case .error, .skipped, .refused, .incomplete, .notSelected: self.isExpected = isExpected ? nil : false
        }
    }
}

extension ReportDocument.Deadlock {
    /// Makes the document of what was found of deadlock.
    init(_ deadlock: DeadlockVerdict, _ judgement: Judgement, _ places: ReportPlaces) {
        self.init(verdict: .absent)
        if judgement.deviations.contains(.noDeadlock) { isExpected = false }
        switch deadlock {
        case .absent: break
        case .found(let trace, let description):
            verdict = .found
            isExpected = !judgement.deviations.contains(.deadlock)
            message = trace.deadlockText
            isLockCycle = description.isLockCycle
            waits = description.waits.map { .init($0, places) }
            evidence = .init(Evidence(trace: trace), places)
        case .allowed: verdict = .allowed
        case .skipped(let reason): (verdict, message) = (.skipped, reason)
        case .notSelected: verdict = .notSelected
        case .incomplete: verdict = .incomplete
        }
    }
}

extension ReportDocument.Wait {
    /// Makes the document of a thread that waits.
    fileprivate init(_ wait: DeadlockDescription.Wait, _ places: ReportPlaces) {
        self.init(
            thread: wait.thread, statement: wait.statement, resource: wait.resource, holders: wait.holders,
            span: places.span(wait.span))
    }
}

extension ReportDocument.ModelError {
    /// Makes the document of an error.
    init(_ report: ErrorReport, isExpected: Bool, _ places: ReportPlaces) {
        self.init(
            message: report.error.message, span: places.span(report.error.span), property: report.property,
            isExpected: isExpected, evidence: .init(Evidence(trace: report.trace), places))
    }
}

extension ReportDocument.Evidence {
    /// Makes the document of evidence.
    init(_ evidence: Evidence, _ places: ReportPlaces) {
        self.init(
            trace: .init(evidence.trace, places), loop: evidence.loop.map { .init($0, places) },
            explanations: evidence.explanations.map { .init($0, places) }, rest: evidence.rest.map { .init($0) },
            refinement: evidence.refinement.map { .init($0, places) })
    }
}

extension ReportDocument.Explanation {
    /// Makes the document of an explanation.
    init(_ explanation: Explanation, _ places: ReportPlaces) {
        self.init(
            conjunct: explanation.conjunct, span: places.span(explanation.span),
            bindings: explanation.bindings.map(ReportDocument.Binding.init),
            terms: explanation.terms.map { Term(text: $0.text, value: $0.value, span: places.span($0.span)) })
    }
}

extension ReportDocument.Rest {
    /// Makes the document of what is left.
    fileprivate init(_ rest: NoWayBack) {
        self.init(
            reachableStates: rest.reachableStates, isUpToSymmetry: rest.isUpToSymmetry,
            moves: rest.moves.map { moves in
                Moves(
                    thread: moves.actor.threadName,
                    moves: moves.moves.map { Move(action: $0.action, part: .init($0.part)) }, hasMore: moves.hasMore,
                    statement: moves.statement)
            })
    }
}

extension ReportDocument.Refinement {
    /// Makes the document of both levels.
    fileprivate init(_ refinement: RefinementExplanation, _ places: ReportPlaces) {
        self.init(
            specification: refinement.specification, initial: refinement.initial.map(ReportDocument.Binding.init),
            matches: refinement.matches.map { match in
                switch match {
                case .stutters: Match(kind: .stutters)
                case .matches(let transition): Match(kind: .matches, transition: .init(transition, places))
                case .fails(let changes): Match(kind: .fails, changes: changes.map(ReportDocument.Change.init))
                case .unknown: Match(kind: .unknown)
                }
            },
            nearest: refinement.nearest.map { miss in
                NearMiss(
                    transition: miss.transition.map { .init($0, places) }, isGuarded: miss.isGuarded,
                    guardPart: miss.guardPart.map { .init($0, places) },
                    differences: miss.differences.map(ReportDocument.Change.init))
            })
    }
}
