import Language

/// Writes a model as Promela: one process that takes any transition, each a `d_step` whose guard and effect are C.
struct PromelaWriter {
    let plan: ExportPlan
    private var export: ExportContext { plan.export }

    init(_ plan: ExportPlan) { self.plan = plan }

    /// The whole file.
    func text(heading: [String]) -> String {
        var functions: [String] = []
        var options: [String] = []
        var moves: [String] = []
        for (number, key) in plan.steps.enumerated() {
            let writer = writer(key)
            if writer.parameters.contains(where: { $0.count <= 0 }) { continue }
            functions += function("step_\(number)", key, writer)
            options += calls("step_\(number)", writer.parameters, ExportContext.plain(key.title))
            moves += loops("step_\(number)", writer.parameters)
        }
        let start = start()
        let judged = judged(moves)
        let state = state()
        var lines = head(heading) + state
        lines += parts(of: support() + reset() + functions + start.functions + judged)
        lines += ["", "init {", "  if"] + start.options + ["  fi;", "end: do"]
        lines += ["  :: c_expr { (look() > 0) } -> skip"] + options + ["  od", "}"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The types, and the state as one structure of C.
    func state() -> [String] {
        let fields = plan.stateFields()
        var lines = ["c_decl {", "\\#include <stdint.h>", "\\#include <stdio.h>", "\\#include <stdlib.h>"]
        lines += ["\\#include <string.h>"] + export.types.declarations
        lines +=
            ["typedef struct __attribute__((packed)) {"] + fields.map { "  \($0.type) \($0.name);" } + ["} M;", "}"]
        return lines + ["c_state \"M m\" \"Global\"", ""]
    }

    /// The most characters of one block of C; Spin takes no more than 64 KiB.
    static let blockSize = 16_000

    /// Functions in blocks of C that Spin can hold.
    func parts(of functions: [String]) -> [String] {
        var lines = ["c_code {"]
        var size = 0
        for line in functions {
            lines.append(line)
            size += line.utf8.count + 1
            if line == "}", size > Self.blockSize {
                lines += ["}", "c_code {"]
                size = 0
            }
        }
        return lines + ["}"]
    }

    private func head(_ heading: [String]) -> [String] {
        ["/*"] + heading.map { "   \($0)" } + [
            "", "   Run it with Spin:", "     spin -a model.pml", "     cc -O2 -DSAFETY -DNOREDUCE -o pan pan.c",
            "     ./pan -c0 -m10000000", "",
            "   States stored are one more than the distinct states: the one before init. With n initial transitions,",
            "   stored and matched are n + 1 more than the transitions. What came out is listed at the end.", "*/", "",
        ]
    }

    /// What all functions use. Where errors are not judged, a path that meets one is just not there.
    func support(judgesErrors: Bool = true) -> [String] {
        let names = export.outcomes.map { "  \"\($0)\"," }
        let count = max(1, export.outcomes.count)
        return ["extern void (*uerror)(char *);", "static M next;", "static int failed;", "static long starts;"]
            + ["static char *outcomes[] = {"] + names + ["  0", "};", "static long seen[\(count)];"] + [
                judgesErrors
                    ? "static void fail(int k, char *text) { failed = 1; if (!seen[k]++) uerror(text); }"
                    : "static void fail(int k, char *text) { failed = 1; seen[k]++; }",
                "static void summary(void) {", "  printf(\"initial transitions: %ld\\n\", starts);",
                "  for (int k = 0; outcomes[k]; k++) if (seen[k]) printf(\"outcome: %s\\n\", outcomes[k]);", "}",
            ]
    }

    func reset() -> [String] {
        let code = CodeBuilder(export)
        plan.writeReset(code, root: "(*s)")
        return [
            "static void reset(M *s) {", "  static int begun;", "  if (!begun++) atexit(summary);",
            "  memset(s, 0, sizeof *s);",
        ] + code.declarations.map { "  \($0)" }
            + code.lines + ["}"]
    }

    // MARK: Steps

    func writer(_ key: StepKey) -> StepWriter {
        let old = plan.transitions.isEmpty || key.action == nil ? nil : "(*o)"
        let writer = StepWriter(export, key, mode: .whole, root: "(*s)", old: old, properties: plan.transitions)
        writer.testsCondition = true
        writer.write()
        return writer
    }

    func function(_ name: String, _ key: StepKey, _ writer: StepWriter) -> [String] {
        let parameters = writer.parameters.map { "int64_t \($0.name)" }.joined(separator: ", ")
        var lines = ["static int \(name)(\(parameters.isEmpty ? "void" : parameters)) {", "  M *s = &next;"]
        if key.action != nil {
            if let thread = key.thread {
                lines.append(
                    "  if (\(export.frame(thread, "m_", "now.m")).pc != \(plan.position(of: key))) return 0;")
            }
            lines += ["  const M *o = &now.m;"]
        }
        lines += writer.code.declarations.map { "  \($0)" }
        lines.append(key.action == nil ? "  reset(s);" : "  *s = now.m;")
        return lines + writer.code.lines + ["}"]
    }

    /// An option for each instance, with given values for the first parameters.
    func calls(
        _ name: String, _ parameters: [StepChoice], _ title: String, after: String = "", fixed: [Int64] = []
    ) -> [String] {
        let parameters = parameters.fixing(fixed)
        let count = parameters.reduce(Int64(1)) { $0.multipliedReportingOverflow(by: $1.count).partialValue }
        plan.instanceCount += Int(clamping: max(0, count))
        guard count > 0, plan.instanceCount <= ModelExport.instanceLimit else { return [] }
        return (0..<count).map { number in
            var rest = number
            var arguments: [String] = []
            for parameter in parameters.reversed() {
                arguments.append("\(parameter.low + rest % parameter.count)")
                rest /= parameter.count
            }
            let list = arguments.reversed().joined(separator: ", ")
            return "  :: d_step { c_expr { (\(name)(\(list)) > 0) }; c_code { now.m = next; \(after)} } /* \(title) */"
        }
    }

    /// The heads of loops over the values of all parameters.
    func loopHeads(_ parameters: [StepChoice]) -> String {
        parameters.map { "for (int64_t \($0.name) = \($0.low); \($0.name) <= \($0.high); \($0.name)++)" }
            .joined(separator: " ")
    }

    /// The statements that look for an instance that leads to another state.
    private func loops(_ name: String, _ parameters: [StepChoice]) -> [String] {
        let call = "\(name)(\(parameters.map(\.name).joined(separator: ", ")))"
        return [
            "  \(loopHeads(parameters)) { failed = 0; if ("
                + "\(call) ? memcmp(&next, &now.m, sizeof next) != 0 : failed) return 1; }"
        ]
    }

    func start() -> (functions: [String], options: [String]) {
        guard let key = plan.initial else {
            return (
                ["static int start(void) { reset(&next); return 1; }"],
                ["  :: d_step { c_expr { (start() > 0) }; c_code { now.m = next; starts++; } }"]
            )
        }
        let writer = writer(key)
        return (function("start", key, writer), calls("start", writer.parameters, "init", after: "starts++; "))
    }

    // MARK: Properties

    private func judged(_ moves: [String]) -> [String] {
        var lines: [String] = []
        var look: [String] = []
        for (index, item) in plan.invariants.enumerated() {
            lines += predicate(item.predicate, "inv_\(index)", onError: "return 1;")
            let text = "violated \(export.program.properties[item.id.index].name)"
            look.append("  if (!inv_\(index)(&now.m)) fail(\(export.outcome(text)), \"\(text)\");")
        }
        for (index, item) in plan.reachable.enumerated() {
            lines += predicate(item.predicate, "cov_\(index)", onError: "return 0;")
            let text = "reached \(export.program.properties[item.id.index].name)"
            look.append("  if (cov_\(index)(&now.m)) seen[\(export.outcome(text))]++;")
        }
        if plan.judgesDeadlock {
            lines += ["static int moves(void) {"] + moves + ["  return 0;", "}"]
            // Where `terminal` meets an error it is not known whether the state is stuck.
            let code = CodeBuilder(export, onError: "return 1;")
            let test = plan.terminal(code, root: "(*s)")
            code.line("return \(test);")
            lines += body("terminal", code)
            let number = export.outcome("deadlock")
            look.append("  if (!terminal(&now.m) && !moves()) fail(\(number), \"deadlock\");")
        }
        return lines + ["static int look(void) {"] + look + ["  return 0;", "}"]
    }

    func predicate(_ predicate: Predicate, _ name: String, onError: String) -> [String] {
        let code = CodeBuilder(export, onError: onError)
        let e = Simplifier(facts: export.facts)(predicate.expression)
        let text = code.condition(e, ExportScope(root: "(*s)"))
        code.line("return \(text);")
        return body(name, code)
    }

    private func body(_ name: String, _ code: CodeBuilder) -> [String] {
        ["static int \(name)(const M *s) {"] + code.declarations.map { "  \($0)" } + code.lines + ["}"]
    }
}
