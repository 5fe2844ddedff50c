/// A parameter that is set on the command line, with its value read.
struct ParsedOverride {
    /// What was written.
    let override: ParameterOverride
    /// The value.
    let value: ExpressionSyntax
    /// The file that the value became.
    let file: FileID

    /// Reads the values of `overrides`, each as a file of its own; reports those that are no expressions.
    static func parse(
        _ overrides: [ParameterOverride], into sources: inout SourceMap
    ) -> (parsed: [ParsedOverride], diagnostics: [Diagnostic]) {
        var parsed: [ParsedOverride] = []
        var diagnostics: [Diagnostic] = []
        for override in overrides {
            let file = FileID(index: sources.files.count)
            let (value, faults) = Parser.parseExpression(override.value, path: "--set", into: &sources)
            if let fault = faults.first {
                let message = ConstantMessage.badOverride(override, why: fault.message.text)
                diagnostics.append(Diagnostic(message, at: nil))
            } else {
                parsed.append(ParsedOverride(override: override, value: value, file: file))
            }
        }
        return (parsed, diagnostics)
    }
}

extension Diagnostic {
    /// The same, or, where it is about the value of an override, one without a place that names the override: the
    /// value is no file of the model.
    func withoutOverrides(files: Int, _ overrides: [ParsedOverride]) -> Diagnostic {
        guard let span, span.file.index >= files, let parsed = overrides.first(where: { $0.file == span.file }) else {
            return self
        }
        var notes = notes.map { $0.span.map { $0.file.index >= files } ?? false ? DiagnosticNote($0.text) : $0 }
        if let suggestion { notes.append(DiagnosticNote("did you mean '\(suggestion.replacement)'?")) }
        return Diagnostic(
            ConstantMessage.badOverride(parsed.override, why: message.text), at: nil, notes: notes)
    }
}
