import Foundation
import Reports
import Support
import Testing

/// Each JSON report against the schema that the manual publishes.
@Suite struct ReportSchemaTests {
    /// The schema on the page of the manual.
    private static let schema: Result<JSONSchema, any Error> = Result {
        let page = try String(contentsOf: ManualPage.folder.appending(path: "ReportSchema.md"), encoding: .utf8)
        let block = page.split(separator: "```json\n").dropFirst().first?.split(separator: "\n```").first ?? ""
        return try JSONSchema(String(block))
    }

    /// Runs a command on files, checks its report against the schema, and that it can be read and written again.
    private func document(
        _ files: [String: String], _ arguments: [String]
    ) throws -> (document: ReportDocument, json: JSON) {
        let run = try TemporaryRun(files, arguments + ["--format", "json"])
        let json = try JSON(run.output)
        #expect(try Self.schema.get().problems(of: json) == [])
        let document = try ReportDocument(json: Array(run.output.utf8))
        // Lines are broken by the length of paths, which differ by that of the folder.
        #expect(try JSON(document.json) == json)
        #expect(try ReportDocument(json: Array(document.json.utf8)) == document)
        #expect(document.exitCode == Int(run.code.rawValue))
        return (document, json)
    }

    @Test func aViolationHasItsTraceWithEveryState() throws {
        let model = """
            /// Two threads.
            model m "a title"
            thread t[2]
            var m: mutex
            var n: 0..2
            op go() by t {
                lock(m)
                n += 1
              step rest:
                n -= 1
                unlock(m)
            }
            /// never more
            invariant low "at most one" { n < 1 }
            reachable up { n == 1 }
            scenario small "one" { expect violated low }
            """
        let (document, json) = try document(["m.ilv": model], ["check", "FOLDER/m.ilv"])
        let scenario = json["files"][0]["model"]["scenarios"][0]
        #expect(scenario["status"].string == "expected")
        #expect(scenario["threads"] == .array([.string("t[1]"), .string("t[2]")]))
        let property = scenario["search"]["properties"][0]
        #expect(property["message"].string == "invariant low is violated after 1 transition")
        let trace = property["evidence"]["trace"]
        #expect(trace["transitions"][0]["thread"].string == "t[1]")
        #expect(trace["states"].elements.count == 2)
        #expect(trace["states"][1]["locks"][0]["holders"] == .array([.string("t[1]")]))
        #expect(trace["states"][1]["threads"][0]["step"].string == "rest")
        #expect(json["sources"][0]["text"].string == model)
        #expect(document.files[0].model?.scenarios[0].evidence.count == 2)
    }

    @Test func deadlockErrorsLoopsAndWaysBackAreInTheReport() throws {
        let model = """
            model m
            param SAFE: bool = false
            enum Page { PRIVATE, SHARED }
            thread a
            thread b
            var x: mutex
            var y: mutex
            var page: Page
            var asked: bool
            var list: seq[1] of bool
            op left() by a { lock(x)
              step more: lock(y)
                unlock(y)
                unlock(x) }
            op right() by b { lock(y)
              step more: lock(x)
                unlock(x)
                unlock(y) }
            op push() by a { list.append(true) }
            op share() by b { page = SHARED }
            op ask() by a when !asked { asked = true }
            recoverable back { page == PRIVATE }
            liveness answered { asked leads_to !asked }
            transition stays { page == old(page) }
            invariant fine { SAFE || true }
            """
        let (document, json) = try document(["m.ilv": model], ["check", "--statistics", "FOLDER/m.ilv"])
        let search = json["files"][0]["model"]["scenarios"][0]["search"]
        #expect(search["deadlock"]["verdict"].string == "found", "\(json)")
        #expect(search["errors"].elements.count == 1)
        #expect(search["errors"][0]["evidence"]["trace"]["transitions"].elements.last?["endsInError"] == .bool(true))
        #expect(search["measurements"]["engine"].string != nil)
        let kinds = search["properties"].elements.map { $0["verdict"].string }
        #expect(kinds == ["violated", "violated", "violated", "holds"])
        #expect(document.files[0].model?.scenarios[0].search?.deadlock.isLockCycle == true)
    }

