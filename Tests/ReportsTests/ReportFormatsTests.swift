import Execution
import Foundation
import FoundationXML
import Language
import Support
import Testing

@testable import Reports

/// The formats that other programs read, on names made to break them.
@Suite struct ReportFormatsTests {
    /// What means something in one format or another.
    private static let hostile = "a\"b'</script><!--]]>&|`*_\\%,:\u{7}\u{202E}\u{0}é\n::error::x"

    /// The same as people see it, as far as no format escapes it further.
    private static let visible = "a\"b'</script><!--]]>&|`*_\\%,:\\u{7}\\u{202E}\\u{0}é"

    /// A report in which everything that a user can name is hostile.
    private static let report: CheckReport = {
        var violated = Example.violated
        violated.name = hostile
        violated.title = hostile
        violated.documentation = [hostile]
        var skipped = Example.invariant(.skipped(reason: hostile))
        skipped.name = "skipped"
        let search = SearchReport(properties: [violated, Example.reachable(.unreachable), skipped])
        let scenario = ScenarioReport(
            name: hostile, title: hostile, documentation: [hostile],
            settings: [TransitionDescription.Binding(name: "N", value: hostile)], outcome: .searched(search))
        let fault = ScenarioReport(
            name: "broken", outcome: .fault(CheckerFault(activity: "searching", detail: hostile)))
        var sources = SourceMap()
        _ = sources.add(SourceFile(path: hostile, text: Example.sources.files[0].text))
        let coverage = CoverageReport(vacuous: [
            CoverageItem(kind: .guardTrue(property: hostile, text: hostile), span: Example.span("exists"))
        ])
        let model = ModelReport(
            name: hostile, title: hostile, sources: sources, scenarios: [scenario, fault], coverage: coverage)
        return CheckReport(files: [
            FileReport(path: hostile, content: .model(model)),
            FileReport(path: hostile, content: .unreadable(.refused(hostile))),
        ])
    }()

    /// The report of a race that a scenario expects, and one that none does.
    private static let race: CheckReport = {
        let search = SearchReport(properties: [
            Example.violated, Example.reachable(.reached(Evidence(trace: Example.bind))),
        ])
        let expected = ScenarioReport(
            name: "known", expectations: Expectations(violated: ["mapped_frames_are_owned"]), outcome: .searched(search)
        )
        let unexpected = ScenarioReport(name: "careful", outcome: .searched(search))
        let untagged = ScenarioReport(name: "large", outcome: .notRun(.needsTag(["nightly"])))
        return CheckReport(files: [Example.file([expected, unexpected, untagged])])
    }()

    // MARK: JSON

