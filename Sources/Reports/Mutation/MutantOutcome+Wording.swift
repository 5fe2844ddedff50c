import Language

extension MutantOutcome {
    /// One or two words.
    var word: String {
        switch self {
        case .killed: "killed"
        case .survived(nil): "SURVIVES"
        case .survived: "survives"
        case .equivalent: "equivalent"
        case .undecided: "not decided"
        }
    }

    /// What it means for the reader.
    var style: TextStyle {
        switch self {
        case .killed: .good
        case .survived(nil): .bad
        case .survived, .equivalent: .plain
        case .undecided: .caution
        }
    }

    /// Why, as the end of a line; `nil` where there is nothing to say.
    var detail: String? {
        switch self {
        case .killed(let kill): kill.text
        case .survived(let reason): reason
        case .equivalent: nil
        case .undecided(let scenario, let stop): "\(scenario): \(stop.text)"
        }
    }

    /// Whether it is what one hopes for, so that a short report leaves it out.
    var isUnremarkable: Bool {
        switch self {
        case .killed, .equivalent: true
        case .survived(let reason): reason != nil
        case .undecided: false
        }
    }
}

extension MutantKill {
    /// What came out otherwise, where and how soon.
    var text: String {
        [cause.text, transitions.map(Wording.after), "in \(scenario)"].compactMap(\.self).joined(separator: " ")
    }
}

extension MutantKill.Cause {
    /// What came out otherwise.
    var text: String {
        switch self {
        case .violated(let name): "\(name) is violated"
        case .notViolated(let name): "\(name) is not violated any more"
        case .reached(let name): "\(name) is reached"
        case .notReached(let name): "\(name) is not reached any more"
        case .deadlock: "deadlock"
        case .noDeadlock: "no deadlock any more"
        case .error(let message): "error: \(message)"
        case .noError(let message): "no error any more: \(message)"
        }
    }
}

extension MutationReport {
    /// How many mutants came out how.
    var summary: String {
        let killed = count { if case .killed = $0 { true } else { false } }
        let explained = count { if case .survived(.some) = $0 { true } else { false } }
        let unexplained = count { $0 == .survived(reason: nil) }
        let undecided = count { if case .undecided = $0 { true } else { false } }
        let parts = [
            "\(Wording.number(killed)) killed", unexplained > 0 ? "\(Wording.number(unexplained)) survive" : nil,
            explained > 0 ? "\(Wording.number(explained)) survive for a reason" : nil,
            "\(Wording.number(count { $0 == .equivalent })) equivalent",
            undecided > 0 ? "\(Wording.number(undecided)) not decided" : nil,
        ]
        return "\(Wording.count(mutants.count, "mutant")): \(parts.compactMap(\.self).joined(separator: ", "))"
    }

    /// The scenarios, in a few words.
    var basis: String {
        let searched = scenarios.filter { $0.stop == nil }
        let states = searched.reduce(0) { $0 + $1.states }
        let symmetry = searched.contains(where: \.isReduced) ? " up to symmetry" : ""
        let large = scenarios.filter(\.isTooLarge)
        let omission = large.isEmpty ? "" : "; larger and left out: \(Wording.list(large.map(\.name)))"
        return
            "\(Wording.count(searched.count, "scenario")) with \(Wording.count(states, "state"))\(symmetry)\(omission)"
    }

    /// What is to be said beside the mutants: searches that are not complete, and lines that are not true any more.
    var remarks: [String] {
        scenarios.compactMap { scenario in
            scenario.isTooLarge
                ? nil : scenario.stop.map { "no mutant was run in scenario \(scenario.name): \($0.text)" }
        }
            + staleNotes.map { stale in
                let subject = stale.note.texts.isEmpty ? "" : " of " + Wording.list(stale.note.texts.map { "`\($0)`" })
                return
                    "\(stale.place.path):\(stale.place.line): \(stale.declaration) says that a mutant\(subject) survives, "
                    + "and none does: \(stale.note.reason)"
            }
    }

    /// The mutants by declaration, in order.
    var sections: [(declaration: String, place: SourceLocation, mutants: [MutantReport])] {
        var sections: [(declaration: String, place: SourceLocation, mutants: [MutantReport])] = []
        for mutant in mutants {
            if let last = sections.last, last.place == mutant.declarationPlace {
                sections[sections.count - 1].mutants.append(mutant)
            } else {
                sections.append((mutant.declaration, mutant.declarationPlace, [mutant]))
            }
        }
        return sections
    }
}
