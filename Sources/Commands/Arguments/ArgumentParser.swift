import Language

/// Reads the words of a command line: `--option value`, `--option=value`, `--switch`, operands, and `--`, behind which
/// everything is an operand.
struct ArgumentParser<Options: Sendable> {
    /// The options of the command.
    let options: [CommandOption<Options>]

    /// Applies `arguments` to `result` and returns the operands in order; an option that is given twice counts twice.
    func parse(_ arguments: [String], into result: inout Options) throws(UsageError) -> [String] {
        var operands: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" { return operands + rest }
            guard argument.hasPrefix("-"), argument != "-" else {
                operands.append(argument)
                continue
            }
            try apply(argument, &rest, to: &result)
        }
        return operands
    }

    /// Applies one option, which may take its value from `rest`.
    private func apply(
        _ argument: String, _ rest: inout ArraySlice<String>, to result: inout Options
    ) throws(UsageError) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let name = parts[0]
        guard let option = options.first(where: { $0.name == name }) else {
            throw .unknownOption(name, suggestion: suggestion(for: name))
        }
        var value = parts.count > 1 ? parts[1] : nil
        if option.placeholder == nil {
            if value != nil { throw .unexpectedValue(option: name) }
        } else if value == nil {
            guard let next = rest.first, !next.hasPrefix("--") else {
                throw .missingValue(option: name, placeholder: option.placeholder ?? "")
            }
            value = rest.removeFirst()
        }
        do throws(CommandOption<Options>.Refusal) {
            try option.apply(&result, value ?? "")
        } catch {
            throw .invalidValue(option: name, value: value ?? "", wanted: error.wanted)
        }
    }

    /// The option that was probably meant.
    private func suggestion(for name: String) -> String? {
        NearMiss.best(for: name, among: options.filter { !$0.isHidden }.map(\.name))
    }
}
