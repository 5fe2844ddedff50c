import Foundation
import Reports
import Support
import Testing

@testable import Commands

/// `interleave diff` on small models.
@Suite struct DiffCommandTests {
    /// A door that asks for the key; the lines take away what is tested.
    private static func door(_ look: String = "require has_key else EACCES", view: String = "view { open = is_open }")
        -> String
    {
        """
        model door
        thread guest
        thread owner
        var is_open: bool
        var has_key: bool
        op hand_over() by owner { has_key = !has_key }
        op enter() by guest { \(look)
            is_open = true }
        op leave() by guest when is_open { is_open = false }
        invariant keyed { is_open implies true }
        reachable opened { is_open }
        \(view)
        allow deadlock
        """
    }

    /// Compares two models.
    private func diff(_ old: String, _ new: String, _ options: String...) throws -> TemporaryRun {
        try TemporaryRun(
            ["old.ilv": old, "new.ilv": new], ["diff"] + options + ["FOLDER/old.ilv", "FOLDER/new.ilv"])
    }

    @Test func aModelIsEquivalentToItself() throws {
        let run = try diff(Self.door(), Self.door())
        #expect(run.code == .success)
        #expect(
            run.output == """
                OLD: old.ilv: model door
                NEW: new.ilv: model door

                scenario default: equivalent
                  compared: calls, results, open
                  4 states of OLD, 4 states of NEW

                """)
    }

    @Test func anErrnoThatIsLostIsFoundInTheRightDirection() throws {
        let run = try diff(Self.door(), Self.door(""))
        #expect(run.code == .otherwise)
        #expect(run.output.contains("scenario default: different"))
        #expect(run.output.contains("OLD allows, NEW forbids, the last of 3 events:"), "\(run.output)")
        #expect(run.output.contains("results that calls lose:\n    enter = -EACCES\n      in 2 states of the view"))
        let back = try diff(Self.door(""), Self.door())
        #expect(back.output.contains("NEW allows, OLD forbids, the last of 3 events:"))
        #expect(back.output.contains("results that calls gain:\n    enter = -EACCES\n"))
    }

    @Test func whatNoCallerSeesNeedsAView() throws {
        let dusty = "\nvar dust: bool\nrule gather() { dust = !dust }\n"
        let clean = "\nvar dust: bool\n"
        #expect(try diff(Self.door() + clean, Self.door() + dusty).code == .success)
        let view = "view { dirty = dust }"
        let seen = try diff(Self.door() + clean + view, Self.door() + dusty + view)
        #expect(seen.code == .otherwise)
        #expect(seen.output.contains("dirty: false → true"), "\(seen.output)")
    }

    @Test func stepsThatNobodySeesMakeNoDifference() throws {
        let slow = Self.door("require has_key else EACCES\n  step turn:")
        let alone = ["thread owner": "thread nobody", "by owner": "by guest"]
        let (a, b) = alone.reduce((Self.door(), slow)) {
            ($0.0.replacing($1.key, with: $1.value), $0.1.replacing($1.key, with: $1.value))
        }
        #expect(try diff(a, b).code == .success)
        // Here the owner calls between the steps.
        #expect(try diff(Self.door(), slow).code == .otherwise)
    }

    @Test func partsOfOneViewOnlyAreNamed() throws {
        let run = try diff(Self.door(), Self.door(view: "view { open = is_open; key = has_key }"))
        #expect(run.code == .success)
        #expect(run.output.contains("not in both views: key"))
    }

    @Test func verdictsThatChangeAreShown() throws {
        let strict = Self.door().replacing("is_open implies true", with: "!is_open")
        let run = try diff(Self.door(), strict)
        #expect(run.code == .otherwise)
        #expect(run.output.contains("equivalent to callers, and judged otherwise"))
        #expect(run.output.contains("keyed: holds → violated"))
        #expect(try diff(Self.door(), strict, "--no-properties").code == .success)
    }

    @Test func limitsLeaveItIncomplete() throws {
        for limit in [["--max-states", "2"], ["--max-depth", "1"]] {
            let run = try TemporaryRun(
                ["m.ilv": Self.door()], ["diff"] + limit + ["FOLDER/m.ilv", "FOLDER/m.ilv"])
            #expect(run.code == .incomplete)
            #expect(run.output.contains("scenario default: incomplete"), "\(run.output)")
        }
    }

    @Test func scenariosAreComparedByNameOrAsNamed() throws {
        let text =
            Self.door().replacing("require has_key", with: "require has_key || !ASKS") + """

                param ASKS: bool = true
                scenario careful { }
                scenario hasty { ASKS = false }
                """
        let named = try TemporaryRun(["m.ilv": text], ["diff", "FOLDER/m.ilv#careful", "FOLDER/m.ilv#hasty"])
        #expect(named.code == .otherwise)
        #expect(named.output.contains("scenario careful → hasty: different"))
        let other = text.replacing("scenario hasty { ASKS = false }", with: "scenario lazy { }")
        let run = try diff(text, other)
        #expect(run.output.contains("scenario careful: equivalent"))
        #expect(run.output.contains("scenario hasty: in OLD only\nscenario lazy: in NEW only"))
        #expect(run.code == .otherwise)
        #expect(try diff(text, other, "--scenario", "careful").code == .success)
        #expect(try diff(text, other, "--set", "ASKS=false", "--scenario", "careful").code == .success)
    }

    @Test(arguments: [
        ["FOLDER/m.ilv"], ["git:--upload-pack:FOLDER/m.ilv", "FOLDER/m.ilv"], ["git:HEAD", "FOLDER/m.ilv"],
        ["git:a..b:FOLDER/m.ilv", "FOLDER/m.ilv"], ["git::FOLDER/m.ilv", "FOLDER/m.ilv"],
        ["git:$(x):FOLDER/m.ilv", "FOLDER/m.ilv"], ["FOLDER/m.ilv#other", "FOLDER/m.ilv"], ["FOLDER/m.ilv", "a", "b"],
        ["--set", "NONE=1", "FOLDER/m.ilv", "FOLDER/m.ilv"],
    ]) func whatMakesNoSenseIsAUsageError(arguments: [String]) throws {
        #expect(try TemporaryRun(["m.ilv": Self.door()], ["diff"] + arguments).code == .usage)
    }

    @Test func whatCannotBeReadIsSaid() throws {
        let missing = try TemporaryRun(["m.ilv": Self.door()], ["diff", "FOLDER/m.ilv", "FOLDER/n.ilv"])
        #expect(missing.code == .input)
        let broken = try TemporaryRun(["m.ilv": Self.door() + "\nvar"], ["diff", "FOLDER/m.ilv", "FOLDER/m.ilv"])
        #expect(broken.code == .model)
        let revision = try TemporaryRun(["m.ilv": Self.door()], ["diff", "git:HEAD:FOLDER/m.ilv", "FOLDER/m.ilv"])
        #expect(revision.code == .input)
    }

    @Test func sarifHasAResultForEachDifference() throws {
        let run = try TemporaryRun(
            ["old.ilv": Self.door() + "\ninvariant shut \"<b>\" { !is_open }", "new.ilv": Self.door("")],
            ["diff", "--format", "sarif", "FOLDER/old.ilv", "FOLDER/new.ilv"])
        #expect(run.code == .otherwise)
        let log = try JSON(run.output)["runs"][0]
        let results = log["results"].elements
        let texts = results.compactMap { $0["message"]["text"].string }
        #expect(texts.count == results.count)
        let found = Dictionary(grouping: results) { $0["ruleId"].string ?? "" }
        #expect(found["diff/old-allows"]?.isEmpty == false)
        #expect(
            found["diff/result"]?.first?["message"]["text"].string?.hasSuffix("enter loses the result -EACCES") == true)
        #expect(found["diff/verdict"]?.first?["message"]["text"].string?.contains("shut: ") == true)
        // What OLD allows is shown in the file of OLD, step by step.
        let first = try #require(found["diff/old-allows"]?.first)
        let place = first["locations"][0]["physicalLocation"]["artifactLocation"]
        #expect(place["uri"].string?.hasSuffix("old.ilv") == true)
        let steps = first["codeFlows"][0]["threadFlows"][0]["locations"].elements
        #expect(!steps.isEmpty)
        #expect(
            steps.allSatisfy { step in
                step["location"]["physicalLocation"]["artifactLocation"]["uri"].string?.hasSuffix("old.ilv") == true
            })
        let rules = log["tool"]["driver"]["rules"].elements.compactMap { $0["id"].string }
        for result in results {
            #expect(rules[try #require(result["ruleIndex"].integer)] == result["ruleId"].string)
        }
        let same = try diff(Self.door(), Self.door(), "--format", "sarif")
        #expect(try JSON(same.output)["runs"][0]["results"].elements.isEmpty)
    }

    @Test func htmlIsAPageWithAChartOfEachDirection() throws {
        let run = try TemporaryRun(
            ["old.ilv": Self.door(), "new.ilv": Self.door("")],
            ["diff", "--format", "html", "FOLDER/old.ilv", "FOLDER/new.ilv"])
        #expect(run.code == .otherwise)
        HTMLPageCheck.expectWhole(run.output)
        #expect(run.output.contains("<td class=\"bad\">different</td>"))
        #expect(run.output.contains("<h3>OLD allows, NEW forbids</h3>"))
        #expect(run.output.split(separator: "<svg").count == 3)
        #expect(run.output.contains("<h3>NEW allows, OLD forbids</h3>"))
        let same = try diff(Self.door(), Self.door(), "--format", "html")
        #expect(same.output.contains("<td class=\"good\">equivalent</td>"))
        #expect(!same.output.contains("<svg"))
        let hostile = try diff(
            "model m\nscenario one \"</pre><script>\" {}", "model m\nscenario two {}", "--format", "html")
        HTMLPageCheck.expectWhole(hostile.output)
        #expect(hostile.output.contains("in OLD only"))
    }

    @Test func theManualShowsWhatIsPrinted() throws {
        let page = try #require(try ManualPage.all().first { $0.name == "Diff.md" })
        let model = try #require(page.examples.first?.files["m.ilv"])
        let run = try TemporaryRun(
            ["door.ilv": model], ["diff", "FOLDER/door.ilv#careful", "FOLDER/door.ilv#hasty"])
        #expect(page.blocks.contains(run.output), "\(run.output)")
    }

    /// Runs git in `folder`.
    private func git(_ folder: String, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["git", "-C", folder, "-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"]
            + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    @Test func aRevisionIsReadWithItsImports() throws {
        let folder = NSTemporaryDirectory() + "repository-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/Models/parts", withIntermediateDirectories: true)
        func write(_ path: String, _ text: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(path)"))
        }
        let text = Self.door("check()") + "\nimport \"parts/check.ilv\"\n"
        try write("Models/door.ilv", text)
        try write("Models/parts/check.ilv", "proc check() { require has_key else EACCES }\n")
        try git(folder, "init", "-q")
        try git(folder, "add", ".")
        try git(folder, "commit", "-q", "-m", "one")
        try write("Models/parts/check.ilv", "proc check() { }\n")
        let path = folder + "/Models/door.ilv"
        let run = try TemporaryRun([:], ["diff", "git:HEAD:\(path)", path])
        #expect(run.code == .otherwise, "\(run.errors)")
        #expect(run.output.contains("results that calls lose:\n    enter = -EACCES"), "\(run.output)")
        #expect(try TemporaryRun([:], ["diff", "git:HEAD:\(path)", "git:HEAD:\(path)"]).code == .success)
        #expect(try TemporaryRun([:], ["diff", "git:HEAD~1:\(path)", path]).code == .input)
    }
}
