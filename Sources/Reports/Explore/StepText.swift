import Execution

/// A transition on one line: who does what, with what, and how it ends, e.g. `vcpu[vm1]: fault at map = -EAGAIN`. Lists of
/// what can be done, and traces in files, are made of these lines.
public struct StepText: Hashable, Sendable {
    /// Who acts: a thread, or `environment`.
    public let actor: String
    /// What is done: a call, a later step of an operation by the place where it begins, or a rule, with what is chosen.
    public let move: String
    /// How it ends: ` = 0`, ` = -EBUSY`, ` ...` where the operation goes on, ` is an error`; nothing for a rule.
    public let ending: String

    /// The whole line.
    public var text: String { "\(actor): \(move)\(ending)" }

    /// Puts `transition` on a line.
    public init(_ transition: TransitionDescription) {
        actor =
            switch transition.actor {
            case .thread(let name, _): name
            case .environment: "environment"
            }
        let place: String
        switch transition.part {
        case .call, .rule:
            place = "\(transition.action)(\(transition.arguments.map(\.value).joined(separator: ", ")))"
        case .step(let label): place = "\(transition.action) at \(label)"
        case .statement(let text): place = "\(transition.action) at \(text)"
        }
        let choices = transition.choices.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
        move = choices.isEmpty ? place : "\(place) with \(choices)"
        ending = Self.ending(of: transition)
    }

    /// How a transition ends.
    private static func ending(of transition: TransitionDescription) -> String {
        if transition.endsInError { return " is an error" }
        switch transition.result {
        case .success: return " = 0"
        case .errno(let name): return " = -\(name)"
        case .value(let value): return " = \(value)"
        case nil: return transition.part == .rule ? "" : " ..."
        }
    }
}
