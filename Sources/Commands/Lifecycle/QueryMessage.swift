import Language

/// What is wrong with an expression that a user asks, beyond what can be wrong with any.
struct QueryMessage: DiagnosticMessage {
    /// The stable identity.
    let id: String
    /// The sentence.
    let text: String
    /// How bad it is.
    var severity: DiagnosticSeverity { .error }

    /// A free name of two types.
    static func clash(_ clash: FreeNameClash) -> Diagnostic {
        let types = clash.types.map { "'\($0)'" }.joined(separator: " and of ")
        return Diagnostic(
            QueryMessage(id: "free-name-types", text: "'\(clash.name)' stands for every value of \(types) at once"),
            at: clash.spans.last,
            notes: [
                DiagnosticNote("here it is '\(clash.types.first ?? "")'", at: clash.spans.first),
                DiagnosticNote("two names mean two values"),
            ])
    }

    /// An expression with more values than can be drawn.
    static func tooMany(_ count: Int, _ what: String, at span: SourceSpan?, limit: Int, advice: String) -> Diagnostic {
        let number = count == .max ? "too many" : "\(count)"
        return Diagnostic(
            QueryMessage(id: "too-many-values", text: "\(what) \(number) values; at most \(limit) can be looked at"),
            at: span, notes: [DiagnosticNote(advice)])
    }

    /// An expression whose values cannot be told apart in a picture.
    static func notEnumerable(type: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            QueryMessage(id: "not-enumerable", text: "values of '\(type)' cannot be listed"), at: span,
            notes: [DiagnosticNote(Self.partAdvice)])
    }

    /// What to ask instead.
    static let partAdvice = "name a part of it, as in 'file[f].state', or a condition, as in 'count(q) > 0'"
}

extension Diagnostic {
    /// The same; where it is about a name that nothing has, with where such a name has a meaning.
    var withAdviceOnFreeNames: Diagnostic {
        guard message.id == "unknown-name", suggestion == nil else { return self }
        let advice = "as an index or an argument, as in 'file[f].state', it would stand for every value"
        return Diagnostic(message, at: span, notes: notes + [DiagnosticNote(advice)])
    }
}
