import Language

/// Puts states of one model into few lines: what is not the same in all of them.
struct StateLines {
    /// The model.
    let system: ModelSystem

    /// The lines of each of `states`.
    func lines(of states: [[UInt64]]) -> [[String]] {
        let found = states.map { system.describe(state: $0) }
        guard let first = found.first else { return [] }
        let varying = first.variables.indices.filter { index in
            found.contains { $0.variables[index] != first.variables[index] }
        }
        return found.map { state in
            let lines =
                varying.map { "\(state.variables[$0].name) = \(state.variables[$0].value)" }
                + state.threads.compactMap(line)
            return lines.isEmpty ? ["idle"] : lines
        }
    }

    /// `host[1] in bind at set (v = vm1)`; `nil` for an idle thread.
    private func line(_ thread: ThreadDescription) -> String? {
        guard let operation = thread.operation else { return nil }
        let place = thread.nextStatement ?? thread.step ?? ""
        let locals = thread.locals.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        return "\(thread.name) in \(operation): \(place)" + (locals.isEmpty ? "" : " (\(locals))")
    }
}
