import Engine
import Execution
import Foundation
import Reports

/// Finds the transitions of a model that recorded steps mean.
///
/// Of several transitions that a line cannot tell apart, ` #2` at its end means the second one.
struct StepMatcher {
    /// The model.
    let system: ModelSystem

    /// What a recorded step means in a state.
    enum Match: Hashable {
        /// The transition with that ordinal.
        case found(Int32)
        /// None: what is true instead.
        case none(String)
    }

    /// The line of the transition with that ordinal.
    func text(of ordinal: Int32, in state: StateExpansion) -> String {
        let step = line(of: ordinal, in: state)
        let rank = ordinals(of: step.actor, in: state).prefix { $0 < ordinal }.count { line(of: $0, in: state) == step }
        return rank == 0 ? step.text : "\(step.text) #\(rank + 1)"
    }

    /// What `text` means in a state.
    func match(_ text: String, in state: StateExpansion) -> Match {
        var (wanted, rank) = (text, 1)
        if let mark = text.range(of: " #"), let number = Int(text[mark.upperBound...]) {
            (wanted, rank) = (String(text[..<mark.lowerBound]), number)
        }
        let actor = String(wanted.prefix(upTo: wanted.range(of: ": ")?.lowerBound ?? wanted.endIndex))
        let ordinals = ordinals(of: actor, in: state)
        let lines = ordinals.map { line(of: $0, in: state) }
        let matching = zip(ordinals, lines).filter { $0.1.text == wanted }
        if rank >= 1, matching.count >= rank { return .found(matching[rank - 1].0) }
        return .none(reason(wanted, actor, lines))
    }

    /// Why no line of an actor is the one that is wanted.
    private func reason(_ wanted: String, _ actor: String, _ lines: [StepText]) -> String {
        guard actor == Self.environment || system.threadNames.contains(actor) else {
            return "there is no thread '\(actor)'"
        }
        if lines.isEmpty { return "\(actor) can do nothing here" }
        if let near = lines.first(where: { wanted.hasPrefix("\($0.actor): \($0.move) ") }) {
            return "it is now '\(near.text)'"
        }
        let texts = lines.prefix(3).map { "'\($0.text)'" }
        return "there are \(Wording.list(texts))" + (lines.count > 3 ? " and \(lines.count - 3) more" : "")
    }

    /// The ordinals of the transitions of a thread, or of those that belong to none.
    private func ordinals(of actor: String, in state: StateExpansion) -> Range<Int32> {
        if let member = system.threadNames.firstIndex(of: actor) {
            return system.ordinals(ofThread: member, in: state.words)
        }
        guard actor == Self.environment else { return 0..<0 }
        let last = system.threadNames.count - 1
        return (last < 0 ? 0 : system.ordinals(ofThread: last, in: state.words).upperBound)..<state.count
    }

    /// The name of what belongs to no thread.
    private static let environment = "environment"

    /// A transition on a line.
    private func line(of ordinal: Int32, in state: StateExpansion) -> StepText {
        StepText(system.describeTransition(from: state.words, ordinal: ordinal))
    }
}
