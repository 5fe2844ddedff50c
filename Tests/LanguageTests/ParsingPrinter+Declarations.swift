@testable import Language

extension ParsingPrinter {
    /// A declaration.
    static func text(_ declaration: DeclarationSyntax) -> String {
        switch declaration.kind {
        case .importFile(let path, _): "import \"\(path)\""
        case .model(let name, let title): "model \(name.text)\(titled(title))"
        case .parameter(let name, let type, let value, let title):
            "param \(name.text): \(text(type)) = \(text(value))\(titled(title))"
        case .constant(let name, let value, let title): "const \(name.text) = \(text(value))\(titled(title))"
        case .enumeration(let name, let members, let title):
            "enum \(name.text)\(titled(title)) {\(members.map(\.text).joined(separator: ", "))}"
        case .symmetric(let name, let count, let title): "symmetric \(name.text)(\(text(count)))\(titled(title))"
        case .alias(let name, let type, let title): "type \(name.text) = \(text(type))\(titled(title))"
        case .structure(let name, let fields, let title):
            "struct \(name.text)\(titled(title)) {\(fields.map { "\($0.name.text): \(text($0.type))" }.joined(separator: ", "))}"
        case .variable(let name, let type, let value, let title):
            "var \(name.text): \(text(type))\(value.map { " = \(text($0))" } ?? "")\(titled(title))"
        case .function(let name, let parameters, let result, let body, let title):
            "func \(name.text)\(text(parameters))\(titled(title)) -> \(text(result)) {\(text(body))}"
        case .procedure(let name, let parameters, let result, let body, let title):
            "proc \(name.text)\(text(parameters))\(titled(title))\(result.map { " -> \(text($0))" } ?? "") \(text(body))"
        case .initial(let block): "init \(text(block))"
        case .terminal(let expression): "terminal {\(text(expression))}"
        case .allowDeadlock: "allow deadlock"
        case .property(let kind, let name, let body, let title):
            "\(kind.rawValue) \(name.text)\(titled(title)) {\(text(body))}"
        case .refines(let name, let path, _, let settings, let mapping, let title):
            "refines \(name.text)\(titled(title)) \"\(path)\" with \(text(settings)) {\(text(mapping))}"
        case .scenario(let name, let like, let items, let title):
            "scenario \(name.text)\(titled(title))\(like.map { " like \($0.text)" } ?? "") "
                + "{\(items.map(text).joined(separator: "; "))}"
        case .view(let parts):
            "view {" + parts.map { " \($0.name.text) = \(text($0.value))" }.joined(separator: ";") + " }"
        case .judgement(let item): text(item)
        case .needs(let need): "needs \(text(need))"
        default: actor(declaration.kind)
        }
    }

    /// A thread, operation or rule.
    private static func actor(_ kind: DeclarationSyntax.Kind) -> String {
        switch kind {
        case .thread(let name, let fairness, let shape, let title):
            return "\(words(fairness))thread \(name.text)\(text(shape))\(titled(title))"
        case .operation(let name, let fairness, let parameters, let threads, let condition, let body, let title):
            let by = threads.map { thread in
                thread.name.text
                    + (thread.indices.isEmpty ? "" : "[\(thread.indices.map(\.text).joined(separator: ", "))]")
            }
            return
                "\(words(fairness))op \(name.text)\(text(parameters))\(titled(title)) by \(by.joined(separator: ", "))"
                + "\(condition.map { " when \(text($0))" } ?? "") \(text(body))"
        case .rule(let name, let fairness, let parameters, let condition, let body, let title):
            return "\(words(fairness))rule \(name.text)\(text(parameters))\(titled(title))"
                + "\(condition.map { " when \(text($0))" } ?? "") \(text(body))"
        default: return "?"
        }
    }

    /// A title behind a blank.
    private static func titled(_ title: String?) -> String { title.map { " \"\($0)\"" } ?? "" }

    /// The word for fairness with a blank behind it.
    private static func words(_ fairness: FairnessSyntax?) -> String { fairness.map { "\($0.rawValue) " } ?? "" }

    /// A list of parameters.
    private static func text(_ parameters: [ParameterSyntax]) -> String {
        "(\(parameters.map { "\($0.name.text): \(text($0.type))" }.joined(separator: ", ")))"
    }

    /// What stands behind the name of a thread.
    private static func text(_ shape: ThreadShapeSyntax) -> String {
        switch shape {
        case .single: ""
        case .identical(let count): "[\(text(count))]"
        case .indexed(let parameters): "[\(text(parameters).dropFirst().dropLast())]"
        }
    }

    /// Settings with commas between them.
    private static func text(_ bindings: [BindingSyntax]) -> String {
        bindings.map { "\($0.name.text) = \(text($0.value))" }.joined(separator: ", ")
    }

    /// A line of a scenario.
    static func text(_ item: ScenarioItemSyntax) -> String {
        switch item {
        case .setting(let binding): text([binding])
        case .expectViolated(let names, let othersToo, _): "expect violated \(text(names))\(othersToo ? ", ..." : "")"
        case .expectUnreachable(let names, _): "expect unreachable \(text(names))"
        case .expectDeadlock: "expect deadlock"
        case .expectError(let message, _): "expect error \"\(message)\""
        case .only(let names, _): "only \(text(names))"
        case .skip(let names, let reason, _): "skip \(text(names))\(titled(reason))"
        case .skipDeadlock(let reason, _): "skip deadlock\(titled(reason))"
        case .tag(let names, _): "tag \(text(names))"
        }
    }

    /// Names with commas between them.
    private static func text(_ names: [Name]) -> String { names.map(\.text).joined(separator: ", ") }

    /// What a library needs.
    private static func text(_ need: NeedSyntax) -> String {
        switch need {
        case .type(let name): "type \(name.text)"
        case .function(let name, let parameters, let result, let fallback):
            "func \(name.text)\(text(parameters)) -> \(text(result))\(fallback.map { " = \(text($0))" } ?? "")"
        case .variable(let name, let type): "var \(name.text): \(text(type))"
        case .operation(let name, let parameters, let optional):
            "op \(name.text)\(parameters.map { text($0) } ?? "")\(optional ? "?" : "")"
        case .value(let name, let type): "param \(name.text): \(text(type))"
        }
    }
}
