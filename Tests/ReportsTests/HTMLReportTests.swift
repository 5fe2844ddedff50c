import Execution
import Language
import Testing

@testable import Reports

@Suite struct HTMLReportTests {
    /// A scenario that was searched.
    private static func scenario(
        _ name: String, _ properties: [PropertyReport], _ expectations: Expectations = Expectations()
    ) -> ScenarioReport {
        ScenarioReport(
            name: name, title: "the \(name) one", expectations: expectations,
            outcome: .searched(SearchReport(properties: properties)))
    }

    /// The page of a check of one file.
    private static func page(
        _ scenarios: [ScenarioReport], coverage: CoverageReport = CoverageReport(),
        _ traces: TerminalReport.Options.Traces = .all
    ) -> String {
        var options = TerminalReport.Options()
        options.traces = traces
        return HTMLReport.render(
            CheckReport(files: [Example.file(scenarios, coverage: coverage)]), options: options)
    }

    /// How often `text` stands in `page`.
    private static func count(_ text: String, in page: String) -> Int { page.split(separator: text).count - 1 }

    @Test func everyLinkLeadsToOneElement() {
        let page = Self.page(
            [
                Self.scenario("first", [Example.violated]),
                Self.scenario(
                    "second", [Example.violated, Example.reachable(.reached(Evidence(trace: Example.bind)))]),
            ],
            coverage: CoverageReport(neverExecuted: [
                CoverageItem(kind: .step(operation: "fault", label: "map"), span: Example.span("ept[v][p] = e"))
            ]))
        let identities = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        let links = page.matches(of: /href="#([^"]+)"/).map { String($0.1) }
        #expect(identities.count == Set(identities).count)
        #expect(links.filter { !identities.contains($0) } == [])
        for link in ["trace-1", "trace-2", "scenario-1-1", "s1-2", "s1-3", "s1-5", "s1-6"] {
            #expect(links.contains(link))
        }
        for identity in ["model-1", "trace-1/6", "source-1"] { #expect(identities.contains(identity)) }
    }