    @Test func jsonLosesNothing() throws {
        let json = try JSON(ReportDocument(Self.report, tool: Self.hostile).json)
        let scenario = json["files"][0]["model"]["scenarios"][0]
        let property = scenario["search"]["properties"][0]
        #expect(json["tool"].string == Self.hostile)
        #expect(json["files"][0]["path"].string == Self.hostile)
        #expect(scenario["settings"][0]["value"].string == Self.hostile)
        #expect(property["name"].string == Self.hostile)
        #expect(property["documentation"][0].string == Self.hostile)
        #expect(
            json["files"][0]["model"]["coverage"]["vacuous"][0]["text"].string == "\(Self.hostile): \(Self.hostile)")
        let text = ReportDocument(Self.report, tool: Self.hostile).json
        #expect(!text.contains("</") && !text.unicodeScalars.contains { $0.isInvisible && $0 != "\n" })
    }

    @Test func jsonGivesTracesBack() throws {
        var report = Self.race
        guard case .model(var model) = report.files[0].content else {
            Issue.record("no model")
            return
        }
        for index in model.scenarios.indices { model.scenarios[index].threads = ["host[1]", "host[2]", "vcpu[vm1]"] }
        report.files = [FileReport(path: "unbound.ilv", content: .model(model))]
        let document = try ReportDocument(json: Array(ReportDocument(report, tool: "interleave").json.utf8))
        let scenario = try #require(document.files[0].model?.scenarios[0])
        let evidence = try #require(scenario.evidence.first).value(threads: scenario.threads)
        #expect(evidence == Evidence(trace: Example.race, explanations: [Example.explanation]))
        #expect(document.sourceMap.text(of: evidence.explanations[0].span) == "exists")
    }

    // MARK: JUnit

    /// The elements of a document with their attributes and the text in them.
    private final class Elements: NSObject, XMLParserDelegate {
        var found: [(name: String, attributes: [String: String], text: String)] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            found.append((name, attributes, ""))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) { found[found.count - 1].text += text }
    }

    /// Parses a document with a parser that does not belong to the tool.
    private func parse(_ xml: String) throws -> [(name: String, attributes: [String: String], text: String)] {
        let parser = XMLParser(data: Data(xml.utf8))
        let elements = Elements()
        parser.delegate = elements
        try #require(parser.parse(), "\(String(describing: parser.parserError))\n\(xml)")
        return elements.found
    }

    @Test func junitHasATestForEachScenarioAndProperty() throws {
        let elements = try parse(JUnitReport.render(Self.race))
        let tests = elements.filter { $0.name == "testcase" }.map { test in
            [test.attributes["classname"], test.attributes["name"]].compactMap(\.self).joined(separator: " / ")
        }
        #expect(
            tests == [
                "unbound_then_bind / compiles",
                "unbound_then_bind.known / scenario known",
                "unbound_then_bind.known / invariant mapped_frames_are_owned",
                "unbound_then_bind.known / reachable both_vms_run",
                "unbound_then_bind.known / no deadlock",
                "unbound_then_bind.known / no error of the model",
                "unbound_then_bind.careful / scenario careful",
                "unbound_then_bind.careful / invariant mapped_frames_are_owned",
                "unbound_then_bind.careful / reachable both_vms_run",
                "unbound_then_bind.careful / no deadlock",
                "unbound_then_bind.careful / no error of the model",
                "unbound_then_bind.large / scenario large",
            ])
        #expect(
            elements[0].attributes == [
                "name": "interleave", "tests": "12", "failures": "2", "errors": "0",
            ])
        let failure = try #require(elements.last { $0.name == "failure" })
        #expect(
            failure.attributes["message"]
                == "scenario careful: invariant mapped_frames_are_owned is violated after 6 transitions")
        #expect(
            failure.text.contains("└ map: fault() = 0"),
            "\(failure.text)")
        #expect(elements.allSatisfy { $0.attributes["time"] == nil })
    }

    @Test func junitShowsWhatXMLDoesNotKnow() throws {
        let elements = try parse(JUnitReport.render(Self.report))
        let failures = elements.filter { $0.name == "failure" }
        #expect(failures.count == 3)
        #expect(failures[1].attributes["message"]?.contains(Self.visible) == true)
        #expect(elements.contains { $0.name == "error" && $0.attributes["type"] == "fault" })
        #expect(elements.contains { $0.name == "skipped" && $0.attributes["message"]?.contains(Self.visible) == true })
    }

    // MARK: SARIF

    @Test func sarifHasARuleForEachPropertyAndAFlowForEachTrace() throws {
        let run = try JSON(SARIFReport.render(Self.race, tool: "interleave 0.1.0"))["runs"][0]
        let rules = run["tool"]["driver"]["rules"].elements.map { $0["id"].string }
        #expect(rules == ["unbound_then_bind/mapped_frames_are_owned", "unbound_then_bind/both_vms_run"])
        let results = run["results"].elements
        #expect(results.map { $0["level"].string } == ["none", "error"])
        #expect(
            results[1]["message"]["text"].string?.split(separator: "\n").first
                == "scenario careful: invariant mapped_frames_are_owned is violated after 6 transitions")
        let steps = results[1]["codeFlows"][0]["threadFlows"][0]["locations"].elements
        #expect(steps.map { $0["executionOrder"].integer } == [1, 2, 3, 4, 5, 6])
        #expect(
            steps[5]["location"]["message"]["text"].string?.hasPrefix("6. vcpu[vm1]: <... fault resumed at map> = 0")
                == true)
        #expect(steps[5]["location"]["physicalLocation"]["region"]["startLine"].integer == 2)
        for result in results {
            let index = try #require(result["ruleIndex"].integer)
            #expect(rules[index] == result["ruleId"].string)
        }
        #expect(run["artifacts"][0]["hashes"]["sha-256"].string?.count == 64)
    }

    @Test func sarifIsValidWhateverTheNames() throws {
        let run = try JSON(SARIFReport.render(Self.report, tool: Self.hostile))["runs"][0]
        #expect(run["results"].elements.count == 3)
        #expect(run["results"][0]["message"]["text"].string?.contains(Self.visible) == true)
        let uri = try #require(run["artifacts"][0]["location"]["uri"].string)
        #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ":") })
        #expect(run["invocations"][0]["toolExecutionNotifications"].elements.count == 2)
    }

    // MARK: GitHub

    @Test func githubAnnotatesWhatIsNotExpected() {
        let lines = GitHubAnnotations.render(Self.race).split(separator: "\n")
        let commands = lines.filter { $0.hasPrefix("::") }
        #expect(commands.count == 1)
        #expect(
            commands[0].hasPrefix(
                "::error file=unbound.ilv,line=5,endLine=5,col=11,endColumn=34,"
                    + "title=scenario careful%3A invariant mapped_frames_are_owned is violated after 6 transitions::"))
        #expect(commands[0].contains("└ map: fault() = 0%0A"))
        #expect(lines.last == "  unbound.ilv: careful failed")
    }

    @Test func noNameIsTakenForACommand() {
        let text = GitHubAnnotations.render(Self.report)
        let commands = text.split(separator: "\n").filter { $0.hasPrefix("::") }
        #expect(commands.count == 5)
        for command in commands {
            let head = command.dropFirst(2).prefix { $0 != ":" }
            #expect(head.hasPrefix("error ") || head.hasPrefix("warning "), "\(command)")
            #expect(command.contains("%25") && !command.contains("%,"))
        }
        #expect(!text.unicodeScalars.contains { $0.isInvisible && $0 != "\n" })
        #expect(GitHubAnnotations.plain("a\n::error::b\n") == "a\n. ::error::b\n")
    }

    // MARK: Markdown

    @Test func markdownShowsTheSummaryFirst() {
        let text = MarkdownReport.render(Self.race, options: TerminalReport.Options())
        #expect(
            text.hasPrefix(
                """
                **1 model, 2 scenarios: 1 as expected, 1 FAILED**

                - unbound.ilv: careful failed

                ## unbound.ilv: unbound\\_then\\_bind: Lutomirski, April 2022

                |  | scenario | outcome | states | transitions | depth |
                | --- | --- | --- | --: | --: | --: |
                | ok | known | violated as expected: mapped\\_frames\\_are\\_owned; 1 reached, no deadlock | 0 | 0 | 0 |
                | **FAILED** | careful | violated: mapped\\_frames\\_are\\_owned; 1 reached, no deadlock | 0 | 0 | 0 |
                | not run | large | needs --tag nightly |  |  |  |

                ### Scenario careful: invariant mapped\\_frames\\_are\\_owned is violated after 6 transitions

                “a mapped frame belongs to a file of that VM” · unbound.ilv:5:11

                ```
                """), "\(text)")
    }

    @Test func markdownStaysWhatItIsWhateverTheNames() {
        let text = MarkdownReport.render(Self.report, options: TerminalReport.Options())
        var isBlock = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isBlock.toggle() }
            if isBlock { continue }
            let bare = line.replacing("\\\\", with: "").replacing("\\<", with: "").replacing("\\|", with: "")
            #expect(!bare.contains("<"), "\(line)")
            if line.hasPrefix("|") { #expect(bare.count { $0 == "|" } == 7, "\(line)") }
        }
        #expect(!isBlock)
        #expect(!text.unicodeScalars.contains { $0.isInvisible && $0 != "\n" })
    }
}
