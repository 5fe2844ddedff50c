import Execution
import Reports
import Testing

@Suite struct SequenceChartTests {
    /// The threads of the example.
    static let threads = ["host[1]", "host[2]", "vcpu[vm1]"]

    /// The chart of the race of a fault with a punched hole.
    static let race = SequenceChart(
        threads: threads, trace: Example.race, ending: .violated("mapped_frames_are_owned"))

    /// A state in which those locks are held.
    static func state(_ locks: LockDescription...) -> StateDescription {
        StateDescription(variables: [], threads: [], locks: locks)
    }

    @Test func thereIsALifelineForWhoActsAndForWhatIsActedOn() {
        #expect(Self.race.lifelines.map(\.name) == ["host[1]", "vcpu[vm1]", "file1", "vm1"])
        #expect(Self.race.lifelines.map(\.kind) == [.thread, .thread, .object, .object])
    }

    @Test func rowsActOnWhatTheyChangeElseOnWhatTheCallNames() {
        #expect(Self.race.rows.map(\.lifeline) == [0, 1, 1, 0, 0, 1])
        #expect(Self.race.rows.map(\.targets) == [[2], [2], [2], [3], [2, 3], [3]])
    }

    @Test func changesAreToldByTheirObjects() {
        #expect(Self.race.rows[4].changes.map(\.lifeline) == [2, 3])
        #expect(Self.race.rows[4].changes.map(\.part) == ["frame[0]", "in_progress"])
        #expect(Self.race.rows[4].changes.map(\.path) == ["file[file1].frame[0]", "in_progress[vm1]"])
    }

    @Test func aCallLastsFromItsFirstRowToItsReturn() {
        #expect(
            Self.race.activations.map { [$0.lifeline, $0.first, $0.last ?? -1] } == [
                [0, 0, 0], [1, 1, 5], [0, 3, 4],
            ])
    }

    @Test func whoIsInsideAtTheEndStaysInside() {
        let trace = TraceReport(transitions: Array(Example.race.transitions.prefix(4)))
        let chart = SequenceChart(threads: Self.threads, trace: trace)
        #expect(
            chart.activations.map { [$0.lifeline, $0.first, $0.last ?? -1] } == [[0, 0, 0], [1, 1, -1], [0, 3, -1]])
    }

    @Test func aLockIsHeldFromTheRowThatTakesItToTheOneThatGivesItBack() {
        let mutex = LockDescription(path: "m[vm1]", isShared: false, holders: [0])
        let readers = LockDescription(path: "r", isShared: true, holders: [0, 2])
        let writer = LockDescription(path: "r", isShared: true, holders: [2])
        let actor = Example.thread("host[1]", 0)
        let free = Example.change("m[vm1]", "free", "held by host[1]")
        let trace = TraceReport(
            transitions: [
                Example.transition(actor, "a", [], [free]), Example.transition(actor, "a", part: .statement("s")),
                Example.transition(actor, "a", part: .statement("t"), result: .success),
            ], states: [Self.state(), Self.state(mutex), Self.state(mutex, readers), Self.state(writer)])
        let chart = SequenceChart(threads: Self.threads, trace: trace)
        #expect(chart.lifelines.map(\.name) == ["host[1]", "vcpu[vm1]"])
        #expect(chart.locks.map(\.path) == ["m[vm1]", "r", "r"])
        #expect(chart.locks.map(\.isShared) == [false, true, true])
        #expect(chart.locks.map { [$0.lifeline, $0.first, $0.last ?? -1] } == [[0, 0, 2], [0, 1, 2], [1, 1, -1]])
        #expect(chart.rows.map(\.taken) == [[0], [1, 2], []])
        #expect(chart.rows.map(\.released) == [[], [], [0, 1]])
        #expect(chart.rows[0].changes == [])
    }

    @Test func theRowsOfALoopStandBehindTheOthers() {
        let step = Example.transition(.environment, "tick", part: .rule)
        let loop = LoopReport(transitions: [step, step], participants: [])
        let chart = SequenceChart(threads: Self.threads, trace: Example.bind, loop: loop)
        #expect(chart.loopStart == 1)
        #expect(chart.rows.count == 3)
        #expect(chart.lifelines.map(\.name) == ["host[1]", "environment", "file1"])
        let stop = LoopReport(transitions: [], participants: [])
        #expect(SequenceChart(threads: Self.threads, trace: Example.bind, loop: stop).loopStart == 1)
        #expect(SequenceChart(threads: Self.threads, trace: Example.bind).loopStart == nil)
    }

    @Test func whoWaitsAtTheEndHasALifeline() {
        let wait = DeadlockDescription.Wait(
            thread: "host[2]", statement: "lock(m[v])", resource: "m[vm1]", holders: ["host[1]"],
            span: Example.span("op fault"))
        let chart = SequenceChart(threads: Self.threads, trace: Example.bind, waits: [wait], ending: .deadlock)
        #expect(chart.lifelines.map(\.name) == ["host[1]", "host[2]", "file1"])
        #expect(chart.waits.map(\.lifeline) == [1])
        #expect(chart.waits.map(\.statement) == ["lock(m[vm1])"])
    }

    @Test func moreObjectsThanFitAreToldOnTheLifelineOfWhoActs() {
        let changes = (1...8).map { Example.change("size[file\($0)]", "0", "1") }
        let trace = TraceReport(
            transitions: [Example.transition(Example.thread("host[1]", 0), "grow", result: .success, changes)])
        let chart = SequenceChart(threads: Self.threads, trace: trace)
        #expect(chart.lifelines.map(\.name) == ["host[1]", "file1", "file2", "file3", "file4", "file5", "file6"])
        #expect(chart.rows[0].changes.map(\.lifeline) == [1, 2, 3, 4, 5, 6, 0, 0])
        #expect(chart.rows[0].changes.map(\.part).suffix(2) == ["size[file7]", "size[file8]"])
    }

    @Test func aThreadThatIsInNoListHasALifelineAllTheSame() {
        let chart = SequenceChart(threads: [], trace: Example.race)
        #expect(chart.lifelines.map(\.name) == ["host[1]", "vcpu[vm1]", "file1", "vm1"])
    }
}

