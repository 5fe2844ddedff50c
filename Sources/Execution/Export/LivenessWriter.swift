import Language

/// Writes a model as Promela with a process for each fair entity, and a formula of `ltl` for each `liveness` property.
final class LivenessWriter {
    let plan: ExportPlan
    /// The properties that are written.
    private let properties: [PropertyID]
    private let writer: PromelaWriter
    /// The processes of fair entities and of threads.
    private(set) var processes: [FairProcess] = []
    /// The properties with the names of their formulas.
    private(set) var formulas: [(property: PropertyID, names: [String])] = []
    /// Whether a quantifier of a formula has more values than can be written out.
    private(set) var isTooLarge = false
    /// How many guesses there are.
    private var guesses = 0
    /// The options of what is never owed a turn.
    private var environment: [String] = []
    /// The steps with what was written of them.
    private var steps: [(key: StepKey, name: String, parameters: [StepChoice])] = []

    /// Writes the properties of a plan.
    init(_ plan: ExportPlan, properties: [PropertyID]) {
        self.plan = plan
        self.properties = properties
        writer = PromelaWriter(plan)
    }

    private var export: ExportContext { plan.export }

    /// The whole file.
    func text(heading: [String]) -> String {
        var functions: [String] = []
        for (number, key) in plan.steps.enumerated() {
            let step = writer.writer(key)
            if step.parameters.contains(where: { $0.count <= 0 }) { continue }
            functions += writer.function("step_\(number)", key, step)
            steps.append((key, "step_\(number)", step.parameters))
        }
        for index in export.program.threads.indices { addThread(ThreadID(index)) }
        addRules()
        let (temporal, ltl) = temporal()
        let start = writer.start()
        let state = writer.state()
        let steps = functions + start.functions + processes.flatMap(\.functions)
        let body = writer.support(judgesErrors: false) + writer.reset() + steps + sound() + temporal
        var lines = head(heading) + state
        lines += ["bool started, spoilt;"] + (guesses > 0 ? ["bool waits[\(guesses)];"] : []) + [""]
        lines += writer.parts(of: body) + [""] + ltl + [""]
        for process in processes { lines += loop("proctype \(process.name)()", process.options) }
        lines += loop("proctype environment()", ["  :: c_expr { (1 > 0) }"] + environment)
        lines += ["init {", "  atomic {", "    if"] + start.options.map { "  \($0)" } + ["    fi;"]
        lines += (processes.map(\.name) + ["environment"]).map { "    run \($0)();" }
        lines += ["    started = true", "  }", "}"]
        return lines.joined(separator: "\n") + "\n"
    }

    private func head(_ heading: [String]) -> [String] {
        ["/*"] + heading.map { "   \($0)" } + [
            "", "   Run it with Spin, once for each formula:", "     spin -a model.pml",
            "     cc -O2 -DNOREDUCE -DNFAIR=\((processes.count + 2) / 8 + 3) -o pan pan.c",
            "     ./pan -a -f -m10000000 -N FORMULA", "",
            "   A process does what one is owed a turn for; it may do nothing where it is not owed one. A property holds",
            "   if no formula of its name has an error.", "*/", "",
        ]
    }

    /// A process that takes one option after the other; one without options ends.
    private func loop(_ head: String, _ options: [String]) -> [String] {
        options.isEmpty ? ["\(head) { skip }", ""] : ["\(head) {", "  do"] + options + ["  od", "}", ""]
    }

    // MARK: Processes

    /// The processes of a thread's members: their steps, their calls, and what they may leave.
    private func addThread(_ id: ThreadID) {
        let thread = export.program.threads[id.index]
        let own = steps.filter { $0.key.thread == id }
        for member in 0..<thread.count {
            let fixed = [Int64(member)]
            let frame = export.frame(id, "\(member)", "now.m")
            let name = "p\(id.index)_\(thread.name)_\(member)"
            var process = FairProcess(name: name, options: [])
            // Nobody is owed a call, and who is unfair is owed nothing.
            let mayRest = thread.fairness == .unfair ? "1 > 0" : "\(frame).pc == 0"
            process.options.append("  :: c_expr { (\(mayRest)) }")
            for step in own {
                let options = writer.calls(step.name, step.parameters, title(step.key), fixed: fixed)
                guard step.key.location == nil, case .operation(let operation)? = step.key.action else {
                    process.options += options
                    continue
                }
                let fairness = export.program.operations[operation.index].fairness
                if fairness == .none {
                    process.options += options
                } else {
                    var call = FairProcess(name: "\(name)_\(operation.index)", options: options)
                    if fairness == .strong { addGuess(to: &call, [step], fixed, where: "1 > 0") }
                    processes.append(call)
                }
            }
            let strong = own.filter { isStrong($0.key, thread.fairness) }
            if !strong.isEmpty {
                let numbers = strong.map { "\(frame).pc == \(plan.position(of: $0.key))" }
                addGuess(to: &process, strong, fixed, where: numbers.joined(separator: " || "))
            }
            processes.append(process)
        }
    }

