extension Parser {
    /// `SCENARIO = "scenario" NAME [TITLE] ["like" NAME] "{" {ITEM} "}"`.
    mutating func parseScenario() -> DeclarationSyntax.Kind {
        advance()
        let name = parseName(of: "the scenario")
        let title = parseTitle()
        let other = takeWord("like") ? parseName(of: "a scenario") : nil
        let items = parseItems("the name of the scenario", ownWords: [.only, .skip]) { $0.parseScenarioItems() }
        return .scenario(name, like: other, items.flatMap { $0 }, title: title)
    }

    /// `ITEM = NAME "=" EXPR | "expect" EXPECTATION | "only" NAMES | "skip" NAMES [STRING] | "tag" NAMES`; nothing where
    /// none of them could be read.
    mutating func parseScenarioItems() -> [ScenarioItemSyntax] {
        let start = token.start
        if kind == .only || kind == .skip, !kind(ahead: 1).isAssignment {
            let isOnly = kind == .only
            advance()
            return isOnly ? [.only(parseNames(of: "a property"), span(from: start))] : parseSkip(from: start)
        }
        if kind == .name, kind(ahead: 1) != .assign {
            if takeWord("expect") { return parseExpectation(from: start).map { [$0] } ?? [] }
            if takeWord("tag") { return [.tag(parseNames(of: "a tag"), span(from: start))] }
        }
        if kind == .name || kind.isReservedWord, kind(ahead: 1) == .assign || kind(ahead: 1) == .colon {
            return [.setting(parseBinding())]
        }
        reportUnknownItem()
        return []
    }

    /// Reports something else in the place of a line of a scenario.
    private mutating func reportUnknownItem() {
        let near = kind == .name ? NearMiss.best(for: spelling(token), among: ["expect", "only", "skip", "tag"]) : nil
        report(
            .unknownScenarioItem(found: found), at: span(token),
            suggestion: near.map { DiagnosticSuggestion(replace: span(token), with: $0) })
    }

    /// `NAMES = NAME {"," NAME}`.
    private mutating func parseNames(of thing: String) -> [Name] {
        var names: [Name] = []
        repeat {
            let name = parseName(of: thing)
            if !name.text.isEmpty { names.append(name) }
        } while take(.comma)
        return names
    }

    /// `EXPECTATION = "violated" NAME {"," NAME} ["," "..."] | "unreachable" NAMES | "deadlock" | "error" STRING`.
    private mutating func parseExpectation(from start: Int) -> ScenarioItemSyntax? {
        if takeWord("violated") { return parseViolated(from: start) }
        if takeWord("unreachable") { return .expectUnreachable(parseNames(of: "a property"), span(from: start)) }
        if takeWord("deadlock") { return .expectDeadlock(span(from: start)) }
        if takeWord("error") {
            guard kind == .string, isOnSameLine else {
                report(.expectedToken("a part of the message in quotes", after: "'error'", found: found))
                return nil
            }
            return .expectError(takeString(), span(from: start))
        }
        let words = ["violated", "unreachable", "deadlock", "error"]
        let near = kind == .name ? NearMiss.best(for: spelling(token), among: words) : nil
        report(
            .unknownExpectation(found: found),
            suggestion: near.map { DiagnosticSuggestion(replace: span(token), with: $0) })
        return nil
    }

    /// `NAME {"," NAME} ["," "..."]`, behind `expect violated`.
    private mutating func parseViolated(from start: Int) -> ScenarioItemSyntax {
        var names = [parseName(of: "a property")]
        var othersToo = false
        while !othersToo, take(.comma) {
            othersToo = take(.ellipsis)
            if !othersToo { names.append(parseName(of: "a property")) }
        }
        return .expectViolated(names.filter { !$0.text.isEmpty }, othersToo: othersToo, span(from: start))
    }

    /// `NAMES [STRING]`, behind `skip`; one of the names may be `deadlock`.
    private mutating func parseSkip(from start: Int) -> [ScenarioItemSyntax] {
        let names = parseNames(of: "a property")
        let reason = parseTitle()
        let span = span(from: start)
        let properties = names.filter { $0.text != "deadlock" }
        var items: [ScenarioItemSyntax] = []
        if !properties.isEmpty { items.append(.skip(properties, reason: reason, span)) }
        if properties.count < names.count { items.append(.skipDeadlock(reason: reason, span)) }
        return items
    }
}
