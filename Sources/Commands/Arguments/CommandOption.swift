/// An option of a command, and what it does to the command's options.
struct CommandOption<Options: Sendable>: Sendable {
    /// Why a value is refused: what is wanted instead, e.g. `a number of states`.
    struct Refusal: Error {
        /// What is wanted, as the end of a sentence.
        let wanted: String
    }

    /// The name with its dashes.
    let name: String
    /// What stands for the value in help; `nil` for a switch.
    let placeholder: String?
    /// What it does, in a few words.
    let summary: String
    /// Whether help leaves it out.
    var isHidden = false
    /// Takes a value; a switch is given an empty one.
    let apply: @Sendable (inout Options, String) throws(Refusal) -> Void

    /// Makes a switch.
    static func flag(
        _ name: String, _ summary: String, isHidden: Bool = false, _ set: @escaping @Sendable (inout Options) -> Void
    ) -> CommandOption {
        CommandOption(name: name, placeholder: nil, summary: summary, isHidden: isHidden) { options, _ in set(&options)
        }
    }

    /// Makes an option with a value.
    static func value(
        _ name: String, _ placeholder: String, _ summary: String, isHidden: Bool = false,
        _ set: @escaping @Sendable (inout Options, String) throws(Refusal) -> Void
    ) -> CommandOption {
        CommandOption(name: name, placeholder: placeholder, summary: summary, isHidden: isHidden, apply: set)
    }

    /// Makes an option with one of a few words as its value.
    static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ name: String, _ type: Choice.Type, _ summary: String,
        _ set: @escaping @Sendable (inout Options, Choice) -> Void
    ) -> CommandOption where Choice.RawValue == String {
        let words = Choice.allCases.map(\.rawValue)
        return .value(name, words.joined(separator: "|"), summary) { options, text throws(Refusal) in
            guard let choice = Choice(rawValue: text) else {
                throw Refusal(wanted: words.dropLast().joined(separator: ", ") + " or \(words[words.count - 1])")
            }
            set(&options, choice)
        }
    }
}