    private func title(_ key: StepKey) -> String { ExportContext.plain(key.title) }

    /// Whether the thread is strongly fair where the step begins.
    private func isStrong(_ key: StepKey, _ fairness: ThreadFairness) -> Bool {
        guard let location = key.location, fairness != .unfair else { return false }
        return fairness == .strong || key.graph.waitsForLock(at: location)
    }

    /// The rules: a process for each combination of arguments where that is fair, otherwise options of the environment.
    private func addRules() {
        for step in steps {
            guard case .rule(let id)? = step.key.action else { continue }
            let fairness = export.program.rules[id.index].fairness
            guard fairness != .none else {
                environment += writer.calls(step.name, step.parameters, title(step.key))
                continue
            }
            for arguments in combinations(Array(step.parameters.prefix(step.key.graph.parameters.count))) {
                let options = writer.calls(step.name, step.parameters, title(step.key), fixed: arguments)
                var process = FairProcess(name: "r\(id.index)_\(processes.count)", options: options)
                if fairness == .strong { addGuess(to: &process, [step], arguments, where: "1 > 0") }
                processes.append(process)
            }
        }
    }

    /// The combinations of the parameters' values, as many as there can be processes.
    private func combinations(_ parameters: [StepChoice]) -> [[Int64]] {
        var result: [[Int64]] = [[]]
        for parameter in parameters {
            result = result.flatMap { start in
                (parameter.low...parameter.high).prefix(LivenessExport.processLimit).map { start + [$0] }
            }
            result = Array(result.prefix(LivenessExport.processLimit))
        }
        return result
    }

    // MARK: Strong fairness

    /// Makes a process strongly fair to the steps, where the condition holds.
    private func addGuess(
        to process: inout FairProcess, _ steps: [(key: StepKey, name: String, parameters: [StepChoice])],
        _ fixed: [Int64], where condition: String
    ) {
        let number = guesses
        guesses += 1
        var lines = ["static int can_\(number)(void) {", "  if (!(\(condition))) return 0;"]
        for step in steps {
            let names = step.parameters.map(\.name).joined(separator: ", ")
            lines.append(
                "  \(writer.loopHeads(step.parameters.fixing(fixed))) { if (\(step.name)(\(names))) return 1; }")
        }
        lines += ["  return 0;", "}"]
        lines += ["static int stuck_\(number)(void) {"]
        lines += ["  return !now.waits[\(number)] && (\(condition)) && !can_\(number)();", "}"]
        process.functions += lines
        process.guess = number
        process.options.append(
            "  :: d_step { c_expr { (stuck_\(number)() > 0) }; c_code { now.spoilt = 1; } } /* must not wait for ever */"
        )
        environment.append(
            "  :: d_step { c_expr { (stuck_\(number)() > 0) }; c_code { now.waits[\(number)] = 1; } } /* it does */")
    }

    /// The function that tells whether no guess turned out wrong so far.
    private func sound() -> [String] {
        let wrong = (0..<guesses).map { "  if (now.waits[\($0)] && can_\($0)()) return 0;" }
        return ["static int sound(void) {", "  if (now.spoilt) return 0;"] + wrong + ["  return 1;", "}"]
    }

    // MARK: Formulas

    /// The functions of the atoms, and the formulas.
    private func temporal() -> (functions: [String], formulas: [String]) {
        var atoms = TemporalText(export)
        var lines: [String] = []
        for id in properties {
            let property = export.program.properties[id.index]
            guard case .liveness(let formula, let locals) = property.content else { continue }
            var names: [String] = []
            for text in atoms.texts(of: formula, locals) {
                let name = "f\(lines.count)_\(property.name)"
                let whole = guesses > 0 ? "([] (c_expr { (sound() > 0) })) -> (\(text))" : text
                lines.append("ltl \(name) { (!started) U (started && (\(whole))) }")
                names.append(name)
            }
            formulas.append((id, names))
        }
        isTooLarge = atoms.isTooLarge
        return (atoms.functions, lines)
    }
}
