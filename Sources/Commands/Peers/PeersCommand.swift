import Engine
import Execution
import Language
import Reports

/// `interleave peers`: asks Spin and Rumur about every scenario of models, and compares.
struct PeersCommand: Command {
    /// What the command line asks for.
    let options: PeersOptions
    /// Where the comparison goes.
    let console: Console

    /// What its help says.
    static var help: HelpScreen { .peers }

    /// Runs the command; it fails where a peer says otherwise.
    func run() throws(UsageError) -> ExitCode {
        let targets = TargetLoader(root: options.check.root).targets(at: options.check.paths)
        let selection = ScenarioSelection(options: options.check)
        try selection.validate(against: targets)
        var code = ExitCode.success
        var tallies = PeerQuestion.all(of: options.peer.map { [$0] } ?? PeersOptions.Peer.allCases).map(PeerTally.init)
        for target in targets where !console.cancellation.isCancelled {
            guard let model = target.model else {
                console.writeError("error: \(target.path.withoutInvisible) is no model that can be read\n")
                code = ExitCode.mostImportant(of: [code, .input])
                continue
            }
            for scenario in model.scenarios where !console.cancellation.isCancelled {
                if selection.decision(on: scenario) == .leftOut { continue }
                console.write("\(target.path.withoutInvisible) \(scenario.name)\n")
                code = ExitCode.mostImportant(of: [code, compare(model, scenario, &tallies)])
            }
        }
        console.write("\n" + tallies.filter { !$0.isEmpty }.flatMap(\.lines).map { $0 + "\n" }.joined())
        return console.cancellation.isCancelled && code == .success ? .incomplete : code
    }

    /// Compares a scenario.
    private func compare(_ model: LoadedModel, _ scenario: Scenario, _ tallies: inout [PeerTally]) -> ExitCode {
        let search = PeerSearch(model: model, options: options.check, cancellation: console.cancellation)
        let subject: PeerSearch.Subject
        do throws(PeerSearch.Refusal) { subject = try search.subject(scenario) } catch {
            console.write("  not compared: \(error.text)\n")
            for index in tallies.indices where !tallies[index].question.isLiveness {
                tallies[index].add(reason: error.text)
            }
            return error.isInvalid ? .model : .success
        }
        var judge = PeerJudge(program: subject.program, expected: subject.expected)
        judge.limit = .seconds(options.seconds)
        judge.cancellation = console.cancellation
        var code = ExitCode.success
        for index in tallies.indices where !console.cancellation.isCancelled {
            let question = tallies[index].question
            guard let verdict = question.verdict(of: judge, on: subject) else { continue }
            // A peer that was ended in the middle has said nothing.
            if console.cancellation.isCancelled { break }
            tallies[index].add(verdict, subject)
            switch verdict {
            case .agrees: console.write("  \(question.name) agrees: \(Self.text(subject, question))\n")
            case .notCompared(let reason): console.write("  \(question.name) not compared: \(reason)\n")
            case .differs(let lines):
                code = .otherwise
                console.write("  \(question.name) differs: \(lines.joined(separator: "; "))\n")
            }
        }
        return code
    }

    /// What was compared.
    private static func text(_ subject: PeerSearch.Subject, _ question: PeerQuestion) -> String {
        if question.isLiveness {
            let violated = subject.liveness.values.count { !$0 }
            let holding = subject.liveness.count - violated
            return "\(holding) hold, \(violated) violated"
        }
        let expected = subject.expected
        let sizes =
            "\(Wording.number(expected.states)) states, \(Wording.number(expected.transitions)) transitions"
        let outcomes = expected.outcomes.sorted().joined(separator: ", ")
        return sizes + (outcomes.isEmpty ? "" : ", \(outcomes)") + (expected.meetsErrors ? ", errors" : "")
    }
}
