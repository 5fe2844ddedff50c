extension Parser {
    /// `FILE = {DECLARATION}`, each on a line or before `;`.
    mutating func parseFile() -> [DeclarationSyntax] {
        var declarations: [DeclarationSyntax] = []
        var progress = LoopProgress()
        while kind != .endOfFile {
            progress.turn(&self)
            isRecovering = false
            allowsStructureLiteral = true
            openBrackets = 0
            if take(.semicolon) { continue }
            if let declaration = parseDeclaration() { declarations.append(declaration) }
        }
        return declarations
    }

    /// `DECLARATION` with its documentation and its end; `nil` where there is none.
    private mutating func parseDeclaration() -> DeclarationSyntax? {
        let start = token.start
        itemStart = position
        let lines = (documentation[position] ?? []).map { String(decoding: text[$0], as: UTF8.self) }
        let parsed = parseDeclarationKind()
        let span = span(from: start)
        finishDeclaration()
        return parsed.map { DeclarationSyntax($0, documentation: lines, span) }
    }

    /// Ends a declaration like `finishLine`, but passes over everything up to the next one if it could not be read.
    private mutating func finishDeclaration() {
        openBrackets = 0
        if !isRecovering, !isAtLineEnd || kind == .rightBrace {
            let isStray = kind.isCloser
            report(isStray ? .unexpectedCloser(kind.rawValue) : .expectedLineEnd(found: found), at: span(token))
            if isStray { advance() }
            if beginsDeclaration { return }
        }
        if isRecovering { skipToDeclaration() }
    }

    /// `DECLARATION = IMPORT | MODEL | NEEDS | PARAMETER | CONSTANT | ENUMERATION | SYMMETRIC | ALIAS | STRUCTURE |
    /// VARIABLE | FUNCTION | PROCEDURE | THREAD | OPERATION | RULE | INITIAL | TERMINAL | ALLOW | PROPERTY | REFINES |
    /// VIEW | SCENARIO | JUDGEMENT`.
    private mutating func parseDeclarationKind() -> DeclarationSyntax.Kind? {
        switch kind {
        case .import: return parseImport()
        case .model: return parseModel()
        case .needs: return parseNeeds().map { .needs($0) }
        case .param: return parseParameter()
        case .const: return parseConstant()
        case .enum: return parseEnumeration()
        case .symmetric: return parseSymmetric()
        case .typeWord: return parseAlias()
        case .struct: return parseStructure()
        case .var: return parseVariable()
        case .func: return parseFunction()
        case .proc: return parseProcedure()
        case .thread, .op, .rule: return parseActor(nil)
        case .unfair, .weak, .strong: return parseFair()
        case .initWord: return parseInitial()
        case .terminal: return parseTerminal()
        case .allow: return parseAllow()
        case .invariant, .transition, .reachable, .recoverable, .liveness: return parseProperty()
        case .refines: return parseRefines()
        case .scenario: return parseScenario()
        case .skip, .only: return parseScenarioItems().first.map { .judgement($0) }
        case .name where beginsDeclaration: return parseView()
        default: return parseNoDeclaration()
        }
    }

    /// What is no declaration: reported, with the word that was probably meant.
    private mutating func parseNoDeclaration() -> DeclarationSyntax.Kind? {
        if kind.isCloser {
            report(.unexpectedCloser(kind.rawValue), at: span(token))
            advance()
            return nil
        }
        let words = TokenKind.allCases.filter(\.beginsDeclaration).map(\.rawValue)
        let near = kind == .name ? NearMiss.best(for: spelling(token), among: words) : nil
        report(
            .expectedDeclaration(found: found), at: span(token),
            suggestion: near.map { DiagnosticSuggestion(replace: span(token), with: $0) })
        return nil
    }

    /// `IMPORT = "import" STRING`.
    private mutating func parseImport() -> DeclarationSyntax.Kind? {
        advance()
        let place = token
        guard kind == .string, isOnSameLine else {
            report(.expectedToken("a quoted path", after: "'import'", found: found))
            return nil
        }
        return .importFile(path: takeString(), pathSpan: span(place))
    }

    /// `MODEL = "model" NAME [TITLE]`.
    private mutating func parseModel() -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the model")
        return .model(name, title: parseTitle())
    }

    /// `PARAMETER = "param" NAME [TITLE] ":" TYPE "=" EXPR [TITLE]`.
    private mutating func parseParameter() -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the parameter")
        let title = parseTitle()
        expect(.colon, after: "the name of the parameter")
        let type = parseType()
        expect(.assign, after: "the type of the parameter")
        let value = parseValue()
        return .parameter(name, type, value, title: parseTitle(unless: title))
    }

    /// `CONSTANT = "const" NAME [TITLE] "=" EXPR [TITLE]`.
    private mutating func parseConstant() -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the constant")
        let title = parseTitle()
        expect(.assign, after: "the name of the constant")
        let value = parseValue()
        return .constant(name, value, title: parseTitle(unless: title))
    }

    /// `SYMMETRIC = "symmetric" NAME "(" EXPR ")" [TITLE]`.
    private mutating func parseSymmetric() -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the symmetric type")
        guard kind == .leftParenthesis else {
            report(.expectedToken("'('", after: "the name of the symmetric type", found: found))
            return .symmetric(name, count: missingExpression(), title: nil)
        }
        let opening = token
        advance()
        let count = inBrackets { parser in
            let count = parser.parseExpression()
            parser.close(opening, after: "the count")
            return count
        }
        return .symmetric(name, count: count, title: parseTitle())
    }

    /// `ALIAS = "type" NAME [TITLE] "=" TYPE [TITLE]`.
    private mutating func parseAlias() -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the type")
        let title = parseTitle()
        expect(.assign, after: "the name of the type")
        let type = parseType()
        return .alias(name, type, title: parseTitle(unless: title))
    }

    /// `VARIABLE = "var" NAME [TITLE] ":" TYPE ["=" EXPR] [TITLE]`.
    private mutating func parseVariable() -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the variable")
        let title = parseTitle()
        expect(.colon, after: "the name of the variable")
        let type = parseType()
        let value = take(.assign) ? parseValue() : nil
        return .variable(name, type, value, title: parseTitle(unless: title))
    }

    /// `ENUMERATION = "enum" NAME [TITLE] "{" MEMBERS "}"`.
    private mutating func parseEnumeration() -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the enumeration")
        let title = parseTitle()
        let members = parseItems("the name of the enumeration") { $0.parseMemberName() }
        return .enumeration(name, members, title: title)
    }

    /// The name of a member of an enumeration; reserved words are reported.
    private mutating func parseMemberName() -> Name? {
        let name = kind.isReservedWord && !kind(ahead: 1).isReservedWord ? parseReserved() : parseName(of: "a member")
        return name.text.isEmpty ? nil : name
    }

    /// A reserved word in the place of a name at the beginning of a line, which is reported.
    private mutating func parseReserved() -> Name {
        let token = token
        reportAside(.reservedWord(spelling(token)), at: span(token))
        advance()
        return Name(spelling(token), span(token))
    }

    /// `STRUCTURE = "struct" NAME [TITLE] "{" FIELDS "}"` with `FIELD = NAME ":" TYPE`.
    private mutating func parseStructure() -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the structure")
        let title = parseTitle()
        let fields = parseItems("the name of the structure") { parser -> FieldSyntax? in
            let isReserved = parser.kind.isReservedWord && parser.kind(ahead: 1) == .colon
            let field = isReserved ? parser.parseReserved() : parser.parseName(of: "a field")
            parser.expect(.colon, after: "the name of the field")
            let type = parser.parseType()
            return field.text.isEmpty ? nil : FieldSyntax(name: field, type: type)
        }
        return .structure(name, fields, title: title)
    }
}