    @Test func whatIsNoModelOrDoesNotCompileIsInTheReport() throws {
        let files = ["a.ilv": "model a\nvar n: Nat\n", "lib.ilv": "enum E { A }\n"]
        let (_, json) = try document(files, ["check", "FOLDER/a.ilv", "FOLDER/lib.ilv", "FOLDER/none.ilv"])
        #expect(json["files"].elements.map { $0["status"].string } == ["model", "library", "unreadable"])
        #expect(json["files"][0]["diagnostics"][0]["span"]["line"].integer == 2)
    }

    @Test func limitsAndApproximationsAreInTheReport() throws {
        let model = "model m\nthread t\nvar n: 0..9\nop go() by t when n < 9 { n += 1 }\nop no() by t when n > 9 { }\n"
        let (_, limited) = try document(["m.ilv": model], ["check", "--max-states", "3", "FOLDER/m.ilv"])
        #expect(limited["files"][0]["model"]["scenarios"][0]["search"]["stop"]["limit"].integer == 3)
        let (_, hashed) = try document(["m.ilv": model], ["check", "--store", "hash", "FOLDER/m.ilv"])
        let search = hashed["files"][0]["model"]["scenarios"][0]["search"]
        #expect(search["approximation"]["store"].string == "hash")
        #expect(search["isExhaustive"] == .bool(false))
    }

    @Test func matrixDiffAndMutateHaveReportsOfTheSameShapes() throws {
        let model = """
            model m "a door"
            param ASKS: bool = true
            thread t
            thread u
            var key: bool
            var open: bool
            op give() by u { key = !key }
            op enter() by t {
                require key || !ASKS else EACCES
                open = true
            }
            view { door = open }
            /// who has no key stays out
            invariant D1_keyed "no way in without a key" { open implies open }
            reachable D2_used "somebody can enter" { open }
            scenario careful { }
            scenario hasty { ASKS = false }
            """
        let (_, matrix) = try document(["m.ilv": model], ["matrix", "FOLDER/m.ilv"])
        #expect(matrix["matrix"]["columns"][0]["scenario"].string == "careful")
        #expect(matrix["matrix"]["rows"][1]["cells"][0]["length"].integer == 2)
        let found = matrix["files"][0]["model"]["scenarios"][0]["search"]["properties"][1]
        #expect(found["evidence"]["trace"]["states"].elements.count == 3)
        let (_, diff) = try document(["m.ilv": model], ["diff", "FOLDER/m.ilv#careful", "FOLDER/m.ilv#hasty"])
        #expect(diff["comparison"]["pairs"][0]["isDifferent"] == .bool(true))
        #expect(diff["comparison"]["pairs"][0]["differences"][0]["trace"]["transitions"].elements.isEmpty == false)
        let (_, mutants) = try document(
            ["m.ilv": model, "n.ilv": "no model"], ["mutate", "FOLDER/m.ilv", "FOLDER/n.ilv"])
        #expect(mutants["files"][0]["mutation"]["mutants"][0]["outcome"].string != nil)
        #expect(mutants["files"].elements.count == 2)
    }

    @Test func aRefinementHasBothLevelsInTheReport() throws {
        let files = [
            "m.ilv": """
            model m
            var n: 0..5
            rule add when n < 4 { n += 1 }
            rule jump when n == 2 { n = 5 }
            allow deadlock
            refines counts "one at a time" "spec.ilv" { value = n }
            """,
            "spec.ilv": "model spec\nvar value: 0..5\nrule add when value < 5 { value += 1 }\nallow deadlock\n",
        ]
        let (document, json) = try document(files, ["check", "FOLDER/m.ilv"])
        let property = json["files"][0]["model"]["scenarios"][0]["search"]["properties"][0]
        #expect(property["verdict"].string == "violated", "\(json)")
        let refinement = property["evidence"]["refinement"]
        #expect(refinement["specification"].string == "spec")
        #expect(refinement["matches"].elements.count == property["evidence"]["trace"]["transitions"].elements.count)
        #expect(document.files[0].model?.scenarios[0].evidence.count == 1)
    }

