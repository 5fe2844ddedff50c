extension LoadedModel {
    /// Resolves names, computes types and decides parameters for one configuration: the scenario's settings, which the
    /// overrides win over.
    ///
    /// What is wrong with the source does not depend much on the configuration, so several scenarios give much the same
    /// diagnostics; `inOrder()` on all of them keeps each once. A library is checked for errors only and gives no
    /// program. Where the files could not be read in full, names that may have been declared there are not reported.
    public func check(settings: [BindingSyntax], overrides: [ParameterOverride]) -> CheckedModel {
        var loaded = self
        let (parsed, faults) = ParsedOverride.parse(overrides, into: &loaded.sources)
        let checker = ModelChecker(loaded)
        checker.diagnostics += faults
        checker.enter(settings, parsed)
        checker.checkAll()
        let isSound = !checker.diagnostics.contains { $0.message.severity == .error }
        let isRead = !diagnostics.contains { $0.message.severity == .error }
        var reported = checker.diagnostics.map { $0.withoutOverrides(files: sources.files.count, parsed) }
        if !isRead { reported.removeAll { $0.mayFollowFromSyntax } }
        return CheckedModel(
            program: isSound && isRead && !isLibrary ? checker.program : nil, diagnostics: reported.shown())
    }
}

extension Diagnostic {
    /// Whether it may be due to a declaration that could not be read.
    fileprivate var mayFollowFromSyntax: Bool {
        guard suggestion == nil else { return false }
        return switch message {
        case let message as NameMessage: message.isUnknown
        case let message as TypeMessage: if case .symmetricNotSet = message { true } else { false }
        default: false
        }
    }
}