@Suite struct SequenceChartSVGTests {
    @Test func eachRowCanBeFoundByItsStep() {
        let svg = SequenceChartTests.race.svg(anchor: "trace-7")
        for step in 1...6 {
            #expect(svg.contains("<rect id=\"trace-7/\(step)\" class=\"area\" data-step=\"\(step)\""))
            #expect(svg.contains("<g class=\"row\" data-step=\"\(step)\">"))
        }
        #expect(!svg.contains("data-step=\"7\""))
        #expect(svg.contains("✗ mapped_frames_are_owned is violated"))
    }

    @Test func textOfTheModelIsNoMarkup() {
        let trace = TraceReport(transitions: [
            Example.transition(
                Example.thread("</svg><b>", 0), "a&b", ["<script>"],
                [Example.change("x[\"<i>\"]", "'<u>", "\u{202E}>")])
        ])
        let svg = SequenceChart(threads: ["</svg><b>"], trace: trace, ending: .error("</text>")).svg()
        #expect(svg.split(separator: "</svg>").count == 2)
        for tag in ["<b>", "<script>", "<i>", "<u>", "a&b", "\u{202E}"] { #expect(!svg.contains(tag)) }
        #expect(svg.contains("&lt;/svg&gt;&lt;b&gt;"))
    }

    @Test func whatStandsAloneBringsItsColors() {
        let svg = SequenceChartTests.race.standaloneSVG(title: "a race")
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\""))
        #expect(svg.contains("aria-label=\"a race\""))
        #expect(svg.contains("prefers-color-scheme: dark"))
        #expect(!svg.contains(" id="))
    }

    @Test func aLoopIsMarkedAndAStopIsTold() {
        let step = Example.transition(.environment, "tick", part: .rule)
        let loop = LoopReport(transitions: [step], participants: [])
        let stop = LoopReport(transitions: [], participants: [])
        let looping = SequenceChart(threads: [], trace: Example.bind, loop: loop, ending: .violated("p")).svg()
        #expect(looping.contains(">for ever</text>"))
        #expect(looping.contains("✗ p is false on this run<"))
        let stopping = SequenceChart(threads: [], trace: Example.bind, loop: stop, ending: .violated("p")).svg()
        #expect(!stopping.contains(">for ever</text>"))
        #expect(stopping.contains("✗ p is false on this run: it stops here for ever<"))
    }
}