    @Test func nothingIsLoaded() {
        let page = Self.page([Self.scenario("first", [Example.violated])])
        for text in ["://", "src=", "url(", "@import", "<link", "import("] { #expect(!page.contains(text)) }
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\""))
    }

    @Test func whatWasNotExpectedIsOpenAndTheRestFolded() {
        let expected = Expectations(violated: ["mapped_frames_are_owned"])
        #expect(
            Self.page([Self.scenario("first", [Example.violated])]).contains(
                "<article class=\"trace fold bad\" id=\"trace-1\" data-trace=\"1\">"))
        #expect(
            Self.page([Self.scenario("first", [Example.violated], expected)]).contains(
                "<article class=\"trace fold known folded\" id=\"trace-1\" data-trace=\"1\">"))
    }

    @Test func whatWasExpectedIsLeftOutWhereOnlyTheRestIsAskedFor() {
        let expected = Expectations(violated: ["mapped_frames_are_owned"])
        let page = Self.page([Self.scenario("first", [Example.violated], expected)], .unexpected)
        #expect(!page.contains("<article"))
        #expect(!page.contains("<script"))
        #expect(page.contains("<p class=\"faint\">1 trace of what was expected not shown.</p>"))
    }

    @Test func aTraceThatTwoScenariosShareIsShownOnce() {
        let page = Self.page([
            Self.scenario("first", [Example.violated]), Self.scenario("second", [Example.violated]),
        ])
        #expect(Self.count("<article", in: page) == 1)
        #expect(Self.count("<a href=\"#trace-1\"", in: page) == 2)
    }

    @Test func theVerdictsAreInATable() {
        let page = Self.page([Self.scenario("first", [Example.violated])])
        #expect(
            page.contains(
                "<code>mapped_frames_are_owned</code> <span class=\"faint\">a mapped frame belongs to a file of that VM</span>"
            ))
        #expect(
            page.contains(
                "<td class=\"bad deviating\" title=\"violated after 6 transitions\"><a href=\"#trace-1\" "
                    + "aria-label=\"violated after 6 transitions\">✗ 6</a></td>"))
    }

    @Test func theReasonAndTheStepsAreText() {
        let page = Self.page([Self.scenario("first", [Example.violated])])
        #expect(
            page.contains(
                "<p>After transition 6, this is false (<a class=\"place\" href=\"#s1-6\">unbound.ilv:6:5</a>):</p>"))
        #expect(page.contains("<p>for <b>v = vm1</b>, <b>p = 0</b></p>"))
        #expect(
            page.contains(
                "<li data-step=\"6\"><b>vcpu[vm1]</b> <code>&lt;... fault resumed at <span class=\"strong\">map</span>&gt; = 0"
                    + "</code> <a class=\"place\" href=\"#s1-2\">unbound.ilv:2:1</a><ul><li>ept[vm1][0]: "
                    + "<span class=\"faint\">none → </span>frame1</li></ul></li>"))
    }

    @Test func whatWasNeverExecutedIsInTheMargin() {
        let page = Self.page(
            [Self.scenario("first", [Example.invariant(.holds)])],
            coverage: CoverageReport(neverExecuted: [
                CoverageItem(kind: .step(operation: "fault", label: "map"), span: Example.span("ept[v][p] = e"))
            ]))
        #expect(
            page.contains(
                "<span id=\"s1-3\"><i title=\"step map of fault: never executed\">never</i>    ept[v][p] = e</span>"))
        #expect(page.contains("<code>step map of fault</code> <a class=\"place\" href=\"#s1-3\">unbound.ilv:3:5</a>"))
    }

    @Test func textOfTheModelIsNoMarkup() {
        let evil = "</script><b onclick='x'>&\"\u{202E}"
        var sources = SourceMap()
        _ = sources.add(SourceFile(path: evil, text: Array(evil.utf8)))
        let actor = Example.thread(evil, 0)
        let change = Example.change("x[\(evil)]", evil, evil)
        let place = SourceSpan(file: FileID(index: 0), start: 0, end: 1)
        let step = TransitionDescription(
            actor: actor, action: evil, arguments: [.init(name: evil, value: evil)], part: .statement(evil),
            choices: [.init(name: evil, value: evil)], result: .value(evil), changes: [change], span: place,
            endsInError: false)
        let state = StateDescription(
            variables: [.init(name: evil, value: evil)],
            threads: [
                ThreadDescription(
                    name: evil, operation: evil, step: evil, nextStatement: evil, span: place,
                    locals: [.init(name: evil, value: evil)])
            ], locks: [LockDescription(path: evil, isShared: false, holders: [0])])
        let reason = Explanation(
            conjunct: evil, span: place, bindings: [.init(name: evil, value: evil)],
            terms: [.init(text: evil, value: evil, span: place)])
        let property = PropertyReport(
            name: evil, title: evil, documentation: [evil], kind: .invariant, span: place,
            verdict: .violated(
                Evidence(
                    trace: TraceReport(transitions: [step], states: [state, state]), explanations: [reason],
                    refinement: RefinementExplanation(
                        specification: evil, initial: [.init(name: evil, value: evil)], matches: [.fails([change])],
                        nearest: []))))
        var scenario = ScenarioReport(
            name: evil, title: evil, documentation: [evil], settings: [.init(name: evil, value: evil)],
            outcome: .searched(SearchReport(properties: [property])))
        scenario.threads = [evil]
        let model = ModelReport(name: evil, title: evil, sources: sources, scenarios: [scenario])
        let page = HTMLReport.render(CheckReport(files: [FileReport(path: evil, content: .model(model))]))
        #expect(Self.count("</script>", in: page) == 2)
        #expect(!page.contains("<b onclick"))
        #expect(!page.contains("\u{202E}"))
        #expect(page.matches(of: /id="([^"]*)"/).allSatisfy { $0.1.wholeMatch(of: /[a-z0-9\/-]+/) != nil })
    }

    @Test func severalModelsAreListedFirst() {
        let scenario = Self.scenario("first", [Example.invariant(.holds)])
        let page = HTMLReport.render(CheckReport(files: [Example.file([scenario]), Example.file([scenario])]))
        #expect(page.contains("<h1>Check of 2 files</h1>"))
        #expect(
            page.contains(
                "<li><span class=\"good\">✓</span> <a href=\"#model-2\">unbound_then_bind</a> "
                    + "<span class=\"faint\">unbound.ilv</span></li>"))
    }
}

@Suite struct HTMLDataTests {
    @Test func statesAreWhatChangesFromOneToTheNext() {
        let variables = { (value: String) in
            [TransitionDescription.Binding(name: "x", value: value), .init(name: "y", value: "<")]
        }
        let idle = ThreadDescription(
            name: "t", operation: nil, step: nil, nextStatement: nil, span: nil, locals: [])
        let inside = ThreadDescription(
            name: "t", operation: "op", step: "start", nextStatement: "x = 1", span: Example.span("ept[v][p] = e"),
            locals: [.init(name: "n", value: "7")])
        let trace = TraceReport(
            transitions: [Example.transition(Example.thread("t", 0), "op", [])],
            states: [
                StateDescription(variables: variables("0"), threads: [idle]),
                StateDescription(
                    variables: variables("1"), threads: [inside],
                    locks: [LockDescription(path: "m", isShared: true, holders: [0])]),
            ])
        var scenario = ScenarioReport(
            name: "s",
            outcome: .searched(SearchReport(properties: [Example.invariant(.violated(Evidence(trace: trace)))])))
        scenario.threads = ["t"]
        let file = Example.file([scenario])
        let models = HTMLModel.all(of: CheckReport(files: [file]))
        let traces = HTMLTraces(of: models, options: TerminalReport.Options())
        var data = HTMLData()
        data.add(traces.shown[0], scenario, HTMLSources(models: models, traces: traces))
        #expect(
            data.json == """
                {"paths":[[10,11]],"texts":["t op() ...","t","op","start","x = 1","n","7","m","1","model","x","y","0",\
                "\\u003c"],"traces":[{"labels":[0],"locks":[[],[[7,1,0]]],"model":{"changes":[[0,8]],\
                "initial":[12,13],"name":9,"paths":0},"number":1,"places":[[],[[0,2,3,4,1,3,5,6]]],\
                "spans":[[1,2,2]],"threads":[1]}]}
                """)
    }
}
