extension Parser {
    /// `TERMINAL = "terminal" "{" EXPR "}"`.
    mutating func parseTerminal() -> DeclarationSyntax.Kind {
        advance()
        return .terminal(parseBracedExpression(after: "'terminal'"))
    }

    /// `ALLOW = "allow" "deadlock"`.
    mutating func parseAllow() -> DeclarationSyntax.Kind {
        advance()
        if !takeWord("deadlock") { report(.expectedToken("'deadlock'", after: "'allow'", found: found)) }
        return .allowDeadlock
    }

    /// `PROPERTY = ("invariant" | "transition" | "reachable" | "recoverable" | "liveness") NAME [TITLE] "{" EXPR "}"`.
    mutating func parseProperty() -> DeclarationSyntax.Kind {
        let word = kind
        advance()
        let name = parseName(of: "the property")
        let title = parseTitle()
        isTemporal = word == .liveness
        defer { isTemporal = false }
        let body = parseBracedExpression(after: "the name of the property")
        return .property(PropertyKindSyntax(rawValue: word.rawValue) ?? .invariant, name, body: body, title: title)
    }

    /// `REFINES = "refines" NAME [TITLE] STRING ["with" BINDING {"," BINDING}] "{" {BINDING} "}"`; the last string is
    /// the path of the specification.
    mutating func parseRefines() -> DeclarationSyntax.Kind? {
        advance()
        let name = parseName(of: "the property")
        var place = token
        guard kind == .string, isOnSameLine else {
            report(
                .expectedToken("the quoted path of the specification", after: "the name of the property", found: found))
            return nil
        }
        var path = takeString()
        var title: String?
        if kind == .string, isOnSameLine {
            title = path
            place = token
            path = takeString()
        }
        var settings: [BindingSyntax] = []
        if takeWord("with") {
            beforeBlock { parser in
                repeat { settings.append(parser.parseBinding()) } while parser.take(.comma)
            }
        }
        let mapping = parseItems("the specification") { $0.parseBinding() }
        return .refines(name, path: path, pathSpan: span(place), with: settings, mapping: mapping, title: title)
    }

    /// `VIEW = "view" "{" {BINDING} "}"`; the word is a name everywhere else.
    mutating func parseView() -> DeclarationSyntax.Kind {
        advance()
        return .view(parseItems("'view'") { $0.parseBinding() })
    }

    /// `BINDING = NAME "=" EXPR`.
    mutating func parseBinding() -> BindingSyntax {
        let name = parseName(of: "what is set")
        expect(.assign, after: "the name")
        return BindingSyntax(name: name, value: parseValue())
    }
}