    @Test func walksAreInTheReportAndTheirTracesCanBeUsed() throws {
        let model = """
            model m
            thread t[2]
            var n: 0..3
            op add() by t when n < 3 { n += 1 }
            allow deadlock
            invariant low { n < 2 }
            reachable one { n == 1 }
            liveness ends { eventually (n == 3) }
            """
        let (_, json) = try document(["m.ilv": model], ["simulate", "--walks", "20", "FOLDER/m.ilv"])
        #expect(json["simulation"]["walks"].integer == 20)
        #expect(json["simulation"]["states"].integer == 4)
        let scenario = json["files"][0]["model"]["scenarios"][0]
        #expect(scenario["status"].string == "otherwise")
        #expect(scenario["search"]["isExhaustive"] == .bool(false))
        let properties = scenario["search"]["properties"].elements
        #expect(properties.map { $0["verdict"].string } == ["violated", "reached", "incomplete"])
        #expect(properties[0]["evidence"]["trace"]["states"].elements.count == 3)
        #expect(properties[1]["evidence"]["trace"]["transitions"].elements.count == 1)
        let report = try TemporaryRun(["m.ilv": model], ["simulate", "--format", "json", "FOLDER/m.ilv"]).output
        let listing = try TemporaryRun(["r.json": report], ["reproduce", "FOLDER/r.json", "--as", "interleaving"])
        #expect(listing.code == .success, "\(listing.errors)")
        #expect(listing.output.contains("invariant low is violated"))
    }

    @Test func aBaselineIsInTheReport() throws {
        let model = "model m\nthread t\nvar n: bool\nop go() by t { n = !n }\ninvariant off { !n }\n"
        let entries = """
            m.ilv#default
              violated off
              until 2027-03-31
              reason It is known.

            m.ilv#default
              deadlock
              until 2027-03-31
              reason It never was.

            """
        let arguments = ["check", "--baseline", "FOLDER/b.txt", "--today", "2027-03-31", "FOLDER/m.ilv"]
        let (_, json) = try document(["m.ilv": model, "b.txt": entries], arguments)
        let scenario = json["files"][0]["model"]["scenarios"][0]
        #expect(scenario["status"].string == "accepted")
        #expect(scenario["search"]["properties"][0]["isExpected"] == .bool(true))
        #expect(scenario["search"]["accepted"][0]["property"].string == "off")
        #expect(json["baseline"]["entries"].elements.map { $0["outcome"].string } == ["accepted", "stale"])
        let run = try TemporaryRun(["m.ilv": model, "b.txt": entries], arguments + ["--format", "github"])
        #expect(
            run.output.hasPrefix("::error file=b.txt,line=6,title=baseline%3A stale entry::m.ilv#default: deadlock,"))
        #expect(!run.output.contains("invariant off"))
    }

    @Test func foreignNewerAndDamagedDocumentsAreRefused() throws {
        let run = try TemporaryRun(
            ["m.ilv": "model m\nthread t\nvar n: bool\nop go() by t { n = !n }\ninvariant off { !n }\n"],
            ["check", "--format", "json", "FOLDER/m.ilv"])
        let read = { (text: String) throws(ReportDocumentError) in try ReportDocument(json: Array(text.utf8)) }
        #expect(throws: ReportDocumentError.foreign) { try read("{\"a\": 1}") }
        #expect(throws: ReportDocumentError.foreign) { try read("no json") }
        #expect(throws: ReportDocumentError.newer(version: 2)) {
            try read(run.output.replacing("\"version\": 1", with: "\"version\": 2"))
        }
        #expect(throws: ReportDocumentError.damaged("sources[0] lacks 'text'")) {
            try read(run.output.replacing("\"text\": \"model", with: "\"test\": \"model"))
        }
        #expect(throws: ReportDocumentError.self) {
            try read(run.output.replacing("\"thread\": \"t\"", with: "\"thread\": \"u\""))
        }
        #expect(throws: ReportDocumentError.self) {
            try read(run.output.replacing("\"line\": 5", with: "\"line\": 500"))
        }
        #expect(throws: Never.self) { try read(run.output) }
    }
}
