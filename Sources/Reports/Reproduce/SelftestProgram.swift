import Execution
import Language

/// A trace as a skeleton of a KVM selftest in C, made of what the model says its calls are.
///
/// Each thread of the trace is a thread; calls that do not overlap in the trace are kept apart by barriers, those that do
/// run into each other, again and again.
public struct SelftestProgram {
    /// What is repeated.
    private let example: Counterexample
    /// What the model says.
    private let book: EmitBook
    /// The calls.
    private let sequence: CallSequence
    /// The threads that act, in the model's order, with the names of their functions.
    private let threads: [(lane: TraceLane, name: String)]

    /// The program that repeats `example`, an evidence on the property of that name.
    public static func render(
        _ example: Counterexample, property: String?, program: Program
    ) throws(EmitFault) -> String {
        try SelftestProgram(example, program).text(property)
    }

    /// Finds the threads.
    private init(_ example: Counterexample, _ program: Program) throws(EmitFault) {
        self.example = example
        book = EmitBook(program: program, target: .selftest)
        sequence = try book.calls(of: example)
        var names = CIdentifiers()
        threads = Set(sequence.calls.map(\.lane)).sorted().map { ($0, names.name(for: $0.name + " thread")) }
    }

    /// The whole file.
    private func text(_ property: String?) throws(EmitFault) -> String {
        let model = EmitScope(program: book.program)
        let ofFile = try lines(book.modelNotes.filter { $0.place == .file }, model)
        var setup = try lines(book.modelNotes.filter { $0.place == .here }, model)
        for (lane, _) in threads where !lane.isEnvironment {
            let scope = EmitScope(program: book.program, lane: lane)
            setup += try lines(book.threadNotes(scope), scope)
        }
        let checks =
            try lines(property.map(book.notes(ofProperty:)) ?? [], model)
            + lines(book.modelNotes.filter { $0.place == .end }, model)
        var text = head + "\n"
        if !ofFile.isEmpty { text += Self.indented(ofFile).map { $0 + "\n" }.joined() + "\n" }
        text += "#define ROUNDS 1000\n\nstatic pthread_barrier_t barrier;\n\n"
        for (lane, name) in threads { text += try function(of: lane, name) + "\n" }
        return text + main(setup: setup, checks: checks)
    }

    /// What it is about, and what it includes.
    private var head: String {
        var lines = ["// SPDX-License-Identifier: GPL-2.0", "/*"]
        let configuration = ReportWording.configuration(example.scenario, example.settings)
        let text = ["\(example.model), \(configuration)", ""]
        let listing = InterleavingListing(example)
        lines += (text + listing.rows + [""] + listing.verdict).map { line in
            line.isEmpty ? " *" : " * " + SourceShape.comment(line)
        }
        lines += [
            " */", "#include <fcntl.h>", "#include <pthread.h>", "#include <linux/falloc.h>", "",
            "#include \"kvm_util.h\"", "#include \"processor.h\"", "#include \"test_util.h\"",
        ]
        return lines.map { $0 + "\n" }.joined()
    }

    /// The function of a thread: its calls in order, with a barrier before each group of calls but the first.
    private func function(of lane: TraceLane, _ name: String) throws(EmitFault) -> String {
        var text = "static void *\(name)(void *unused)\n{\n"
        for group in 0..<sequence.groupCount {
            if group > 0 { text += "\tpthread_barrier_wait(&barrier);\n" }
            for call in sequence.calls where call.group == group && call.lane == lane {
                let result = call.result.map { " = \($0.text)" } ?? ""
                text += "\t/* \(SourceShape.comment(call.start.callText + result)) */\n"
                let scope = EmitScope(program: book.program, call)
                text += try lines(book.notes(of: call.start.action), scope).map { "\t\($0)\n" }.joined()
            }
        }
        return text + "\treturn NULL;\n}\n"
    }

    /// The function that sets everything up, runs the threads and looks at what came of it.
    private func main(setup: [String], checks: [String]) -> String {
        var text = "int main(int argc, char *argv[])\n{\n\tfor (int round = 0; round < ROUNDS; round++) {\n"
        text += "\t\tpthread_t threads[\(threads.count)];\n\n"
        for line in setup { text += "\t\t\(line)\n" }
        text += "\t\tpthread_barrier_init(&barrier, NULL, \(threads.count));\n"
        for (index, thread) in threads.enumerated() {
            text += "\t\tpthread_create(&threads[\(index)], NULL, \(thread.name), NULL);\n"
        }
        for index in threads.indices { text += "\t\tpthread_join(threads[\(index)], NULL);\n" }
        text += "\t\tpthread_barrier_destroy(&barrier);\n"
        text += "\t\t/* \(SourceShape.comment(example.finding)) */\n"
        for line in checks { text += "\t\t\(line)\n" }
        return text + "\t}\n\treturn 0;\n}\n"
    }

    /// The lines of notes: each a whole one, or all of the file together.
    private func lines(_ notes: [EmitNote], _ scope: EmitScope) throws(EmitFault) -> [String] {
        var lines: [String] = []
        for note in notes where !note.isNothing {
            var line = ""
            for piece in EmitTemplate(note.text).pieces {
                switch piece {
                case .text(let text): line += text
                case .place(let place): line += try text(of: place, scope)
                }
            }
            guard note.place == .file || SourceShape.isWhole(line) && !line.hasPrefix("#") else {
                throw .malformed(line, action: scope.action, wanted: "whole line of C")
            }
            lines.append(line)
        }
        guard
            notes.first?.place != .file
                || SourceShape.isWhole(lines.filter { !$0.hasPrefix("#") }.joined(separator: " "))
        else { throw .malformed(lines.joined(separator: " "), action: scope.action, wanted: "whole piece of C") }
        return lines
    }

    /// Lines behind tabs, one for each brace that is open.
    private static func indented(_ lines: [String]) -> [String] {
        var depth = 0
        return lines.map { line in
            let opened = line.count { $0 == "{" } - line.count { $0 == "}" }
            let margin = String(repeating: "\t", count: max(0, line.hasPrefix("}") ? depth - 1 : depth))
            depth += opened
            return margin + line
        }
    }

    /// What stands at a place.
    private func text(of place: EmitTemplate.Place, _ scope: EmitScope) throws(EmitFault) -> String {
        if let text = try scope.formed(place) { return text }
        if place.name == EmitScope.caller, let lane = scope.lane { return CIdentifiers.identifier(lane.name) }
        guard let (text, type) = scope.value(place.name) else { throw scope.unknown(place.name) }
        switch type {
        case .boolean, .range, .enumeration, .symmetric: return text
        case .thread: return CIdentifiers.identifier(text)
        default: throw scope.unsuitable(place.name, "it is no number and no name")
        }
    }
}
