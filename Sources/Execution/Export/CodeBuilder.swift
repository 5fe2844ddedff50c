import Language

/// Writes the statements of one function of the target. What an expression needs before it can be read stands in
/// statements of its own, so that each error is met exactly where the model meets it.
final class CodeBuilder {
    let export: ExportContext
    /// What ends the evaluation after an error, in C.
    var onError: String
    private(set) var lines: [String] = []
    private(set) var declarations: [String] = []
    private var depth = 1
    private var names = 0

    init(_ export: ExportContext, onError: String = "return 0;") {
        self.export = export
        self.onError = onError
    }

    var dialect: Dialect { export.dialect }
    var types: TargetTypes { export.types }
    var program: Program { export.program }
    var facts: ProgramFacts { export.facts }

    // MARK: Statements

    func line(_ text: String) { lines.append(String(repeating: "  ", count: depth) + text) }

    func assign(_ target: String, _ value: String) { if target != value { line(dialect.assign(target, value)) } }

    /// Writes a block with its head and its end.
    func block(_ head: String, _ body: () -> Void) {
        line(head)
        depth += 1
        body()
        depth -= 1
        line(dialect.end)
    }

    func when(_ condition: String, _ body: () -> Void) { block(dialect.ifHead(condition), body) }

    /// Writes a conditional with both blocks.
    func when(_ condition: String, _ body: () -> Void, otherwise: () -> Void) {
        line(dialect.ifHead(condition))
        depth += 1
        body()
        depth -= 1
        line(dialect.otherwise)
        depth += 1
        otherwise()
        depth -= 1
        line(dialect.end)
    }

    /// Writes a loop over numbers.
    func loop(
        _ name: String, _ low: String, _ high: String, while condition: String? = nil, _ body: () -> Void
    ) {
        block(dialect.forHead(name, low, high, while: condition), body)
    }

    /// A name that nothing else has.
    func fresh(_ prefix: String) -> String {
        names += 1
        return "\(prefix)\(names)"
    }

    /// Declares a variable of the function.
    func declare(_ name: String, _ type: String) {
        declarations.append(dialect.isC ? "\(type) \(name);" : "\(name): \(type);")
    }

    /// A variable of that type with a name of its own.
    func temporary(_ type: Type) -> String {
        let name = fresh("t_")
        declare(name, types.name(type, isStored: false))
        return name
    }

    /// A flag or counter.
    func number(upTo high: Int64) -> String {
        let name = fresh("n_")
        declare(name, dialect.isC ? "int64_t" : "0..\(high)")
        return name
    }

    /// What `body` writes, kept apart.
    func captured<T>(_ body: () -> T) -> (result: T, lines: [String]) {
        let saved = lines
        lines = []
        let result = body()
        let written = lines
        lines = saved
        return (result, written)
    }

    /// Writes lines that were kept apart.
    func append(_ more: [String]) { lines += more }

    // MARK: Errors

    /// Ends the path with a model error.
    func fail(_ kind: String, _ span: SourceSpan) {
        let text = export.errorText(kind, span)
        if dialect.isC {
            line("fail(\(export.outcome("error \(text)")), \"\(text)\"); \(onError)")
        } else {
            line("error \"\(text)\";")
        }
    }

    /// Ends the path with a model error where the condition holds.
    func fail(if condition: String, _ kind: String, _ span: SourceSpan) {
        when(condition) { fail(kind, span) }
    }
}
