import Language

/// The values of a query's expressions in the states of a system, for each combination of values of its free names.
///
/// A value is a number in the order in which it is met. States that agree in what the expressions read share one list of
/// values, so that most states cost a look-up.
final class QueryValues {
    /// The query.
    let query: Query
    /// The combinations of values of the free names, in the order of their types.
    let bindings: [[Value]]
    /// The values met so far: one for each expression, `nil` where its evaluation is an error.
    private(set) var tuples: [[Value?]] = []
    /// The lists met so far: the number of a value for each binding.
    private(set) var lists: [[Int]] = []
    /// What went wrong in evaluations: the first error at each place.
    private(set) var errors: [EvaluationError] = []

    /// The program as it is run.
    let compiled: CompiledModel
    private let shapes: Shapes
    /// The slots that the expressions read.
    private let slots: [Int]
    private var numbers: [[Value?]: Int] = [:]
    private var listNumbers: [[Int]: Int] = [:]
    private var known: [[Int64]: Int] = [:]

    /// Prepares the values of `query`.
    init(_ query: Query, _ compiled: CompiledModel) {
        self.query = query
        self.compiled = compiled
        shapes = Shapes(program: compiled.program)
        let types = query.free.map { query.locals[$0.index].type }
        let count = types.reduce(1) { $0 * compiled.program.cardinality(of: $1) }
        bindings = (0..<count).compactMap { compiled.program.values(at: $0, in: types) }
        var reads = Reads(program: compiled.program)
        for expression in query.expressions { reads.collect(expression) }
        slots =
            reads.looksAtThreads
            ? Array(0..<compiled.map.slotCount)
            : reads.variables.sorted().flatMap { index -> [Int] in
                let first = Int(compiled.map.variables[index])
                let size = Shapes(program: compiled.program).slotCount(compiled.program.variables[index].type)
                return Array(first..<first + size)
            }
    }

    /// What stands for a value where the evaluation is an error; no value is written like that.
    static let noValue = "(error)"

    /// What went wrong in evaluations, as clauses: `index out of range in 'a[x]'`.
    var errorTexts: [String] {
        errors.map { "\($0.message) in '\(compiled.program.sources.text(of: $0.span))'" }
    }

    /// The number of the list of values in the state with those words.
    func list(in state: [UInt64]) -> Int {
        let all = compiled.map.unpack(state)
        let key = slots.map { all[$0] }
        if let number = known[key] { return number }
        let context = StateContext(compiled: compiled, shapes: shapes, current: all, before: nil, step: nil)
        let list = bindings.map { tupleNumber(tuple($0, context)) }
        let number = listNumbers[list] ?? lists.count
        if number == lists.count {
            lists.append(list)
            listNumbers[list] = number
        }
        known[key] = number
        return number
    }

    /// The values of the expressions under one binding.
    private func tuple(_ binding: [Value], _ context: StateContext) -> [Value?] {
        var tuple: [Value?] = []
        for expression in query.expressions {
            var evaluator = ExpressionEvaluator(
                program: compiled.program, context: context,
                locals: Array(repeating: .unset, count: query.locals.count))
            for (local, value) in zip(query.free, binding) { evaluator.bind(local, to: value) }
            do throws(EvaluationError) {
                tuple.append(try evaluator.evaluate(expression))
            } catch {
                tuple.append(nil)
                if !errors.contains(where: { $0.span == error.span }) { errors.append(error) }
            }
        }
        return tuple
    }

    /// The number of a value.
    private func tupleNumber(_ tuple: [Value?]) -> Int {
        if let number = numbers[tuple] { return number }
        numbers[tuple] = tuples.count
        tuples.append(tuple)
        return tuples.count - 1
    }

    /// A value as the language writes it.
    func text(of tuple: [Value?]) -> String {
        zip(tuple, query.expressions).map { value, expression in
            value.map { compiled.program.text(of: $0, type: expression.type) } ?? Self.noValue
        }.joined(separator: ", ")
    }

    /// The position of a value in the order of the expressions' types, errors last.
    func ordinals(of tuple: [Value?]) -> [Int] {
        zip(tuple, query.expressions).map { value, expression in
            value.flatMap { compiled.program.ordinal(of: $0, in: expression.type) } ?? .max
        }
    }
}

/// What expressions read of a state.
private struct Reads {
    /// The program that the expressions belong to.
    let program: Program
    /// The positions of the variables.
    var variables: Set<Int> = []
    /// Whether threads or locks are looked at.
    var looksAtThreads = false
    /// The functions that were looked into.
    private var functions: Set<FunctionID> = []

    /// Makes an empty collection.
    init(program: Program) { self.program = program }

    /// Adds what `expression` and the functions that it calls read.
    mutating func collect(_ expression: Expression) {
        switch expression.kind {
        case .variable(let id): variables.insert(id.index)
        case .isIdle, .isInside, .isAt, .isHeld, .holds: looksAtThreads = true
        case .call(let id, _):
            if functions.insert(id).inserted { collect(program.functions[id.index].body) }
        default: break
        }
        var operands: [Expression] = []
        expression.forEachOperand { operands.append($0) }
        for operand in operands { collect(operand) }
    }
}
